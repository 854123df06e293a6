"""What a table shows in one cell, and how each kind is painted."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap

from qa_studio.ui.components.bars import paint_share_bar, paint_talk_share
from qa_studio.ui.components.pills import PillKind, paint_pill, pill_width
from qa_studio.ui.components.score_ring import RingScore, paint_ring
from qa_studio.ui.components.switch import paint_check
from qa_studio.ui.drawing import Side, draw_text, rounded, text_width
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.theme import color, font


@dataclass(frozen=True, slots=True)
class TextCell:
    """Words, perhaps with a second line in grey, perhaps an icon before them."""

    words: str
    second: str = ""
    token: str = "ink"
    weight: int = 400
    icon: str = ""


@dataclass(frozen=True, slots=True)
class NumberCell:
    """A number at the right; `over` its limit: amber, 600, triangle; `low`: red."""

    words: str
    over: bool = False
    low: bool = False
    strong: bool = False
    second: str = ""


@dataclass(frozen=True, slots=True)
class PillCell:
    """A state."""

    words: str
    kind: PillKind = "neutral"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class ThumbnailCell:
    """A small waveform; None while it is not known."""

    picture: QImage | QPixmap | None
    words: str = ""


@dataclass(frozen=True, slots=True)
class TalkCell:
    """Shares of talking, 0 to 1; None where it isn't measured."""

    agent: float | None
    customer: float | None


@dataclass(frozen=True, slots=True)
class BarCell:
    """A share 0 to 1 with its words, perhaps with a second line in grey."""

    share: float | None
    words: str
    token: str = "accent"
    second: str = ""


@dataclass(frozen=True, slots=True)
class RingCell:
    """A small ring before a score."""

    score: RingScore


@dataclass(frozen=True, slots=True)
class CheckCell:
    """Whether the row is chosen."""

    checked: bool


@dataclass(frozen=True, slots=True)
class WaitingCell:
    """A grey bar where something is still being read."""


Cell = TextCell | NumberCell | PillCell | ThumbnailCell | TalkCell | BarCell | RingCell | CheckCell | WaitingCell


def words_of(cell: Cell) -> str:
    """The cell for those who don't see it, and for copying."""
    if isinstance(cell, TextCell | NumberCell | BarCell):
        return f"{cell.words} {cell.second}".strip()
    if isinstance(cell, TalkCell):
        return "" if cell.agent is None else f"{round(100 * cell.agent)} %"
    if isinstance(cell, RingCell):
        return cell.score.words
    if isinstance(cell, CheckCell | WaitingCell):
        return ""
    return cell.words


def paint_cell(painter: QPainter, cell: Cell, box: QRectF, side: Side) -> None:
    """Draw `cell` into `box`, the padding already taken off."""
    _PAINTERS[type(cell)](painter, cell, box, side)  # type: ignore[operator]


def _text(painter: QPainter, cell: TextCell, box: QRectF, side: Side) -> None:
    if cell.icon:
        paint_icon(painter, cell.icon, QRectF(box.left(), box.center().y() - 8, 16, 16), color(cell.token))
        box = box.adjusted(24, 0, 0, 0)
    if cell.second:
        upper = QRectF(box.left(), box.center().y() - 18, box.width(), 18)
        draw_text(painter, upper, cell.words, font("body", cell.weight), color(cell.token), side)
        draw_text(painter, upper.translated(0, 18), cell.second, font("small"), color("ink3"), side)
    else:
        draw_text(painter, box, cell.words, font("body", cell.weight), color(cell.token), side)


def _number(painter: QPainter, cell: NumberCell, box: QRectF, side: Side) -> None:
    token = "warn" if cell.over else "bad" if cell.low else "ink"
    face = font("body", 600 if cell.over or cell.low or cell.strong else 400)
    line = box if not cell.second else QRectF(box.left(), box.center().y() - 18, box.width(), 18)
    draw_text(painter, line, cell.words, face, color(token), "right")
    if cell.second:
        draw_text(painter, line.translated(0, 18), cell.second, font("small"), color("ink3"), "right")
    if cell.over:
        left = box.right() - text_width(cell.words, face) - 18
        paint_icon(painter, "warning-fill", QRectF(left, line.center().y() - 6.5, 13, 13), color("warn"))


def _pill(painter: QPainter, cell: PillCell, box: QRectF, side: Side) -> None:
    width = min(box.width(), pill_width(cell.words, cell.icon))
    left = box.left() if side == "left" else box.right() - width
    paint_pill(painter, QRectF(left, box.center().y() - 11, width, 22), cell.words, cell.kind, cell.icon)


def _thumbnail(painter: QPainter, cell: ThumbnailCell, box: QRectF, side: Side) -> None:
    target = QRectF(box.left(), box.center().y() - 13, box.width(), 26)
    if cell.picture is None:
        painter.fillRect(QRectF(box.left(), box.center().y(), box.width(), 1), color("line2"))
        draw_text(painter, target.translated(0, -9), cell.words, font("axis"), color("ink3"), side)
        return
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if isinstance(cell.picture, QPixmap):
        painter.drawPixmap(target, cell.picture, QRectF(cell.picture.rect()))
    else:
        painter.drawImage(target, cell.picture)


def _talk(painter: QPainter, cell: TalkCell, box: QRectF, side: Side) -> None:
    if cell.agent is None or cell.customer is None:
        draw_text(painter, box, "—", font("body"), color("ink3"), side)
        return
    paint_talk_share(painter, QRectF(box.left(), box.center().y() - 3, box.width() - 46, 6), cell.agent, cell.customer)
    draw_text(painter, box, f"{round(100 * cell.agent)} %", font("body"), color("ink2"), "right")


def _bar(painter: QPainter, cell: BarCell, box: QRectF, side: Side) -> None:
    if cell.second:
        lower = QRectF(box.left(), box.center().y(), box.width(), 18)
        draw_text(painter, lower, cell.second, font("small"), color("ink2"))
        box = lower.translated(0, -18)
    draw_text(painter, box, cell.words, font("body", 500), color("ink"), "right")
    if cell.share is not None:
        track = QRectF(box.left(), box.center().y() - 3, max(16.0, box.width() - 56), 6)
        paint_share_bar(painter, track, cell.share, cell.share, cell.token)


def _ring(painter: QPainter, cell: RingCell, box: QRectF, side: Side) -> None:
    paint_ring(painter, QRectF(box.left(), box.center().y() - 12, 24, 24), cell.score, 4)
    token = "bad" if cell.score.failed else "ink"
    draw_text(painter, box.adjusted(34, 0, 0, 0), cell.score.words, font("body", 600), color(token))
    painter.setPen(Qt.PenStyle.NoPen)


def _check(painter: QPainter, cell: CheckCell, box: QRectF, side: Side) -> None:
    paint_check(painter, QPointF(box.left() + 8, box.center().y()), cell.checked)


def _waiting(painter: QPainter, cell: WaitingCell, box: QRectF, side: Side) -> None:
    bar = QRectF(box.left(), box.center().y() - 4, max(8.0, box.width() * 0.6), 8)
    rounded(painter, bar, 4, color("hover"))


_PAINTERS = {
    TextCell: _text,
    NumberCell: _number,
    PillCell: _pill,
    ThumbnailCell: _thumbnail,
    TalkCell: _talk,
    BarCell: _bar,
    RingCell: _ring,
    CheckCell: _check,
    WaitingCell: _waiting,
}
