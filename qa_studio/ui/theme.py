"""Colours of the window, light and dark, and the palette that native widgets take theirs from.

Painted widgets ask `color("ink")` while they paint; a change of theme sets a new application palette, upon which Qt
repaints every widget.
"""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from qa_studio.ui.fonts import font, line_height

__all__ = ["DARK", "LIGHT", "Scheme", "Theme", "Tokens", "color", "contrast", "font", "line_height", "tokens"]

Scheme = Literal["system", "light", "dark"]


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour by its use, as #RRGGBB."""

    dark: bool
    window: str
    rail: str
    panel: str
    sunken: str
    hover: str
    line: str
    line2: str
    ctl: str
    ink: str
    ink2: str
    ink3: str
    accent: str
    accfill: str
    accsoft: str
    accline: str
    good: str
    goodsoft: str
    goodline: str
    warn: str
    warnsoft: str
    warnline: str
    bad: str
    badsoft: str
    badline: str
    badpale: str
    badfill: str
    agent: str
    agentpk: str
    agentsoft: str
    cust: str
    custpk: str
    custsoft: str
    hatch: str
    mark: str
    play: str
    onfill: str


LIGHT = Tokens(
    dark=False,
    window="#F3F4F6",
    rail="#EDEFF2",
    panel="#FFFFFF",
    sunken="#F6F7F9",
    hover="#E9ECF0",
    line="#E3E6EA",
    line2="#CBD0D8",
    ctl="#868E9B",
    ink="#191D24",
    ink2="#454C59",
    ink3="#5F6877",
    accent="#2A5CC9",
    accfill="#2A5CC9",
    accsoft="#E8EFFC",
    accline="#A9C0F0",
    good="#17703F",
    goodsoft="#E1F2E8",
    goodline="#9FD0B4",
    warn="#875600",
    warnsoft="#FBF0D8",
    warnline="#E2BF72",
    bad="#B92D24",
    badsoft="#FCEBE9",
    badline="#EBAAA4",
    badpale="#FEF6F5",
    badfill="#B92D24",
    agent="#0F727C",
    agentpk="#93C7CB",
    agentsoft="#E3F2F3",
    cust="#6D4BAE",
    custpk="#BDABE0",
    custsoft="#F0EBFA",
    hatch="#AEB5C0",
    mark="#FFF0B8",
    play="#191D24",
    onfill="#FFFFFF",
)

DARK = Tokens(
    dark=True,
    window="#121418",
    rail="#16181D",
    panel="#1A1D22",
    sunken="#20242A",
    hover="#292E36",
    line="#2B3038",
    line2="#3D444F",
    ctl="#737C8B",
    ink="#E9EBEF",
    ink2="#BAC0CA",
    ink3="#949CAA",
    accent="#8FB0FF",
    accfill="#3A68D6",
    accsoft="#222D47",
    accline="#3F5689",
    good="#62C892",
    goodsoft="#1A3327",
    goodline="#2F6247",
    warn="#E3B456",
    warnsoft="#372C16",
    warnline="#6C5626",
    bad="#FF8A7E",
    badsoft="#3D211F",
    badline="#7A3A35",
    badpale="#281D1E",
    badfill="#B93A31",
    agent="#55BDC6",
    agentpk="#2B626A",
    agentsoft="#1B3236",
    cust="#B49AF0",
    custpk="#57487F",
    custsoft="#2A2440",
    hatch="#525A67",
    mark="#4E4318",
    play="#FFFFFF",
    onfill="#FFFFFF",
)

# QPalette is one per application, and so are the tokens behind it; only `Theme` replaces them.
_current: list[Tokens] = [LIGHT]


def tokens() -> Tokens:
    """The colours in use."""
    return _current[0]


@cache
def _parsed(value: str, alpha: float) -> QColor:
    parsed = QColor(value)
    parsed.setAlphaF(alpha)
    return parsed


def color(token: str, alpha: float = 1.0) -> QColor:
    """The colour in use under the name `token`, for example `ink`; treat it as read-only."""
    return _parsed(getattr(_current[0], token), alpha)


def contrast(one: str, other: str) -> float:
    """WCAG 2.2 contrast ratio of two #RRGGBB colours, 1 to 21."""

    def channel(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    def luminance(value: str) -> float:
        seen = QColor(value)
        return 0.2126 * channel(seen.redF()) + 0.7152 * channel(seen.greenF()) + 0.0722 * channel(seen.blueF())

    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def palette_of(shades: Tokens) -> QPalette:
    """Every role that Fusion reads, the disabled group included."""
    role = QPalette.ColorRole
    by_role = {
        role.Window: shades.window,
        role.WindowText: shades.ink,
        role.Base: shades.panel,
        role.AlternateBase: shades.sunken,
        role.Text: shades.ink,
        role.Button: shades.panel,
        role.ButtonText: shades.ink,
        role.BrightText: shades.bad,
        role.Highlight: shades.accfill,
        role.HighlightedText: shades.onfill,
        role.Accent: shades.accent,
        role.Link: shades.accent,
        role.LinkVisited: shades.accent,
        role.PlaceholderText: shades.ink3,
        role.ToolTipBase: shades.panel,
        role.ToolTipText: shades.ink,
        role.Light: shades.panel,
        role.Midlight: shades.hover,
        role.Mid: shades.line2,
        role.Dark: shades.ctl,
        role.Shadow: shades.line2,
    }
    palette = QPalette()
    for each, value in by_role.items():
        palette.setColor(each, QColor(value))
    disabled = QPalette.ColorGroup.Disabled
    for each in (role.WindowText, role.Text, role.ButtonText, role.HighlightedText, role.ToolTipText):
        palette.setColor(disabled, each, QColor(shades.ink3))
    for each in (role.Base, role.Button, role.Highlight):
        palette.setColor(disabled, each, QColor(shades.hover))
    return palette


def _sheet(shades: Tokens) -> str:
    """Scroll bars, tool tips, line edits see-through; style sheets are slow, so all else is palette and painting."""
    return f"""
QToolTip {{ background: {shades.panel}; color: {shades.ink}; border: 1px solid {shades.line2}; padding: 4px 6px; }}
QLineEdit {{ background: transparent; border: none; }}
QFileDialog QLineEdit {{ background: {shades.panel}; border: 1px solid {shades.ctl}; padding: 3px; }}
QScrollBar:vertical {{ background: transparent; width: 10px; margin: 0; border: none; }}
QScrollBar:horizontal {{ background: transparent; height: 10px; margin: 0; border: none; }}
QScrollBar::handle {{ background: {shades.line2}; border-radius: 3px; margin: 2px; }}
QScrollBar::handle:vertical {{ min-height: 32px; }}
QScrollBar::handle:horizontal {{ min-width: 32px; }}
QScrollBar::handle:hover {{ background: {shades.ctl}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
"""


class Theme(QObject):
    """Light or dark over the whole application, after the system unless the user chose."""

    changed = Signal()

    def __init__(self, app: QApplication, scheme: Scheme = "system", parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._app = app
        self._scheme = scheme
        app.setStyle("Fusion")
        app.setFont(font("body"))
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self._apply()

    @property
    def scheme(self) -> Scheme:
        """What the user chose."""
        return self._scheme

    def use(self, scheme: Scheme) -> None:
        """Follow the system, or stay light or dark; emits `changed` where the colours are others now."""
        self._scheme = scheme
        before = tokens()
        self._apply()
        if tokens() is not before:
            self.changed.emit()

    def _on_system_changed(self) -> None:
        self.use(self._scheme)

    def _apply(self) -> None:
        system_dark = self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        dark = self._scheme == "dark" or (self._scheme == "system" and system_dark)
        _current[0] = DARK if dark else LIGHT
        self._app.setPalette(palette_of(tokens()))
        self._app.setStyleSheet(_sheet(tokens()))
