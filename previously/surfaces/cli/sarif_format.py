"""The part of SARIF 2.1.0 (OASIS, Static Analysis Results Interchange Format) that a check fills in."""

import msgspec


class Part(msgspec.Struct, frozen=True, rename="camel", omit_defaults=True):
    """An object of the format: what is empty is left out."""


class Text(Part, frozen=True):
    """A text, and the same in Markdown where there is one."""

    text: str
    markdown: str = ""


class Level(Part, frozen=True):
    """How bad what a rule finds is: error, warning or note."""

    level: str


class Descriptor(Part, frozen=True):
    """One rule."""

    id: str
    name: str
    short_description: Text
    full_description: Text
    help: Text
    default_configuration: Level


class Driver(Part, frozen=True):
    """The program that has looked."""

    name: str
    semantic_version: str
    rules: tuple[Descriptor, ...]


class Tool(Part, frozen=True):
    """The program, and nothing beside it."""

    driver: Driver


class Artifact(Part, frozen=True):
    """A file, by a relative URI."""

    uri: str


class Region(Part, frozen=True):
    """Where in a file, from 1; columns count UTF-16 units."""

    start_line: int
    start_column: int


class Physical(Part, frozen=True):
    """A place in a file."""

    artifact_location: Artifact
    region: Region


class Logical(Part, frozen=True):
    """A place in the story."""

    fully_qualified_name: str
    kind: str


class Location(Part, frozen=True):
    """A place, with what is to be said of it; `id` counts from 1."""

    physical_location: Physical
    id: int = 0
    message: Text | None = None
    logical_locations: tuple[Logical, ...] = ()


class Result(Part, frozen=True):
    """One finding."""

    rule_id: str
    rule_index: int
    level: str
    message: Text
    locations: tuple[Location, ...]
    partial_fingerprints: dict[str, str]
    related_locations: tuple[Location, ...] = ()


class Notification(Part, frozen=True):
    """A rule that came to no end."""

    level: str
    message: Text


class Invocation(Part, frozen=True):
    """Did every rule come to its end?"""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...] = ()


class Run(Part, frozen=True):
    """One check."""

    tool: Tool
    column_kind: str
    invocations: tuple[Invocation, ...]
    results: list[Result]


class Log(Part, frozen=True):
    """The whole file."""

    schema: str = msgspec.field(name="$schema")
    version: str
    runs: tuple[Run, ...]
