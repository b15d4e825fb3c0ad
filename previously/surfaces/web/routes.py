"""The pages there are: each with the module of `pages/` that makes it. The API has the same, under `/api`."""

from typing import NamedTuple


class Page(NamedTuple):
    """A page: its path, its module, how it is asked; `authors`: to an audience there is no such page."""

    path: str
    module: str
    methods: tuple[str, ...] = ("GET",)
    authors: bool = False


ROUTES = (
    Page("/", "story"),
    Page("/character/{name:path}", "character"),
    Page("/cast", "cast"),
    Page("/knows", "knows"),
    Page("/knows/{fact:path}", "knows"),
    Page("/findings", "findings"),
    Page("/compare", "compare", authors=True),
    Page("/recap", "recap"),
    Page("/read", "read", ("GET", "POST")),
    Page("/source/{path:path}", "source", ("GET", "POST"), authors=True),
    Page("/rule/{code}", "rule"),
)
