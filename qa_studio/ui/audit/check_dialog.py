"""What is asked before the trail is checked, and what is said after."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from qa_studio.domain.audit import SHORTEST, TrailHead, Verdict
from qa_studio.services.rescoring import CheckedScores, wrong_scores_in_words
from qa_studio.texts import Catalogue
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.switch import CheckBox

MOST_TOLD = 3
_HEAD = re.compile(rf"\d+:[0-9a-fA-F]{{{SHORTEST},64}}")


class CheckDialog(Dialog):
    """Asks for what PDFs say at their foot, if anything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", " ", " ", width=520, parent=parent)
        self.name_parts(self.tr("Check the trail"), self.tr("Check"), self.tr("Cancel"))
        words = self.tr(
            "The hash of every event is computed again. What stands at the foot of a PDF shows besides whether the "
            "trail was forged as a whole, or cut off, since that PDF was made."
        )
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        label = self.tr("Audit trail at the foot of PDFs (may stay empty)")
        self.printed = TextField(label, "", "1284:3f9a2c0d5e7b1846")
        self.body.addWidget(FormField(label, self.printed))
        self.scores = CheckBox(
            self.tr("Compute the score of every evaluation from its answers again too"), checked=True
        )
        self.body.addWidget(self.scores)

    @property
    def heads(self) -> tuple[TrailHead, ...]:
        """What was written down, however it stands there."""
        return tuple(TrailHead.read(each) for each in _HEAD.findall(self.printed.text()))

    def refusal(self) -> str:
        """What can't be read."""
        if self.printed.text().strip() and not self.heads:
            return self.tr("Write it as it stands on the paper: a number, a colon, and at least eight digits.")
        return ""


class CheckWords(QObject):
    """Says what checking has shown, and what to do."""

    def __init__(self, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._say = say

    def of(self, verdict: Verdict, printed: Sequence[TrailHead]) -> str:
        """In a sentence or two; `printed` is what it was held against."""
        number = verdict.first_broken
        if number is not None:
            found = self._broken(verdict, number).format(number=number, last=verdict.events)
            advice = self.tr(
                "Leave the workspace as it is, put a copy of it aside, and compare it with an earlier backup."
            )
            return self._say.sentences(found, advice)
        intact = self.tr("The trail is intact: {count} events; its head is {head}.")
        fits = self.tr("What the PDFs say fits it.") if printed else None
        return self._say.sentences(intact.format(count=f"{verdict.events:,}", head=verdict.head.short), fits)

    def of_scores(self, found: CheckedScores) -> str:
        """What computing all scores again has shown."""
        if not found.wrong:
            words = self.tr("Scores computed again: {count}; each follows from its answers.")
            return words.format(count=f"{found.evaluations:,}")
        *lines, sum_of_all = wrong_scores_in_words(found, self._say)
        more = self.tr("“qa-studio audit scores” lists them all.") if len(lines) > MOST_TOLD else None
        return self._say.sentences(sum_of_all, *lines[:MOST_TOLD], more)

    def _broken(self, verdict: Verdict, number: int) -> str:
        if number > verdict.events:
            return self.tr("The trail ends at event {last}, but a PDF tells of event {number}: its end was cut off.")
        if verdict.head.id == number:
            return self.tr(
                "The trail is not the one that a PDF was printed from: it differs at event {number} or before it."
            )
        return self.tr("Broken at event {number}: it, or what stood before it, was changed, removed or put in between.")
