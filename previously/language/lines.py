"""One line, one sentence: `subject verb [object] [about X] [with NAMES] { ; clause }`."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal

import msgspec

from previously.core.entries import Lost, Saying
from previously.core.groups import Member
from previously.core.ids import fact, unquoted
from previously.core.nearest import said
from previously.core.verbs import State, Verb
from previously.core.words import NOWHERE, UNREAD, Stretch, WordPlaces
from previously.language.clauses import ClauseReader, Clauses, Problem
from previously.language.lexicon.closed import DETERMINERS, POSSESSIVES
from previously.language.lexicon.knowing import channels, presumed
from previously.language.lexicon.lookup import EDGES, REFLEXIVE, Lexicon, Trie, tokens
from previously.language.misspelt import is_english, misspelt
from previously.language.played import state_of

LONGEST = 10_000
"""The most characters a line may have."""
NOTHING = Clauses()
"""What a line without clauses says; never modified."""
SILENT = Problem("", "", 0)
"""The verb does not take what follows, which is no fault: another verb may, or the line is a note."""
TAIL = {"about", "with"}
APART = Trie((said, said) for said in channels())
"""The words with which a line says that only those it names hear it."""
_OPENING = TAIL | {tokens(said)[0][0] for said in channels()}
"""The first words of what begins a clause."""
ASIDE = frozenset({"away", "up", "off", "down", "out", "in"})
"""Last words of a verb that stands alone as well, for something else."""
WHAT = frozenset({"that", "of", "what", "who", "how", "why"})
"""Words before what is told: `tells Bob over the phone that …` is a sentence."""
CAUSE = re.compile(r"\bbecause of \S[^/]*/\d+(?:\.\d+)?\s*$")
"""An earlier line as the cause of this, by its address: `learns about Joe because of S01E01.1/1`."""
AROUND = f'{EDGES} \t"“”'
"""Characters around words that are not part of their place."""
MARKS = '"“”'
_APART_OR_QUOTED = re.compile(f"[;{MARKS}]")
TELLING = ("sets ", "reveals ", "stakes ", "retells ")
"""The clauses that say more than the line itself."""
LOST = {
    "note": ("no verb reads this line", "use a verb of the vocabulary, or give the story one under “verbs”"),
    "claim": ("a claim changes nothing", "put it on a line that tells what happens"),
}
"""Why a clause has no effect on a note or a claim, and what would work instead."""
LEARN = "learn"
"""As several do it: `the council's members learn`."""
HIDDEN = "secret"
"""What a verb opens when it keeps something from somebody."""


class LineRead(msgspec.Struct):
    """A line as read: an event, a claim, a note, or unreadable (empty `kind`). Names are cast ids."""

    kind: Literal["event", "claim", "note", ""] = ""
    subject: str = ""
    verb: Verb | None = None
    object: str = ""
    object_text: str = ""
    state: State | None = None
    fact: str = ""
    value: str = ""
    clauses: Clauses = msgspec.field(default_factory=lambda: NOTHING)
    presumes: str = ""
    says: tuple[Saying, ...] = ()
    words: WordPlaces = UNREAD
    problems: tuple[Problem, ...] = ()
    understood: bool = False  # of a note: read as a sentence in which nothing happens
    speaks: str = ""  # of a note that is not: what its words are about, if that is grave
    joining: tuple[Member, ...] = ()  # who learns it too, on joining that group
    lost: tuple[Lost, ...] = ()  # of a line that is read: its clauses that nobody could read
    others: tuple[str, ...] = ()  # who else does the same: the rest of a group


def has_content(line: LineRead) -> bool:
    """May the words of a line that the vocabulary reads speak of deeds: `learns that Sam is dead`?"""
    verb = line.verb
    if verb is None or line.kind != "event" or " " not in line.object_text:
        return False
    return verb.opens == "vow" or verb.id in presumed() or any(effect.learn for _, effect in verb.roles)


def parse(text: str, lexicon: Lexicon) -> LineRead:
    """Read a line with a lexicon. Never raises: faults go into `problems`."""
    if len(text) > LONGEST:
        return LineRead(problems=(_too_long(text),))
    head, tail = pieces(text)
    line = _Line(head, lexicon)
    start = lexicon.names.longest(line.words, 0)
    if start is None and (of_group := _of_group(head, tail, lexicon)):
        return of_group
    if start is None and (problem := line.no_subject()):
        return LineRead(problems=(problem,))
    return _read_from(line, start or (0, ""), tail)


def _of_group(head: str, tail: list[tuple[int, str]], lexicon: Lexicon) -> LineRead | None:
    """A line by which a group learns something or keeps it from somebody: `The council learns vault-code`."""
    line = _Line(head, lexicon)
    found = lexicon.group_at(line.words, 0)
    if found is None or not found[1]:
        return None
    end, (first, *others) = found
    if end < len(line.words) and line.words[end][0] == LEARN:
        line.words[end] = (f"{LEARN}s", *line.words[end][1:])
    sentence = _read_from(line, (end, first), tail)
    verb = sentence.verb
    if verb is None or sentence.kind != "event":
        return None
    sentence.others = tuple(others)
    sentence.joining = () if sentence.clauses.sets or sentence.clauses.reveals else lexicon.joining(line.words)
    return sentence if _learns(verb) or (verb.opens == HIDDEN and sentence.clauses.kept_from) else None


def _read_from(line: "_Line", start: tuple[int, str], tail: list[tuple[int, str]]) -> LineRead:
    """Read a line from after its subject: the index of the next word, and who the subject is."""
    line.sentence.subject = start[1]
    stop = line.predicate(start[0]) if start[1] else line.note(0)
    clauses = _read_clauses(line, stop, tail) if tail or stop < len(line.words) else ()
    if line.sentence.kind:
        line.sentence.words = WordPlaces((*line.between(0, start[0]), *line.verb, *line.object, *clauses))
    return line.sentence


def _too_long(text: str) -> Problem:
    message = f"this line is {len(text):,} characters long; the limit is {LONGEST:,} (a line is one sentence)"
    return Problem("unreadable-line", message, 1)


def pieces(text: str) -> tuple[str, list[tuple[int, str]]]:
    """A line's head, and its clauses with their columns; a semicolon in quotes does not separate."""
    if ";" not in text:
        return text, []
    cuts, quoted = [-1], False
    for mark in _APART_OR_QUOTED.finditer(text):
        if mark[0] != ";":
            quoted = mark[0] == "“" or (mark[0] == '"' and not quoted)
        elif not quoted:
            cuts.append(mark.start())
    parts = [(lo + 2, text[lo + 1 : hi]) for lo, hi in pairwise((*cuts, len(text)))]
    return parts[0][1], [(column, part) for column, part in parts[1:] if part.strip()]


def _read_clauses(line: "_Line", stop: int, tail: list[tuple[int, str]]) -> Sequence[int]:
    """Read what follows the verb's words; returns where each clause starts and ends."""
    sentence = line.sentence
    reader = ClauseReader(
        line.lexicon, sentence.subject, hides=sentence.verb is not None and sentence.verb.opens == HIDDEN
    )
    starts = [stop, *(i for i in line.clauses_open if i > stop)] if stop < len(line.words) else []
    for i, j in pairwise((*starts, len(line.words))):
        if line.manner(i):
            continue
        reader.read(line.head[line.words[i][1] : line.end_of(j - 1)], line.words[i][1] + 1)
    for column, clause in tail:
        reader.read(clause, column)
    sentence.clauses, misfit = _feeling_about(sentence, reader.clauses), sentence.problems
    if reader.clauses.verb:
        misfit = told_as(line.words, sentence, line.lexicon)
    sentence.problems = (*misfit, *reader.problems, *_lost(sentence, tail))
    return reader.places


def _feeling_about(sentence: LineRead, clauses: Clauses) -> Clauses:
    """Who is furious or happy with somebody feels it about them, who need not be there; `plays … with` has company."""
    others, verb = clauses.companions, sentence.verb
    if sentence.state is None or verb is None or verb.id == "plays" or clauses.topic or len(others) != 1:
        return clauses
    return msgspec.structs.replace(clauses, topic=others[0], companions=())


def _lost(sentence: LineRead, tail: list[tuple[int, str]]) -> Iterator[Problem]:
    """The clauses that would change something, on a line that changes nothing."""
    if sentence.kind not in LOST:
        return
    why, fix = LOST[sentence.kind]
    for column, clause in tail:
        words = clause.strip()
        if words.casefold().startswith(TELLING):
            start = column + len(clause) - len(clause.lstrip())
            yield Problem("bad-clause", f"{why}, so “{words}” is lost", start, fix=fix)


def _learns(verb: Verb) -> bool:
    """Does the subject learn something by doing this?"""
    effect = verb.effect("subject")
    return effect is not None and effect.learn


def told_as(words: Sequence[tuple[str, int, int]], sentence: LineRead, lexicon: Lexicon) -> tuple[Problem, ...]:
    """Make of a line in its author's own words what its clause `as VERB` says; the problem, if it cannot be that.

    Who does it is the first whom the line names, and whom it befalls the next; `by` turns that about.
    """
    verb, people = lexicon.verb(sentence.clauses.verb), list(sentence.clauses.people)
    people = people or people_named(words, lexicon)
    if verb is None or not people or ("none" not in verb.takes and not people[1:]):
        needs = "names nobody who does it" if not people else "names nobody whom it befalls"
        return (Problem("wrong-object", f"this line is to be read “as {sentence.clauses.verb}”, and {needs}", 1),)
    sentence.kind, sentence.verb, sentence.subject, sentence.state = "event", verb, people[0], None
    sentence.object = people[1] if people[1:] and {"name", "rest"} & set(verb.takes) else ""
    sentence.object_text = ""
    return ()


def people_named(words: Sequence[tuple[str, int, int]], lexicon: Lexicon) -> list[str]:
    """Whom words name, who does it first: as they come, but whoever stands behind `by` before all."""
    named = [(i, who) for i in lexicon.names.starts(list(words)) if (who := _at(words, i, lexicon))]
    by = [who for i, who in named if i and words[i - 1][0] == "by"]
    return list(dict.fromkeys((*by[:1], *(who for _, who in named))))


def _at(words: Sequence[tuple[str, int, int]], i: int, lexicon: Lexicon) -> str:
    """Whom the words there name."""
    found = lexicon.names.longest(list(words), i)
    return str(found[1]) if found else ""


class _Line:
    """One line's head while being read."""

    def __init__(self, head: str, lexicon: Lexicon) -> None:
        self.head, self.lexicon = head, lexicon
        self.words = tokens(head)
        self.quoted = '"' in head or "“" in head
        self.sentence = LineRead()
        self.verb, self.object = NOWHERE, NOWHERE
        self.written = ""  # the verb as it stands in the line
        found = CAUSE.search(head) if "/" in head else None
        self.cause = found.start() if found else -1

    def end_of(self, word: int) -> int:
        """Where a word ends, including a closing quote after it."""
        end = self.words[word][2]
        return end + 1 if self.quoted and self.head[end : end + 1] in {'"', "”"} else end

    def manner(self, word: int) -> bool:
        """Does `with` begin how something is done, not who is there (`with a knife`, `with joy`, `with Bob's cap`)?"""
        after = self.words[word + 1][0] if word + 1 < len(self.words) else ""
        named = self.lexicon.all_named(after) or self.lexicon.names.longest(self.words, word + 1)
        plain = after in DETERMINERS | POSSESSIVES or after.endswith("'s") or is_english(after)
        return self.words[word][0] == "with" and plain and not named

    def text(self, start: int, stop: int) -> str:
        """The words from `start` up to `stop` as written, including quotes around them."""
        if start >= stop:
            return ""
        begin = self.words[start][1]
        if self.quoted and begin and self.head[begin - 1] in {'"', "“"}:
            begin -= 1
        return self.head[begin : self.end_of(stop - 1)].rstrip(".!")

    def between(self, start: int, stop: int) -> Stretch:
        """Where the words from `start` up to `stop` stand, without the characters around them."""
        if start >= stop:
            return NOWHERE
        begin, end = self.words[start][1], self.words[stop - 1][2]
        if self.head[begin].isalnum() and self.head[end - 1].isalnum():
            return begin, end
        said = self.head[begin:end]
        return begin + len(said) - len(said.lstrip(AROUND)), end - len(said) + len(said.rstrip(AROUND))

    def column(self, word: int) -> int:
        """A word's column, from 1; past the last word, the column of the end."""
        return self.words[word][1] + 1 if word < len(self.words) else len(self.head) + 1

    def no_subject(self) -> Problem | None:
        """What is wrong where a line starts with nobody from the cast: it is empty, or a name is misspelt."""
        if not self.words:
            return Problem("unreadable-line", "this line is empty; start it with somebody from the cast", 1)
        for many in (1, 2):
            first = self.text(0, min(many, len(self.words)))
            if near := misspelt(first, self.lexicon):
                message = f"this line starts with “{first}”, who is not in the cast{said(first, near)}"
                return Problem("unknown-name", message, self.column(0))
        return None

    def note(self, after: int) -> int:
        """Keep everything after the subject as it is; returns the word after the last."""
        self.sentence.kind, self.sentence.object_text = "note", self.head[self.column(after) - 1 :].strip()
        self.object = self.between(after, len(self.words))
        return len(self.words)

    def predicate(self, after: int) -> int:
        """Try the verbs that begin here, longest form first; returns the word where `about` or `with` begins."""
        misfit = SILENT
        for end, verbs in self.lexicon.verbs.matches(self.words, after):
            tail, self.written = self._tail(end), self.text(after, end)
            alone = tail == end > after + 1 and self.words[end - 1][0] in ASIDE
            for verb in verbs:
                if alone and "none" not in verb.takes:
                    continue  # `turns away`, `locks up`: done to nobody, and another thing
                stop = self._from(verb, end, tail)
                problem = self._take(verb, self.text(end, stop), self.column(end))
                if problem is None:
                    self.sentence.verb = verb
                    self.sentence.kind = "claim" if verb.claim else "event"
                    self.verb, self.object = self.between(after, end), self.between(end, stop)
                    return stop
                misfit = misfit if misfit.message else problem
        if not misfit.message:
            return self.note(after)
        self.sentence.problems = (misfit,)
        return len(self.words)

    def _tail(self, start: int) -> int:
        return next((i for i in self.clauses_open if i >= start), len(self.words))

    @cached_property
    def clauses_open(self) -> list[int]:
        """The words at which a clause may begin without a semicolon."""
        if self.cause < 0 and _OPENING.isdisjoint([word for word, _, _ in self.words]):
            return []
        return [i for i in range(len(self.words)) if self._opens_clause(i)]

    def _opens_clause(self, word: int) -> bool:
        """May a clause begin here without a semicolon: `about`, `with`, `by letter`, `because of S01E01.1/1`?"""
        if self.words[word][0] in TAIL or self.words[word][1] == self.cause:
            return True
        found = APART.longest(self.words, word)
        return found is not None and (found[0] == len(self.words) or self.words[found[0]][0] not in WHAT)

    def _from(self, verb: Verb, start: int, stop: int) -> int:
        """Where `from NAMES` begins after what is hidden or learned; the end if more than names follows."""
        learns = _learns(verb)
        if verb.opens != HIDDEN and not learns:
            return stop
        for i in range(start if learns and "none" in verb.takes else start + 1, stop):
            if self.words[i][0] == "from" and self._names_alone(i + 1, stop):
                return i
        return stop

    def _names_alone(self, start: int, stop: int) -> bool:
        """Are these words all names?"""
        at, named = start, False
        while at < stop:
            name = self.lexicon.names.longest(self.words, at) or self.lexicon.group_at(self.words, at)
            if name is None and not (named and self.words[at][0] in {"and", "&"}):
                return False
            at, named = (name[0], True) if name else (at + 1, False)
        return named

    def _take(self, verb: Verb, text: str, column: int) -> Problem | None:
        """Try a verb on what follows it; None if it fits."""
        if verb.claim == "plays":
            return self._plays(verb, text, column)
        if verb.claim == "relies":
            return self._relies(text, column)
        return self._object(verb, text, column)

    def _object(self, verb: Verb, text: str, column: int) -> Problem | None:
        if not text:
            if "none" in verb.takes:
                return None
            return Problem("wrong-object", f"“{self.written}” needs somebody or something after it", column)
        who = self.sentence.subject if text.casefold() in REFLEXIVE else self.lexicon.who(text)
        if who and ("name" in verb.takes or "rest" in verb.takes):
            self.sentence.object = who
            return None
        in_quotes = text[0] in '"“' and text[-1] in '"”'
        if "rest" in verb.takes or (in_quotes and "text" in verb.takes):
            self.sentence.object_text = unquoted(text)
            return None
        return SILENT if in_quotes or "name" not in verb.takes else self._nobody(text, column)

    def _nobody(self, text: str, column: int) -> Problem:
        """A name that is misspelt is worth reporting; a stranger's, and other words, make the line a sentence."""
        if any(word.endswith("'s") for word, _, _ in tokens(text)):  # something of somebody's
            return SILENT
        near = misspelt(text, self.lexicon)
        if near is None or self.lexicon.names.longest(tokens(text), 0):
            return SILENT
        return Problem("unknown-name", f"nobody here is called “{text}”{said(text, near)}", column)

    def _plays(self, verb: Verb, text: str, column: int) -> Problem | None:
        """A state; `plays over NAME` is short for `plays over it about NAME`. `is` and `seems` may begin a note."""
        state, topic = state_of(text, self.lexicon), ""
        if state is None and text.casefold().startswith("over "):
            topic = self.lexicon.who(text[5:]) or ""
            state = self.lexicon.state("over it") if topic else None
        if state is not None:
            self.sentence.state, self.sentence.object = state, topic
            return None
        if verb.id != "plays" or text.split(" ", 1)[0].casefold() in DETERMINERS:
            return SILENT
        if not text:
            return Problem("wrong-object", f"“{self.written}” needs a state after it", column)
        near = self.lexicon.states.spelling.did_you_mean(text)
        return Problem("unknown-state", f"“{text}” is not a state{near}", column, near=bool(near))

    def _relies(self, text: str, column: int) -> Problem | None:
        name, _, value = text.partition("=")
        self.sentence.fact, self.sentence.value = fact(name), unquoted(value)
        return None if self.sentence.fact else Problem("wrong-object", "“relies on” needs a fact after it", column)
