"""Root causes in the foot of the page: those of the question that is looked at, and the tree to find others."""

from PySide6.QtCore import QObject, QPoint

from qa_studio.domain.cause_tree import CauseTree
from qa_studio.ui.inspect.cause_picker import CausePicker
from qa_studio.ui.inspect.checklist_panel import ChecklistPanel
from qa_studio.ui.inspect.footer import Footer
from qa_studio.ui.inspect.judging import Judging


class CauseLogging(QObject):
    """Shows and logs; `picker` is the tree once it was opened."""

    picker: CausePicker

    def __init__(self, judging: Judging, panel: ChecklistPanel, footer: Footer, tree: CauseTree, language: str) -> None:
        super().__init__(footer)
        self._judging, self._panel, self._footer = judging, panel, footer
        self._tree, self._language = tree, language
        panel.activated.connect(lambda _code: self.show())
        footer.cause_chosen.connect(lambda code: judging.log_cause(self.question(), code))
        footer.cause_removed.connect(judging.remove_cause)
        footer.adding.connect(self._open_picker)

    def question(self) -> str:
        """The question whose causes the foot shows: the active one where it lost marks, else the last that did."""
        active, lost = self._panel.active, self._judging.draft.lost()
        if active in lost or self._judging.causes_of(active):
            return active
        return lost[-1] if lost else ""

    def _offered(self, code: str) -> tuple[str, ...]:
        return tuple(self._judging.draft.checklist.question(code).root_causes) if code else ()

    def show(self) -> None:
        """Show what is logged for the question, and what its checklist offers."""
        code = self.question()
        number = self._judging.draft.numbers.get(code, "")
        self._footer.show_causes(number, self._judging.causes_of(code), self._offered(code))

    def find(self) -> None:
        """Open the tree of causes."""
        self._open_picker(self._footer.causes.mapToGlobal(QPoint(0, 0)))

    def _open_picker(self, where: QPoint) -> None:
        if self._judging.locked:
            return
        code, numbers = self.question(), self._judging.draft.numbers
        title = self.tr("Root cause of {number}").format(number=numbers[code]) if code else self.tr("Root cause")
        picker = CausePicker(self._tree, self._language, self._offered(code), title, self._footer.window())
        picker.picked.connect(lambda cause, note: self._judging.log_cause(code, cause, note))
        self.picker = picker
        picker.open_above(where)
