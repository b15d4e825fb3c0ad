"""Our own mistakes: a report that can be pasted, in a file, and one sentence on the screen."""

import platform
import tempfile
import traceback
from pathlib import Path

from previously.core.version import __version__


def write_report(error: BaseException, arguments: list[str]) -> str:
    """Write what went wrong into a file, and say where it lies."""
    trace = "".join(traceback.format_exception(error))
    text = f"previously {__version__}, Python {platform.python_version()}, {platform.system()}\n{arguments}\n\n{trace}"
    said = f"previously: this is our mistake, not yours ({type(error).__name__})."
    try:
        with tempfile.NamedTemporaryFile("w", prefix="previously-", suffix=".txt", delete=False, encoding="utf-8") as f:
            f.write(text)
    except OSError:
        return f"{said} Please send us this:\n{text}"
    return f"{said} Please send us the report in {Path(f.name)}"
