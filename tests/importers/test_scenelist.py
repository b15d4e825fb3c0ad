"""Scene lists become stories, whatever shape they come in, and nothing in them is lost."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from previously.core.ids import slug
from previously.formats.yaml.tree import Map, Node, Scalar, Seq, parse
from previously.importers.scenelist.convert import Imported, convert, is_scene_list

THRONES = Path(__file__).parents[3] / "shared" / "data" / "game-of-thrones"


def bare(node: Node | None) -> Any:
    """A node as texts, lists and dicts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Seq):
        return [bare(item) for item in node.items]
    return {key.text: bare(value) for key, value in node.pairs} if isinstance(node, Map) else None


def read(text: str) -> Any:
    node, troubles = parse(text)
    assert troubles == ()
    return bare(node)


def told(*scenes: Any, kin: object = None, **episode: Any) -> Imported:
    """One episode of these scenes, imported."""
    return convert([{"seasonNum": 1, "episodeNum": 1, "scenes": list(scenes), **episode}], kin, title="T")


def scenes(*given_scenes: Any, **episode: Any) -> list[Any]:
    """The scenes of one imported episode."""
    return list(read(told(*given_scenes, **episode).files["s01.yaml"])["S01E01"]["scenes"].values())


def there(*names: Any, **scene: Any) -> dict[str, Any]:
    """A scene with these people; a text is a name."""
    return {"characters": [{"name": name} if isinstance(name, str) else name for name in names], **scene}


def dead(name: str, **more: Any) -> dict[str, Any]:
    return {"name": name, "alive": False, **more}


def test_a_scene_keeps_its_place_its_times_and_its_people() -> None:
    scene = there("Mara Lind", "Joe", location="Harbour", subLocation="Quay", sceneStart="0:01:00", sceneEnd="0:02:10")
    result = told(scene, episodeTitle="A Start: One")
    assert read(result.files["s01.yaml"]) == {
        "S01E01": {
            "title": "A Start: One",
            "scenes": {
                "1": {"place": "Quay, Harbour", "timecode": ["0:01:00", "0:02:10"], "present": ["mara-lind", "joe"]}
            },
        }
    }
    story = read(result.files["story.yaml"])
    assert story["title"] == "T"
    assert story["positions"] == "S{season}E{episode}"
    assert story["cast"] == {"mara-lind": {"name": "Mara Lind"}, "joe": {"name": "Joe"}}
    assert result.counts == {
        "episodes": 1, "scenes": 1, "characters": 2, "presences": 2, "bodies": 0, "deaths": 0,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("people", "lines"),
    [
        ([dead("Joe")], ["Joe dies"]),
        (["Mara", dead("Joe", killedBy=["Mara"])], ["Mara kills Joe"]),
        (["Mara", dead("Joe", killedBy="Mara")], ["Mara kills Joe"]),
        (["Mara", dead("Joe", killedBy={"name": "mara"})], ["Mara kills Joe"]),
        (["Mara", "Ann", dead("Joe", killedBy=["Mara", "Ann"])], ["Mara kills Joe with Ann"]),
        (["Mara", "Ann", "Bo", dead("Joe", killedBy="Mara, Ann and Bo")], ["Mara kills Joe with Ann and Bo"]),
        ([dead("Joe", killedBy=["Joe"])], ["Joe kills themself"]),
        ([dead("Joe", killedBy=["Wildfire"])], ["Joe dies"]),
        ([dead("Joe", killedBy=["Boar"], mannerOfDeath="Boar")], ["Joe dies"]),
        (
            ["Mara", dead("Joe", killedBy=["Mara", "Wolves"], mannerOfDeath='The "big" fall')],
            ["Mara kills Joe"],
        ),
        ([{"name": "Joe", "causeOfDeath": "old age"}], ["Joe dies"]),
        ([{"name": "Joe", "dead": True}], ["Joe dies"]),
        (["Mara", dead("Joe; with a #1", killedBy="Mara")], ["Mara kills joe-with-a-1"]),
        # whoever dies kills first, and those who kill each other do so without a finding
        ([dead("Joe", killedBy="Mara"), dead("Ann", killedBy="Joe"), "Mara"], ["Joe kills Ann", "Mara kills Joe"]),
        (
            [dead("Joe", killedBy="Ann"), dead("Ann", killedBy="Joe")],
            ["Ann kills Joe", 'Joe kills Ann; intended "they kill each other"'],
        ),
    ],
)
def test_a_death_is_a_line(people: list[Any], lines: list[str]) -> None:
    assert scenes(there(*people))[0]["lines"] == lines


@pytest.mark.parametrize(
    ("person", "summary"),
    [
        (dead("Joe", killedBy=["Wildfire"]), "Joe: death by Wildfire"),
        (dead("Joe", killedBy=["Boar"], mannerOfDeath="Boar"), "Joe: manner of death Boar"),
        (dead("Joe", killedBy=["Mara", "Wolves"], mannerOfDeath="A fall"), "Joe: manner of death A fall, by Wolves"),
        ({"name": "Joe", "killedBy": ["Joe"], "alive": True}, "Joe: death by Joe"),
    ],
)
def test_how_a_death_came_about_is_kept_in_words_and_is_no_line(person: Any, summary: str) -> None:
    scene = scenes(there("Mara", person))[0]
    assert scene["summary"] == summary
    assert not any("manner" in line or "by" in line for line in scene.get("lines", []))


def test_a_hallucination_is_a_vision() -> None:
    assert scenes(there("Joe", hallucination=True))[0]["vision"] == "true"


def days_of(*given: dict[str, Any]) -> list[str | None]:
    return [scene.get("day", scene.get("flashback")) for scene in scenes(*(there("Joe", **when) for when in given))]


def test_a_clock_that_counts_down_gives_the_days() -> None:
    assert days_of({"day": "T-10"}, {"day": "T-3"}, {"date": "2 days to go"}, {"date": "T-0"}) == [None, "7", "8", "10"]


def test_a_year_is_a_day_and_the_same_year_moves_nothing() -> None:
    years = ({"year": 298}, {"year": "298 AC"}, {"year": 299}, {"year": 283, "flashback": True})
    assert days_of(*years) == [None, None, "365", "-5479"]
    assert days_of({"date": "7 November", "year": 1984}, {"year": 1984}, {"date": "8 November", "year": 1984}) == [
        None, None, "1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "kin",
    [
        {"people": [{"characterName": "Ann", "brother": "Cy"}]},
        {"Ann": {"siblings": ["Cy"]}},
        [{"character": "Ann", "sibling": "Cy"}],
    ],
)
def test_kin_are_found_whatever_the_list_calls_their_names(kin: Any) -> None:
    cast = read(told(there("Ann", "Cy"), kin=kin).files["story.yaml"])["cast"]
    assert cast["cy"]["bonds"] == {"ann": "0.7"}


def test_a_killer_whom_the_scene_does_not_have_is_named_and_not_added() -> None:
    first, second = scenes(there("Mara"), there(dead("Joe", killedBy="Mara")))
    assert "lines" not in first
    assert second["present"] == ["joe"]
    assert second["lines"] == ['Mara kills Joe; intended "the scene list does not have Mara in this scene"']


def test_who_is_found_dead_is_a_body_and_dies_where_the_account_is() -> None:
    first, second, third = scenes(
        there(dead("Joe"), "Ann"), there(dead("Joe", killedBy="Ann"), "Ann"), there(dead("Joe"))
    )
    assert (first["present"], first["bodies"]) == (["ann"], ["joe"])
    assert second["lines"] == ["Ann kills Joe"]
    assert (third["present"], third["bodies"]) == ([], ["joe"])


def test_whoever_stands_before_a_body_learns_of_the_death_once() -> None:
    killed = there(dead("Joe", killedBy="Ann"), "Ann", "Bo")
    first, second, third = scenes(
        killed, there(dead("Joe"), "Ann", "Bo", "Cy", "Di"), there(dead("Joe"), "Cy", dead("Ed", killedBy="Cy"))
    )
    assert first["lines"] == ["Ann kills Joe"]
    assert second["lines"] == ["Cy learns about Joe with Di"]
    assert third["lines"] == ["Ed learns about Joe", "Cy kills Ed"]


def test_before_a_body_the_line_is_the_nearest_kin_s() -> None:
    kin = [{"name": "Joe", "siblings": ["Di"], "parents": ["Ed"]}]
    result = told(there(dead("Joe", killedBy="Ann"), "Ann"), there(dead("Joe"), "Cy", "Di", "Ed"), kin=kin)
    assert "- Ed learns about Joe with Di and Cy\n" in result.files["s01.yaml"]


@pytest.mark.parametrize("elsewhere", [{"greensight": True}, {"flashback": True}])
def test_a_body_that_is_dreamt_or_remembered_tells_nobody(elsewhere: dict[str, bool]) -> None:
    _, seen = scenes(there(dead("Joe", killedBy="Ann"), "Ann"), there(dead("Joe"), "Cy", **elsewhere))
    assert "lines" not in seen


def test_a_killer_who_was_not_listed_knows() -> None:
    _, body = scenes(there(dead("Joe", killedBy="Ann")), there(dead("Joe"), "Ann"))
    assert "lines" not in body


def test_two_accounts_are_two_deaths() -> None:
    result = told(there(dead("Old Man", killedBy="Ann"), "Ann"), there(dead("Old Man", killedBy="Bo"), "Bo"))
    assert result.files["s01.yaml"].count(" kills Old Man") == 2
    assert result.counts["deaths"] == 1


def test_a_death_foreseen_is_none_where_it_is_told_as_lived() -> None:
    first, second = scenes(
        there(dead("Joe", killedBy="Ann"), "Ann", greensight=True), there(dead("Joe", killedBy="Ann"))
    )
    assert first["vision"] == "true"
    assert first["bodies"] == ["joe"]
    assert "lines" not in first
    assert first["summary"] == "greensight; Joe: death by Ann"
    assert second["lines"][0].startswith("Ann kills Joe")


def test_flags_become_keys() -> None:
    back, wolf = scenes(there("Joe", flashback=True), there("Joe", warg=True))
    assert back["flashback"] == "true"
    assert wolf["vision"] == "true"
    assert wolf["summary"] == "warg"


def test_dates_become_story_days_and_a_step_back_a_flashback() -> None:
    dates = ["1984-11-06", "1984-11-06", "7 November 1984", None, "1984-11-05T08:00", "1984-12-06"]
    result = told(*(there("Joe", date=when) for when in dates), there("Joe", date="1983-11-06", flashback=True))
    found = list(read(result.files["s01.yaml"])["S01E01"]["scenes"].values())
    assert [scene.get("day") for scene in found] == [None, None, "1", None, None, "30", None]
    assert [scene.get("flashback") for scene in found] == [None, None, None, None, "-1", None, "-366"]
    assert read(result.files["story.yaml"])["clock"] == {"episode": "0", "season": "0", "date": "1984-11-06"}
    assert any("flashbacks (1)" in remark for remark in result.remarks)


def test_what_is_no_date_is_kept_in_words() -> None:
    result = told(there("Joe", date="some time in May"), there("Joe", day=3))
    first, second = read(result.files["s01.yaml"])["S01E01"]["scenes"].values()
    assert first["summary"] == "date some time in May"
    assert second["day"] == "3"
    assert "“date” of a scene has no meaning here and is kept in words (once)." in result.remarks


def test_whatever_else_is_said_is_kept_in_words_and_remarked() -> None:
    person = {"name": "Joe", "age": 12, "title": "King", "born": False, "weapon": [{"action": "has", "name": "Needle"}]}
    result = told(there(person, altLocation="Camp", mood={"sky": ["red", 1]}), airDate="2011-04-17")
    scene = read(result.files["s01.yaml"])["S01E01"]["scenes"]["1"]
    assert scene["summary"] == (
        "alt location Camp; mood sky red, 1; Joe: age 12; Joe: title King; Joe: born no; Joe: weapon has Needle"
    )
    assert "# air date 2011-04-17" in result.files["s01.yaml"]
    assert "“age” of a character has no meaning here and is kept in words (once)." in result.remarks


def test_times_that_count_down_are_kept_and_remarked() -> None:
    result = told(there("Joe", sceneStart="0:50:00", sceneEnd="0:49:26"))
    assert 'timecode: ["0:50:00", "0:49:26"]' in result.files["s01.yaml"]
    assert any(remark.startswith("Times that run backwards") for remark in result.remarks)


def test_a_marriage_for_love_is_an_event_and_any_other_is_kept_in_words() -> None:
    love = {"when": "present", "type": "love"}
    deal = {"to": "Ann", "when": "present", "type": "arranged"}
    first, second = scenes(
        there({"name": "Joe", "married": {"to": "Ann", **love}}, "Ann"), there({"name": "Bo", "married": deal})
    )
    assert first["lines"] == ["Joe marries Ann"]
    assert "lines" not in second
    assert second["summary"] == "Bo: married to Ann, when present, type arranged"


def test_kin_are_bonds_among_those_who_appear() -> None:
    kin = {
        "characters": [
            {"name": "Ann", "parents": ["Bo", "Nobody Here"], "siblings": ["Cy"], "houseName": ["Lind", "Hale"]},
            {"name": "Cy", "houseName": "Lind", "nickname": "C"},
            {"name": "Nobody Here", "siblings": ["Bo"]},
        ]
    }
    result = told(there("Ann", "Bo", "Cy"), kin=kin)
    cast = read(result.files["story.yaml"])["cast"]
    assert cast["ann"] == {"name": "Ann", "bonds": {"bo": "0.8", "cy": "0.7"}, "note": "house Lind and Hale"}
    assert cast["bo"]["bonds"] == {"ann": "0.8"}
    assert cast["cy"]["bonds"] == {"ann": "0.7"}
    assert any("nickname" in remark for remark in result.remarks)


@pytest.mark.parametrize(
    "data",
    [
        [{"season": 1, "episode": 1, "title": "A", "scenes": [{"characters": ["Joe"]}]}],
        {"episodes": [{"seasonNum": "01", "episodeNum": "1", "title": "A", "scenes": [{"cast": ["Joe"]}]}]},
        {"seasons": [{"episodes": [{"name": "A", "scenes": [{"present": [{"name": " Joe "}]}]}]}]},
        [{"title": "A", "scenes": [{"people": "Joe"}]}],
    ],
)
def test_lists_of_several_shapes_are_read(data: Any) -> None:
    assert is_scene_list(data)
    assert read(convert(data, None, title="T").files["s01.yaml"]) == {
        "S01E01": {"title": "A", "scenes": {"1": {"present": ["joe"]}}}
    }


def test_two_episodes_of_one_number_are_one_and_said() -> None:
    episode = {"seasonNum": 1, "episodeNum": 2, "scenes": [there("Joe")]}
    result = convert([episode, episode], None, title="T")
    assert list(read(result.files["s01.yaml"])["S01E02"]["scenes"]) == ["1", "2"]
    assert any("two episodes 2" in remark for remark in result.remarks)


def test_seasons_are_files() -> None:
    data = [{"seasonNum": season, "episodeNum": 1, "scenes": [there("Joe")]} for season in (1, 2, 12)]
    assert list(convert(data, None, title="T").files) == ["story.yaml", "s01.yaml", "s02.yaml", "s12.yaml"]


@pytest.mark.parametrize(
    "data", [None, 3, "x", {}, [1, None], [{"scenes": 4}], [{"scenes": [None, 3, {"characters": [{}]}]}]]
)
def test_what_is_no_scene_list_is_remarked(data: Any) -> None:
    result = convert(data, data, title="T")
    assert result.remarks
    assert read(result.files["story.yaml"])["title"] == "T"


def test_names_become_ids_each_its_own() -> None:
    assert slug("Jaqen H'ghar") == "jaqen-h-ghar"
    assert slug("Éowyn #2") == "eowyn-2"
    assert slug("?!") == "somebody"
    cast = read(told(there("Joe B", "Joe-B", "JOE B", "日本")).files["story.yaml"])["cast"]
    assert cast == {"joe-b": {"name": "Joe B"}, "joe-b-2": {"name": "Joe-B"}, "日本": {"name": "日本"}}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=True) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)
NAME = st.text(min_size=1, max_size=8) | st.sampled_from(["Joe", "Ann #1", "no", "- x: y"])
PERSON = st.fixed_dictionaries(
    {"name": NAME},
    optional={
        "alive": st.booleans() | JSON,
        "killedBy": NAME | st.lists(NAME) | JSON,
        "mannerOfDeath": JSON,
        "married": JSON,
    },
)
SCENE = st.fixed_dictionaries(
    {"characters": st.lists(PERSON, max_size=4)},
    optional={
        "location": st.text(max_size=8) | JSON,
        "sceneStart": JSON,
        "date": JSON | st.dates().map(str),
        "flashback": JSON,
        "x": JSON,
    },
)
EPISODE = st.fixed_dictionaries(
    {"scenes": st.lists(SCENE, max_size=3)}, optional={"episodeNum": JSON, "seasonNum": JSON, "title": JSON, "x": JSON}
)


@given(JSON, JSON)
def test_any_json_is_taken(data: Any, kin: Any) -> None:
    for text in convert(data, kin, title="T").files.values():
        read(text)


@given(st.lists(EPISODE, max_size=3), st.text(max_size=8))
def test_every_presence_in_is_a_presence_out(episodes: list[Any], title: str) -> None:
    result = convert(episodes, None, title=title)
    found = [scene for name, text in result.files.items() if name != "story.yaml" for scene in _scenes(read(text))]
    assert len(found) == sum(len(episode["scenes"]) for episode in episodes) == result.counts["scenes"]
    assert sum(len(scene["present"]) + len(scene.get("bodies", [])) for scene in found) == result.counts["presences"]


def _scenes(season: dict[str, Any]) -> list[Any]:
    return [scene for episode in season.values() for scene in episode.get("scenes", {}).values()]


@pytest.fixture(scope="module")
def thrones() -> tuple[list[Any], Imported]:
    if not THRONES.is_dir():
        pytest.skip("the scene list of a real show lies beside the repository, and is not there")
    episodes = json.loads((THRONES / "episodes-s01-s04.json").read_text("utf-8"))
    kin = json.loads((THRONES / "kin.json").read_text("utf-8"))
    return episodes["episodes"], convert(episodes, kin, title="Game of Thrones")


def test_of_a_real_show_every_presence_arrives(thrones: tuple[list[Any], Imported]) -> None:
    episodes, result = thrones
    assert [result.counts[key] for key in ("episodes", "scenes", "deaths")] == [40, 1741, 116]
    written = {at: ep for name in ("s01", "s02", "s03", "s04") for at, ep in read(result.files[f"{name}.yaml"]).items()}
    assert list(written) == [f"S{ep['seasonNum']:02}E{ep['episodeNum']:02}" for ep in episodes]
    for source, episode in zip(episodes, written.values(), strict=True):
        for wanted, scene in zip(source["scenes"], episode["scenes"].values(), strict=True):
            assert {slug(person["name"]) for person in wanted["characters"]} == {
                *scene["present"],
                *scene.get("bodies", []),
            }


def test_of_a_real_show_every_account_of_a_death_is_a_line(thrones: tuple[list[Any], Imported]) -> None:
    episodes, result = thrones
    text = "".join(result.files[f"s0{season}.yaml"] for season in (1, 2, 3, 4))
    people = [person for episode in episodes for scene in episode["scenes"] for person in scene["characters"]]
    assert text.count("manner of death") == sum("mannerOfDeath" in person for person in people)
    assert "Ilyn Payne kills Eddard Stark\n" in text
    assert "Olenna Tyrell kills Joffrey Baratheon with Petyr Baelish;" in text
    for name, deaths, bodies in (
        ("Old Man", 2, 0),
        ("White Walker", 2, 1),
        ("Othor", 1, 1),
        ("Robert Baratheon", 1, 0),
    ):
        assert text.count(f" kills {name}\n") + text.count(f"- {name} dies\n") == deaths
        found = [scene for season in (1, 2, 3, 4) for scene in _scenes(read(result.files[f"s0{season}.yaml"]))]
        assert sum(slug(name) in scene.get("bodies", []) for scene in found) == bodies
