"""An article's notices: found sentence by sentence, joined, each with what it covers."""

from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from previously.press.article.model import Article, Passage
from previously.press.article.sentences import Segment, sentences
from previously.press.notices.forms import END, HINT, MILD, Form, form_of
from previously.press.notices.lookalikes import blanked
from previously.press.notices.marks import behind_marks, leads_in
from previously.press.notices.notice import UNPLACED, Mark, Notice, Scope
from previously.press.notices.scopes import STRAIGHT, scopes

SILENT = frozenset(("byline", "tag", "alt"))
"""Not searched for notices: keywords and file names say “Season 3 spoilers” to be found, and promise nothing."""


class Hit(NamedTuple):
    """A sentence that gives notice, or ends an earlier one's cover (`form` is None). `last`: nothing follows it."""

    passage: int
    sentence: int
    start: int
    end: int
    words: str
    scopes: tuple[Scope, ...]
    form: Form | None
    last: bool = False


def notices(article: Article) -> tuple[Notice, ...]:
    """Every notice in an article, in order, including those of spoiler marks."""
    hits = [hit for index in range(len(article.passages)) for hit in _hits(article, index)]
    found: list[Notice] = []
    ended = 0
    for group in _groups(hits):
        if group[0].form is None:
            found[ended:] = [_ended(one, (group[0].passage, group[0].start)) for one in found[ended:]]
            ended = len(found)
        elif any(not hit.form.weak for hit in group if hit.form):
            found.append(_notice(group, article.passages[group[0].passage]))
    return tuple(sorted([*found, *behind_marks(article)], key=lambda one: (one.passage, one.start)))


def _hits(article: Article, index: int) -> Iterator[Hit]:
    """The sentences in one passage that give or end notice."""
    passage = article.passages[index]
    silent = passage.hidden or passage.kind in SILENT
    if silent or not HINT.search(passage.text) or leads_in(article, index):
        return
    parts = sentences(passage.text, article.language)
    for number, sentence in enumerate(parts):
        yield from _read(sentence, index, number, last=number == len(parts) - 1)


def _read(sentence: Segment, passage: int, number: int, *, last: bool) -> Iterator[Hit]:
    straight = sentence.text.translate(STRAIGHT).strip()
    words = sentence.text.strip()
    start = sentence.start + len(sentence.text) - len(sentence.text.lstrip())
    if END.search(straight):
        yield Hit(passage, number, start, sentence.end, words, (), None, last)
        return
    text = blanked(straight)
    named = scopes(words)
    form = form_of(text, scoped=bool(named))
    if form is not None:
        yield Hit(passage, number, start, sentence.end, words, named, form, last)


def _groups(hits: list[Hit]) -> Iterator[list[Hit]]:
    """Hits that form one notice: adjacent, and at most one of them with a scope."""
    group: list[Hit] = []
    for hit in hits:
        if group and _joins(group, hit):
            group.append(hit)
            continue
        if group:
            yield group
        group = [hit]
    if group:
        yield group


def _joins(group: list[Hit], hit: Hit) -> bool:
    before = group[-1]
    if before.form is None or hit.form is None:
        return False
    if hit.passage == before.passage:
        near = hit.sentence == before.sentence + 1
    else:
        near = hit.passage == before.passage + 1 and before.last and hit.sentence == 0
    return near and not (hit.scopes and any(one.scopes for one in group))


def _notice(group: list[Hit], passage: Passage) -> Notice:
    """The notice that these hits form."""
    strong = [hit.form for hit in group if hit.form and not hit.form.weak]
    first, last = group[0], group[-1]
    words = " ".join(hit.words for hit in group)
    named = tuple(dict.fromkeys(scope for hit in group for scope in hit.scopes)) or (UNPLACED,)
    whole = passage.kind == "headline" or any(form.reach == "whole" for form in strong)
    return Notice(
        last.passage,
        first.start if first.passage == last.passage else 0,
        last.end,
        words,
        named,
        "whole" if whole else "rest",
        mild=MILD.search(words) is not None,
    )


def _ended(notice: Notice, at: Mark) -> Notice:
    """A notice whose cover ends here at the latest."""
    if notice.last is not None or notice.reach != "rest":
        return notice
    return msgspec.structs.replace(notice, last=at)
