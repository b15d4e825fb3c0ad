"""Values as JSON."""

import json
from typing import Any


def dumps(value: Any) -> str:
    """JSON for people and programs alike."""
    return json.dumps(value, ensure_ascii=False, indent=2, allow_nan=False)
