"""What publishing a checklist changes, and as what it is published."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist_difference import only_wording
from qa_studio.domain.checklist_draft import ChecklistDraft
from qa_studio.services.checklists import Proposal
from qa_studio.services.studio import Studio
from qa_studio.ui.checklists.changes import LinesView
from qa_studio.ui.checklists.designer.dialogs import TrialDialog
from qa_studio.ui.components.asking import SavingDialog
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.fields import FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.switch import CheckBox
from qa_studio.ui.surroundings import Surroundings

LIST_HEIGHT, DOUBTS_HEIGHT = 140, 88


class PublishDialog(SavingDialog):
    """Shows the differences from the newest version and what is doubtful; publishes under the name of who sits here.

    With `draft` the proposal came from there, and the draft is gone once it is published.
    """

    def __init__(
        self,
        studio: Studio,
        around: Surroundings,
        proposal: Proposal,
        parent: QWidget | None = None,
        draft: ChecklistDraft | None = None,
    ) -> None:
        super().__init__(around.runner, around.say, width=720, parent=parent)
        self._studio, self._around, self._proposal, self._draft = studio, around, proposal, draft
        title = proposal.checklist.title.in_language(around.language)
        number = (proposal.newest or 0) + 1
        self.name_parts(
            self.tr("Publish {title} as v{number}").format(title=title, number=number),
            self.tr("Publish"),
            self.tr("Cancel"),
        )
        self._fill(proposal)
        self.trial = Button(self.tr("Try on past calls"), icon="flask")
        self.trial.clicked.connect(self.try_on_past)
        self.body.addWidget(self.trial, 0, Qt.AlignmentFlag.AlignLeft)
        self.remark = TextField(self.tr("What has changed, for those who read it later"))
        self.body.addWidget(FormField(self.tr("Remark"), self.remark))
        self.correction = CheckBox(self.tr("Only a correction of the wording: trends go on through it"))
        mends = proposal.newest is not None and only_wording(proposal.changes)
        self.correction.setVisible(mends)
        self.correction.setChecked(mends)
        self.body.addWidget(self.correction)
        self.draft_button = Button(self.tr("Open as a draft"), icon="pencil-simple")
        self.draft_button.hide()  # for what comes from a file, and does not stand in the workspace yet
        self.foot.insertWidget(1, self.draft_button)
        self.remark.setFocus()

    def _fill(self, proposal: Proposal) -> None:
        self.changes = LinesView(self._around.say, self.tr("What changes"), checklist=proposal.checklist)
        self.changes.show_changes(proposal.changes)
        self.changes.setMinimumHeight(LIST_HEIGHT)
        words = self.tr("Changes against v{number}: {n}").format(number=proposal.newest, n=len(proposal.changes))
        if proposal.newest is not None:
            self.body.addWidget(FormField(words, self.changes))
        if proposal.newest is not None and not only_wording(proposal.changes):
            note = self.tr("Evaluations that are done keep their version. Charts mark the day on which it changes.")
            self.body.addWidget(Paragraph(note, "small", "ink2"))
        self.doubts = LinesView(self._around.say, self.tr("What is doubtful"), checklist=proposal.checklist)
        self.doubts.show_doubts(proposal.doubts)
        self.doubts.setMinimumHeight(DOUBTS_HEIGHT)
        if proposal.doubts:
            self.body.addWidget(FormField(self.tr("Doubts: {n}").format(n=len(proposal.doubts)), self.doubts))
        self.notes = LinesView(self._around.say, self.tr("What was not taken over"))
        self.notes.show_doubts(proposal.notes)
        self.notes.setMinimumHeight(DOUBTS_HEIGHT)
        if proposal.notes:
            words = self.tr("Not taken over from the file: {n}").format(n=len(proposal.notes))
            self.body.addWidget(FormField(words, self.notes))

    def try_on_past(self) -> TrialDialog:
        """How past evaluations would have come out under it, in a dialog of its own: there is much to read."""
        dialog = TrialDialog(self._studio.trying, self._around, self._proposal.checklist, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def work(self) -> Callable[[], object]:
        """Publish it."""
        studio, proposal, by = self._studio, self._proposal, self._around.person.id
        correction, remark = self.correction.isChecked(), self.remark.text()
        if (draft := self._draft) is not None:
            return lambda: studio.drafts.publish(draft.id, draft.revision, by, correction=correction, remark=remark)
        checklist, source = proposal.checklist, proposal.source
        return lambda: studio.checklists.publish(checklist, source, by, correction=correction, remark=remark)
