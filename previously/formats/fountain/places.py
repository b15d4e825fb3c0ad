"""What a scene heading says about place and time."""

import re

TIMES = re.compile(
    "day|night|morning|evening|afternoon|dawn|dusk|noon|midday|midnight|sunset|sunrise|sundown|twilight|daybreak|later|"
    "continuous|continuing|same|time|meanwhile|simultaneous|simultaneously|flashback|flashforward|dream|present|past|"
    "moments|earlier|ago|after|before|today|tonight|tomorrow|yesterday|hour|"
    "jour|nuit|matin|soir|aube|crépuscule|día|dia|noche|noite|tarde|mañana|manhã|madrugada|tag|nacht|morgen|abend|mittag|"
    "giorno|notte|sera|mattina|alba|tramonto|dag|natt|kväll|morgon|ochtend|avond|"
    "день|ночь|утро|вечер|рассвет|закат|日|夜|晨|白天|夜晚|早晨|黄昏|昼|朝|夕|낮|밤|아침|저녁"
)
"""Words that end a time of day, in the most common script languages."""
PLAIN = re.compile("day|night|morning|evening|afternoon|dawn|dusk|noon|midnight|sunset|sunrise|continuous|later|same")
"""Those that are a time even with nothing to set them off: INT HOUSE DAY."""
SAME = frozenset({"same", "same time", "the same time", "same moment", "meanwhile", "simultaneous", "simultaneously"})
PREFIX = re.compile(
    r"^(?:int\.?/ext|ext\.?/int|int(?:erior)?|ext(?:erior)?|est|i\.?/e|e\.?/i)(?:[.:]|(?=\s))[\s.]*(?:[-–—]+\s+)?"
)
DASH = re.compile(r"--+|[–—]+|(?<=\s)-|-(?=\s)")
CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?\s*(?:[ap]\.?\s?m\.?|h|uhr|o['’]clock)|\d{1,2}:\d\d(?::\d\d)?")
SPEAKS_OF_TIME = re.compile(
    r"\b(?:later|earlier|ago|before|after|next|following|previous|same|continuous|present|now|yesterday|flash\W?back"
    r"|back to scene|last night|1\d{3}|20\d\d)\b",
    re.IGNORECASE,
)
"""What stands in every heading or caption that says how time passes."""
YEAR = re.compile(r"(?:1\d|20)\d\d")
OVER = re.compile(r"(?:end|back from|after|return from)\b.*\bflash\W?back")
FLASHBACK = re.compile(r"\bflash\W?backs?\b")


def place(heading: str) -> tuple[str, str]:
    """A heading's place and time of day, in lower case: ("climbing gym", "night").

    The time is every part that says when (including a flashback or the same moment), joined by commas. Bracketed text
    counts only if it does: (1979) is in neither. A part that names no time belongs to the place.
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
    when += [aside for aside in asides if _is_time(aside) and not YEAR.fullmatch(aside)]
    return " - ".join(where), ", ".join(when)


def spoken_times(heading: str) -> tuple[str, ...]:
    """The parts of a heading, and what stands in brackets, that may say how time passes: ("ten years earlier",)."""
    text, asides = _asides(PREFIX.sub("", " ".join(heading.split()).lower(), count=1))
    parts = DASH.split(text)[1:] + asides
    return tuple(part.strip() for part in parts if SPEAKS_OF_TIME.search(part))


def is_same_moment(time: str) -> bool:
    """Does a heading's time say it is simultaneous with the scene before?"""
    return any(part.strip() in SAME for part in re.split(r"[,/]", time.lower()))


def is_flashback(time: str) -> bool:
    """Does a heading's time say this happened earlier? The end of a flashback does not."""
    return any(FLASHBACK.search(part) and not OVER.search(part) for part in time.lower().split(","))


def _asides(text: str) -> tuple[str, list[str]]:
    """Take bracketed text out."""
    parts = re.split(r"[()]", text)
    return " ".join(" ".join(parts[::2]).split()), [part.strip() for part in parts[1::2]]


def _is_time(part: str) -> bool:
    words = part.replace("/", " ").split()
    if not words or CLOCK.fullmatch(part) or YEAR.fullmatch(part):
        return bool(words)
    if TIMES.fullmatch(words[-1]) or FLASHBACK.search(part):
        return True
    return words[0] in {"later", "continuous", "same"}


def _unset(part: str) -> tuple[str, list[str]]:
    """A time at the end of a place, after a full stop, a comma or nothing."""
    head, _, last = part.rpartition(" ")
    return (head.rstrip(" .,"), [last]) if head and PLAIN.fullmatch(last) else (part, [])
