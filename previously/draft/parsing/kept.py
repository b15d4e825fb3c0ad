"""Parses that are kept in the user's cache folder, scene by scene: an edit of one scene has that scene read again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import sha256

import msgspec

from previously.core.passage import Passage
from previously.core.version import __version__
from previously.draft.parsing.parser import Parsed, model_version, parsed
from previously.formats.cache import FOLDER, Cache, home

MOST = 128 << 20
Scenes = Iterable[tuple[str, Sequence[Passage]]]


def cache() -> Cache:
    """Where parses are kept, apart from the answers of checks."""
    return Cache(home() / f"{FOLDER}-parsed", MOST)


def parses(
    scenes: Scenes, kept: Cache, progress: Callable[[int], None] = lambda _: None
) -> Iterator[tuple[str, list[tuple[Passage, Parsed]]]]:
    """The passages of each scene, parsed; `progress` hears of how many passages that has been done."""
    done = 0
    for at, passages in scenes:
        texts = tuple(passage.text for passage in passages)
        key = sha256(msgspec.msgpack.encode(("narrated", __version__, model_version(), texts))).digest()
        found = _decoded(kept.get(key))
        if found is None or len(found) != len(texts):
            found = tuple(parsed(texts))
            kept.put(key, msgspec.msgpack.encode(found))
        done += len(texts)
        progress(done)
        yield at, list(zip(passages, found, strict=True))


def _decoded(raw: bytes | None) -> tuple[Parsed, ...] | None:
    if raw is None:
        return None
    try:
        return msgspec.msgpack.decode(raw, type=tuple[Parsed, ...])
    except (msgspec.DecodeError, UnicodeDecodeError):
        return None
