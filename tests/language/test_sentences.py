"""Sentences in plain English, and the events they are read as."""

import re
from functools import cache
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.language.lexicon.forms import table
from previously.language.lexicon.patterns import rows, senses
from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.reader import read, read_all
from previously.language.sentence.reading import Happening, Reading
from tests.counting import calls
from tests.effort import law

PEOPLE = People(
    [
        Somebody("ann", ("Ann Lee",), "she"),
        Somebody("bob", ("Bob", "Ann's brother"), "he/him"),
        Somebody("cy", ("Captain Cy",), "he"),
        Somebody("bea", ("Bea",), "she"),
        Somebody("sol", ("Sol",), "they"),
    ],
    {"family": ("ann", "bob")},
)

READ = [
    # tense and voice
    ("Ann kills Bob", "kill ann>bob"),
    ("Ann killed Bob", "kill ann>bob"),
    ("Ann has killed Bob", "kill ann>bob"),
    ("Ann is killing Bob", "kill ann>bob"),
    ("Bob is killed by Ann", "kill ann>bob"),
    ("Bob was killed", "kill >bob"),
    ("Bob has been killed by Ann", "kill ann>bob"),
    ("Bob gets hit by Ann", "injure ann>bob"),
    ("Bob is made to apologise by Ann", "coerce ann>bob; apologise bob>ann"),
    ("Bob arrested", "capture >bob"),
    # what changes nothing
    ("Ann slaps Bob on the cheek", "injure ann>bob"),
    ("At dawn, Ann kisses Bob in the kitchen", "affection ann>bob"),
    ("Bob dies of his wounds", "die bob>"),
    ("The next morning Ann quietly leaves the room", "leave ann>"),
    # what one has another do, and what one is only said to have done
    ("Ann helps Bob escape", "help ann>bob; escape bob>"),
    ("Ann dies saving Bob", "die ann>; rescue ann>bob"),
    ("Ann is arrested for killing Bob", "capture >ann; kill ann>bob reported"),
    ("Ann fails to stop Bob from killing Cy", "fail ann>; kill bob>cy"),
    ("Ann foils Bob's plan to kill Cy", "succeed ann>bob; kill bob>cy intended"),
    ("If Bob leaves, Ann dies", "leave bob> imagined; die ann> imagined"),
    ("Even if Bob leaves, Ann stays and marries Cy", "leave bob> imagined; marry ann>cy"),
    ("In Ann's dream, Bob dies", "die bob> imagined"),
    ("Had Bob come sooner, Ann would have lived", "arrive bob> not; die ann>"),
    ("Ann burns the ring that Bob gave Bea", "destroy ann>ring; give bob>bea"),
    ("Ann hasn't the heart to hit Bob", "injure ann>bob not"),
    ("Ann kissing Bob in the hallway", "affection ann>bob"),
    # who
    ("Ann and Bob kiss", "affection ann,bob>"),
    ("Ann, Bob and Cy leave", "leave ann,bob,cy>"),
    ("Ann and Bob hug each other", "affection ann,bob>"),
    ("Ann's brother forgives Bea", "forgive bob>bea"),
    ("The captain shoots Bob", "injure cy>bob"),
    ("The family abandons Sol", "abandon ann,bob>sol"),
    ("Bob kills the king and the queen", "kill bob>the king,the queen"),
    ("A guard hits Ann", "injure A guard>ann"),
    ("TRENCH COAT shoots Ann", "injure TRENCH COAT>ann"),
    ("The Duke's men seize Bob", "capture The Duke's men>bob"),
    ("Nobody blames Bob", "accuse >bob not"),
    ("Little Ann hits Bob", "injure ann>bob"),
    # several events
    ("Ann slaps Bob and walks out", "injure ann>bob; leave ann>"),
    ("Ann hugs and kisses Bob", "affection ann>bob"),
    ("After killing Bob, Ann flees", "kill ann>bob; escape ann>"),
    ("When Bob dies, Ann weeps", "die bob>; cry ann>"),
    ("Ann, who betrayed Bob, apologises to Bea", "betray ann>bob; apologise ann>bea"),
    ("Bea asks Ann who hit Bob", "ask bea>ann"),  # she may not be the one
    ("Bea tells Bob who hit him", "tell bea>bob"),
    ("Bea asks the man who hit Bob for a light", "ask bea>the man; injure the man>bob"),
    ("Ann lies to Bob because Cy threatens her", "deceive ann>bob; threaten cy>ann"),
    ("Bob weeps, and Ann comforts him", "cry bob>; comfort ann>bob"),
    # status
    ("Ann does not kill Bob", "kill ann>bob not"),
    ("Ann never forgives Bob", "forgive ann>bob not"),
    ("Ann almost kills Bob", "kill ann>bob not"),
    ("Cy almost lets him go", "free cy>bob not"),
    ("Ann tries to kill Bob", "kill ann>bob tried"),
    ("Ann fails to rescue Bob", "fail ann>; rescue ann>bob not"),
    ("Ann plans to kill Bob", "decide ann>; kill ann>bob intended"),
    ("Ann threatens to kill Bob", "threaten ann>bob; kill ann>bob intended"),
    ("Ann will marry Bob", "marry ann>bob intended"),
    ("Ann would have married Bob", "marry ann>bob not"),
    ("Ann dreams that Bob dies", "die bob> imagined"),
    ("Ann claims that Bob killed Cy", "tell ann>; kill bob>cy reported"),
    ("Rumour has it that Bob killed Cy", "kill bob>cy reported"),
    ("FANTASY: Ann kisses Bob", "affection ann>bob imagined"),
    ("Ann stops Cy from killing Bob", "kill cy>bob not"),
    ("Ann lets Bob kiss Bea", "affection bob>bea"),
    ("If Bob dies, Ann will leave", "die bob> imagined; leave ann> intended"),
    ("If Bob had come, Ann would never have been taken", "arrive bob> not; capture >ann"),
    ("Had Bob asked her, Ann would have left", "ask bob>ann not; leave ann> not"),
    ("Cy would sooner hang than betray Bob", "betray cy>bob not"),
    ("Bob is presumed dead", "die bob> reported"),
    ("Bob is said to have killed Cy", "kill bob>cy reported"),
    ("Ann comforts Bob until he laughs", "comfort ann>bob; laugh bob>"),
    ("Ann waits until Bob returns", "wait ann>; return bob> intended"),
    ("Ann sells the boat to help Bob", "sell ann>; help ann>bob"),
    ("Ann used to steal from Bob", "steal ann>bob"),
    ("Ann sings so that Bob won't leave", "play ann>; leave bob> not"),
    ("Ann falls over herself to please Bob", "praise ann>bob tried"),
    ("It is only a matter of time before Cy kills Bob", "kill cy>bob intended"),
    ("Ann reads a novel in which Cy kills Bob", "kill cy>bob imagined"),
    # what something else is done to
    ("Bob hangs a picture for Ann", ""),
    ("Ann quits on live television", "give-up ann>"),
    ("Ann is attacked by wolves and rescued by Bob", "injure >ann; rescue bob>ann"),
    ("Bob accuses Cy, who admits that he framed him", "accuse bob>cy; confess cy>; betray cy>bob"),
    ("Cy dies, leaving Ann a widow", "die cy>; lose-person ann>cy"),
    ("Ann buries the hatchet with Bob", "reunite ann>bob"),
    ("Ann goes to the inn to help Bob", "travel ann>; help ann>bob intended"),
    ("Ann wants to kill the man who killed Bob", "kill ann>the man intended; kill the man>bob"),
    ("Ann is overjoyed to see Bob", "meet ann>bob"),
    ("Bob sings and everyone loves him", "play bob>; love ann,cy,bea,sol>bob"),
    # what is done besides, and before
    ("Ann comes close to killing Bob", "kill ann>bob not"),
    ("Ann regrets saving Bob", "rescue ann>bob imagined"),
    ("Ann chases Bob and loses him", "hunt ann>bob; fail ann>"),
    ("Ann burns Bob's letters", "destroy ann>bob"),
    ("Bob's mother dies", "die Bob's mother>; lose-person bob>Bob's mother"),
    ("Bob had never lied to Ann until that day", "deceive bob>ann"),
    ("Bob rings: he is selling the house", "sell bob> reported"),
    ("Ann calls Bob. No answer.", "tell ann>bob tried"),
    ("Bea grabs Ann and lets her go", "free bea>ann"),
    ("Ann drags Bob out of the burning barn", "rescue ann>bob"),
    ("Ann holds a razor to Bob's throat", "threaten ann>bob"),
    ("Ann does not answer any of Bob's letters", "reject ann>bob"),
    ("Ann wins none of them", "succeed ann> not"),
    ("A slap from Ann to Bob", "injure ann>bob"),
    ("Sudden death of Bob", "die bob>"),
    ("Ann, in tears", "cry ann>"),
    ("Ann ties Bob up that night", "capture ann>bob"),
    ("Ann screams. Bob takes her hostage.", "cry ann>; capture bob>ann"),
    ("Ann screams. Bob leaves her stranded on the island.", "cry ann>; abandon bob>ann"),
    ("Ann smiles. Bob brings her flowers.", "laugh ann>; give bob>ann"),
    ("Ann smiles. Bob wrecks her car.", "laugh ann>; destroy bob>ann"),
    ("Ann was beaten, robbed and left for dead", "injure >ann; steal >ann; abandon >ann"),
    ("Bob was arrested and beaten by Cy", "capture cy>bob; injure cy>bob"),
    ("Bob was hit and killed Cy", "injure >bob; kill bob>cy"),
    ("Having killed Bob, Ann flees", "kill ann>bob; escape ann>"),
    ("Leaving Bob behind, Ann flees", "abandon ann>bob; escape ann>"),
    ("Bob might have been killed had Ann not come", "kill >bob not; arrive ann>"),
    ("Ann finds out Bob has cheated on her", "learn ann>; cheat bob>ann"),
    ("Cy blackmails Ann into killing Bob", "coerce cy>ann; kill ann>bob"),
    ("Bob sacrifices himself to save Ann", "die bob>; rescue bob>ann intended"),
    ("Ann pretends to be a nurse so that she can rescue Bob", "deceive ann>; rescue ann>bob intended"),
    ("Ann's attempt to kill Bob fails", "kill ann>bob tried; fail ann>"),
    ("Cy orders Bob to leave, but he refuses", "ask cy>bob; leave bob> intended; refuse bob>cy"),
    ("Bob stands between Cy and Bea", "protect bob>bea"),
    ("Bob stands between Cy and the children", "protect bob>the children"),
    ("Ann lets Bob die", "die bob>"),
    ("Ann dreams Bob is dead", "die bob> imagined"),
    ("Bob left Ann", "abandon bob>ann"),
    ("The roof collapses on Ann", "injure roof>ann"),
    ("Ann stops Cy before he kills Bob", "succeed ann>cy"),
    ("Whoever kills Bob will pay", "kill Whoever>bob imagined"),
    ("Who killed Bob?", "kill >bob imagined"),
    ("Bob seems dead", "die bob> reported"),
    ("Without Bob, Ann would have died", "die ann> not"),
    ("Instead of killing Bob, Ann kisses him", "kill ann>bob not; affection ann>bob"),
    ("If Ann marries Bob, Cy will kill him", "marry ann>bob imagined; kill cy>bob intended"),
    ("Ann trains the new recruit, Bob", "teach ann>bob"),
    # idioms of death in which nobody dies, and deaths told by what is denied
    ("Ann is dying to see Bob", "meet ann>bob intended"),
    ("Bob dies laughing", "laugh bob>"),
    ("Ann fakes her death", "deceive ann>"),
    ("Bob does not survive the night", "die bob>"),
    ("Ann hangs herself", "die ann>"),
    ("Dead: Cy", "die cy>"),
    ("Promoted: Bob, to captain", "promote >bob"),
    ("Ann and Bob's wedding", "marry ann,bob>"),
    # whom a verb takes may get something by it
    ("Ann saves Bob a seat", "give ann>bob"),
    # what somebody has done, or is made to do
    ("Ann has Bob arrested", "capture ann>bob"),
    ("Ann wants Bob killed", "kill ann>bob intended"),
    ("Ann gets her fingers broken", "accident >ann"),
    ("Ann makes Bob steal the car", "coerce ann>bob; steal bob>"),
    ("Ann makes Bob laugh", "laugh ann>bob"),
    # what stands between a subject and its verb, or before both
    ("Nobody in the back row forgives Bob", "forgive >bob not"),
    ("Hunted by wolves, Ann leaves the camp", "hunt >ann; leave ann>"),
    ("Two men posing as plumbers, who parked outside, kidnap Bob", "deceive Two men>; capture Two men>bob"),
    # headlines
    ("ANN ARRESTED AFTER RAID", "capture >ann"),
    # what befalls a part of somebody, and what is somebody's
    ("Ann stabs Bob's shoulder", "injure ann>bob"),
    ("Ann kills Bob's dog", "kill ann>"),
    ("Bob's torch dies", ""),
    ("Bob's wrists are cuffed", "capture >bob"),
    # what is told
    ("Ann tells Bob that Cy killed Sol", "tell ann>bob; kill cy>sol reported"),
    ("Ann learns that Cy killed Bob", "learn ann>; kill cy>bob"),
    ("Ann confesses to Bob that she killed Cy", "confess ann>bob; kill ann>cy"),
    # kinds of objects
    ("Ann loses her keys", "lose-thing ann>"),
    ("Ann loses her mother", "lose-person ann>her mother"),
    ("Ann shoots a film", "work ann>"),
    ("Ann breaks the news to Bob", "tell ann>bob"),
    ("Bob takes the train", "travel bob>"),
    ("Bob leaves Ann three messages", "tell bob>ann"),
    ("Bob dies in Ann's arms", "die bob>"),
    ("Ann is terrified of Bob", "frighten bob>ann"),
    # deeds that are named
    ("Bob's betrayal of Ann", "betray bob>ann"),
    ("The execution of Bob at dawn", "kill >bob"),
]  # fmt: skip
UNREAD = [
    "The lift is out of order",
    "Rain over the harbour",
    "The suspense is killing Ann",
    "Ann's feet are killing her",
    "Ann zorbs Bob",
    "Ann looks over the wall",
    "",
    "...",
    "Dawn. “Ann kills Bob.”",
    "Bob, Ann, Cy",
]


def shown(event: Happening) -> str:
    """`kill ann>bob not`."""
    people = f"{','.join((*event.by, *event.by_other))}>{','.join((*event.to, *event.to_other))}"
    return f"{event.sense} {people}" + ("" if event.status == "happened" else f" {event.status}")


def said(found: Reading) -> str:
    """Every event of a reading; what is done to a thing is done to nobody."""
    return "; ".join(shown(event) for event in found.events)


def people_only(text: str, event: str) -> str:
    """A reading without the things in it, where a row names none."""
    return re.sub(r">[a-z ]+", ">", text) if event.endswith(">") else text


@pytest.mark.parametrize(("line", "events"), READ)
def test_a_sentence_is_read(line: str, events: str) -> None:
    assert said(read(line, PEOPLE)) == events


@pytest.mark.parametrize("line", UNREAD)
def test_what_is_no_event_is_none(line: str) -> None:
    assert not read(line, PEOPLE).events


@pytest.mark.parametrize(
    ("lines", "events"),
    [
        (["Ann apologises to Bob", "He forgives her"], "forgive bob>ann"),
        (["Ann meets Bob", "They kiss"], "affection ann,bob>"),
        (["Ann apologises to Bob", "She hugs him"], "affection ann>bob"),
        (["Bob waits for Sol", "They slap him"], "injure sol>bob"),
        (["From Ann's diary.", "Bob kissed me."], "affection bob>ann"),
        (["Captain's log, Cy, day 212.", "We buried Bob today."], "mourn cy>bob"),
        (["From Ann's diary.", "Saw Cy again. Cried."], "meet ann>cy; cry ann>"),
        (["A guard grabs Ann", "He hits her"], "injure A guard>ann"),
        (["Ann meets Bea", "Bob slaps her mother"], "injure bob>her mother"),
    ],
)
def test_a_pronoun_means_whoever_was_named_before(lines: list[str], events: str) -> None:
    assert said(read_all(lines, PEOPLE)[-1]) == events


UNSPOKEN = People([Somebody("kit", ("Kit",)), Somebody("lou", ("Lou",)), Somebody("may", ("Mrs. May",))])


@pytest.mark.parametrize(
    ("lines", "events"),
    [
        (["Kit helps Lou", "Lou thanks him"], "praise lou>kit"),
        (["Lou meets Mrs. May", "Kit slaps her"], "injure kit>may"),
        (["Kit helps Lou", "She leaves"], "leave >"),
    ],
)
def test_of_whom_the_cast_says_nothing_a_pronoun_means_the_only_one_it_can(lines: list[str], events: str) -> None:
    assert said(read_all(lines, UNSPOKEN)[-1]) == events


def test_a_pronoun_that_could_be_several_people_is_nobody() -> None:
    assert read("Ann and Bea wait, and Bob kisses her", PEOPLE).events[-1].to == ()


def test_the_places_of_the_words_are_told() -> None:
    found = read("Ann slaps Bob and walks out", PEOPLE)
    assert [[found.line[a:b] for a, b in event.words] for event in found.events] == [
        ["Ann", "slaps Bob"],
        ["Ann", "walks out"],
    ]


def test_a_line_falls_on_whom_it_befalls() -> None:
    bears = read("Ann slaps Bob, and Cy rescues him", PEOPLE).bears
    assert read("Ann slaps Bob", PEOPLE).bears["bob"] < 0 < read("Ann rescues Bob", PEOPLE).bears["bob"]
    assert bears["cy"] > 0


NAMES = {"ann": "Ann", "bob": "Bob", "cy": "Captain Cy", "sol": "Sol"}
FORMS: dict[str, dict[str, str]] = {}
for _form, _of in table().items():
    for _base, _tag in _of:
        FORMS.setdefault(_base, {}).setdefault(_tag, _form)


def says_it(verb: str) -> bool:
    """Does a verb say by itself that somebody does something to somebody?"""
    events = read(f"Ann {FORMS[verb]['3']} Bob", PEOPLE).events
    return [(one.by, one.to) for one in events] == [(("ann",), ("bob",))] and events[0].sense in DEEDS


DEEDS = {one.name for one in senses().values() if one.field in {"harm", "care", "bond"}}


@cache
def verbs() -> list[str]:
    """The verbs that say by themselves what is done to somebody."""
    return [verb for verb in sorted(FORMS) if verb in rows() and says_it(verb)]


WAYS = {  # how a sentence says it, and how it then stands
    "{by} {3} {to}": "happened",
    "{by} {d} {to}": "happened",
    "{by} has {n} {to}": "happened",
    "{by} had {n} {to}": "happened",
    "{to} is {n} by {by}": "happened",
    "{to} was {n} by {by}": "happened",
    "{by} does not {b} {to}": "not",
    "{by} didn't {b} {to}": "not",
    "{by} never {3} {to}": "not",
    "{by} almost {3} {to}": "not",
    "{to} is not {n} by {by}": "not",
    "{by} tries to {b} {to}": "tried",
    "{by} failed to {b} {to}": "not",
    "{by} will {b} {to}": "intended",
    "{by} would have {n} {to}": "not",
    "{by} dreams that {by} {3} {to}": "imagined",
}
TAILS = ("", " in the kitchen", " at dawn", " on Monday", ".", ", with great care", " in front of everyone")
ADVERBS = ("", "quietly ", "suddenly ", "then ")


@st.composite
def readings(draw: st.DrawFn) -> tuple[str, str, tuple[str, ...], tuple[str, ...], str]:
    """A sentence made of a verb, two people, a way to say it, an adverb and a tail; and what it must be read as."""
    verb = draw(st.sampled_from(verbs()))
    by, *others = draw(st.permutations(sorted(NAMES)))
    to = tuple(others[: draw(st.sampled_from((1, 1, 1, 2)))])
    way, status = draw(st.sampled_from(sorted(WAYS.items())))
    several = len(to) > 1
    way = way.replace("{to} is", "{to} are").replace("{to} was", "{to} were") if several else way
    adverb = draw(st.sampled_from(ADVERBS))
    first = way.index("{by}") + 4 if way.startswith("{by}") else -1
    way = f"{way[:first]} {adverb}{way[first:].lstrip()}" if first > 0 and adverb else way
    words = {"by": NAMES[by], "to": " and ".join(NAMES[one] for one in to)}
    for tag in "b3dn":
        way = way.replace(f"{{{tag}}}", FORMS[verb][tag])
    return way.format(**words) + draw(st.sampled_from(TAILS)), verb, (by,), to, status


@given(readings())
@law(250)
def test_a_sentence_made_of_a_reading_is_read_as_that_reading(
    made: tuple[str, str, tuple[str, ...], tuple[str, ...], str],
) -> None:
    line, _, by, to, status = made
    event = read(line, PEOPLE).events[-1]
    assert event.by == by, line
    assert set(event.to) == set(to), line
    assert event.status == status, line


WORDS = st.sampled_from(
    [
        *[
            "Ann",
            "Bob",
            "the",
            "a",
            "an",
            "her",
            "his",
            "she",
            "he",
            "they",
            "who",
            "which",
            "that",
            "to",
            "of",
            "and",
            "but",
            "or",
            "not",
            "never",
            "n't",
            ",",
            ".",
            ";",
            ":",
            '"',
            "“",
            "”",
            "'s",
            "'",
            "is",
            "was",
            "had",
            "have",
            "been",
            "being",
            "would",
            "will",
            "could",
            "if",
            "when",
            "while",
            "before",
            "after",
            "without",
            "from",
            "by",
            "with",
            "at",
            "in",
            "on",
            "up",
            "out",
            "off",
            "all",
            "both",
            "neither",
            "none",
            "each",
            "other",
            "two",
            "nobody",
            "everyone",
            "herself",
            "man",
            "guard",
            "king",
            "house",
            "gun",
            "-",
            "—",
            "…",
            "!",
            "?",
            "(",
            ")",
            "family",
            "couple",
            "7",
        ],
        *sorted(table())[::7],
    ]
)


@given(st.lists(WORDS, max_size=30).map(lambda words: " ".join(words)[:200]) | st.text(max_size=200))
@law(120)
def test_whatever_is_written_is_read_in_bounds(text: str) -> None:
    assert calls(lambda: read(text, PEOPLE)) < 60_000


@given(readings(), st.sampled_from(["never", "did not", "does not", "almost"]))
@law(40)
def test_what_did_not_happen_is_no_event(
    made: tuple[str, str, tuple[str, ...], tuple[str, ...], str], word: str
) -> None:
    _, verb, (by,), to, _ = made
    form = FORMS[verb]["b" if word.startswith("d") else "d"]
    tails = product(("", " and leaves", " in the hall"), ("", "!"))
    for tail, end in tails:
        line = f"{NAMES[by]} {word} {form} {NAMES[to[0]]}{tail}{end}"
        assert not [event for event in read(line, PEOPLE).events if event.status == "happened" and event.to], line
