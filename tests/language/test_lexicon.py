"""The lexicon holds each pattern once, and only what a sentence can reach."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.formats.vocabulary import standard
from previously.language.lexicon.forms import table
from previously.language.lexicon.kinds import kinds, known_nouns
from previously.language.lexicon.knowing import FOUND
from previously.language.lexicon.patterns import FIELDS, SLOTS, Pattern, patterns, rows, senses
from previously.language.lexicon.wordlists import lines_of
from tests.effort import law

STATUSES = {"happened", "not", "tried", "intended", "imagined", "reported"}
NOMINAL = ("*", "Dead:")


def texts() -> Iterator[str]:
    """Every pattern as it is written, without its numbers and notes."""
    for field in FIELDS:
        for line in lines_of(f"patterns/{field}.txt"):
            if not line.startswith("@"):
                yield line.split(";")[0].split(" = ")[0].strip()


def every() -> Iterator[Pattern]:
    """Every pattern."""
    for key in rows():
        yield from patterns(key)


def test_a_pattern_stands_in_one_class_and_once() -> None:
    assert [text for text, count in Counter(texts()).items() if count > 1] == []


def test_a_class_stands_in_one_place() -> None:
    headings = [line.split(" ")[0] for field in FIELDS for line in lines_of(f"patterns/{field}.txt") if line[0] == "@"]
    assert [name for name, count in Counter(headings).items() if count > 1] == []
    assert {name[1:] for name in headings} <= senses().keys()


def test_a_pattern_begins_with_a_verb_whose_forms_are_known() -> None:
    verbs = {verb for forms in table().values() for verb, _ in forms}
    heads = {key.split(" ")[0] for key in rows() if key not in NOMINAL}
    assert heads - verbs == set()


def test_a_kind_is_a_list_of_nouns_or_a_noun() -> None:
    named = {slot.kind for one in every() for slot in one.slots if slot.kind} | {one.subject for one in every()}
    odd = {kind for kind in named - kinds().keys() - {"", "thing"} if not re.fullmatch(r"[a-z-]+", kind)}
    assert odd == set()
    assert known_nouns()


def test_the_words_of_a_pattern_are_as_they_stand_in_a_folded_line() -> None:
    assert [one.text for one in every() for slot in one.slots if slot.fixed and slot.word != slot.word.casefold()] == []
    assert {slot.word for one in every() for slot in one.slots if not slot.fixed} <= SLOTS


def test_numbers_and_notes_say_what_is_known() -> None:
    for one in every():
        assert 0 <= one.severity <= 1, one.text
        assert -1 <= one.praise <= 1, one.text
        assert re.fullmatch(r"[-+0±]{2}", one.signs), one.text
        assert one.embeds in STATUSES | {""}, one.text
        assert one.notes.get("who", "obj") in {"obj", "subj"}, one.text
        assert one.notes.get("own", one.sense) in senses().keys() | {""}, one.text
        assert one.notes.get("denied", one.sense) in senses(), one.text


@cache
def effects_named() -> set[str]:
    """The effects that patterns name, apart from their class."""
    return {one.notes["effect"] for one in every() if "effect" in one.notes}


@pytest.mark.parametrize("line", lines_of("effects.txt"))
def test_an_effect_is_a_verb_of_the_vocabulary(line: str) -> None:
    signed, *verbs = line.split(" ; not ", maxsplit=1)[0].split(" ")
    sense = signed.rstrip("+-")  # a sign: those of its patterns that are good or bad for who does it
    known = {verb.id for verb in standard().verbs}
    assert sense in senses() or sense in effects_named() | {FOUND}  # of whatever class, where a body is found
    assert {verb for verb in verbs if verb != "-"} <= known


PUBLIC = [line.partition(" ")[2] for line in lines_of("news.txt") if line.startswith("public ")]


@given(st.sampled_from(PUBLIC).flatmap(lambda row: st.from_regex(row, alphabet=st.characters(max_codepoint=127))))
@law(60)
def test_whatever_is_public_has_a_word_that_is_looked_for_first(said: str) -> None:
    spread = [line.partition(" ")[2] for line in lines_of("news.txt") if line.startswith("spread ")]
    assert any(re.search(word, said) for word in spread), said
