"""What a story's own lexicon file makes of its words; nothing, where it has none."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from previously.core.finding import Finding
from previously.language.lexicon.forms import Form, forms

if TYPE_CHECKING:
    from previously.language.foreign.grammar import Grammar
    from previously.language.lexicon.patterns import Pattern


class OwnWords(msgspec.Struct, frozen=True, eq=False):
    """What a story's sentences are read by: another `grammar` in place of English, or more `patterns` of it.

    `patterns` come before those that ship, by their verb; `forms` are those of verbs that English does not have.
    """

    grammar: "Grammar | None" = None
    patterns: "Mapping[str, tuple[Pattern, ...]]" = {}
    forms: Mapping[str, tuple[Form, ...]] = {}
    findings: tuple[Finding, ...] = ()

    def forms_of(self, word: str) -> tuple[Form, ...]:
        """What a word may be a form of."""
        return forms(word) or self.forms.get(word, ())


NONE = OwnWords()
"""A story without a lexicon of its own."""
