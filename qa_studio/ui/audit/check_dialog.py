"""What is asked before the trail is checked, and what is said after."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from qa_studio.domain.audit import SHORTEST, TrailHead, Verdict
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField, TextField
from qa_studio.ui.components.labels import Paragraph

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

    @property
    def heads(self) -> tuple[TrailHead, ...]:
        """What was written down, however it stands there."""
        return tuple(TrailHead.read(each) for each in _HEAD.findall(self.printed.text()))

    def refusal(self) -> str:
        """What can't be read."""
        if self.printed.text().strip() and not self.heads:
            return self.tr("Write it as it stands on the paper: a number, a colon, and at least eight digits.")
        return ""


def said_of(verdict: Verdict, printed: Sequence[TrailHead]) -> str:
    """What checking has shown, and what to do."""
    if verdict.first_broken is None:
        words = _tr("The trail is intact: {count} events; its head is {head}.")
        if printed:
            words += " " + _tr("What the PDFs say fits it.")
        return words.format(count=f"{verdict.events:,}", head=verdict.head.short)
    number = verdict.first_broken
    if number > verdict.events:
        found = _tr("The trail ends at event {last}, but a PDF tells of event {number}: its end was cut off.")
    elif verdict.head.id == number:
        found = _tr("The trail is not the one that a PDF was printed from: it differs at event {number} or before it.")
    else:
        found = _tr("Broken at event {number}: it, or what stood before it, was changed, removed or put in between.")
    advice = _tr("Leave the workspace as it is, put a copy of it aside, and compare it with an earlier backup.")
    return f"{found.format(number=number, last=verdict.events)} {advice}"


def _tr(words: str) -> str:
    return QCoreApplication.translate("CheckDialog", words)
