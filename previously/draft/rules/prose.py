"""A passage of prose as rules look at it: what lies outside its quotations, and whom that mentions."""

from bisect import bisect_right
from collections.abc import Sequence

from previously.core.passage import Passage
from previously.draft.parsing.parser import Parsed
from previously.draft.parsing.tokens import Tree
from previously.language.lexicon.kinds import is_person
from previously.language.quotations.names import Mention, Names
from previously.language.quotations.spans import quotes_of

SUBJECT = ("nsubj", "nsubjpass")
NOUNS = ("NN", "NNS", "NNP", "NNPS")
_NOBODY = frozenset({"voice", "anybody", "nobody", "everybody", "anyone", "everyone"})
_BACK = 2
"""So many sentences back somebody may be gone on about. Set."""
_PRONOUNS = {"he": "he", "him": "he", "his": "he", "she": "she", "her": "she", "hers": "she"}


class Prose:
    """One passage, parsed, with its people; a pronoun in it may mean somebody of the passage before."""

    def __init__(self, passage: Passage, parsed: Parsed, names: Names, before: "Prose | None" = None) -> None:
        self.passage, self.text, self.names = passage, passage.text, names
        self.around: frozenset[str] = frozenset()
        """Everybody of the cast whom its scene names, set when all of that has been looked at."""
        self.before: list[Mention] = before.told() if before is not None else []
        self.quoted = [(one.start - 1, one.end + 1) for one in quotes_of(self.text, [(0, len(self.text))])]
        self.sentences = [Tree(tokens) for tokens in parsed]
        self.mentions: list[Mention] = self._mentions()
        self._about: dict[int, str] = {}

    def _mentions(self) -> list[Mention]:
        found, spot = list[Mention](), 0
        for start, end in [*self.quoted, (len(self.text), len(self.text))]:
            found += self.names.mentions(self.text, spot, start)
            spot = max(spot, end)
        names = [one for one in found if one.named]
        return [one for one in found if not one.noun or self._is_another(one, names)]

    def told(self) -> list[Mention]:
        """Whom it mentions, with whom the passages before it do as far as the last that names somebody."""
        return self.mentions if any(one.named for one in self.mentions) else [*self.before, *self.mentions]

    def _is_another(self, mention: Mention, names: Sequence[Mention]) -> bool:
        """May a noun be somebody who is not named? Not `That night the Queen`, nor what somebody is said to be."""
        if mention.noun in _NOBODY or any(one.start < mention.end and mention.start < one.end for one in names):
            return False
        roles = (token.role for sentence in self.sentences for token in sentence.tokens if token.end == mention.end)
        return next(roles, "") not in {"attr", "appos"}

    def is_said(self, start: int, end: int) -> bool:
        """Does some of it stand in a quotation?"""
        return any(first < end and start < last for first, last in self.quoted)

    def named(self, sentence: Tree, number: int) -> str:
        """Who a noun is: the one of the cast whose name it is, with nothing more to it; else nobody."""
        token = sentence.tokens[number]
        if token.role == "poss":
            return self._owner(sentence, number)
        found = [one for one in self.mentions if one.named and one.start <= token.start < token.end <= one.end]
        if not found and (apart := sentence.one(number, "appos")) is not None:  # `his aunt, Mrs. Lyle`
            return self.named(sentence, apart)
        if len(found) != 1 or len(found[0].who) != 1 or self._is_more(sentence, number, found[0]):
            return ""
        return next(iter(found[0].who))

    def _owner(self, sentence: Tree, number: int) -> str:
        """Whose something is (`Ann's arm`), where that is one name."""
        phrase = [sentence.tokens[one] for one in sentence.phrase(number) if sentence.tokens[one].role != "case"]
        start, end = phrase[0].start, phrase[-1].end
        found = [one for one in self.names.named(self.text, start, end) if (one.start, one.end) == (start, end)]
        return next(iter(found[0].who)) if len(found) == 1 and len(found[0].who) == 1 else ""

    def _is_more(self, sentence: Tree, number: int, mention: Mention) -> bool:
        """Is the noun somebody's, or described by what tells them from whom the name means (`the Queen of Spain`)?"""
        token = sentence.tokens[number]
        if token.tag not in NOUNS or token.end != mention.end:
            return True
        before = [one for one in sentence.under(number) if sentence.tokens[one].start < mention.start]
        owned = any(sentence.tokens[one].role == "poss" for one in sentence.under(number))
        loose = any(not self._only_adds(sentence, one) for one in before)
        of = any(sentence.tokens[one].text.casefold() in {"of", "from"} for one in sentence.under(number, "prep"))
        return owned or loose or of or bool(sentence.under(number, "nmod"))

    def _only_adds(self, sentence: Tree, number: int) -> bool:
        """Does a word before a name only say what that is: `old`, `Detective`?"""
        token = sentence.tokens[number]
        is_what = token.role == "compound" and is_person(token.text.casefold()) and not sentence.under(number)
        return is_what or token.role in {"det", "amod", "advmod", "punct", "cc"}

    def meant(self, sentence: Tree, number: int, but: Sequence[str] = ()) -> str:
        """Whom a pronoun means; else nobody.

        The only one named so far whom it can; or whoever was just spoken of, where nobody else is named since then.
        """
        token = sentence.tokens[number]
        gender = _PRONOUNS.get(token.text.casefold(), "")
        if not gender or token.tag != "PRP":
            return ""
        return self._alone(token.start, gender, but) or self._going_on(sentence, number, gender, but)

    def beside_speech(self, sentence: Tree) -> bool:
        """Does somebody speak in a sentence, or right before or behind it? Its verb may say how."""
        start, end = sentence.tokens[0].start - 1, sentence.tokens[-1].end + 1
        return any(
            (not self.text[last:start].strip() and last <= end and start <= first) or self.is_said(start, end)
            for first, last in self.quoted
        )

    def _alone(self, start: int, gender: str, but: Sequence[str]) -> str:
        """The only one whom it can mean: of the passage so far, else with the one before, else of the scene."""
        here = self._up_to(start)
        named = next((n for n, one in enumerate(here) if one.named and self._may_be(one, gender)), len(here))
        meant = any(one.pronoun == gender and not one.noun for one in here[:named])  # somebody of the passage before
        for before in ([], [*self.before, *here]) if meant else (here, [*self.before, *here]):
            fits = self._fitting(before, gender)
            if fits is None:
                return ""  # somebody who is not named may be meant
            if fits - {*but}:
                break
        else:
            fits = {who for who in self.around if self.names.gender[who] in {gender, ""}}
        (who, *others) = [*(fits - {*but}), ""]
        return who if not any(others) and who and self.names.gender[who] == gender else ""

    def gender_of(self, pronoun: str) -> str:
        """Of whom a pronoun may be: `he`, `she`."""
        return _PRONOUNS.get(pronoun.casefold(), "")

    def fitting(self, start: int, gender: str) -> set[str] | None:
        """Everybody named before a character of the passage whom a pronoun can mean; None where others may be meant."""
        return self._fitting(self._up_to(start), gender)

    def _up_to(self, start: int) -> list[Mention]:
        return self.mentions[: bisect_right([one.start for one in self.mentions], start - 1)]

    def _fitting(self, mentions: Sequence[Mention], gender: str) -> set[str] | None:
        """Everybody named whom a pronoun can mean; None where somebody is there whom no name tells."""
        if any(not one.named and one.noun and one.pronoun in {gender, ""} for one in mentions):
            return None
        return {who for one in mentions if one.named for who in one.who if self.names.gender[who] in {gender, ""}}

    def _may_be(self, mention: Mention, gender: str) -> bool:
        return any(self.names.gender[who] in {gender, ""} for who in mention.who)

    def _going_on(self, sentence: Tree, number: int, gender: str, but: Sequence[str]) -> str:
        """Whom the clause before is about, or a sentence up to two back, where it can mean nobody else named since."""
        token = sentence.tokens[number]
        own = sentence.subject_before(token.head)
        if own is not None and (about := self._subject_of(sentence, own)):
            since = sentence.tokens[0].start
            if self.names.gender[about] == gender:
                return about if self._only(about, since, token.start, gender, but) else ""
        place = self._place(sentence)
        for back in range(1, _BACK + 1):
            about = self.about(place - back)
            if about and self.names.gender[about] == gender and about not in but:
                since = self.sentences[place - back].tokens[0].start
                return about if self._only(about, since, token.start, gender, but) else ""
        return ""

    def _only(self, who: str, since: int, start: int, gender: str, but: Sequence[str]) -> bool:
        """Is nobody else named from one character to another whom a pronoun can mean?"""
        fits = self._fitting([one for one in self._up_to(start) if one.start >= since], gender)
        return fits is not None and not fits - {who, *but} and who not in but

    def about(self, place: int) -> str:
        """Whom a sentence of the passage is about: the subject of its main verb, where that is one of the cast."""
        if place < 0:
            return ""
        if place not in self._about:
            self._about[place] = ""  # a pronoun is never told by itself
            sentence = self.sentences[place]
            root = next((n for n, token in enumerate(sentence.tokens) if token.head == n), 0)
            subject = sentence.one(root, *SUBJECT)
            self._about[place] = self._subject_of(sentence, subject) if subject is not None else ""
        return self._about[place]

    def _subject_of(self, sentence: Tree, number: int) -> str:
        if sentence.under(number, "conj"):
            return ""
        return self.named(sentence, number) or self.meant(sentence, number)

    def _place(self, sentence: Tree) -> int:
        return next((place for place, one in enumerate(self.sentences) if one is sentence), -1)
