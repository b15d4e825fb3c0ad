"""The page for games and chats is followed as it is typed: a store, a server, and calls by curl."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.web.serving import ROOT, begun, printed

pytestmark = [
    pytest.mark.skipif(shutil.which("curl") is None, reason="needs curl"),
    pytest.mark.skipif(sys.platform == "win32", reason="needs a shell"),
]
PAGE = ROOT / "docs" / "games.md"
BLOCKS = re.findall(r"^```sh\n(.*?)^```$", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)
SERVES = re.compile(r"^previously serve (.*) --port 8010 (.*) &$", re.MULTILINE)


def typed(script: str, where: Path) -> str:
    """What a script prints, with `previously` as it is here."""
    program = f'previously() {{ "{sys.executable}" -m previously "$@"; }}\nset -e\n'
    here = {**os.environ, "PYTHONPATH": str(ROOT)}
    ran = subprocess.run(  # noqa: S603 - our own page
        ["/bin/bash", "-c", program + script], cwd=where, env=here, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def answers(text: str) -> list[dict[str, object]]:
    """The JSON values that stand one after the other in what curl prints."""
    found, decoder = [], json.JSONDecoder()
    while text := text.strip():
        value, end = decoder.raw_decode(text)
        found.append(value)
        text = text[end:]
    return found


def test_the_page_is_followed_as_typed(tmp_path: Path) -> None:
    begin, tokens, *calls, writers = BLOCKS
    typed(begin, tmp_path)
    serves = SERVES.search(tokens)
    assert serves is not None
    typed(SERVES.sub("", tokens), tmp_path)
    said = list[dict[str, object]]()
    given = [str(tmp_path / word) if (tmp_path / word).exists() else word for word in " ".join(serves.groups()).split()]
    with begun(*given) as process:
        url = printed(process)[1].partition("?")[0]
        for call in calls:
            said += answers(typed(call.replace("localhost:8010", url.removeprefix("http://").rstrip("/")), tmp_path))
    log, brief, check, branch, on_take, dead, discard, rewind = said
    assert (log["written"], log["rows"], on_take["rows"]) == (True, [1, 2], [3])
    assert "Joe betrays Mara" in str(brief["text"])
    assert "PV101" in str(check["findings"])
    assert "Ann kills Joe" in str(dead["text"])
    assert (branch["rows"], discard["rows"], rewind["rows"]) == (2, 2, 1)
    assert typed(writers, tmp_path).startswith("1 S01E01.1 Joe betrays Mara (game)\n1 row.")
