"""What in a folder is taken for a recording by its name."""

from pathlib import Path

from qa_studio.audio.raw import RAW_SUFFIXES
from qa_studio.audio.sound_files import AUDIO_SUFFIXES, SoundFileFinder


def test_recordings_are_found_in_all_folders_in_order_and_nothing_else(tmp_path: Path) -> None:
    names = ("b.WAV", "a.mp3", "deep/er/c.vox", "deep/d.sln16", ".hidden.wav", "notes.txt", "photo.raw")
    for name in names:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch()
    found = SoundFileFinder().found_in([tmp_path])
    assert [path.name for path in found] == ["a.mp3", "b.WAV", "d.sln16", "c.vox"]


def test_a_file_that_is_named_itself_is_taken_whatever_it_is_called(tmp_path: Path) -> None:
    assert list(SoundFileFinder().found_in([tmp_path / "photo.raw"])) == [tmp_path / "photo.raw"]


def test_every_headerless_form_is_found_but_the_one_of_photographs() -> None:
    assert {".raw", ".mu"} == RAW_SUFFIXES - AUDIO_SUFFIXES
