"""The people an article names: first in full, then by part of the name; and what it says they are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from previously.press.quotes.cue_verbs import LEMMA, is_cue
from previously.press.quotes.phrases import LONGEST, Phrase, name_runs, role_of
from previously.press.quotes.role_nouns import COMPANIES, PARTICLES, is_role
from previously.press.quotes.words import Word, words

MEETS = frozenset({"with", "to"})
INTERVIEWED = frozenset(
    {"spoke", "speak", "sat", "talked", "chatted", "caught", "interview", "conversation", "chat", "interviewed"}
)
FURTHEST = 24
"""The most words in an apposition."""


class People:
    """Full names in order of first mention, those that are certainly people's, and roles.

    A name is certainly a person's if the text gives it a role, an interview or a cue verb, or puts it in parentheses
    after a character's.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self.roles: dict[str, str] = {}
        self.sure: dict[str, None] = {}
        self.performers: dict[str, None] = {}
        self.met: dict[str, None] = {}
        self._last: dict[str, dict[str, None]] = {}
        self._first: dict[str, dict[str, None]] = {}
        self._endings: dict[tuple[str, str], dict[str, None]] = {}
        self._called: dict[str, dict[str, None]] = {}
        self._alone: dict[str, str] = {}
        for text in texts:
            told = words(text)
            for start, end in _runs(told):
                self._take(told, start, end)

    def name(self, parts: Sequence[str]) -> str:
        """The full name behind a name as written; unchanged if the text gives no other."""
        parts = [spelt(part) for part in parts]
        for cut in range(max(0, len(parts) - 4), len(parts) - 1):
            full = " ".join(parts[cut:])
            if full in self.sure:
                return full
        if len(parts) > 1:
            return self._ending(" ".join(parts[-4:]), parts[-1])
        (alone,) = parts
        if alone not in self._alone:
            by_last, by_first = self._last.get(alone, {}), self._first.get(alone, {})
            self._alone[alone] = self._one(by_last) or self._one(by_first, sure=True) or alone
        return self._alone[alone]

    def names(self, phrase: Phrase) -> tuple[str, ...]:
        """The full names in a phrase."""
        return tuple(self.name(parts) for parts in phrase.names)

    def called(self, role: str) -> Mapping[str, None]:
        """Those described this way: `showrunner`, `actor`."""
        noun = role.lower().split()[-1] if role else ""
        found = self._called.get(noun, {})
        playing = noun in {
            "actor",
            "actress",
            "star",
            "performer",
            "schauspielerin",
            "schauspieler",
            "actrice",
            "acteur",
        }
        return found or (self.performers if playing else {})

    def learn(self, name: str, role: str) -> None:
        """Remember what somebody is, unless already known."""
        if role and name not in self.roles:
            one = role[:-1] if role.endswith("s") and is_role(role.rpartition(" ")[2][:-1]) else role
            self.roles[name] = one
            for noun in one.lower().replace("-", " ").split():
                self._called.setdefault(noun, {})[name] = None

    def add(self, names: Iterable[str]) -> None:
        """Add full names that are certainly people's."""
        for full in names:
            parts = full.split()
            if len(parts) > 1:
                self._met(full, parts)
                self.sure[full] = None

    def _ending(self, name: str, last: str) -> str:
        """The full name that ends with a name of several words, `Van der Berg`; else that name itself."""
        longer = self._endings.get((last, name.casefold()), {})
        return next(iter(longer)) if len(longer) == 1 else name

    def _met(self, full: str, parts: Sequence[str]) -> None:
        """Index a full name by its parts."""
        self._last.setdefault(parts[-1], {})[full] = None
        self._first.setdefault(parts[0], {})[full] = None
        self._alone.clear()
        for cut in range(1, len(parts) - 1):
            self._endings.setdefault((parts[-1], " ".join(parts[cut:]).casefold()), {})[full] = None

    def _one(self, found: dict[str, None], *, sure: bool = False) -> str:
        """The only candidate among several names, certain people first."""
        certain = [name for name in found if name in self.sure]
        rest = certain or ([] if sure else list(found))
        return rest[0] if len(rest) == 1 else ""

    def _take(self, told: Sequence[Word], start: int, end: int) -> None:
        """Add one run of words that may be a name."""
        parts = [spelt(word.text) for word in told[start:end]]
        if len(parts) < 2 or len(parts) > 4 or parts[0].lower() in PARTICLES:
            return
        full = " ".join(parts)
        self._met(full, parts)
        role = role_of(told[max(0, start - LONGEST) : start]) or role_after(told, end)
        if role:
            self.learn(full, role)
        if role or self._certain(told, start, end, full):
            self.sure[full] = None

    def _certain(self, told: Sequence[Word], start: int, end: int, full: str) -> bool:
        """Does a name's context show that it is a person's?"""
        if _in_parentheses(told, start, end):
            self.performers[full] = None
            return True
        before = [word.low for word in told[max(0, start - 6) : start]]
        if before and before[-1] in MEETS and INTERVIEWED & set(before) and not {"he", "she", "they"} & set(before):
            self.met[full] = None
            return True
        following = [word.low for word in told[end : end + 3]]
        return (bool(following) and is_cue(following[0], "".join(following[1:2]))) or (
            bool(before) and is_cue(before[-1]) and before[-1] != "told"
        )


def spelt(part: str) -> str:
    """A part of a name in ordinary case, if written in capitals."""
    return part.title() if part.isupper() and len(part) > 2 else part


def role_after(told: Sequence[Word], end: int) -> str:
    """The role in the words after a name: `, the series' showrunner,`; empty if there is none."""
    if end >= len(told) or told[end].text not in {",", "("}:
        return ""
    part: list[Word] = []
    for word in told[end + 1 : end + 1 + FURTHEST]:
        if word.sign and word.text not in "&/":
            break
        part.append(word)
    noun = next((n for n, word in enumerate(part) if is_role(word.text) and not word.owns), -1)
    if noun < 0 or noun > 8 or any(word.low in LEMMA and not word.capital for word in part[:noun]):
        return ""
    if any(b - a > 1 and a == noun + 1 for a, b in name_runs(part)):
        return ""
    return _apposed(part, noun)


def _apposed(part: Sequence[Word], noun: int) -> str:
    """An apposition's role: up to its last noun, including what it is of."""
    end = noun + 1
    while end < len(part) and (
        is_role(part[end].text) or (part[end].low == "and" and end + 1 < len(part) and is_role(part[end + 1].text))
    ):
        end += 1
    head = role_of(part[:end])
    of: list[str] = []
    if end < len(part) and part[end].low in {"of", "at", "for"}:
        for word in part[end : end + 8]:
            if word.low in {"who", "that", "which", "and", "in", "on"} or (word.low in LEMMA and not word.capital):
                break
            of.append(word.text)
    return " ".join(filter(None, (head, *of))) if head else ""


def _runs(told: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Runs that may be names, without cue verbs and sentence openers."""
    for start, end in name_runs(told):
        first = start
        while first < end and told[first].low in LEMMA and told[first].low not in COMPANIES and end - first > 2:
            first += 1
        yield first, end


def _in_parentheses(told: Sequence[Word], start: int, end: int) -> bool:
    """Is a name in parentheses after another name?"""
    opened = start > 1 and told[start - 1].text == "(" and told[start - 2].capital
    return opened and end < len(told) and told[end].text in {")", ","}
