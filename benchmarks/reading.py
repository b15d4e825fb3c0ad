"""How much CPU an article of 2,000 words takes to read against the shipped season, in process, once it is loaded."""

import time
from pathlib import Path
from statistics import median

import previously as pv
from previously.press.article.article import article
from previously.press.gate.reader import Reader
from previously.press.gate.reading import read_by
from previously.story.story import reader_of

SEASON = Path(__file__).parents[1] / "stories" / "jessica-jones"
PARAGRAPH = (
    "The series is based on a comic book, and all of its episodes came out on one day in November, which is how most "
    "people watched it. Jessica is a private investigator with a dry sense of humour, and the music, the lighting and "
    "the costumes tell us as much about the city as any of the dialogue. Jessica killed Reva. Kilgrave may not be "
    "around for the second season, and what that does to everybody else is anybody’s guess. “We wanted it to feel "
    "real,” the showrunner told reporters in January, “and we talked about that every day we were in the room.” "
)
WORDS, TIMES = 2000, 9


def figure() -> float:
    """The median, in CPU milliseconds."""
    reader = reader_of(pv.open(SEASON).seen("S01E05"))
    text = "\n\n".join([PARAGRAPH] * (WORDS // len(PARAGRAPH.split()) + 1))
    return median(_once(reader, text) for _ in range(TIMES + 1))


def _once(reader: Reader, text: str) -> float:
    start = time.process_time()
    list(read_by(reader, article(text)))
    return (time.process_time() - start) * 1000
