"""The designer: the tree of a draft at the left, the place in hand in the middle, the preview at the right."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QHideEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from qa_studio.domain.checklist import Question
from qa_studio.domain.checklist_draft import ChecklistDraft, DraftId
from qa_studio.domain.checklist_edit import Spot
from qa_studio.domain.checklist_languages import writing_language
from qa_studio.domain.question_adapting import Adapted
from qa_studio.errors import StudioError
from qa_studio.services.studio import Studio
from qa_studio.ui.checklists.bank_dialog import BankDialog
from qa_studio.ui.checklists.designer.columns import Columns
from qa_studio.ui.checklists.designer.conflict_bar import DecisionBar
from qa_studio.ui.checklists.designer.editing import Edit, Editing
from qa_studio.ui.checklists.designer.findings import Findings
from qa_studio.ui.checklists.designer.head import DesignerHead
from qa_studio.ui.checklists.designer.past_uses import PastUses
from qa_studio.ui.checklists.designer.preview import PreviewPanel
from qa_studio.ui.checklists.designer.properties import PropertyPanel
from qa_studio.ui.checklists.designer.publishing import Publishing
from qa_studio.ui.checklists.designer.saving import DraftSaving
from qa_studio.ui.checklists.designer.tree_panel import TreePanel
from qa_studio.ui.checklists.keep_dialog import KeepDialog
from qa_studio.ui.surroundings import Surroundings


class DesignerPage(QWidget):
    """Edits one draft and keeps it with every change.

    `left()` for the way back to the checklists, `published(code)` once the draft is a version.  Call `keep` before it
    goes away.  The panels beside the tree are there a moment after it is shown: `furnished`.
    """

    left = Signal()
    published = Signal(str)

    def __init__(
        self, studio: Studio, draft: ChecklistDraft, surroundings: Surroundings, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._studio, self._around, self._draft = studio, surroundings, draft
        self._theirs: ChecklistDraft | None = None
        self._shown = self._leaving = self.furnished = False
        self._language = writing_language(draft.checklist, surroundings.language)
        self.editing = Editing(draft.checklist, parent=self)
        self.findings = Findings(self.editing, surroundings.runner, surroundings.say, self)
        self.left_column = TreePanel(self.editing, self._language, self.findings, self)
        self._begin()
        PastUses(studio.trying, surroundings.runner, self.editing, self.findings)
        self.saving = DraftSaving(studio.drafts, draft, self.editing, surroundings, self)
        self.publishing = Publishing(studio, draft, self.editing, self.saving, surroundings)
        actions = self.left_column.actions_
        self.head = DesignerHead(actions.undo, actions.redo)
        self.bar = DecisionBar()
        self._arrange()
        self._connect()
        self._read_published()
        self.head.show_version(1, None)
        self._show_title()

    @property
    def draft_id(self) -> DraftId:
        """The draft that is edited here."""
        return self._draft.id

    @property
    def tree(self) -> QWidget:
        """Where the keyboard begins."""
        return self.left_column.tree

    def keep(self) -> None:
        """Hand on what is not written yet: before the page or the window goes away."""
        self.saving.write()

    # Building

    def _begin(self) -> None:
        """At the first question; a form without any gets one, so that its author just types."""
        if questions := self.editing.checklist.questions:
            self.editing.go_to(Spot(question=questions[0].code))
        else:
            self.left_column.authoring.new_question()
            self.editing.steps.clear()

    def _arrange(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self.bar)
        self.columns = Columns(self.left_column, self._around.preferences)
        column.addWidget(self.columns, 1)

    def _furnish(self) -> None:
        """The panels beside the tree, which can be seen already: they take longer than a form of a thousand rows."""
        around = self._around
        self.properties = PropertyPanel(self.editing, self._language, around.say, self._causes, self.findings)
        self.preview = PreviewPanel(self.editing, self.findings, around.runner, around.say)
        self.columns.furnish(self.properties, self.preview)
        self._connect_panels()
        self._take_keyboard()
        self.furnished = True

    def _connect_panels(self) -> None:
        left = self.left_column
        left.rename_wanted.connect(self.properties.focus_text)
        self.head.preview_button.clicked.connect(self.columns.show_preview)
        self.properties.next_wanted.connect(self._on_next)
        self.properties.duplicate_wanted.connect(left.actions_.duplicate.trigger)
        self.properties.delete_wanted.connect(left.actions_.delete.trigger)
        self.preview.jump_wanted.connect(self._jump)
        left.authoring.made.connect(self._on_made)

    def _connect(self) -> None:
        head, left, saving, publishing = self.head, self.left_column, self.saving, self.publishing
        head.left.connect(self._on_left)
        head.compare.clicked.connect(publishing.compare)
        head.trial.clicked.connect(self._on_trial)
        head.publish.clicked.connect(self._on_publish)
        left.tree.seen.connect(self._furnish, Qt.ConnectionType.QueuedConnection)
        left.bank_wanted.connect(self.open_bank)
        left.keep_wanted.connect(self._keep_questions)
        self.columns.preview_shown.connect(head.preview_button.setChecked)
        self.editing.changed.connect(self._on_changed)
        saving.saved.connect(self._on_saved)
        saving.conflicted.connect(self._on_conflict)
        saving.failed.connect(self._on_failed)
        self.bar.acted.connect(self._on_decided)
        self.bar.acted_second.connect(self._on_decided_second)
        publishing.newest_known.connect(lambda number: head.show_version(number + 1, number))
        publishing.incomplete.connect(self._on_incomplete)
        publishing.published.connect(lambda: self.published.emit(self.editing.checklist.code))

    def _read_published(self) -> None:
        drafts, draft = self._studio.drafts, self._draft.id
        self._around.runner.read(lambda: drafts.published_codes(draft), self._on_published_codes, owner=self)

    def _on_published_codes(self, codes: frozenset[str]) -> None:
        self.editing.published = codes

    def _causes(self) -> Sequence[tuple[str, str]]:
        language = self._around.language
        return [(cause.code, cause.title.in_language(language)) for cause in self._studio.causes.tree.walk()]

    def showEvent(self, event: QShowEvent) -> None:
        """The first time: columns as they were, and the keyboard where one goes on."""
        super().showEvent(event)
        self.publishing.open_over(self.window())
        if not self._shown:
            self._shown = True
            self.columns.restore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Whoever means the page means its tree; as a proxy the tree would draw the Tab key past all before it."""
        self.tree.setFocus(event.reason())

    def hideEvent(self, event: QHideEvent) -> None:
        """Whoever goes elsewhere finds it saved."""
        super().hideEvent(event)
        self.keep()

    def _take_keyboard(self) -> None:
        question = self.editing.question
        if question is not None and not question.text.in_language(self._around.language):
            self.properties.focus_text()
        else:
            self.tree.setFocus(Qt.FocusReason.OtherFocusReason)

    # Going

    def _on_left(self) -> None:
        """Go back once everything is written; what can't be written keeps its author here."""
        self._leaving = self.saving.unsaved and not self.saving.held
        if self._leaving:
            self.saving.write()
        elif self.saving.unsaved:
            self._around.presenter.tell(self.tr("The last changes are not saved yet; decide about them first."), "bad")
        else:
            self.left.emit()

    def _on_made(self, spots: Sequence[Spot]) -> None:
        """One new question or section that has no words yet: they are asked for at once."""
        if len(spots) != 1:
            return
        question, section = self.editing.question, self.editing.section
        wording = question.text if question else section.title if section else None
        if wording is not None and not any(wording.texts.values()):
            self.properties.focus_text()

    def _on_next(self) -> None:
        """Enter in a text: the next question; an empty one is filled first."""
        question = self.editing.question
        if question is None or any(question.text.texts.values()):
            self.left_column.authoring.new_question()

    def _jump(self, spot: Spot, key: str) -> None:
        self.editing.go_to(spot)
        self.properties.show_problem(key)

    def _on_changed(self, edit: Edit) -> None:
        if edit.spot == Spot():
            self._show_title()

    def _show_title(self) -> None:
        title = self.editing.checklist.title.in_language(self._around.language)
        self.head.title.setText(title or self.editing.checklist.code)

    # Saving

    def _on_saved(self, at: datetime) -> None:
        self.head.show_saved(at.astimezone(self._around.zone))
        if self._theirs is None:
            self.bar.clear()
        if self._leaving and not self.saving.unsaved:
            self._leaving = False
            self.left.emit()

    def _on_conflict(self, theirs: ChecklistDraft, trouble: StudioError) -> None:
        self._theirs = theirs
        words = self._around.say.sentences(trouble.what, self.tr("Nothing is saved until you decide."))
        self.bar.state(words, "warn", self.tr("Keep mine"), self.tr("Take theirs"))
        self._on_unsaved(words)

    def _on_failed(self, trouble: StudioError) -> None:
        self._theirs = None
        words = self._around.say.sentences(trouble.what, trouble.hint)
        self.bar.state(words, "bad", self.tr("Try again"))
        self._on_unsaved(words)

    def _on_unsaved(self, words: str) -> None:
        self._leaving = False
        self.head.show_unsaved(self.tr("Not saved"))
        if not self.isVisible():  # whoever went elsewhere hears of it there
            self._around.presenter.tell(words, "bad")

    def _on_decided(self) -> None:
        theirs, self._theirs = self._theirs, None
        self.bar.clear()
        if theirs is None:
            self.saving.retry()
        else:
            self.saving.keep_mine(theirs)

    def _on_decided_second(self) -> None:
        theirs, self._theirs = self._theirs, None
        self.bar.clear()
        if theirs is not None:
            self.saving.take_theirs(theirs, self.tr("Take what somebody else saved"))

    # Trying and publishing

    def _on_trial(self) -> None:
        self.left_column.authoring.tidy()
        self.publishing.try_on_past()

    def _on_publish(self) -> None:
        self.left_column.authoring.tidy()
        self.publishing.publish()

    def _on_incomplete(self) -> None:
        """Problems forbid it: say how many, and show the first."""
        serious = [found for found in self.findings.all() if found.serious]
        words = self.tr("Before it can be published, {n} problems have to be solved. The first is shown here.")
        if len(serious) == 1:
            words = self.tr("Before it can be published, one problem has to be solved. It is shown here.")
        self.left_column.tell(words.format(n=len(serious)), False)
        if serious:
            self._jump(serious[0].spot, serious[0].key)

    # The question bank

    def open_bank(self) -> BankDialog:
        """Choose from the bank what comes after the question in hand."""
        dialog = BankDialog(self._studio.question_bank, self._around, self.editing.checklist, self.window())
        dialog.inserted.connect(self._on_inserted)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_inserted(self, adapted: Adapted) -> None:
        if adapted.questions:
            words = self.tr("Insert from the question bank")
            self.left_column.authoring.add_questions(words, adapted.questions)

    def _keep_questions(self, questions: Sequence[Question]) -> None:
        section = self.editing.section
        topic = "" if section is None else section.title.in_language(self._around.language)
        method = self.editing.checklist.scoring.method
        dialog = KeepDialog(self._studio.question_bank, self._around, questions, method, topic, self.window())
        dialog.accepted.connect(lambda: self._around.presenter.mention(self.tr("It is in the question bank.")))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
