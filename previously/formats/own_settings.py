"""A user's own settings, in the platform's folder for them: never a story's, which may be anybody's.

```yaml
draft: {url: "http://127.0.0.1:11434/v1", model: llama3.1, key: MY_KEY}
```

`key` names a variable of the environment that holds the key.
"""

import os
import sys
from pathlib import Path
from urllib.parse import urlsplit

import msgspec

from previously.core.errors import BadRequest, UnreadableInput
from previously.core.source import Block
from previously.formats.writing.write import worded
from previously.formats.yaml.fields import BlockReader, Fields
from previously.formats.yaml.tree import parse

FILE = "settings.yaml"
LARGEST = 1 << 16
_LOCAL = frozenset({"localhost", "127.0.0.1", "::1"})
KEYS = ("url", "model", "key", "minutes")
MINUTES = 3.0
"""So long one answer may take, unless `minutes` says otherwise."""


class Endpoint(msgspec.Struct, frozen=True):
    """Where a model is asked: the address below which `/chat/completions` lies, its name, and how long it may take.

    `key` is the key itself, out of the environment; it is in no text that is shown or kept.
    """

    url: str
    model: str
    key: str = ""
    minutes: float = MINUTES


def settings_file() -> Path:
    """Where the settings lie: `PREVIOUSLY_CONFIG`, or the platform's usual place."""
    own = os.environ.get("PREVIOUSLY_CONFIG")
    if own:
        return Path(own) / FILE
    usual = Path("~/Library/Application Support" if sys.platform == "darwin" else "~/.config")
    places = (os.environ.get(name) for name in ("XDG_CONFIG_HOME", "APPDATA"))
    return next((Path(place) for place in places if place), usual).expanduser() / "previously" / FILE


def endpoint() -> Endpoint:
    """The model a user has named. Raises BadRequest where none is, and UnreadableInput for a file of another form."""
    path = settings_file()
    say = f"say “draft: {{url: …, model: …}}” in {path}"
    with worded(path):
        if not path.is_file():
            raise BadRequest(f"no model is named: {say}")
        text = path.read_bytes()[:LARGEST].decode("utf-8-sig", "replace")
    node, troubles = parse(text)
    if troubles:
        raise UnreadableInput(f"{path}:{troubles[0].row + 1}: {troubles[0].message}")
    reader = BlockReader(Block(str(path), 1, text))
    fields = Fields(reader, Fields(reader, node, "these settings").get("draft"), "the setting “draft”")
    fields.check(KEYS)
    minutes = fields.number("minutes", MINUTES, 0.01, 60.0)
    if reader.findings:
        raise UnreadableInput(f"{reader.findings[0].span}: {reader.findings[0].message}")
    url, model, key = (fields.text(name).strip() for name in KEYS[:3])
    if not url or not model:
        raise BadRequest(f"no model is named: {say}")
    return Endpoint(_safe(url), model, _key(key), minutes)


def _key(name: str) -> str:
    if name and not os.environ.get(name):
        raise BadRequest(f"the settings say that the key is in ${name}, and the environment has none there")
    return os.environ[name] if name else ""


def _safe(url: str) -> str:
    """An address that may be asked: over TLS, or on this machine."""
    parts = urlsplit(url)
    if "@" in parts.netloc or parts.query:  # it is shown where something goes wrong
        raise BadRequest("the address of a model holds no password; name the variable that has the key as “key”")
    if not parts.hostname or not (parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in _LOCAL)):
        raise BadRequest(f"a model is asked over https, or on this machine over http; given “{url}”")
    return url.rstrip("/")
