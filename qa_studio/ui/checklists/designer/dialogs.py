"""What the designer shows before publishing: what changes, and how past calls would come out."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_difference import Change
from qa_studio.services.what_if import Trying
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.changes import LinesView
from qa_studio.ui.checklists.trial import TrialView
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.surroundings import Surroundings

LIST_HEIGHT = 360
LINE = 38


class CompareDialog(Dialog):
    """How the draft differs from a published version."""

    def __init__(
        self,
        changes: Sequence[Change],
        number: int,
        checklist: Checklist,
        say: Catalogue,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("", "", width=720, parent=parent)
        self.name_parts(self.tr("Compared with v{number}").format(number=number), self.tr("Close"))
        self.changes = LinesView(say, self.tr("What changes"), checklist=checklist)
        if changes:
            self.changes.show_changes(changes)
            self.changes.setMinimumHeight(min(LIST_HEIGHT, 48 + LINE * len(changes)))
            self.body.addWidget(self.changes, 1)
        else:
            self.body.addWidget(Paragraph(self.tr("Nothing differs."), "body", "ink2"))


class TrialDialog(Dialog):
    """How past evaluations would have come out under the draft as it is now; it starts at once."""

    def __init__(
        self, trying: Trying, around: Surroundings, checklist: Checklist, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "", width=840, parent=parent)
        self.name_parts(self.tr("Try on past calls"), self.tr("Close"))
        words = self.tr("Past evaluations are scored again by this draft. Nothing of it is kept.")
        self.body.addWidget(Paragraph(words, "body", "ink2"))
        self.trial = TrialView(trying, around, checklist)
        self.body.addWidget(self.trial, 1)
        self.trial.start()
