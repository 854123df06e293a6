"""Both languages say everything: no text of the window, of an error, a command or a report is missing in Chinese."""

import json
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from installer.sentences import gaps, sentences_in, sentences_of

CHECKOUT = Path(__file__).parents[2]
TRANSLATIONS = CHECKOUT / "resources" / "translations"
WINDOW = TRANSLATIONS / "qa_studio_zh_CN.ts"
SENTENCES: dict[str, str] = json.loads((TRANSLATIONS / "texts_zh_CN.json").read_text("utf-8"))

Text = tuple[str, str, str]


def tool(name: str, *arguments: Path | str) -> None:
    """Run a program of this environment in the checkout; its words are shown when it fails."""
    program = Path(sys.executable).with_name(name)
    result = subprocess.run([program, *arguments], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def texts_of(translations: Path) -> dict[Text, tuple[str, str]]:
    """(context, source, comment) -> (translation, state) of a .ts file; the state of a finished one is empty."""
    return {
        (context.findtext("name", ""), entry.findtext("source", ""), entry.findtext("comment", "")): (
            entry.findtext("translation", ""),
            getattr(entry.find("translation"), "attrib", {}).get("type", ""),
        )
        for context in ElementTree.parse(translations).getroot().iter("context")
        for entry in context.iter("message")
    }


@pytest.fixture(scope="module")
def refreshed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The window's translations after lupdate has read the source of today."""
    copy = tmp_path_factory.mktemp("translations") / WINDOW.name
    copy.write_bytes(WINDOW.read_bytes())
    sources = sorted(
        path for path in (CHECKOUT / "qa_studio" / "ui").rglob("*.py") if path.parent.name != "forms"
    ) + sorted((CHECKOUT / "forms").rglob("*.ui"))
    tool("pyside6-lupdate", *sources, "-no-obsolete", "-locations", "none", "-ts", copy)
    return copy


def test_the_windows_texts_are_those_of_the_source(refreshed: Path) -> None:
    assert texts_of(WINDOW).keys() == texts_of(refreshed).keys()


def test_every_text_of_the_window_is_translated() -> None:
    unfinished = [text for text, (translation, state) in texts_of(WINDOW).items() if state or not translation]

    assert unfinished == []


def test_a_translation_of_the_window_keeps_the_gaps() -> None:
    changed = [
        source
        for (_, source, _), (translation, _) in texts_of(WINDOW).items()
        if _gaps_or_none(source) != _gaps_or_none(translation)
    ]

    assert changed == []


def test_the_compiled_translation_is_that_of_the_texts(tmp_path: Path) -> None:
    compiled = tmp_path / "qa_studio_zh_CN.qm"

    tool("pyside6-lrelease", "-silent", WINDOW, "-qm", compiled)

    assert compiled.read_bytes() == WINDOW.with_suffix(".qm").read_bytes()


def test_every_sentence_is_translated() -> None:
    said = sentences_in()

    missing = {sentence: modules for sentence, modules in said.items() if not SENTENCES.get(sentence)}

    assert missing == {}


def test_no_translated_sentence_is_left_over() -> None:
    assert SENTENCES.keys() - sentences_in().keys() == set()


def test_a_translated_sentence_keeps_the_gaps() -> None:
    assert [english for english, chinese in SENTENCES.items() if gaps(english) != gaps(chinese)] == []


def test_sentences_are_found_however_the_catalogue_is_called() -> None:
    source = """
say = catalogue(language)
self.words = catalogue("en")
def print_it(spoken: Catalogue) -> None:
    say("one"); self.words("two {gap}", gap=1); spoken("three" if few else "four"); catalogue(language)("five")
    raise Refused(message("six"), None)
    print("not a sentence")
"""

    assert sentences_of(source) == {"one", "two {gap}", "three", "four", "five", "six"}


def _gaps_or_none(text: str) -> set[str] | None:
    """The gaps of a text of the window; None where its braces are meant as braces."""
    try:
        return gaps(text)
    except ValueError:
        return None
