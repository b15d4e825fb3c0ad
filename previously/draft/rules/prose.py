"""A passage of prose as rules look at it: what lies outside its quotations, and whom that mentions."""

from bisect import bisect_right
from collections.abc import Sequence

from previously.core.passage import Passage
from previously.draft.parsing.parser import Parsed
from previously.draft.parsing.tokens import Tree
from previously.language.quotations.names import Mention, Names
from previously.language.quotations.spans import quotes_of

NOUNS = ("NN", "NNS", "NNP", "NNPS")
_PRONOUNS = {"he": "he", "him": "he", "she": "she", "her": "she"}


class Prose:
    """One passage, parsed, with its people; a pronoun in it may mean somebody of the passage before."""

    def __init__(self, passage: Passage, parsed: Parsed, names: Names, before: "Prose | None" = None) -> None:
        self.passage, self.text, self.names = passage, passage.text, names
        self.around: frozenset[str] = frozenset()
        """Everybody of the cast whom its scene names, set when all of that has been looked at."""
        self.before: list[Mention] = before.mentions if before is not None else []
        self.quoted = [(one.start - 1, one.end + 1) for one in quotes_of(self.text, [(0, len(self.text))])]
        self.sentences = [Tree(tokens) for tokens in parsed]
        self.mentions: list[Mention] = self._mentions()

    def _mentions(self) -> list[Mention]:
        found, spot = list[Mention](), 0
        for start, end in [*self.quoted, (len(self.text), len(self.text))]:
            found += self.names.mentions(self.text, spot, start)
            spot = max(spot, end)
        return found

    def is_said(self, start: int, end: int) -> bool:
        """Does some of it stand in a quotation?"""
        return any(first < end and start < last for first, last in self.quoted)

    def named(self, sentence: Tree, number: int) -> str:
        """Who a noun is: the one of the cast whose name it is, with nothing more to it; else nobody."""
        token = sentence.tokens[number]
        if token.role == "poss":
            return self._owner(sentence, number)
        found = [one for one in self.mentions if one.named and one.start <= token.start < token.end <= one.end]
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
        loose = any(sentence.tokens[one].role not in {"det", "amod", "advmod", "punct", "cc"} for one in before)
        of = any(sentence.tokens[one].text.casefold() in {"of", "from"} for one in sentence.under(number, "prep"))
        return owned or loose or of or bool(sentence.under(number, "nmod"))

    def meant(self, sentence: Tree, number: int, but: Sequence[str] = ()) -> str:
        """Whom a pronoun means: the only one named so far in the passage whom it can; else nobody."""
        token = sentence.tokens[number]
        gender = _PRONOUNS.get(token.text.casefold(), "")
        if not gender or token.tag != "PRP":
            return ""
        spots = [one.start for one in self.mentions]
        before = self.mentions[: bisect_right(spots, token.start - 1)]
        if not any(one.named and one.who - {*but} for one in before):
            before = [*self.before, *before]
        fits = set[str]()
        for one in before:
            if one.named:
                fits |= {who for who in one.who if self.names.gender[who] in {gender, ""}}
            elif one.noun and one.pronoun in {gender, ""}:
                return ""  # somebody who is not named may be meant
        if not fits - {*but}:
            fits = {who for who in self.around if self.names.gender[who] in {gender, ""}}
        fits -= {*but}
        (who, *others) = [*fits, ""]
        return who if not any(others) and who and self.names.gender[who] == gender else ""
