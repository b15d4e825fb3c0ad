"""What a host may read of a story: its chapters as they lie there, everybody's sheet, the rules' pages; and prompts."""

from urllib.parse import quote, unquote

from previously.checks.registry import RULES
from previously.core.errors import BadRequest
from previously.live.room import Room
from previously.questions.brief import BriefQuestion
from previously.questions.question import dumps
from previously.questions.rule import RuleQuestion
from previously.questions.sheet import SheetQuestion

CHAPTER, SHEET, RULE = "story://chapter/", "story://sheet/", "story://rule/"
"""What addresses begin with; a name follows, with its signs escaped."""
TEXTS = {
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".yaml": "application/yaml",
    ".md": "text/markdown",
}


def listed(room: Room) -> list[tuple[str, str, str]]:
    """Address, name and kind of all there is: to an audience no file."""
    files = [(CHAPTER + quote(path, safe=""), path, _kind(path)) for path in room.files()]
    people = [
        (SHEET + quote(who, safe=""), one.name, "application/json") for who, one in room.story().canon.cast.items()
    ]
    rules = [(RULE + rule.name, f"{rule.code} {rule.name}", "text/markdown") for rule in RULES.values()]
    return [*files, *people, *rules]


def read(room: Room, uri: str) -> tuple[str, str]:
    """The text at an address, and its kind. Raises BadRequest where there is none, and UnknownName."""
    if uri.startswith(CHAPTER):
        path = unquote(uri.removeprefix(CHAPTER))
        if path in room.files():
            return room.text(path), _kind(path)
    elif uri.startswith(SHEET):
        answer = SheetQuestion(name=unquote(uri.removeprefix(SHEET))).answer(room.story())
        return dumps(answer), "application/json"
    elif uri.startswith(RULE):
        return RuleQuestion(code=unquote(uri.removeprefix(RULE))).answer(room.story()).page, "text/markdown"
    raise BadRequest(f"there is nothing at “{uri}”; resources/list has what there is")


def _kind(path: str) -> str:
    return next((kind for ending, kind in TEXTS.items() if path.endswith(ending)), "text/plain")


PROMPTS = {
    "write-as": ("Write a scene as somebody, from what they know alone.", ("name", "at", "with", "about")),
    "log-chapter": ("Log what happens in a chapter, line by line, and check it.", ("text", "at")),
}
"""What each prompt is for, and what it is given; the first of that it needs."""


def prompt(room: Room, name: str, words: dict[str, str]) -> str:
    """A prompt's text. Raises BadRequest, UnknownName and UnknownPosition."""
    if name not in PROMPTS:
        raise BadRequest(f"there is no prompt “{name}”; there are {' and '.join(PROMPTS)}")
    needed = PROMPTS[name][1][0]
    if not words.get(needed):
        raise BadRequest(f"“{name}” needs “{needed}”")
    if name == "log-chapter":
        at = f" at {words['at']}" if words.get("at") else ""
        return f"{LOGGING.format(at=at)}\n\n{words['text']}"
    company = tuple(one.strip() for one in words.get("with", "").split(",") if one.strip()) or None
    question = BriefQuestion(name=words["name"], at=words.get("at"), company=company, about=words.get("about"))
    return f"{WRITING}\n\n{question.answer(room.story()).text}"


WRITING = (
    "Write the scene from inside this character. Use nothing that is not in the brief: they do not know it. "
    "Let how they are show in what they do."
)
LOGGING = (
    "Read this chapter and log what happens in it{at}: one line an event, subject, verb, object, in the order of the "
    "text; no feelings that nobody shows. First `check` the lines as a draft, then `log` them with a `key`. Put what "
    "is refused as one of the lines that are offered, or leave it out and say so. Report each finding with both sides; "
    "change nothing in the chapter yourself."
)
