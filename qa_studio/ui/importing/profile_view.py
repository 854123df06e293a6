"""Which import profile, and keeping what is chosen now as one."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.import_profile import ImportProfile
from qa_studio.services.import_profiles import ImportProfiles
from qa_studio.services.meanwhile import Edit
from qa_studio.ui.components.asking import NameDialog
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.fields import Choice
from qa_studio.ui.settling import write_edit
from qa_studio.ui.surroundings import Surroundings


class ProfileView(QWidget):
    """A choice of profiles and a button; `chosen(ImportProfile)` when one was taken.

    `now` gives what the dialog says at the moment, as a profile without a name.
    """

    chosen = Signal(object)

    def __init__(
        self, profiles: ImportProfiles, around: Surroundings, now: Callable[[], ImportProfile], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._profiles, self._around, self._now = profiles, around, now
        self._known: dict[str, ImportProfile] = {}
        self.title = self.tr("Import profile")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.choice = Choice([("", self.tr("None"))], self.title, "")
        self.choice.chosen.connect(self._on_chosen)
        self.keep_button = Button(self.tr("Keep as a profile…"), icon="floppy-disk")
        self.keep_button.clicked.connect(self.ask_name)
        row.addWidget(self.choice, 1)
        row.addWidget(self.keep_button)
        self._read(around.preferences.now.import_profile)

    @property
    def name(self) -> str:
        """The chosen profile's name; "" for none."""
        return self.choice.code

    def ask_name(self) -> NameDialog:
        """Ask under which name to keep what is chosen now."""
        title, label = self.tr("Keep as a profile"), self.tr("Name of the recorder or of the export")
        dialog = NameDialog(title, label, self.name, self.tr("Keep"), self.tr("Cancel"), self)
        dialog.accepted.connect(lambda: self._keep(dialog.chosen()))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _keep(self, name: str) -> None:
        now = self._now()
        profile = ImportProfile(now.id, name, now.names, now.zone, now.columns, now.swapped)
        seen = self._known.get(name, ImportProfile(now.id, ""))
        edit = Edit(seen, profile, lambda was, mine: self._profiles.keep(mine, was))
        write_edit(self._around, edit, self, lambda _: self._read(name))

    def _read(self, name: str) -> None:
        self._around.runner.read(self._profiles.all, lambda known: self._show(known, name), owner=self)

    def _show(self, known: Sequence[ImportProfile], name: str) -> None:
        self._known = {profile.name: profile for profile in known}
        taken = name if name in self._known else ""
        self.choice.set_options([("", self.tr("None")), *((each, each) for each in self._known)], taken)
        if taken:
            self.chosen.emit(self._known[taken])

    def _on_chosen(self, name: str) -> None:
        if name:
            self.chosen.emit(self._known[name])
