"""The dictionaries of this system, where it has any; what is tried out is added to nobody's own words."""

import subprocess
import sys
from pathlib import Path

import pytest

from qa_studio.dictionaries import system_dictionaries

ROOT = Path(__file__).parents[1]
ENGLISH = next((tag for tag in system_dictionaries().tags() if tag.startswith("en")), "")
needs_english = pytest.mark.skipif(not ENGLISH, reason="this system has no English dictionary (hunspell-en-us)")


@needs_english
def test_the_system_knows_english_and_suggests_what_was_meant() -> None:
    dictionaries = system_dictionaries()
    assert dictionaries.knows(ENGLISH, "customer") and dictionaries.knows(ENGLISH, "don't")
    assert not dictionaries.knows(ENGLISH, "custmer")
    assert "customer" in dictionaries.suggest(ENGLISH, "custmer")


@needs_english
def test_a_word_of_ones_own_is_known_the_next_time_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ENCHANT_CONFIG_DIR", str(tmp_path))
    said = "from qa_studio.dictionaries import system_dictionaries as s; d = s(); "
    for work in (f"d.add('{ENGLISH}', 'Wangjing')", f"assert d.knows('{ENGLISH}', 'Wangjing')"):
        subprocess.run([sys.executable, "-c", said + work], cwd=ROOT, check=True)
    assert "Wangjing" in (tmp_path / f"{ENGLISH}.dic").read_text("utf-8")


def test_without_the_library_there_is_no_dictionary_and_no_error() -> None:
    without = "import sys; sys.modules['enchant'] = None; from qa_studio.dictionaries import system_dictionaries as s; "
    shown = "d = s(); print(d.tags(), d.knows('en', 'custmer'), d.suggest('en', 'custmer')); d.add('en', 'x')"
    said = subprocess.run([sys.executable, "-c", without + shown], cwd=ROOT, capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "() True ()"
