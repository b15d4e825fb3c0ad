"""The files through which one line walks, from the folder it is written in to its printed finding.

Of the files that run, those are counted that are handed the line, or anything made of it, or hand it on.
"""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory
from types import FrameType

import previously
from previously.surfaces.cli.main import run

ROOT = Path(previously.__file__).parent
LINE = "Mara plays broken"
STORY = {
    "story.yaml": "title: Harbour\ncast: {mara: Mara}\n",
    "s01.yaml": f"S01E01:\n  scenes:\n    1:\n      lines:\n        - {LINE}\n",
}
RULE = "PV201"


def walked(work: Callable[[], object], words: str) -> tuple[list[str], list[str]]:
    """The files of which a function runs while some work is done; and those of them that have hold of these words."""
    ran: dict[str, None] = {}
    held: dict[str, None] = {}

    def watching(frame: FrameType, event: str, value: object) -> None:
        code = frame.f_code
        inside = code.co_filename.startswith(str(ROOT)) and code.co_name not in {"<module>", "<lambda>"}
        if event not in {"call", "return"} or not inside:
            return
        name = str(Path(code.co_filename).relative_to(ROOT))
        ran.setdefault(name)
        if name not in held:
            sys.setprofile(None)
            if any(words in _shown(one) for one in (_arguments(frame) if event == "call" else [value])):
                held.setdefault(name)
            sys.setprofile(watching)

    sys.setprofile(watching)
    try:
        work()
    finally:
        sys.setprofile(None)
    return list(ran), list(held)


def _arguments(frame: FrameType) -> Iterator[object]:
    code = frame.f_code
    names = code.co_varnames[: code.co_argcount + code.co_kwonlyargcount]
    yield from (frame.f_locals[name] for name in names if name in frame.f_locals)


def _shown(value: object) -> str:
    try:
        return value if isinstance(value, str) else repr(value)
    except AttributeError:  # it is only being made
        return ""


def one_line() -> tuple[list[str], list[str]]:
    """The walk of a line that nothing told so far brings about, checked by the rule that says so."""
    os.environ["PREVIOUSLY_CACHE"] = os.devnull
    with TemporaryDirectory() as folder, redirect_stdout(StringIO()) as said:
        for name, text in STORY.items():
            (Path(folder) / name).write_text(text, "utf-8")
        asked = ["check", folder, "--select", RULE]
        run(asked)  # what is loaded once is loaded
        found = walked(lambda: run(asked), LINE)
    assert said.getvalue().count(f"{RULE} reset s01.yaml:5") == 2
    return found


if __name__ == "__main__":
    ran, held = one_line()
    sys.stdout.write("\n".join([*held, f"{len(held)} files hold the line; {len(ran)} run"]) + "\n")
