"""What a rule may look at: one story, its minds, and what scenes claim of them."""

from collections import Counter
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from previously.canon.change import Change
from previously.canon.digest import Moment
from previously.canon.episodes import Episode
from previously.canon.kept import Kept
from previously.canon.leads import leads
from previously.canon.log import Canon
from previously.canon.runs import Run, runs
from previously.canon.threads import Steps
from previously.core.entries import Claim, Event, Premise, Scene
from previously.core.errors import BadExpression
from previously.core.finding import Finding, Reason
from previously.core.press import Disclosure
from previously.mind.headspace import Headspace, circumstances_of
from previously.mind.minds import Minds
from previously.mind.premises import Tested
from previously.mind.states import Bearing, bearing


class Echo(NamedTuple):
    """What one character's lines in an episode come back to. `eased`, `shown`: without saying of what."""

    words: frozenset[str]  # cast ids, cues, facts, addresses
    eased: bool
    shown: bool


class TestedEpisode(NamedTuple):
    """A premise over one episode: each scene and whether it is broken at its end, and whether it is anywhere."""

    episode: Episode
    scenes: list[tuple[Scene, bool]]
    broken: bool


class Case:
    """One story as it stands before the rules. What several rules ask is worked out once."""

    def __init__(
        self,
        canon: Canon,
        minds: Minds,
        older: "Case | None" = None,
        edit: Change | None = None,
        press: Sequence[Disclosure] = (),
    ) -> None:
        self.canon, self.minds, self.press = canon, minds, press
        self.edited = edit.people if edit is not None else frozenset()
        self._headspaces: dict[str, Headspace] = {}
        self._claims: dict[str, list[Claim]] = {}
        self._bearings: dict[str, Bearing] = {}
        self._premises: dict[str, Tested | BadExpression] = {}
        self.tests: dict[tuple[str, str], dict[int, TestedEpisode]] = {}
        self.found: dict[tuple[str, str], tuple[Finding, ...]] = {}
        self.echoes: Kept[str, Echo] = Kept()
        self.steps: Steps = Kept()
        self.listening: dict[str, frozenset[str]] = {}
        """Words by which anybody's line would change what was found of somebody."""
        if older is not None and edit is not None and not edit.everything:
            self._keep(older, edit)

    def _keep(self, older: "Case", edit: Change) -> None:
        """Keep what was found of those whom an edit did not touch, and what rests on an episode alone."""
        parts = self.canon.parts
        self.echoes, self.steps = older.echoes.only(parts), older.steps.only(parts)
        same = {who for who in self.canon.cast if self._untouched(who, older)}
        self.listening = {who: words for who, words in older.listening.items() if who in same}
        again = self._again(older, edit)
        self.found = {key: found for key, found in older.found.items() if key[1] in same and key not in again}
        for premise in self.canon.premises:
            read = self._read(premise)
            key = (premise.id, premise.condition)
            if isinstance(read, BadExpression) or key not in older.tests or (edit.facts and read.asks_facts):
                continue
            if read.people() <= same:
                self.tests[key] = dict(older.tests[key])

    def _again(self, older: "Case", edit: Change) -> set[tuple[str, str]]:
        """Rules that look at others' lines too, with those to ask about again though all of their own are the same."""
        asking = {("PV401", who) for who in self._asking(edit.facts)}
        one, other = ([part.episode for part in case.canon.episodes] for case in (older, self))
        hearing = (who for who, words in self.listening.items() if one != other or words & edit.spoken)
        return asking.union(("PV205", who) for who in hearing)

    def _asking(self, facts: frozenset[str]) -> set[str]:
        """Who relies on one of some facts, or on what is no fact, which could be a word for any."""
        claims = [claim for part in self.canon.parts for claim in part.digest.relying] if facts else []
        same = frozenset(self.canon.knowledge.facts()) - facts if claims else frozenset()
        return {claim.subject for claim in claims if claim.fact not in same}

    def _untouched(self, who: str, older: "Case") -> bool:
        return who not in self.edited and self.minds.known.get(who) is older.minds.known.get(who)

    def name(self, who: str) -> str:
        """The name somebody goes by."""
        return self.canon.cast[who].name

    def claims(self, who: str) -> list[Claim]:
        """States that scenes play for somebody, in told order; what is dreamt is not played."""
        return [c for c in self.claimed_of(who) if c.state is not None and not c.scene.vision]

    def claimed_of(self, who: str) -> list[Claim]:
        """What scenes claim of somebody, in told order."""
        if who not in self._claims:
            self._claims[who] = self.canon.claims_of(who)
        return self._claims[who]

    def headspace(self, claim: Claim) -> Headspace:
        """Her headspace where a claim stands, with that line's place, company and cues."""
        found = self._headspaces.get(claim.id)
        if found is None:
            given = circumstances_of(claim, claim.subject)
            found = Headspace(self.canon, self.minds.of(claim.subject), self.canon.moment_at(claim), given)
            self._headspaces[claim.id] = found
        return found

    def bearing(self, claim: Claim) -> Bearing:
        """Does her headspace bear the state that this claim plays?"""
        found = self._bearings.get(claim.id)
        if found is None and claim.state is not None:
            then = self._then(claim) if "then(" in claim.state.bears else None
            found = bearing(claim.state, self.headspace(claim), then)
            self._bearings[claim.id] = found
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
            return [pair for episode in self.canon.episodes for pair in self._tested(read, episode).scenes]
        except BadExpression as error:
            self._premises[premise.id] = error
            return error

    def breaks(self, premise: Premise) -> bool | BadExpression:
        """Is a premise broken anywhere? Or what is wrong with its condition."""
        read = self._read(premise)
        if isinstance(read, BadExpression):
            return read
        try:
            return sum(self._tested(read, episode).broken for episode in self.canon.episodes) > 0
        except BadExpression as error:
            self._premises[premise.id] = error
            return error

    def _tested(self, read: Tested, episode: Episode) -> TestedEpisode:
        """One episode's scenes, tested once while neither it nor the people of the premise change."""
        known = self.tests.setdefault((read.premise.id, read.premise.condition), {})
        found = known.get(id(episode))
        if found is None:
            scenes = read.broken(self.minds, episode)
            found = known[id(episode)] = TestedEpisode(episode, scenes, any(broken for _, broken in scenes))
        return found

    def _read(self, premise: Premise) -> Tested | BadExpression:
        if premise.id not in self._premises:
            try:
                self._premises[premise.id] = Tested(self.canon, premise)
            except BadExpression as error:
                self._premises[premise.id] = error
        return self._premises[premise.id]

    def people_of(self, premise: Premise) -> list[str]:
        """Whose minds a premise looks into, in the order it names them."""
        read = self._read(premise)
        named = [] if isinstance(read, BadExpression) else [str(word) for _, words in read.calls for word in words]
        return list(dict.fromkeys(who for word in named if (who := self.canon.lexicon.who(word))))

    def prepare(self) -> None:
        """Replay at once every mind that a claim or a premise looks into."""
        asked = {who for part in self.canon.parts for who in part.reach.claims}
        for premise in self.canon.premises:
            read = self._read(premise)
            asked |= set() if isinstance(read, BadExpression) else read.people()
        self.minds.prepare(who for who in self.canon.cast if who in asked)

    def lines_with(self, who: str, scene: Scene) -> list[Event | Claim]:
        """The lines of a scene in which somebody has a part, in order."""
        met = [event for event in self.canon.events_of(who) if event.scene is scene and _party(who, event)]
        said = [claim for claim in self.claimed_of(who) if claim.scene is scene]
        return sorted((*met, *said), key=lambda line: line.ordinal)

    @cached_property
    def runs(self) -> list[Run]:
        """The episodes of each series."""
        return runs(self.canon)

    @cached_property
    def leading(self) -> set[str]:
        """The leading characters."""
        return leads(self.canon)

    @cached_property
    def shared_moments(self) -> set[Moment]:
        """Lived moments at which more than one scene happens."""
        parts = [part.digest for part in self.canon.episodes]
        times = Counter(moment for part in parts for moment in part.timed)
        shared = {moment for moment, episodes in times.items() if episodes > 1}
        return shared.union(*(part.crowded for part in parts))

    def text_findings(self, code: str) -> tuple[Finding, ...]:
        """What reading and resolving found of one kind."""
        return tuple(finding for finding in self.canon.findings if finding.code == code)


def reason(event: Event | Claim) -> Reason:
    """A line as the other side of a finding."""
    return Reason(event.id, event.scene.at, event.span, event.text)


def _party(who: str, event: Event) -> bool:
    return who in {event.subject, event.object, *event.companions, *event.witnesses}


def heals(event: Event, who: str) -> bool:
    """Does an event work on somebody's wounds?"""
    roles = ["subject"] if who == event.subject or who in event.companions else []
    roles += ["object"] if who == event.object else []
    effects = [effect for role in roles if (effect := event.verb.effect(role))]
    return any(effect.safe or effect.reprocess for effect in effects)
