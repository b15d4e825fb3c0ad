"""Articles of every shape that has ever been slow to read, or could be: each a name and how to make one.

`SHAPES` maps a shape's name to a function from about how many characters to make to the text. Every text is legal to
paste; none has to make sense.
"""

import json
from collections.abc import Callable

_PLAIN = "Jessica walked home in the rain and thought about nothing much. "
_SAID = "“I never wanted this,” said Melissa Rosenberg of the second season. "


def _repeated(unit: str) -> Callable[[int], str]:
    return lambda size: unit * max(1, size // len(unit))


def _around(opens: str, closes: str, between: str = "x") -> Callable[[int], str]:
    """Nested as deep as there is room for."""

    def make(size: int) -> str:
        depth = max(1, (size - len(between)) // (len(opens) + len(closes)))
        return opens * depth + between + closes * depth

    return make


def _numbered(line: str) -> Callable[[int], str]:
    """Lines that differ by a number, so that nothing read once can be known again."""
    return lambda size: "".join(line.format(number) for number in range(max(1, size // (len(line) + 3))))


def _with_head(head: str, unit: str) -> Callable[[int], str]:
    return lambda size: head + unit * max(1, (size - len(head)) // len(unit))


def _attributes(size: int) -> str:
    return "<p " + " ".join(f"a{number:06}=1" for number in range(max(1, size // 10))) + ">Jessica kills Reva.</p>"


def _letters(number: int) -> str:
    """A name of letters only for a number."""
    found = ""
    while number:
        number, digit = divmod(number, 26)
        found += chr(97 + digit)
    return found or "a"


def _many_names(size: int) -> str:
    names = (f"Ada{_letters(n)} Brandt{_letters(n)}" for n in range(max(1, size // 60)))
    return "".join(f"“We did it our way,” said {name}, the writer.\n\n" for name in names)


def _post(content: Callable[[int], str]) -> Callable[[int], str]:
    return lambda size: json.dumps({"type": "Note", "summary": "Spoilers", "content": content(size)})


def _tagged(size: int) -> str:
    tags = [["t", f"topic{number}"] for number in range(max(1, size // 20))]
    return json.dumps({"content": "Jessica kills Reva.", "tags": tags})


def _deep_json(size: int) -> str:
    return '{"content":' + "[" * (size // 2) + "]" * (size // 2) + "}"


SHAPES: dict[str, Callable[[int], str]] = {
    # plain prose
    "plain sentences": _repeated(_PLAIN),
    "paragraphs of plain prose": _repeated(_PLAIN * 6 + "\n\n"),
    "plain lines that all differ": _numbered("Jessica thought about number {} and went on walking.\n"),
    "no line end and no full stop": _repeated("she walked and thought of home and "),
    "tiny paragraphs": _repeated("Ab.\n\n"),
    "one long word": _repeated("a"),
    "one long word of capitals": _repeated("Ab"),
    "only spaces": _repeated(" "),
    "only line ends": _repeated("\n"),
    "only full stops": _repeated("."),
    "full stops and spaces": _repeated(". "),
    "initials": _repeated("A. "),
    "words in capitals": _repeated("Ada Brandt Cole "),
    "possessives": _repeated("Jessica's "),
    "joined words": _repeated("well-known-"),
    "names of the story": _repeated("Jessica "),
    "deeds of the story": _repeated("Kilgrave kills Reva. "),
    "one deed, no full stop": _repeated("Jessica kills Reva and "),
    "lone commas": _repeated("a, "),
    "list items": _repeated("- Ab cd\n"),
    "headings": _repeated("# Ab cd\n"),
    "quoted lines": _repeated("> Ab cd\n"),
    "numbers": _repeated("1, "),
    "words of a work": _with_head("Jessica Jones in ", "anan "),
    "names in a work": _repeated("Jessica in noir "),
    # marks that hide
    "||a": _repeated("||a"),
    "||a with spaces": _repeated("||a "),
    ">!a": _repeated(">!a "),
    ">!a!<": _repeated(">!a!< "),
    "_a_": _repeated("_a_ "),
    "*a*": _repeated("*a*"),
    "[spoiler]": _repeated("[spoiler]a "),
    "[spoiler] and its end": _repeated("[spoiler]a[/spoiler] "),
    "[spoiler] nested": _around("[spoiler]", "[/spoiler]"),
    "{{spoiler|": _repeated("{{spoiler|a "),
    "[a](#s": _repeated('[a](#s "'),
    "[a](/s)": _repeated("[a](/s) "),
    "opening brackets": _repeated("["),
    "opening brackets and words": _repeated("[a "),
    "::: spoiler": _repeated("::: spoiler a\n"),
    "rot13": _repeated("rot13: gur naq bs "),
    "rot13 announced only": _repeated("rot13 "),
    # quotations
    "quotations in one paragraph": _repeated(_SAID),
    "quotations, a paragraph each": _repeated(_SAID + "\n\n"),
    "quotations of one word": _repeated('"a" '),
    "straight marks": _repeated('"'),
    "straight marks and words": _repeated('"a '),
    "opening marks": _repeated("“"),
    "opening marks and words": _repeated("“a "),
    "closing marks": _repeated("”"),
    "marks nested": _around("“a ", " b”"),
    "marks of five kinds": _repeated("“a „b «c »d 「e "),
    "single marks": _repeated("‘a "),
    "single quotations": _repeated("‘I saw it,’ said Loeb. "),
    "apostrophes": _repeated("'a' "),
    "low marks unclosed": _repeated("„a "),
    "quotations open over paragraphs": _repeated("“I went home and slept.\n\n"),
    "speakers who all differ": _many_names,
    "he said, she said": _repeated("“So it was,” she said. “It was,” he said. "),
    "cues and no quotation": _repeated("Loeb said that Ritter said that "),
    "a transcript": _repeated("Ritter: So it was, and nothing else.\n\n"),
    "a transcript of many": lambda size: "".join(
        f"Ada{_letters(n)} Cole: So it was and so it is.\n\n" for n in range(max(1, size // 40))
    ),
    "parentheses": _repeated("Ada Brandt (Ida Cole) "),
    "appositions": _repeated("Ada Brandt, the showrunner of the series, "),
    # notices
    "notices": _repeated("This article contains spoilers for season 1.\n\n"),
    "notices in one paragraph": _repeated("Spoilers for season 2 ahead. "),
    "notices ended": _repeated("Spoilers ahead.\n\nEnd of spoilers.\n\n"),
    "spoilers, no full stop": _repeated("spoilers "),
    "spoilers for": _repeated("spoilers for the "),
    "seasons": _repeated("season 1, "),
    "seasons, no sign between": _repeated("season 1 episode 2 "),
    "this article about": _repeated("this article about "),
    "if you have not seen": _repeated("if you haven't seen "),
    "this may contain": _repeated("this article may contain and "),
    "a warning in capitals": _repeated("SPOILER ALERT "),
    "alert in brackets": _repeated("[spoiler "),
    "codes": _repeated("S01E01-"),
    "titles in marks": _repeated('episode "A" '),
    # HTML
    "<details> nested": _around("<details>", "</details>"),
    "<details> in <details>, each with words": _around("<details><summary>a</summary>b", "</details>"),
    "<summary> nested": _around("<details><summary>a", "</summary></details>"),
    "<details> in a text": _repeated("a <details> b "),
    "<div> nested": _around("<div>", "</div>"),
    "<p> after <p>": _repeated("<p>Jessica walked home."),
    "<b> never closed": _with_head("<p>", "<b>a"),
    "<a> never closed": _with_head("<p>", "<a href=x>a"),
    "<table> in <table>": _with_head("<p>", "<table><tr><td>"),
    "< alone": _with_head("<p>", "<"),
    "<p of a": _with_head("<p>", "<p "),
    "comments never closed": _with_head("<p>", "<!--"),
    "<title> never closed": _with_head("<p>", "<title>a"),
    "entities": _with_head("<p>", "&amp;"),
    "attributes": _attributes,
    "one long attribute": lambda size: f'<p class="{"spoiler-free " * (size // 13)}">Jessica walked home.</p>',
    "images": _with_head("<p>", '<img alt="Ab" src="/spoiler-death-of-reva.jpg">'),
    "metas": _with_head("<html>", '<meta name="keywords" content="a,b,c">'),
    "<br> after <br>": _with_head("<p>", "a<br>"),
    "spans": _with_head("<p>", "<span>a </span>"),
    "headlines": _with_head("<p>", "<h1>Ab</h1>"),
    "a page of quotations": _with_head("<p>", _SAID),
    # posts
    "a post of prose": _post(_repeated(_PLAIN)),
    "a post of marks": _post(_repeated("||a ")),
    "a post of nested details": _post(_around("<details>", "</details>")),
    "a post with many tags": _tagged,
    "a post nested deep": _deep_json,
    "a post that breaks off": lambda size: '{"content": "' + "a" * size,
}
