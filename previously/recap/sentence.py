"""One sentence from one line of the log, in the present tense, such as `Under Joe’s orders, Ann kills Ben`."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from previously.canon.log import Canon
from previously.canon.reach import lived
from previously.core.entries import Claim, Entry, Event, Note
from previously.recap.own_words import own_words, told_to
from previously.recap.words import Head, Names, clause, head, reflexive

_PRONOUN = re.compile(r"\b(?:him|her|them)$")
_UNSAID = re.compile(r"\b(?:it|him|her|them|he|she|they|what|who)\b")
_HIS = re.compile(r"\b(?:he|she|they|his|her|their)\b")
_ARTICLES = {"the", "a", "an", "his", "her", "their"}


class SentenceParts(NamedTuple):
    """A sentence in parts: its lead-in, subject, verb, object, and what follows."""

    lead: str
    subject: str
    verb: str
    object: str
    tail: str

    @property
    def predicate(self) -> str:
        """Everything after the subject."""
        return " ".join(filter(None, (self.verb, self.object))) + self.tail

    def said(self, opening: str = "") -> str:
        """The whole sentence, with capital and full stop; `opening` comes before everything."""
        leads = [lead for lead in (opening, self.lead) if lead]
        text = "".join(f"{lead}, " for lead in leads) + f"{self.subject} {self.predicate}"
        return finished(text)


def finished(text: str) -> str:
    """Words as a sentence."""
    text = " ".join(text.split())
    return text[:1].upper() + text[1:] + ("" if text.rstrip('"”').endswith((".", "!", "?", "…")) else ".")


def sentence_of_line(canon: Canon, entry: Entry, names: Names | None = None) -> SentenceParts:
    """A line's sentence: what its clauses say about cause, company and manner, but not its effects."""
    names = names or Names(canon)
    said = head(canon, entry)
    subject = names.of(entry.subject)
    if isinstance(entry, Claim):
        return _claim(entry, said, names, subject)
    if isinstance(entry, Note):
        return SentenceParts("", subject, said.form, said.rest, "")
    verb = _death(canon, entry, said.form) or _aim_met(entry) or said.form or _form(entry)
    if told := _told_fact(entry, names, subject, verb):
        return told
    verb, object_ = own_words(canon, entry, names) or (verb, _object(entry, names) or told_to(canon, entry))
    return SentenceParts(_lead(entry, names), subject, verb, object_, _tail(canon, entry, names))


def _form(event: Event) -> str:
    """The verb's first form; with `to` where the line's own words have it: `vows to bring her home`."""
    form = event.verb.forms[0]
    to = event.object_text and f"{form} to" in event.verb.forms and f" to {event.object_text}" in event.text
    return f"{form} to" if to else form


def listed(words: Sequence[str]) -> str:
    """`a, b and c`."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _claim(claim: Claim, said: Head, names: Names, subject: str) -> SentenceParts:
    if claim.kind == "trusts":
        return SentenceParts("", subject, said.form, names.of(claim.object), "")
    if claim.kind == "relies":
        known = names.fact(claim.fact)
        return SentenceParts(
            "", subject, "counts on", f"it that {known}" if known else claim.fact.replace("-", " "), ""
        )
    about = f" about {names.of(claim.topic)}" if claim.topic else ""
    state = said.rest.partition(" about ")[0].strip(' "“”')
    if state.casefold() in {"over it", "over"} or state.casefold().startswith("over "):
        state, about = ("over it", "") if not claim.topic else (f"over {names.of(claim.topic)}", "")
    return SentenceParts("", subject, "is" if said.form.casefold() == "plays" else said.form, state, about)


def _death(canon: Canon, event: Event, form: str) -> str:
    """A seeming death is told as a death until what is told shows otherwise."""
    if not event.verb.seems or not form.casefold().startswith("seems to "):
        return ""
    return "" if lives_on(canon, event) else "dies"


def lives_on(canon: Canon, event: Event) -> bool:
    """Is somebody who only seemed to die seen alive later in life, in what is told?"""
    return event.verb.seems and any(seen.key > lived(event) for seen in canon.appearances_of(event.victim))


def _aim_met(event: Event) -> str:
    """Achieving a purpose about somebody is not achieving that person."""
    return "gets the better of" if event.object and event.verb.id == "achieves" else ""


def _lead(event: Event, names: Names) -> str:
    if event.forced_by:
        return f"under {names.owner(event.forced_by)} orders"
    if event.tried:
        return f"having tried {listed(event.tried)}"
    if event.because_of in names.canon.cast and _HIS.search(event.object_text):
        return f"because of {names.of(event.because_of)}"
    return f"from {names.of(event.told_by)}" if event.told_by else ""


def _object(event: Event, names: Names) -> str:
    if event.object:
        own = reflexive(event.text, names.of(event.object))
        return own if event.object == event.subject else names.of(event.object)
    text = event.object_text.strip(" .")
    return _PRONOUN.sub(names.of(event.topic), text) if _aims(event) else text


def _aims(event: Event) -> bool:
    """Does a line state its purpose in words, so that its topic is only whom it is about?"""
    said = event.verb.opens in {"hunt", "search"} or (event.verb.opens == "vow" and " to " in event.text)
    return said and bool(event.object_text and event.topic)


def _tail(canon: Canon, event: Event, names: Names) -> str:
    topic = "" if _aims(event) else event.topic
    said = (
        (" about {}", names.of(topic) if topic else ""),
        (" with {}", listed([names.of(who) for who in event.companions])),
        (" from {}", listed([names.of(who) for who in event.kept_from])),
        (" for {}", clause(event.text, "for")),
        (" at {}", _place(event)),
        (" because of {}", _cause(canon, event, names)),
        (", and blames {}", _blamed(event, names)),
    )
    return "".join(form.format(words) for form, words in said if words)


def _place(event: Event) -> str:
    """The line's own place, if it reads as one: `the harbour`, `Winterfell`."""
    place = clause(event.text, "at")
    reads = place[:1].isupper() or place.partition(" ")[0].casefold() in _ARTICLES
    return place if reads and not event.verb.harms else ""


def _cause(canon: Canon, event: Event, names: Names) -> str:
    """Who or what it was because of; a line's address cannot be worded."""
    cause = event.because_of
    address = "/" in cause or canon.template.matches(cause)
    return "" if not cause or address or _lead(event, names).startswith("because") else names.of(cause)


def _blamed(event: Event, names: Names) -> str:
    if event.blames != event.subject:
        return names.of(event.blames) if event.blames else ""
    return reflexive(clause(event.text, "blames"), names.of(event.blames))


def _told_fact(event: Event, names: Names, subject: str, verb: str) -> SentenceParts | None:
    """A line that brings out a fact states which one, if its own words do not."""
    if event.topic or not event.facts or (event.object_text and not _UNSAID.search(event.object_text)):
        return None
    fact = next((words for fact, value in event.facts if value == "true" and (words := names.fact(fact))), "")
    hearer = event.verb.effect("object")
    lead = _lead(event, names)
    if event.object and hearer is not None and hearer.believe:
        return (
            SentenceParts(lead, subject, "makes", f"{names.of(event.object)} believe that {fact}", "") if fact else None
        )
    if not _brings_out(event):
        return None
    fact = fact.removeprefix(f"{subject} says ")
    told = f"that {fact}" if fact else "" if event.object_text else "the truth"
    whom = names.of(event.object) if event.object and event.object != event.subject else ""
    return SentenceParts(lead, subject, verb, " ".join(filter(None, (whom, told))), "") if told else None


def _brings_out(event: Event) -> bool:
    """Does this verb need the fact in words?"""
    return event.verb.id in {"tells", "learns", "overhears", "reveals"}
