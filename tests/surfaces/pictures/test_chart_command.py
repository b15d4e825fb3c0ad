"""`previously chart`, as typed."""

import builtins
from pathlib import Path
from typing import Any

import pytest

from tests.surfaces.conftest import Typed, lighthouse, typed

__all__ = ["lighthouse", "typed"]


@pytest.mark.parametrize("name", ["mara.svg", "mara.png", "mara.html", "MARA.SVG"])
def test_a_picture_is_written(lighthouse: Path, typed: Typed, name: str) -> None:
    said = typed("chart", "mara", "-o", name)
    assert (said.code, said.out, said.err) == (0, f"{name}: Mara Quill.\n", "")
    assert (lighthouse / name).stat().st_size > 1000
    assert sorted(path.name for path in lighthouse.iterdir() if path.name.startswith(".")) == []


def test_an_older_picture_is_replaced_where_one_says_so(lighthouse: Path, typed: Typed) -> None:
    (lighthouse / "mara.svg").write_text("old", "utf-8")
    assert typed("chart", "mara", "-o", "mara.svg", "--force").code == 0
    assert (lighthouse / "mara.svg").read_text("utf-8").startswith("<svg ")


@pytest.mark.usefixtures("lighthouse")
@pytest.mark.parametrize(
    "options",
    [
        ("mara", "--order", "lived", "--theme", "dark"),
        ("mara", "--plan", "plans/draft.yaml", "--theme", "print"),
        ("mara", "--without", "joe"),
        ("mara", "--at", "S01E01.2"),
        ("--cast",),
        ("--cast", "--at", "S01E01"),
        ("--cast", "."),
    ],
    ids=" ".join,
)
def test_every_way_of_asking_draws(typed: Typed, options: tuple[str, ...]) -> None:
    said = typed("chart", *options, "-o", "picture.svg")
    assert (said.code, said.err) == (0, "")


@pytest.mark.usefixtures("lighthouse")
@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        (("mara", "-o", "mara.pdf"), "can’t draw “mara.pdf”; name a .svg, .png or .html file"),
        (("mara", "-o", "mara"), "can’t draw “mara”; name a .svg, .png or .html file"),
        (("mara", "-o", "nowhere/mara.svg"), "there is no folder “nowhere” to write “mara.svg” in"),
        ((), "chart needs somebody of the cast, or --cast, or --knows with a fact"),
        (("marra", "-o", "m.svg"), "did you mean “mara”?"),
        (("--knows", "nothing-of-it", "-o", "m.svg"), "sets a fact “nothing-of-it”"),
        (("mara", "--at", "S09E99.1", "-o", "m.svg"), "there is no scene S09E99.1 here"),
        (("--cast", "--knows", "boat", "-o", "m.svg"), "leave out --knows, or leave out --cast"),
        (("--cast", "--order", "lived", "-o", "m.svg"), "--cast is drawn in told order only"),
        (("mara", "--theme", "neon", "-o", "m.svg"), "'neon' is not one of 'auto', 'light', 'dark', 'print'"),
        (("--knows", "boat"), "a picture of a fact needs a file, “-o boat.svg”"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_a_mistake_is_one_sentence(typed: Typed, options: tuple[str, ...], sentence: str) -> None:
    said = typed("chart", *options)
    assert said.code == 2
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_picture_cannot_be_written_over_a_folder(lighthouse: Path, typed: Typed) -> None:
    (lighthouse / "mara.svg").mkdir()
    said = typed("chart", "mara", "-o", "mara.svg")
    assert said.code == 2
    assert "“mara.svg”" in said.err


@pytest.mark.usefixtures("lighthouse")
def test_without_the_extra_a_png_says_what_to_install_and_the_others_are_drawn(
    typed: Typed, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any) -> Any:
        if name == "resvg_py":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", absent)
    said = typed("chart", "mara", "-o", "mara.png")
    assert said.code == 2
    assert "pip install 'previously[charts]'" in said.err
    assert not Path("mara.png").exists()
    assert typed("chart", "mara", "-o", "mara.svg").code == 0
    assert typed("chart", "mara", "-o", "mara.html").code == 0


@pytest.mark.usefixtures("lighthouse")
def test_without_a_file_the_arc_is_drawn_in_the_terminal(typed: Typed) -> None:
    said = typed("chart", "mara")
    assert said.code == 0
    assert [line.split()[0] for line in said.out.splitlines()[1:5]] == ["lifts", "weighs", "beneath", "missed"]
    assert max(map(len, said.out.splitlines())) <= 90


@pytest.mark.usefixtures("lighthouse")
def test_without_a_file_the_cast_is_drawn_in_the_terminal(typed: Typed) -> None:
    said = typed("chart", "--cast")
    assert said.code == 0
    assert "Mara Quill" in said.out
    assert typed("chart", "--cast", "--seen", "none").out == "Nobody carries anything yet.\n"


def test_an_audience_is_shown_nothing_of_what_it_has_not_seen(lighthouse: Path, typed: Typed) -> None:
    assert typed("chart", "mara", "--seen", "S01E01", "-o", "seen.svg").code == 0
    picture = (lighthouse / "seen.svg").read_text("utf-8")
    assert "S01E01" in picture
    assert "S01E02" not in picture
