"""Colours that can be read, in light and in dark."""

import pytest
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from qa_studio.ui.theme import DARK, LIGHT, Theme, Tokens, color, contrast, palette_of, tokens

ON_GROUNDS = [
    *((ink, ground) for ink in ("ink", "ink2", "ink3") for ground in ("window", "rail", "panel", "sunken", "hover")),
    *((ink, "panel") for ink in ("accent", "good", "warn", "bad", "agent", "cust")),
    *((ink, f"{ink}soft") for ink in ("good", "warn", "bad", "agent", "cust")),
    ("accent", "accsoft"),
    ("bad", "badpale"),
    ("onfill", "accfill"),
    ("onfill", "badfill"),
    ("ink", "mark"),
    ("ink", "accsoft"),
    ("panel", "play"),
]


@pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground"), ON_GROUNDS)
def test_text_can_be_read_on_its_ground(shades: Tokens, ink: str, ground: str) -> None:
    assert contrast(getattr(shades, ink), getattr(shades, ground)) >= 4.5


@pytest.mark.parametrize("shades", [LIGHT, DARK], ids=["light", "dark"])
def test_marks_that_carry_meaning_stand_out_three_to_one(shades: Tokens) -> None:
    assert contrast(shades.ctl, shades.panel) >= 3


def test_black_on_white_is_twenty_one_to_one() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)


def test_disabled_text_is_readable_in_native_widgets_too() -> None:
    for shades in (LIGHT, DARK):
        palette = palette_of(shades)
        disabled = QPalette.ColorGroup.Disabled
        words = palette.color(disabled, QPalette.ColorRole.Text).name()
        assert contrast(words, palette.color(disabled, QPalette.ColorRole.Base).name()) >= 4.5


def test_choosing_dark_changes_what_widgets_paint_with(theme: Theme) -> None:
    seen: list[str] = []
    theme.changed.connect(lambda: seen.append(tokens().panel))
    theme.use("dark")
    assert color("panel").name().upper() == DARK.panel
    assert QApplication.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    theme.use("dark")
    assert seen == [DARK.panel]
