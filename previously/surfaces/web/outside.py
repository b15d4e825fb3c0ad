"""A file opened outside the browser: the address that an editor on this machine answers to, as a plain link.

Nothing is started by the server. The scheme is one of a short list, so that no link leads to a program of another kind.
"""

import re
from pathlib import Path
from urllib.parse import quote

from previously.core.english import joined
from previously.core.errors import BadRequest

EDITORS = {
    "cursor": "cursor://file{path}:{line}",
    "idea": "idea://open?file={path}&line={line}",
    "mvim": "mvim://open?url=file://{path}&line={line}",
    "pycharm": "pycharm://open?file={path}&line={line}",
    "subl": "subl://open?url=file://{path}&line={line}",
    "textmate": "txmt://open?url=file://{path}&line={line}",
    "vscode": "vscode://file{path}:{line}",
    "vscodium": "vscodium://file{path}:{line}",
    "zed": "zed://file{path}:{line}",
}
"""The address of each editor that is known by name."""
SCHEMES = frozenset({template.partition(":")[0] for template in EDITORS.values()} | {"editor", "vscode-insiders"})
_FORM = re.compile(r"(?P<scheme>[a-z][a-z-]*)://(?:[\w.~!$&'()*+,;=:@/?%-]|\{path\}|\{line\})+", re.ASCII)


def editor_of(text: str) -> str:
    """The address of an editor, with `{path}` and `{line}` in it: of one known by name, or as given. Raises BadRequest.

    A path begins with a slash; one that the address has before it is left out.
    """
    found = _FORM.fullmatch(EDITORS.get(text, text))
    if found is None or found["scheme"] not in SCHEMES or "{path}" not in found[0]:
        names = joined([*EDITORS])
        raise BadRequest(
            f"“{text}” opens no editor: name {names}, or give an address such as vscode://file{{path}}:{{line}}"
        )
    return re.sub(r"(?<=[^/:])/\{path\}", "{path}", found[0])


def opening(editor: str, place: Path) -> str:
    """The address that opens a file, but for its `{line}`."""
    path = "/" + place.as_posix().lstrip("/")
    return editor.replace("{path}", quote(path, safe="/:"))
