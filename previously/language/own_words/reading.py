"""From a lexicon as its author wrote it to the words that sentences are read by."""

from previously.core.atoms import LexiconText
from previously.core.codes import text_finding
from previously.core.finding import few
from previously.language.foreign.grammar import grammar
from previously.language.lexicon.own import OwnWords
from previously.language.own_words.english import English
from previously.language.own_words.foreign import grammar_of
from previously.language.own_words.wrong import Wrong


def own_words(text: LexiconText) -> OwnWords:
    """What a story's lexicon says: one that ships, or its own file with what is wrong in it."""
    if not text.file:
        return OwnWords(grammar(text.name.text))
    wrong = Wrong()
    foreign = grammar_of(text, wrong) if text.frames or text.verbs or text.words or not text.spaced else None
    english = English(text.patterns, wrong, read=foreign is None)
    found = [text_finding("bad-value", word.span, said, fix=fix) for word, said, fix in wrong.found]
    return OwnWords(foreign, english.patterns, english.forms, few(found) if text.known else ())
