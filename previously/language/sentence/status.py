"""How an event stands in the story's world: from its clause's place in the sentence and its own verb group."""

from collections.abc import Sequence
from functools import cache

from previously.language.lexicon.patterns import patterns, senses
from previously.language.lexicon.wordlists import words
from previously.language.sentence.clauses.clause import Clause
from previously.language.sentence.clauses.verb_group import VerbGroup
from previously.language.sentence.governing import calls_to_say, is_charge, is_reason
from previously.language.sentence.match import Match

HAPPENED, NOT, TRIED, INTENDED, IMAGINED, REPORTED = "happened", "not", "tried", "intended", "imagined", "reported"
UNCLEAR = ""
"""Nobody can tell; such an event is not read."""
_BY_JOINT = {
    "if": IMAGINED, "unless": IMAGINED, "whether": IMAGINED, "lest": IMAGINED, "until": INTENDED, "till": INTENDED,
    "so that": INTENDED, "to": INTENDED, "without-ing": NOT, "instead-ing": NOT, "how": REPORTED, "why": REPORTED,
    "what": REPORTED, "instead": NOT, "than": NOT, "attempted": TRIED,
    "planned": INTENDED, "refused": NOT, "bidden": INTENDED, "like": IMAGINED, "in which": IMAGINED,
    "before-ing": UNCLEAR,
}  # fmt: skip
_COMPLETING = frozenset({"to", "ing", "do", "that"})
"""How a clause is joined that completes the one before: it does not happen if that does not."""
_WOULD = words("would could might should")
_AVERTING = words("rescue protect capture kill injure escape free succeed help warn punish")
_COSTS = words("die injure lose-thing accident ill")
"""What a kindness may cost whoever does it."""
_MET = words("find discover learn")
_COMING = words("return arrive wake awake awaken open")
"""After these, what somebody finds is no purpose."""
_AWAITING = words("wait refuse vow decide hide reject resist")
"""What one does while an end has not come."""
_HAPPENING_ING = words("after-ing by-ing while-ing when-ing since-ing upon-ing on-ing part once-ing into-ing")
_SEEMING = words("seem look appear feel sound")
_POSTURES = words(
    "be sit stand lie hang kneel go come run walk ride sail leave return arrive fall die stay wait work wake end start"
    " begin keep continue resume finish enjoy love like"
)
"""After these, what somebody is doing is done."""
_SENSES = words("see hear feel smell taste remember tell")
_REPORTEDLY = words("reportedly allegedly supposedly apparently")
_PREFERRING = words("rather sooner")
_OPINIONS = words(
    "reckon think believe guess suppose assume suspect expect fear hope imagine claim maintain insist swear say"
)
_PERCEIVED = words("see find learn hear discover meet realise realize")
_DREAMS = words("dream daydream imagine picture fantasise fantasize pretend hallucinate")
_WANTS = words("want need order")
_FACTUAL = words("learn reveal confess overhear find remember face mourn forgive")
_FACTS = words("learn discover realise realize know see find notice confess admit regret reveal forget")


class Statuses:
    """The statuses of a line's clauses; `governed` says which pattern each complement stands under."""

    def __init__(
        self, governed: dict[int, tuple[Clause, Match]], clauses: Sequence[Clause], line: str = HAPPENED
    ) -> None:
        self.governed, self.clauses, self.line = governed, clauses, line
        self.unreal = any(map(_unreal, clauses))
        self.averted = False
        """Does the sentence say what kept from happening what would have (`if not for Ann`)?"""
        self.conditional = bool(clauses) and _is_condition(clauses[0])
        self.matches: dict[int, Match] = {}

    def of(self, clause: Clause) -> str:
        """How a clause's event stands."""
        if _unreal(clause):
            return combined(self.line, HAPPENED if clause.group.negative else NOT)
        if clause.joined == "since" and clause.group.form == "d":
            return UNCLEAR  # `lights it for the first time since her father died`: that was before
        would = clause.group.modal in _WOULD
        if would and (self.averted or (self.unreal and clause.group.perfect)):
            return combined(self.line, HAPPENED if clause.group.negative else NOT)
        if "about" in clause.group.manner and any(
            one.joined == "when" and one.parent is clause for one in self.clauses
        ):
            return combined(self.line, NOT)  # `is about to speak when Bob walks in`
        around = self.around(clause)
        if clause.group.negative and clause.joined in {"to", "so that"} and around in {INTENDED, TRIED}:
            return NOT  # `begs him not to go`, `owns up so that he won't be expelled`
        return _own(clause.group, around)

    def around(self, clause: Clause) -> str:
        """What the sentence makes of a clause, whatever its own verb group says."""
        if clause.like is not None:
            return self._like(clause, clause.like)
        if clause.parent is not None and calls_to_say(clause):
            return self.of(clause.parent)
        over = clause.parent if clause.joined == "to" else None
        if over is not None and (_comes_upon(clause) or _excessive(over.group)):
            return combined(self.of(over), NOT if _excessive(over.group) else HAPPENED)
        if id(clause) in self.governed:
            parent, match = self.governed[id(clause)]
            return _embedded(match, parent.group, self.around(parent))
        if clause.parent is not None and clause.joined in _COMPLETING:
            return self._completes(clause, clause.parent)
        return self._hung(clause)

    def _hung(self, clause: Clause) -> str:
        """What the word that hangs a clause on another makes of it."""
        outer = self.line if clause.parent is None else self.around(clause.parent)
        if self.conditional and clause.joined == "main" and _is_present(clause.group):
            outer = combined(outer, IMAGINED)
        if clause.parent is not None and clause.joined == "done" and self.of(clause.parent) == NOT:
            outer = NOT  # `almost has him shot`
        if clause.parent is not None and is_reason(clause, self.matches.get(id(clause.parent))):
            return outer
        if clause.parent is not None and is_charge(clause, self.matches.get(id(clause.parent))):
            return combined(outer, REPORTED)
        if clause.joined == "before" and self._averted(clause):
            return UNCLEAR
        if clause.joined == "who" and clause.parent is not None and _is_not_who(clause.parent):
            return UNCLEAR
        if clause.joined == "who" and outer not in {REPORTED, UNCLEAR}:
            outer = self.line  # whoever wants to find the man who killed Bob takes that for told
        if clause.joined in {"until", "till"} and clause.parent is not None and not clause.group.modal:
            return combined(outer, HAPPENED if self._goes_on(clause.parent) else INTENDED)
        return combined(outer, _joined(clause))

    def _like(self, clause: Clause, other: Clause) -> str:
        """What the sentence makes of a clause that goes on as another began."""
        around = self.around(other)
        if clause.joined in {"or", "nor"} and other.group.negative:
            return combined(around, NOT)  # `never hits or insults her`
        shared = clause.group.form in {"b", "n", "g"} and other.group.modal != ""
        return _modal(other.group, around) if shared else around

    def _averted(self, clause: Clause) -> bool:
        """`stops Cy before he kills Bob`: does what goes before keep a harm from happening?"""
        match, own = self.matches.get(id(clause.parent)), self.matches.get(id(clause))
        harm = own is not None and own.pattern.sense in senses() and senses()[own.pattern.sense].field == "harm"
        return harm and match is not None and match.pattern.sense in _AVERTING

    def _goes_on(self, parent: Clause) -> bool:
        """Does somebody do something until an end comes, and not only wait for it or refuse without it?"""
        match = self.matches.get(id(parent))
        return self.of(parent) == HAPPENED and match is not None and match.pattern.sense not in _AWAITING

    def _completes(self, clause: Clause, parent: Clause) -> str:
        """What completes a clause whose pattern does not say how it stands."""
        match, own = self.matches.get(id(parent)), self.of(parent)
        if match is not None and match.filled.end > clause.group.main:
            done = clause.joined == "do" and match.pattern.embeds == own == HAPPENED
            return HAPPENED if done else UNCLEAR  # `helps him escape`; not `lets him go`
        if clause.joined == "that":
            return self._said(parent) if own == HAPPENED else UNCLEAR
        if clause.joined == "ing":
            return self._doing(clause, parent, own)
        if own == HAPPENED and clause.joined == "to" and _comes_upon(clause):
            return HAPPENED
        if own == HAPPENED and clause.joined == "to" and (self._is_done_by_it(clause, match) or _moves(clause)):
            return HAPPENED
        return NOT if own == NOT and clause.joined == "to" else combined(own, _joined(clause))

    def _doing(self, clause: Clause, parent: Clause, own: str) -> str:
        """`dies saving Bob`, `sits crying`; nobody can tell after `contemplates`."""
        if own == HAPPENED and self._dies_doing(clause, self.matches.get(id(parent))):
            return HAPPENED
        if clause.begin == parent.group.end and not self._moves_or_stays(parent):
            return UNCLEAR
        return combined(own, _joined(clause))

    def _moves_or_stays(self, parent: Clause) -> bool:
        """`comes running`, `sits crying`: does what follows only say how somebody moves or is?"""
        match = self.matches.get(id(parent))
        known = match is not None and match.pattern.sense in senses()
        moves = known and match is not None and senses()[match.pattern.sense].field in {"place", "other", "feel"}
        return moves or parent.group.passive or bool(_POSTURES & set(parent.group.verbs))

    def _dies_doing(self, clause: Clause, match: Match | None) -> bool:
        """`dies saving Bob`: does a kindness cost somebody what is told?"""
        own = self.matches.get(id(clause))
        if own is None or match is None or own.pattern.sense not in senses():
            return False
        return match.pattern.sense in _COSTS and senses()[own.pattern.sense].field == "care"

    def _is_done_by_it(self, clause: Clause, match: Match | None) -> bool:
        """Is a kindness done by what is told (`sells his boat to help Ann`), and not only set out for?"""
        own = self.matches.get(id(clause))
        if own is None or match is None or {own.pattern.sense, match.pattern.sense} - senses().keys():
            return False
        kind = senses()[own.pattern.sense].field == "care" and own.pattern.sense != "rescue"
        moves = senses()[match.pattern.sense].field in {"place", "other"}
        return kind and not moves and not any(map(_takes_infinitive, _verbs_over(clause)))

    def _said(self, parent: Clause) -> str:
        """What stands after `that`: a fact, or what somebody says or thinks."""
        if _DREAMS & set(parent.group.verbs):
            return combined(self.around(parent), IMAGINED)
        if _OPINIONS & set(parent.group.verbs):
            return combined(self.around(parent), REPORTED)
        match = self.matches.get(id(parent))
        fact = bool(_FACTS & set(parent.group.verbs)) or (match is not None and match.pattern.sense in _FACTUAL)
        return combined(self.around(parent), HAPPENED if fact else REPORTED)


def _excessive(group: VerbGroup) -> bool:
    """`is too late to …`, and not `is only too glad to …`: is it more than what follows would bear?"""
    return "too" in group.manner and "only" not in group.manner


def _verbs_over(clause: Clause) -> tuple[str, ...]:
    return clause.parent.group.verbs if clause.parent is not None else ()


def _comes_upon(clause: Clause) -> bool:
    """`wakes to find Bob gone`, `returns to learn that …`: what meets somebody on coming there, and no purpose."""
    return bool(_MET & set(clause.group.verbs)) and bool(_COMING & set(_verbs_over(clause)))


def _moves(clause: Clause) -> bool:
    """Is it what somebody is glad or sorry to see: `is overjoyed to see Bob`, `is horrified to learn that …`?"""
    over = clause.parent
    group = over.group if over is not None else None
    state = group is not None and (group.verbs == ("be",) or group.passive) and not group.modal
    return state and bool(_PERCEIVED & set(clause.group.verbs)) and not clause.group.negative


@cache
def _takes_infinitive(verb: str) -> bool:
    """May what follows the verb with `to` be its complement (`orders them to spare Bob`), and no purpose?"""
    return any(one.embeds and one.slots and one.slots[-1].word == "to" for one in patterns(verb))


def _is_condition(clause: Clause) -> bool:
    """`If Bob leaves, Ann dies`: does a sentence begin with what has not happened yet? `Even if` is no condition."""
    plain = clause.subject is not None and clause.subject.start == clause.begin + 1
    return clause.joined in {"if", "unless"} and plain and _is_present(clause.group)


def _is_present(group: VerbGroup) -> bool:
    return group.form in {"3", "b"} and not group.past and not group.modal


def _unreal(clause: Clause) -> bool:
    """Is it a condition that did not hold: `had she asked him`, `if she had asked him`?"""
    group = clause.group
    return clause.joined == "had" or (clause.joined == "if" and group.perfect and group.form == "d" and not group.modal)


def _joined(clause: Clause) -> str:
    """What the word that joins a clause makes of it."""
    joined, group = clause.joined, clause.group
    if joined in {"until", "till"} and group.form == "d" and not group.modal:
        return HAPPENED
    if joined == "done":
        return INTENDED if clause.parent is not None and _WANTS & set(clause.parent.group.verbs) else HAPPENED
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
    return inner if outer == REPORTED and inner not in {HAPPENED, TRIED} else outer


def _embedded(match: Match, group: VerbGroup, outer: str) -> str:
    """The status that a pattern gives to what follows it."""
    notes = match.pattern.notes
    if notes.get("phase") == "end":  # who does not stop goes on
        return combined(outer, HAPPENED if group.negative and not group.modal else UNCLEAR if group.negative else NOT)
    inner = match.pattern.embeds or _unsaid(match)
    own = _own(group, outer)
    if own == NOT:
        if inner == NOT and notes.get("neg") == HAPPENED:  # `fails to stop Bob from killing Cy`
            return HAPPENED if group.modal in {"", "can", "could"} else UNCLEAR
        factive = match.pattern.text.endswith("that") and inner == HAPPENED
        if not factive and "neg" not in notes and (inner == NOT or _is_told(match)):
            return UNCLEAR
        return combined(outer, notes.get("neg", HAPPENED if factive else NOT))
    return combined(own, inner)


def _is_not_who(over: Clause) -> bool:
    """`It was not Ann who killed Bob`, `it should have been Ann`: does a clause say who did not do what follows?"""
    group, subject = over.group, over.subject
    never = group.perfect and _modal(group, HAPPENED) == NOT
    return (group.negative or never) and group.verbs == ("be",) and subject is not None and subject.pronoun == "it"


def _is_told(match: Match) -> bool:
    """Is it what somebody hears of others (`nobody told Ann that Bob died`)? Who is not told it may yet be right."""
    child, sense = match.filled.child, senses().get(match.pattern.sense)
    return child is not None and child.joined == "that" and sense is not None and sense.field == "know"


def _unsaid(match: Match) -> str:
    """The status of what follows a pattern that does not say it."""
    if match.pattern.slots and match.pattern.slots[-1].word == "to":
        return INTENDED
    return HAPPENED if match.pattern.sense in {"learn", "reveal", "confess"} else REPORTED


def _own(group: VerbGroup, outer: str) -> str:
    """The status of a verb group within its clause's."""
    if group.negative or group.nearly:
        return combined(outer, NOT)
    if group.modal and _PREFERRING & set(group.manner):
        return UNCLEAR
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


def doubted(clause: Clause, match: Match, status: str) -> str:
    """`whoever kills Bob`, `Bob seems dead`: what is said to happen and yet has not."""
    if status == HAPPENED and clause.subject is not None and clause.subject.head == "whoever":
        return IMAGINED
    seems = match.pattern.sense == "die" and bool(_SEEMING & set(clause.group.verbs))
    return REPORTED if seems and status == HAPPENED else status
