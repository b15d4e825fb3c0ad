"""YAML text made from texts reads back as the same texts."""

from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from previously.formats.yaml.emit import key, scalar, sequence
from previously.formats.yaml.tree import Map, Scalar, Seq, parse

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
SIGNS = st.text(alphabet=" #:-[]{},'\"\\ab1\n\t%@&*!|>?~=", max_size=12)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("Ilyn Payne kills Eddard Stark", "Ilyn Payne kills Eddard Stark"),
        ("Jaqen H'ghar dies", "Jaqen H'ghar dies"),
        ("Eddard, Hand", "Eddard, Hand"),
        ("Whore #2", '"Whore #2"'),
        ("Trish says: hi", '"Trish says: hi"'),
        ("no", '"no"'),  # other readers take it for a false
        ("1984", '"1984"'),
        ("", '""'),
        ("ends ", '"ends "'),
        ('say "hi"', 'say "hi"'),
        ("a\nb", '"a\\x0ab"'),
        ("half \ud800", '"half \ufffd"'),
    ],
)
def test_a_text_is_plain_where_that_is_safe(text: str, written: str) -> None:
    assert scalar(text) == written


def test_a_comma_is_quoted_in_brackets_only() -> None:
    assert scalar("a, b", flow=True) == '"a, b"'
    assert key("12") == "12"
    assert key("1.10") == '"1.10"'


def test_a_long_list_stands_on_rows() -> None:
    assert sequence(["arya-stark", "yoren"], "") == " [arya-stark, yoren]"
    assert sequence(["a" * 60, "b" * 60], "  ") == f"\n    - {'a' * 60}\n    - {'b' * 60}"


@given(st.one_of(TEXTS, SIGNS), st.lists(st.one_of(TEXTS, SIGNS), min_size=1, max_size=5))
def test_whatever_is_written_reads_back(text: str, items: list[str]) -> None:
    written = f"{key(text)}: {scalar(text)}\nlist of items:{sequence(items, '')}\n"
    node, troubles = parse(written)
    assert not troubles
    assert isinstance(node, Map)
    listed: Any = node.get("list of items")
    assert node.pairs[0][0].text == text
    assert isinstance(node.pairs[0][1], Scalar)
    assert node.pairs[0][1].text == text
    assert isinstance(listed, Seq)
    assert [item.text for item in listed.items if isinstance(item, Scalar)] == items
    assert yaml.safe_load(written)["list of items"] == items  # and so they do elsewhere
