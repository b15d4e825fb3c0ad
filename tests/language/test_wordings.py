"""A wording is read once: the second line of it says what it would say read anew, in whatever scene it stands."""

from hypothesis import given
from hypothesis import strategies as st

from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.memory import Memory
from previously.language.sentence.reader import read_on
from previously.language.sentence.wordings import Wordings
from tests.counting import calls
from tests.effort import law

NAMES = ("Ann Lee", "Bob", "Captain Cy", "Bea", "Sol", "James", "Nora's dad", "Nora", "It")
PRONOUNS = ("she", "he", "he", "she", "they", "he", "he", "", "it")
PEOPLE = People(Somebody(f"p{i}", (name,), PRONOUNS[i]) for i, name in enumerate(NAMES))
SENTENCES = (
    "{0} slaps {1} and walks out",
    "{0}'s mother forgives {1}, who betrayed {2}",
    "He hits her",
    "They kiss",
    "{0} and {1} quarrel, and {2} comforts them",
    "Her father leaves {0}",
    "Everyone laughs at {0}",
    "Helps {1}",
    "A guard  grabs {0}",
    "{0} apologises. {1} forgives him",
    "She tells {0} that he lied to {1}",
    "Neither of them trusts {1}",
    "{0} lowers his head and thanks {0}",
    "the captain shoots {1}",
    "James' car hits {0}",
    "“{0} kills {1}.”",
    "The brother of {0} steals her ring",
    "ꝏ1 kills {0}",
    "{0} protects",
    "From {0}'s diary",
    "I kiss {0}",
    "Saw {0} again",
    "{0} KILLED BY {1}",
    "{0} has {1} arrested",
    "If {0} had come, {1} would never have been taken",
    "Hunted by wolves, {0} leaves {1}",
    "{0} kills {1}'s dog",
)
LINE = st.builds(
    str.format,
    st.sampled_from(SENTENCES),
    *[st.sampled_from((*NAMES, "Ann", "Lee", "the captain", "a guard", "Ann's sister"))] * 3,
)
SCENES = st.lists(st.lists(LINE, min_size=1, max_size=6), min_size=1, max_size=4)


@given(SCENES)
@law(150)
def test_a_wording_says_what_it_says_read_anew(scenes: list[list[str]]) -> None:
    wordings = Wordings(PEOPLE)
    for scene in (*scenes, *scenes):
        anew, kept = Memory(PEOPLE, PEOPLE.cast[:5]), Memory(PEOPLE, PEOPLE.cast[:5])
        for line in scene:
            found = read_on(line, PEOPLE, anew)
            whole = found.events or found.quiet
            assert wordings.read(line, kept) == (*whole, *(found.lost if whole else ())), line
            assert (kept.mentions, kept.sentence) == (anew.mentions, anew.sentence), line


def test_a_wording_is_read_once() -> None:
    wordings = Wordings(PEOPLE)

    def read(line: str) -> int:
        return calls(lambda: wordings.read(line, Memory(PEOPLE)))

    read("Bea slaps Bob and walks out")
    assert 4 * read("Ann slaps Captain Cy and walks out") < read("Ann quietly slaps Captain Cy and walks out")


def test_wordings_do_not_grow_without_end() -> None:
    wordings = Wordings(PEOPLE)
    wordings.steps = 1 << 30
    wordings.read("Bea waves", Memory(PEOPLE))
    assert len(wordings.kept) == 1
    assert wordings.steps < 10
