"""Under which earlier answer a question is asked: a question to pick, its answers to tick, and what that says."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist import Checklist, Question, ShowWhen
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.appearing import appear
from qa_studio.ui.checklists.designer.editing import Editing
from qa_studio.ui.checklists.designer.property_rows import PropertyRow
from qa_studio.ui.checklists.designer.wording_field import Writing
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.components.flow_layout import FlowLayout
from qa_studio.ui.components.pills import Chip
from qa_studio.ui.components.switch import Switch

Named = tuple[str, str]


class LateChoice(Choice):
    """A choice among many that reads them only when somebody chooses."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__([], label, parent=parent)
        self._all: Callable[[], list[Named]] = list

    def show_one(self, now: Named, every: Callable[[], list[Named]]) -> None:
        """Show what is chosen; `every` gives what can be."""
        self._all = every
        if self.count() != 1 or (self.itemData(0), self.itemText(0)) != now:
            self.set_options([now], now[0])

    def _read(self) -> None:
        self.set_options(self._all(), self.code)

    def showPopup(self) -> None:
        """Read them, then open."""
        self._read()
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows and letters choose among all of them."""
        if self.count() < 2:
            self._read()
        super().keyPressEvent(event)


class ConditionEditor(PropertyRow):
    """Always asked, or only after certain answers to one earlier question."""

    def __init__(self, editing: Editing, say: Catalogue, parent: QWidget | None = None) -> None:
        self.switch = Switch("")
        super().__init__("", "", self.switch, parent)
        self.title.setText(self.tr("Ask only when…"))
        self.switch.setAccessibleName(self.tr("Ask only after certain answers"))
        self.switch.clicked.connect(self._on_switched)
        self._editing, self._say = editing, say
        self.question = LateChoice(self.tr("Earlier question"))
        self.question.chosen.connect(self._on_question)
        self._answers = QWidget()
        self._flow = FlowLayout(8, self._answers)
        self.chips: list[Chip] = []
        for widget in (self.question, self._answers):
            self.body.addWidget(widget)
        self.body.setContentsMargins(0, 6, 0, 0)

    def show_question(self, question: Question, writing: Writing) -> None:
        """Show its condition, and say it."""
        checklist, when = self._editing.checklist, question.show_when
        self._writing = writing
        on = when is not None
        self.switch.setChecked(on)
        appear(self.question, on)
        appear(self._answers, on)
        self.body.setContentsMargins(0, 6 if on else 0, 0, 0)
        if when is None:
            able = next(_earlier(checklist, question.code), None) is not None
            self.switch.setEnabled(able)
            always = self.tr("Always asked")
            self.set_note(always if able else self.tr("Always asked; no earlier question has answers to pick"))
            return
        self.switch.setEnabled(True)
        self.set_note(self.sentence(checklist, when))
        self.question.show_one((when.question, self._name(checklist, when.question)), self._every)
        self._show_chips(checklist, when)

    def sentence(self, checklist: Checklist, when: ShowWhen) -> str:
        """“Asked only when “Identity” is No”."""
        if not checklist.has_question(when.question):
            return self.tr("Asked only after a question that is not there")
        asked = checklist.question(when.question)
        words = [self._writing.instead(option.text) for option in asked.options if option.code in when.among]
        if not words:
            return self.tr("Never asked: tick the answers that show it")
        said = self.tr("Asked only when “{question}” is {answers}")
        return said.format(question=self._writing.instead(asked.text), answers=self._joined(words))

    def _joined(self, words: list[str]) -> str:
        if len(words) == 1:
            return words[0]
        return self.tr("{some} or {last}").format(some=self._say.listed(words[:-1]), last=words[-1])

    def _name(self, checklist: Checklist, code: str) -> str:
        if not checklist.has_question(code):
            return code
        number = number_of(checklist, code)
        return f"{number}  {self._writing.instead(checklist.question(code).text) or code}"

    def _every(self) -> list[Named]:
        question = self._editing.question
        if question is None:
            return []
        checklist = self._editing.checklist
        return [
            (other.code, f"{number}  {self._writing.instead(other.text) or other.code}")
            for number, other in _earlier(checklist, question.code)
        ]

    def _show_chips(self, checklist: Checklist, when: ShowWhen) -> None:
        options = checklist.question(when.question).options if checklist.has_question(when.question) else ()
        while len(self.chips) < len(options):
            self._add_chip(len(self.chips))
        for place, chip in enumerate(self.chips):
            chip.setVisible(place < len(options))
            if place < len(options):
                chip.setText(self._writing.instead(options[place].text))
                chosen = options[place].code in when.among
                chip.set_chosen(chosen)
                chip.setAccessibleName(chip.text() + (" ✓" if chosen else ""))
        self._flow.invalidate()
        self._answers.updateGeometry()

    def _add_chip(self, place: int) -> None:
        chip = Chip("")
        chip.clicked.connect(lambda: self._on_ticked(place))
        self.chips.append(chip)
        self._flow.addWidget(chip)

    def _on_switched(self, on: bool) -> None:
        question = self._editing.question
        if question is None:
            return
        when = None
        if on:
            earlier = [other for _, other in _earlier(self._editing.checklist, question.code)]
            if not earlier:
                return
            when = _usual(earlier[-1])
        self._change(when)
        if on:
            self.question.setFocus(Qt.FocusReason.TabFocusReason)

    def _on_question(self, code: str) -> None:
        self._change(_usual(self._editing.checklist.question(code)))

    def _on_ticked(self, place: int) -> None:
        question = self._editing.question
        if question is None or (when := question.show_when) is None:
            return
        options = self._editing.checklist.question(when.question).options
        among = set(when.among) ^ {options[place].code}
        self._change(ShowWhen(when.question, tuple(option.code for option in options if option.code in among)))

    def _change(self, when: ShowWhen | None) -> None:
        self._editing.change_question(self.tr("Condition"), lambda question: replace(question, show_when=when))


def number_of(checklist: Checklist, code: str) -> str:
    """The number of a question in the form, such as 2.1."""
    own = checklist.section_of(code)
    section = next(place for place, each in enumerate(checklist.sections, 1) if each.code == own.code)
    within = next(place for place, each in enumerate(own.questions, 1) if each.code == code)
    return f"{section}.{within}"


def _earlier(checklist: Checklist, code: str) -> Iterator[tuple[str, Question]]:
    """Number and question of those before `code` whose answers can be picked."""
    for at, section in enumerate(checklist.sections, 1):
        for within, question in enumerate(section.questions, 1):
            if question.code == code:
                return
            if question.kind.has_options and question.options:
                yield f"{at}.{within}", question


def _usual(asked: Question) -> ShowWhen:
    """Conditions mostly ask on after the worst answer."""
    worst = min(asked.options, key=lambda option: option.worth)
    return ShowWhen(asked.code, (worst.code,))
