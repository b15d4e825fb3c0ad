"""The pages for games and for rooms of writers are followed as they are typed: a story, a server, and calls by curl."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.serving import ROOT, begun, printed

pytestmark = [
    pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl"),
    pytest.mark.skipif(sys.platform == "win32", reason="needs a shell"),
]
SERVES = re.compile(r"^previously serve (.*) --port 8010 (.*) &$", re.MULTILINE)
Said = dict[str, object]


def blocks(page: str) -> list[str]:
    """The scripts of a page of the manual."""
    text = (ROOT / "docs" / page).read_text("utf-8")
    return re.findall(r"^```sh\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def typed(script: str, where: Path) -> str:
    """What a script prints, with `previously` as it is here."""
    program = f'previously() {{ "{sys.executable}" -m previously "$@"; }}\nset -e\n'
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(  # noqa: S603 - our own page
        ["/bin/bash", "-c", program + script], cwd=where, env=here, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def values(text: str) -> Iterator[Said]:
    """The JSON values that stand one after the other in what curl prints."""
    while text := text.strip():
        value, end = json.JSONDecoder().raw_decode(text)
        yield value
        text = text[end:]


def followed(page: str, where: Path, calls: int) -> list[Said]:
    """What is answered on a page: its blocks are typed up to the one that serves, then so many `calls`."""
    scripts = blocks(page)
    number = next(number for number, script in enumerate(scripts) if SERVES.search(script))
    serves = SERVES.search(scripts[number])
    assert serves is not None
    for script in scripts[: number + 1]:
        typed(SERVES.sub("", script), where)
    given = [str(where / word) if (where / word).exists() else word for word in " ".join(serves.groups()).split()]
    with begun(*given) as process:
        url = printed(process)[1].partition("?")[0].removeprefix("http://").rstrip("/")
        said = [typed(call.replace("localhost:8010", url), where) for call in scripts[number + 1 : number + 1 + calls]]
    return [value for text in said for value in values(text)]


def test_a_game_logs_asks_swipes_and_rewinds(tmp_path: Path) -> None:
    log, brief, check, branch, on_take, dead, discard, rewind = followed("games.md", tmp_path, 5)
    assert (log["written"], log["rows"], on_take["rows"]) == (True, [1, 2], [3])
    assert "Joe betrays Mara" in str(brief["text"])
    assert "PV101" in str(check["findings"])
    assert "Ann kills Joe" in str(dead["text"])
    assert (branch["rows"], discard["rows"], rewind["rows"]) == (2, 2, 1)
    assert typed(blocks("games.md")[-1], tmp_path).startswith("1 S01E01.1 Joe betrays Mara (game)\n1 row.")


def test_writers_in_a_room_log_in_files_and_are_told_what_others_wrote(tmp_path: Path) -> None:
    brief, log, check, cast, save = followed("rooms.md", tmp_path, 5)
    assert str(brief["text"]).startswith("Mara Quill after S01E02")
    assert (log["written"], log["file"]) == (True, "log.yaml")
    assert "PV101" in str(check["findings"])
    assert "S01E03" not in str(cast)
    assert save["yours"] == "title: Another\n"
    assert (tmp_path / "lighthouse" / "log.yaml").read_text("utf-8").count("Joe dies") == 1
