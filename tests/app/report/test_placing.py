"""A document takes its place whole or not at all, and the sentence says why."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from app.report.placing import place
from app.report.writing import FORMATS, write
from app.text.refused import Refused
from app.work.naming import file_name

from .sample import sample_report


def _nobody(_share: float, _words: str) -> None:
    """Hears nothing."""


@pytest.mark.parametrize("form", FORMATS)
def test_every_kind_of_document_refuses_a_folder_a_missing_folder_and_a_read_only_file(
    tmp_path: Path, form: str
) -> None:
    (tmp_path / f"folder.{form}").mkdir()
    kept = tmp_path / f"kept.{form}"
    kept.write_bytes(b"old")
    kept.chmod(0o444)
    for target, why in (
        (tmp_path / f"folder.{form}", "is a folder"),
        (tmp_path / "nowhere" / f"x.{form}", "is not there"),
        (kept, "read-only or open in another program"),
    ):
        with pytest.raises(Refused, match=why):
            write(sample_report("full"), form, target, _nobody)
    assert kept.read_bytes() == b"old"
    assert sorted(one.name for one in tmp_path.iterdir()) == [f"folder.{form}", f"kept.{form}"]


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_leaves_the_old_document_and_no_part(
    tmp_path: Path, form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / f"报告.{form}"
    target.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Refused, match="no room left on the disk for “报告"):
        write(sample_report("full"), form, target, _nobody)
    assert target.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_document_open_in_an_office_program_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "report.docx"
    target.write_bytes(b"open")
    lock = tmp_path / ".~lock.report.docx#"
    lock.write_text("somebody")
    with pytest.raises(Refused, match="open in another program"):
        place(b"new", target)
    lock.unlink()
    place(b"new", target)
    assert target.read_bytes() == b"new"


def test_a_name_with_slashes_becomes_a_name_of_one_file() -> None:
    assert file_name("ACO / NHS: what? 报告\n2", "pdf") == "ACO NHS what 报告 2.pdf"
    assert file_name("../../etc/passwd", "md") == "etc passwd.md"
    assert file_name("///", "csv") == "Diptych.csv"


def test_a_name_too_long_for_the_system_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="too long"):
        place(b"x", tmp_path / ("长" * 200 + ".pdf"))
