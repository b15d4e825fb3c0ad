"""Many who ask at once: each answer is made once, kept within a bound, and whoever would wait too long is told so."""

import asyncio
import threading
from collections.abc import Callable, Collection, Coroutine
from pathlib import Path
from random import Random
from typing import Any

import pytest

from previously.live import lane
from previously.live.ask import Ask, Made, Stamp
from previously.live.lane import Busy, Lane
from previously.live.room import Room
from previously.live.shelf import EACH, Sharing, Shelf
from previously.story.story import Story
from tests.web.asking import asking, written
from tests.web.serving import PATIENCE

PAGE = b"x" * 1000


class Counted:
    """Makes an answer once it may, and counts them."""

    home, audience, read_only, version, worked = Path(), False, False, "1", 0

    def __init__(self, status: int = 200, *, waits: bool = False, rests_on: Stamp | None = None) -> None:
        self.generation, self.begun, self.made = 0, 0, 0
        self.answer = Made(status, [], PAGE, waits=waits, rests_on=rests_on)
        self.may = asyncio.Event()
        self.may.set()

    def begin(self, tell: Callable[[], None]) -> None:
        """Nothing is told."""

    async def end(self) -> None:
        """Nothing goes on."""

    async def refresh(self, changed: Collection[Path] | None) -> None:
        """Nothing is read."""

    def look_ahead(self) -> None:
        """Nothing is likely."""

    async def answered(self, ask: Ask) -> Made:
        """The answer."""
        del ask
        self.begun += 1
        await self.may.wait()
        self.made += 1
        return self.answer


def ask(path: str = "/", method: str = "GET") -> Ask:
    return Ask("/", path, method=method)


async def soon() -> None:
    """Let all that can go on go on."""
    for _ in range(10):
        await asyncio.sleep(0)


async def begun(*these: Coroutine[Any, Any, Any]) -> list[asyncio.Task[Any]]:
    """Tasks that have gone as far as they can."""
    tasks = [asyncio.create_task(one) for one in these]
    await soon()
    return tasks


def test_what_twenty_ask_at_once_is_made_once() -> None:
    async def asked() -> None:
        maker = Counted()
        sharing = Sharing(maker)
        maker.may.clear()
        waiting = await begun(*(sharing.answered(ask()) for _ in range(20)))
        assert maker.begun == 1
        maker.may.set()
        assert [one.body for one in await asyncio.gather(*waiting)] == [PAGE] * 20
        assert await sharing.answered(ask()) == sharing.kept(ask()) == maker.answer
        assert maker.made == 1

    asyncio.run(asked())


@pytest.mark.parametrize(
    "maker", [lambda: Counted(404), lambda: Counted(waits=True), lambda: Counted(rests_on=Stamp("/nowhere", 0, 0, 0))]
)
def test_what_may_be_another_the_next_time_is_made_each_time(maker: Callable[[], Counted]) -> None:
    async def asked() -> None:
        counted = maker()
        sharing = Sharing(counted)
        for n in (1, 2, 3):
            await sharing.answered(ask())
            assert counted.made == n

    asyncio.run(asked())


def test_what_is_sent_is_answered_to_whom_sent_it_alone() -> None:
    async def asked() -> None:
        maker = Counted()
        sharing = Sharing(maker)
        await asyncio.gather(*(sharing.answered(ask(method="POST")) for _ in range(3)))
        assert (maker.made, sharing.shelf.size) == (3, 0)

    asyncio.run(asked())


def test_when_the_story_is_another_nothing_is_kept_of_the_one_before() -> None:
    async def asked() -> None:
        maker = Counted()
        sharing = Sharing(maker)
        await sharing.answered(ask())
        maker.generation += 1
        assert sharing.kept(ask()) is None
        assert sharing.shelf.size == 0
        maker.may.clear()
        (late,) = await begun(sharing.answered(ask()))
        maker.generation += 1  # while it is being made
        maker.may.set()
        await late
        assert sharing.kept(ask()) is None

    asyncio.run(asked())


def test_pages_are_kept_within_a_bound_of_bytes() -> None:
    shelf, pages = Shelf(10 * (len(PAGE) + EACH)), Random(0)  # noqa: S311 - pages that cannot be made small
    for n in range(1000):
        shelf.put((f"/{n}", ""), Made(200, [], pages.randbytes(len(PAGE))))
        shelf.get(("/0", ""))
        assert shelf.size <= 10 * (len(PAGE) + EACH)
    assert shelf.get(("/0", "")) is not None  # asked for all the time
    assert shelf.get(("/1", "")) is None
    assert shelf.get(("/999", "")) is not None
    shelf.put(("/large", "x" * 100_000), Made(200, [], b""))
    assert shelf.size == 0


def test_a_page_is_kept_small_and_given_as_it_was() -> None:
    shelf, made = Shelf(), Made(200, [("content-type", "text/html")], b"<p>Mara comforts Ann.</p>\n" * 4000)
    shelf.put(("/", ""), made)
    assert shelf.size < len(made.body) / 20
    assert shelf.get(("/", "")) == made


def test_a_page_that_nobody_waits_for_any_more_is_never_made() -> None:
    async def asked() -> None:
        held, made = asyncio.Event(), list[int]()

        async def make(n: int) -> None:
            await held.wait()
            made.append(n)

        one = Lane(1)
        first, second, third = await begun(*(one.through(lambda n=n: make(n)) for n in (1, 2, 3)))  # type: ignore[misc]
        second.cancel()
        await soon()
        held.set()
        await asyncio.gather(first, third)
        assert made == [1, 3]

    asyncio.run(asked())


def test_who_is_given_up_by_some_is_made_for_the_others() -> None:
    async def asked() -> None:
        maker = Counted()
        sharing = Sharing(maker)
        maker.may.clear()
        gone, there = await begun(sharing.answered(ask()), sharing.answered(ask()))
        gone.cancel()
        await soon()
        maker.may.set()
        assert (await there).body == PAGE

    asyncio.run(asked())


class Clock:
    """Time that goes on when it is told to."""

    now = 0.0

    def monotonic(self) -> float:
        """What it is now, in seconds."""
        return self.now

    async def goes(self, seconds: float) -> None:
        """Something takes so long."""
        self.now += seconds


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The time that a queue goes by."""
    found = Clock()
    monkeypatch.setattr(lane, "time", found)
    return found


def test_who_would_wait_too_long_is_told_so_and_the_first_few_are_not(clock: Clock) -> None:
    async def asked() -> None:
        held = asyncio.Event()
        one = Lane(1, always=2, patience=1.0)
        await one.through(lambda: clock.goes(0.5))
        waiting = await begun(*(one.through(held.wait) for _ in range(3)))
        assert one.waiting == 2
        with pytest.raises(Busy) as busy:
            await one.through(held.wait)
        assert busy.value.seconds == 2  # one and a half
        held.set()
        assert await asyncio.gather(*waiting) == [True] * 3

    asyncio.run(asked())


def test_who_has_waited_long_in_a_crowd_makes_room_for_who_comes(clock: Clock) -> None:
    async def asked() -> None:
        held = asyncio.Event()
        one = Lane(1, always=2, patience=1.0)
        await one.through(lambda: clock.goes(2.0))
        there, first, second = await begun(*(one.through(held.wait) for _ in range(3)))
        await clock.goes(0.9)
        with pytest.raises(Busy):
            await one.through(held.wait)
        await clock.goes(0.2)
        (third,) = await begun(one.through(held.wait))
        with pytest.raises(Busy):
            await first
        assert one.waiting == 2
        held.set()
        assert [await task for task in (there, second, third)] == [True] * 3

    asyncio.run(asked())


def test_nobody_waits_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lane, "LONGEST", 0.01)

    async def asked() -> None:
        held = asyncio.Event()
        one = Lane(1)
        (first,) = await begun(one.through(held.wait))
        with pytest.raises(Busy):
            await one.through(held.wait)
        assert one.waiting == 0
        held.set()
        assert await first
        assert await one.through(held.wait)

    asyncio.run(asked())


def test_a_queue_that_is_full_answers_with_when_to_come_again(harbour: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async def full(_: Lane) -> None:
        raise Busy(7)

    asker = asking(Room(harbour))
    monkeypatch.setattr(lane.Lane, "_enter", full)
    page, data = asker.get("/cast"), asker.get("/api/cast")
    assert (page.status_code, page.headers["retry-after"]) == (503, "7")
    assert "ask again in 7 s" in page.text
    assert (data.status_code, data.json()["status"], data.headers["retry-after"]) == (503, 503, "7")
    monkeypatch.undo()
    assert asker.get("/cast").status_code == 200


@pytest.mark.parametrize("target", ["/api/read", "/read", "/api/quotes", "/quotes"])
def test_while_an_article_is_read_others_are_answered(
    harbour: Path, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    """Reading waits for the page that another asks for; were the room held meanwhile, that page would wait as well."""
    room = Room(written(harbour, {"press/review.txt": "Ann comforts Mara."}))
    answers: dict[str, int] = {}

    def read_when_another_is_answered(*_: object) -> tuple[()]:
        assert room.lock.acquire(blocking=False)  # of this thread, or of nobody
        room.lock.release()
        answers["meanwhile"] = elsewhere(room)
        return ()

    monkeypatch.setattr(Story, "read", read_when_another_is_answered)
    monkeypatch.setattr("previously.questions.quotes.quotes", read_when_another_is_answered)
    sent = {"article": "Ann comforts Mara.", "seen": "S01E01"}
    asker = asking(room)
    answer = asker.post(target, json_=sent) if "/api" in target else asker.post(target, data=sent)
    assert (answer.status_code, answers) == (200, {"meanwhile": 200})


def elsewhere(room: Room) -> int:
    """The status of a page that is asked for in another thread."""
    found: list[int] = []
    other = threading.Thread(target=lambda: found.append(asking(room).get("/cast").status_code), daemon=True)
    other.start()
    other.join(PATIENCE)
    return found[0] if found else 0
