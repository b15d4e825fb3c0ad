"""How an event stands in the story's world: from its clause's place in the sentence and its own verb group."""

from previously.language.lexicon.wordlists import words
from previously.language.sentence.clause import Clause
from previously.language.sentence.match import Match
from previously.language.sentence.verb_group import VerbGroup

HAPPENED, NOT, TRIED, INTENDED, IMAGINED, REPORTED = "happened", "not", "tried", "intended", "imagined", "reported"
UNCLEAR = ""
"""Nobody can tell; such an event is not read."""
_BY_JOINT = {
    "if": IMAGINED, "unless": IMAGINED, "whether": IMAGINED, "lest": IMAGINED, "until": INTENDED, "till": INTENDED,
    "so that": INTENDED, "to": INTENDED, "without-ing": NOT, "instead-ing": NOT, "how": REPORTED, "why": REPORTED,
    "what": REPORTED, "instead": NOT, "like": IMAGINED, "before-ing": UNCLEAR,
}  # fmt: skip
_COMPLETING = frozenset({"to", "ing", "do", "that"})
"""How a clause is joined that completes the one before: it does not happen if that does not."""
_HAPPENING_ING = words("after-ing by-ing while-ing when-ing since-ing upon-ing on-ing part once-ing")
_SENSES = words("see hear feel smell taste remember tell")
_REPORTEDLY = words("reportedly allegedly supposedly apparently")
_OPINIONS = words(
    "reckon think believe guess suppose assume suspect expect fear hope imagine claim maintain insist swear say"
)
_FACTUAL = words("learn reveal confess overhear find remember face mourn forgive")
_FACTS = words("learn discover realise realize know see find notice confess admit regret reveal forget")


class Statuses:
    """The statuses of a line's clauses; `governed` says which pattern each complement stands under."""

    def __init__(self, governed: dict[int, tuple[Clause, Match]], line: str = HAPPENED) -> None:
        self.governed, self.line = governed, line
        self.matches: dict[int, Match] = {}

    def of(self, clause: Clause) -> str:
        """How a clause's event stands."""
        return _own(clause.group, self.around(clause))

    def around(self, clause: Clause) -> str:
        """What the sentence makes of a clause, whatever its own verb group says."""
        if clause.like is not None:
            around = self.around(clause.like)
            shared = clause.group.form in {"b", "n", "g"} and clause.like.group.modal != ""
            return _modal(clause.like.group, around) if shared else around
        if id(clause) in self.governed:
            parent, match = self.governed[id(clause)]
            return _embedded(match, parent.group, self.around(parent))
        if clause.parent is not None and clause.joined in _COMPLETING:
            return self._completes(clause, clause.parent)
        outer = self.line if clause.parent is None else self.around(clause.parent)
        return combined(outer, _joined(clause))

    def _completes(self, clause: Clause, parent: Clause) -> str:
        """What completes a clause whose pattern does not say how it stands."""
        match, own = self.matches.get(id(parent)), self.of(parent)
        if match is not None and match.filled.end > clause.group.main:
            return UNCLEAR  # the pattern has its verb: `lets him go`
        if clause.joined == "that":
            return self._said(parent) if own == HAPPENED else UNCLEAR
        return NOT if own == NOT and clause.joined == "to" else combined(own, _joined(clause))

    def _said(self, parent: Clause) -> str:
        """What stands after `that`: a fact, or what somebody says or thinks."""
        if _OPINIONS & set(parent.group.verbs):
            return combined(self.around(parent), REPORTED)
        match = self.matches.get(id(parent))
        fact = bool(_FACTS & set(parent.group.verbs)) or (match is not None and match.pattern.sense in _FACTUAL)
        return combined(self.around(parent), HAPPENED if fact else REPORTED)


def _joined(clause: Clause) -> str:
    """What the word that joins a clause makes of it."""
    joined, group = clause.joined, clause.group
    if joined in {"until", "till"} and group.form == "d" and not group.modal:
        return HAPPENED
    if joined == "before":
        return NOT if group.modal in {"can", "could"} else HAPPENED
    if joined in {"ing", "do"} and clause.subject is None:
        return UNCLEAR
    unclear = joined.endswith("-ing") and joined not in _HAPPENING_ING
    return _BY_JOINT.get(joined, UNCLEAR if unclear else HAPPENED)


def combined(outer: str, inner: str) -> str:
    """The status of what stands within something of another status."""
    if outer == HAPPENED:
        return inner
    if UNCLEAR in {outer, inner}:
        return UNCLEAR
    return outer if inner in {HAPPENED, outer} else inner if outer == REPORTED else outer


def _embedded(match: Match, group: VerbGroup, outer: str) -> str:
    """The status that a pattern gives to what follows it."""
    notes = match.pattern.notes
    if notes.get("phase") == "end":
        return combined(outer, NOT)
    inner = match.pattern.embeds or (HAPPENED if match.pattern.sense in {"learn", "reveal", "confess"} else REPORTED)
    own = _own(group, outer)
    if own == NOT:
        factive = match.pattern.text.endswith("that") and inner == HAPPENED
        return combined(outer, notes.get("neg", HAPPENED if factive else NOT))
    return combined(own, inner)


def _own(group: VerbGroup, outer: str) -> str:
    """The status of a verb group within its clause's."""
    if group.negative or group.nearly:
        return combined(outer, NOT)
    if _REPORTEDLY & set(group.manner):
        return combined(outer, REPORTED)
    return _modal(group, outer)


def _modal(group: VerbGroup, outer: str) -> str:
    modal = group.modal
    if not modal:
        return outer
    if group.perfect:
        return combined(
            outer, REPORTED if modal in {"must", "may", "might"} else INTENDED if modal in {"will", "shall"} else NOT
        )
    if modal in {"can", "could"} and _SENSES & set(group.verbs):
        return outer
    return combined(outer, INTENDED if modal in {"will", "would", "shall", "must"} else IMAGINED)
