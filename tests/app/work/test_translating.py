"""A machine's translations come in marked as a machine's, only after a yes, and never into an author's text."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import pytest

from app.text.refused import Refused
from app.work import (
    childwork,
    coders,
    editing,
    filling,
    history,
    pairing,
    reading,
    translating,
    translator,
)
from app.work.library import Library
from app.work.translator import Translator
from tests import verbs

EN = "Trust grew slowly. Money was scarce.\nThe board listened."

Answer = Callable[[str, Any, Any], tuple[int, Any]]


class Asked(list[tuple[str, Any, dict[str, str]]]):
    """What a server was asked: path, body, heads; and where it is."""

    url = ""


@contextmanager
def server(answer: Answer) -> Iterator[Asked]:
    """A server on this computer that answers with what `answer(path, body, heads)` returns: status and value."""
    asked = Asked()

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.reply(None)

        def do_POST(self) -> None:
            self.reply(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

        def reply(self, body: Any) -> None:
            asked.append((self.path, body, dict(self.headers)))
            status, value = answer(self.path, body, self)
            data = value if isinstance(value, bytes) else json.dumps(value).encode()
            self.send_response(status)
            if status in {301, 302, 307}:
                self.send_header("Location", asked.url + "/elsewhere")
            self.send_header("Content-Length", str(len(data)))
            self.end_headers()
            with suppress(OSError):
                self.wfile.write(data)

        def log_message(self, *_: Any) -> None:
            pass

    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made.daemon_threads = True
    thread = Thread(target=made.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    asked.url = f"http://127.0.0.1:{made.server_address[1]}"
    try:
        yield asked
    finally:
        made.shutdown()
        made.server_close()
        thread.join()


def libre(path: str, body: Any, _: Any) -> tuple[int, Any]:
    """As LibreTranslate answers."""
    if path == "/languages":
        return 200, [{"code": "en", "name": "English"}, {"code": "zh-Hans", "name": "Chinese"}]
    return 200, {"translatedText": [f"译{one[:5]}。" for one in body["q"]]}


def deepl(_: str, body: Any, _asked: Any) -> tuple[int, Any]:
    """As DeepL answers."""
    return 200, {"translations": [{"detected_source_language": "EN", "text": f"译{one[:5]}。"} for one in body["text"]]}


@pytest.fixture
def asked() -> Iterator[Asked]:
    with server(libre) as made:
        yield made


def libre_at(asked: Asked, **more: Any) -> Translator:
    return Translator("libretranslate", asked.url, **more)


def test_without_a_yes_nothing_is_sent(library: Library, study: int, asked: Asked) -> None:
    verbs.a_text(library, study, EN)
    with pytest.raises(Refused, match="unless you agree"):
        translating.machine_translate(library, study, libre_at(asked), consent=False)
    assert asked == []
    assert reading.page(library, study).right is None


def test_what_would_be_sent_is_told_before_and_nothing_else_is_sent(library: Library, study: int, asked: Asked) -> None:
    coders.set_name(library, "Ling")
    verbs.a_text(library, study, EN)
    told = translating.outgoing(library, study, libre_at(asked))
    assert (told.host, told.sentences, told.here) == ("127.0.0.1", 3, True)
    assert asked == []
    translating.machine_translate(library, study, libre_at(asked), consent=True)
    paths = [path for path, _, _ in asked]
    assert paths == ["/languages", "/translate"]
    sent = asked[1][1]
    assert sent == {
        "q": ["Trust grew slowly.", "Money was scarce.", "The board listened."],
        "source": "en", "target": "zh-Hans", "format": "text",
    }  # fmt: skip
    assert sum(map(len, sent["q"])) == told.characters
    assert "Ling" not in str(asked)


def test_a_machines_text_is_marked_as_one_and_stands_sentence_by_sentence(
    library: Library, study: int, asked: Asked
) -> None:
    verbs.a_text(library, study, EN)
    made = translating.machine_translate(library, study, libre_at(asked), consent=True).result
    page = reading.page(library, study)
    assert page.right
    assert page.right.id == made
    assert (page.right.provenance, page.right.engine) == ("machine", "LibreTranslate (127.0.0.1)")
    assert (page.right.review_state, page.card.machine) == ("unreviewed", "unreviewed")
    assert page.right.body == "译Trust。译Money。\n译The b。"
    assert [page.right.body[slice(*one.right[0])] for one in page.pairs] == ["译Trust。", "译Money。", "译The b。"]
    assert [len(one.left) for one in page.pairs] == [1, 1, 1]
    history.undo(library)
    assert reading.page(library, study).right is None
    history.redo(library)
    assert reading.page(library, study).pairs == page.pairs


def test_a_persons_translation_that_a_machine_completes_counts_as_the_machines(
    library: Library, study: int, asked: Asked
) -> None:
    verbs.a_text(library, study, EN)
    left = reading.page(library, study).left
    assert left
    start = EN.index("Money")
    filling.fill(library, study, "abstract", "right", (start, start + 17), "资金短缺。", "zh-Hans")
    page = reading.page(library, study)
    assert page.right
    editing.mark_reviewed(library, page.right.id)
    passage = verbs.a_passage(library, study, (page.right.id, "资金"))
    translating.machine_translate(library, study, libre_at(asked), consent=True)
    after = reading.page(library, study)
    assert after.right
    assert after.right.body == "译Trust。资金短缺。\n译The b。"
    assert (after.right.provenance, after.right.review_state) == ("machine", "unreviewed")
    assert [after.right.body[slice(*one.right[0])] for one in after.pairs] == ["译Trust。", "资金短缺。", "译The b。"]
    assert after.pairs[1].state == "manual"
    assert verbs.passage_of(library, passage).anchors[0].state == "placed"
    with pytest.raises(Refused, match="translation already"):
        translating.machine_translate(library, study, libre_at(asked), consent=True)


@pytest.mark.parametrize("whose", ["author", "publisher", "unknown"])
def test_a_machines_words_never_come_into_a_text_that_may_be_the_authors(
    library: Library, study: int, asked: Asked, whose: str
) -> None:
    verbs.a_text(library, study, EN)
    verbs.a_text(library, study, "信任增长缓慢。", "zh-Hans", provenance=whose)
    reading.ensure_pairs(library, study)
    with pytest.raises(Refused, match="author’s"):
        translating.machine_translate(library, study, libre_at(asked), consent=True)
    assert asked == []


def test_sentences_left_out_in_the_middle_are_put_where_they_belong(library: Library, study: int, asked: Asked) -> None:
    left, right = verbs.two_texts(library, study, EN + " Nurses met.", "信任增长。\n\n董事会听取了意见。")
    reading.ensure_pairs(library, study)
    for words, answer in (("Money", None), ("Nurses", None), ("The board", "董事会")):
        other = None if answer is None else verbs.place(library, right, answer)[1:]
        page = reading.page(library, study)
        held = next(
            one
            for one in page.pairs
            if one.left and one.left[0][0] <= verbs.place(library, left, words)[1] < one.left[-1][1]
        )
        if held.state == "automatic":
            pairing.link(library, study, verbs.place(library, left, words)[1:], other)
    translating.machine_translate(library, study, libre_at(asked), consent=True)
    after = reading.page(library, study)
    assert after.right
    assert after.right.body == "信任增长。译Money。\n\n董事会听取了意见。译Nurse。"
    assert [after.right.body[a:b] for one in after.pairs for a, b in one.right] == [
        "信任增长。", "译Money。", "董事会听取了意见。", "译Nurse。",
    ]  # fmt: skip


def test_a_text_changed_meanwhile_is_left_alone(library: Library, study: int) -> None:
    text = verbs.a_text(library, study, EN)

    def meddle(path: str, body: Any, it: Any) -> tuple[int, Any]:
        if path == "/translate":
            editing.edit_text(library, text, EN + " End.")
        return libre(path, body, it)

    with server(meddle) as asked, pytest.raises(Refused, match="changed while"):
        translating.machine_translate(library, study, libre_at(asked), consent=True)
    assert reading.page(library, study).right is None


def test_deepl_is_asked_as_it_wants_to_be() -> None:
    with server(deepl) as asked:
        found = translator.translate(
            Translator("deepl", asked.url + "/v2/translate", "key:fx"), ["One.", "Two."], "en", "zh-Hant"
        )
    assert found == ["译One.。", "译Two.。"]
    path, body, heads = asked[0]
    assert (path, heads["Authorization"]) == ("/v2/translate", "DeepL-Auth-Key key:fx")
    assert body == {"text": ["One.", "Two."], "source_lang": "EN", "target_lang": "ZH-HANT"}
    assert Translator("deepl", "https://api-free.deepl.com").engine == "DeepL"


def test_long_texts_are_sent_in_portions_and_come_back_in_order() -> None:
    heard: list[tuple[int, int]] = []
    sentences = [f"{n:05d} sentence." for n in range(120)]
    with server(libre) as asked:
        found = translator.translate(
            libre_at(asked), sentences, "en", "zh", lambda done, total: heard.append((done, total))
        )
    assert found == [f"译{one[:5]}。" for one in sentences]
    assert [len(body["q"]) for path, body, _ in asked if path == "/translate"] == [50, 50, 20]
    assert heard == [(0, 120), (50, 120), (100, 120)]


def test_an_older_server_without_a_list_of_languages_is_asked_by_the_old_names() -> None:
    def old(path: str, body: Any, _: Any) -> tuple[int, Any]:
        return (404, {}) if path == "/languages" else (200, {"translatedText": "译"})

    with server(old) as asked:
        assert translator.translate(libre_at(asked), ["One."], "en", "zh-Hans") == ["译"]
    assert asked[1][1]["target"] == "zh"


@pytest.mark.parametrize(
    ("answer", "why"),
    [
        ((401, {"error": "no"}), "does not accept the key"),
        ((403, b"<html>"), "does not accept the key"),
        ((404, {}), "no translator at"),
        ((400, {"error": "Invalid\nrequest"}), "Invalid request"),
        ((429, {}), "too many requests"),
        ((456, {}), "no characters left"),
        ((500, b""), "trouble of its own"),
        ((302, b""), "another address"),
        ((307, b""), "another address"),
        ((200, b"<html>no</html>"), "as a translator does"),
        ((200, b"\xff\xfe"), "as a translator does"),
        ((200, b"[" * 100_000), "as a translator does"),
        ((200, {"translatedText": ["one"]}), "each sentence"),
        ((200, {"translatedText": ["one", None]}), "each sentence"),
        ((200, {"translatedText": ["one", "  "]}), "without translation"),
        ((200, {"translatedText": {"a": 1}}), "each sentence"),
        ((200, []), "each sentence"),
        ((200, b'{"translatedText": ["' + b"x" * 9_000_000 + b'"]}'), "far more"),
    ],
)
def test_what_goes_wrong_at_the_server_is_said_in_a_sentence(answer: tuple[int, Any], why: str) -> None:
    def bad(path: str, body: Any, it: Any) -> tuple[int, Any]:
        return libre(path, body, it) if path == "/languages" else answer

    with server(bad) as asked, pytest.raises(Refused, match=why) as refusal:
        translator.translate(libre_at(asked), ["One.", "Two."], "en", "zh-Hans")
    assert [path for path, _, _ in asked] == ["/languages", "/translate"]
    assert str(refusal.value).endswith("Nothing was changed.")


def test_a_server_that_does_not_answer_is_given_up_before_it_does() -> None:
    given_up, answered = Event(), Event()

    def slow(_: str, _body: Any, _it: Any) -> tuple[int, Any]:
        if not given_up.wait(60):
            answered.set()
        return 200, []

    with server(slow) as asked:
        with pytest.raises(Refused, match="within 1 seconds"):
            translator.translate(libre_at(asked, timeout=1), ["One."], "en", "zh")
        assert not answered.is_set()
        given_up.set()


def test_nobody_there_is_said_in_a_sentence() -> None:
    with server(libre) as asked:
        gone = libre_at(asked)
    with pytest.raises(Refused, match="Nobody answers"):
        translator.translate(gone, ["One."], "en", "zh")


def test_a_language_the_server_does_not_know_is_refused(asked: Asked) -> None:
    with pytest.raises(Refused, match="does not translate"):
        translator.translate(libre_at(asked), ["One."], "en", "fr")


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        (Translator("google", "https://a.example"), "speaks"),
        (Translator("deepl", "ftp://a.example"), "not an address"),
        (Translator("deepl", "file:///etc/passwd"), "not an address"),
        (Translator("deepl", "https://"), "not an address"),
        (Translator("deepl", "http://[::1"), "not an address"),
        (Translator("deepl", "https://a.example:99999"), "not an address"),
        (Translator("deepl", "https://me:secret@a.example"), "address alone"),
        (Translator("deepl", "https://a.example/?q=1"), "address alone"),
        (Translator("deepl", "http://a.example", "key"), "https"),
        (Translator("deepl", "https://a.example", "key\r\nX: y"), "no key has"),
    ],
)
def test_an_address_or_key_that_cannot_be_right_is_refused_before_anything_is_sent(wrong: Translator, why: str) -> None:
    with pytest.raises(Refused, match=why):
        translator.checked(wrong)


def test_the_settings_keep_a_translator_and_a_damaged_one_is_none() -> None:
    kept = Translator("libretranslate", "https://a.example/base", "k", 20.0)
    assert translator.configured(json.loads(json.dumps(translator.as_setting(kept)))) == kept
    for damaged in (
        None,
        {},
        [],
        "x",
        {"url": "ftp://x", "dialect": "deepl"},
        {"url": "https://a", "dialect": "deepl", "timeout": "x"},
    ):
        assert translator.configured(damaged) is None
    assert (
        translator.checked(Translator("libretranslate", " https://a.example/lt/translate/ ")).url
        == "https://a.example/lt"
    )


def test_the_child_translates_in_the_windows_name(library: Library, study: int, asked: Asked) -> None:
    verbs.a_text(library, study, EN)
    payload = {
        "library": str(library.path), "session": library.session, "coder": library.coder_id, "study": study,
        "translator": translator.as_setting(libre_at(asked)),
    }  # fmt: skip
    with pytest.raises(Refused, match="unless you agree"):
        childwork.machine_translate({**payload}, lambda *_: None)
    done = childwork.machine_translate({**payload, "consent": True}, lambda *_: None)
    right = reading.page(library, study).right
    assert right
    assert done["text"] == right.id
    step = history.can_undo(library)
    assert step
    assert (step.id, step.label) == (done["step"], "Machine-translated %n sentences")


def test_an_earlier_wording_is_taken_up_again(library: Library, study: int) -> None:
    _, right = verbs.two_texts(library, study)
    editing.edit_text(library, right, verbs.ZH + "完。")
    translating.take_up(library, right, 1)
    assert verbs.text_of(library, right).body == verbs.ZH
    assert [one.number for one in reading.wordings(library, right)] == [3, 2, 1]
    with pytest.raises(Refused, match="no such"):
        translating.take_up(library, right, 9)


def test_an_english_text_is_made_from_a_chinese_one(library: Library, study: int) -> None:
    verbs.a_text(library, study, "信任增长。董事会听取了意见。", "zh-Hans")

    def back(path: str, body: Any, it: Any) -> tuple[int, Any]:
        return (
            libre(path, body, it)
            if path == "/languages"
            else (200, {"translatedText": ["Trust grew."] * len(body["q"])})
        )

    with server(back) as asked:
        translating.machine_translate(library, study, libre_at(asked), consent=True, into="left")
    page = reading.page(library, study)
    assert page.left
    assert (page.left.lang, page.left.body, page.left.provenance) == ("en", "Trust grew. Trust grew.", "machine")
    assert [(len(one.left), len(one.right)) for one in page.pairs] == [(1, 1), (1, 1)]
