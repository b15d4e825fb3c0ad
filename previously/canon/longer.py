"""One scene of an episode with lines at its end, read without the rest of the episode."""

from collections.abc import Iterable

from msgspec.structs import replace

from previously.canon.episodes import Episode, EpisodeReader
from previously.canon.setting import Placed
from previously.core.atoms import EpisodeText, LineText


def with_more(part: Episode, placed: Placed, lines: Iterable[LineText]) -> Placed:
    """A scene of an episode as it is with more lines."""
    text = placed.read.text
    longer = placed.read._replace(text=replace(text, lines=(*text.lines, *lines)))
    reader = EpisodeReader(EpisodeText(part.episode, part.span), part.at, part.read, None)
    reader.moment, reader.lexicon = longer.moment, longer.lexicon
    return reader.place(longer, placed)
