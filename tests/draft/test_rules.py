"""What rules propose of prose and of scripts: what two readers agree on, and nothing else."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from previously.draft.parsing import kept, parser
from previously.live.room import Room
from previously.surfaces.deeds.drafting import Drafting
from previously.surfaces.deeds.propose import propose

needs_parser = pytest.mark.skipif(bool(parser.missing()), reason=f"no parser: {parser.missing()}")
CAST = (
    "cast: {mara: {name: Mara Quill, aliases: [Mara], pronouns: she}, joe: {name: Joe, pronouns: he}, ann: Ann, "
    "queen: {name: the Queen, pronouns: she}}\n"
)
FERRY = Path(__file__).parents[2] / "scripts/demo/ferry.md"
TOLD = [
    ("Mara slapped Joe.", ["Mara Quill slaps Joe"]),
    ("Joe was slapped by Mara in the hall.", ["Joe is slapped by Mara Quill"]),
    ("Joe came in. He slapped Ann.", ["Joe arrives", "Joe slaps Ann"]),
    ("When the boat sank, Joe rescued Ann and kissed her.", ["Joe rescues Ann"]),
    ("Joe broke Ann’s arm.", ["Joe breaks Ann’s arm"]),
    ("Mara fell in love with Joe.", ["Mara Quill falls in love with Joe"]),
    ("In the end Joe died.", ["Joe dies"]),
    ("Joe told Ann that the boat was sold.", ["Joe tells Ann that the boat was sold"]),
    ("“Mara stabbed Joe,” said Ann.", []),
    ("Joe never slapped Mara.", []),
    ("Joe could have slapped Mara.", []),
    ("Joe had slapped Mara.", []),
    ("If Joe slapped Mara she would leave.", []),
    ("Joe dreamt that he slapped Mara.", []),
    ("Did Joe slap Mara?", []),
    ("Joe almost slapped Mara.", []),
    ("Joe wanted to slap Mara.", []),
    ("Mara’s brother slapped Joe.", []),
    ("The Queen of Spain slapped Joe.", []),
    ("Joe or Ann slapped Mara.", []),
    ("Mara and Ann came in. She slapped Joe.", ["Mara Quill and Ann arrive"]),
    ("An old man and Joe came in. He slapped Ann.", []),
    ("Joe looked at Mara.\n\nIt was late.\n\nThe rain fell.\n\nHe slapped her.", ["Joe slaps Mara Quill"]),
    ("Joe looked at Mara and Ann.\n\nIt was late.\n\nThe rain fell.\n\nHe slapped her.", []),
    ("Joe slapped the picture of Mara.", []),
    ("Joe passed on.", []),
    ("Joe hated Mara from that night on.", ["Joe hates Mara Quill"]),
    ("Mara had grey eyes and a hat.", []),
    ("Mara had grey eyes.", ["Mara Quill has grey eyes"]),
    ("Joe was an orphan.", ["Joe is an orphan"]),
    ("Joe was nine years old.", ["Joe is nine years old"]),
    ("Mara was not left-handed.", []),
    ("Mara had been blind.", []),
    ("Mara was late.", []),
    ("Joe folded his hands.", []),
    ("Joe sailed to Rome.", ["Joe goes to Rome"]),
    ("Mara came in sight.", []),
    ("Joe sat down. Then Joe came in.", []),
    ("Joe bowed and left the room.", ["Joe leaves"]),
    ("Joe left the room and looked at the sea.", []),
    ("Joe left off. Mara left Ann there.", []),
    ("Mara threw her arms around Joe, who did not move.", ["Mara Quill embraces Joe"]),
    ("Joe kissed Mara’s hand. Joe kissed the ring that Mara wore.", ["Joe kisses Mara Quill’s hand"]),
    ("Joe and Mara quarrelled.", ["Joe and Mara Quill quarrel"]),
    ("Joe and Ann kissed Mara.", ["Joe and Ann kiss Mara Quill"]),
    ("Joe and Ann drowned.", ["Joe and Ann die"]),
    ("“I shall die,” said Mara, and kissed him.\n\nJoe ran out.", ["Mara Quill kisses Joe", "Joe leaves"]),
    ("Joe shook. “Never,” said Mara, and kissed him.", ["Mara Quill kisses Joe"]),
    ("On the tenth of May, Joe proposed to Mara, and she did not laugh.", ["Joe proposes to Mara Quill"]),
    ("Joe was shot in the leg.", ["Joe is shot"]),
    ("Joe wrote a letter to Mara. Mara sent a note.", ["Joe writes to Mara Quill"]),
    ("Joe told Mara that he had sold the boat.", ["Joe tells Mara Quill that Joe had sold the boat"]),
    ("Joe told Mara about the boat.", ["Joe tells Mara Quill about the boat"]),
    ("Joe told Mara that they were lost, and that it hurt him.", []),
    ("Ann came with a boy. Joe told Mara that he was ill.", []),
    ("Joe confessed to Mara that Ann was dead.", ["Joe tells Mara Quill that Ann was dead"]),
    ("Mara was fond of Ann; she slapped Joe.", ["Mara Quill is fond of Ann"]),
    ("Joe ran in. It was Mara. He slapped her, and she imagined that she wept.", []),
    ("She thought of Ann. Joe slapped her.", []),
    ("Her aunt, Mara, slapped Joe.", ["Mara Quill slaps Joe"]),
    ("Mara disowned Joe with a laugh, then with Ann and the rest.", []),
    ("Nobody spoke, and Joe slapped Mara.", ["Joe slaps Mara Quill"]),
    ("It was not true that Ann wept, and Joe slapped Mara.", []),
]


def told(root: Path, files: dict[str, str]) -> Room:
    """A story of these files."""
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, "utf-8")
    return Room(root)


def lines_of(room: Room) -> list[str]:
    """The lines that are proposed."""
    return [one.line for one in Drafting(room, None).proposals() if one.kind in {"line", "fact", "trait"}]


@needs_parser
def test_each_sentence_gives_what_it_says_and_nothing_more(tmp_path: Path) -> None:
    pages = "\n".join(f"# Chapter {number}\n\n{text}\n" for number, (text, _) in enumerate(TOLD, 1))
    head = "title: Harbour\npositions: Chapter {chapter}\n"
    room = told(tmp_path, {"story.yaml": head + CAST, "manuscript/book.md": pages})
    found: dict[str, list[str]] = {f"Chapter {number}.1": [] for number in range(1, len(TOLD) + 1)}
    for one in Drafting(room, None).proposals():
        if one.kind in {"line", "fact", "trait"}:
            found[one.at].append(one.line)
    for number, (text, lines) in enumerate(TOLD, 1):
        assert found[f"Chapter {number}.1"] == lines, text


@needs_parser
def test_a_chapter_becomes_a_cast_and_a_log_that_a_check_reads(tmp_path: Path) -> None:
    head = "title: Ferry\npositions: Chapter {chapter}\n"
    room = told(tmp_path, {"story.yaml": head, "manuscript/ferry.md": FERRY.read_text("utf-8")})
    given = list(Drafting(room, None).proposals())
    assert [one.kind for one in given][:4] == ["person"] * 4
    assert {one.stands for one in propose(room, given).proposals} == {"passes", "waits"}
    assert {one.stands for one in propose(room, given, accept=["all"]).proposals} == {"accepted"}
    assert [found.code for found in room.story().check() if found.severity == "error"] == ["PV101"]
    known = {one.id for one in given}
    assert not [one for one in Drafting(room, None).proposals() if one.id not in known]
    before = {"story.yaml": head.encode()}
    propose(room, given, reject=["all"])
    assert {path.name: path.read_bytes() for path in tmp_path.glob("*.yaml")} == before


@needs_parser
def test_an_edit_of_a_chapter_has_that_chapter_parsed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREVIOUSLY_CACHE", str(tmp_path / "cache"))
    head, page = "title: Ferry\npositions: Chapter {chapter}\n", FERRY.read_text("utf-8")
    room = told(tmp_path / "story", {"story.yaml": head + CAST, "manuscript/ferry.md": page})
    first = lines_of(room)
    read = list[str]()
    real = parser.parsed

    def noted(texts: Iterable[str]) -> Iterator[parser.Parsed]:
        every = [*texts]
        read.extend(every)
        return real(every)

    monkeypatch.setattr(kept, "parsed", noted)
    assert lines_of(room) == first
    assert not read
    (tmp_path / "story/manuscript/ferry.md").write_text(page + "\nWade slapped Dora.\n", "utf-8")
    room.refresh()
    lines_of(room)
    assert read
    assert not any("ferry was an hour late" in text for text in read)


def test_without_a_parser_who_is_said_to_speak_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("previously.surfaces.deeds.drafting.missing", lambda: "pip install x")
    page = "# Chapter 1\n\n“No,” said Mara. Joe slapped Ann.\n\n“Yes,” said Joe.\n"
    head = "title: Harbour\npositions: Chapter {chapter}\n"
    drafting = Drafting(told(tmp_path, {"story.yaml": head + CAST, "manuscript/book.md": page}), None)
    assert [one.line for one in drafting.proposals()] == ["present Mara Quill, Joe"]
    assert drafting.missing == "pip install x"


FDX = """<?xml version="1.0"?><FinalDraft><Content>
<Paragraph Type="Scene Heading"><Text>INT. BAR - NIGHT</Text></Paragraph>
<Paragraph Type="Character"><Text>MARA</Text></Paragraph>
<Paragraph Type="Dialogue"><Text>Ann stabbed Joe.</Text></Paragraph>
<Paragraph Type="Action"><Text>Joe slaps Mara. Ann may leave.</Text></Paragraph></Content></FinalDraft>"""
TEI = """<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div type="scene"><head>Scene 1</head>
<sp who="#mara"><speaker>MARA</speaker><p>Ann stabbed Joe.</p></sp><stage>Joe slaps Mara.</stage>
</div></body></text></TEI>"""
TALK = (
    "1\n00:00:01,000 --> 00:00:02,000\nMARA: Joe slapped Ann.\n\n"
    "2\n00:00:03,000 --> 00:00:04,000\nJoe slapped Ann hard.\n"
)


@pytest.mark.parametrize(
    ("name", "text", "lines"),
    [("s01e01.fdx", FDX, ["Joe slaps Mara"]), ("s01e01.xml", TEI, ["Joe slaps Mara"]), ("s01e01.srt", TALK, [])],
)
def test_action_is_read_and_talk_is_not_in_whatever_format(
    tmp_path: Path, name: str, text: str, lines: list[str]
) -> None:
    room = told(tmp_path, {"story.yaml": f"title: Harbour\n{CAST}", name: text})
    assert [one.kind for one in room.story().passages() if one.kind == "dialogue"]
    assert [one.line for one in Drafting(room, None).proposals()] == lines


def test_the_action_of_a_script_is_read_without_a_parser(tmp_path: Path) -> None:
    script = (
        "INT. BAR - NIGHT\n\nMARA\nNo.\n\nJoe slaps Mara. Joe wants to kill Ann. Ann looks at the door.\n\n"
        "If Joe slaps Ann, she leaves. A photo of the Queen hangs here.\n\nJoe dies.\n"
    )
    room = told(tmp_path, {"story.yaml": f"title: Harbour\n{CAST}", "s01e01.fountain": script})
    found = list(Drafting(room, "S01E01").proposals())
    assert [one.line for one in found] == ["Joe slaps Mara", "Joe dies"]  # who acts there is known from the script
    propose(room, found, accept=["all"])
    assert "[[prev: Joe dies; quoting “Joe dies”]]" in (tmp_path / "s01e01.fountain").read_text("utf-8")
    assert not list(Drafting(room, "S02").proposals())


@needs_parser
def test_a_scene_that_opens_with_a_time_is_so_much_later(tmp_path: Path) -> None:
    scenes = ("The next day, Joe slept.", "Two weeks later, Joe slapped Mara.", "Soon, Joe wept.")
    page = "# Chapter 1\n\n" + "\n\n***\n\n".join(scenes) + "\n"
    page += "\n# Chapter 2\n\nThree weeks passed. Ann watched.\n\n# Chapter 3: The next morning\n\nJoe wept at sea.\n"
    head = "title: Harbour\npositions: Chapter {chapter}\n"
    room = told(tmp_path, {"story.yaml": head + CAST, "manuscript/book.md": page})
    found = [one for one in Drafting(room, None).proposals() if one.kind == "scene"]
    assert [(one.at, one.line) for one in found] == [
        ("Chapter 1.1", "present Joe"),
        ("Chapter 1.2", "later 14 days; present Joe, Mara Quill"),
        ("Chapter 1.3", "present Joe"),
        ("Chapter 2.1", "later 21 days; present Ann"),
        ("Chapter 3.1", "present Joe"),
    ]
    propose(room, found, accept=["all"])
    assert [scene.day for scene in room.story().canon.scenes()] == [0, 14, 14, 35, 36]
