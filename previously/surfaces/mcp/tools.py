"""The tools: what each is for, what it is given and gives, and how it is run."""

from collections.abc import Callable
from functools import partial
from typing import Any, NamedTuple

from previously.canon.knowledge.knowing import is_audience
from previously.core.errors import BadRequest
from previously.core.nearest import did_you_mean
from previously.live.room import Room
from previously.questions.believes import BelievesAnswer, BelievesQuestion
from previously.questions.brief import BriefAnswer, BriefQuestion
from previously.questions.cast import CastAnswer, CastQuestion
from previously.questions.fact import FactAnswer, FactQuestion
from previously.questions.findings import FindingsAnswer, FindingsQuestion
from previously.questions.headspace import HeadspaceAnswer, HeadspaceQuestion
from previously.questions.question import Argument, Question, arguments, asked
from previously.questions.read import ReadAnswer, ReadQuestion
from previously.questions.recap import RecapAnswer, RecapQuestion
from previously.questions.registry import looked_at
from previously.questions.say import SayAnswer, SayQuestion
from previously.questions.sheet import SheetAnswer, SheetQuestion
from previously.surfaces.deeds.draft import DraftAnswer, check_draft
from previously.surfaces.deeds.log import LogAnswer
from previously.surfaces.deeds.takes import TakeAnswer
from previously.surfaces.mcp.deeds import AT, BRANCH, DRY, KEY, LINES, QUOTING, TAKES, Given, Logs
from previously.surfaces.mcp.schemas import Schema, given, gives

THEIRS = frozenset({"seen", "plan"})
"""What an audience does not choose."""
NO_TOOL = frozenset({"file"})
"""Arguments of questions that mean nothing where there are no files of the asker's."""
LOGGED = (LINES, AT, DRY, QUOTING, KEY)
DRAFT = Argument("draft", "draft", "Lines that are not kept, one a row, to check before they are logged.")


class StoryTool(NamedTuple):
    """A tool. `writes` changes the story's files, and may remove something (`destroys`); the other tools only read."""

    name: str
    title: str
    said: str
    arguments: tuple[Argument, ...]
    answers: tuple[type, ...]
    run: Callable[[Room, Given], Any]
    writes: bool = False
    destroys: bool = False

    def takes(self) -> Schema:
        """The schema of its arguments."""
        return given(self.arguments)

    def gives(self) -> Schema:
        """The schema of its answer."""
        return gives(*self.answers)

    def asked(self, room: Room, words: Given) -> Any:
        """Run it. Raises PreviouslyError for a caller's mistake."""
        known = {one.word: one for one in self.arguments}
        for word, value in words.items():
            if word not in known:
                raise BadRequest(f"“{self.name}” has no argument “{word}”{did_you_mean(word, known)}")
            if not _is_of(known[word], value):
                raise BadRequest(f"“{word}” is {_kind(known[word])}; given {value!r:.60}")
        missing = [one.word for one in self.arguments if one.required and one.word not in words]
        if missing:
            raise BadRequest(f"“{self.name}” needs “{missing[0]}”: {known[missing[0]].said}")
        return self.run(room, words)


def _kind(one: Argument) -> str:
    """What an argument is, in words."""
    return "true or false" if one.raw else "a list of words" if one.several else "a number" if one.whole else "a text"


def _is_of(one: Argument, value: Any) -> bool:
    """Is it a value that an argument's schema allows, by its kind?"""
    if one.raw:
        return isinstance(value, bool)
    if one.several:
        return isinstance(value, list) and all(isinstance(word, str) for word in value)
    return isinstance(value, int) and not isinstance(value, bool) if one.whole else isinstance(value, str)


def tools(room: Room) -> dict[str, StoryTool]:
    """The tools of a story, by name: of one that is only read none that writes, and for an audience no draft."""
    on_branch = (BRANCH,) if room.stored else ()
    found = [
        StoryTool("brief", "Brief", BRIEF, (*_own(BriefQuestion), *on_branch), (BriefAnswer,), _brief),
        _question("say", "Read a line", SAY, SayQuestion, SayAnswer),
        StoryTool("log", "Log lines", LOG, (*LOGGED, *on_branch), (LogAnswer,), Logs().run, writes=True),
        *(StoryTool(*take[:4], (TakeAnswer,), take[4], writes=True, destroys=take[5]) for take in TAKES if on_branch),
        StoryTool("check", "Check", CHECK, (*_own(FindingsQuestion), DRAFT, AT), (FindingsAnswer, DraftAnswer), _check),
        StoryTool("knows", "Who knows what", KNOWS, _own(BelievesQuestion), (BelievesAnswer, FactAnswer), _knows),
        _question("sheet", "Sheet", SHEET, SheetQuestion, SheetAnswer),
        _question("on", "State of mind", ON, HeadspaceQuestion, HeadspaceAnswer),
        _question("cast", "Cast", CAST, CastQuestion, CastAnswer),
        _question("recap", "Recap", RECAP, RecapQuestion, RecapAnswer),
        _question("read", "Read an article", READ, ReadQuestion, ReadAnswer),
    ]
    if room.audience:
        found = [_for_audience(tool) for tool in found if tool.name not in {"say", "check"}]
    return {tool.name: tool for tool in found if not (tool.writes and room.read_only)}


def _own(question: type[Question]) -> tuple[Argument, ...]:
    return tuple(one for one in arguments(question) if one.name not in NO_TOOL)


def _question(name: str, title: str, said: str, question: type[Question], answer: type) -> StoryTool:
    return StoryTool(name, title, said, _own(question), (answer,), partial(_answer, question))


def _for_audience(tool: StoryTool) -> StoryTool:
    return tool._replace(arguments=tuple(one for one in tool.arguments if one.word not in THEIRS))


def _answer(question: type[Question], room: Room, words: Given) -> Any:
    found = asked(question, words)
    return found.answer(looked_at(room.story(), found))


def _brief(room: Room, words: Given) -> BriefAnswer:
    """A brief, by the log of a branch where one is given."""
    question = asked(BriefQuestion, {word: value for word, value in words.items() if word != BRANCH.word})
    branch = words.get(BRANCH.word, "")
    return question.answer(looked_at(room.on(branch) if branch else room.story(), question))


def _knows(room: Room, words: Given) -> Any:
    """Of somebody what they believe; of a fact who believes it."""
    canon, name = room.story().canon, words["name"]
    if canon.names.id_of(name) or is_audience(canon, name):
        return _answer(BelievesQuestion, room, words)
    return _answer(FactQuestion, room, {"fact" if word == "name" else word: value for word, value in words.items()})


def _check(room: Room, words: Given) -> Any:
    """The findings of the story, or those that a draft adds."""
    if "draft" not in words and "at" not in words:
        return _answer(FindingsQuestion, room, words)
    more = [word for word in words if word not in {"draft", "at"}]
    if more or "draft" not in words:
        raise BadRequest(f"“draft” goes with “at” alone; given “{(more or ['at'])[0]}” too")
    return check_draft(room, words["draft"], words.get("at"))


BRIEF = (
    "All that a character may know and how they are, as a text for a prompt: before you write or play them. What they "
    "have no way to know is not in it; treat what is not there as unknown to them."
)
SAY = "What a sentence would be read as in the log, and whom it falls on; nothing is kept."
LOG = (
    "Add lines to the story's files, at the end of a position or of what is told, in the author's layout: all, or none "
    "where one is not understood, with what would be read instead. Says what they contradict."
)
CHECK = (
    "What contradicts what happened, with both sides: in the story, or in a draft's lines before they are logged. A "
    "clean answer rests on the lines that are understood."
)
KNOWS = "What somebody (or “audience”) believes, right or wrong, since when and from whom; of a fact, who believes it."
SHEET = "What is so of somebody at a position: age, traits, state, injuries, things, trust; each with its line."
ON = "Somebody's state of mind in numbers, with the lines behind it; for words to write by, ask `brief`."
CAST = "Everyone at a position: who lives, how they are, what they want, whose doing it is."
RECAP = "“Previously on …”: what was told before a position and weighs on those in its scene."
READ = "An article about the story with what a reader who has come so far may not know withheld."
