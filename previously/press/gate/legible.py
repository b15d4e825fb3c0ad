"""A sentence as it looks: one letter, one sign for it, so that nobody hides a word from the reader of words."""

import unicodedata
from functools import lru_cache

SOFT_HYPHEN = "\u00ad"
SIGNS = frozenset(" .,;:!?'\"’‘“”„«»()[]/&%$€£¥+#@_-‐‑–—…©®™°·•=~*<>|`´\n\t")
"""The signs of ordinary print. A cross, a skull or a coffin says as much as a word does."""


def legible(text: str) -> str:
    """A text in the letters it shows: soft hyphens out, wide and joined letters as the plain ones."""
    return unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, "")).replace("‑", "-").replace("‐", "-")


def masked(text: str) -> bool:
    """Is there any sign in a text that may stand for another, or hide one?"""
    return not all(map(_plain, legible(text)))


@lru_cache(maxsize=4096)
def _plain(sign: str) -> bool:
    if sign in SIGNS or (sign.isascii() and sign.isalnum()):
        return True
    return unicodedata.category(sign)[0] == "L" and unicodedata.name(sign, "").startswith("LATIN")
