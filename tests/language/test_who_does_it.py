"""Who does a deed and whom it befalls, where that hangs on grammar; what was only meant, offered or begun."""

import pytest

from previously.language.sentence.cast import People, Somebody
from previously.language.sentence.reader import read
from tests.language.test_sentences import said

PEOPLE = People(
    [
        Somebody("ann", ("Ann Marlow",), "she"),
        Somebody("bob", ("Bob Roe",), "he"),
        Somebody("cy", ("Cy",), "he"),
        Somebody("dee", ("Dee",), "she"),
        Somebody("bosun", ("the bosun",), "he"),
    ]
)
LINES = [
    # names
    ("Captain Roe slaps Ann", "injure bob>ann"),
    ("Mrs Roe slaps Ann", "injure Mrs Roe>ann"),
    ("Then Agnes Roe slaps Ann", "injure Agnes Roe>ann"),
    ("Ann steals the key from the sleeping bosun", "steal ann>bosun"),
    ("Ann slaps her brother Bob", "injure ann>bob"),
    ("A boy called Bob kisses Ann", "affection bob>ann"),
    ("Everyone but Bob drowns", "die ann,cy,dee,bosun>"),
    ("Nobody but Bob helps Ann", "help bob>ann"),
    # relative clauses
    ("The sister whom Ann had betrayed kills Bob", "betray ann>The sister; kill The sister>bob"),
    ("The guard Ann bribed betrays her", "exploit ann>The guard; betray The guard>ann"),
    ("Ann, whom Bob loves, kills Cy", "love bob>ann; kill ann>cy"),
    ("It is Dee, not Ann, whom Bob suspects", "suspect bob>dee"),
    ("Ann is the one who saved Bob", "rescue ann>bob"),
    ("The man who betrayed Ann was Bob", "betray bob>ann"),
    ("Bob kills the man Ann loves", "kill bob>the man; love ann>the man"),
    # whose doing it is
    ("Ann waits for Bob to kill Cy", "wait ann>bob; kill bob>cy intended"),
    ("Ann brainwashes Bob into attacking Cy", "coerce ann>bob; injure bob>cy"),
    ("Ann is raised by wolves", "tend >ann"),
    ("Ann owes Bob her life", "rescue bob>ann"),
    ("Bob reduces Ann to tears", "cry ann>"),
    ("Bob, jealous of Cy's song, struck him blind", "injure bob>cy"),
    ("Bob's throat is slit by Ann", "kill ann>bob"),
    ("Ann's offer is refused by Bob", "refuse bob>ann"),
    ("Ann receives a slap from Bob", "injure bob>ann"),
    ("Ann and Bob flee. One of them is killed", "escape ann,bob>; kill >One of them"),
    ("Ann and Bob are married by Cy", "marry ann,bob>"),
    ("Ann arrives to find Bob dead", "arrive ann>; find ann>bob"),
    ("Ann can't stand Bob", "reject ann>bob"),
    # what has not happened
    ("Bob shot at it.", ""),
    ("Ann shows Bob no mercy", "forgive ann>bob not"),
    ("Ann loves Bob no more", "love ann>bob not"),
    ("Bob would be dead if not for Ann", "die bob> not"),
    ("Ann offers Bob a job, and he refuses", "hire ann>bob tried; refuse bob>ann"),
    ("Ann means to kill Bob, but she cannot bring herself to do it", "kill ann>bob not"),
    ("Ann is too late to save Bob", "rescue ann>bob not"),
    ("Ann breaks her promise to marry Bob", "betray ann>; marry ann>bob not"),
    ("Ann is about to kill Bob when Cy arrives", "kill ann>bob not; arrive cy>"),
    ("Ann kills not Bob but Cy", ""),
    ("Ann, half drowned, flees", "die ann> not; escape ann>"),
    ("Ann decides against killing Bob", "decide ann>; kill ann>bob not"),
    ("Ann to marry Bob", "marry ann>bob intended"),
    ("Bob kidnapped, ransom demanded", "capture >bob"),
    ("Cy's murder, discovered by Ann", "kill >cy"),
]
ANSWERS = [
    ("Bob stabs Cy. He dies", "injure bob>cy; die cy>"),
    ("Bob stabs Cy. He flees", "injure bob>cy; escape bob>"),
    ("Bob chases Cy, but he escapes", "hunt bob>cy; escape cy>"),
    ("Bob betrays Cy. He never forgives him", "betray bob>cy; forgive cy>bob not"),
    ("Bob saves Cy. He thanks him", "rescue bob>cy; praise cy>bob"),
]


@pytest.mark.parametrize(("line", "events"), LINES)
def test_who_does_what_to_whom(line: str, events: str) -> None:
    assert said(read(line, PEOPLE)) == events


@pytest.mark.parametrize(("line", "events"), ANSWERS)
def test_whoever_something_was_done_to_answers_it(line: str, events: str) -> None:
    assert said(read(line, PEOPLE)) == events


def test_who_is_called_i_tells_the_story() -> None:
    diary = People([Somebody("will", ("Will", "I"), "he"), Somebody("jack", ("Jack",), "he")])
    assert said(read("Jack gave me a horse. I thanked him.", diary)) == "give jack>will; praise will>jack"
    assert said(read("He hit me.", diary, ("I met Jack.",))) == "injure jack>will"
