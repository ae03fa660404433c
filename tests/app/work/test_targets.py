"""Documents of libraries with hardly anything in them, and targets that are no files."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from app.text.refused import Refused
from app.work import documents, exporting, whole
from app.work.library import Library
from app.work.reporting import ReportChoice
from tests import verbs


def _nobody(_share: float, _words: str) -> None:
    """Hears nothing."""


@pytest.fixture
def bare(tmp_path: Path) -> Path:
    """A library with one finding whose code has no theme, no care model anywhere, and words in Chinese alone."""
    path = tmp_path / "文库.diptych"
    library = Library.create(path)
    study = verbs.a_study(library, "", title_zh="只有中文的研究")
    text = verbs.a_text(library, study, "信任增长缓慢。没有译文。", "zh-Hans")
    code = verbs.a_code(library, "Mis<trust> & *fear*", zh="不信任")
    verbs.a_finding(library, verbs.a_passage(library, study, (text, "信任增长缓慢"), codes=(code,)), en="=1+1 <b>")
    library.close()
    return path


@pytest.mark.parametrize("form", exporting.DOCUMENTS)
def test_a_library_whose_chart_is_empty_gives_every_document_and_says_that_nothing_is_drawn(
    bare: Path, tmp_path: Path, form: str
) -> None:
    target = tmp_path / f"报告.{form}"
    told = documents.export(bare, ReportChoice(), target, form, _nobody)
    assert (told["findings"], told["studies"]) == (1, 1)
    if form in ("html", "md"):
        text = target.read_text(encoding="utf-8")
        assert "Nothing is coded that this chart could show." in text
        assert "信任增长缓慢" in text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("form", ["pdf", "csv"])
def test_a_device_is_never_replaced_by_a_document(bare: Path, tmp_path: Path, form: str) -> None:
    pipe = tmp_path / f"pipe.{form}"
    os.mkfifo(pipe)
    with pytest.raises(Refused, match="is a device, not a file"):
        documents.export(bare, ReportChoice(), pipe, form, _nobody)
    with pytest.raises(Refused, match="is a device, not a file"):
        whole.write_whole(pipe, b"words")
    assert pipe.is_fifo()


@pytest.mark.parametrize("form", ["pdf", "csv"])
def test_a_name_that_is_too_long_is_said_to_be(bare: Path, tmp_path: Path, form: str) -> None:
    with pytest.raises(Refused, match="name of the document is too long"):
        documents.export(bare, ReportChoice(), tmp_path / f"{'字' * 100}.{form}", form, _nobody)


def test_a_name_as_long_as_the_system_allows_is_written(tmp_path: Path) -> None:
    target = tmp_path / ("报告" * 40 + "x" * 10 + ".csv")
    assert len(target.name.encode()) == 254
    whole.write_whole(target, b"words")
    assert [one.name for one in tmp_path.iterdir()] == [target.name]
    assert target.read_bytes() == b"words"


def test_what_could_not_be_written_leaves_nothing_beside(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"old")

    def fill() -> None:
        with whole.beside(target) as part:
            part.write_bytes(b"half")
            raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(Refused, match="No space left"):
        fill()
    assert [one.name for one in tmp_path.iterdir()] == ["out.csv"]
    assert target.read_bytes() == b"old"
