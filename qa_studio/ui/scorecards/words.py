"""How a scorecard writes its numbers: each with n and interval, or “too few”."""

from PySide6.QtCore import QObject

from qa_studio.domain.estimates import Estimate
from qa_studio.ui.formatting import NOTHING, Formats


class ScoreWords(QObject):
    """Words for estimates, in the window's language."""

    def __init__(self, formats: Formats, least_n: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._formats, self.least_n = formats, least_n

    def value(self, estimate: Estimate | None, digits: int = 1) -> str:
        """The number, or that there are too few for one."""
        if estimate is None:
            return NOTHING
        return f"{estimate.value:.{digits}f}" if estimate.enough(self.least_n) else self.tr("too few")

    def share(self, estimate: Estimate | None) -> str:
        """A rate as a percentage, or that there are too few for one."""
        if estimate is None:
            return NOTHING
        return f"{100 * estimate.value:.0f} %" if estimate.enough(self.least_n) else self.tr("too few")

    def sure(self, estimate: Estimate | None, percent: bool = False, digits: int = 1) -> str:
        """n and, where there are enough, the 95 % interval."""
        if estimate is None:
            return ""
        if not estimate.enough(self.least_n):
            return self.tr("n = {n}").format(n=estimate.n)
        scale = 100 if percent else 1
        interval = self._formats.interval(scale * estimate.low, scale * min(estimate.high, 100 / scale), digits)
        return self.tr("n = {n}, {interval}").format(n=estimate.n, interval=interval)
