#!/usr/bin/env python3
"""Add the forms of verbs that the lexicon uses and its table of forms lacks. Needs `pip install lemminflect`.

    python scripts/verb_forms.py

The library's second-best forms are left out; what it gets wrong is mended in the table by hand, and stays mended.
"""

from pathlib import Path

from previously.language.lexicon.alternatives import choices

LEXICON = Path(__file__).parent.parent / "previously" / "language" / "lexicon"
TABLE = LEXICON / "verb_forms.tsv"
TAGS = ("VBZ", "VBD", "VBN", "VBG")
NO_VERBS = frozenset({"the", "OBJ", "OBJ's", "SUBJ's", "ONE'S", "*"})


def heads() -> set[str]:
    """The first word of every pattern."""
    rows = (line for file in LEXICON.glob("patterns/*.txt") for line in file.read_text("utf-8").split("\n"))
    said = (one for line in rows if line and not line.startswith(("@", "#")) for one in choices(line))
    words = (one.split("] ")[-1].split(" ")[0] for one in said)
    return {word for word in words if word.isascii() and word.replace("-", "").isalpha() and word not in NO_VERBS}


def main() -> None:
    """Write the table with the missing verbs in it, in order."""
    from lemminflect import getInflection

    rows = TABLE.read_text("utf-8").rstrip("\n").split("\n")
    known = {row.split("\t")[0] for row in rows}
    for verb in heads() - known:
        front, dash, last = verb.rpartition("-")
        rows.append("\t".join([verb, *(front + dash + getInflection(last, tag)[0] for tag in TAGS)]))
    TABLE.write_text("\n".join([rows[0], *sorted(rows[1:])]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
