"""What an article says one must have watched: every form it takes, and what only looks like one."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from previously.core.position import Template
from previously.press.article.article import article
from previously.press.notices.find import notices
from previously.press.notices.forms import FORMS, Form
from previously.press.notices.lookalikes import LOOK_ALIKES, LookAlike
from previously.press.notices.notice import Notice, Scope
from previously.press.notices.place import place
from tests.effort import law

PRESS = Path(__file__).parents[3] / "shared" / "press"
BODY = "\n\nThe harbour is cold in the morning. The boats come back late.\n"


def read(words: str) -> tuple[Notice, ...]:
    """The notices of an article in which some words stand under the headline."""
    return notices(article(f"What the tide brings\n\n{words}{BODY}", "text"))


def shown(scope: Scope) -> str:
    """A scope in short: `Tide S1-2`, `S1E3`, `"Low Water"`, `all`."""
    seasons = ",".join(str(a) if a == b else f"{a}-{b}" for a, b in scope.seasons)
    episodes = ",".join(str(a) if a == b else f"{a}-{b}" for a, b in scope.episodes)
    season, unit = ("S" if scope.group == "season" else scope.group), ("E" if scope.unit == "episode" else scope.unit)
    short = {
        "seasons": f"{season}{seasons}",
        "episodes": f"{season if seasons else ''}{seasons}{unit}{episodes}",
        "titled": f'"{scope.name}"',
        "work": f"work {scope.name}",
        "series": "all",
    }
    return f"{scope.title} {short.get(scope.kind, scope.kind)}".strip()


CASES = {
    # alerts, with and without a scope
    "bare alert": ("SPOILER ALERT!", "unplaced"),
    "bare warning": ("Spoiler warning.", "unplaced"),
    "alert of what is revealed": (
        "SPOILER ALERT: This article reveals details about Episode 5 (titled “Low Water”) of Season 7 of The Tide.",
        "The Tide S7E5",
    ),
    "alert that goes on": ("Spoiler alert! This story discusses the first season of Tide.", "Tide S1"),
    "mild alert": ("Mild spoiler warning for season 2.", "S2"),
    "an alert that tells": ("Spoiler alert: she leaves the harbour.", "unplaced"),
    "alert of the encyclopedia": ("Spoiler warning: plot or ending details follow.", "unplaced"),
    # contains
    "contains": ("This article contains spoilers for Tide season 1", "Tide S1"),
    "contains, finale": ("This post contains spoilers for the Season 1 finale of Tide.", "Tide S1"),
    "contains, premiere": ("This recap contains spoilers for the Season 3 premiere.", "S3E1"),
    "contains, code": ("Warning: contains spoilers for S01E05.", "S1E5"),
    "contains, crossed": ("This thread contains spoilers for 1x05.", "S1E5"),
    "contains, nothing else": ("This review contains spoilers.", "unplaced"),
    "may contain mild": ("This piece may contain mild spoilers.", "unplaced"),
    "contains, whole title": ("This review contains spoilers for Low Water: Endgame.", "Low Water: Endgame all"),
    "contains, all of it": ("This essay contains spoilers for the entire series.", "all"),
    "contains, book chapters": (
        "This guide contains spoilers for chapters 1 to 12 of One Pier.",
        "One Pier chapter1-12",
    ),
    "contains, in brackets": ("[Warning: This story contains spoilers from the season two finale of Tide.]", "Tide S2"),
    "caution, then contains": ("Read with caution! This article contains spoilers for Tide season 1", "Tide S1"),
    # to come
    "continue below": ("Full spoilers for Tide: Season 1 continue below.", "Tide S1"),
    "follow": ("Full spoilers follow for The Tide Season 2, Episode 3, which is out now.", "The Tide S2E3"),
    "lie ahead": ("Read with caution, as spoilers for Tide’s entire first season lie ahead.", "Tide S1"),
    "after the jump": ("Spoilers after the jump.", "unplaced"),
    "from here on": ("Spoilers from here on!", "unplaced"),
    "shouted": ("SPOILERS FOR LOW WATER SEASON 1 BELOW", "LOW WATER S1"),
    "everything below": ("Spoilers in everything below, especially in the comments.", "unplaced"),
    "comments": ("Expect spoilers, and beware of the comments.", "unplaced"),
    # scopes
    "words for numbers": ("Spoilers ahead for season seven, episode five.", "S7E5"),
    "digits": ("Spoilers ahead for Season 7, Episode 5.", "S7E5"),
    "ordinal season": ("Spoilers for the second season below.", "S2"),
    "ordinal episode": ("Spoilers ahead for the third episode of season two.", "S2E3"),
    "first two episodes": ("Spoilers ahead for the first two episodes of Season 4.", "S4E1-2"),
    "first two seasons": ("Spoilers ahead for the first two seasons of Tide.", "Tide S1-2"),
    "season range": ("Spoilers for Seasons 1-3 of Tide below.", "Tide S1-3"),
    "season range in words": ("Spoilers for seasons one through three below.", "S1-3"),
    "two seasons": ("Spoilers for seasons 1 and 2 below.", "S1,2"),
    "episode range": ("Spoilers for S01E05-E07 below.", "S1E5-7"),
    "range over seasons": ("Spoilers for S01E05-S02E01 below.", "S1E5 & S2E1"),
    "episode alone": ("Spoilers through Episode 4 below.", "E4"),
    "a season of Britain": ("Spoilers ahead for series two, episode one.", "S2E1"),
    "volumes": ("Spoilers ahead for Volume 2, Chapter 9.", "volume2chapter9"),
    "two works": ("Spoilers for both Tide Season 4 and Low Water season 1 follow.", "Tide S4 & Low Water S1"),
    "a show and its book": (
        "Contains spoilers up to the most recent episode, “The Gift,” and Songs of Salt through A Dance of Gulls.",
        '"The Gift" & Songs of Salt work A Dance of Gulls',
    ),
    "by title": ("This recap contains spoilers for the episode “Low Water.”", '"Low Water"'),
    "tonight’s": ("Spoilers ahead for tonight’s episode of Tide.", "Tide unplaced"),
    "the most recent": ("Spoilers for the most recent episode below.", "unplaced"),
    "the finale of we know not what": ("Spoilers for the finale below.", "unplaced"),
    "all released": ("There are spoilers for all episodes released prior to the publication date.", "released"),
    "all aired so far": ("This podcast spoils everything that has aired so far.", "released"),
    "series finale": ("Spoilers for the series finale below.", "all"),
    "a title with a story in it": ("Spoilers for American Harbour Story Season 1 below.", "American Harbour Story S1"),
    "a title with a show in it": ("Spoilers ahead for Season 2 of The Show Goes On.", "The Show Goes On S2"),
    "a shouted title": ("SPOILERS AHEAD FOR THE SHOW GOES ON SEASON 2", "THE SHOW GOES ON S2"),
    "of a network": ("Spoilers ahead for season two of HBO’s The Tide.", "The Tide S2"),
    "title in quotes": ("Spoilers ahead for “Season of Salt”, Season 2.", "Season of Salt S2"),
    # who should stop
    "not caught up": ("If you’re not caught up with Tide, turn back.", "Tide all"),
    "not caught up, season": ("If you are not caught up on season 3, bookmark this.", "S3"),
    "not seen": ("If you haven’t seen Season 2 yet, stop reading now.", "S2"),
    "stop until": ("Stop reading until you have watched Season 2.", "S2"),
    "after which one can read": ("(After Season 4 Episode 3 you can read)", "S4E3"),
    # will spoil, full of them
    "will spoil": ("This essay will spoil the ending of the second season.", "S2"),
    "I will spoil": ("I’m going to spoil season two here.", "S2"),
    "spoiler-filled": ("A spoiler-filled talk with the writers of season 2.", "S2"),
    "reveals plot": ("This interview reveals plot details of Season 2.", "S2"),
    "beware": ("Beware of spoilers!", "unplaced"),
    "there are": ("Be warned, there are spoilers for season 2.", "S2"),
    "covers and contains": ("This review covers two episodes and contains mild spoilers.", "unplaced"),
    "of something, contains": ("This recap of The Tide season 1, episode 5 contains spoilers.", "The Tide S1E5"),
    "contains details": ("This story contains details about the series finale of Tide.", "Tide all"),
    "yet to watch": ("If you have yet to watch the finale, stop reading now.", "unplaced"),
    "advised": ("Be advised: Spoilers through Season 5, Episode 8 of The Tide.", "The Tide S5E8"),
    "assumes": ("This post assumes you have seen all of Season 1.", "S1"),
    "episodes of a title, season": ("Light spoilers for episodes 1–3 of The Tide, season 3.", "The Tide S3E1-3"),
    "all three seasons": ("Caution: spoilers ahead for all three seasons of Tide.", "Tide all"),
    "editor’s note": ("[Editor’s note: The following contains spoilers for “Tide” Season 1, Episode 8.]", "Tide S1E8"),
    # flairs and dials
    "flair": ("S10 spoilers", "S10"),
    "flair in brackets": ("[Spoilers S02E03] Who was at the door?", "S2E3"),
    "flair for all": ("[Spoilers All] On the last page", "unplaced"),
    "dial, moderate": ("Spoilers: MODERATE", "unplaced"),
    "dial, all": ("Spoiler level: ALL", "unplaced"),
    # marks
    "discord": ("I think ||she leaves|| at the end.", "unplaced"),
    "discord with a lead": ("Season 2: ||she leaves||", "S2"),
    "reddit": ("I think >!she leaves!< at the end.", "unplaced"),
    "reddit link": ("I think [she leaves](/spoiler) at the end.", "unplaced"),
    "reddit hover": ('[Season 2](#s "she leaves")', "S2"),
    "bare hover": ('At the end (#s "she leaves") it rains.', "unplaced"),
    "brackets": ("At the end [[spoiler:she leaves]] it rains.", "unplaced"),
    "wiki": ("At the end {{spoiler|she leaves}} it rains.", "unplaced"),
    "forum": ("[spoiler]she leaves[/spoiler]", "unplaced"),
    "forum with a label": ("[spoiler=Season 2]she leaves[/spoiler]", "S2"),
    "details": ("<details><summary>Spoilers for Season 2</summary>\nshe leaves\n</details>", "S2"),
    "fence": ("::: spoiler Season 2\nshe leaves\n:::", "S2"),
    "turned letters": ("rot13 spoilers for season 2: Fur yrnirf gur uneobhe va gur raq", "S2"),
}
LOOKS = {
    "spoiler-free": "This spoiler-free review only says how it feels.",
    "without": "Everything you need to know, without any spoilers.",
    "non-spoiler": "Our non-spoiler review is here.",
    "contains none": "This article does not contain spoilers for season 2.",
    "no worries": "Don’t worry, no spoilers for Season 3 here.",
    "policy": "We are proud of our 99.9% Spoiler-Free Policy.",
    "in passing": "It shows his (or her, no spoilers!) depth.",
    "nothing": "And here is the big spoiler alert: I will reveal NOTHING.",
    "a title, quoted": "“Spoiler Alert,” the ninth episode of Season 8, is about ships.",
    "a film": "In the film Spoiler Alert, two men meet in a bar.",
    "a film with stars": "Spoiler Alert stars two men and a dog.",
    "a film with its year": "I cried at Spoiler Alert (2022) twice.",
    "an episode": "The episode Spoiler Alert aired in March.",
    "a part of a car": "The Spoiler Alert wing kit fits every hatchback.",
    "a rear spoiler": "It has a rear spoiler and season 2 tyres.",
    "an aeroplane": "On landing, the spoilers deploy at once.",
    "an election": "She may be the spoiler candidate of season 3 of this race.",
    "milk": "The milk may spoil in the second season of the year.",
    "headline: why": "Why spoilers don’t ruin a story, according to science",
    "headline: leak": "Spoilers for Season 3 leaked on a forum last night",
    "headline: out": "Spoilers for Season 3 are out",
    "headline: wants": "Everyone wants Season 3 spoilers",
    "headline: drops": "Star drops Season 3 spoilers on air",
    "headline: sued": "Studio sues over leaked Season 3 spoilers",
    "already out": "There are already spoilers for season 3 on the internet.",
    "to come out": "Expect major spoilers for Season 4 to come out soon.",
    "how to avoid": "Here is how to avoid spoilers for Season 2.",
    "other things contain": "The trailer contains spoilers for Season 3.",
    "a problem": "The studio has a problem with spoilers for season 2.",
    "rules: tag": "Please tag your spoilers, and use the spoiler flair.",
    "rules: must": "Spoilers must be hidden for two weeks.",
    "rules: titles": "No spoilers in titles.",
    "rules: mark": "Mark spoilers for Season 2 with two bars.",
    "asking": "Please don’t spoil Season 2 for me.",
    "language": "Warning: this video contains strong language.",
    "links": "This post contains affiliate links.",
    "trigger": "Trigger warning: this story discusses violence.",
    "reading order": "After Season 2, you can read the comics.",
    "advice": "Don’t read the comics until you have watched Season 2.",
    "an episode explains": "This episode explains the events of season 1.",
    "will not": "This review will not spoil season 2.",
    "a trailer reveals": "The new trailer reveals plot details of Season 2.",
    "may, elsewhere": "Set photos may include spoilers for the second season, the studio said.",
    "a promise kept": "Our review of season 2 is free of spoilers.",
    "a dial at nothing": "Spoilers: FREE",
    "a plain mention": "Season 2 begins in the autumn.",
}


@pytest.mark.parametrize(("words", "scopes"), CASES.values(), ids=CASES)
def test_a_notice_is_read(words: str, scopes: str) -> None:
    found = [scope for notice in read(words) for scope in notice.scopes]
    assert " & ".join(map(shown, found)) == scopes


@pytest.mark.parametrize("words", LOOKS.values(), ids=LOOKS)
def test_what_looks_like_a_notice_is_none(words: str) -> None:
    assert read(words) == ()


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_form_reads_its_example(form: Form) -> None:
    found = read(f"Spoiler alert! {form.example}" if form.weak else form.example)
    assert found
    assert form.example in found[0].words


@pytest.mark.parametrize("form", [form for form in FORMS if form.weak], ids=lambda form: form.name)
def test_a_weak_form_alone_is_no_notice(form: Form) -> None:
    assert read(form.example) == ()


@pytest.mark.parametrize("row", LOOK_ALIKES, ids=lambda row: row.name)
def test_every_look_alike_hides_its_example(row: LookAlike) -> None:
    assert read(row.example) == ()


def test_mild_is_said_and_exempts_nothing() -> None:
    mild, full = read("Mild spoilers for Season 2 below.")[0], read("Full spoilers for Season 2 below.")[0]
    assert mild.mild
    assert not full.mild
    assert mild.scopes == full.scopes


def test_a_notice_covers_what_follows_up_to_its_end_mark_and_the_headline() -> None:
    text = "What the tide brings\n\nBefore.\n\nSpoilers ahead. Inside.\n\nMore.\n\nSpoilers end here. After.\n\nLast.\n"
    read_ = article(text, "text")
    (notice,) = notices(read_)
    covered = [one.text for index, one in enumerate(read_.passages) if notice.covers(one, index)]
    assert covered == ["What the tide brings", "More."]
    assert notice.covers(read_.passages[2], 2, len("Spoilers ahead. "))
    assert not notice.covers(read_.passages[4], 4, len("Spoilers end here. "))


def test_a_flair_covers_the_whole() -> None:
    read_ = article("[Spoilers S02E03] Who was at the door?\n\nShe was.\n", "text")
    assert all(notices(read_)[0].covers(one, index) for index, one in enumerate(read_.passages))


def test_a_mark_covers_only_what_it_hides() -> None:
    read_ = article("What the tide brings\n\nI think ||she leaves|| at the end.\n", "text")
    (notice,) = notices(read_)
    assert [one.text for index, one in enumerate(read_.passages) if notice.covers(one, index)] == ["she leaves"]


def test_two_notices_that_each_say_how_far_stay_two() -> None:
    found = read("This story contains spoilers for Season 1. Full spoilers for Season 2 follow further down.")
    assert [shown(notice.scopes[0]) for notice in found] == ["S1", "S2"]


def test_a_notice_stands_where_its_words_do() -> None:
    read_ = article("What the tide brings\n\nIt is late. Spoilers ahead. She leaves.\n", "text")
    (notice,) = notices(read_)
    assert read_.passages[notice.passage].text[notice.start : notice.end].strip() == notice.words == "Spoilers ahead."


@pytest.mark.parametrize(
    ("source", "scopes"),
    [
        (
            '{"type":"Note","summary":"Spoilers for Tide, Season 2","sensitive":true,"content":"<p>She leaves.</p>"}',
            "Tide S2",
        ),
        ('{"type":"Note","summary":"Season 2","content":"<p>She leaves.</p>"}', "S2"),
        ('{"type":"Note","summary":"language","sensitive":true,"content":"<p>She swears.</p>"}', ""),
        ('{"type":"Article","summary":"A walk by the sea.","content":"<p>She leaves.</p>"}', ""),
        ('{"kind":1,"tags":[["content-warning","spoilers for Season 2"]],"content":"She leaves."}', "S2"),
        ('{"kind":1,"tags":[["content-warning"]],"content":"She leaves."}', "unplaced"),
        ('{"kind":1,"tags":[["t","tide"]],"content":"She leaves."}', ""),
    ],
    ids=["sensitive", "note with a summary", "language", "abstract", "nostr", "nostr, no reason", "nostr, none"],
)
def test_a_post_carries_its_notice(source: str, scopes: str) -> None:
    found = [notice for notice in notices(article(source)) if notice.reach == "block"]
    assert " & ".join(shown(scope) for notice in found for scope in notice.scopes) == scopes


def test_a_page_carries_its_notice() -> None:
    page = (
        "<title>Recap</title><p>Spoilers for Season 1 below.<p>She stays."
        "<details><summary>Season 2</summary>She leaves.</details><p class=spoiler>She drowns.</p>"
    )
    assert [shown(scope) for notice in notices(article(page)) for scope in notice.scopes] == ["S1", "S2", "unplaced"]


def test_keywords_and_file_names_promise_nothing() -> None:
    page = '<meta name=keywords content="Season 3 spoilers"><p>It rains.<img src="s3-spoilers.jpg" alt="S3 spoilers">'
    assert notices(article(page)) == ()


def test_another_language_gives_the_marks_it_has() -> None:
    found = notices(article("Die Flut\n\nDer Artikel verrät alles. ||Sie geht.|| Ende.\n", "text"))
    assert [notice.reach for notice in found] == ["block"]


@pytest.mark.skipif(not PRESS.exists(), reason="../shared/press is not here")
@pytest.mark.parametrize("name", ["000_094cc0bc5cfb3d9b.txt", "001_a05da0ef7a74cbd3.txt"])
def test_the_two_articles_say_season_one(name: str) -> None:
    (notice,) = notices(article((PRESS / name).read_text("utf-8")))
    assert shown(notice.scopes[0]) == "Jessica Jones S1"
    assert place(notice.scopes[0], "Jessica Jones", "jessica-jones", Template(), {}) == "S01"


TIDE = ("The Tide", "tide", Template(), {"Low Water": "S01E02"})
PLACED = {
    "season": (Scope("seasons", seasons=((1, 1),)), "S01"),
    "seasons": (Scope("seasons", seasons=((1, 3),)), "S03"),
    "episode": (Scope("episodes", seasons=((1, 1),), episodes=((5, 5),)), "S01E05"),
    "episodes": (Scope("episodes", seasons=((1, 1),), episodes=((5, 7),)), "S01E07"),
    "all": (Scope("series", title="THE TIDE"), "all"),
    "its id": (Scope("seasons", title="Tide", seasons=((1, 1),)), "S01"),
    "its owner": (Scope("seasons", title="Marvel's The Tide", seasons=((1, 1),)), "S01"),
    "another title": (Scope("seasons", title="The Tide Turns", seasons=((1, 1),)), None),
    "a told title": (Scope("titled", name="Low Water"), "S01E02"),
    "an untold title": (Scope("titled", name="High Water"), None),
    "an episode of no season": (Scope("episodes", episodes=((5, 5),)), None),
    "a chapter": (Scope("episodes", episodes=((5, 5),), unit="chapter"), None),
    "a volume": (Scope("seasons", seasons=((1, 1),), group="volume"), None),
    "released": (Scope("released"), None),
    "unplaced": (Scope("unplaced"), None),
    "a work": (Scope("work", name="Gulls"), None),
}


@pytest.mark.parametrize(("scope", "progress"), PLACED.values(), ids=PLACED)
def test_a_scope_is_placed(scope: Scope, progress: str | None) -> None:
    assert place(scope, *TIDE) == progress


def test_a_scope_is_placed_in_a_story_of_chapters() -> None:
    scope = Scope("episodes", episodes=((1, 12),), unit="chapter")
    assert place(scope, "One Pier", "", Template("Chapter {chapter}"), {}) == "Chapter 12"


HOSTILE = [
    "spoilers " * 9,
    "season 1 of ",
    "(",
    "[",
    '"',
    "“",
    "if you have not ",
    "this article ",
    "S01E01-",
    "A ",
    "the ",
]
HOSTILE += [
    "spoilers for A of the ",
    "not caught ",
    "1,",
    "contains ",
    "warning: ",
    "*",
    "\0",
    "up to ",
    "||",
    ">!",
    "[spoiler",
]


@given(st.lists(st.sampled_from([*HOSTILE, *(form.example for form in FORMS)]), max_size=30).map(" ".join))
@example("spoilers " * 50)
@law(150)
def test_any_text_is_read(text: str) -> None:
    read_ = article(text, "text")
    for notice in notices(read_):
        assert 0 <= notice.start <= notice.end <= len(read_.passages[notice.passage].text)
        assert notice.scopes


@pytest.mark.parametrize("words", HOSTILE)
def test_a_long_hostile_text_comes_to_an_end(words: str) -> None:
    assert isinstance(notices(article("spoilers " + words * (30_000 // len(words)), "text")), tuple)
