"""What each line of a Fountain script is: a sentence, the text, and its elements."""

import pytest

from previously.formats.fountain.scan import is_flashback, is_same_moment, place, scan, survey

CASES: list[tuple[str, str, list[tuple[str, str]]]] = [
    # headings
    ("INT. with a place is a heading", "INT. HOUSE - DAY", [("heading", "INT. HOUSE - DAY")]),
    ("a heading may be in small letters", "int. house - day", [("heading", "int. house - day")]),
    ("the dot may be left out", "EXT HOUSE DAY", [("heading", "EXT HOUSE DAY")]),
    ("I./E. is inside and outside", "I./E. CAR - DAY", [("heading", "I./E. CAR - DAY")]),
    ("EST. establishes", "EST. CITY", [("heading", "EST. CITY")]),
    ("ESTABLISHING needs a blank after EST", "ESTABLISHING", [("action", "ESTABLISHING")]),
    ("INT. without a place is action", "INT.", [("action", "INT.")]),
    ("text may follow a heading directly", "INT. A\nWe see.", [("heading", "INT. A"), ("action", "We see.")]),
    ("a heading needs an empty line above", "We see.\nINT. A", [("action", "We see."), ("action", "INT. A")]),
    ("of two headings together neither counts", "INT. A\nEXT. B", [("action", "INT. A"), ("action", "EXT. B")]),
    ("a dot forces a heading", ".KITCHEN", [("heading", "KITCHEN")]),
    ("three dots force nothing", "...and then", [("action", "...and then")]),
    ("a dot and a blank force nothing", ". NOT ONE", [("action", ". NOT ONE")]),
    (
        "a heading may follow a line of notes",
        "Hm.\n[[n]]\nINT. A",
        [("action", "Hm."), ("note", "n"), ("heading", "INT. A")],
    ),
    # cues and dialogue
    ("capitals with a line under them speak", "ADAM\nHi.", [("cue", "ADAM"), ("dialogue", "Hi.")]),
    ("capitals alone are action", "ADAM\n\nHi.", [("action", "ADAM"), ("action", "Hi.")]),
    ("capitals at the end are action", "ADAM", [("action", "ADAM")]),
    ("a name needs a letter", "23 (O.S.)\nHi.", [("action", "23 (O.S.)"), ("action", "Hi.")]),
    ("a name may have digits", "R2D2\nBleep.", [("cue", "R2D2"), ("dialogue", "Bleep.")]),
    ("a name may begin with digits", "2ND COP\nHi.", [("cue", "2ND COP"), ("dialogue", "Hi.")]),
    ("small letters need a mark", "Han\nHi.", [("action", "Han"), ("action", "Hi.")]),
    ("a mark forces a cue", "@McDUCK\nHi.", [("cue", "McDUCK"), ("dialogue", "Hi.")]),
    ("a forced cue need not speak", "@Bob\n\nHe goes.", [("cue", "Bob"), ("action", "He goes.")]),
    ("a mark in a paragraph forces no cue", "Write to\n@home now", [("action", "Write to"), ("action", "@home now")]),
    ("accents are capitals too", "ÉLODIE\nSalut.", [("cue", "ÉLODIE"), ("dialogue", "Salut.")]),
    ("so are other alphabets", "ИВАН\nПривет.", [("cue", "ИВАН"), ("dialogue", "Привет.")]),
    ("a short name without case speaks", "李雷\n你好。", [("cue", "李雷"), ("dialogue", "你好。")]),
    ("a sentence without case is action", "他走了。\n天黑了。", [("action", "他走了。"), ("action", "天黑了。")]),
    ("a ß is a small letter", "STRAßE\nHi.", [("action", "STRAßE"), ("action", "Hi.")]),
    (
        "indents do not matter",
        "\t\tEVE\n\t  (sly)\n  Hi.",
        [("cue", "EVE"), ("parenthetical", "sly"), ("dialogue", "Hi.")],
    ),
    (
        "an empty line ends dialogue",
        "EVE\nHi.\n\nShe goes.",
        [("cue", "EVE"), ("dialogue", "Hi."), ("action", "She goes.")],
    ),
    ("one blank is an empty line", "EVE\nHi.\n \nGone.", [("cue", "EVE"), ("dialogue", "Hi."), ("action", "Gone.")]),
    (
        "two blanks go on",
        "EVE\nHi.\n  \nYou.",
        [("cue", "EVE"), ("dialogue", "Hi."), ("dialogue", ""), ("dialogue", "You.")],
    ),
    ("a heading ends even that", "EVE\nHi.\n  \nINT. A", [("cue", "EVE"), ("dialogue", "Hi."), ("heading", "INT. A")]),
    ("capitals in dialogue are dialogue", "EVE\nME TOO!", [("cue", "EVE"), ("dialogue", "ME TOO!")]),
    ("marks in dialogue are dialogue", "EVE\n#1 of\n=2", [("cue", "EVE"), ("dialogue", "#1 of"), ("dialogue", "=2")]),
    ("brackets without a cue are action", "(Jack)\nKnife.", [("action", "(Jack)"), ("action", "Knife.")]),
    ("a lyric may be spoken", "EVE\n~La la", [("cue", "EVE"), ("lyric", "La la")]),
    ("a lyric may stand alone", "~La la\nShe stops.", [("lyric", "La la"), ("action", "She stops.")]),
    ("a note does not end dialogue", "EVE\n[[n]]\nHi.", [("cue", "EVE"), ("note", "n"), ("dialogue", "Hi.")]),
    ("a caret in a name is no name", "AND ^ (Dual)\nHi.", [("action", "AND ^ (Dual)"), ("action", "Hi.")]),
    # transitions, centred
    ("TO: in capitals between empty lines", "CUT TO:\n\nINT. A", [("transition", "CUT TO:"), ("heading", "INT. A")]),
    ("a blank after the colon is action", "CUT TO: ", [("action", "CUT TO: ")]),
    ("small letters before TO: are action", "off TO:", [("action", "off TO:")]),
    ("a transition needs an empty line under it", "CUT TO:\nHi.", [("action", "CUT TO:"), ("action", "Hi.")]),
    ("FADE OUT. is action", "FADE OUT.", [("action", "FADE OUT.")]),
    ("> forces a transition", "> FADE OUT.", [("transition", "FADE OUT.")]),
    ("> < is centred", "> THE END <  ", [("centred", "THE END")]),
    ("> alone is action", ">", [("action", ">")]),
    # the rest
    ("! forces action", "!BANG\nBANG", [("action", "BANG"), ("action", "BANG")]),
    ("action keeps its indent", "    Scott --", [("action", "    Scott --")]),
    ("# is a section", "## Act Two", [("section", "Act Two")]),
    ("= is a synopsis", "=The act.", [("synopsis", "The act.")]),
    ("=== is a page break", "  ====", [("page_break", "")]),
    ("an include is kept", "{{INCLUDE: act2.fountain}}", [("include", "act2.fountain")]),
    ("other braces are action", "{{x}}", [("action", "{{x}}")]),
    ("nothing is nothing", "", []),
    ("empty lines are nothing", "\n \n\f\n", []),
    # the title page
    ("a title page", "Title: A\nAuthor:\n\tB\n\tC\n\nHi.", [("title", "A"), ("title", "B\nC"), ("action", "Hi.")]),
    ("FADE IN: is no title page", "FADE IN:\n\nHi.", [("action", "FADE IN:"), ("action", "Hi.")]),
    ("a transition is no title page", "CUT TO:\n\nHi.", [("transition", "CUT TO:"), ("action", "Hi.")]),
    (
        "another line ends it",
        "Title: A\nNot one.\nStill: no",
        [("title", "A"), ("action", "Not one."), ("action", "Still: no")],
    ),
    ("a boneyard stands in it", "Title: A\n/* b */\nDate: C", [("title", "A"), ("boneyard", " b "), ("title", "C")]),
    ("a heading may follow it directly", "Title: A\nINT. B", [("title", "A"), ("heading", "INT. B")]),
    # notes and boneyards
    ("a note is taken out", "An [[inner]] note.", [("action", "An  note."), ("note", "inner")]),
    ("a note goes over lines", "[[one\ntwo]]", [("note", "one\ntwo")]),
    ("an empty line makes it text", "[[one\n\ntwo]]", [("action", "[[one"), ("action", "two]]")]),
    ("two blanks keep it", "[[one\n  \ntwo]]", [("note", "one\n  \ntwo")]),
    (
        "an unclosed note leaves the heading",
        "[[one\n  \nINT. A\n[[b]]",
        [("action", "[[one"), ("heading", "INT. A"), ("note", "b")],
    ),
    ("brackets may end a note", "[[plays [torn]]]", [("note", "plays [torn]")]),
    ("a note in a heading", "INT. A [[b]] #1#", [("heading", "INT. A"), ("note", "b")]),
    ("a note in a cue", "EVE [[b]]\nHi.", [("cue", "EVE"), ("note", "b"), ("dialogue", "Hi.")]),
    ("a boneyard hides scenes", "/*\nINT. A\n\nEVE\nHi.\n*/", [("boneyard", "\nINT. A\n\nEVE\nHi.\n")]),
    ("an unclosed boneyard is text", "/* a\n\nINT. A", [("action", "/* a"), ("heading", "INT. A")]),
    (
        "a boneyard of a later scene begins below its heading",
        "/* a [[b]]\n\nINT. A\n\nEVE\nHi.\n*/\n\nJo.",
        [
            ("action", "/* a "),
            ("note", "b"),
            ("heading", "INT. A"),
            ("boneyard", "\n\nEVE\nHi.\n"),
            ("action", "Jo."),
        ],
    ),
    (
        "a boneyard does not close for an earlier one",
        "/* a\n\nINT. A\n\n/* b */",
        [("action", "/* a"), ("heading", "INT. A"), ("boneyard", " b ")],
    ),
    (
        "a boneyard line counts as empty",
        "CUT TO:\n/* x */\nEXT. A",
        [("transition", "CUT TO:"), ("boneyard", " x "), ("heading", "EXT. A")],
    ),
    ("a note in a boneyard is boneyard", "/* [[a]] */", [("boneyard", " [[a]] ")]),
    (
        "an editor's settings at the end",
        "Hi.\n\n/* BEAT: {1} END_BEAT */",
        [("action", "Hi."), ("boneyard", " BEAT: {1} END_BEAT ")],
    ),
    # bytes
    ("CRLF and CR end lines", "EVE\r\nHi.\rYou.", [("cue", "EVE"), ("dialogue", "Hi."), ("dialogue", "You.")]),
    ("a BOM is nothing", "\ufeffINT. A", [("heading", "INT. A")]),
    ("a NUL is the sign for an unreadable one", "a\0b", [("action", "a\ufffdb")]),
    ("a form feed is a blank", "Hi.\n\f\n\fINT. A", [("action", "Hi."), ("heading", "INT. A")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "elements"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_line_is(text: str, elements: list[tuple[str, str]]) -> None:
    assert [(element.kind, element.text) for element in scan(text)] == elements


@pytest.mark.parametrize(
    ("heading", "number", "text", "tags"),
    [
        ("INT. A #1#", "1", "INT. A", ()),
        ("INT. A #1.#", "1.", "INT. A", ()),
        ("INT. A #I-1-A#", "I-1-A", "INT. A", ()),
        ("INT. A - FLASHBACK (1944) #110A#", "110A", "INT. A - FLASHBACK (1944)", ()),
        ("INT. A #😆#", "😆", "INT. A", ()),
        (".A#2#", "2", "A", ()),
        ("INT. MOTEL ROOM #12", "", "INT. MOTEL ROOM #12", ()),
        ("INT. A #3# #one #b:c", "3", "INT. A", ("one", "b:c")),
        ("INT. #4#", "", "INT. #4#", ()),  # a heading without a place keeps what it has
    ],
)
def test_a_scene_number_is_a_text(heading: str, number: str, text: str, tags: tuple[str, ...]) -> None:
    (element,) = scan(heading)
    assert (element.number, element.text, element.tags) == (number, text, tags)


@pytest.mark.parametrize(
    ("line", "name", "extensions", "dual"),
    [
        ("STEEL (V.O.) (CONT'D)", "STEEL", ("V.O.", "CONT'D"), False),
        ("EVE (cont'd)", "EVE", ("cont'd",), False),
        ("EVE ^", "EVE", (), True),
        ("BUT (Dual) ^", "BUT", ("Dual",), True),
        ("@Han (O.S.)", "Han", ("O.S.",), False),
        ("MAN #2", "MAN #2", (), False),
        ("JIM #tag", "JIM", (), False),
        ("JIM #tag ^", "JIM", (), True),
        ("JIM😆", "JIM😆", (), False),
    ],
)
def test_a_cue_says_who_and_how(line: str, name: str, extensions: tuple[str, ...], dual: bool) -> None:
    cue, _ = scan(f"{line}\nHi.")
    assert (cue.kind, cue.name, cue.extensions, cue.dual) == ("cue", name, extensions, dual)


def test_everything_knows_its_row_and_column() -> None:
    script = "Title: A\n\n  INT. A [[one\ntwo]] #1#\n\n\tEVE [[x]]\n\tHi /* a\nb */ you [[y]]\n\nEnd."
    assert [(element.kind, element.row, element.column) for element in scan(script)] == [
        ("title", 0, 1),
        ("heading", 2, 3),
        ("note", 2, 10),
        ("cue", 5, 2),
        ("note", 5, 6),
        ("dialogue", 6, 2),
        ("boneyard", 6, 5),
        ("note", 7, 10),
        ("action", 9, 1),
    ]


def test_text_after_a_note_of_several_lines_has_the_place_it_stands_at() -> None:
    note, action = sorted(scan("[[a\nb]] Hi."), key=lambda element: (element.row, element.column))
    assert (note.row, note.column, action.text.strip(), action.row, action.column) == (0, 1, "Hi.", 1, 5)


def test_a_note_says_where_in_the_text_it_stood() -> None:
    _, inner, after = scan("An [[a]] b[[c]]")
    assert (inner.inside, after.inside) == (3, 5)
    assert scan("[[alone]]")[0].inside == -1


@pytest.mark.parametrize(
    ("text", "row", "column", "says"),
    [
        ("Hi. [[a", 0, 5, "note is never closed"),
        ("Hi.\n\n a /* b", 2, 4, "boneyard is never closed"),
        ("/* a\n\nINT. A\n\n/* b */", 0, 1, "reopens after a scene heading"),
        ("Hi.\nINT. A - DAY", 1, 1, "put an empty line above it"),
        ("EVE\nHi.\nINT. A - DAY", 2, 1, "read as dialogue"),
        ("INT. A\nEXT. B", 0, 1, "put an empty line between"),
    ],
)
def test_what_an_author_meant_otherwise_is_said(text: str, row: int, column: int, says: str) -> None:
    trouble = survey(text).troubles[0]
    assert (trouble.row, trouble.column) == (row, column)
    assert says in trouble.message


def test_a_sound_script_has_no_troubles() -> None:
    assert survey("INT. A\n\nInterior life. [[a]] /* b */\n\nEVE\nInt.\n").troubles == ()


@pytest.mark.parametrize(
    ("heading", "where", "when"),
    [
        ("INT. CLIMBING GYM - NIGHT", "climbing gym", "night"),
        ("INT./EXT. CAR – DAY (1979)", "car", "day"),
        ("EXT. PARK--DAY", "park", "day"),
        ("INT HOUSE DAY", "house", "day"),
        ("INT - HOUSE - DAY", "house", "day"),
        ("INT. KITCHEN. DAY", "kitchen", "day"),
        ("INT. DRIVE-IN - NIGHT (FLASHBACK)", "drive-in", "night, flashback"),
        ("INT. HOUSE - KITCHEN - DAY", "house - kitchen", "day"),
        ("INT. MALL - NIGHT CLUB", "mall - night club", ""),
        ("INT. DR. SMITH'S OFFICE", "dr. smith's office", ""),
        ("FLASHBACK - INT. BAR - DAY", "bar", "flashback, day"),
        ("EXT. STREET - TWO WEEKS LATER", "street", "two weeks later"),
        ("SNIPER SCOPE POV", "sniper scope pov", ""),
        ("INT. ДОМ - НОЧЬ", "дом", "ночь"),
        ("INT. BAR - 23:30", "bar", "23:30"),
        ("INT. BAR - 3 A.M.", "bar", "3 a.m"),
        ("INT. HOTEL - ROOM 12", "hotel - room 12", ""),
        ("", "", ""),
    ],
)
def test_a_heading_says_where_and_when(heading: str, where: str, when: str) -> None:
    assert place(heading) == (where, when)


@pytest.mark.parametrize("time", ["SAME", "SAME TIME", "MEANWHILE", "SIMULTANEOUS", "DAY/SAME", "DAY - SAME"])
def test_the_same_moment(time: str) -> None:
    assert is_same_moment(place(f"INT. BAR - {time}")[1])
    assert not is_flashback(place(f"INT. BAR - {time}")[1])


@pytest.mark.parametrize(
    ("heading", "back"),
    [
        ("INT. A - DAY - FLASHBACK (1944)", True),
        ("INT. A - DAY (FLASHBACK)", True),
        ("INT. A - FLASH BACK", True),
        ("INT. A - END OF FLASHBACK", False),
        ("INT. A - DAY", False),
    ],
)
def test_a_flashback(heading: str, back: bool) -> None:
    assert is_flashback(place(heading)[1]) is back
