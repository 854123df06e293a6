"""The keywords tab: lists of words that mark moments in calls."""

from collections.abc import Callable

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.keywords import KeywordList
from qa_studio.services.events import KeywordListsChanged
from qa_studio.services.keywords import Keywords, words_in
from qa_studio.services.meanwhile import Edit
from qa_studio.ui.administration.card_column import CardColumn
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Card, Hairline, Sign, clear_layout
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField, TextArea, TextField
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.settling import EditingDialog
from qa_studio.ui.surroundings import Surroundings


class KeywordsDialog(EditingDialog):
    """A list: its name, its words, one in each line."""

    def __init__(
        self, keywords: Keywords, around: Surroundings, known: KeywordList | None, parent: QWidget | None = None
    ) -> None:
        super().__init__(around, width=480, parent=parent)
        self._keywords, self._known = keywords, known
        title = self.tr("New keyword list") if known is None else self.tr("Keyword list")
        self.name_parts(title, self.tr("Add") if known is None else self.tr("Save"), self.tr("Cancel"))
        self.name = TextField(self.tr("Name"), known.name if known else "")
        self.body.addWidget(FormField(self.tr("Name"), self.name))
        words = "\n".join(known.words) if known else ""
        self.words = TextArea(self.tr("Words and phrases"), words, "", 8)
        hint = self.tr("One in each line. Upper and lower case, full and half width are the same.")
        self.body.addWidget(FormField(self.tr("Words and phrases"), self.words, hint))
        self.whole = Switch(self.tr("Latin words count only by themselves"), known.whole_words if known else True)
        self.whole.setToolTip(self.tr("“sue” is not found in “issue”. Chinese words are found anywhere."))
        self.body.addWidget(self.whole)

    def work(self) -> Callable[[], object]:
        """Add or change."""
        keywords, known = self._keywords, self._known
        name, words, whole = self.name.text(), words_in(self.words.text()), self.whole.isChecked()
        if known is None:
            return lambda: keywords.add(name, words, whole)
        changed = KeywordList(known.id, name, words, whole)
        return Edit(known, changed, lambda seen, mine: keywords.save(mine, seen))


class KeywordsView(CardColumn):
    """A card with the lists, each with what can be done about it."""

    def __init__(self, keywords: Keywords, around: Surroundings) -> None:
        super().__init__()
        self._keywords, self._around = keywords, around
        card = Card(self.tr("Keyword lists"), self.tr("Where their words are said is a moment of the call"))
        self.add = Button(self.tr("New list…"), "primary", "plus")
        self.add.clicked.connect(lambda: self.edit(None))
        card.head.addWidget(self.add)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        card.body.addLayout(self._lines)
        self.add_card(card)
        self.lists: tuple[KeywordList, ...] = ()
        around.hear(self, lambda _event: self.refresh(), KeywordListsChanged)

    def refresh(self) -> None:
        """Read the lists again."""
        self._around.runner.read(self._keywords.lists, self._show, owner=self)

    def _show(self, lists: tuple[KeywordList, ...]) -> None:
        self.lists = lists
        clear_layout(self._lines)
        for number, each in enumerate(lists):
            if number:
                self._lines.addWidget(Hairline())
            self._lines.addWidget(self._line(each))
        if not lists:
            words = self.tr(
                "No list yet. Add one, or begin with the usual ones: complaint, escalation, legal, apology."
            )
            self._lines.addWidget(Paragraph(words, "body", "ink2"))
            usual = Button(self.tr("Add the usual lists"))
            usual.clicked.connect(lambda: self._around.runner.queue(self._keywords.add_starters, owner=self))
            self._lines.addSpacing(8)
            self._lines.addWidget(usual)

    def _line(self, known: KeywordList) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 8, 0, 8)
        row.setSpacing(12)
        row.addWidget(Sign("quotes", "ink3", 18))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(ElidedLabel(known.name, "body", "ink", 500))
        words.addWidget(ElidedLabel(self._around.say.listed(known.words), "small", "ink3"))
        row.addLayout(words, 1)
        edit = IconButton("pencil-simple", self.tr("Edit {name}").format(name=known.name), size=28)
        edit.clicked.connect(lambda: self.edit(known))
        remove = IconButton("trash", self.tr("Remove {name}").format(name=known.name), size=28)
        remove.clicked.connect(lambda: self.ask_remove(known))
        row.addWidget(edit)
        row.addWidget(remove)
        return line

    def edit(self, known: KeywordList | None) -> KeywordsDialog:
        """Add a list, or change one."""
        dialog = KeywordsDialog(self._keywords, self._around, known, self.window())
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def ask_remove(self, known: KeywordList) -> Dialog:
        """Take a list away, once that is confirmed."""
        title = self.tr("Remove the list {name}?").format(name=known.name)
        dialog = Dialog(title, self.tr("Remove"), self.tr("Cancel"), "danger", 420, self.window())
        words = self.tr("Its words no longer mark moments. Transcripts stay as they are.")
        dialog.body.addWidget(Paragraph(words, "body", "ink2"))
        dialog.accepted.connect(lambda: self._remove(known))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _remove(self, gone: KeywordList) -> None:
        self._around.runner.queue(lambda: self._keywords.remove(gone.id, gone), owner=self)
