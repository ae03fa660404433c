"""What is remembered comes back, and nothing damaged stops a start."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.settings import MOST_RECENT, Settings


def test_what_was_set_comes_back(tmp_path: Path) -> None:
    settings = Settings.load(tmp_path / "deep" / "settings.json")
    settings.language = "zh"
    settings.text_size = 150
    settings.keep_state("read", b"\x00\xffstate")
    settings.opened(tmp_path / "文库.diptych")
    assert settings.save()
    again = Settings.load(tmp_path / "deep" / "settings.json")
    assert (again.language, again.text_size, again.state("read")) == ("zh", 150, b"\x00\xffstate")
    assert again.recent == [str(tmp_path / "文库.diptych")]


def test_a_damaged_file_is_put_aside_and_the_program_starts_fresh(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(b'{"language": "zh"')
    assert Settings.load(path).language == "system"
    assert (tmp_path / "settings.json.damaged").read_bytes() == b'{"language": "zh"'


def test_values_of_the_wrong_kind_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"language": "tlh", "text_size": "big", "recent": [1, "a"], "windows": {"read": "not base64!"}}')
    settings = Settings.load(path)
    assert (settings.language, settings.text_size, settings.recent, settings.state("read")) == (
        "system",
        100,
        ["a"],
        b"",
    )


def test_the_newest_library_stands_first_once(tmp_path: Path) -> None:
    settings = Settings(path=tmp_path / "s.json")
    for number in range(MOST_RECENT + 5):
        settings.opened(tmp_path / str(number))
    settings.opened(tmp_path / "8")
    assert settings.recent[0] == str(tmp_path / "8")
    assert len(settings.recent) == len(set(settings.recent)) == MOST_RECENT


def test_a_place_that_cannot_be_written_is_no_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert not Settings(path=tmp_path / "file" / "settings.json").save()


def test_a_disk_without_room_leaves_no_half_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_words: object, **_more: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("app.settings.json.dump", full)
    assert not Settings(path=tmp_path / "settings.json").save()
    assert list(tmp_path.iterdir()) == []
