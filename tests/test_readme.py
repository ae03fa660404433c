"""What the README and the packaging files say is so."""

from __future__ import annotations

import configparser
import re
import shlex
import subprocess
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import pytest

from app.cli import parser
from app.cli.commands import COMMANDS

ROOT = Path(__file__).resolve().parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def calls() -> list[list[str]]:
    """Every call of the program that the README shows."""
    lines = re.findall(r"^    diptych (.*)$", README, re.MULTILINE)
    return [shlex.split(line, comments=True) for line in lines]


@pytest.mark.parametrize("words", calls(), ids=" ".join)
def test_every_call_in_the_readme_is_one_the_program_knows(words: list[str]) -> None:
    call = parser.make().parse_args(words)
    assert call.command in {"open", "shot", *COMMANDS}


def test_the_readme_shows_every_command() -> None:
    assert {words[0] for words in calls()} == {"open", "shot", *COMMANDS}


def test_the_two_commands_come_first_and_are_targets() -> None:
    first = [line.strip() for line in README.splitlines() if line.startswith("    ")][:2]
    assert first == ["make run", "make test"]
    assert README.index("make run") < README.index("make test") < 60


def test_every_target_that_is_named_anywhere_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([a-z]+):", MAKEFILE, re.MULTILINE))
    for name in ("README.md", "CONTRIBUTING.md", "packaging/README.md", "pyproject.toml"):
        said = set(re.findall(r"[`\"]make ([a-z]+)", (ROOT / name).read_text(encoding="utf-8")))
        assert said <= targets, name
    assert {"run", "test", "lint", "types", "bench", "shots", "wheel", "outside"} <= targets


def test_every_script_that_the_makefile_runs_is_there() -> None:
    for script in re.findall(r"packaging/\w+\.py", MAKEFILE + (ROOT / "packaging/README.md").read_text("utf-8")):
        assert (ROOT / script).exists(), script


def test_links_of_the_readme_lead_somewhere() -> None:
    for place in re.findall(r"\[[^\]]*\]\(([^)#]+)\)|`(resources/\w+)`", README):
        assert (ROOT / (place[0] or place[1])).exists(), place


def test_continuous_integration_calls_make_test() -> None:
    script = (ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert "make test" in script
    assert (ROOT / ".ci" / "run").stat().st_mode & 0o111


def test_locks_hold_every_dependency_with_a_hash() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for name, wanted in (
        ("requirements.lock", project["dependencies"]),
        ("requirements-dev.lock", project["dependencies"] + project["optional-dependencies"]["dev"]),
    ):
        lock = (ROOT / name).read_text(encoding="utf-8")
        pinned = {line.split("==")[0].lower().replace("_", "-") for line in lock.splitlines() if "==" in line[:60]}
        for one in wanted:
            plain = re.split(r"[<>=\[ ]", one, maxsplit=1)[0].lower().replace("_", "-")
            assert plain in pinned, (name, one)
        assert lock.count("--hash=sha256:") >= len(pinned)
        assert "://" not in lock
        assert "file:" not in lock


def test_the_menu_entry_is_whole() -> None:
    entry = configparser.ConfigParser(interpolation=None, strict=True, delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(ROOT / "packaging/linux/diptych.desktop", encoding="utf-8")
    own = entry["Desktop Entry"]
    assert own["Exec"] == "diptych open %f"
    assert own["Comment[zh_CN]"]
    assert own["MimeType"] == "application/vnd.diptych.library;"


def test_the_file_type_knows_our_files_by_their_header(tmp_path: Path) -> None:
    from db import upgrading

    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    mime = ElementTree.parse(ROOT / "packaging/linux/diptych.mime.xml").getroot()[0]
    outer = mime.find(f"{space}magic/{space}match")
    assert outer is not None
    inner = outer[0]
    upgrading.create(tmp_path / "a.diptych")
    head = (tmp_path / "a.diptych").read_bytes()[:100]
    for match in (outer, inner):
        at = int(match.attrib["offset"])
        assert head[at:].startswith(match.attrib["value"].encode())


def test_the_software_centres_entry_is_whole_in_both_languages() -> None:
    entry = ElementTree.parse(ROOT / "packaging/linux/diptych.metainfo.xml").getroot()
    assert entry.findtext("project_license") == "MIT"
    language = "{http://www.w3.org/XML/1998/namespace}lang"
    for name in ("summary", "description/p", "description/ul/li"):
        found = entry.findall(name)
        assert len([one for one in found if one.get(language) == "zh_CN"]) * 2 == len(found)
    assert not any("http" in (one.text or "") for one in entry.iter())


@pytest.mark.outside
@pytest.mark.parametrize(
    "words",
    [
        ("desktop-file-validate", "packaging/linux/diptych.desktop"),
        ("appstreamcli", "validate", "--no-net", "packaging/linux/diptych.metainfo.xml"),
        ("xmllint", "--noout", "packaging/linux/diptych.mime.xml"),
    ],
    ids=lambda words: words[0],
)
def test_the_systems_own_validators_agree(words: tuple[str, ...]) -> None:
    import shutil

    if shutil.which(words[0]) is None:
        pytest.skip(f"{words[0]} is not installed here")
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    errors = [line for line in (done.stdout + done.stderr).splitlines() if re.match(r"E:|.*error", line)]
    assert errors == []  # a warning stays: the name in the software centre is not one of a domain, as we have none
