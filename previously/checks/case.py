"""What a rule may look at: one story, its minds, and what scenes claim of them."""

from collections import Counter
from collections.abc import Iterator, Sequence

from previously.canon.leads import is_lead
from previously.canon.log import Canon
from previously.canon.memo import remembered
from previously.canon.runs import Run, runs
from previously.core.entries import Claim, Entry, Event, Premise, Scene
from previously.core.errors import BadExpression
from previously.core.finding import Finding, Reason
from previously.core.press import Disclosure
from previously.mind.answers import ready_for, sooner_at_once
from previously.mind.circumstances import Circumstances
from previously.mind.headspace import Headspace, answered
from previously.mind.minds import Minds
from previously.mind.premises import Tested
from previously.mind.states import Bearing, bearing

MOST_TESTS = 500_000
"""How much work may go into testing a story's premises, in plain questions asked at a scene's end."""
READ_FIRST = 50
"""To read a premise is as much work as to ask so many plain questions."""
UNTESTED = BadExpression(
    "neither this premise nor those after it are tested: "
    "there are too many for so long a story, or those before it look into minds with too many wounds"
)
MOST_WEIGHED = 10_000
"""Against so many played states of a story what somebody carries is weighed."""


class Case:
    """One story as it stands before the rules. What several rules ask is worked out once."""

    def __init__(self, canon: Canon, minds: Minds, press: Sequence[Disclosure] = ()) -> None:
        self.canon, self.minds, self.memo = canon, minds, canon.memo
        self._press = press
        self._premises: dict[Premise, Tested | BadExpression] = {}

    @property
    def case(self) -> "Case":
        """Itself: who answers what is asked of a case."""
        return self

    @property
    def press(self) -> Sequence[Disclosure]:
        """What the story's articles tell beyond their own notices."""
        self.memo.read("press")
        return self._press

    def name(self, who: str) -> str:
        """The name somebody goes by."""
        return self.canon.people[who].name

    def claims(self, who: str) -> list[Claim]:
        """States that scenes play for somebody, in told order, as many as are weighed; what is dreamt is not played."""
        found = self._played(who)
        return found[: dict(weighed(self)).get(who, len(found))]

    def unweighed(self, who: str) -> list[Claim]:
        """The states played for somebody that are too many to be weighed."""
        crowded = dict(weighed(self))
        return self._played(who)[crowded[who] :] if who in crowded else []

    def _played(self, who: str) -> list[Claim]:
        return [c for c in self.claimed_of(who) if c.state is not None and not c.scene.vision]

    def claimed_of(self, who: str) -> list[Claim]:
        """What scenes claim of somebody, in told order."""
        return self.canon.claims_of(who)

    def headspace(self, claim: Claim) -> Headspace:
        """Her headspace where a claim stands, with that line's place, company and cues."""
        aside = self.memo.aside
        found: Headspace | None = aside.get(("headspace", claim.id))
        if found is None and self.memo.at_work and sooner_at_once() and ("ahead", claim.subject) not in aside:
            aside["ahead", claim.subject] = True
            spaces = {claim.id: self._space(claim) for claim in self.claims(claim.subject)}
            answered(self.minds.of(claim.subject), spaces.values())
            aside |= {("headspace", one): space for one, space in spaces.items()}
            found = spaces.get(claim.id)
        if found is None:
            found = aside["headspace", claim.id] = self._space(claim)
        return found

    def _space(self, claim: Claim) -> Headspace:
        given = circumstances_of(claim, claim.subject)
        return Headspace(self.canon, self.minds.of(claim.subject), self.canon.moment_at(claim), given)

    def bearing(self, claim: Claim) -> Bearing:
        """Does her headspace bear the state that this claim plays?"""
        aside = self.memo.aside
        found: Bearing | None = aside.get(("bearing", claim.id))
        if found is None and claim.state is not None:
            then = self._then(claim) if "then(" in claim.state.bears else None
            found = aside["bearing", claim.id] = bearing(claim.state, self.headspace(claim), then)
        return found or Bearing(holds=True)

    def _then(self, claim: Claim) -> Headspace:
        """Her headspace at her first scene of the same season, in this claim's circumstances."""
        season_of = self.canon.template.season_of
        season = season_of(claim.scene.told.episode)
        first = next(
            (
                seen.scene
                for seen in self.canon.appearances_of(claim.subject)
                if season_of(seen.scene.told.episode) == season and not seen.scene.flashback and not seen.scene.vision
            ),
            claim.scene,
        )
        given = circumstances_of(claim, claim.subject)
        return Headspace(self.canon, self.minds.of(claim.subject), self.canon.moment_of(first), given)

    def healing_between(self, who: str, start: Claim | Event | None, end: Claim) -> Event | None:
        """The last event before a claim that worked on her wounds, after `start` if one is given."""
        mind = self.minds.of(who)
        low = mind.lived_until(self.canon.moment_at(start).key) if start is not None else 0
        for met in reversed(mind.encounters[low : mind.lived_until(self.canon.moment_at(end).key)]):
            if met.learned_in is None and heals(met.event, who):
                return met.event
        return None

    def premise(self, premise: Premise) -> list[tuple[Scene, bool]] | BadExpression:
        """Each scene and whether the premise is broken at its end; or what is wrong with its condition."""
        read = self._read(premise)
        if isinstance(read, BadExpression):
            return read
        try:
            return [pair for part in self.canon.told for pair in tested(self, premise, part.episode)[0]]
        except BadExpression as error:
            return self._wrong(premise, error)

    def breaks(self, premise: Premise) -> bool | BadExpression:
        """Is a premise broken anywhere? Or what is wrong with its condition."""
        read = self._read(premise)
        if isinstance(read, BadExpression):
            return read
        try:
            return sum(tested(self, premise, part.episode)[1] for part in self.canon.told) > 0
        except BadExpression as error:
            return self._wrong(premise, error)

    def _look_ahead(self, read: Tested | BadExpression) -> None:
        """Read in one pass what a premise asks, at each scene's end, of minds that nobody has looked into so far."""
        with self.memo.unread():
            if not isinstance(read, BadExpression):
                read.look_ahead(self.minds, self.canon.episodes)

    def test(self, premise: Premise, numbers: tuple[int, ...]) -> list[tuple[Scene, bool]]:
        """A premise over one episode: each scene, and whether it is broken at its end. Raises BadExpression."""
        read = self._read(premise)
        if isinstance(read, BadExpression):
            raise read
        part = self.canon.told_at(numbers)
        return read.broken(self.minds, part.whole) if part else []

    def _read(self, premise: Premise) -> Tested | BadExpression:
        if premise.id in untested(self):
            return UNTESTED
        return self.parsed(premise)

    def parsed(self, premise: Premise) -> Tested | BadExpression:
        """A premise read against the story's names; or what is wrong with its condition."""
        self.canon.knowledge_facts()
        if premise not in self._premises:
            try:
                self._premises[premise] = Tested(self.canon, premise)
            except BadExpression as error:
                self._wrong(premise, error)
        return self._premises[premise]

    def _wrong(self, premise: Premise, error: BadExpression) -> BadExpression:
        """What is wrong with a condition, without the way there: that holds whatever was at work, this story too."""
        self._premises[premise] = alone = BadExpression(str(error))
        return alone

    def people_of(self, premise: Premise) -> list[str]:
        """Whose minds a premise looks into, in the order it names them."""
        read = self._read(premise)
        named = [] if isinstance(read, BadExpression) else [str(word) for _, words in read.calls for word in words]
        return list(dict.fromkeys(who for word in named if (who := self.canon.lexicon.who(word))))

    def prepare(self) -> None:
        """Replay at once every mind that a claim or a premise looks into."""
        asked = {who for part in self.canon.parts for who in part.reach.claims}
        for read in self._affordable():
            asked |= read.people()
        self.minds.prepare(who for who in self.canon.cast if who in asked)
        ready_for(min(MOST_WEIGHED, sum(len(one) for part in self.canon.parts for one in part.reach.claims.values())))
        for premise in self.canon.premises:
            self._look_ahead(self._read(premise))

    def _affordable(self) -> Iterator[Tested]:
        """The premises for which work is left, as far as is known before any mind is."""
        scenes, left = sum(len(part.scenes) for part in self.canon.episodes), MOST_TESTS
        for premise in self.canon.premises:
            read = self.parsed(premise)
            left -= READ_FIRST + (0 if isinstance(read, BadExpression) else scenes * len(read.calls))
            if left < 0:
                return
            if not isinstance(read, BadExpression):
                yield read

    def lines_with(self, who: str, scene: Scene) -> list[Event | Claim]:
        """The lines of a scene in which somebody has a part, in order."""
        met = [event for event in self.canon.events_of(who) if event.scene is scene and _party(who, event)]
        said = [claim for claim in self.claimed_of(who) if claim.scene is scene]
        return sorted((*met, *said), key=lambda line: line.ordinal)

    @property
    def runs(self) -> list[Run]:
        """The episodes of each series."""
        return runs(self.canon)

    def is_lead(self, who: str) -> bool:
        """Is this one of the leading characters?"""
        return is_lead(self.canon, who)

    def text_findings(self, code: str) -> tuple[Finding, ...]:
        """What reading and resolving found of one kind."""
        return tuple(finding for finding in self.canon.findings if finding.code == code)


@remembered("case")
def weighed(case: Case) -> tuple[tuple[str, int], ...]:
    """Who has so many states played that only the first are weighed, and how many; whoever has few comes first."""
    counts: Counter[str] = Counter()
    for part in case.canon.parts:
        for who, claims in part.reach.claims.items():
            counts[who] += len(claims)
    if counts.total() <= MOST_WEIGHED:
        return ()
    left, found = MOST_WEIGHED, []
    for who, number in sorted(counts.items(), key=lambda item: (item[1], item[0])):
        found += [(who, left)] if number > left else []
        left = max(0, left - number)
    return tuple(found)


@remembered("case")
def untested(case: Case) -> frozenset[str]:
    """The premises for which no work is left: each is read, then tested at each scene's end."""
    scenes, left = sum(len(part.scenes) for part in case.canon.episodes), MOST_TESTS
    for number, premise in enumerate(case.canon.premises):
        read = case.parsed(premise)
        left -= READ_FIRST + (0 if isinstance(read, BadExpression) else scenes * read.cost(case.minds))
        if left < 0:
            return frozenset(one.id for one in case.canon.premises[number:])
    return frozenset()


@remembered("case")
def tested(case: Case, premise: Premise, numbers: tuple[int, ...]) -> tuple[list[tuple[Scene, bool]], bool]:
    """A premise over one episode: each scene and whether it is broken at its end, and whether it is anywhere."""
    scenes = case.test(premise, numbers)
    return scenes, any(broken for _, broken in scenes)


def reason(event: Entry) -> Reason:
    """A line as the other side of a finding."""
    is_of_page = event.ordinal % 1 > 0.5  # a death that a page shows stands between two lines
    return Reason(event.scene.at if is_of_page else event.id, event.scene.at, event.span, event.text)


def _party(who: str, event: Event) -> bool:
    return who in {event.subject, event.object, *event.companions, *event.witnesses}


def heals(event: Event, who: str) -> bool:
    """Does an event work on somebody's wounds?"""
    roles = ["subject"] if who == event.subject or who in event.companions else []
    roles += ["object"] if who == event.object else []
    effects = [effect for role in roles if (effect := event.verb.effect(role))]
    return any(effect.safe or effect.reprocess for effect in effects)


def circumstances_of(entry: Event | Claim, me: str) -> Circumstances:
    """The circumstances of a line: its place, who else is there, the cues met so far, and its topic."""
    others = tuple(who for who in entry.present if who != me)
    about = entry.topic if isinstance(entry, Claim) else ""
    return Circumstances(entry.place, others, entry.met, about)
