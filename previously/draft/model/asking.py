"""A model asked over HTTP, as OpenAI's servers and those like them speak: streamed, bounded, asked again when busy."""

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any, NamedTuple

import msgspec

from previously.core.errors import PreviouslyError
from previously.draft.model.stream import Delta, NoAnswer, Usage, deltas_in

if TYPE_CHECKING:
    import httpx

LARGEST = 1 << 20
"""Characters of an answer."""
TRIES = 4
"""So often one question is put where the server is busy or out of reach."""
LONGEST_WAIT = 60.0
"""Seconds that a server may have us wait."""
_BUSY = frozenset({408, 409, 429, 500, 502, 503, 504})
Message = dict[str, str]


class Unreachable(PreviouslyError):
    """The model cannot be asked at all: it is of no use to ask on."""


class Asked(NamedTuple):
    """An answer, and what it cost in tokens."""

    text: str
    usage: Usage


class Model:
    """A model at an address. `wait` waits so many seconds."""

    def __init__(
        self, url: str, model: str, key: str = "", *, seconds: float, wait: Callable[[float], None] = time.sleep
    ) -> None:
        if find_spec("httpx") is None:
            raise Unreachable("asking a model needs more: pip install 'previously[draft]'")
        import httpx

        logging.getLogger("httpx").setLevel(logging.WARNING)  # it tells of each call
        self.url, self.model, self.seconds, self._wait = url, model, seconds, wait
        head = {"Authorization": f"Bearer {key}"} if key else {}
        limits = httpx.Timeout(seconds, connect=min(seconds, 10.0))
        self._key = key
        through = url.startswith("https:")  # to this machine, no proxy of the environment's is asked
        self._client = httpx.Client(headers=head, timeout=limits, follow_redirects=False, trust_env=through)

    def close(self) -> None:
        """Hang up."""
        self._client.close()

    def ask(self, messages: Sequence[Message], schema: dict[str, Any]) -> Asked:
        """Put a question, whose answer is JSON of a schema. Raises NoAnswer, and Unreachable."""
        body = {
            "model": self.model,
            "messages": list(messages),
            "stream": True,
            "stream_options": {"include_usage": True},
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "proposals", "strict": True, "schema": schema},
            },
        }
        for tried in range(1, TRIES + 1):
            again = self._once(body, last=tried == TRIES)
            if isinstance(again, Asked):
                return again
            self._wait(min(LONGEST_WAIT, again if again >= 0 else 2.0**tried))
        raise AssertionError  # the last try answers or raises

    def _once(self, body: dict[str, Any], *, last: bool) -> Asked | float:
        """The answer, or after how many seconds to try again; below 0 where the server does not say."""
        import httpx

        try:
            with self._client.stream("POST", f"{self.url}/chat/completions", json=body) as response:
                if response.status_code in _BUSY and not last:
                    return _after(response)
                if response.status_code != 200:
                    raise _refused(response, self._key)
                return self._read(response)
        except httpx.TimeoutException:
            raise NoAnswer(f"no answer came within {self.seconds:g} seconds") from None
        except httpx.InvalidURL as error:
            raise Unreachable(f"“{self.url}” is no address: {error}") from None
        except httpx.HTTPError as error:
            if last or isinstance(error, httpx.UnsupportedProtocol):
                raise Unreachable(f"{self.url} cannot be reached: {str(error) or type(error).__name__}") from None
            return -1.0

    def _read(self, response: "httpx.Response") -> Asked:
        """An answer as it comes in, within its bounds."""
        until, parts, size = time.monotonic() + self.seconds, list[str](), 0
        usage, ended = Usage(), ""
        for delta in deltas_in(self._bounded(response, until), response.headers.get("content-type", "")):
            size += len(delta.text)
            parts.append(delta.text)
            usage, ended = delta.usage or usage, delta.ended or ended
            _fits(delta, size)
        if ended == "length":
            raise NoAnswer("its answer was cut off: it is too long for the model")
        if not size:
            raise NoAnswer("it answered nothing")
        return Asked("".join(parts), usage)

    def _bounded(self, response: "httpx.Response", until: float) -> Iterator[str]:
        for piece in response.iter_text():
            if time.monotonic() > until:
                raise NoAnswer(f"no whole answer came within {self.seconds:g} seconds")
            yield piece


def _fits(delta: Delta, size: int) -> None:
    if delta.refusal or delta.ended == "content_filter":
        raise NoAnswer(f"it refuses: {' '.join(delta.refusal.split())[:200] or 'its filter stopped the answer'}")
    if size > LARGEST:
        raise NoAnswer(f"its answer has over {LARGEST:,} characters")


def _after(response: "httpx.Response") -> float:
    """How many seconds a server asks to be left alone."""
    said = response.headers.get("retry-after", "")
    return float(said) if said.replace(".", "", 1).isdecimal() else -1.0


def _refused(response: "httpx.Response", key: str) -> PreviouslyError:
    """Why a server gave no answer; where it says the key back, that is left out."""
    said = b""
    for piece in response.iter_bytes():
        said += piece
        if len(said) > LARGEST:
            break
    try:
        told = msgspec.json.decode(said)["error"]
        text = told if isinstance(told, str) else str(told["message"])
    except (msgspec.DecodeError, KeyError, TypeError):
        text = said.decode("utf-8", "replace")
    text = text.replace(key, "…") if key else text
    words = f"the server says {response.status_code}: {' '.join(text.split())[:200] or 'nothing more'}"
    return NoAnswer(words) if response.status_code in {400, 413, 422} | _BUSY else Unreachable(words)
