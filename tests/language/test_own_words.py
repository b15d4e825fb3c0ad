"""A story's own lexicon file: more words of English, or another language; what is wrong in it is told."""

from pathlib import Path

import pytest

import previously as pv
from previously.core.finding import Finding

HOUSE = """patterns:
  humiliate:
    - zorb OBJ = 0.4
    - give OBJ the swirl
  kill: [send OBJ to the river]
  fail: [be toast]
"""
CHINESE = """spaces: no
words:
  and: [和]
  not: [没, 没有]
  over: [了, 终于]
  place: [昨天, 在]
  self: [互相]
frames: [BY NOW TO, +BY NOW TO, TO 被 BY NOW, BY NOW, BY SELF NOW]
verbs:
  kill: [杀死, 杀]
  rescue: [救]
  die alone: [死]
  affection each: [亲吻]
"""


def opened(folder: Path, lexicon: str, cast: str, lines: list[str], name: str = "words.yaml") -> pv.Story:
    """A story with a lexicon file beside its story.yaml."""
    (folder / "story.yaml").write_text(f"title: T\nlexicon: {name}\ncast: {{{cast}}}\n", "utf-8")
    (folder / "words.yaml").write_text(lexicon, "utf-8")
    said = "".join(f"        - {line}\n" for line in lines)
    (folder / "s01.yaml").write_text(
        f"S01E01:\n  scenes:\n    1:\n      present: [ann, bob]\n      lines:\n{said}", "utf-8"
    )
    return pv.open(folder)


def english(folder: Path, lexicon: str, *lines: str) -> pv.Story:
    return opened(folder, lexicon, "ann: {name: Ann, pronouns: she}, bob: {name: Bob, pronouns: he}", list(lines))


def chinese(folder: Path, lexicon: str, *lines: str) -> pv.Story:
    return opened(folder, lexicon, "ann: {name: 安娜}, bob: {name: 鲍勃}", list(lines))


def said(story: pv.Story, line: str) -> str:
    """`kill ann>bob happened`."""
    return "; ".join(
        f"{one.sense} {','.join(one.by)}>{','.join(one.to)} {one.status}" for one in story.say(line).events
    )


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("Ann zorbs Bob", "humiliate ann>bob happened"),
        ("Yesterday Bob was zorbed by Ann", "humiliate ann>bob happened"),
        ("Ann is zorbing Bob", "humiliate ann>bob happened"),
        ("Ann did not zorb Bob", "humiliate ann>bob not"),
        ("Ann wants to zorb Bob", "humiliate ann>bob intended"),
        ("Bob gave Ann the swirl", "humiliate bob>ann happened"),
        ("Bob is toast", "fail bob> happened"),
        ("Ann never sent Bob to the river", "kill ann>bob not"),
        ("Ann kisses Bob", "affection ann>bob happened"),  # English stays as it is
    ],
)
def test_words_of_the_house_are_read_in_every_grammar(tmp_path: Path, line: str, event: str) -> None:
    assert said(english(tmp_path, HOUSE), line) == event


def test_without_the_file_they_are_not(tmp_path: Path) -> None:
    story = english(tmp_path, "patterns: {}\n")
    assert [said(story, line) for line in ("Ann zorbs Bob", "Bob is toast")] == ["", ""]


def test_a_death_of_the_house_is_one_in_the_log(tmp_path: Path) -> None:
    story = english(tmp_path, HOUSE, "Ann sends Bob to the river.", "Bob kisses Ann.")
    assert [finding.code for finding in story.check()] == ["PV101"]


@pytest.mark.parametrize(
    ("line", "event"),
    [
        ("安娜杀死鲍勃", "kill ann>bob happened"),
        ("安娜终于杀了鲍勃。", "kill ann>bob happened"),
        ("昨天安娜救了鲍勃", "rescue ann>bob happened"),
        ("鲍勃被安娜杀死了！", "kill ann>bob happened"),
        ("安娜没有杀鲍勃", "kill ann>bob not"),
        ("鲍勃死了", "die bob> happened"),
        ("安娜和鲍勃互相亲吻", "affection ann,bob> happened"),
        ("安娜想杀鲍勃", ""),  # a wish
        ("安娜杀了鲍勃的父亲", ""),  # somebody else
        ("安娜杀了鲍勃死了", ""),
        ("Ann kills Bob", ""),
        ("安" * 5000, ""),
    ],
)
def test_a_language_without_spaces(tmp_path: Path, line: str, event: str) -> None:
    assert said(chinese(tmp_path, CHINESE), line) == event


def test_its_lines_act_on_minds_and_its_file_is_no_episode(tmp_path: Path) -> None:
    story = chinese(tmp_path, CHINESE, "安娜救了鲍勃", "鲍勃想杀安娜")
    assert story.canon.coverage.understood == 1
    assert [finding.code for finding in story.check()] == ["PV004"]
    assert story.seen("S01").say("安娜救了鲍勃").events


WRONG = [
    ("patterns: {humilate: [zorb OBJ]}", 1, "there is no class of deeds “humilate”; did you mean “humiliate”?"),
    ("patterns: {op: [zorb OBJ]}", 1, "there is no class of deeds “op”"),
    (
        "patterns:\n  kill: [zorb OBJ]\n  help:\n    - zorb OBJ",
        4,
        "contradicts words.yaml:2, where it is kill and not help",
    ),
    ("patterns:\n  kill:\n    - zorb OBJ\n    - zorb  OBJ", 4, "stands twice, first at words.yaml:3"),
    ("patterns:\n  kill: [kill OBJ]", 2, "“kill OBJ” is read as kill without this row"),
    ("patterns:\n  kill: [zorb OBJ = 4]", 2, "“4” is no severity"),
    ("patterns:\n  kill: [zorb WHOM]", 2, "“WHOM” is no slot"),
    ("patterns:\n  kill: ['zorb OBJ:persn']", 2, "“persn” is no kind of noun; did you mean “person”?"),
    ("patterns:\n  kill: [slaps OBJ]", 2, "“slaps” is a form of “slap”"),
    ("patterns:\n  kill: [the OBJ]", 2, "“the” is no verb"),
    ("patterns:\n  kill: [be]", 2, "“be” alone says nothing"),
    ("patterns:\n  kill: [zorb up; dies]", 2, "a semicolon has no place"),
    ("patterns:\n  kill alone: [zorb]", 2, "“alone” says nothing after a class here"),
    ("frames: [BY NOW TO]\nverbs: {kill: [mata]}\npatterns:\n  kill: [zorb OBJ]", 4, "no line reaches this pattern"),
    ("frames:\n  - BY NOW OBJ\nverbs: {}", 2, "“OBJ” is no slot of a frame"),
    ("frames:\n  - BY TO", 2, "a frame has one form of a verb, and this one has 0"),
    ("frames:\n  - NOW", 2, "a frame has each slot once, and BY or TO among them"),
    ("frames:\n  - BY NOW TO\n  - BY NOW TO\nverbs: {kill: [mata]}", 3, "stands twice"),
    ("frames:\n  - BY NOW TO\n  - BY NOW\nverbs: {kill: [mata]}", 3, "no verb of this file goes with this frame"),
    ("frames: [BY NOW TO]\nverbs:\n  kill: [mata matan mato]", 3, "a verb has one form or five"),
    ("frames: [BY NOW TO]\nverbs:\n  kill: [mata]\n  help:\n    - mata", 5, "contradicts words.yaml:3"),
    (
        "frames: [BY NOW TO]\nverbs:\n  kill: [mata]\n  die alone: [muere]",
        4,
        "no frame has BY, and neither TO nor SELF",
    ),
    ("words: {over: [mata]}\nframes: [BY NOW TO]\nverbs:\n  kill: [mata]", 4, "it is one of “over” too"),
    ("frames: [BY NOW TO]\nverbs:\n  kill: [mata fuera]", 3, "no frame says where “fuera” stands"),
    ("words:\n  not: [no]\n  over: [no]\nframes: [BY NOW TO]\nverbs: {kill: [mata]}", 3, "contradicts words.yaml:2"),
    ("words:\n  nots: [no]", 2, "there is no kind of words “nots”"),
    ("words: {}\nphrases: {}", 2, "a lexicon file does not take the key “phrases”"),
    (f"patterns:\n  kill:\n    - zorb {'o' * 200}", 3, "this row has 205 characters"),
    ("patterns:\n  kill:\n" + "".join(f"    - zorb {n}x\n" for n in range(2_005)), 2003, "at most 2,000 rows"),
    ("patterns: [zorb OBJ]", 1, "must be keys and values"),
]


@pytest.mark.parametrize(("text", "line", "message"), WRONG)
def test_what_is_wrong_has_its_line_and_a_remedy(tmp_path: Path, text: str, line: int, message: str) -> None:
    found = [one for one in english(tmp_path, text).check() if one.span.path == "words.yaml" and message in one.message]
    assert [one.span.line for one in found] == [line]
    assert found[0].fix or "key" in message or "keys" in message


def wrong_in(story: pv.Story) -> list[Finding]:
    return [one for one in story.check() if one.span.path in {"words.yaml", "story.yaml"}]


def test_the_files_of_these_tests_are_faultless(tmp_path: Path) -> None:
    assert not wrong_in(english(tmp_path, HOUSE))
    assert not wrong_in(chinese(tmp_path, CHINESE))


@pytest.mark.parametrize("name", ["other.yaml", "../words.yaml", "/etc/passwd.yaml"])
def test_only_a_file_of_the_folder_is_read(tmp_path: Path, name: str) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "words.yaml").write_text(HOUSE, "utf-8")
    story = opened(tmp_path / "inner", HOUSE, "ann: Ann, bob: Bob", ["Ann zorbs Bob"], name)
    assert any("beside this story.yaml" in finding.message for finding in wrong_in(story))
    assert not said(story, "Ann zorbs Bob")


def test_an_audience_hears_nothing_of_the_file(tmp_path: Path) -> None:
    story = english(tmp_path, "patterns: {bogus: [x]}", "Ann kisses Bob.")
    assert wrong_in(story)
    assert not [one for one in story.seen("S01").check() if "bogus" in one.message]
