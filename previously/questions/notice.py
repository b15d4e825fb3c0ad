"""The spoiler notice an article needs."""

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from previously.core.errors import BadRequest
from previously.press.article.article import article as article_of
from previously.press.article.model import Article
from previously.press.gate.verdict import Verdict
from previously.press.notices.needed import home_of
from previously.press.notices.writing import As, written
from previously.press.reach import reach
from previously.questions.question import Answer, Question, Seen

if TYPE_CHECKING:
    from previously.story.story import Story


class NoticeQuestion(Question, frozen=True):
    """The spoiler notice an article needs."""

    article: Annotated[str, Meta(description="The article’s text, plain or HTML.")]
    file: Annotated[str, Meta(description="What the article is called.", extra={"metavar": "FILE"})] = "-"
    to: (
        Annotated[str, Meta(description="How far you must have watched: S01, S01E05, all.", extra={"metavar": "POS"})]
        | None
    ) = None
    form: Annotated[As, Meta(description="Where it will be posted.")] = msgspec.field(name="as", default="plain")
    seen: Seen | None = None

    def answer(self, story: "Story") -> "NoticeAnswer":
        """Raises BadRequest if nothing says how far the article goes, and UnknownPosition."""
        home = home_of(story.canon)
        to, because = (self.to, ()) if self.to else self._reach(story)
        if to is None:
            example = home.template.show((*home.prefix, *(1 for _ in home.template.fields)))
            raise BadRequest(
                f"“{self.file}” reveals nothing in this story’s log and has no notice of its own; "
                f"say how far it goes, such as --to {example}"
            )
        return NoticeAnswer(written(to, home.title, home.template, self.form), to, because)

    def _reach(self, story: "Story") -> tuple[str | None, tuple["NoticeReason", ...]]:
        """How far the article may go, and the sentences for which only “all” is far enough."""
        read = article_of(self.article)
        if read.unread is not None:
            raise BadRequest(
                f"“{self.file}” is too long to work out its notice: "
                f"only the first {read.unread:,} characters are read; "
                "say how far it goes with --to"
            )
        to, beyond = reach(read, story.canon, lambda at: story.seen(at).canon)
        return to, tuple(self._reason(read, one) for one in beyond)

    def _reason(self, read: Article, one: Verdict) -> "NoticeReason":
        text = one.text.lstrip()
        at = read.passages[one.passage].at(one.start + len(one.text) - len(text))
        return NoticeReason(text.rstrip(), self.file, self.article.count("\n", 0, at) + 1)


class NoticeReason(Answer, frozen=True):
    """A sentence that says more than the log is known to tell, and where it stands in the article."""

    text: str
    file: str
    row: int


class NoticeAnswer(Answer, frozen=True):
    """A sentence to put above the article, or whatever else the format calls for; how far it goes, and why so far.

    `because`: the sentences for which only “all” is far enough; empty where each is matched, or `to` was given.
    """

    notice: str
    to: str
    because: tuple[NoticeReason, ...]
