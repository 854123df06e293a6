"""The type of the window: one family list for the whole process, six sizes, figures of equal width."""

from functools import cache
from typing import Literal

from PySide6.QtGui import QFont, QFontDatabase

FontRole = Literal["verdict", "title", "object", "body", "small", "axis"]

SIZES: dict[FontRole, tuple[int, int]] = {
    "verdict": (28, 36),
    "title": (20, 28),
    "object": (15, 24),
    "body": (13, 20),
    "small": (12, 18),
    "axis": (11, 16),
}
"""Pixel size and line height of each role."""

_OWN_WEIGHT: dict[FontRole, int] = {"verdict": 600, "title": 600, "object": 600, "body": 400, "small": 400, "axis": 400}
_LATIN = ("Inter", "Inter Variable", "Segoe UI Variable Text", "Segoe UI", "SF Pro Text", "Noto Sans")
_CHINESE = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Microsoft YaHei UI",
    "Microsoft YaHei",
    "PingFang SC",
    "WenQuanYi Micro Hei",
)


@cache
def families() -> tuple[str, ...]:
    """The installed families to write with, a Latin one first where there is one, then a simplified Chinese one.

    One list per process: Qt remembers the fallback by the first family, so two lists would disturb each other.
    """
    installed = set(QFontDatabase.families())
    latin = [name for name in _LATIN if name in installed][:1]
    chinese = [name for name in _CHINESE if name in installed][:1]
    return tuple(latin + chinese) or (QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family(),)


@cache
def _shared(role: FontRole, weight: int) -> QFont:
    size, _ = SIZES[role]
    face = QFont(list(families()))
    face.setPixelSize(size)
    face.setWeight(QFont.Weight(weight))
    face.setFeature(QFont.Tag("tnum"), 1)
    face.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if size >= 20:
        face.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 98)
    return face


def font(role: FontRole = "body", weight: int | None = None) -> QFont:
    """The font of `role`; `weight` is 400, 500 or 600 and defaults to the role's own."""
    return QFont(_shared(role, _OWN_WEIGHT[role] if weight is None else weight))


def line_height(role: FontRole) -> int:
    """Pixels from one line to the next."""
    return SIZES[role][1]
