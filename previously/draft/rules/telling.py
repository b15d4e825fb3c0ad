"""What one tells another, in the page's own words: `Joe told Mara that the boat was sold`, `told her about it`."""

from collections.abc import Callable, Mapping

from previously.core.proposal import ProposalKind
from previously.draft.rules.clauses import Clause
from previously.draft.rules.found import MAIN, Found
from previously.draft.rules.prose import SUBJECT, Prose
from previously.draft.rules.wording import base_of, third
from previously.language.lexicon.wordlists import words
from previously.language.sentence.reading import Reading

_TO = words("confess reveal write explain whisper mention announce remark declare admit report say reply")
_TELLS = words("tell inform warn assure remind promise") | _TO
"""Verbs that tell it `to` somebody."""
_LONGEST = 20
"""So many words of what is told are taken into a line."""
_ABOUT = words("about of")
_OF_A_NAME = words("himself herself")
_NEVER = words(
    "i me my we us our you your they them their it its this these those who which what whose when where why how"
)
"""Words that mean nobody in a line that stands alone."""


def told_in(prose: Prose, clause: Clause, names: Mapping[str, str], read: Callable[[str], Reading]) -> Found | None:
    """What the hearer of a clause is told there, if it can be said in a line; `names` of the cast by id."""
    sentence, verb = clause.sentence, base_of(clause.sentence.tokens[clause.verb])
    hearer = _hearer(clause, verb) if verb in _TELLS and not clause.passive else None
    if hearer is None or len(clause.who) > 1:
        return None
    told = _content(clause)
    said = _said(prose, clause, told, hearer[1], names) if told else ""
    first = clause.verb if clause.subject is None else min(sentence.phrase(clause.subject))
    start, end = sentence.tokens[min(first, clause.verb)].start, sentence.tokens[told[-1]].end if told else 0
    if not said or prose.is_said(start, end):
        return None
    quote = " ".join(prose.text[start:end].split())
    who = (*clause.who, hearer[1])
    for does in dict.fromkeys((verb, "tell")):
        line = f"{names[clause.who[0]]} {third(does)}{' to' if does in _TO else ''} {names[hearer[1]]} {said}"
        kind = _kind(read(line), clause.who, hearer[1])
        if kind is not None:
            return Found(line, quote, kind, MAIN * clause.sure, who, clause.start)
    return None


def _kind(found: Reading, who: tuple[str, ...], hearer: str) -> ProposalKind | None:
    """What a line is that is read as one telling another; None where it is read otherwise, or has it happen now."""
    if not found.events or found.events[0].by != who or any(one.status == "happened" for one in found.events[1:]):
        return None
    if found.tells:
        return "fact" if found.tells[0].to == (hearer,) and found.events[0].status == "happened" else None
    return "line" if len(found.events) == 1 and found.events[0].to == (hearer,) else None


def _content(clause: Clause) -> list[int]:
    """The words that say what is told: a clause with `that`, or that could have it; else a phrase with `about`."""
    sentence, content = clause.sentence, clause.sentence.one(clause.verb, "ccomp")
    if content is None:
        about = [one for one in sentence.under(clause.verb, "prep") if _is_about(clause, one)]
        return sentence.phrase(about[0]) if len(about) == 1 else []
    opens = sentence.under(content, "mark", "advmod")
    if content < clause.verb or not sentence.under(content, *SUBJECT):
        return []
    is_that = all(
        sentence.tokens[one].text.casefold() == "that" for one in opens if one == min(sentence.phrase(content))
    )
    return sentence.phrase(content) if is_that else []


def _hearer(clause: Clause, verb: str) -> tuple[int, str] | None:
    """Who is told it: whom the verb has as its object, or behind `to`."""
    for number, who in clause.people:
        token = clause.sentence.tokens[number]
        over = clause.sentence.tokens[token.head]
        direct = token.head == clause.verb and token.role in {"dobj", "dative"} and verb not in _TO
        behind = token.role == "pobj" and over.text.casefold() == "to" and over.head == clause.verb and verb in _TO
        if direct or behind:
            return number, who
    return None


def _is_about(clause: Clause, number: int) -> bool:
    return number > clause.verb and clause.sentence.tokens[number].text.casefold() in _ABOUT


def _said(prose: Prose, clause: Clause, phrase: list[int], hearer: str, names: Mapping[str, str]) -> str:
    """The words of what is told, each pronoun as the name it stands for; empty where one is not sure."""
    sentence, told, end = clause.sentence, "", -1
    if len(phrase) > _LONGEST:
        return ""
    for number in phrase:
        token = sentence.tokens[number]
        word = token.text
        if token.tag in {"PRP", "PRP$"} and word.casefold() not in _OF_A_NAME:
            expletive = word.casefold() == "it" and token.role == "expl"
            who = "" if word.casefold() in _NEVER else _meant(prose, clause, number, hearer)
            if not who and not expletive:
                return ""
            word = (f"{names[who]}'s" if token.tag == "PRP$" else names[who]) if who else word
        elif word.casefold() in _NEVER:
            return ""
        told += word if end == token.start else f" {word}"
        end = token.end
    told = " ".join(told.split())
    about = told.partition(" ")[0].casefold() in _ABOUT
    return told if about or told.casefold().startswith("that ") else f"that {told}"


def _meant(prose: Prose, clause: Clause, number: int, hearer: str) -> str:
    """Whom a pronoun in what is told means: the speaker or the hearer, where only one of them and nobody else can."""
    gender = prose.gender_of(clause.sentence.tokens[number].text)
    (who,) = clause.who
    fits = [one for one in (who, hearer) if prose.names.gender[one] in {gender, ""}]
    others = prose.fitting(clause.sentence.tokens[number].start, gender)
    if len(fits) != 1 or others is None or others - {*fits} or prose.names.gender[fits[0]] != gender:
        return ""
    return fits[0]
