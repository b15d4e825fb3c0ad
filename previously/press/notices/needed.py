"""The notice an article needs."""

from collections.abc import Iterable, Mapping

from previously.canon.log import Canon, Serial
from previously.canon.memo import remembered
from previously.core.errors import BadRequest
from previously.core.position import Template
from previously.press.article.model import Article
from previously.press.notices.find import notices
from previously.press.notices.notice import Scope
from previously.press.notices.place import ALL, is_of, place


def needed(article: Article, canon: Canon) -> str | None:
    """How far readers must have watched to read an article, by its own notices.

    None if it has none, or one that asks for more than can be placed. What it says about other works is ignored, and
    so is anything behind marks of its own.
    """
    own = [at for notice in notices(article) if notice.reach != "block" for at in placed_in(canon, notice.scopes)]
    placed = [at for at in own if at is not None]
    return latest(placed, canon) if placed and len(placed) == len(own) else None


def placed_in(canon: Canon, scopes: Iterable[Scope]) -> tuple[str | None, ...]:
    """How far each scope that is one of this story's goes; None where it cannot be placed."""
    home = home_of(canon)
    titles = episode_titles(canon, home)
    ours = (scope for scope in scopes if scope.kind != "work" and is_of(scope, home.title, home.name))
    return tuple(place(scope, home.title, home.name, home.template, titles) for scope in ours)


def latest(asked: Iterable[str], canon: Canon) -> str:
    """The last of some positions, seasons and `all`, of the series the user is in."""
    template = home_of(canon).template
    return max(asked, key=lambda at: _order(at, template))


def home_of(canon: Canon) -> Serial:
    """The series the user is in. Raises BadRequest in a universe's own folder, which is not one of its series."""
    home = canon.serials.get(canon.template.home_series())
    if home is None or (not home.prefix and len(canon.serials) > 1):
        names = ", ".join(serial.name for serial in canon.serials.values() if serial.prefix)
        raise BadRequest(f"a notice is about one series, but there are several here; give the folder of one of {names}")
    return home


def episode_titles(canon: Canon, serial: Serial) -> Mapping[str, str]:
    """The titles of a series' episodes, as far as they are told, with their positions."""
    return _titles_of(canon, serial.prefix)


@remembered("canon")
def _titles_of(canon: Canon, prefix: tuple[int, ...]) -> Mapping[str, str]:
    """The same, by what the series' episodes begin with; every article asks for them."""
    canon.memo.read("serials")
    show, series_of = canon.serials[prefix].template.show, canon.template.series_of
    return {title: show(at) for at, title in canon.titles if series_of(at) == prefix}


def _order(at: str, template: Template) -> tuple[float, ...]:
    last = float("inf")
    if at == ALL:
        return (last,)
    season = template.season(at)
    return (*season, last) if season is not None else template.parse(at)[0]
