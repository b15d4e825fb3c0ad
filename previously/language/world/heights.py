"""How tall somebody is, as lines state it: in centimetres, or as `tall` and `short`."""

import re
from collections.abc import Iterator

from previously.language.lexicon.wordlists import words
from previously.language.world.mark import Mark, WorldLine
from previously.language.world.numbers import NUMBER, number

_HERS = r"(?:^|(?<= ))(@\d+)(?: ,)?(?: who)? (?:is|was|stands|stood|measures)"
_ABOUT = r"(?: (?:only|just|barely|about|nearly|almost|over|under|well|exactly|a|good|some|full|all of))*"
_INCHES = rf"(?P<inches>(?!(?:tall|in|and|with)\b){NUMBER})(?![- ]years)(?: (?:inches|inch|in))?"
_FEET = rf"(?P<feet>{NUMBER})[- ](?:feet|foot|ft)(?:[- ]{_INCHES})?"
_METRES = r"(?P<metres>[12][.,]\d{1,2}|two|one) ?(?:metres?|meters?|m)(?: (?P<more>\d{1,2}))?"
_CENTIMETRES = r"(?P<cm>\d{3}) ?(?:centimetres|centimeters|cm)"
_STATED = re.compile(
    rf"{_HERS}{_ABOUT} (?:{_FEET}|{_METRES}|{_CENTIMETRES})"
    r"(?P<tall> tall| in (?:his|her|their) (?:[a-z]+ )?(?:socks|feet|boots|shoes))?"
    r"(?= ?(?:$|[,.;]|and\b|but\b|with\b))"
)
_VERY = r"(?:very |rather |quite |unusually |extremely )?"
_SAID = re.compile(
    rf"{_HERS} {_VERY}(tall|short)(?= ?(?:$|[,.]| and (?:thin|lean|broad|dark|fair|stout|fat|strong)\b))"
    rf"|(?:^|(?<= ))(@\d+)(?: ,| is) an? {_VERY}(tall|short)(?: ,)? (?:[a-z-]+ ,? ?){{0,2}}?"
    r"(?:man|woman|girl|boy|lady|fellow)\b"
)
HEIGHT_WORDS = words("tall short foot feet ft metres metre meters meter m centimetres centimeters cm")
"""Words one of which stands in every line that says how tall somebody is."""
_FOOT, _INCH, _METRE = 30.48, 2.54, 100.0
_NEAR = 6.0
"""Centimetres by which two measures may differ and be one: people round. Set."""
_TALL, _SHORT = 165.0, 178.0
"""Nobody below the first is called tall, nor above the second short. Set."""


def heights(line: WorldLine) -> Iterator[Mark]:
    """How tall a line says somebody is."""
    for found in _STATED.finditer(line.masked):
        tall = _centimetres(found)
        if tall and 50 < tall < 260:
            yield Mark("trait", line.who(found[1]), what="height", value=f"{tall:.0f} cm")
    for found in _SAID.finditer(line.masked):
        yield Mark("trait", line.who(found[1] or found[3]), what="height", value=found[2] or found[4])


def height_in(said: str) -> str:
    """The height that a value of a sheet gives (`6'4"`, `6 ft 4`, `1.93 m`), as lines have it; nothing if none."""
    text = re.sub(r"\s*(?:''|\"|”|″|in\.?$)", "", said.casefold().strip())
    text = re.sub(r"^(\d)\s*['’′]\s*", r"\1 feet ", text).strip()
    found = re.fullmatch(rf"(?:{_FEET}|{_METRES}|{_CENTIMETRES})(?: tall)?", text.replace("ft.", "ft"))
    tall = _centimetres(found, said=True) if found else 0.0
    return f"{tall:.0f} cm" if tall else text if text in {"tall", "short"} else ""


def _centimetres(found: re.Match[str], said: bool = False) -> float:
    """A measure in centimetres; 0 for what may be no height: `is six feet`."""
    if found["cm"]:
        return float(found["cm"])
    if found["metres"]:
        whole = {"one": "1", "two": "2"}.get(found["metres"], found["metres"]).replace(",", ".")
        exact = said or found.groupdict().get("tall") or "." in whole or found["more"]
        return float(whole) * _METRE + float(found["more"] or 0) if exact else 0.0
    feet, inches = number(found["feet"]), number(found["inches"] or "zero")
    exact = said or found["inches"] or found.groupdict().get("tall")
    return feet * _FOOT + inches * _INCH if feet and inches is not None and inches < 12 and exact else 0.0


def may_be_one_height(one: str, other: str) -> bool:
    """May two heights be one: measures a little apart, or `tall` and a measure?"""
    tall, short = _measure(one), _measure(other)
    if tall and short:
        return abs(tall - short) <= _NEAR
    if not tall and not short:
        return one == other
    said, measured = (one, short) if short else (other, tall)
    return measured >= _TALL if said == "tall" else measured <= _SHORT


def _measure(said: str) -> float:
    return float(said.removesuffix(" cm")) if said.endswith(" cm") else 0.0
