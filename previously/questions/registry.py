"""The table of questions: each name with its class, imported on first use."""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from previously.core.errors import BadRequest
from previously.core.nearest import did_you_mean
from previously.questions.question import Question, arguments, asked

if TYPE_CHECKING:
    from previously.story.story import Story

QUESTIONS = {
    "told": "told.ToldQuestion",
    "scenes": "scenes.ScenesQuestion",
    "headspace": "headspace.HeadspaceQuestion",
    "cast": "cast.CastQuestion",
    "sheet": "sheet.SheetQuestion",
    "brief": "brief.BriefQuestion",
    "fact": "fact.FactQuestion",
    "facts": "facts.FactsQuestion",
    "believes": "believes.BelievesQuestion",
    "secrets": "secrets.SecretsQuestion",
    "findings": "findings.FindingsQuestion",
    "compare": "compare.CompareQuestion",
    "recap": "recap.RecapQuestion",
    "read": "read.ReadQuestion",
    "quotes": "quotes.QuotesQuestion",
    "notice": "notice.NoticeQuestion",
    "say": "say.SayQuestion",
    "unread": "unread.UnreadQuestion",
    "manuscript": "pages.manuscript.ManuscriptQuestion",
    "coverage": "pages.coverage.CoverageQuestion",
    "card": "cards.card.CardQuestion",
    "lorebook": "cards.lorebook.LorebookQuestion",
    "rule": "rule.RuleQuestion",
    "rules": "rule.RulesQuestion",
    "lab": "lab.LabQuestion",
}


def question(name: str) -> type[Question]:
    """A question by name. Raises BadRequest."""
    if name not in QUESTIONS:
        raise BadRequest(f"there is no question “{name}”{did_you_mean(name, QUESTIONS)}")
    module, _, kind = QUESTIONS[name].rpartition(".")
    found: type[Question] = getattr(import_module(f"previously.questions.{module}"), kind)
    return found


def looked_at(story: "Story", asked: Question) -> "Story":
    """The story as a question sees it: cut for an audience, with a plan, or without somebody."""
    seen, plan, without = (getattr(asked, word, None) for word in ("seen", "plan", "without"))
    story = story.seen(seen) if seen else story
    story = story.plan(plan) if plan else story
    return story.what_if(without=without) if without else story


def ask(story: "Story", name: str, /, **given: Any) -> Any:
    """The answer to a question: `ask(story, "recap", at="S01E02", words=80).sentences`.

    Arguments are named as in the question's class, and may be values or the text you would type. Raises BadRequest for
    bad arguments, and whatever the question raises.
    """
    kind = question(name)
    words = {one.name: one.word for one in arguments(kind)}
    found = asked(kind, {words.get(key, key): value for key, value in given.items() if value is not None})
    return found.answer(looked_at(story, found))
