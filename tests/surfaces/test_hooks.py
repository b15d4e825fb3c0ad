"""The hook of `.pre-commit-hooks.yaml`: changed files are led to their stories, in a repository as in ours."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from previously.surfaces.cli.main import cli
from tests.surfaces.conftest import Typed

ROOT = Path(__file__).parents[2]
HOOK: dict[str, Any] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]
STORY = "title: Harbour\ncast: {mara: Mara, joe: Joe}\n"
FINE = "S01E01:\n  scenes:\n    1:\n      lines:\n        - Mara meets Joe\n"
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not here")


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two stories in folders, a file of no story beside them, and one stands above them."""
    for name, season in (("harbour", FINE), ("serials/island", FINE.replace("Joe", "Marra"))):
        (tmp_path / name / "plans").mkdir(parents=True)
        (tmp_path / name / "story.yaml").write_text(STORY, "utf-8")
        (tmp_path / name / "s01.yaml").write_text(season, "utf-8")
        (tmp_path / name / "plans" / "draft.yaml").write_text(FINE, "utf-8")
    (tmp_path / "other.yaml").write_text("a: 1\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.usefixtures("repository")
def test_each_file_is_led_to_its_story_once(typed: Typed) -> None:
    said = typed("check", "--files", "harbour/s01.yaml", "harbour/story.yaml", "other.yaml")
    assert (said.code, said.out.count("Harbour:")) == (0, 1)
    said = typed("check", "--files", "harbour/plans/draft.yaml", "serials/island/s01.yaml")
    assert said.code == 1
    assert said.out.startswith("harbour:\nHarbour: nothing contradicts")
    assert "\nserials/island:\nPV003 unknown-name s01.yaml:5\n" in said.out


@pytest.mark.usefixtures("repository")
def test_files_of_no_story_are_no_mistake(typed: Typed) -> None:
    assert typed("check", "--files", "other.yaml") == (0, "None of these files belongs to a story.\n", "")
    assert typed("check", "--files").code == 0
    assert typed("check", "--files", "other.yaml", "--format", "github") == (0, "", "")
    assert typed("check", "--files", "nowhere/at/all.yaml").code == 2
    assert typed("check", "--files", "/etc/passwd").out == "None of these files belongs to a story.\n"


def test_a_file_may_be_named_absolutely(typed: Typed, repository: Path) -> None:
    said = typed("check", "--files", str(repository / "serials" / "island" / "s01.yaml"), "--format", "github")
    assert "file=serials/island/s01.yaml," in said.out


def test_a_file_that_was_deleted_is_led_to_its_story_too(typed: Typed, repository: Path) -> None:
    (repository / "harbour" / "s01.yaml").unlink()
    assert "Harbour:" in typed("check", "--files", "harbour/s01.yaml").out


def test_from_inside_a_story_and_with_the_story_in_the_root(
    typed: Typed, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(repository / "harbour")
    assert typed("check", "--files", "s01.yaml", "plans/draft.yaml").out.count("Harbour:") == 1
    said = typed("check", "--files", "../serials/island/s01.yaml", "--format", "github")
    assert "file=../serials/island/s01.yaml" in said.out


@pytest.mark.usefixtures("repository")
def test_annotations_of_several_stories_stand_in_one_answer(typed: Typed) -> None:
    said = typed("check", "--files", "harbour/s01.yaml", "serials/island/s01.yaml", "--format", "github")
    assert (said.code, said.out.count("::error file=serials/island/s01.yaml,line=5")) == (1, 1)
    said = typed("check", "--files", "harbour/s01.yaml", "serials/island/s01.yaml", "--format", "json")
    assert (said.code, said.out) == (2, "")
    assert "--format json is for one story; the files given belong to 2" in said.err


def test_the_hook_calls_a_command_that_is_there() -> None:
    program, command, *options = HOOK["entry"].split()
    assert program == "previously"
    found = cli.get_command(cli.make_context("previously", ["--", "check"], resilient_parsing=True), command)
    assert found is not None
    assert set(options) <= {name for param in found.params for name in param.opts}


def run(*words: str, where: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(words, cwd=where, capture_output=True, text=True, check=False)  # noqa: S603


@needs_git
def test_pre_commit_runs_it(repository: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: Any) -> None:
    pytest.importorskip("pre_commit")
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path_factory.mktemp("pre-commit")))
    monkeypatch.setenv("PYTHONPATH", str(Path(sys.modules["previously"].__file__ or "").parents[1]))
    entry = HOOK["entry"].replace("previously", f"{sys.executable} -m previously", 1)
    hook = {**HOOK, "entry": entry, "language": "system"}  # as installed, but without installing anything
    config = repository / ".pre-commit-config.yaml"
    config.write_text(yaml.safe_dump({"repos": [{"repo": "local", "hooks": [hook]}]}), "utf-8")
    assert run("git", "init", "-q", where=repository).returncode == 0
    assert run("git", "add", "harbour", "other.yaml", str(config), where=repository).returncode == 0
    fine = run(sys.executable, "-m", "pre_commit", "run", where=repository)
    assert (fine.returncode, "Passed" in fine.stdout) == (0, True), fine.stdout
    assert run("git", "add", ".", where=repository).returncode == 0
    broken = run(sys.executable, "-m", "pre_commit", "run", where=repository)
    assert (broken.returncode, "Failed" in broken.stdout) == (1, True), broken.stdout
    assert "unknown-name" in broken.stdout


def test_the_manifest_is_one_that_pre_commit_reads() -> None:
    pytest.importorskip("pre_commit")
    said = run(
        sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"), where=ROOT
    )
    assert said.returncode == 0, said.stdout
