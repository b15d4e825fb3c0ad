"""A story of hostile names, lines and articles: on every page they are words, and nothing runs."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import quote

import pytest

from previously.live.room import Room
from tests.web.asking import Asker, asking, written

ALERT = "<script>alert('qzx')</script>"
BREAK = "\\\" onmouseover=alert(1) x='"
NAMES = {
    "mara": f"Mara {ALERT}",
    "joe": "Joe <img src=x onerror=alert(1)>",
    "ann": f"Ann {BREAK}",
    "bob": "Bob </title></textarea><svg onload=alert(1)>",
    "cat": "javascript:alert(1)",
    "{{ 7 * 7 }}": "Kit {{ 7 * 7 }} {% raw %}",
    "</script>": "Lou &lt;b&gt; &#60;b&#62;",
}
STORY = f'title: "Harbour {ALERT} {BREAK}"\ncast:\n' + "".join(
    f'  "{who}": {{name: "{name}"}}\n' for who, name in NAMES.items()
)
SEASON = f"""S01E01:
  title: "Low {ALERT} <i>Tide</i> {BREAK}"
  scenes:
    1:
      place: "quay {ALERT}"
      present: [mara, joe, ann, bob, cat]
      lines:
        - "joe controls mara; cues <b onclick=alert(1)>rope"
        - "mara vows 'revenge {ALERT}'; about joe"
        - "mara tells ann; sets '{ALERT}' = '<svg/onload=alert(1)>'"
        - "ann {ALERT} does what no verb says"
        - "bob plays at ease"
        - "cat {{{{ 7 * 7 }}}} meets bob"
        - "mara plays at ease; intended \\"{BREAK}{ALERT}\\""
"""
PLAN = f'S02E01:\n  title: "{ALERT}"\n  scenes:\n    1: {{present: [mara], lines: ["mara plays at ease", "<b>"]}}\n'
ARTICLE = f"{ALERT}\n\nMara {ALERT} is a detective. <b onclick=alert(1)>Joe</b> dies. [x](javascript:alert(1))\n"
FILES = {
    "story.yaml": STORY, "s01.yaml": SEASON, f"plans/{'<b>'}.yaml": PLAN, "press/<i>.txt": ARTICLE,
    "<u>.yaml": "S01E02: {scenes: {1: [Nobody <script> here]}}\n",
}  # fmt: skip
WORD = quote(f"{ALERT}{BREAK}")
PAGES = (
    "/", "/cast", "/knows", "/findings", "/recap", "/recap?at=S01E02", "/source", "/source/s01.yaml",
    "/source/story.yaml",
    "/source/s01.yaml?edit=1", f"/source/{quote('<u>.yaml')}", "/compare", "/compare?plans=" + quote("plans/<b>.yaml"),
    "/?plan=" + quote("plans/<b>.yaml"), "/read?seen=all&press=" + quote("press/<i>.txt"), "/read", "/rule/reset",
    *(f"/character/{quote(who, safe='')}" for who in NAMES), f"/knows/{quote(ALERT, safe='')}",
    *(f"/believes/{quote(who, safe='')}" for who in NAMES), "/believes/audience", f"/believes/{WORD}",
    "/quotes", "/quotes?press=" + quote("press/<i>.txt"), f"/quotes?press={WORD}",
    f"/chart/character/{WORD}.svg", f"/chart/knows/{WORD}.png", f"/chart/cast.svg?at={WORD}&theme={WORD}&order={WORD}",
    f"/chart/cast.svg?theme={WORD}", f"/chart/character/mara.svg?order={WORD}",
    f"/?at={WORD}", f"/cast?seen={WORD}", f"/?plan={WORD}", f"/?without={WORD}", f"/character/{WORD}", f"/knows/{WORD}",
    f"/findings?rule={WORD}", f"/findings?character={WORD}", f"/findings?file={WORD}", f"/findings?sort={WORD}",
    f"/recap?at={WORD}", f"/recap?for={WORD}", f"/recap?words={WORD}", f"/compare?plans={WORD}", f"/compare?on={WORD}",
    f"/read?press={WORD}", f"/rule/{WORD}", f"/source/{WORD}", f"/{WORD}", f"/static/{WORD}", f"/cast?sort={WORD}",
    f"/character/mara?present={WORD}&place={WORD}&cues={WORD}", "/character/mara?without=joe",
    "/?without=joe&at=S01E01.1",
)  # fmt: skip
ADDRESSES = frozenset({"href", "src", "action", "formaction", "xlink:href", "data", "poster"})


class Page(HTMLParser):
    """What a page holds that could run."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[str] = []
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Look at one tag."""
        given = dict(attrs)
        self.tags.add(tag)
        ours = tag == "script" and (given.get("src") or "").startswith("/static/")
        if tag in {"iframe", "object", "embed", "base", "style"} or "http-equiv" in given:
            self.runs.append(f"<{tag}>")
        if tag == "script" and not ours:
            self.runs.append("<script>")
        for name, value in attrs:
            if name.startswith("on") or name in {"style", "srcdoc"}:
                self.runs.append(f"{tag} {name}")
            if name in ADDRESSES and not (value or "").startswith(("/", "#", "?", "data:image/")):
                self.runs.append(f"{tag} {name}={value}")
            if name in ADDRESSES and (value or "").startswith(("//", "/\\")):
                self.runs.append(f"{tag} {name}={value}")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of it."""
    return written(tmp_path_factory.mktemp("hostile"), FILES)


def looked_at(text: str) -> Page:
    """A page, read as a browser would."""
    page = Page()
    page.feed(text)
    page.close()
    return page


@pytest.mark.parametrize("target", PAGES)
def test_nothing_of_a_story_or_of_an_address_runs(hostile: Path, target: str) -> None:
    answer = asking(Room(hostile)).get(target)
    assert answer.status_code in {200, 400, 404}
    assert looked_at(answer.text).runs == []
    assert not {"b", "i", "u", "img"} & looked_at(answer.text).tags
    assert "Kit 49" not in answer.text


@pytest.mark.parametrize("target", ["/", "/cast", "/character/mara", "/believes/mara", "/knows", "/findings", "/recap"])
def test_nothing_runs_on_an_audience_s_page_either(hostile: Path, target: str) -> None:
    answer = asking(Room(hostile, seen="S01E01")).get(target)
    assert answer.status_code == 200
    assert looked_at(answer.text).runs == []


def test_an_article_that_is_sent_runs_nothing(hostile: Path) -> None:
    asker: Asker = asking(Room(hostile))
    for text in (ARTICLE, f"<p>{ALERT}</p><img src=x onerror=alert(1)><p>Mara dies.</p>", "</textarea>" + ALERT):
        for page in ("/read", "/quotes"):
            answer = asker.post(page, data={"article": f"{text} “{text},” Mara said.", "seen": "all"})
            assert answer.status_code == 200
            assert looked_at(answer.text).runs == []


def test_what_an_author_types_stays_text_in_the_editor(hostile: Path) -> None:
    page = asking(Room(hostile)).get("/source/story.yaml?edit=1").text
    assert page.count("</textarea>") == 1
    assert "&lt;/textarea&gt;" in page


def test_the_reader_of_pages_finds_what_would_run() -> None:
    bad = "<script>x</script><a href='javascript:x'>y</a><img src=//evil.example onerror=x><p style='x'>"
    assert len(looked_at(bad).runs) == 5
