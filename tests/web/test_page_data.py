"""What each page gives, whole, as it was last looked at. `UPDATE=1 pytest …` writes it anew."""

from pathlib import Path

import pytest
from starlette.routing import compile_path

from previously.surfaces.web.routes import ROUTES
from tests.web.asking import asking
from tests.web.kept_pages import SNAPSHOTS, room_of
from tests.web.shipped import FOLDER, rounded, same


@pytest.mark.parametrize("name", SNAPSHOTS)
def test_a_page_gives_what_was_last_looked_at(tmp_path: Path, name: str) -> None:
    asked = SNAPSHOTS[name]
    asker = asking(room_of(asked, tmp_path))
    url = f"/api{asked.url}"
    answer = asker.post(url, json_=dict(asked.sent)) if asked.sent else asker.get(url)
    assert answer.status_code == 200
    assert same(name, rounded(answer.json()))


def test_no_page_is_without_one_and_none_is_left_over() -> None:
    paths = [asked.url.partition("?")[0] for asked in SNAPSHOTS.values()]
    for page in ROUTES:
        pattern = compile_path(page.path)[0]
        assert any(pattern.match(path) for path in paths), page.path
    assert {file.stem for file in FOLDER.iterdir()} == SNAPSHOTS.keys()
