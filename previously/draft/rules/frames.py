"""How a page may put what happens (`threw her arms round Joe`), and the line that says it (`embraces Joe`)."""

from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files

import msgspec

from previously.draft.rules.clauses import Clause
from previously.draft.rules.wording import base_of
from previously.language.lexicon.forms import THIRD, forms

OBJ, PLACE, TOWN, TIME, BOTH = "OBJ", "PLACE", "TOWN", "TIME", "BOTH"
_MORE = ("dobj", "dative", "attr", "oprd", "acomp", "xcomp", "ccomp", "prt", "agent")
"""What a verb has with it that a frame must account for; how, where and when may be said besides."""
_WAYS = frozenset({"in", "out", "away", "off", "home", "back", "into", "up", "down", "on", "over"})


class Frame(msgspec.Struct, frozen=True):
    """A line (`WHO embraces OBJ`), and the words behind the verb that must be there, in order."""

    line: str
    words: tuple[frozenset[str], ...]

    @property
    def both(self) -> bool:
        """Do two do it, each to the other?"""
        return self.line.startswith(BOTH)


class Framed(msgspec.Struct, frozen=True):
    """A line that a frame makes, the numbers of the page's words it rests on, and whom it is done to."""

    line: str
    words: tuple[int, ...]
    others: tuple[tuple[int, str], ...]


def framed(clause: Clause, names: Mapping[str, str]) -> Iterator[Framed]:
    """What the frames of a clause's verb make of it, `names` being those of the cast by id."""
    if clause.passive:
        return
    for frame in _frames().get(base_of(clause.sentence.tokens[clause.verb]), ()):
        found = _Fitting(clause, frame).fitted()
        if found is not None and (not frame.both or len(clause.who) == 2):
            others = [(number, who) for number, who in clause.people if number in found and OBJ in frame.line]
            line = _line(frame, clause, [who for _, who in others], names)
            yield Framed(line.replace(TOWN, _town(clause, found)), tuple(found), tuple(others))


def _line(frame: Frame, clause: Clause, others: list[str], names: Mapping[str, str]) -> str:
    who, (verb, _, rest) = " and ".join(names[one] for one in clause.who), frame.line.partition(" ")[2].partition(" ")
    if not frame.both and len(clause.who) > 1:
        verb = next((base for base, tag in forms(verb) if tag == THIRD), verb)
    return " ".join(filter(None, (who, verb, rest.replace(OBJ, names[others[0]] if others else ""))))


def _town(clause: Clause, found: list[int]) -> str:
    """The last of some words, with those that belong to its name: `New York`."""
    tree = clause.sentence
    return " ".join(tree.tokens[one].text for one in (*tree.under(found[-1], "compound"), found[-1])) if found else ""


class _Fitting:
    """The words near a verb, as far as a frame has taken them up."""

    def __init__(self, clause: Clause, frame: Frame) -> None:
        self.tree, self.clause, self.frame = clause.sentence, clause, frame
        self.people = dict(clause.people)
        self.taken: list[int] = []
        self.last = clause.verb

    def fitted(self) -> list[int] | None:
        """The words that the frame needs, in its order; None where one is not there, or more is."""
        for said in self.frame.words:
            found = next((one for one in self._near() if self._is(one, said)), None)
            if found is None:
                return None
            self.taken.append(found)
            self.last = found
        through = self._through()
        left = [one for one in self.tree.under(self.clause.verb, *_MORE) if one not in through]
        return None if left or any(self._is_else(one) for one in through) or not self._is_whole() else self.taken

    def _near(self) -> Iterator[int]:
        """What hangs on the last word taken, then on the verb."""
        for over in dict.fromkeys((self.last, self.clause.verb)):
            for one in self.tree.under(over):
                if one > self.clause.verb and one not in self.taken:
                    yield one
                    if self.tree.tokens[one].role in {"dobj", "pobj"}:  # `Joe's face`
                        yield from self.tree.under(one, "poss")

    def _is(self, number: int, said: frozenset[str]) -> bool:
        token = self.tree.tokens[number]
        if OBJ in said:
            return number in self.people
        if TIME in said:
            return token.role == "pobj" and token.text.casefold() in _words("+")
        if said & {PLACE, TOWN} and token.role == "pobj" and token.tag == "NNP" and number not in self.people:
            return not self.tree.under(number, "poss")
        if PLACE in said:
            return token.role in {"dobj", "pobj"} and token.text.casefold() in _words("=")
        return token.text.casefold() in said and number not in self.people

    def _through(self) -> set[int]:
        """The words taken, and those they hang on."""
        return {self.clause.verb, *self.taken, *(self.tree.tokens[one].head for one in self.taken)}

    def _is_else(self, number: int) -> bool:
        """Does a word have with it what makes it another: `came in sight`, `left off`, `married her to Joe`?"""
        token = self.tree.tokens[number]
        if number == self.clause.verb:
            more = [one for one in self.tree.under(number, "advmod", "prt", "prep") if one not in self.taken]
            return any(self._is_way(one) for one in more if one > number)
        return token.role in {"prt", "advmod", "prep"} and any(
            one not in self.taken for one in self.tree.under(number, "pobj", "prep") if not self._leads_on(one)
        )

    def _leads_on(self, number: int) -> bool:
        """Is it a preposition with its noun taken, or one that says only whence?"""
        pobj = self.tree.under(number, "pobj")
        return self.tree.tokens[number].role == "prep" and (
            any(one in self.taken for one in pobj) or self.tree.tokens[number].text.casefold() in {"from", "with", "at"}
        )

    def _is_way(self, number: int) -> bool:
        """Does a word beside the verb change what it says?"""
        token = self.tree.tokens[number]
        if token.role == "prep":
            to = token.text.casefold()
            return to in {"as", "like"} or (to == "to" and any(one in self.people for one in self.tree.under(number)))
        return token.text.casefold() in _WAYS

    def _is_whole(self) -> bool:
        """Is somebody meant themself, and nothing of theirs that the frame does not name (`kissed Joe's hat`)?"""
        for one in self.taken:
            if one in self.people and self.tree.tokens[one].role == "poss":
                return self.tree.tokens[one].head in self.taken
        return True


@cache
def _frames() -> dict[str, tuple[Frame, ...]]:
    """The frames by the base form of their verb."""
    found: dict[str, list[Frame]] = {}
    line = ""
    for row in _rows():
        if row.startswith("@"):
            line = row[1:]
        elif row[0] not in "=+":
            verbs, *rest = row.split()
            for verb in verbs.split("|"):
                frame = Frame(line, tuple(frozenset(one.split("|")) for one in rest))
                found.setdefault(verb, []).append(frame)
    return {verb: tuple(frames) for verb, frames in found.items()}


@cache
def _words(mark: str) -> frozenset[str]:
    """The words of the rows that begin with a sign."""
    return frozenset(" ".join(row[1:] for row in _rows() if row.startswith(mark)).split())


@cache
def _rows() -> tuple[str, ...]:
    text = files("previously.draft.rules").joinpath("frames.txt").read_text("utf-8")
    return tuple(row for row in text.split("\n") if row and not row.startswith("#"))
