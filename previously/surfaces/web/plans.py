"""Which plans a page may be asked to lay on top: those of the story's `plans/`, and no other file of its folder."""

from starlette.requests import Request

from previously.core.errors import BadRequest
from previously.core.nearest import did_you_mean
from previously.live.room import PLANS, Room


def known_plans(room: Room, request: Request) -> None:
    """Look at every plan that a request names. Raises BadRequest where there is none of that name.

    On the command line a plan is any file of the folder, since who asks can read it anyway; a guest of these pages
    cannot, and a file that is no plan would be shown with its faults.
    """
    given = [*request.query_params.getlist("plan"), *_listed(request)]
    asked = [] if room.audience else [name for name in map(str.strip, given) if name]
    known = room.plans() if asked else []
    for name in asked:
        if name not in known and f"{PLANS}/{name}.yaml" not in known:
            raise BadRequest(f"there is no plan “{name}”{did_you_mean(name, known)}")


def _listed(request: Request) -> list[str]:
    return [name for value in request.query_params.getlist("plans") for name in value.split(",")]
