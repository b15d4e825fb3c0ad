"""Law 10: every number can say why: the lines it rests on, each with file and line."""

import json
import math
from collections.abc import Iterator

from hypothesis import given
from hypothesis import strategies as st

import previously as pv
from previously.core.source import Span
from tests.effort import law
from tests.laws.drafts import Draft, findings, told
from tests.laws.living import NEAR
from tests.laws.strategies import CUES, PLACES, drafts

READOUTS = st.sampled_from(("distress", "vulnerability", "void", "grief", "hurt"))
LAYOUTS = st.sampled_from(("one file", "a file an episode"))
TWO_SIDED = {"PV101", "PV102", "PV103", "PV203", "PV204", "PV301"}
"""Rules that set a line against another, whatever the story."""


@law(40)
@given(drafts(scarred=True), READOUTS, st.lists(st.sampled_from(CUES), max_size=2), st.sampled_from(("", *PLACES)))
def test_the_shares_of_a_readout_add_up_to_it(draft: Draft, readout: str, cues: list[str], place: str) -> None:
    story = draft.story()
    for who in story.canon.cast:
        space = story.headspace(who, cues=cues, place=place)
        shares = [share for _, share in space.why(readout)]
        assert abs(sum(shares) - getattr(space, readout)) <= NEAR
        assert all(share >= 0.0 for share in shares)
        assert shares == sorted(shares, reverse=True)
        if readout == "distress":
            assert (space.because == ()) == (space.distress == space.vulnerability == 0.0)


@law(40)
@given(drafts(scarred=True), st.lists(st.sampled_from(CUES), max_size=2), st.sampled_from(("", *PLACES)))
def test_hurt_and_lift_are_the_sum_of_their_reasons_and_each_says_its_kind(
    draft: Draft, cues: list[str], place: str
) -> None:
    story = draft.story()
    kinds = {"hurt": {"wound", "void", "grief", "feeling"}, "lift": {"joy", "bond", "purpose", "feeling"}}
    for who in story.canon.cast:
        space = story.headspace(who, cues=cues, place=place)
        for readout, known in kinds.items():
            reasons = space.reasons(readout)
            assert abs(sum(reason.share for reason in reasons) - getattr(space, readout)) <= NEAR
            assert {reason.kind for reason in reasons} <= known


@law(40)
@given(drafts(scarred=True), st.sampled_from(("mara", "joe")), READOUTS)
def test_so_do_those_of_what_concerns_one_other(draft: Draft, about: str, readout: str) -> None:
    story = draft.story()
    for who in story.canon.cast:
        if who != about:
            space = story.headspace(who, about=about)
            assert abs(sum(share for _, share in space.why(readout)) - getattr(space, readout)) <= NEAR


@law(40)
@given(drafts(scarred=True), READOUTS, LAYOUTS)
def test_each_share_names_a_line_that_reached_her_and_where_it_stands(draft: Draft, readout: str, layout: str) -> None:
    story, files = draft.story(layout), draft.files(layout)
    for who in story.canon.cast:
        for at in (*told(story), None):
            space = story.headspace(who, at)
            reached = [met.event.id for met in story.minds.of(who).encounters if met.key <= space.moment.key]
            for event, _ in space.why(readout):
                line = story.canon.addresses[event.id]
                assert (line.id, line.text, line.span) == (event.id, event.text, event.span)
                assert event.id in reached
                assert json.dumps(event.text, ensure_ascii=False) in _row(files, event.span)
            assert all(wound.id in reached for wound in space.wounds)


@law(40)
@given(drafts(scarred=True), LAYOUTS)
def test_every_finding_stands_on_a_line_and_shows_the_other_side(draft: Draft, layout: str) -> None:
    story, files = draft.story(layout), draft.files(layout)
    for finding in story.check():
        assert _row(files, finding.span).strip()
        assert 1 <= finding.span.column <= len(_row(files, finding.span)) + 1
        assert finding.message
        assert finding.because or finding.code not in TWO_SIDED
        assert all(reason.text for reason in finding.because)
        for reason in finding.because:
            entry = story.canon.addresses.get(reason.event)
            assert _row(files, reason.span).strip()
            assert entry is None or json.dumps(entry.text, ensure_ascii=False) in _row(files, reason.span)


@law(40)
@given(drafts(scarred=True))
def test_no_readout_is_out_of_its_range(draft: Draft) -> None:
    story = draft.story()
    json.loads(findings(story))
    for who in story.canon.cast:
        for at in (*told(story), None, "S09E09", "S01"):
            space = story.headspace(who, at)
            assert all(math.isfinite(x) and -NEAR <= x <= 1.0 + NEAR for x in _shares(space))
            assert all(-1.0 <= x <= 1.0 for x in space.mood)
            assert -0.5 - NEAR <= space.ambivalence <= 1.0
            assert all(0.0 <= x <= 1.0 for bond in space.bonds.values() for x in (bond.trust, bond.betrayal))


@law(40)
@given(
    drafts(),
    st.text(max_size=40),
    st.lists(st.sampled_from(("Mara", "hurts", ";", "Joe", "cues", "=", '"')), max_size=8),
)
def test_check_never_raises_for_what_an_author_wrote(draft: Draft, text: str, words: list[str]) -> None:
    story = draft.then(text, " ".join(words), f"Mara {text}", f"Mara plays {text}; cues {text}").story()
    findings(story)
    assert all(isinstance(finding, pv.Finding) for finding in story.check())


def _row(files: dict[str, str], span: Span) -> str:
    """The line of a file that a span stands on."""
    return files[span.path].split("\n")[span.line - 1]


def _shares(space: pv.Headspace) -> Iterator[float]:
    yield from (
        space.hurt,
        space.lift,
        space.distress,
        space.vulnerability,
        space.void,
        space.grief,
        *space.feelings,
        *space.emotions.values(),
    )
    yield from space.made_by.values()
    yield from (drive.strength for drive in space.drives)
    yield from (distress for _, distress in space.strongest_cues)
    for wound in space.wounds:
        yield from (wound.peak, wound.strength, wound.passing, wound.floor, wound.rawness, wound.expressed)
