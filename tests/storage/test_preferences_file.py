"""A person's choices survive damage and other versions of the program."""

import json
from pathlib import Path

from qa_studio.domain.settings import Preferences
from qa_studio.storage.preferences_file import PreferencesFile


def test_choices_come_back(tmp_path: Path) -> None:
    chosen = Preferences(
        language="zh_CN", theme="dark", speed=1.25, person=3, columns={"recordings": ["agent"]}, recent=["/数据/东区"]
    )
    PreferencesFile(tmp_path / "new" / "folder").save(chosen)
    assert PreferencesFile(tmp_path / "new" / "folder").load() == chosen


def test_nothing_chosen_yet_is_the_usual(tmp_path: Path) -> None:
    assert PreferencesFile(tmp_path).load() == Preferences()
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_file_is_the_usual(tmp_path: Path) -> None:
    for damaged in (b"{", b"\xff\xfe\x00", b"[]", b"null"):
        (tmp_path / "preferences.json").write_bytes(damaged)
        assert PreferencesFile(tmp_path).load() == Preferences()


def test_good_choices_are_kept_beside_unknown_and_impossible_ones(tmp_path: Path) -> None:
    stored = {
        "language": "klingon",
        "theme": "dark",
        "speed": "fast",
        "skip_silence": 1,
        "volume": 0,
        "person": "me",
        "keys": {"play": 7},
        "filters": {"mine": "{}"},
        "recent": ["/a", 1],
        "from_the_future": True,
    }
    (tmp_path / "preferences.json").write_text(json.dumps(stored))
    assert PreferencesFile(tmp_path).load() == Preferences(theme="dark", volume=0, filters={"mine": "{}"})
