"""Icons come from the shipped font, in any size and colour."""

import ast
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from qa_studio.ui.icons import _outline, app_icon, icon, is_icon, pixmap
from qa_studio.ui.theme import LIGHT

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.usefixtures("theme")


@pytest.mark.parametrize("name", ["check-bold", "warning-circle-fill", "headphones", "phone-call-fill", "x"])
def test_a_drawing_fills_its_square_and_stays_inside(name: str) -> None:
    box = _outline(name).boundingRect()
    assert QRectF(-0.01, -0.01, 1.02, 1.02).contains(box)
    assert max(box.width(), box.height()) > 0.5


ICON_PLACE = {
    "Button": 2, "IconButton": 0, "RoundButton": 0, "Sign": 0, "Chip": 1, "Pill": 2, "Tag": 2, "EmptyState": 0,
    "Place": 2, "RailItem": 2, "Command": 4, "PillCell": 2, "TextCell": 4, "BigFact": 4, "BarRow": 6,
    "LayerSpan": 6, "paint_icon": 1, "icon": 0, "pixmap": 0, "set_icon": 0, "set_face": 0,
}  # fmt: skip
"""Where the name of an icon stands among the arguments."""


def icon_names() -> Iterator[tuple[str, str]]:
    """Every icon that the window's code names literally, with the file."""
    for module in sorted((ROOT / "qa_studio" / "ui").rglob("*.py")):
        for call in ast.walk(ast.parse(module.read_text("utf-8"))):
            if not isinstance(call, ast.Call):
                continue
            called = getattr(call.func, "id", getattr(call.func, "attr", ""))
            if called not in ICON_PLACE:
                continue
            named = [keyword.value for keyword in call.keywords if keyword.arg == "icon"]
            for argument in named + call.args[ICON_PLACE[called] : ICON_PLACE[called] + 1]:
                for part in ast.walk(argument):
                    if isinstance(part, ast.Constant) and isinstance(part.value, str) and part.value:
                        yield module.name, part.value


def test_every_icon_that_is_named_is_in_the_font() -> None:
    named = list(icon_names())
    assert len(named) > 20
    assert [(module, name) for module, name in named if not is_icon(name) and not name.startswith("-")] == []


def test_a_name_that_is_not_in_the_font_draws_a_question_mark(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.ERROR):
        assert pixmap("waveform").toImage() == pixmap("question").toImage()
    assert "waveform" in caplog.text


def test_icons_are_drawn_in_the_colour_asked_for() -> None:
    picture = pixmap("circle-fill", "bad", 32).toImage()
    assert picture.pixelColor(16, 16).name().upper() == LIGHT.bad
    assert picture.pixelColor(0, 0).alpha() == 0


def test_icons_for_menus_pale_when_disabled() -> None:
    disabled = icon("circle-fill", "accent").pixmap(QSize(32, 32), QIcon.Mode.Disabled).toImage()
    assert disabled.pixelColor(16, 16).name().upper() == LIGHT.ink3


def test_the_mark_exists_in_the_sizes_that_systems_ask_for() -> None:
    assert QApplication.instance() is not None
    assert {size.width() for size in app_icon().availableSizes()} >= {16, 32, 256}
