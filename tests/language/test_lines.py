# ruff: noqa: E501 (a table, a row a line)
"""One sentence a row, and what it says."""

from typing import Any

import pytest

from previously.core.verbs import Vocabulary
from previously.formats.vocabulary import standard
from previously.language.clauses import Clauses
from previously.language.lexicon.lookup import Lexicon
from previously.language.lines import LineRead, parse

NAMES = [
    ("Jessica Jones", "jessica"), ("Jess", "jessica"), ("jessica", "jessica"),
    ("Trish Walker", "trish"), ("Trish", "trish"),
    ("Kilgrave", "kilgrave"), ("Kevin Thompson", "kilgrave"),
    ("Luke Cage", "luke"), ("Luke", "luke"),
    ("Night Nurse", "nurse"), ("Night", "night"),
    ("Jon", "jon"), ("Jon Snow", "snow"),
    ("O’Neil", "oneil"), ("Dr. Müller", "mueller"), ("小明", "ming"), ("Will", "will"),
]  # fmt: skip
LEXICON = Lexicon(NAMES, standard())

EVENTS: list[tuple[str, dict[str, Any]]] = [
    # subject, verb, object
    ("Jessica meets Luke", {"subject": "jessica", "verb": "meets", "object": "luke"}),
    ("jessica jones MEETS luke cage", {"subject": "jessica", "verb": "meets", "object": "luke"}),
    ("Jessica meets Luke.", {"object": "luke"}),
    ("  Jessica   meets   Luke  ", {"subject": "jessica", "object": "luke"}),
    ("Jess meets Kevin Thompson", {"subject": "jessica", "object": "kilgrave"}),
    ("Jon Snow meets Jon", {"subject": "snow", "object": "jon"}),
    ("Jon meets Jon Snow", {"subject": "jon", "object": "snow"}),
    ("Night Nurse helps Night", {"subject": "nurse", "verb": "protects", "object": "night"}),
    ("O'Neil meets O’Neil", {"subject": "oneil", "object": "oneil"}),
    ("Dr. Müller meets dr müller", {"subject": "mueller", "object": "mueller"}),
    ("小明 meets Luke", {"subject": "ming"}),
    ("Will vows to stop him", {"subject": "will", "verb": "vows", "object_text": "stop him"}),
    # forms: the longest that fits
    ("Luke shoots dead Jessica", {"verb": "kills", "object": "jessica"}),
    ("Luke shoots Jessica", {"verb": "hurts", "object": "jessica"}),
    ("Luke walks out on Jessica", {"verb": "abandons", "object": "jessica"}),
    ("Luke walks out", {"verb": "exits", "object": ""}),
    ("Luke seems to die", {"verb": "seems-to-die", "subject": "luke"}),
    ("Luke comes back from the dead", {"verb": "returns"}),
    ("Luke takes in Jessica", {"verb": "takes-in", "object": "jessica"}),
    ("Kilgrave takes Jessica", {"verb": "captures", "object": "jessica"}),
    ("Jessica gives up on Luke", {"verb": "gives-up", "object": "luke"}),
    # what stands after the verb
    ('Jessica loses "the case; the money"', {"verb": "loses", "object_text": "the case; the money"}),
    ("Jessica loses “the case; the money”", {"verb": "loses", "object_text": "the case; the money"}),
    ("Jessica loses her way", {"verb": "loses", "object": "", "object_text": "her way"}),
    ("Jessica loses Luke", {"verb": "loses", "object": "luke", "object_text": ""}),
    ("Jessica faces Kilgrave's house", {"verb": "faces", "object": "", "object_text": "Kilgrave's house"}),
    ("Jessica faces Kilgrave’s house", {"verb": "faces", "object": "", "object_text": "Kilgrave’s house"}),
    ("Jessica faces Kilgrave", {"verb": "faces", "object": "kilgrave", "object_text": ""}),
    ("Jessica drinks", {"verb": "drinks", "object": "", "object_text": ""}),
    ("Jessica kills herself", {"verb": "kills-self", "object": ""}),
    ("Jessica hurts herself", {"verb": "hurts", "object": "jessica"}),
    ("Luke hates himself", {"verb": "hates", "object": "luke"}),
    ("Luke learns reva-killer", {"verb": "learns", "object_text": "reva-killer"}),
    ("Luke overhears reva-killer", {"verb": "overhears", "object_text": "reva-killer"}),
    ("Luke is reminded of the sea", {"verb": "is-reminded", "object_text": "the sea"}),
]  # fmt: skip

CLAUSES: list[tuple[str, dict[str, Any]]] = [
    ("Jessica meets Luke about Kilgrave", {"topic": "kilgrave"}),
    ("Jessica meets Luke about the case", {"topic": "the case"}),
    ('Jessica vows about "the boss; himself"', {"topic": "the boss; himself"}),
    ("Jessica meets Luke with Trish", {"companions": ("trish",)}),
    ("Jessica meets Luke with Trish, Night Nurse and Jon", {"companions": ("trish", "nurse", "jon")}),
    ("Jessica meets Luke about Kilgrave with Trish & Jon", {"topic": "kilgrave", "companions": ("trish", "jon")}),
    ("Jessica meets Luke with Trish about Kilgrave", {"topic": "kilgrave", "companions": ("trish",)}),
    ("Jessica meets Luke; with Trish; about Kilgrave", {"topic": "kilgrave", "companions": ("trish",)}),
    ("Jessica meets Luke on the phone", {"channel": "far"}),
    ("Jessica tells Luke about Kilgrave; in private", {"topic": "kilgrave", "channel": "near"}),
    ("Jessica meets Luke; at ferry terminal", {"place": "ferry terminal"}),
    ("Jessica meets Luke; AT the “Bar; Grill”", {"place": "the “Bar; Grill"}),
    ("Jessica meets Luke; cues purple", {"cues": ("purple",)}),
    ("Jessica meets Luke; cues Purple, the smell of rain and Kilgrave", {"cues": ("purple", "smell of rain", "kilgrave")}),
    ("Jessica meets Luke; cue purple; cues rain", {"cues": ("purple", "rain")}),
    ("Luke hurts Jessica; severity 0.25", {"severity": 0.25}),
    ("Luke hurts Jessica; severity 0", {"severity": 0.0}),
    ("Luke hurts Jessica; severity bad", {"severity": 0.7}),
    ("Luke hurts Jessica; mild", {"severity": 0.3}),
    ("Luke hurts Jessica; bad", {"severity": 0.7}),
    ("Luke hurts Jessica; Shattering", {"severity": 1.0}),
    ("Luke hurts Jessica; tried arrest, confession and exile", {"tried": ("arrest", "confession", "exile")}),
    ("Luke hurts Jessica; forced by Kilgrave", {"forced_by": "kilgrave"}),
    ("Jessica loses her family; blames herself", {"blames": "jessica"}),
    ("Jessica loses her family; blames Luke", {"blames": "luke"}),
    ("Luke hurts Jessica; witnessed by Trish, Jon", {"witnesses": ("trish", "jon")}),
    ("Luke hurts Jessica; witnessed by Trish and himself", {"witnesses": ("trish", "luke")}),
    ("Jessica tells Luke; reveals Reva Killer, the bus", {"reveals": ("reva-killer", "the-bus")}),
    ("Jessica hides; sets Scarf = the basket", {"sets": (("scarf", "the basket"),)}),
    ("Jessica hides; sets scarf=basket; sets key = sea", {"sets": (("scarf", "basket"), ("key", "sea"))}),
    ("Luke learns it; from Jessica", {"told_by": "jessica"}),
    ("Jessica hides reva-killer; from Luke, Trish", {"kept_from": ("luke", "trish")}),
    ("Jessica hides reva-killer from Luke and Trish Walker", {"kept_from": ("luke", "trish")}),
    ("Jessica keeps secret reva-killer from Luke; from Trish", {"kept_from": ("luke", "trish")}),
    ("Jessica hides the letter from the safe", {}),
    ("Jessica hides the letter from Luke’s drawer", {}),
    ("Jessica hides from Luke", {}),
    ("Jessica kills Kilgrave; because of Luke", {"because_of": "luke"}),
    ("Jessica kills Kilgrave; because of S01E06.2/1", {"because_of": "S01E06.2/1"}),
    ("Kilgrave controls Jessica; for 3 weeks", {"lasts": 21.0}),
    ("Jessica hurts Kilgrave; heals in 3 weeks", {"heals": 21.0}),
    ("Jessica meets Luke; later 2 hours", {"later": pytest.approx(1 / 12)}),
    ("Jessica meets Luke; later a day and a half", {"later": 1.5}),
    ("Jessica meets Luke; day -540", {"day": -540.0}),
    ("Jessica meets Luke; stakes Universe", {"stakes": "universe"}),
    ("Jessica chews Luke out; as humiliates", {"verb": "humiliates"}),
    ("Jessica chews Luke out; as insults", {"verb": "humiliates"}),
    ("Jessica zorbs Luke; as Luke humiliates Jess", {"verb": "humiliates", "people": ("luke", "jessica")}),
    ("Jessica meets Luke; retells S01E01.2/1", {"retells": "S01E01.2/1"}),
    ("Jessica meets Luke; dated 3 October", {}),
    ("Jessica meets Luke; source interview", {"cites": "interview"}),
    ('Jessica meets Luke; intended "she lies; he knows"', {"intended": "she lies; he knows"}),
    ('Jessica meets Luke; intended"why"', {"intended": "why"}),
    ("Jessica meets Luke;; ; at bar;", {"place": "bar"}),
    ("Luke hurts Jessica; mild; severity 0.9", {"severity": 0.9}),
]  # fmt: skip

CLAIMS: list[tuple[str, dict[str, Any]]] = [
    ("Jessica plays torn", {"claim": "plays", "state": "torn", "object": ""}),
    ("Jessica plays at ease", {"claim": "plays", "state": "at ease"}),
    ("Jessica plays Relaxed.", {"claim": "plays", "state": "at ease"}),
    ('Jessica plays "of two minds"', {"claim": "plays", "state": "torn"}),
    ("Jessica is fine", {"claim": "plays", "state": "at ease"}),
    ("Jessica seems thrown back", {"claim": "plays", "state": "shaken"}),
    ("Jessica plays over it about Kilgrave", {"claim": "plays", "state": "over it", "topic": "kilgrave"}),
    ("Jessica plays over Kilgrave", {"claim": "plays", "state": "over it", "object": "kilgrave"}),
    ("Jessica plays over it about the war", {"claim": "plays", "state": "over it", "topic": "the war"}),
    ("Jessica trusts Luke", {"claim": "trusts", "object": "luke"}),
    ("Jessica relies on Reva Killer", {"claim": "relies", "fact": "reva-killer", "value": ""}),
    ("Jessica acts on scarf = the basket", {"claim": "relies", "fact": "scarf", "value": "the basket"}),
]  # fmt: skip

NOTES = [
    ("Jessica polishes her boots", "polishes her boots"),
    ("Jessica", ""),
    ("Jessica is a detective", "is a detective"),
    ("Jessica kills time", "kills time"),
    ("Jessica meets the deadline; at office", "meets the deadline"),
    ("Jessica meets Kilgrave's father", "meets Kilgrave's father"),
]

PROBLEMS = [
    # what is written, the rule, the column, part of what is said
    ("", "unreadable-line", 1, "empty"),
    ("   ", "unreadable-line", 1, "empty"),
    ("; at bar", "unreadable-line", 1, "empty"),
    ("x" * 10_001, "unreadable-line", 1, "10,001 characters"),
    ("Jesica meets Luke", "unknown-name", 1, "did you mean “jessica”?"),
    ("  Jesica meets Luke", "unknown-name", 3, "“Jesica”"),
    ("Then Jessica meets Luke", "", 0, ""),
    ("Kilgrave's man meets Luke", "", 0, ""),
    ("“Jessica” meets Luke", "", 0, ""),
    ("Jessica meets Killgrave", "unknown-name", 15, "did you mean “Kilgrave”?"),
    ("Jessica meets Bob", "", 0, ""),
    ("Jessica meets Luke at bar", "", 0, ""),
    ("Bob meets Jessica", "", 0, ""),
    ("Ejssica meets Luke", "unknown-name", 1, "did you mean “jessica”?"),
    ("Jessica meets Luke; forced by Kilgrav", "unknown-name", 31, "did you mean “Kilgrave”?"),
    ("Jessica meets Luke; witnessed by Trish, Bob and Jhon", "unknown-name", 41, "“Bob”"),
    ("Jessica meets Luke with Trsh", "unknown-name", 25, "“Trsh”"),
    ("Jessica kills", "wrong-object", 14, "“kills” needs somebody"),
    ("Jessica kills; at bar", "wrong-object", 14, "“kills” needs somebody"),
    ("Jessica kills about Luke", "wrong-object", 15, "“kills” needs somebody"),
    ("Jessica relies on", "wrong-object", 18, "needs a fact"),
    ("Jessica plays", "wrong-object", 14, "needs a state"),
    ("Jessica plays tron", "unknown-state", 15, "did you mean “torn”?"),
    ("Jessica meets Luke; severty 0.7", "bad-clause", 21, "did you mean “severity”?"),
    ("Jessica meets Luke;   severity 7", "bad-clause", 23, "not “7”"),
    ("Jessica meets Luke; at bar; sets scarf", "bad-clause", 29, "FACT = VALUE"),
    ("Jessica meets Luke; attic", "bad-clause", 21, "“attic” is not a clause"),
    ("Jessica meets Luke; mildly", "bad-clause", 21, "did you mean “mild”?"),
    ("Jessica meets Luke; mild rain", "bad-clause", 21, "“rain”"),
    ("Jessica meets Luke; stakes galaxy", "bad-clause", 21, "stakes must be one of"),
]


def read(text: str) -> LineRead:
    """A line that is read without a word said."""
    sentence = parse(text, LEXICON)
    assert sentence.problems == ()
    return sentence


def given(clauses: Clauses) -> dict[str, Any]:
    """The clauses that say something."""
    empty = Clauses()
    return {
        name: value for name in Clauses.__struct_fields__ if (value := getattr(clauses, name)) != getattr(empty, name)
    }


@pytest.mark.parametrize(("text", "parts"), EVENTS)
def test_an_event(text: str, parts: dict[str, Any]) -> None:
    sentence = read(text)
    said = {"verb": sentence.verb.id if sentence.verb else "", "subject": sentence.subject}
    said |= {"object": sentence.object, "object_text": sentence.object_text}
    assert sentence.kind == "event"
    assert {name: said[name] for name in parts} == parts
    assert given(sentence.clauses) == {}


@pytest.mark.parametrize(("text", "clauses"), CLAUSES)
def test_a_clause(text: str, clauses: dict[str, Any]) -> None:
    sentence = read(text)
    assert sentence.kind == "event"
    assert given(sentence.clauses) == clauses


def test_every_clause_is_in_the_table() -> None:
    assert {name for _, clauses in CLAUSES for name in clauses} == set(Clauses.__struct_fields__)


@pytest.mark.parametrize(("text", "parts"), CLAIMS)
def test_a_claim(text: str, parts: dict[str, Any]) -> None:
    sentence = read(text)
    assert sentence.kind == "claim"
    said = {"claim": sentence.verb.claim if sentence.verb else "", "state": sentence.state.id if sentence.state else ""}
    said |= {"object": sentence.object, "fact": sentence.fact, "value": sentence.value}
    said |= {"topic": sentence.clauses.topic}
    assert {name: said[name] for name in parts} == parts


@pytest.mark.parametrize(("text", "words"), NOTES)
def test_a_note(text: str, words: str) -> None:
    sentence = read(text)
    assert (sentence.kind, sentence.subject, sentence.object_text) == ("note", "jessica", words)


@pytest.mark.parametrize(("text", "rule", "column", "words"), PROBLEMS, ids=lambda value: str(value)[:40])
def test_what_is_wrong_is_said_at_its_column(text: str, rule: str, column: int, words: str) -> None:
    problems = parse(text, LEXICON).problems
    if not rule:
        assert problems == ()
        return
    assert (problems[0].rule, problems[0].column) == (rule, column)
    assert words in problems[0].message


def test_what_cannot_be_read_of_a_line_leaves_the_rest_of_it() -> None:
    sentence = parse("Luke hurts Jessica; severity 7; nonsense; forced by Bob; at bar", LEXICON)
    assert (sentence.kind, sentence.object, given(sentence.clauses)) == ("event", "jessica", {"place": "bar"})
    assert [problem.rule for problem in sentence.problems] == ["bad-clause", "bad-clause", "unknown-name"]


@pytest.mark.parametrize("form", [form for verb in standard().verbs for form in verb.forms])
def test_every_form_of_every_verb_is_read_as_that_verb(form: str) -> None:
    for end in ("", " Luke", " the sea", " torn", ' "the sea"'):
        sentence = parse(f"Jessica {form}{end}", LEXICON)
        if sentence.verb is not None and form in sentence.verb.forms:
            return
    pytest.fail(f"no sentence with “{form}” is read")


@pytest.mark.parametrize("word", [word for state in standard().states for word in (state.id, *state.also)])
def test_every_word_for_a_state_is_read_as_that_state(word: str) -> None:
    state = read(f"Jessica plays {word}").state
    assert state is not None
    assert word in {state.id, *state.also}


def test_the_same_line_in_another_vocabulary_is_another_line() -> None:
    assert parse("Jessica meets Luke", Lexicon(NAMES, Vocabulary((), ()))).kind == "note"
