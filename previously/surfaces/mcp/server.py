"""The server: the tools, resources and prompts of one story, as the protocol has them."""

import json
from collections.abc import Callable
from typing import Any, TypeVar

import anyio.to_thread
import msgspec
from mcp import MCPError
from mcp.server.lowlevel import Server
from mcp_types import (
    INVALID_PARAMS,
    CallToolRequestParams,
    CallToolResult,
    GetPromptRequestParams,
    GetPromptResult,
    ListPromptsResult,
    ListResourcesResult,
    ListResourceTemplatesResult,
    ListToolsResult,
    Prompt,
    PromptArgument,
    PromptMessage,
    ReadResourceRequestParams,
    ReadResourceResult,
    Resource,
    ResourceTemplate,
    TextContent,
    TextResourceContents,
    Tool,
    ToolAnnotations,
)

from previously.core.errors import PreviouslyError
from previously.core.nearest import did_you_mean
from previously.core.version import __version__
from previously.live.crash import write_report
from previously.live.room import Room
from previously.questions.brief import BriefAnswer
from previously.surfaces.mcp import resources
from previously.surfaces.mcp.tools import StoryTool, tools

Done = TypeVar("Done")
INSTRUCTIONS = (
    "A continuity engine for the characters of one story. Before you write or play somebody, ask `brief`: they know "
    "what is in it and nothing else. `check` a draft before you keep it, `log` what happens as plain sentences, and "
    "report a finding to the author instead of mending the story yourself."
)


def server(room: Room) -> Server[Any]:
    """A server of one story; nothing outside its folder is read or written."""
    return Server("previously", version=__version__, instructions=INSTRUCTIONS, **_handlers(Desk(room)))


class Desk:
    """What is asked of a story by the protocol, one thing at a time, of its files as they are now."""

    def __init__(self, room: Room) -> None:
        self.room, self.tools = room, tools(room)

    def call(self, name: str, words: dict[str, Any]) -> CallToolResult:
        """Run a tool. A caller's mistake is an answer that says what would do."""
        if name not in self.tools:
            return _wrong(f"there is no tool “{name}”{did_you_mean(name, self.tools)}")
        try:
            answer = self._fresh(lambda: self.tools[name].asked(self.room, words))
        except PreviouslyError as error:
            return _wrong(str(error))
        except Exception as error:  # noqa: BLE001 - the outermost frame of a surface
            return _wrong(write_report(error, ["mcp", name]))
        built = msgspec.to_builtins(answer)
        text = answer.text if isinstance(answer, BriefAnswer) else json.dumps(built, ensure_ascii=False)
        return CallToolResult(content=[TextContent(type="text", text=text)], structured_content=built)

    def read(self, uri: str) -> ReadResourceResult:
        """A resource. Raises MCPError."""
        text, kind = self._told(lambda: resources.read(self.room, uri))
        return ReadResourceResult(contents=[TextResourceContents(uri=uri, text=text, mime_type=kind)])

    def listed(self) -> ListResourcesResult:
        """All resources."""
        found = self._fresh(lambda: resources.listed(self.room))
        return ListResourcesResult(
            resources=[Resource(uri=uri, name=name, mime_type=kind) for uri, name, kind in found]
        )

    def prompt(self, name: str, words: dict[str, str]) -> GetPromptResult:
        """A prompt. Raises MCPError."""
        text = self._told(lambda: resources.prompt(self.room, name, words))
        said = PromptMessage(role="user", content=TextContent(type="text", text=text))
        return GetPromptResult(description=resources.PROMPTS[name][0], messages=[said])

    def _fresh(self, work: Callable[[], Done]) -> Done:
        with self.room.lock:
            if not self.room.audience:
                self.room.refresh()
            return work()

    def _told(self, work: Callable[[], Done]) -> Done:
        try:
            return self._fresh(work)
        except PreviouslyError as error:
            raise MCPError(INVALID_PARAMS, str(error)) from None


def _handlers(desk: Desk) -> dict[str, Any]:
    """What answers each request of the protocol."""

    async def list_tools(*_: Any) -> ListToolsResult:
        return ListToolsResult(tools=[_tool(tool) for tool in desk.tools.values()])

    async def call_tool(_: Any, params: CallToolRequestParams) -> CallToolResult:
        return await anyio.to_thread.run_sync(desk.call, params.name, params.arguments or {})

    async def list_resources(*_: Any) -> ListResourcesResult:
        return await anyio.to_thread.run_sync(desk.listed)

    async def list_templates(*_: Any) -> ListResourceTemplatesResult:
        return ListResourceTemplatesResult(resource_templates=_templates(desk.room))

    async def read_resource(_: Any, params: ReadResourceRequestParams) -> ReadResourceResult:
        return await anyio.to_thread.run_sync(desk.read, str(params.uri))

    async def list_prompts(*_: Any) -> ListPromptsResult:
        return ListPromptsResult(prompts=[_prompt(name) for name in resources.PROMPTS])

    async def get_prompt(_: Any, params: GetPromptRequestParams) -> GetPromptResult:
        return await anyio.to_thread.run_sync(desk.prompt, params.name, dict(params.arguments or {}))

    return {
        "on_list_tools": list_tools,
        "on_call_tool": call_tool,
        "on_list_resources": list_resources,
        "on_list_resource_templates": list_templates,
        "on_read_resource": read_resource,
        "on_list_prompts": list_prompts,
        "on_get_prompt": get_prompt,
    }


def _tool(tool: StoryTool) -> Tool:
    hints = ToolAnnotations(
        title=tool.title,
        read_only_hint=not tool.writes,
        destructive_hint=tool.destroys,
        idempotent_hint=not tool.writes,
        open_world_hint=False,
    )
    return Tool(
        name=tool.name,
        title=tool.title,
        description=tool.said,
        input_schema=tool.takes(),
        output_schema=tool.gives(),
        annotations=hints,
    )


def _templates(room: Room) -> list[ResourceTemplate]:
    kinds = {"sheet": resources.SHEET, "rule": resources.RULE}
    kinds |= {} if room.audience else {"chapter": resources.CHAPTER}
    return [ResourceTemplate(uri_template=f"{begins}{{name}}", name=name) for name, begins in kinds.items()]


def _prompt(name: str) -> Prompt:
    said, given = resources.PROMPTS[name]
    return Prompt(
        name=name, description=said, arguments=[PromptArgument(name=w, required=w == given[0]) for w in given]
    )


def _wrong(said: str) -> CallToolResult:
    return CallToolResult(content=[TextContent(type="text", text=said)], is_error=True)
