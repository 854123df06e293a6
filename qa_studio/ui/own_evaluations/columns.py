"""What the list of an agent's own evaluations shows."""

from PySide6.QtCore import QObject

from qa_studio.domain.score import VERDICTS, Verdict
from qa_studio.services.acknowledgements import HeardEvaluation
from qa_studio.texts import Catalogue
from qa_studio.ui.components.cells import NumberCell, PillCell, TextCell
from qa_studio.ui.components.table import Column
from qa_studio.ui.formatting import Formats, points


class OwnCells(QObject):
    """Turns evaluations into cells, in the language and zone of the window."""

    def __init__(self, formats: Formats, say: Catalogue, parent: QObject) -> None:
        super().__init__(parent)
        self._formats, self._say = formats, say

    def columns(self) -> list[Column[HeardEvaluation]]:
        """From left to right."""
        return [
            Column("checklist", self.tr("Checklist"), self.checklist, width=240, stretch=True),
            Column("call", self.tr("Call"), self.call, width=200, stretch=True),
            Column("result", self.tr("Result"), self.result, width=140),
            Column("score", self.tr("Score"), self.score, width=80, side="right"),
            Column("completed", self.tr("Judged"), self.completed, width=200),
            Column("said", self.tr("Acknowledged"), self.said, width=190, tip=self.comments),
        ]

    def checklist(self, each: HeardEvaluation) -> TextCell:
        """Its title, and the version or revision."""
        row = each.evaluation
        second = self.tr("Revision {n}").format(n=row.revision) if row.revision > 1 else ""
        return TextCell(row.title.in_language(self._formats.language), second=second, weight=500)

    def call(self, each: HeardEvaluation) -> TextCell:
        """The day of the call, and its queue."""
        return TextCell(self._formats.when(each.evaluation.called_at), second=each.evaluation.queue or "")

    def result(self, each: HeardEvaluation) -> PillCell:
        """Passed or failed."""
        verdict = Verdict(each.evaluation.verdict)
        words = self._say.say(VERDICTS[verdict])
        if verdict is Verdict.FAIL:
            return PillCell(words, "bad", "warning-circle-fill")
        return PillCell(words, "good", "check-circle-fill") if verdict is Verdict.PASS else PillCell(words, "neutral")

    def score(self, each: HeardEvaluation) -> NumberCell:
        """What came of it."""
        return NumberCell(points(each.evaluation.score, 1), strong=True)

    def completed(self, each: HeardEvaluation) -> TextCell:
        """When, and by whom."""
        row = each.evaluation
        return TextCell(self._formats.when(row.completed_at), second=row.inspector)

    def said(self, each: HeardEvaluation) -> PillCell | TextCell:
        """When it was acknowledged, and the last comment."""
        if not each.said:
            return PillCell(self.tr("Not yet"), "accent", "info")
        comment = next((said.comment for said in reversed(each.said) if said.comment), "")
        return TextCell(self._formats.when(each.said[0].at), second=comment.replace("\n", " "), icon="checks")

    def comments(self, each: HeardEvaluation) -> str:
        """All comments, a line each."""
        return "\n".join(said.comment for said in each.said if said.comment)
