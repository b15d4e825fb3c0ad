"""R4: a sentence that states what has been told: the same act, doer and target, and nothing else."""

import re
from collections.abc import Iterable, Iterator, Mapping

from previously.canon.lookup.index import ARTICLES, Index, Instances, OfVerb
from previously.core.entries import Event
from previously.press.gate.phrasing import Phrasing
from previously.press.gate.told_wordings import without_articles, wordings

Token = str
"""A word of a sentence in lower case, or `@id` for somebody the reader knows."""
LEADS = frozenset({"and", "so", "yes", "when", "after", "as", "then"})
BEFORE_A_HAND = frozenset({"under", "on", "at", "by"})
ORDERS = r"(?:orders?|command|commands|control|bidding)"
FORCED = re.compile(
    rf"^(.*) (?:(?:under|on|at|by) (@[\w-]+) {ORDERS}|forced by (@[\w-]+)|under {ORDERS} of (@[\w-]+))$"
)
FORCED_FIRST = re.compile(rf"^(?:under|on|at|by) (@[\w-]+) {ORDERS} (.*)$")


def told(sentence: Phrasing) -> tuple[str, ...]:
    """The addresses of the events a sentence states, if it does nothing else; otherwise empty."""
    if sentence.masked or not sentence.names or sentence.has(sentence.lexicon.turns):
        return ()
    found = [_event(clause, sentence) for clause in _clauses(_parts(sentence))]
    return tuple(event.id for event in found if event) if found and all(found) else ()


def _parts(sentence: Phrasing) -> list[Token]:
    """The sentence as words, names as `@id`; of its punctuation, what separates statements, as a comma."""
    found: list[Token] = []
    at = 0
    names = {one[0]: one for one in sentence.names}
    for word in sentence.words:
        if word.start < at:
            continue
        name = names.get(word.start)
        if name is not None:
            found.append(f"@{name[2]}")
            at = name[1]
            at += 2 if sentence.plain[at : at + 2] in {"'s", "’s"} else 0
        elif not word.sign:
            found.append(word.low)
        elif word.text in {",", ";", ":"}:
            found.append(",")
    return found


def _clauses(parts: list[Token]) -> list[list[Token]]:
    """`Jessica kills Reva, and Luke finds out`: its statements, each of which must begin with a person."""
    found: list[list[Token]] = [[]]
    for i, part in enumerate(parts):
        following = parts[i + 1] if i + 1 < len(parts) else ""
        if part in {",", "and", "then"} and following.startswith("@") and _says(found[-1]):
            found.append([])
        elif part != "," and not (part in LEADS and not found[-1]):
            found[-1].append(part)
    return [clause for clause in found if clause]


def _says(clause: list[Token]) -> bool:
    """Is this a complete statement, and not only its people or its forcer?"""
    told_of = any(not part.startswith("@") and part not in ARTICLES for part in clause)
    return told_of and clause[0] not in BEFORE_A_HAND


def _event(clause: list[Token], sentence: Phrasing) -> Event | None:
    """The last told event that a statement matches, word for word except for tense."""
    said = _under(without_articles(" ".join(clause)))
    found = (
        one.last for one in candidates(said, sentence.reader.deeds, sentence.reader.verbs) if said in wordings(one.deed)
    )
    return max(found, key=lambda last: last[0], default=(None, None))[1]


def candidates(said: str, deeds: Index, verbs: Mapping[str, Iterable[str]]) -> Iterator[Instances]:
    """The deeds a statement may describe: with a verb it has a word of (`verbs`), by and to people it names."""
    words = said.split()
    by_whom = {word[1:] for word in words if word.startswith("@")}
    left = words[:-3] if words[-3:][:1] == ["under"] else words
    targets = {"", *(word for word in words if word.startswith("@")), *_ends(words), *_ends(left)}
    for verb in dict.fromkeys(verb for word in words for verb in verbs.get(word, ())):
        yield from _of_verb(deeds.of(verb), by_whom, targets)


def _of_verb(known: OfVerb, by_whom: set[str], targets: set[str]) -> Iterator[Instances]:
    for who in by_whom:
        yield from known.deaths.get(who, {}).values()
        for target in targets:
            yield from known.deeds.get((who, target), {}).values()


def _ends(words: list[str]) -> Iterator[str]:
    """Its endings: the last word, the last two, and so on."""
    return (" ".join(words[i:]) for i in range(len(words)))


def _under(said: str) -> str:
    """A statement with whoever forced it, if anyone, at its end."""
    if first := FORCED_FIRST.match(said):
        return f"{first[2]} under {first[1]} orders"
    if last := FORCED.match(said):
        return f"{last[1]} under {last[2] or last[3] or last[4]} orders"
    return said
