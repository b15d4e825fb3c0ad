"""What a scene heading says of place and time."""

import re

TIMES = re.compile(
    "day|night|morning|evening|afternoon|dawn|dusk|noon|midday|midnight|sunset|sunrise|sundown|twilight|daybreak|later|"
    "continuous|continuing|same|time|meanwhile|simultaneous|simultaneously|flashback|flashforward|dream|present|past|"
    "moments|earlier|after|before|today|tonight|tomorrow|yesterday|hour|"
    "jour|nuit|matin|soir|aube|crépuscule|día|dia|noche|noite|tarde|mañana|manhã|madrugada|tag|nacht|morgen|abend|mittag|"
    "giorno|notte|sera|mattina|alba|tramonto|dag|natt|kväll|morgon|ochtend|avond|"
    "день|ночь|утро|вечер|рассвет|закат|日|夜|晨|白天|夜晚|早晨|黄昏|昼|朝|夕|낮|밤|아침|저녁"
)
"""Words a time of day ends with, in the languages scripts are most written in."""
PLAIN = re.compile("day|night|morning|evening|afternoon|dawn|dusk|noon|midnight|sunset|sunrise|continuous|later|same")
"""Those that are a time without anything to set them off: INT HOUSE DAY."""
SAME = frozenset({"same", "same time", "the same time", "same moment", "meanwhile", "simultaneous", "simultaneously"})
PREFIX = re.compile(r"^(?:int\.?/ext|ext\.?/int|int|ext|est|i\.?/e|e\.?/i)(?:\.|(?=\s))[\s.]*(?:[-–—]+\s+)?")
DASH = re.compile(r"--+|[–—]+|(?<=\s)-|-(?=\s)")
CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\.?|h|uhr|o['’]clock)|\d{1,2}:\d\d(?::\d\d)?")
OVER = re.compile(r"(?:end|back from|after|return from)\b.*\bflash\W?back")
FLASHBACK = re.compile(r"\bflash\W?backs?\b")


def place(heading: str) -> tuple[str, str]:
    """The place and the time of day of a heading, in small letters: ("climbing gym", "night").

    The time is every part that says when, a flashback or the same moment too, joined by commas; what stands in
    brackets counts only if it does ((1979) is in neither). A part that says no time belongs to the place.
    """
    text = " ".join(heading.split()).lower()
    text, asides = _asides(PREFIX.sub("", text, count=1))
    parts = [part for part in (part.strip(" .,;:") for part in DASH.split(text)) if part]
    cut = len(parts)
    while cut > 1 and _is_time(parts[cut - 1]):
        cut -= 1
    where = [PREFIX.sub("", part) for part in parts[:cut] if not FLASHBACK.search(part)]
    when = [part for part in parts[:cut] if FLASHBACK.search(part)] + parts[cut:]
    if where and not parts[cut:]:
        where[-1], last = _unset(where[-1])
        when += last
    return " - ".join(where), ", ".join(when + [aside for aside in asides if _is_time(aside)])


def is_same_moment(time: str) -> bool:
    """Does the time of a heading say that it happens as the scene before does?"""
    return any(part.strip() in SAME for part in re.split(r"[,/]", time.lower()))


def is_flashback(time: str) -> bool:
    """Does the time of a heading say that this was earlier? The end of a flashback is none."""
    return any(FLASHBACK.search(part) and not OVER.search(part) for part in time.lower().split(","))


def _asides(text: str) -> tuple[str, list[str]]:
    """Take what stands in brackets out of a text."""
    parts = re.split(r"[()]", text)
    return " ".join(" ".join(parts[::2]).split()), [part.strip() for part in parts[1::2]]


def _is_time(part: str) -> bool:
    words = part.replace("/", " ").split()
    if not words or CLOCK.fullmatch(part):
        return bool(words)
    if TIMES.fullmatch(words[-1]) or FLASHBACK.search(part):
        return True
    return words[0] in {"later", "continuous", "same"}


def _unset(part: str) -> tuple[str, list[str]]:
    """A time at the end of a place, set off by a full stop, a comma or nothing."""
    head, _, last = part.rpartition(" ")
    return (head.rstrip(" .,"), [last]) if head and PLAIN.fullmatch(last) else (part, [])
