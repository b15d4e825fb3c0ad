"""The command line as one calls it."""

from tests.surfaces.conftest import typed

__all__ = ["typed"]
