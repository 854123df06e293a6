"""A new checklist: what it is called, and what it begins from."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist import Checklist, Method
from qa_studio.domain.checklist_draft import DraftId
from qa_studio.domain.inspection import ChecklistVersionId
from qa_studio.domain.wording import Wording
from qa_studio.services.checklist_library import LibraryEntry
from qa_studio.services.rows import ChecklistRow
from qa_studio.services.studio import Studio
from qa_studio.ui.components.asking import SavingDialog
from qa_studio.ui.components.fields import Choice, FormField, TextField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.surroundings import Surroundings

BLANK = ""


class NewChecklistDialog(SavingDialog):
    """Begins a draft, blank or from a checklist that is there or comes with the program; `begun` is its id then.

    With `start` it is a copy of that version, unless something else is chosen.
    """

    def __init__(
        self, studio: Studio, around: Surroundings, start: ChecklistRow | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(around.runner, around.say, width=520, parent=parent)
        self._studio, self._around, self._start = studio, around, start
        self.begun: DraftId | None = None
        self._entries: dict[str, LibraryEntry] = {}
        self._facts: dict[str, str] = {}
        self._proposed = ""
        heading = self.tr("New checklist") if start is None else self.tr("Duplicate checklist")
        self.name_parts(heading, self.tr("Begin"), self.tr("Cancel"))
        self.title = TextField(self.tr("Title"))
        self.body.addWidget(FormField(self.tr("Title"), self.title))
        self.base = Choice([(BLANK, self.tr("A blank form"))], self.tr("Begin from"))
        self.base.chosen.connect(self._on_start)
        self.body.addWidget(FormField(self.tr("Begin from"), self.base))
        self.about = Paragraph("", "small", "ink2")
        self.body.addWidget(self.about)
        self._fill_method()
        self._on_start(BLANK)
        around.runner.read(
            lambda: (studio.checklists.rows(), studio.checklist_library.entries), self._offer, owner=self
        )

    def _fill_method(self) -> None:
        methods = [
            (Method.PERCENTAGE.value, self.tr("Percentage")),
            (Method.POINTS.value, self.tr("Points")),
            (Method.BASE.value, self.tr("From a base")),
        ]
        self.method = Segmented(methods, Method.PERCENTAGE.value, self.tr("Scoring"))
        self.method.chosen.connect(self._explain)
        self._method_field = FormField(self.tr("Scoring"), self.method)
        self.body.addWidget(self._method_field)
        self.explanation = Paragraph("", "small", "ink2")
        self.body.addWidget(self.explanation)

    def _offer(self, found: tuple[Sequence[ChecklistRow], Sequence[LibraryEntry]]) -> None:
        rows, entries = found
        language = self._around.language
        options = [(BLANK, self.tr("A blank form"))]
        for row in rows:
            title = row.title.in_language(language)
            options.append((str(row.id), f"{title} v{row.version}"))
            self._facts[str(row.id)] = self.tr("{n} questions").format(n=row.questions)
        there = {row.code for row in rows}
        for entry in entries:
            if entry.code not in there:
                words = self.tr("{title}, comes with the program")
                options.append((entry.code, words.format(title=entry.title.in_language(language))))
                self._entries[entry.code] = entry
                note = entry.note.in_language(language) if entry.note else ""
                count = self.tr("{n} questions").format(n=entry.questions)
                self._facts[entry.code] = self._around.say.sentences(count, note)
        self.base.set_options(options, self.base.code)
        if self._start is not None:
            self.base.set_code(str(self._start.id))
            self._on_start(self.base.code)

    def _on_start(self, code: str) -> None:
        blank = code == BLANK
        self._method_field.setVisible(blank)
        self.explanation.setVisible(blank)
        self.about.setVisible(not blank)
        self.about.setText(self._facts.get(code, ""))
        self._explain(self.method.code)
        if self.title.text() == self._proposed:
            self._proposed = self._proposal(code)
            self.title.setText(self._proposed)
            self.title.selectAll()

    def _proposal(self, code: str) -> str:
        if (entry := self._entries.get(code)) is not None:
            return entry.title.in_language(self._around.language)
        if self._start is not None and code == str(self._start.id):
            return self.tr("Copy of {title}").format(title=self._start.title.in_language(self._around.language))
        return ""

    def _explain(self, method: str) -> None:
        words = {
            Method.PERCENTAGE: self.tr("Each question has a weight, and each answer earns a share of it: 0 to 100."),
            Method.POINTS: self.tr("Each answer has points; the score is the share of the points that were possible."),
            Method.BASE: self.tr("Every call starts at 100, and answers take points away."),
        }
        self.explanation.setText(words[Method(method)])

    def refusal(self) -> str:
        """No title."""
        return "" if self.title.text().strip() else self.tr("A title is needed.")

    def work(self) -> Callable[[], object]:
        """Begin the draft."""
        begin = self._beginning()

        def work() -> None:
            self.begun = begin()

        return work

    def _beginning(self) -> Callable[[], DraftId]:
        drafts, by, language = self._studio.drafts, self._around.person.id, self._around.language
        title, code = self.title.text().strip(), self.base.code
        if code == BLANK:
            method = Method(self.method.code)
            return lambda: drafts.blank(title, method, language, by)
        if (entry := self._entries.get(code)) is not None:
            checklist = self._titled(entry.checklist, title)
            return lambda: drafts.begin(checklist, entry.source, by)
        return lambda: drafts.copy(ChecklistVersionId(int(code)), title, language, by)

    def _titled(self, checklist: Checklist, title: str) -> Checklist:
        """Under a title of its own; one that is left as it was keeps its other languages."""
        language = self._around.language
        if checklist.title.in_language(language) == title:
            return checklist
        return replace(checklist, title=Wording({language: title}))
