"""The imports tab: folders from which recordings come in by themselves, and the profiles of the recorders."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from qa_studio.domain.calls import NamePreset
from qa_studio.domain.import_profile import ImportProfile, ImportProfileId
from qa_studio.services.import_profiles import ImportProfiles
from qa_studio.services.watching import FolderState, Watching
from qa_studio.ui.administration.card_column import CardColumn
from qa_studio.ui.components.asking import SavingDialog
from qa_studio.ui.components.buttons import Button, IconButton
from qa_studio.ui.components.cards import Hairline, Sign, clear_layout
from qa_studio.ui.components.fields import Choice, FormField
from qa_studio.ui.components.labels import ElidedLabel, Paragraph
from qa_studio.ui.components.pills import Pill, PillKind
from qa_studio.ui.surroundings import Surroundings

NAMES: dict[str, str] = {
    NamePreset.FREEPBX: "FreePBX, Issabel",
    NamePreset.VICIDIAL: "VICIdial",
    NamePreset.WAZO: "Wazo",
    NamePreset.FUSIONPBX: "FusionPBX",
    NamePreset.OREKA: "Oreka",
}


class WatchDialog(SavingDialog):
    """By which profile what arrives in a folder is read."""

    def __init__(
        self,
        watching: Watching,
        around: Surroundings,
        folder: Path,
        profiles: Sequence[ImportProfile],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(around.runner, around.say, width=520, parent=parent)
        self._watching, self._folder = watching, folder
        self.name_parts(self.tr("Watch a folder"), self.tr("Watch"), self.tr("Cancel"))
        self.body.addWidget(ElidedLabel(str(folder), "body", "ink", 500))
        options = [("", self.tr("None")), *((str(profile.id), profile.name) for profile in profiles)]
        self.profile = Choice(options, self.tr("Import profile"), "")
        hint = self.tr("It says how files are named, in which time zone, and what the columns of tables mean.")
        self.body.addWidget(FormField(self.tr("Import profile"), self.profile, hint))
        note = self.tr(
            "While the program is open on this computer, recordings that arrive in the folder or below it are imported "
            "once they are complete. A table beside them (.csv, .xlsx) is taken for their details. Nothing is moved or "
            "deleted."
        )
        self.body.addWidget(Paragraph(note, "small", "ink3"))
        self.profile.setFocus()

    def work(self) -> Callable[[], object]:
        """Watch it from now on."""
        watching, folder = self._watching, self._folder
        profile = ImportProfileId(int(self.profile.code)) if self.profile.code else None
        return lambda: watching.watch(folder, profile)


class ImportsView(CardColumn):
    """Two cards of lines, each with what can be done about it."""

    def __init__(self, profiles: ImportProfiles, watching: Watching, around: Surroundings) -> None:
        super().__init__()
        self._profiles, self._watching, self._around = profiles, watching, around
        self._known: tuple[ImportProfile, ...] = ()
        self.watch_button = Button(self.tr("Watch a folder…"), "primary", "folder-plus")
        self.watch_button.clicked.connect(self._ask_folder)
        self._folders = self.add_lines(self.tr("Watched folders on this computer"), self.watch_button)
        self._profile_lines = self.add_lines(self.tr("Import profiles"))

    def refresh(self) -> None:
        """Read both again."""
        self._around.runner.read(
            lambda: (self._watching.folders(), self._profiles.all()), lambda found: self._show(*found), owner=self
        )

    def _show(self, folders: Sequence[FolderState], profiles: tuple[ImportProfile, ...]) -> None:
        self._known = profiles
        clear_layout(self._folders)
        clear_layout(self._profile_lines)
        for number, state in enumerate(folders):
            if number:
                self._folders.addWidget(Hairline())
            self._folders.addWidget(self._folder_line(state))
        if not folders:
            words = self.tr(
                "None yet. Name the folder in which your recorder writes, and recordings come by themselves."
            )
            self._folders.addWidget(Paragraph(words, "body", "ink2"))
        for number, profile in enumerate(profiles):
            if number:
                self._profile_lines.addWidget(Hairline())
            self._profile_lines.addWidget(self._profile_line(profile))
        if not profiles:
            words = self.tr("None yet. Choose how your recordings are read in the import dialog, then keep it there.")
            self._profile_lines.addWidget(Paragraph(words, "body", "ink2"))

    def _folder_line(self, state: FolderState) -> QWidget:
        profile = state.profile.name if state.profile else self.tr("without a profile")
        notes = [self.tr("Imported since the start: {n}").format(n=state.taken), profile]
        if state.waiting:
            names = ", ".join(path.name for path in state.waiting[:3]) + (" …" if len(state.waiting) > 3 else "")
            notes.append(self.tr("Not complete yet: {names}").format(names=names))
        kind: PillKind = "good" if state.trouble is None else "bad"
        words = self.tr("Watched") if state.trouble is None else self.tr("Can't be reached")
        pill = Pill(words, kind, "eye" if state.trouble is None else "warning-fill")
        stop = IconButton("trash", self.tr("Watch it no longer"), size=28)
        folder = state.folder.id
        stop.clicked.connect(lambda: self._do(lambda: self._watching.stop(folder)))
        return _line("folder-open", state.folder.path, " · ".join(notes), pill, stop)

    def _profile_line(self, profile: ImportProfile) -> QWidget:
        names = NAMES.get(profile.names, profile.names) if profile.names else self.tr("file names say nothing")
        notes = [names, profile.zone or self.tr("time zone of the workspace")]
        if profile.columns:
            notes.append(self.tr("columns chosen by hand: {n}").format(n=len(profile.columns)))
        if profile.swapped:
            notes.append(self.tr("the first channel is the customer"))
        remove = IconButton("trash", self.tr("Remove this profile"), size=28)
        remove.clicked.connect(lambda: self._do(lambda: self._profiles.remove(profile.id, profile)))
        return _line("sliders", profile.name, " · ".join(notes), None, remove)

    def _do(self, work: Callable[[], object]) -> None:
        self._around.runner.queue(work, lambda _: self.refresh(), owner=self)

    def _ask_folder(self) -> None:
        found = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"))
        if found:
            self.ask_profile(Path(found))

    def ask_profile(self, folder: Path) -> WatchDialog:
        """Ask how what arrives there is read, then watch it."""
        dialog = WatchDialog(self._watching, self._around, folder, self._known, self.window())
        dialog.accepted.connect(self.refresh)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog


def _line(icon: str, words: str, note: str, pill: Pill | None, button: IconButton) -> QWidget:
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 8, 0, 8)
    row.setSpacing(12)
    row.addWidget(Sign(icon, "ink2", 20))
    column = QVBoxLayout()
    column.setSpacing(2)
    column.addWidget(ElidedLabel(words, "body", "ink", 500))
    column.addWidget(ElidedLabel(note, "small", "ink3"))
    row.addLayout(column, 1)
    if pill is not None:
        row.addWidget(pill)
    row.addWidget(button)
    line.setAccessibleName(words)
    return line
