"""Other programs open what we write: LibreOffice, Chromium with an accessibility scan, qpdf. Skipped by name where absent."""

from __future__ import annotations

import json
import os
import shutil
import socket
import subprocess
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest

from app.report.pdf import write_pdf
from app.report.tables import write_csv, write_xlsx
from app.report.web import write_html
from app.report.word import write_docx

from .sample import finding, sample_report
from .seeds import seed_report
from .tagged import same
from .test_documents import whole

pytestmark = pytest.mark.outside


def letters(text: str) -> str:
    """Letters and digits alone: where a font lacks a mark, the reader of the PDF finds it beside its place."""
    return "".join(ch for ch in same(text) if ch.isalnum())


def office(document: Path, form: str, *more: str) -> Path:
    """A document as LibreOffice turns it into another kind."""
    program = shutil.which("soffice") or shutil.which("libreoffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    home = document.parent / "office"
    call = [program, "--headless", f"-env:UserInstallation={home.as_uri()}", *more, "--convert-to", form]
    subprocess.run([*call, "--outdir", str(home), str(document)], check=True, capture_output=True, timeout=180)
    return home / f"{document.stem}.{form.partition(':')[0]}"


def test_libreoffice_opens_the_word_document_and_prints_the_same_words(tmp_path: Path) -> None:
    report = whole()
    source = tmp_path / "report.docx"
    source.write_bytes(write_docx(report)[0])
    with pypdfium2.PdfDocument(office(source, "pdf")) as pdf:
        text = letters("".join(page.get_textpage().get_text_range() for page in pdf))
    for one in report.findings:
        for lang in ("en", "zh"):
            assert letters(one.claim[lang]) in text
        for quote in one.quotes:
            assert letters(quote.en) in text
            assert letters(quote.zh) in text


def test_libreoffice_finds_no_formula_in_workbook_and_csv_and_loses_nothing(tmp_path: Path) -> None:
    from app.report.model import Quote

    words = '=HYPERLINK("http://example.org","x") 信任 𠮷'
    report = sample_report("full", findings=(finding(1, words, words, Quote("+1", "@x")),))
    (tmp_path / "a.xlsx").write_bytes(write_xlsx(report)[0])
    (tmp_path / "b.csv").write_bytes(write_csv(report)[0])
    for name, more in (("a.xlsx", ()), ("b.csv", ("--infilter=CSV:44,34,76,1,,0,false,true,false,false",))):
        book = openpyxl.load_workbook(office(tmp_path / name, "xlsx", *more))
        cells = [cell for row in book.worksheets[0].iter_rows() for cell in row if cell.value is not None]
        assert not [cell for cell in cells if cell.data_type == "f"]
        assert words in {str(cell.value).removeprefix("'") for cell in cells}


def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    program = shutil.which("qpdf")
    if program is None:
        pytest.skip("qpdf is not installed")
    for kind in ("brief", "full"):
        made = write_pdf(sample_report(kind), tmp_path / f"{kind}.pdf")
        run = subprocess.run([program, "--check", str(made.path)], capture_output=True, text=True, check=False)
        assert run.returncode == 0, run.stdout + run.stderr


class Browser:
    """A headless Chromium, spoken to through its driver."""

    def __init__(self, port: int) -> None:
        self._root = f"http://127.0.0.1:{port}"
        words = ["--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1200,900"]
        asked = {
            "browserName": "chrome",
            "goog:loggingPrefs": {"browser": "ALL"},
            "goog:chromeOptions": {"args": words},
        }
        made = self._call("POST", "/session", {"capabilities": {"alwaysMatch": asked}})
        self._session = f"/session/{made['sessionId']}"

    def _call(self, how: str, path: str, body: Any = None) -> Any:
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self._root + path, data, {"Content-Type": "application/json"}, method=how)
        with urllib.request.urlopen(request, timeout=60) as answer:
            return json.load(answer)["value"]

    def open(self, page: Path) -> None:
        self._call("POST", f"{self._session}/url", {"url": page.as_uri()})

    def run(self, script: str, wait: bool = False) -> Any:
        kind = "async" if wait else "sync"
        return self._call("POST", f"{self._session}/execute/{kind}", {"script": script, "args": []})

    def scheme(self, name: str) -> None:
        media = {"features": [{"name": "prefers-color-scheme", "value": name}]}
        asked = {"cmd": "Emulation.setEmulatedMedia", "params": media}
        self._call("POST", f"{self._session}/goog/cdp/execute", asked)

    def log(self) -> list[Any]:
        found: list[Any] = self._call("POST", f"{self._session}/se/log", {"type": "browser"})
        return found

    def close(self) -> None:
        self._call("DELETE", self._session)


@pytest.fixture
def browser() -> Iterator[Browser]:
    driver = shutil.which("chromedriver")
    if driver is None:
        pytest.skip("Chromium's driver (chromedriver) is not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    process = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    opened: Browser | None = None
    try:
        for _ in range(50):
            try:
                opened = Browser(port)
                break
            except OSError:
                time.sleep(0.2)
        assert opened is not None, "the browser did not start"
        yield opened
    finally:
        if opened is not None:
            opened.close()
        process.kill()
        process.wait()


def test_the_page_is_searched_and_clicked_in_a_real_browser(browser: Browser, tmp_path: Path) -> None:
    report = seed_report("full", "both")
    # The chart of the seeds counts findings from 0.
    report = replace(report, findings=tuple(replace(one, id=one.number - 1) for one in report.findings))
    page = tmp_path / "report.html"
    page.write_bytes(write_html(report)[0])
    browser.open(page)
    count = "return [...document.querySelectorAll('[data-finding]')].filter(one => !one.hidden).length"
    assert browser.run(count) == len(report.findings)
    typed = "const f = document.getElementById('search'); f.value = arguments[0]; f.dispatchEvent(new Event('input'))"
    browser.run(typed.replace("arguments[0]", json.dumps("信任")))
    found = browser.run(count)
    assert 0 < found < len(report.findings)
    browser.run("document.getElementById('clear').click()")
    assert browser.run(count) == len(report.findings)
    shows = browser.run("const c = document.querySelector('button[data-shows]'); c.click(); return c.dataset.shows")
    assert browser.run(count) == len(shows.split())
    assert browser.run("return document.activeElement.dataset.finding") == shows.split()[0]
    browser.run("document.querySelector('button[data-language=en]').click()")
    assert browser.run("return getComputedStyle(document.querySelector('.sides.two > :lang(zh)')).display") == "none"
    assert browser.log() == [], "the page's own policy was broken"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_an_accessibility_scan_finds_nothing_serious(browser: Browser, tmp_path: Path, scheme: str) -> None:
    place = Path(os.environ.get("AXE_CORE", "node_modules/axe-core/axe.min.js"))
    if not place.exists():
        pytest.skip("axe-core is not installed (AXE_CORE names its axe.min.js)")
    page = tmp_path / "report.html"
    page.write_bytes(write_html(seed_report("full", "both"))[0])
    browser.open(page)
    browser.scheme(scheme)
    browser.run(place.read_text(encoding="utf-8") + "; window.axe = axe")
    found = browser.run("const done = arguments[0]; axe.run(document).then(r => done(r.violations))", wait=True)
    serious = [(one["id"], one["nodes"][0]["html"][:200]) for one in found if one["impact"] in ("serious", "critical")]
    assert serious == []
