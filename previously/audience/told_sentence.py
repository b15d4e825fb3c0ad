"""R4: a sentence that says what has been told: the same act by the same person to the same other, and nothing else."""

import re
from collections.abc import Iterator
from functools import lru_cache

from previously.audience.inflect import tenses
from previously.audience.phrasing import Sentence
from previously.core.entries import Event
from previously.core.verbs import Verb

Part = str
"""A word of a sentence in small letters, or `@id` for somebody the reader knows."""
LEADS = frozenset({"and", "but", "so", "yes", "when", "after", "as", "then"})
ARTICLES = frozenset({"the", "a", "an"})
_BY = {"under": ("'s orders", "'s command", "'s control"), "on": ("'s orders", "'s command"), "by": ("'s order",)}
FORCED = re.compile(r"(?:under|on|at|by) (@[\w-]+) (?:orders?|command|control|bidding)")


def told(sentence: Sentence) -> tuple[str, ...]:
    """The addresses of the events that a sentence tells, where that is all it does; else nothing."""
    if not sentence.names or sentence.has(sentence.lexicon.turns):
        return ()
    parts = _parts(sentence)
    clauses = _clauses(parts)
    found = [_event(clause, sentence) for clause in clauses]
    return tuple(event.id for event in found if event) if found and all(found) else ()


def _parts(sentence: Sentence) -> list[Part]:
    """The sentence as words, names as `@id`, signs but commas left out."""
    found: list[Part] = []
    at = 0
    for word in sentence.words:
        if word.start < at:
            continue
        name = next((one for one in sentence.names if one[0] == word.start), None)
        if name is not None:
            found.append(f"@{name[2]}")
            at = name[1]
            if sentence.plain[at : at + 2] in {"'s", "’s"}:
                found.append("'s")
                at += 2
        elif not word.sign:
            found.append(word.low)
        elif word.text in {",", ";"}:
            found.append(",")
    return found


def _clauses(parts: list[Part]) -> list[list[Part]]:
    """`Jessica kills Reva, and Luke finds out`: its statements, each of which must begin with somebody."""
    found: list[list[Part]] = [[]]
    for i, part in enumerate(parts):
        following = parts[i + 1] if i + 1 < len(parts) else ""
        if part in {",", "and", "then"} and found[-1] and following.startswith("@") and _has_verb(found[-1]):
            found.append([])
        elif part != "," and not (part in LEADS and not found[-1]):
            found[-1].append(part)
    return [clause for clause in found if clause]


def _has_verb(clause: list[Part]) -> bool:
    return any(not part.startswith("@") and part not in ARTICLES for part in clause)


def _event(clause: list[Part], sentence: Sentence) -> Event | None:
    """The told event that one statement is, word for word but for its tense."""
    said = _unplaced(" ".join(clause).replace(" 's ", " ").strip())
    owned = " ".join(clause).strip()
    for event in reversed(sentence.reader.events):
        if any(wanted in {said, owned} for wanted in wordings(event)):
            return event
    return None


def _unplaced(said: str) -> str:
    """A statement without the articles at its head."""
    return re.sub(r"^(?:the|a|an) (?=@)", "", said)


@lru_cache(maxsize=1 << 14)
def wordings(event: Event) -> frozenset[str]:
    """Every way in which an event may be said: active and passive, now and past, and its death by name."""
    found = {said for form in event.verb.forms for said in _said(event, form)}
    if event.verb.dies and not event.verb.seems:
        victim = event.object if event.verb.dies == "object" else event.subject
        found |= {
            f"@{victim} dies",
            f"@{victim} died",
            f"@{victim} is dead",
            f"@{victim} is killed",
            f"@{victim} was killed",
        }
    forced = {f"{said} {_hand(event)}" for said in found} if event.forced_by else set()
    return frozenset(found | forced)


def _said(event: Event, form: str) -> Iterator[str]:
    now, past, participle = tenses(form)
    actor = f"@{event.subject}"
    target = f"@{event.object}" if event.object else event.object_text.casefold()
    for verb in dict.fromkeys((now, past, f"has {participle}")):
        yield f"{actor} {verb} {target}".strip()
    if event.object and _passive(event.verb):
        yield from (f"{target} {be} {participle} by {actor}" for be in ("is", "was", "has been", "gets", "got"))


def _passive(verb: Verb) -> bool:
    return "name" in verb.takes


def _hand(event: Event) -> str:
    return f"under @{event.forced_by} orders"
