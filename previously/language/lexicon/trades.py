"""What people live by: which words for it may be one, and when somebody may have two."""

from functools import cache

from previously.language.lexicon.wordlists import lines_of


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = (line.partition(": ") for line in lines_of("world/trades.txt"))
    return tuple((head, tuple(said.split())) for head, _, said in rows)


@cache
def trades() -> dict[str, int]:
    """The number of its row by each word: words of one row may be one trade."""
    return {word: number for number, (head, said) in enumerate(_rows()) if head == "trade" for word in said}


@cache
def no_trade() -> frozenset[str]:
    """Words before a trade with which it is none: `a born teacher`."""
    return frozenset(word for head, said in _rows() if head == "not" for word in said)


@cache
def second_trade() -> frozenset[str]:
    """Words of a line by which somebody may have two trades, or plays one."""
    return frozenset(word for head, said in _rows() if head == "two" for word in said)
