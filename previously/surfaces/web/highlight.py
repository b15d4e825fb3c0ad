"""The light that falls on an author's text: keys, texts, clauses and notes, each row of a file by itself."""

import re
from collections.abc import Iterable, Iterator

from markupsafe import Markup, escape

LONGEST = 2000
"""Characters of a row that is looked at; a longer one is shown as it is."""
CLAUSES = (
    "about|at|because of|blames|cues|day|for|forced by|from|intended|later|quoting|retells|reveals|sets|severity|source"
    "|stakes|tried|with|witnessed by"
)
_YAML = re.compile(
    r"""(?P<comment>(?:(?<=\s)|^)\#.*$)
    |(?P<sign>^\s*-(?=\s)|[\[\]{}])
    |(?P<key>(?<![^\s{,])[^\W\d_][\w ’'.-]{0,60}(?=:(?:\s|$))|(?<![^\s{,])\d{1,9}(?=:(?:\s|$)))
    |(?P<clause>;\s*(?:"""
    + CLAUSES.replace(" ", r"\ ")
    + r""")\b)
    |(?P<text>"(?:[^"\\]|\\.)*"|“[^”]*”)""",
    re.VERBOSE,
)
_FOUNTAIN = re.compile(
    r"""(?P<heading>^\s*(?:\.(?=\w)|(?:INT|EXT|EST|I/E)[./\ ]).*$|^\#+\s.*$)
    |(?P<note>\[\[[^\]]*\]\])
    |(?P<cue>^\s*(?:@.+|[^\Wa-z\d_][^a-z\n]*)$)""",
    re.VERBOSE,
)
_JSON = re.compile(r'(?P<key>"(?:[^"\\]|\\.)*"(?=\s*:))|(?P<text>"(?:[^"\\]|\\.)*")|(?P<sign>[\[\]{}])')
READERS = {"yaml": _YAML, "yml": _YAML, "fountain": _FOUNTAIN, "spmd": _FOUNTAIN, "jsonl": _JSON}


def highlighted(rows: Iterable[str], name: str) -> Iterator[Markup]:
    """Rows of a text as markup, by the kind of file that its name says."""
    reader = READERS.get(name.rpartition(".")[2].casefold())
    return (_row(row, reader) for row in rows)


def _row(row: str, reader: re.Pattern[str] | None) -> Markup:
    if reader is None or len(row) > LONGEST:
        return escape(row)
    parts, end = [], 0
    for found in reader.finditer(row):
        kind = found.lastgroup
        parts += [escape(row[end : found.start()]), Markup('<span class="is-{}">{}</span>').format(kind, found[0])]
        end = found.end()
    return Markup().join([*parts, escape(row[end:])])
