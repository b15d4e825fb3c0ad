"""What reads like a notice but is not one. Each row is blanked out before notices are looked for."""

import re
from typing import NamedTuple


class LookAlike(NamedTuple):
    """Words that are not a notice: a pattern over straightened text, and an example."""

    name: str
    pattern: re.Pattern[str]
    example: str


def _row(name: str, pattern: str, example: str) -> LookAlike:
    return LookAlike(name, re.compile(pattern, re.IGNORECASE), example)


_GAP = r"(?:[\w',/-]{1,20}\s){0,4}?"
_WORD = (
    r"(?:(?!(?:contain|includ|reveal|discuss|spoil|warn)|(?:has|have|will|may|might|could|for|below|ahead|if)\b)"
    r"\w{1,15}\s)"
)
_NOT_THIS = r"(?<!this\s)(?<!the\s)(?<!my\s)(?<!our\s)(?<!following\s)"
LOOK_ALIKES = (
    _row("free of them", r"\bspoilers?[-\s]?(?:free|less)\b", "This spoiler-free review only says how it feels."),
    _row(
        "no spoilers",
        r"\b(?:no|non|zero|without|avoid(?:s|ing)?|free\sof|minus|sans|un)[-\s](?:\w{1,12}\s){0,2}?spoil(?:er|ed)?s?\b",
        "All you need to know, without any spoilers.",
    ),
    _row(
        "contains none",
        rf"(?:n't|not|never|nor|neither|cannot)\s{_GAP}(?:contain|include|give|reveal|have|has|post|share|feature)\w{{0,3}}\s{_GAP}(?:spoil\w{{0,5}}|details|plot)",
        "This piece does not contain any spoilers.",
    ),
    _row(
        "will not",
        r"\b(?:won't|will\snot|not\sgoing\sto|doesn't|does\snot|never|not\sto|can't|cannot)\s(?:\w{1,15}\s)?spoil\w{0,4}",
        "This review will not spoil season 2.",
    ),
    _row(
        "a title in quotes",
        r"[\"'*_]spoilers?\salert[,.!?]?[\"'*_]",
        "“Spoiler Alert” is the ninth episode of a sitcom.",
    ),
    _row(
        "a title",
        r"\b(?:films?|movies?|episodes?|books?|memoirs?|games?|podcasts?|bands?|songs?|shows?|titled|called|named|entitled|in|of|the)\s(?-i:Spoiler\sAlert)(?!\s?[:!])",
        "In the film Spoiler Alert, two men meet in a bar.",
    ),
    _row(
        "a title that does something",
        r"(?-i:Spoiler\sAlert),?\s(?:\(\d{4}\)|is\b|was\b|stars\b|starring|follows|premiered|aired|opens|directed|has\b|tells|podcast|film|movie|episode|series\b|by\b|from\b)",
        "Spoiler Alert stars Jim Parsons and Sally Field.",
    ),
    _row(
        "a title with its subtitle",
        r"(?-i:Spoiler\sAlert):\s(?-i:The\s(?:Hero|Film|Movie|Podcast|Memoir|Game))",
        "Spoiler Alert: The Hero Dies made my mother cry.",
    ),
    _row(
        "a part of a car",
        r"\b(?:rear|front|lip|roof|trunk|boot|wing|carbon|aero\w{0,10}|ducktail|factory|deck-?lid|chin)[\s-]{1,3}(?:\w{1,15}\s){0,2}?spoilers?(?:\salert)?\b|\bspoilers?\s(?:alert\s)?(?:lip|kit|wing|brake|bolt|mount|panel|lever)s?\b",
        "The Spoiler Alert wing kit fits every hatchback, and so does its rear spoiler.",
    ),
    _row(
        "a part of an aeroplane",
        r"\b(?:deploy\w{0,3}|raise[sd]?|extend\w{0,3}|ground|flight|arm(?:ed)?)\s(?:the\s)?spoilers\b|\bspoilers\s(?:deploy|extend|retract|rise|and\sflaps)\w{0,3}\b",
        "On landing, the spoilers deploy and the wheels brake.",
    ),
    _row(
        "in an election",
        r"\bspoiler\s(?:candidate|campaign|effect|vote|role|party)s?\b",
        "A third-party spoiler candidate may decide the state.",
    ),
    _row(
        "a promise to tell nothing",
        r"\bspoilers?\salert[:,!]?\s[^.]{0,30}?\b(?:nothing|none|won't|will\snot)\b",
        "So here is the big spoiler alert: I will reveal NOTHING.",
    ),
    _row(
        "about spoilers",
        r"\b(?:how|why|whether|do|does|did|can|are|when)\s(?:\w{1,15}\s){0,4}?spoilers?\b(?=[^.:]{0,60}\b(?:ruin|matter|work|affect|make|hurt|spread|avoid|bad|good|leak|improve|enjoy)\w{0,4}\b)",
        "Why spoilers don’t ruin a story, according to science",
    ),
    _row(
        "how they travel",
        r"\bspoilers?\s(?:for|of|from|about|on)?\s?[^.]{0,60}?\b(?:leak|surfac|circulat|emerg|spread|posted|hit\sthe|ruin|all\sover|everywhere|culture|hunter|etiquette|are\sout|have\sbeen|on\sthe\s(?:internet|web)|online|out\sthere|come\sout)\w{0,4}",
        "Spoilers for the new season leaked on a forum last night.",
    ),
    _row(
        "who hates them",
        rf"{_NOT_THIS}\b(?:hate|love|loathe|fear|leak\w{{0,3}}|dodge|dodging|escape|share[sd]?|sell\w{{0,3}}|post\w{{0,3}}|publish\w{{0,3}}|over|want\w{{0,2}}|drop\w{{0,4}}|ban\w{{0,4}})\s{_WORD}{{0,3}}?spoilers?\b",
        "The studio sued over leaked spoilers.",
    ),
    _row(
        "a forum's rules",
        rf"{_NOT_THIS}\b(?:mark|tag|hide|use|flag|wrap|cover|label|put|place|keep|report|type)\w{{0,3}}\s{_WORD}{{0,4}}?spoilers?\b(?:\s(?:tag|mark|up|text|flair|button)\w{{0,4}})?",
        "Please tag your spoilers, and use the spoiler flair.",
    ),
    _row(
        "rules of spoilers",
        r"\b(?:un(?:tagged|marked)\s)?spoilers?\s(?:must|should|are\s(?:not\s)?(?:allowed|banned|forbidden|removed)|go\sin|belong|need\sto|polic(?:y|ies)|rules?|tags?|etiquette|in\s(?:titles|headlines|thumbnails))\b",
        "Spoilers must be hidden, and spoilers in titles are removed.",
    ),
    _row(
        "asking for none",
        r"\b(?:don't|do\snot|please|never|stop)\s(?:\w{1,15}\s){0,2}?(?:spoil|give\saway|ruin|post|tell)\w{0,3}\b[^.]{0,20}",
        "Please don’t spoil it for me.",
    ),
    _row(
        "turned letters announced",
        r"\brot-?13\b[^.]{0,30}?\bspoilers?\b|\bspoilers?\b[^.]{0,20}\brot-?13\b",
        "Spoilers in ROT13, please.",
    ),
)


def blanked(text: str) -> str:
    """Straightened text with every look-alike blanked out, its length unchanged."""
    if "spoil" not in text.lower():
        return text
    for row in LOOK_ALIKES:
        text = row.pattern.sub(lambda m: "\0" * len(m[0]), text)
    return text
