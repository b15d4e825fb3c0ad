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
        """The article as this reader gets it; `story` is theirs already where it is an audience's."""
        return self._view(story).read(self.article) if self.article.strip() else ()

    def answer(self, story: "Story") -> "ReadAnswer":
        """Raises UnknownPosition, and BadRequest where nobody says how far the reader has come."""
        seen = self.seen or story.progress
        return ReadAnswer(story.title, seen, tuple(map(ReadParagraph.of, self.find(story))))

    def _view(self, story: "Story") -> "Story":
        if story.is_view:
            return story
        if not self.seen:
            raise BadRequest("reading needs how far you have come, such as S01E05, S01 or none")
        return story.seen(self.seen)


_FORMS = {
    "oneOf": [
        {"required": ["withheld"], "maxProperties": 1},
        {"required": ["text", "start", "end", "rule", "cites"], "maxProperties": 5},
    ]
}


class ReadSentence(Answer, frozen=True):
    """A sentence that is shown: its offsets in the article, the rule that cleared it, and the lines it was matched to.

    Of what is withheld, only what it is about.
    """

    withheld: str | UnsetType = UNSET
    text: str | UnsetType = UNSET
    start: int | UnsetType = UNSET
    end: int | UnsetType = UNSET
    rule: str | UnsetType = UNSET
    cites: tuple[str, ...] | UnsetType = UNSET

    @classmethod
    def of(cls, part: Part) -> "ReadSentence":
        """A part of a paragraph, without the words that may have been kept."""
        if not part.rule:
            return cls(withheld=part.text)
        return cls(text=part.text, start=part.start, end=part.end, rule=part.rule, cites=part.cites)


class ReadParagraph(Answer, frozen=True):
    """One paragraph of an article: what of it is shown, and where something is withheld."""

    kind: str
    sentences: tuple[Annotated[ReadSentence, Meta(extra_json_schema=_FORMS)], ...]

    @classmethod
    def of(cls, paragraph: Paragraph) -> "ReadParagraph":
        """A paragraph as it is read."""
        return cls(paragraph.kind, tuple(map(ReadSentence.of, paragraph.parts)))


class ReadAnswer(Answer, frozen=True):
    """The article's paragraphs; those of which nothing is shown say so."""

    story: str
    seen: str
    paragraphs: tuple[ReadParagraph, ...]
