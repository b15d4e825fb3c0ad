"""The spoiler notice an article needs."""

from typing import TYPE_CHECKING, Annotated

import msgspec
from msgspec import Meta

from previously.canon.log import Canon
from previously.canon.view.progress import Progress
from previously.core.errors import BadRequest
from previously.press.article.article import article as article_of
from previously.press.disclosures import furthest
from previously.press.gate.reader import plain_template
from previously.press.notices.needed import home_of, needed
from previously.press.notices.place import ALL
from previously.press.notices.writing import As, written
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
        to = self.to or self._needed(story.canon)
        if to is None:
            example = home.template.show((*home.prefix, *(1 for _ in home.template.fields)))
            raise BadRequest(
                f"“{self.file}” reveals nothing in this story’s log and has no notice of its own; "
                f"say how far it goes, such as --to {example}"
            )
        return NoticeAnswer(written(to, home.title, home.template, self.form))

    def _needed(self, canon: Canon) -> str | None:
        """How far an article goes: as far as its own notices say, or further if it reveals more than they cover."""
        read = article_of(self.article)
        if read.unread is not None:
            raise BadRequest(
                f"“{self.file}” is too long to work out its notice: "
                f"only the first {read.unread:,} characters are read; "
                "say how far it goes with --to"
            )
        asked, told = needed(read, canon), furthest(read, canon)
        if asked is None or told is None:
            return asked or told
        covered = asked == ALL or Progress(plain_template(home_of(canon)), asked).covers(told)
        return asked if covered else told


class NoticeAnswer(Answer, frozen=True):
    """A sentence to put above the article, or whatever else the format calls for."""

    notice: str
