"""An article with what a reader may not know withheld."""

from typing import TYPE_CHECKING, Annotated

from msgspec import UNSET, Meta, UnsetType

from previously.core.errors import BadRequest
from previously.press.gate.reading import Paragraph, Part
from previously.questions.question import Answer, Question, Seen

if TYPE_CHECKING:
    from previously.story.story import Story


class ReadQuestion(Question, frozen=True):
    """An article with what a reader may not know withheld."""

    article: Annotated[str, Meta(description="The article’s text, plain or HTML.")]
    seen: Seen | None = None

    def find(self, story: "Story") -> tuple[Paragraph, ...]:
        """The article as this reader gets it; if `story` is an audience's view, it is used as it is."""
        return self._view(story).read(self.article) if self.article.strip() else ()

    def answer(self, story: "Story") -> "ReadAnswer":
        """Raises UnknownPosition, and BadRequest if nothing says how far the reader has got."""
        seen = self.seen or story.progress
        return ReadAnswer(story.title, seen, tuple(map(ReadParagraph.of, self.find(story))))

    def _view(self, story: "Story") -> "Story":
        if story.is_view:
            return story
        if not self.seen:
            raise BadRequest("say how far you have got, such as S01E05, S01 or none")
        return story.seen(self.seen)


_FORMS = {
    "oneOf": [
        {"required": ["withheld"], "maxProperties": 1},
        {"required": ["text", "start", "end", "rule", "cites"], "maxProperties": 5},
    ]
}


class ReadSentence(Answer, frozen=True):
    """A sentence that is shown: its offsets in the article, the rule that cleared it, and the lines it cites.

    If it is withheld, only what it is about.
    """

    withheld: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET
    rule: str | UnsetType = UNSET
    cites: tuple[str, ...] | UnsetType = UNSET

    @classmethod
    def of(cls, part: Part) -> "ReadSentence":
        """The answer for one part of a paragraph, without any words that were withheld."""
        if not part.rule:
            return cls(withheld=part.text)
        return cls(text=part.text, start=part.start, end=part.end, rule=part.rule, cites=part.cites)


class ReadParagraph(Answer, frozen=True):
    """One paragraph: what is shown of it, and where something is withheld."""

    kind: str
    sentences: tuple[Annotated[ReadSentence, Meta(extra_json_schema=_FORMS)], ...]

    @classmethod
    def of(cls, paragraph: Paragraph) -> "ReadParagraph":
        """The answer for one paragraph."""
        return cls(paragraph.kind, tuple(map(ReadSentence.of, paragraph.parts)))


class ReadAnswer(Answer, frozen=True):
    """The article's paragraphs, including those withheld as a whole."""

    story: str
    seen: str
    paragraphs: tuple[ReadParagraph, ...]
