"""Files a command is given, read within bounds."""

from pathlib import Path
from typing import Any

import msgspec

from previously.core.errors import UnreadableInput

LARGEST = 256 << 20


def decoded(file: Path) -> Any:
    """A JSON file's value. Raises UnreadableInput."""
    try:
        if file.stat().st_size > LARGEST:
            raise UnreadableInput(f"“{file}” is larger than {LARGEST >> 20} MB")
        return msgspec.json.decode(file.read_bytes())
    except OSError as error:
        raise UnreadableInput(f"“{file}” cannot be read: {error.strerror}") from None
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise UnreadableInput(f"“{file}” is no JSON: {error}") from None
