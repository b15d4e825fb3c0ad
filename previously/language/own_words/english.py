"""More patterns of English for one story: `zorb OBJ = 0.4`."""

from collections.abc import Iterator

from previously.core.atoms import Listed, Word
from previously.core.nearest import did_you_mean
from previously.language.lexicon.closed import FUNCTION
from previously.language.lexicon.forms import BASE, ING, PARTICIPLE, PAST, THIRD, Form, forms, regular
from previously.language.lexicon.kinds import kinds
from previously.language.lexicon.patterns import SLOTS, Pattern, own_pattern, patterns
from previously.language.own_words.wrong import Wrong


class English:
    """The patterns of a file by their verb, and the forms of the verbs that English does not have.

    `read`: are the story's sentences read as English?
    """

    def __init__(self, listed: Listed, wrong: Wrong, *, read: bool) -> None:
        self.wrong = wrong
        self.patterns: dict[str, tuple[Pattern, ...]] = {}
        self.forms: dict[str, tuple[Form, ...]] = {}
        for sense, _, row in wrong.rows(listed):
            if not read:
                fix = "leave out “patterns”, or the words, frames and verbs of another language"
                wrong.say(row, "no line reaches this pattern: sentences are read by the frames of this file", fix)
                return
            self._add(sense, row)

    def _add(self, sense: str, row: Word) -> None:
        """One pattern, if it can be read and is new."""
        text, apart, number = (part.strip() for part in row.text.partition("="))
        severity = _number(number) if apart else None
        if apart and severity is None:
            self.wrong.say(row, f"“{number}” is no severity", "write a number from 0 to 1 after “=”")
        elif (fault := next(_faults(text), None)) is not None:
            self.wrong.say(row, *fault)
        elif not self.wrong.repeats(("pattern", text), row, sense):
            self._keep(row, own_pattern(sense, text, severity))

    def _keep(self, row: Word, found: Pattern) -> None:
        key = f"be {found.slots[0].word}" if found.head == "be" and found.slots else found.head
        if any(one.text == found.text and one.sense == found.sense for one in patterns(key)) and "=" not in row.text:
            self.wrong.say(row, f"“{found.text}” is read as {found.sense} without this row", "leave it out")
        self.patterns[key] = (*self.patterns.get(key, ()), found)
        if not forms(found.head):
            for form, tag in zip(regular(found.head), (BASE, THIRD, PAST, ING), strict=True):
                tags = (PAST, PARTICIPLE) if tag == PAST else (tag,)
                self.forms[form] = tuple((found.head, one) for one in tags)


def _number(text: str) -> float | None:
    """A severity; None if it is none."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if 0 <= value <= 1 else None


def _faults(text: str) -> Iterator[tuple[str, str]]:
    """Why no line can have a pattern, and the remedy."""
    head, *others = text.split(" ")
    slots = ", ".join(sorted(SLOTS))
    if ";" in text:
        yield "a semicolon has no place in a pattern", "write the words alone: “zorb OBJ”"
    if not head.replace("-", "").isalpha() or not head.islower() or (head in FUNCTION and head != "be"):
        yield (
            f"“{head}” is no verb, and a pattern begins with one",
            "write the verb first, in small letters: “zorb OBJ”",
        )
    known = forms(head)
    if known and not any(base == head for base, _ in known):
        base = known[0][0]
        yield f"“{head}” is a form of “{base}”", f"write “{base}”; it is read in all its forms"
    for word in others:
        bare, _, kind = word.partition(":")
        if bare not in SLOTS and bare != bare.casefold():
            yield f"“{word}” is no slot", f"write words in small letters, or one of {slots}"
        elif kind and kind not in kinds():
            near = did_you_mean(kind, kinds())
            yield f"“{kind}” is no kind of noun{near}", f"leave “:{kind}” out, or use person, thing, place, weapon, …"
    if head == "be" and not others:
        yield "“be” alone says nothing", "write what somebody is: “be toast”"
