"""Prints how many megabytes an installation takes, alone and with each extra. Takes some minutes."""

import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
EXTRAS = tomllib.loads(ROOT.joinpath("pyproject.toml").read_text("utf-8"))["project"]["optional-dependencies"]


def megabytes(extra: str) -> float:
    """What is installed for an extra, or for none, with the bytecode that pip writes and without pip itself."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)  # noqa: S603 - our own words
        of = f"{ROOT}[{extra}]" if extra else str(ROOT)
        into = ["--python", f"{folder}/bin/python", "install", "-qq", "--disable-pip-version-check", of]
        subprocess.run([sys.executable, "-m", "pip", *into], check=True)  # noqa: S603
        return sum(path.lstat().st_size for path in Path(folder, "lib").rglob("*") if path.is_file()) / 1e6


if __name__ == "__main__":
    for extra in ("", *(extra for extra in EXTRAS if extra != "dev")):
        sys.stdout.write(f"{extra or 'without extras':16} {megabytes(extra):6.1f} MB\n")
        sys.stdout.flush()
