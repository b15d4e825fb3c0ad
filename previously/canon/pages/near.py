"""What stands on a page now in place of words that are gone from it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher

from previously.canon.pages.folding import fold
from previously.canon.pages.page import OnPage, PageText
from previously.core.emphasis import plain_words
from previously.core.passage import Passage
from previously.core.source import Span

ALIKE = 0.6
"""So much of a quote's words, in order, makes other words a new version of it. Set."""
_SIGNS = ".,;:!?…()'-"
FEWEST = 4
"""Fewer words are like too much."""


class Comparing:
    """How many words may still be compared for the quotes of one episode."""

    def __init__(self) -> None:
        self.left = 30_000


def near(quote: str, page: PageText, comparing: Comparing) -> OnPage | None:
    """The place whose words are most like a quote's, with these words; None where none are like them."""
    wanted = [_bare(word) for word in quote.split()]
    if len(wanted) < FEWEST:
        return None
    counts, best, found = Counter(wanted), ALIKE, None
    for scene, number, passage in page.passages:
        for words in _windows(passage.text.split(), 2 * len(wanted)):
            comparing.left -= len(words)
            if comparing.left < 0:
                return found
            folds = [_bare(word) for word in words]
            if (counts & Counter(folds)).total() < best * len(wanted):
                continue
            blocks = SequenceMatcher(None, wanted, folds, autojunk=False).get_matching_blocks()
            share = sum(block.size for block in blocks) / len(wanted)
            if share > best or (share == best and found is None):
                best, found = share, _place(scene, number, passage, words, _around(blocks, len(words)))
    return found


def _bare(word: str) -> str:
    """A word as it is compared, without the signs around it."""
    return fold(word).strip(_SIGNS)


def _windows(words: list[str], size: int) -> Iterator[list[str]]:
    """Stretches of words, each beginning within the one before it."""
    yield from (words[at : at + size] for at in range(0, max(1, len(words) - size // 2), max(1, size // 2)))


def _around(blocks: Iterable[object], many: int) -> slice:
    """The words that match, with what lies between them; to the end of the stretch where that is a word or two."""
    real = [(b.b, b.b + b.size) for b in blocks if b.size]  # type: ignore[attr-defined]
    first, last = real[0][0], real[-1][1]
    return slice(0 if first <= 1 else first, many if many - last <= 1 else last)


def _place(scene: str, number: int, passage: Passage, words: list[str], which: slice) -> OnPage:
    return OnPage(
        scene,
        number,
        Span(passage.span.block, passage.span.row, passage.span.column),
        plain_words(" ".join(words[which])),
        passage,
    )
