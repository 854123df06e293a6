"""Icons come from the shipped font, in any size and colour."""

import pytest
from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from qa_studio.ui.components.banner import _LOOKS
from qa_studio.ui.icons import _glyphs, _outline, app_icon, icon, pixmap
from qa_studio.ui.theme import LIGHT, Theme
from qa_studio.ui.waveform_marks import SPAN_ICONS

pytestmark = pytest.mark.usefixtures("theme")


@pytest.mark.parametrize("name", ["check-bold", "warning-circle-fill", "headphones", "phone-call-fill", "x"])
def test_a_drawing_fills_its_square_and_stays_inside(name: str) -> None:
    box = _outline(name).boundingRect()
    assert QRectF(-0.01, -0.01, 1.02, 1.02).contains(box)
    assert max(box.width(), box.height()) > 0.5


def test_what_the_components_draw_is_in_the_font() -> None:
    wanted = {sign for sign, _, _ in _LOOKS.values()} | set(SPAN_ICONS.values())
    assert wanted <= set(_glyphs())


def test_a_name_that_is_not_in_the_font_is_a_mistake_of_ours(theme: Theme) -> None:
    with pytest.raises(KeyError):
        pixmap("waveform")


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
