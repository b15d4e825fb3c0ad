"""Reads an article from first word to last for what is said in it and by whom."""

from collections.abc import Sequence

from previously.press.article.model import Article, Passage
from previously.press.quotes.choice import HEADS, OPENERS, cue_of, joins, may_be_speech, stands_alone
from previously.press.quotes.cue_verbs import GOES_ON, LEMMA
from previously.press.quotes.cues import introduced, leading, subject
from previously.press.quotes.drafts import EXPLICIT, INHERITED, Draft
from previously.press.quotes.gaps import Said, said_in
from previously.press.quotes.marks import marked
from previously.press.quotes.occasions import where
from previously.press.quotes.people import People
from previously.press.quotes.phrases import name_runs
from previously.press.quotes.speakers import Talk
from previously.press.quotes.transcripts import Turn, labelled, turns
from previously.press.quotes.words import Word, in_sentences, words

READ = frozenset({"headline", "heading", "paragraph", "item", "quote", "caption"})
ASIDE = frozenset({"for", "as", "to", "with"})
"""Words that put somebody at the head of a sentence: `For Holt, though, …`."""
CLAUSE = 64
"""How many words of a clause are examined for whom it is about."""
TURNS = frozenset({"and", "while", "but", "as"})
"""Words after which somebody else may speak next."""


def may_quote(passage: Passage) -> bool:
    """Could this passage on its own contain anything somebody says?"""
    return passage.kind == "quote" or labelled(passage.text) is not None or bool(marked(passage.text))


class Listener:
    """Reads an article once. `drafts` are its quotes in order, `people` those it names."""

    def __init__(self, article: Article) -> None:
        self._passages = article.passages
        self._numbers = [n for n, passage in enumerate(self._passages) if passage.kind in READ and passage.text.strip()]
        texts = [self._passages[n].text for n in self._numbers]
        self._said = {number: said_in(text) for number, text in zip(self._numbers, texts, strict=True)}
        self.people = People([told for told, _ in self._said.values()])
        self._turns = {self._numbers[n]: turn for n, turn in turns(texts, self.people).items()}
        self.people.add(turn.speaker for turn in self._turns.values())
        self._talk = Talk(self.people)
        self._drafts: list[Draft] = []
        self._open: Draft | None = None
        self._announced: Draft | None = None

    def text(self, passage: int, start: int, end: int) -> str:
        """The words of a stretch."""
        return self._passages[passage].text[start:end]

    def drafts(self) -> list[Draft]:
        """The article's quotes, after reading it to the end."""
        for number, after in zip(self._numbers, [*self._numbers[1:], -1], strict=False):
            text, turn = self._passages[number].text, self._turns.get(number)
            if turn is None or text[turn.opens : turn.opens + 1] in OPENERS:
                self._passage(number, self._passages[after] if after >= 0 else None)
            elif turn.speaker:
                self._turn(number, turn)
        return self._drafts

    def _turn(self, number: int, turn: Turn) -> None:
        """One turn in a transcript; an unlabelled passage continues the one before."""
        draft = Draft([(number, turn.opens, len(self._passages[number].text))], turn.speaker, evidence=EXPLICIT)
        if turn.opens == 0 and self._drafts:
            self._drafts[-1].join(draft)
        else:
            self._keep(draft)

    def _passage(self, number: int, following: Passage | None) -> None:
        """What is said in a narrative passage."""
        passage = self._passages[number]
        self._talk.forget()
        told, all_ = self._said[number]
        found = [said for said in all_ if may_be_speech(said, passage, following)]
        announced, self._announced = self._announced, None
        last: Draft | None = None
        for said in found:
            last = self._quote(number, told, said, last, announced) or last
            announced = None
        self._open = last if found and not found[-1].span.closed else None
        if last is not None:
            self._after(told, found[-1], last)
        elif passage.kind not in HEADS:
            self._without(number, told, announced)

    def _without(self, number: int, told: str, announced: Draft | None) -> None:
        """A passage without quotation marks: a block quote if announced, else the narrator's own."""
        passage = self._passages[number]
        if passage.kind == "quote" and announced is not None:
            announced.pieces, announced.evidence = [(number, 0, len(passage.text))], EXPLICIT
            self._keep(announced)
        else:
            sentences = in_sentences(words(told))
            self._note(sentences)
            self._announced = self._introduction(told, sentences)

    def _quote(self, number: int, told: str, said: Said, last: Draft | None, announced: Draft | None) -> Draft | None:
        """Add a quote: as speech of its own, as more of the last, or not at all."""
        before = in_sentences(said.before)
        self._note(before)
        draft = self._attributed(told, said) or self._bare(told, said, last, announced)
        opened = self._open if last is None and not before else None
        if opened is not None:
            draft = draft or Draft([])
        if draft is None:
            return None
        draft.pieces = [(number, said.span.opens, said.span.closes)]
        former = opened if opened is not None and not opened.against(draft) else None
        if former is None and last is not None and joins(said, last, draft):
            former = last
        if former is None:
            return self._keep(draft)
        former.join(draft)
        return former

    def _keep(self, draft: Draft) -> Draft:
        self._drafts.append(draft)
        if draft.speaker:
            self._talk.heard(*draft.speaker.split(" and "))
        return draft

    def _attributed(self, told: str, said: Said) -> Draft | None:
        """A quote with a cue in its own sentence."""
        found = cue_of(said)
        if found is None:
            return None
        cue, sentence = found
        name = self._talk.who(cue.who) if cue.who is not None else ""
        role = cue.who.role if cue.who is not None and not name else ""
        place = where(told[sentence[0].start : sentence[-1].end], self.people.sure)
        former = self._drafts[-1] if self._drafts else None
        goes_on = former is not None and former.speaker == name and LEMMA.get(cue.verb.lower()) in GOES_ON
        if former is not None and goes_on and not any(place):
            place = former.where
        return Draft([], name, cue.verb, role, place, EXPLICIT)

    def _bare(self, told: str, said: Said, last: Draft | None, announced: Draft | None) -> Draft | None:
        """Speech without its own cue: by whoever was announced just before, or whoever spoke last."""
        if not stands_alone(said, last):
            return None
        before = in_sentences(said.before)
        if before and (last is None or not said.alone):
            former = self._introduction(told, before) or (None if self._turned(before, last) else last)
        else:
            former = (None if self._turned(before, last) else last) if last is not None else announced
        if former is None:
            return Draft([])
        return Draft([], former.speaker, former.cue if former is not last else "", former.role, former.where, INHERITED)

    def _introduction(self, told: str, sentences: Sequence[list[Word]]) -> Draft | None:
        """The speaker the last of these sentences announces for what follows."""
        last = sentences[-1] if sentences else None
        cue = None if last is None else leading(last) if last[-1].text == ":" else introduced(last)
        if last is None or cue is None or cue.who is None:
            return None
        place = where(told[last[0].start : last[-1].end], self.people.sure)
        return Draft([], self._talk.who(cue.who), cue.verb, cue.who.role, place, INHERITED)

    def _after(self, told: str, said: Said, last: Draft) -> None:
        """What the narrator says after a passage's last quote, and whose a bare quote after it would be."""
        rest = in_sentences(said.after)[1 if said.trail else 0 :]
        self._note(rest)
        if not rest:
            self._announced = Draft([], last.speaker, "", last.role, last.where, INHERITED)
        else:
            self._announced = self._introduction(told, rest)

    def _turned(self, sentences: Sequence[list[Word]], last: Draft | None) -> bool:
        """Do sentences turn to somebody other than the last speaker?"""
        clauses = [
            sentence[n + 1 : n + 1 + CLAUSE]
            for sentence in sentences
            for n, word in enumerate(sentence)
            if word.low in TURNS
        ]
        found = (subject(clause) for clause in [*(sentences[1:]), *clauses])
        names = {name for who in found if who is not None for name in self.people.names(who)}
        others = names - set(last.speaker.split(" and ")) if last is not None else set()
        return any(" " in name or self._talk.knows(name) for name in others)

    def _note(self, sentences: Sequence[list[Word]]) -> None:
        """Note whom the narrator's sentences are about."""
        for sentence in sentences:
            who = subject(sentence)
            names = self.people.names(who) if who is not None else ()
            others = [name for name in self._mentioned(sentence) if name not in names]
            if any(map(self._talk.knows, names)):
                self._talk.name(*names)
            elif sentence[0].low in ASIDE and others:
                self._talk.name(others[0])
            elif names and names[0] not in self._talk.mentioned and " " in names[0]:
                self._talk.introduce(names[0])
            else:
                self._talk.doubt(*others)
            self._talk.name(*(name for name in others if name in self.people.met))
            self._talk.mentioned.update(names, others)

    def _mentioned(self, sentence: list[Word]) -> list[str]:
        """Those in a sentence who are certainly people."""
        found = (self.people.name([word.text for word in sentence[a:b]]) for a, b in name_runs(sentence))
        return [name for name in found if self._talk.knows(name)]
