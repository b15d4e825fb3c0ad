"""What a character is told by her own token: her brief and what she knows, and no word that she has no way to know.

Whatever else she asks, such as for a scene she was not in or for somebody she has not met, is answered alike, whether
it is there or not.
"""

from starlette.exceptions import HTTPException

from previously.core.errors import PreviouslyError
from previously.core.ids import folded
from previously.live.grant import Grant
from previously.questions.brief import MOST, BriefAnswer, BriefQuestion
from previously.story.story import Story
from previously.surfaces.web.doors.bodies import BriefBody, KnowsBody
from previously.surfaces.web.doors.table import KnownAnswer, KnownRow

KNOWN = frozenset({"holds", "keeps", "remembers"})
"""The parts of a brief that are what somebody knows."""
OTHERS = "this token is for somebody else"
NOTHING = "nothing of that is known to whom this token is for"


def brief(story: Story, body: BriefBody, grant: Grant) -> BriefAnswer:
    """The brief that is asked for. Raises HTTPException where a character asks for what is not hers."""
    asked, hers = _asked(body, grant), grant.role == "character"
    if hers:
        _check(story, asked, grant)
    return asked.answer(story, hers_alone=hers)


def knows(story: Story, body: KnowsBody, grant: Grant) -> KnownAnswer:
    """What is known. Raises HTTPException where a character asks for what is not hers."""
    whole = brief(story, BriefBody(body.name, body.at, budget=MOST), grant)
    rows = tuple(KnownRow(row.section, row.text, row.weight) for row in whole.rows if row.section in KNOWN)
    return KnownAnswer(whole.character, whole.at, rows)


def _asked(body: BriefBody, grant: Grant) -> BriefQuestion:
    if grant.role == "character" and body.name and folded(body.name) != folded(grant.who):
        raise HTTPException(403, OTHERS)
    name = grant.who if grant.role == "character" else body.name
    if not name:
        raise HTTPException(400, "“name” is missing: whose it is")
    company = None if body.company is None else tuple(body.company)
    return BriefQuestion(name, body.at, company, body.about or None, body.budget)


def _check(story: Story, asked: BriefQuestion, grant: Grant) -> None:
    """Raises HTTPException where she asks for a scene that she was not in, or for whom she has not met."""
    try:
        who, moment = story.canon.who(grant.who).id, story.canon.moment(asked.at)
        there = moment.scene is None or who in moment.scene.present
        company = asked.company or ()
        known = BriefQuestion(who, asked.at, ()).known(story, company) if there else None
    except PreviouslyError:
        raise HTTPException(404, NOTHING) from None
    if known != company:
        raise HTTPException(404, NOTHING)
