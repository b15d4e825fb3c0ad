"""`knows --format json`."""

from typing import Any

from previously.canon.knowledge.knowing import Fact, Known
from previously.canon.knowledge.secrets import Secret


def fact(found: Fact) -> dict[str, Any]:
    """`knows FACT --format json`."""
    believes = [
        {"character": one.who, "value": one.value, "since": one.since, "how": one.how, "from": one.told_by}
        for one in found.believes
    ]
    return {"fact": found.fact, "at": found.at, "value": found.value, "believes": believes}


def character(who: str, at: str, known: tuple[Known, ...]) -> dict[str, Any]:
    """`knows NAME --format json`."""
    facts = [
        {
            "fact": one.fact,
            "value": one.value,
            "true": one.true,
            "since": one.since,
            "how": one.how,
            "from": one.told_by,
        }
        for one in known
    ]
    return {"character": who, "at": at, "facts": facts}


def secrets(at: str, found: tuple[Secret, ...]) -> dict[str, Any]:
    """`knows --secrets --format json`."""
    rows = [{"fact": one.fact, "by": one.by, "from": list(one.kept_from), "since": one.since} for one in found]
    return {"at": at, "secrets": rows}
