"""Can it be something else?  What speaks against taking a change for the effect of the measure."""

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.services.metrics import Effect
from qa_studio.ui.actions.reading import ActionView, OtherTeams
from qa_studio.ui.components.cards import Sign
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.formatting import signed

LEAST_WEEKS = 4


@dataclass(frozen=True, slots=True)
class Doubt:
    """One check; a serious one speaks against the effect."""

    words: str
    serious: bool


class DoubtLine(QWidget):
    """One check with its sign."""

    def __init__(self, doubt: Doubt, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        sign = Sign("warning-fill" if doubt.serious else "check-bold", "warn" if doubt.serious else "good", 14)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(Paragraph(doubt.words, "small", "ink2"), 1)


class Doubts(QWidget):
    """The checks of a measured effect, one under the other."""

    def __init__(self, view: ActionView, effect: Effect, least_n: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        self.doubts = self._found(view, effect, least_n)
        for doubt in self.doubts:
            column.addWidget(DoubtLine(doubt))

    def _found(self, view: ActionView, effect: Effect, least_n: int) -> tuple[Doubt, ...]:
        found = [self._enough(effect, least_n), self._weeks(effect), self._versions(effect)]
        if effect.difference is not None:
            found.append(self._chance(effect.difference.low, effect.difference.high))
            if view.others is not None:
                found.append(self._others(view.others, effect.difference.value))
        if view.action.round > 1:
            words = self.tr("Round {n}: an earlier measure may still have its effect")
            found.append(Doubt(words.format(n=view.action.round), True))
        return tuple(found)

    def _enough(self, effect: Effect, least_n: int) -> Doubt:
        before = effect.total_before.n if effect.total_before else 0
        after = effect.total_after.n if effect.total_after else 0
        if min(before, after) < least_n:
            words = self.tr("Few evaluations: {before} before, {after} after; {least} are wanted on each side")
            return Doubt(words.format(before=before, after=after, least=least_n), True)
        words = self.tr("{before} evaluations before, {after} after, picked at random")
        return Doubt(words.format(before=before, after=after), False)

    def _weeks(self, effect: Effect) -> Doubt:
        weeks = len(effect.after)
        if weeks < LEAST_WEEKS:
            return Doubt(self.tr("Weeks measured since: only {n}; it may not last").format(n=weeks), True)
        return Doubt(self.tr("Weeks measured since: {n}").format(n=weeks), False)

    def _versions(self, effect: Effect) -> Doubt:
        versions = [f"v{number}" for number in effect.versions]
        if len(versions) > 1:
            words = self.tr("The checklist changed meanwhile: {versions}")
            return Doubt(words.format(versions=", ".join(versions)), True)
        return Doubt(self.tr("The same checklist version all the time"), False)

    def _chance(self, low: float, high: float) -> Doubt:
        if low <= 0 <= high:
            return Doubt(self.tr("Chance alone could explain it"), True)
        return Doubt(self.tr("More than chance: the interval leaves out zero"), False)

    def _others(self, others: OtherTeams, change: float) -> Doubt:
        # Half of the change is a rule of thumb: then something that all teams share explains as much as the measure.
        serious = others.change * change > 0 and abs(others.change) >= abs(change) / 2
        words = self.tr("Other teams without the measure: {change} points, n = {n}")
        return Doubt(words.format(change=signed(others.change, 1), n=others.n), serious)
