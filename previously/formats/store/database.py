"""What a store's tables lie in: a file of SQLite, or a schema of PostgreSQL. Both are asked in the same words."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol


class Rows(Protocol):
    """What was found."""

    def fetchone(self) -> Any:
        """The next row, or None."""

    def __iter__(self) -> Iterator[Any]:
        """Every row."""


class Database(Protocol):
    """A connection; `?` stands for a value in what is asked."""

    @property
    def in_transaction(self) -> bool:
        """Is a change begun and not ended?"""

    def execute(self, sql: str, given: Sequence[Any] = (), /) -> Rows:
        """Ask, or do something."""

    def close(self) -> None:
        """Let go of it."""


class Schema(NamedTuple):
    """A schema of a PostgreSQL database, and the server it is on; `host` is a name, or a folder with its socket."""

    host: str
    port: int
    user: str
    database: str
    name: str

    def __str__(self) -> str:
        host = f"{self.host}:{self.port}" if not self.host.startswith("/") else ""
        return f"postgresql://{host}/{self.database} ({self.name})"


StoreAt = Path | Schema
"""Where a store lies."""
