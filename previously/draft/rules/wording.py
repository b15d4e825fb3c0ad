"""A clause of a page as a line of the log, and as the words that are quoted for it."""

from collections.abc import Mapping
from functools import cache

from previously.draft.parsing.tokens import Token
from previously.draft.rules.clauses import Clause
from previously.draft.rules.prose import Prose
from previously.language.lexicon.forms import THIRD, forms, table


def line_of(clause: Clause, names: Mapping[str, str]) -> str:
    """The clause as a line in the present, each by the name of the cast; empty where the verb has no form we know."""
    tokens, others = clause.sentence.tokens, dict(clause.others)
    verb = tokens[clause.verb]
    plural = len(clause.who) > 1
    if clause.passive:
        told = f"{'are' if plural else 'is'} {verb.text.casefold()}"
    else:
        told = base_of(verb) if plural else third(base_of(verb))
    if not told or not clause.words:
        return ""
    said, last = " and ".join(names[who] for who in clause.who), -1
    for number in clause.words:
        token = tokens[number]
        joined = last == number - 1 and last >= 0 and tokens[last].end == token.start  # `left-handed`, `Ann's`
        word = told if number == clause.verb else names[others[number]] if number in others else token.text
        said, last = f"{said}{'' if joined else ' '}{word}", number
    return " ".join(said.split())


def base_of(token: Token) -> str:
    """The base form of a verb, by the house's table and, where that has several, by the parser; empty if unknown."""
    bases = list(dict.fromkeys(base for base, _ in forms(token.text.casefold())))
    lemma = token.lemma.casefold()
    return lemma if lemma in bases else bases[0] if len(bases) == 1 else ""


def third(base: str) -> str:
    """The form of a verb that says that one does it (`slaps`); empty if unknown."""
    return _third().get(base, "")


@cache
def _third() -> Mapping[str, str]:
    return {base: word for word, known in table().items() for base, tag in known if tag == THIRD} | {"be": "is"}


def quote_of(prose: Prose, clause: Clause, words: tuple[int, ...] | None = None) -> str:
    """The words of the page from the subject to the last of the line, or of `words`; empty with speech among them."""
    tokens = clause.sentence.tokens
    numbers = [*(clause.words if words is None else words), clause.verb]
    if clause.subject is not None:
        numbers += clause.sentence.phrase(clause.subject)
    start, end = tokens[min(numbers)].start, tokens[max(numbers)].end
    return "" if prose.is_said(start, end) else " ".join(prose.text[start:end].split())
