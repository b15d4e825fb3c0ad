"""The Python door: a story, opened, asked, checked, and changed without touching its files."""

from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from previously.canon.change import memo_after
from previously.canon.episodes import Episode
from previously.canon.knowledge.deeds import Tiding, deeds_known, taken_to_know
from previously.canon.knowledge.knowing import Fact, Known, fact_of, known_to
from previously.canon.knowledge.secrets import Secret, secrets
from previously.canon.load import Loader, loader, loader_of
from previously.canon.log import Canon
from previously.canon.pages.resting import Pages, pages_of_canon
from previously.canon.saying import somebody
from previously.canon.view.prior import door, met_at
from previously.canon.view.progress import Progress
from previously.canon.without import leave_out, left_out
from previously.checks.case import Case
from previously.checks.registry import Crash, Rule
from previously.checks.run import added, check
from previously.core.atoms import FolderText
from previously.core.codes import NOT_READ
from previously.core.entries import Character
from previously.core.errors import BadRequest
from previously.core.finding import Finding
from previously.core.ids import as_cue, folded
from previously.core.passage import Passage
from previously.formats.files import Texts
from previously.mind.arc import Point, arc
from previously.mind.circumstances import Circumstances, circumstances_in
from previously.mind.headspace import Headspace
from previously.mind.kernel.params import DEFAULT, Params, with_overrides
from previously.mind.minds import Minds
from previously.mind.standing import Standing, standings
from previously.press.article.article import Form, article
from previously.recap.choice import WORDS
from previously.recap.recap import Recap, Wish, recap
from previously.story.extent import Extent
from previously.story.passages import Rested, passages_in, passages_of, rested
from previously.story.press_checked import Press, read_press

if TYPE_CHECKING:
    from previously.language.sentence.reading import Reading
    from previously.press.gate.reader import Reader
    from previously.press.gate.reading import Paragraph
    from previously.story.doings import Done
    from previously.story.quotations import Said


class Story:
    """A story as it is told. What the author wrote wrongly stands in `findings`; only a caller's mistake is raised."""

    def __init__(
        self,
        loader: Loader,
        *,
        plan: FolderText | None = None,
        without: str = "",
        older: "Story | None" = None,
        told: "Story | None" = None,
        like: Canon | None = None,
        params: Params = DEFAULT,
    ) -> None:
        self._loader, self._plan, self._without, self._beneath = loader, plan, without, told
        self.whole: Canon = loader.canon(plan, older.whole if older else like)
        gone = left_out(self.whole, without)
        self.canon: Canon = leave_out(self.whole, gone)
        if older is not None:
            self.canon.memo = memo_after(older.canon, self.canon)
            self.canon.carry(older.canon)
        self.minds: Minds = Minds(self.canon, older.minds.terms if older is not None else None, gone, params)

    @property
    def loader(self) -> Loader:
        """What it was read from."""
        return self._loader

    @property
    def title(self) -> str:
        """The story's title."""
        return self.canon.title

    @property
    def without(self) -> str:
        """Whom this story is told without, by name, or the address of the event; empty where it is whole."""
        who = self.canon.names.id_of(self._without)
        return self.canon.cast[who].name if who else self._without

    @property
    def progress(self) -> str:
        """How far the audience of this view has come; empty for the author's own story."""
        return self._loader.progress

    @property
    def is_view(self) -> bool:
        """Is this the story as far as an audience has come?"""
        return self._loader.told is not None

    @property
    def folder(self) -> FolderText:
        """The atoms it is made of: what its files say, or what is told of that."""
        return self._loader.folder

    @property
    def extent(self) -> Extent:
        """How much there is of it."""
        canon = self.canon
        scenes = sum(1 for _ in canon.scenes())
        unread = {finding.span.path for finding in canon.findings if finding.code in NOT_READ}
        pages = Pages() if self.is_view else pages_of_canon(canon)
        return Extent(self.title, self.without, len(canon.episodes), scenes, canon.coverage, len(unread), pages)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the text itself."""
        return self.canon.placed(self.canon.findings)

    @cached_property
    def case(self) -> Case:
        """What the rules look at."""
        return Case(self.canon, self.minds, self._press.told)

    @cached_property
    def _press(self) -> Press:
        """What the story's articles tell beyond their own notices; a plan changes nothing about them."""
        return Press() if self._plan is not None else read_press(*self._loader.press(), self.canon)

    def character(self, name: str) -> Character:
        """Somebody by id, name or alias. Raises UnknownName."""
        return self.canon.who(name)

    def headspace(
        self,
        name: str,
        at: str | None = None,
        *,
        present: Iterable[str] | None = None,
        place: str | None = None,
        cues: Iterable[str] | None = None,
        about: str = "",
    ) -> Headspace:
        """Somebody's state of mind after everything told up to and with `at` (the end of what is told by default).

        A position with a scene brings that scene's place, company and cues unless others are given; without one she is
        at rest. Raises UnknownName and UnknownPosition.
        """
        who, moment = self.canon.who(name).id, self.canon.moment(at)
        there = Circumstances()
        if moment.scene is not None:
            there = circumstances_in(moment.scene, self.canon.entries_in(moment.scene), who)
        given = Circumstances(
            there.place if place is None else folded(place),
            there.present if present is None else tuple(self.canon.face(other) for other in present),
            there.cues if cues is None else tuple(self.canon.face_or_cue(cue) for cue in cues),
            self._cue(about) if about else "",
        )
        return Headspace(self.canon, self.minds.of(who), moment, given)

    def knows(self, name: str, at: str | None = None, *, by: str = "") -> tuple[Known, ...]:
        """What somebody believes after everything told up to and with `at`; `audience` is whoever follows the story.

        `by` somebody: what they take the other to believe. Raises UnknownName and UnknownPosition.
        """
        return known_to(self.canon, name, self.canon.moment(at), by)

    def knows_of(self, name: str, at: str | None = None, *, by: str = "") -> tuple[Tiding, ...]:
        """The deeds and deaths that somebody knows of, or wrongly believes in; `by` somebody, what they take for it.

        Raises UnknownName and UnknownPosition.
        """
        who, moment = self.canon.who(name).id, self.canon.moment(at)
        if by and self.canon.who(by).id != who:
            return taken_to_know(self.canon, self.canon.who(by).id, who, moment)
        return deeds_known(self.canon, who, moment)

    def who_knows(self, fact: str, at: str | None = None, *, by: str = "") -> Fact:
        """What is so of a fact, and what each believes of it; `by` somebody, what they take each to believe.

        Raises UnknownName and UnknownPosition.
        """
        return fact_of(self.canon, fact, self.canon.moment(at), by)

    def say(self, line: str, at: str | None = None, *, before: Iterable[str] = ()) -> "Reading":
        """What a sentence would be read as: its events, and whom it falls on.

        `before`: the lines before it, for its pronouns; by default those of the scene that `at` names, if it names one.
        Raises UnknownPosition.
        """
        from previously.canon.saying import read_in

        return read_in(self.canon, line, at, tuple(before))

    def passages(self) -> tuple[Passage, ...]:
        """What stands in the story's manuscripts, in told order; for an audience, what it has read of them."""
        return tuple(passages_of(self.canon, self._loader.starts()))

    def page_of(self, episode: Episode) -> tuple[Passage, ...]:
        """Those of one episode."""
        return tuple(passages_in(self.canon, episode, self._loader.starts()))

    def rested(self) -> tuple[Rested, ...]:
        """The passages of `passages()` without headings and notes, each with the lines that rest on it."""
        return tuple(rested(self.canon, self._loader.starts()))

    def doings(self) -> "tuple[Done, ...]":
        """What scripts and plays say in so many words: who comes, goes and dies, embraces, fights or captures whom.

        In told order, each with its scene and its place; for an audience, of what it has read.
        """
        from previously.story.doings import done_on_pages

        return tuple(done_on_pages(self.canon))

    def quotations(self) -> "tuple[Said, ...]":
        """Who says each quotation of the story's chapters, in told order; for an audience, of what it has read."""
        from previously.story.quotations import said_in

        return tuple(said_in(self.passages(), map(somebody, self.canon.cast.values())))

    def secrets(self, at: str | None = None) -> tuple[Secret, ...]:
        """Who hides what from whom. Raises UnknownPosition."""
        return secrets(self.canon, self.canon.moment(at))

    def arc(self, name: str) -> list[Point]:
        """Somebody's mind at every scene's end, in told order. Raises UnknownName."""
        return arc(self.canon, self.minds.of(self.canon.who(name).id))

    def cast(self, at: str | None = None) -> list[Standing]:
        """How everyone stands after everything told up to and with `at`, in the order of the cast.

        Those in the scene that `at` names are read in it, the others at rest. Raises UnknownPosition.
        """
        return standings(self.canon, self.minds, self.canon.moment(at))

    def recap(self, at: str, *, name: str = "", words: int | None = None) -> Recap:
        """“Previously on …”: what was told before `at` and weighs on those in the last scenes, or on one (`name`).

        An author's own also looks at who is in the coming scene. At most so many `words`; 120 by default.
        Raises UnknownPosition, UnknownName and BadRequest.
        """
        before = door(self.canon, at)
        wish = Wish(self.canon.face(name) if name else "", WORDS if words is None else words)
        coming, gone = () if self.is_view else met_at(self.canon, before), self.minds.without
        return recap(self.canon, before, wish, others=self.is_view, coming=coming, without=gone)

    def read(self, source: str, kind: Form | None = None) -> "tuple[Paragraph, ...]":
        """An article (text or HTML) with what this audience may not know withheld.

        Raises BadRequest in the author's own story, which has no audience: ask `story.seen(…)`.
        """
        from previously.press.gate.reading import read_by

        return tuple(read_by(reader_of(self), article(source, kind)))

    def check(self, rules: Iterable[Rule] | None = None, *, crashed: list[Crash] | None = None) -> tuple[Finding, ...]:
        """What contradicts what happened; with a plan, what the plan adds to the story's own findings.

        A rule that crashes raises; where a list for `crashed` is given, it goes there and the other rules are heard.
        """
        told = () if self._plan is None else self._told().check(rules, crashed=crashed)  # whose findings are kept here
        found = check(self.case, rules, crashed=crashed)
        if self._plan is not None:
            return added(found, told)
        return (*found, *self._press.wrong) if rules is None else found

    def plan(self, path: str) -> "Story":
        """The story with a draft of the future laid on top. Raises UnreadableInput where there is no such plan."""
        told, plan = self._told(), self._loader.plan(path)
        return self._next(self._loader, plan=plan, older=told, told=told)

    def what_if(self, *, without: str) -> "Story":
        """The story without somebody's doings (a name), or without one event (an address such as `S01E05.2/1`)."""
        return Story(self._loader, plan=self._plan, without=without, like=self.whole, params=self.minds.params)

    def remodeled(self, constants: Mapping[str, float]) -> "Story":
        """The story, its minds by other constants of the model. Raises BadRequest for one there is not."""
        params = with_overrides(constants)
        return Story(self._loader, plan=self._plan, without=self._without, like=self.whole, params=params)

    def seen(self, progress: str) -> "Story":
        """The story as far as an audience has come: `S01E05`, `S01`, `street=S01E05,watch=E03`, `none` or `all`.

        An ordinary story of fewer lines, placed by their told addresses; it holds nothing of the rest. What is the
        author's alone (premises, plans, scope, what is wrong in the files) is not in it. Raises UnknownPosition.
        """
        return self._next(self._loader.seen(progress))

    def along(self, path: str) -> "Story":
        """The story told along one of its `paths`, through the choices of its files. Raises BadRequest."""
        return self._next(self._loader.along(path), plan=self._plan, older=self)

    def edited(self, path: str, text: str) -> "Story":
        """The story with another text for one of its files; nothing is written, and what did not change is kept."""
        return self._next(self._loader.edited(path, text), plan=self._plan, older=self)

    def reread(self, texts: Texts, plan: str = "", told: "Story | None" = None) -> "Story":
        """The story with its files as they are now, and its plan read again where one is given.

        `told` is this story without its plan, where that is known; else it is made when a check needs it.
        """
        loader = self._loader.reread(texts)
        planned = loader.plan(plan) if plan else self._plan
        return self._next(loader, plan=planned, older=self, told=told)

    @property
    def keeps_answers(self) -> bool:
        """Is this an edit of a story whose answers it keeps, but for those that the edit changes?"""
        return self.canon.memo.edit > 0

    def affected(self) -> frozenset[str]:
        """Who may be another one than in the story this is a plan or an edit of, by cast id; else everybody."""
        return frozenset(who for who in self.canon.cast if not self.minds.is_former(who))

    def _told(self) -> "Story":
        """The story without its plan."""
        if self._plan is None:
            return self
        return self._beneath or self._next(self._loader, like=self.whole)

    def _next(self, loader: Loader, **given: Any) -> "Story":
        """Another story told without the same, its minds by the same constants."""
        return Story(loader, without=self._without, params=self.minds.params, **given)

    def _cue(self, word: str) -> str:
        return self.canon.names.id_of(word) or as_cue(word)


def reader_of(story: Story) -> "Reader":
    """Who reads with a view for an audience. Raises BadRequest for the author's own story."""
    if not story.is_view:
        raise BadRequest("an article is read by somebody who has come so far: story.seen('S01E05').read(…)")
    from previously.press.gate.reader import Reader

    serial = story.canon.serials.get(story.canon.template.home_series())
    return Reader(Progress(story.canon.template, story.progress, serial.name if serial else ""), story.canon)


def open_story(path: str | Path, along: str | None = None) -> Story:
    """Open the story in a folder, told `along` one of its paths through choices.

    Never raises for what the author wrote; UnreadableInput where there is no story, BadRequest where there is no path.
    """
    return Story(loader(path, along))


def story_of(files: dict[str, str]) -> Story:
    """A story from texts by relative path, as they would lie in a folder; `story.yaml` among them."""
    if "story.yaml" not in files:
        raise BadRequest(f"a story needs a text for story.yaml; given {sorted(files)}")
    return Story(loader_of(files))
