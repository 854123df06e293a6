"""Pictures and reports for a machine without a display."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from centre import FIRST_DAY, Centre
from no_qt_warning import no_qt_warning
from pypdf import PdfReader
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.bootstrap import preferences
from qa_studio.tour import PLACES, main, take_pictures, write_reports

__all__ = ["no_qt_warning"]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A centre with an evaluation, an inspection that was begun, and no sound server."""
    monkeypatch.setenv("PULSE_SERVER", f"unix:{tmp_path}/no-server")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    preferences.cache_clear()
    centre = Centre.founded(tmp_path / "workspace")
    agent = centre.agent("王芳")
    centre.evaluate(centre.recording(agent, FIRST_DAY), solution="no")
    centre.begin(centre.recording(agent, FIRST_DAY))
    centre.studio.close()
    yield tmp_path / "workspace"
    preferences.cache_clear()


def test_every_report_is_there_in_both_languages(workspace: Path, tmp_path: Path) -> None:
    write_reports(workspace, tmp_path)
    names = ("evaluation", "scorecard-agent", "scorecard-team", "actions")
    assert {path.name for path in tmp_path.glob("*.pdf")} == {
        f"{name}.{language}.pdf" for name in names for language in ("en", "zh_CN")
    }
    assert "王芳" in PdfReader(tmp_path / "evaluation.en.pdf").pages[0].extract_text()


def test_every_page_is_a_picture_of_the_size_asked_for(workspace: Path, tmp_path: Path, qtbot: QtBot) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    take_pictures(app, workspace, tmp_path, languages=("zh_CN",), themes=("dark",), sizes=((1280, 800),))
    pictures = {path.name.split(".")[0]: QImage(str(path)) for path in tmp_path.glob("*.png")}
    assert {*PLACES, "inspect", "evaluation", "scorecard"} <= set(pictures)
    for name, picture in pictures.items():
        assert (picture.width(), picture.height()) == (1280, 800), name
        assert picture.pixelColor(2, 2).lightness() < 80, name
        assert len({picture.pixel(x, y) for x in range(0, 1280, 7) for y in range(0, 800, 9)}) > 8, name
    assert preferences().now.language == "en"


def test_a_workspace_that_is_not_there_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--workspace", str(tmp_path / "none"), "--out", str(tmp_path / "out")]) == 1
    assert str(tmp_path / "none") in capsys.readouterr().err
