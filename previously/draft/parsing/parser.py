"""The parser: spaCy with whatever English model is installed. Nothing is downloaded."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import entry_points
from importlib.util import find_spec
from itertools import pairwise
from typing import TYPE_CHECKING

from previously.draft.parsing.tokens import Token
from previously.language.quotations.narrated import narrated

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc, Span

LIBRARY = "pip install 'previously[draft]'"
MODEL = "python -m spacy download en_core_web_sm"
LONGEST = 20_000
"""Characters of a passage that is parsed; a longer one is left."""
_SPLITS = "previously_semicolons"
Parsed = tuple[tuple[Token, ...], ...]
"""The sentences of a passage."""


def missing() -> str:
    """What must be installed before prose can be parsed; empty where nothing is missing."""
    if find_spec("spacy") is None:
        return f"{LIBRARY}, then {MODEL}"
    return "" if model_name() else MODEL


@cache
def model_name() -> str:
    """The English model that is installed, the largest first; empty where there is none."""
    found = [one.name for one in entry_points(group="spacy_models") if one.name.startswith("en_")]
    order = ("_lg", "_md", "_sm")
    ranked = sorted(found, key=lambda name: next((n for n, end in enumerate(order) if end in name), len(order)))
    return ranked[0] if ranked else ""


@cache
def model_version() -> str:
    """The model and the library, by name and version: what a parse depends on."""
    from importlib.metadata import version

    name = model_name()
    return f"{name} {version(name)} spacy {version('spacy')}"


@cache
def _model() -> "Language":
    import spacy
    from spacy.language import Language

    if not Language.has_factory(_SPLITS):
        Language.component(_SPLITS, func=_split)
    model = spacy.load(model_name(), exclude=["ner"])
    model.add_pipe(_SPLITS, first=True)
    return model


def _split(doc: "Doc") -> "Doc":
    """What stands behind a semicolon is a sentence of its own: parsers lose their way in long ones."""
    for before, token in pairwise(doc):
        if before.text == ";":
            token.is_sent_start = True
    return doc


def parsed(texts: Iterable[str]) -> Iterator[Parsed]:
    """The narrator's sentences of each passage, parsed, in order."""
    short = (narrated(text) if len(text) <= LONGEST else "" for text in texts)
    for doc in _model().pipe(short, batch_size=32):
        yield tuple(_sentence(one) for one in doc.sents)


def _sentence(span: "Span") -> tuple[Token, ...]:
    return tuple(
        Token(t.idx, t.idx + len(t.text), t.text, t.lemma_, t.dep_, t.tag_, t.head.i - span.start) for t in span
    )
