"""Labels of Audacity and Praat, out and in, for the recording on the page."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from qa_studio.services.annotations import Annotations, OfferedTier, TakenLabels
from qa_studio.texts import message
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.components.switch import CheckBox
from qa_studio.ui.documents import ask_where, in_documents
from qa_studio.ui.inspect.dialogs import DialogDesk
from qa_studio.ui.inspect.subject import Subject
from qa_studio.ui.surroundings import Surroundings

MOST_TIERS = 12


class ImportLabelsDialog(Dialog):
    """Which tiers of a file become notes, and for whom."""

    def __init__(self, name: str, tiers: Sequence[OfferedTier], parent: QWidget | None = None) -> None:
        super().__init__("", "", " ", width=440, parent=parent)
        self.name_parts(self.tr("Import annotations"), self.tr("Import"), self.tr("Cancel"))
        fresh, known, bare = _counted(tiers)
        words = self.tr("{number} labels of {name} become notes on this recording.")
        self.body.addWidget(Paragraph(words.format(number=sum(fresh.values()), name=name), "body", "ink2"))
        passed = []
        if known:
            passed.append(self.tr("There already: {number}.").format(number=known))
        if bare:
            passed.append(self.tr("Without words: {number}.").format(number=bare))
        if passed:
            self.body.addWidget(Paragraph(" ".join(passed), "small", "ink3"))
        self.tiers = {name: CheckBox(f"{name} ({number})", True) for name, number in fresh.items() if number}
        if len(self.tiers) > 1:
            for box in list(self.tiers.values())[:MOST_TIERS]:
                self.body.addWidget(box)
        whose = [("own", self.tr("Own")), ("public", self.tr("Public"))]
        self.whose = Segmented(whose, "own", self.tr("Who can read them"))
        self.body.addWidget(self.whose)
        self._meaning = Paragraph("", "small", "ink3")
        self.body.addWidget(self._meaning)
        self.whose.chosen.connect(lambda _code: self._explain())
        self._explain()
        self.accept_button.setFocus()

    def _explain(self) -> None:
        public = self.whose.code == "public"
        self._meaning.setText(
            self.tr("Everybody who opens the recording can read them.")
            if public
            else self.tr("Only you can read them.")
        )

    @property
    def public(self) -> bool:
        """Whether everybody may read them."""
        return self.whose.code == "public"

    @property
    def chosen(self) -> tuple[str, ...]:
        """The tiers to take."""
        return tuple(name for name, box in self.tiers.items() if box.isChecked())

    def refusal(self) -> str:
        """At least one tier."""
        return "" if self.chosen else self.tr("Choose at least one tier.")


def _counted(tiers: Sequence[OfferedTier]) -> tuple[dict[str, int], int, int]:
    """Fresh ones by name, and how many are known and bare; a name may stand for several tiers."""
    fresh = {tier.name: 0 for tier in tiers}
    for tier in tiers:
        fresh[tier.name] += len(tier.fresh)
    return fresh, sum(tier.known for tier in tiers), sum(tier.bare for tier in tiers)


class LabelExchange(QObject):
    """Asks what has to be asked over `window`."""

    def __init__(
        self, annotations: Annotations, surroundings: Surroundings, dialogs: DialogDesk, window: QWidget
    ) -> None:
        super().__init__(window)
        self._annotations, self._surroundings, self._dialogs, self._window = annotations, surroundings, dialogs, window
        self._runner, self._presenter = surroundings.runner, surroundings.presenter

    def ask_export(self, subject: Subject) -> None:
        """Ask for a file, and write what is known along the call."""
        kinds = {".TextGrid": self.tr("TextGrid of Praat"), ".txt": self.tr("Labels of Audacity")}
        if path := ask_where(self._window, self.tr("Export annotations"), Path(subject.name).stem, kinds):
            self.export(subject, path)

    def export(self, subject: Subject, path: Path) -> None:
        """Write it, with everything that was noted until now."""
        recording, person, language = subject.recording.id, self._surroundings.person.id, self._surroundings.language
        self._runner.queue(
            lambda: self._annotations.export(recording, person, path, language),
            lambda _labels: self._presenter.tell(message("Saved as {path}.", path=str(path)), "good"),
            owner=self,
        )

    def ask_import(self, subject: Subject) -> None:
        """Ask for a file with labels."""
        kinds = self.tr("Labels of Audacity, TextGrids of Praat") + " (*.txt *.TextGrid *.textgrid)"
        found, _ = QFileDialog.getOpenFileName(self._window, self.tr("Import annotations"), in_documents(""), kinds)
        if found:
            self.read(subject, Path(found))

    def read(self, subject: Subject, path: Path) -> None:
        """Look into the file, and ask what is to become of it."""
        recording, person = subject.recording.id, self._surroundings.person.id
        self._runner.read(
            lambda: self._annotations.offer(recording, path, person),
            lambda tiers: self._ask(subject, path, tiers),
            owner=self,
        )

    def _ask(self, subject: Subject, path: Path, tiers: tuple[OfferedTier, ...]) -> None:
        if not any(tier.fresh for tier in tiers):
            self._presenter.mention(self.tr("There is nothing new in {name}.").format(name=path.name))
            return
        dialog = ImportLabelsDialog(path.name, tiers, self._window)
        dialog.accepted.connect(lambda: self._take(subject, path, dialog.public, dialog.chosen))
        self._dialogs.show(dialog)

    def _take(self, subject: Subject, path: Path, public: bool, tiers: tuple[str, ...]) -> None:
        recording, person = subject.recording.id, self._surroundings.person.id
        self._runner.queue(
            lambda: self._annotations.take_in(recording, path, person, public, tiers), self._on_taken, owner=self
        )

    def _on_taken(self, taken: TakenLabels) -> None:
        self._presenter.mention(self.tr("{number} notes added.").format(number=taken.added))
