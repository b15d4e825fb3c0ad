"""Main clauses of a parsed sentence that tell what somebody did: who, the verb, to whom, and the words that say so.

What is denied, asked, only possible, or had happened before is left: the gate would refuse it, or nobody could say when
it was.
"""

from collections.abc import Iterator

import msgspec

from previously.draft.parsing.tokens import Tree
from previously.draft.rules.prose import NOUNS, SUBJECT, Prose

_FINITE = {"VBD", "VBZ", "VBP"}
_WITH = ("prt", "dobj", "dative", "prep", "agent", "oprd", "acomp", "attr")
"""What of a clause is told in its line, in the order of the page."""
_WHILE = frozenset({"when", "as", "while", "after", "then"})
"""What may open a clause beside the main one that tells what happened too."""
_SHORT = 4
"""So many words of somebody or something that is not of the cast are told in a line."""


class Clause(msgspec.Struct, frozen=True):
    """One clause: who acts (or suffers, where it is `passive`), the number of its verb, and whom else it names.

    `words` are the words that make its line, the subject left out; none where it says more than a line could.
    `people` is everybody else it has to do with, as far as that is known. `sure` is 1, less where a pronoun tells
    somebody; `by_name`: is everybody who acts called by name?
    """

    sentence: Tree
    verb: int
    who: tuple[str, ...]
    others: tuple[tuple[int, str], ...]
    words: tuple[int, ...]
    passive: bool
    sure: float
    by_name: bool
    subject: int | None
    people: tuple[tuple[int, str], ...]

    @property
    def start(self) -> int:
        """The character of the passage at which its verb stands."""
        return self.sentence.tokens[self.verb].start


def clauses_of(prose: Prose) -> Iterator[Clause]:
    """The clauses of a passage that are told as having happened then, by somebody of the cast, in order."""
    for sentence in prose.sentences:
        tokens = sentence.tokens
        if any(token.text == "?" and not prose.is_said(token.start, token.end) for token in tokens):
            continue
        for verb, token in enumerate(tokens):
            if _is_told(sentence, verb) and not prose.is_said(token.start, token.end):
                found = _clause(prose, sentence, verb)
                if found is not None:
                    yield found


def _is_told(sentence: Tree, verb: int) -> bool:
    """Is it the verb of a main clause, in the past or the present, and neither denied nor only possible?"""
    if not _is_finite(sentence, verb):
        return False
    over = [verb, *sentence.chain(verb)]
    own = next((place for place, one in enumerate(over) if sentence.under(one, *SUBJECT)), len(over))
    if sentence.tokens[over[-1]].role == "advcl" and _is_while(sentence, over[-1]):
        over.append(sentence.tokens[over[-1]].head)
        over += sentence.chain(over[-1])
    if sentence.tokens[over[-1]].role != "ROOT" or not all(sentence.tokens[one].tag.startswith("VB") for one in over):
        return False
    if any(_is_doubted(sentence, one) for one in over[: own + 1]):
        return False
    return not any(_is_under(sentence, one) for one in over[own + 1 :])


def _is_while(sentence: Tree, verb: int) -> bool:
    """Is it told of when something happened, by what did: `when Joe slapped Mara`?"""
    opens = [sentence.tokens[one] for one in sentence.under(verb, "mark", "advmod") if one < verb]
    words = {token.text.casefold() for token in opens if token.tag in {"IN", "WRB"}}
    return bool(words) and words <= _WHILE


def _is_finite(sentence: Tree, verb: int) -> bool:
    token, passive = sentence.tokens[verb], sentence.under(verb, "auxpass")
    if passive:
        return sentence.tokens[passive[0]].tag in _FINITE and token.tag == "VBN"
    return token.tag in _FINITE and not sentence.under(verb, "aux")


def _is_doubted(sentence: Tree, verb: int) -> bool:
    return bool(sentence.under(verb, "neg", "aux", "expl", "csubj", "preconj")) or _is_under(sentence, verb)


def _is_under(sentence: Tree, verb: int) -> bool:
    """Does a word open its clause by which it is no main one: `if`, `that`?"""
    return bool(sentence.under(verb, "mark")) and not _is_while(sentence, verb)


def _clause(prose: Prose, sentence: Tree, verb: int) -> Clause | None:
    subject, who, sure = _subject(prose, sentence, verb)
    if not who:
        return None
    people = tuple(_around(prose, sentence, verb, who))
    words, others = _told_with(prose, sentence, verb, who) or ((), ())
    unsure = 0.1 * any(sentence.tokens[one].tag == "PRP" for one, _ in people)
    passive = bool(sentence.under(verb, "auxpass"))
    return Clause(sentence, verb, who, others, words, passive, sure - unsure, sure == 1.0, subject, people)


def _around(prose: Prose, sentence: Tree, verb: int, who: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Everybody known whom a verb is done to, or by whose side or of whose something it is."""
    for outer in (one for one in sentence.under(verb, "dobj", "dative", "prep", "agent") if one > verb):
        heads = [outer, *_ofs(sentence, outer)]
        for one in (more for head in heads for more in (head, *sentence.under(head, "poss"))):
            if found := prose.named(sentence, one) or prose.meant(sentence, one, who):
                yield one, found


def _ofs(sentence: Tree, outer: int) -> Iterator[int]:
    """The nouns behind the prepositions of a phrase."""
    for one in sentence.under(outer, "prep", "pobj", "dobj"):
        yield one
        yield from _ofs(sentence, one)


def _told_with(
    prose: Prose, sentence: Tree, verb: int, who: tuple[str, ...]
) -> tuple[tuple[int, ...], tuple[tuple[int, str], ...]] | None:
    """The words that a line has of a clause, and whom they name; None where it would leave out to whom it is done."""
    words, others = [verb], list[tuple[int, str]]()
    for one in (one for one in sentence.under(verb, *_WITH) if one > verb):
        phrase, role = sentence.phrase(one), sentence.tokens[one].role
        if role == "prt" and _ends_a_time(sentence, verb, one):
            continue
        named = list(_named(prose, sentence, phrase, who))
        if not named and (role == "prep" or len(phrase) > _SHORT):
            if role != "prep":
                return None  # it is done to something that the line would not say
            continue
        if any(not name for _, name in named) or len(named) > 1 or prose.is_said(*_ends(sentence, phrase)):
            return None
        told = _way_to(sentence, one, named[0][0]) if named else phrase
        if not told:
            return None  # it is of somebody, not done to them
        others += named
        words += told
    return tuple(sorted({*words})), tuple(others)


def _ends_a_time(sentence: Tree, verb: int, particle: int) -> bool:
    """Is it the end of a time, and no part of the verb: `on` of `from that night on`?"""
    before = {sentence.tokens[one].text.casefold() for one in sentence.under(verb, "prep") if verb < one < particle}
    return "from" in before and sentence.tokens[particle].text.casefold() == "on"


def _way_to(sentence: Tree, outer: int, person: int) -> list[int]:
    """The words from a phrase's outermost one to somebody in it: `Mara`, `to Mara`, `in love with Mara`, `Mara's arm`.

    None where there is more between, by which it would not be about them.
    """
    words, number = [person], person
    while number != outer:
        token, number = sentence.tokens[number], sentence.tokens[number].head
        if token.role == "poss":
            words += [*sentence.under(words[0], "case"), number]
            if number != outer or set(sentence.under(number)) - {person}:
                return []
        elif token.role in {"pobj", "prep"}:
            words.append(number)
            if len(sentence.under(number)) > 1:
                return []
        else:
            return []
    return words


def _ends(sentence: Tree, phrase: list[int]) -> tuple[int, int]:
    return sentence.tokens[phrase[0]].start, sentence.tokens[phrase[-1]].end


def _named(prose: Prose, sentence: Tree, phrase: list[int], who: tuple[str, ...]) -> Iterator[tuple[int, str]]:
    """Everybody in a phrase; "" for one who is of the cast, or a person, and not sure."""
    for number in phrase:
        token = sentence.tokens[number]
        if token.tag == "PRP" and token.text.casefold() not in {"it", "itself", "himself", "herself"}:
            yield number, prose.meant(sentence, number, who)
        elif token.role == "poss" and token.tag in NOUNS:
            yield number, prose.named(sentence, number)
        elif any(one.named and one.start <= token.start < one.end for one in prose.mentions):
            found = prose.named(sentence, number)
            mention = next(one for one in prose.mentions if one.named and one.start <= token.start < one.end)
            if token.end == mention.end:
                yield number, found


def _subject(prose: Prose, sentence: Tree, verb: int) -> tuple[int | None, tuple[str, ...], float]:
    """Who acts in a clause: its own subject, or that of the verb it is joined to."""
    for one in (verb, *sentence.chain(verb)):
        subjects = sentence.under(one, *SUBJECT) or sentence.under(one, "compound")  # parsers have `Joe wept` so
        if len(subjects) > 1:
            break
        if subjects:
            return _who(prose, sentence, subjects[0], _done_to(prose, sentence, verb))
    return None, (), 0.0


def _done_to(prose: Prose, sentence: Tree, verb: int) -> tuple[str, ...]:
    """Who is named as whom it is done to, and is not who does it: they would be `himself` there."""
    outer = sentence.under(verb, "dobj", "dative", "prep", "agent")
    inner = (one for prep in outer for one in (prep, *sentence.under(prep, "pobj")))
    return tuple(filter(None, (prose.named(sentence, one) for one in inner)))


def _who(prose: Prose, sentence: Tree, subject: int, but: tuple[str, ...]) -> tuple[int | None, tuple[str, ...], float]:
    found, number, sure = list[str](), subject, 1.0
    while True:
        token = sentence.tokens[number]
        who = prose.named(sentence, number) or prose.meant(sentence, number, but)
        if not who or prose.is_said(token.start, token.end) or _is_other(sentence, number):
            return None, (), 0.0
        found.append(who)
        sure -= 0.1 * (token.tag == "PRP")
        joined = sentence.under(number, "conj")
        if not joined:
            return subject, tuple(found), sure
        words = {sentence.tokens[one].text for one in sentence.under(number, "cc")}
        if len(joined) > 1 or words - {"and"}:
            return None, (), 0.0
        number = joined[0]


def _is_other(sentence: Tree, number: int) -> bool:
    """Is a name told apart by what follows (`the Joe who sings`), or denied? Behind a comma it only adds something."""
    more = sentence.under(number, "relcl", "appos")
    apart = any(sentence.tokens[one].text == "," for one in sentence.under(number, "punct"))
    return bool(sentence.under(number, "neg")) or (bool(more) and not apart)
