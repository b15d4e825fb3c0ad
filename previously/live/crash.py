"""Our own mistakes: a report that can be pasted, in a file, and one sentence on the screen."""

import platform
import tempfile
import traceback
from pathlib import Path

from previously.core.version import __version__


def write_report(error: BaseException, arguments: list[str], *, rule: str = "") -> str:
    """Write what went wrong into a file, and say where it lies; `rule` is the one that came to no end."""
    trace = "".join(traceback.format_exception(error))
    text = f"previously {__version__}, Python {platform.python_version()}, {platform.system()}\n{arguments}\n\n{trace}"
    what = f"the rule {rule} came to no end. This" if rule else "this"
    said = f"previously: {what} is our mistake, not yours ({type(error).__name__})."
    try:
        with tempfile.NamedTemporaryFile("w", prefix="previously-", suffix=".txt", delete=False, encoding="utf-8") as f:
            f.write(text)
    except OSError:
        return f"{said} Please send us this:\n{text}"
    return f"{said} Please send us the report in {Path(f.name)}"
