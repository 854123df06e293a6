"""The window's owner: opens and changes workspaces, persons, languages, and furnishes the shell for them."""

import getpass
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QMenu, QWidget

from qa_studio.domain.settings import THEME_NAMES, Preferences, WorkspaceSettings
from qa_studio.errors import Cancelled, StudioError, WorkspaceTrouble
from qa_studio.services.progress import Progress
from qa_studio.services.settings import PersonalPreferences
from qa_studio.texts import LANGUAGES, Language, Message, catalogue, message
from qa_studio.ui.collecting import Collecting
from qa_studio.ui.command import Command
from qa_studio.ui.documents import ask_where, in_documents
from qa_studio.ui.encryption import Encryption
from qa_studio.ui.leaving import finish_writes
from qa_studio.ui.navigation import Navigation
from qa_studio.ui.place_list import empty_places
from qa_studio.ui.place_names import place_name
from qa_studio.ui.places import Place
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.shell import Furniture, Shell
from qa_studio.ui.theme import Theme
from qa_studio.ui.translation import Translation

# Imported where they are used: the window shows itself before everything else is loaded.
if TYPE_CHECKING:
    from qa_studio.domain.people import Person, Role
    from qa_studio.domain.recording import RecordingId
    from qa_studio.services.doctor import Check
    from qa_studio.services.events import Event
    from qa_studio.services.passphrases import Passphrases
    from qa_studio.services.servers import Servers
    from qa_studio.services.studio import Studio
    from qa_studio.ui.being_here import BeingHere
    from qa_studio.ui.connect_dialog import ConnectDialog
    from qa_studio.ui.deciding import Outcome
    from qa_studio.ui.encryption import Recode
    from qa_studio.ui.measuring_imports import MeasuringImports
    from qa_studio.ui.others_work import OthersWork
    from qa_studio.ui.own_password import OwnPasswordDialog
    from qa_studio.ui.rooms import Rooms
    from qa_studio.ui.sending import Sending
    from qa_studio.ui.surroundings import Surroundings
    from qa_studio.ui.transcripts_beside import TranscriptsBeside
    from qa_studio.ui.watching_folders import WatchingFolders

LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "zh_CN": "简体中文"}


@dataclass(frozen=True)
class Doors:
    """What the window can't do itself: open and make workspaces."""

    open: "Callable[[str, bool], Studio]"  # place, make it where there is none
    make_demonstration: Callable[[Path, Language, Progress], Any]
    demonstration_folder: Path
    log: Path
    check_machine: "Callable[[str | None], tuple[Check, ...]]"
    servers: "Callable[[], Servers]"
    passphrases: "Callable[[], Passphrases]"
    recode: "Recode"  # place, the new passphrase or None, progress


@dataclass(frozen=True)
class _Opened:
    studio: "Studio"
    persons: "tuple[Person, ...]"
    settings: WorkspaceSettings


class StudioWindow(QObject):
    """One window with one workspace at a time; the shell is shown before the workspace is open."""

    def __init__(self, app: QApplication, preferences: PersonalPreferences, doors: Doors, language: Language) -> None:
        super().__init__()
        self._app, self._preferences, self._doors = app, preferences, doors
        self.language: Language = language
        self._theme = Theme(app, preferences.now.theme)
        self._translation = Translation(app)
        self._translation.use(language)
        self.presenter = Presenter(language, doors.log)
        self.runner = TaskRunner(self.presenter)
        self._collecting = Collecting(self)
        self.navigation = Navigation()
        self.shell = Shell(self.runner, self.presenter, self.navigation)
        self._encryption = Encryption(
            doors.passphrases, doors.recode, self.shell, self.runner, self.presenter, self.open
        )
        self.shell.about_to_close.connect(self._on_closing)
        app.applicationStateChanged.connect(self._on_application_state)
        self.opened: _Opened | None = None
        self._rooms: Rooms | None = None
        self._measuring: MeasuringImports | None = None
        self._watching: WatchingFolders | None = None
        self._others: OthersWork | None = None
        self._sending: Sending | None = None
        self._here: BeingHere | None = None
        self._beside: TranscriptsBeside | None = None

    @property
    def studio(self) -> "Studio | None":
        """The workspace that is open."""
        return self.opened.studio if self.opened else None

    @property
    def rooms(self) -> "Rooms | None":
        """The pages of the open workspace."""
        return self._rooms

    def start(self, place: str | None) -> None:
        """Show the window, then open the workspace; without one, the welcome page."""
        if place is None:
            self._furnish_welcome()
        else:
            self._furnish_waiting()
        self.shell.resize(1440, 900)
        self.shell.show()
        if place is not None:
            # After the first paint: the user sees the window while the database is opened.
            QTimer.singleShot(0, partial(self.open, place))

    def _on_application_state(self, state: Qt.ApplicationState) -> None:
        # Commands may have worked on the workspace while the user was elsewhere.
        if state is Qt.ApplicationState.ApplicationActive and self._rooms is not None:
            self._rooms.look_again()

    def _on_others_work(self, _event: object) -> None:
        if self._rooms is not None:
            self._rooms.look_again()

    # Workspaces

    def open(self, place: str, create: bool = False) -> None:
        """Open another workspace; where that fails, say why and offer the welcome page."""
        refused = partial(self._on_refused, place)
        if "://" not in place:
            self.runner.read(partial(self._enter, place, create), self._on_entered, failed=refused)
            return
        title = message("Connecting to {place}", place=place_name(place))
        self.runner.run(partial(self._connect_to, place, create, title), self._on_entered, title=title, failed=refused)

    def _connect_to(self, place: str, create: bool, what: Message, progress: Progress) -> _Opened:
        opened = self._enter(place, create)
        try:
            progress.at(1, 1, what)
        except Cancelled:
            opened.studio.close()
            raise
        return opened

    def _enter(self, place: str, create: bool) -> _Opened:
        studio = self._doors.open(place, create)
        if studio.person is None:
            studio.people.whose_folder(_login_name(), is_folder="://" not in studio.place)
        studio.backups.rotate()
        return _Opened(studio, studio.people.persons(), studio.settings.read())

    def _on_entered(self, opened: _Opened) -> None:
        from qa_studio.services.events import PeopleChanged, SettingsChanged, WorkspaceChanged
        from qa_studio.ui.being_here import BeingHere
        from qa_studio.ui.measuring_imports import MeasuringImports
        from qa_studio.ui.others_work import OthersWork
        from qa_studio.ui.sending import Sending
        from qa_studio.ui.transcripts_beside import TranscriptsBeside
        from qa_studio.ui.watching_folders import WatchingFolders

        if self.opened is not None:
            self.shell.forget_the_way()
        self._leave()
        self.opened = opened
        studio = opened.studio
        studio.events.deliver_through(self.runner.post)
        studio.events.listen(PeopleChanged, self._on_people_or_settings)
        studio.events.listen(SettingsChanged, self._on_people_or_settings)
        self._measuring = MeasuringImports(studio.analysing, self.runner, studio.events, self.runner)
        self._beside = TranscriptsBeside(studio.transcripts, self.runner, self.presenter, studio.events, self.runner)
        if self._administers:  # who may not import needn't look what came
            self._watching = WatchingFolders(studio.watching, self.runner, self.presenter, self.runner)
        self._sending = Sending(studio.outbox, self.runner, studio.events, self.runner)
        self._others = OthersWork(studio.notices, studio.events, self.runner, self.runner)
        if studio.person is not None:
            self._here = BeingHere(studio.logins, self.runner, self.runner)
        studio.events.listen(WorkspaceChanged, self._on_others_work)
        self._preferences.opened(studio.place)
        self._furnish()

    def _on_refused(self, place: str, trouble: StudioError) -> None:
        from qa_studio.services.passphrases import PassphraseNeeded

        if self.opened is None:
            self._furnish_welcome()
        if isinstance(trouble, PassphraseNeeded):
            self._encryption.ask_for_passphrase(place)
            return
        if isinstance(trouble, Cancelled):
            return
        self.presenter.show(trouble)
        if "://" in place and isinstance(trouble, WorkspaceTrouble):
            self.ask_to_connect(place)  # a password may be missing or have changed

    def _leave(self) -> None:
        if self._rooms is not None:
            self._rooms.leave()
            self._rooms.close()
            self._rooms = None
        for servant in (self._measuring, self._watching, self._beside, self._others, self._here, self._sending):
            if servant is not None:
                servant.close()
                servant.deleteLater()
        self._measuring = self._watching = self._beside = self._others = self._here = self._sending = None
        if self.opened is not None:
            self._finish_writes(self.opened.studio)
            self.opened.studio.close()
            self.opened = None

    def _finish_writes(self, studio: "Studio") -> None:
        words = self.tr("Saving the last changes in {place}…").format(place=place_name(studio.place))
        finish_writes(self.runner, lambda: self.shell.status.say(words), studio.hang_up)
        self.runner.finish_writes()

    def _on_closing(self) -> None:
        if self._rooms is not None:
            self._rooms.leave()
        if self.opened is not None:
            self._finish_writes(self.opened.studio)
            self.opened.studio.hang_up()  # nobody waits for what is still being read
        if self.runner.busy:
            self.shell.hide()
        self.runner.close()
        self._leave()
        self._collecting.close()
        self._translation.use("en")  # as the application was before there was a window

    def ask_for_new(self) -> None:
        """Ask where, and make a workspace in that folder."""
        self._encryption.ask_for_new()

    def ask_which_to_open(self) -> None:
        """Ask for the folder of a workspace and open it."""
        folder = QFileDialog.getExistingDirectory(self.shell, self.tr("Open a workspace"), in_documents(""))
        if folder:
            self.open(folder)

    def ask_to_connect(self, address: str = "") -> "ConnectDialog":
        """Ask for a team's server, filled in from `address`, and open its workspace."""
        from qa_studio.ui.connect_dialog import ConnectDialog

        servers = self._doors.servers()
        place = servers.place(address) if address else None
        dialog = ConnectDialog(servers, self.runner, catalogue(self.language), place, self.shell)
        dialog.connected.connect(self.open)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def open_demonstration(self) -> None:
        """Make the demonstration where it isn't there yet, and open it."""
        folder, language = self._doors.demonstration_folder, self.language
        self.runner.run(
            lambda progress: self._doors.make_demonstration(folder, language, progress),
            lambda made: self.open(str(folder)),
            title=message("Making the demonstration"),
            owner=self,
        )

    def back_up(self) -> None:
        """Ask for a file and write a copy of the workspace into it."""
        if self.opened is None:
            return
        studio, zone = self.opened.studio, ZoneInfo(self.opened.settings.zone)
        proposed = f"{place_name(studio.place)} {studio.clock().astimezone(zone):%Y-%m-%d}.sqlite3"
        path = ask_where(self.shell, self.tr("Back up"), proposed, {".sqlite3": "SQLite"})
        if path is not None:
            self.runner.run(
                # The dialog has asked about a file that is there already.
                lambda progress: studio.backups.write(path, replace=True),
                lambda size: self.presenter.mention(message("{path} is written.", path=path)),
                title=message("Backing up"),
                owner=self,
            )

    # Person, language, appearance

    @property
    def person(self) -> "Person":
        """Who sits here: by the login, or as chosen, else who was there first and has not left."""
        assert self.opened is not None
        present = [person for person in self.opened.persons if person.left_on is None]
        if (login := self.opened.studio.person) is not None:  # a server says it
            return next(person for person in self.opened.persons if person.id == login)
        chosen = [person for person in present if person.id == self._preferences.now.person]
        return (chosen or sorted(present, key=lambda person: person.id))[0]

    @property
    def _administers(self) -> bool:
        """Whether the person may see to the workspace; in a folder everybody may."""
        return self.opened is not None and (self.opened.studio.person is None or self.person.role == "administrator")

    @property
    def _sees_numbers(self) -> bool:
        """Whether the person's role may see whole numbers of customers, where the workspace shows them."""
        from qa_studio.domain.rights import Deed, allowed

        return self.opened is not None and (
            self.opened.studio.person is None or allowed(self.person.role, Deed.SEE_NUMBERS)
        )

    def be(self, person: "Person") -> None:
        """Somebody else sits down."""
        self._preferences.change(person=person.id)
        self._furnish()

    def _on_person_chosen(self, person: int) -> None:
        if self.opened is not None and any(each.id == person for each in self.opened.persons):
            self._furnish()

    def _on_preferences_changed(self) -> None:
        self._theme.use(self._preferences.now.theme)
        self._use_language(self._preferences.now.language)

    def _on_recode(self, passphrase: str, keep: bool) -> None:
        if self.opened is not None:
            place = self.opened.studio.place
            self._leave()
            self._furnish_waiting()
            self._encryption.recode(place, passphrase, keep)

    def change_my_password(self) -> "OwnPasswordDialog":
        """Ask for the password of now and another one; the workspace is opened again with that."""
        from qa_studio.ui.own_password import OwnPasswordDialog

        assert self.opened is not None
        studio = self.opened.studio
        say = catalogue(self.language)
        dialog = OwnPasswordDialog(studio.logins, self.runner, say, self.person.name, self.shell)
        dialog.changed.connect(partial(self._on_password, studio.place))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def _on_password(self, place: str, password: str) -> None:
        # Connections that are made later would still bring the old one.
        def renew() -> None:
            self._doors.servers().renew(place, password)

        self.runner.read(renew, lambda _: self.open(place), owner=self)
        self.presenter.mention(message("The password is changed."))

    def speak(self, language: Language) -> None:
        """Change the language; the pages are made anew, what was done is in the workspace."""
        self._preferences.change(language=language)
        self._use_language(language)

    def _use_language(self, language: Language) -> None:
        if language != self.language:
            self.language = self.presenter.language = language
            self._translation.use(language)
        self._refurnish()

    def wear(self, theme: str) -> None:
        """Light, dark, or as the system."""
        self._preferences.change(theme=theme)
        self._theme.use(self._preferences.now.theme)

    def show_settings(self) -> None:
        """The dialog with all settings."""
        from qa_studio.ui.settings_dialog import SettingsDialog

        settings = self.opened.settings if self.opened and self._administers else None
        dialog = SettingsDialog(self._preferences.now, settings, catalogue(self.language), self.shell)
        dialog.saved.connect(partial(self._on_settings, seen=settings))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def show_help(self) -> None:
        """The help, in a window of its own beside the work."""
        from qa_studio.ui.help.window import show_help

        show_help(self.language, self.shell)

    def _on_settings(
        self, preferences: Preferences, settings: WorkspaceSettings | None, seen: WorkspaceSettings | None = None
    ) -> None:
        self._preferences.change(
            **{name: getattr(preferences, name) for name in ("language", "theme", "resume_back_s")}
        )
        self._theme.use(preferences.theme)
        if settings is not None and self.opened is not None and settings != (seen or self.opened.settings):
            self._save_settings(seen or self.opened.settings, settings)
        self._use_language(preferences.language)

    def _save_settings(self, seen: WorkspaceSettings, settings: WorkspaceSettings) -> None:
        from qa_studio.services.meanwhile import Edit
        from qa_studio.ui.settling import write_edit

        assert self.opened is not None and self._rooms is not None
        book = self.opened.studio.settings
        edit = Edit(seen, settings, lambda was, mine: book.save(mine, was))
        write_edit(self._rooms.surroundings, edit, self.shell)

    def _on_people_or_settings(self, event: "Event") -> None:
        if self.opened is not None:
            self.runner.read(self._people_and_settings, self._on_people_read, owner=self)

    def _people_and_settings(self) -> _Opened | None:
        if self.opened is None:
            return None
        studio = self.opened.studio
        return _Opened(studio, studio.people.persons(), studio.settings.read())

    def _on_people_read(self, opened: _Opened | None) -> None:
        if opened is None or self.opened is None or opened.studio is not self.opened.studio:
            return
        before, was = self.opened, self.person
        self.opened = opened
        if opened.settings != before.settings or self.person != was:
            self._furnish()

    # Furniture

    def _refurnish(self) -> None:
        if self.opened is not None:
            self._furnish()
        else:
            self._furnish_welcome()

    def _furnish(self) -> None:
        from qa_studio.ui.rooms import Rooms
        from qa_studio.ui.surroundings import Surroundings

        assert self.opened is not None
        self.opened.studio.audit.acts(self.person.name)
        studio, settings = self.opened.studio, self.opened.settings
        around = Surroundings(
            runner=self.runner,
            presenter=self.presenter,
            events=studio.events,
            navigation=self.navigation,
            preferences=self._preferences,
            person=self.person,
            language=self.language,
            zone=ZoneInfo(settings.zone),
            least_n=settings.least_n,
            show_customer_numbers=settings.show_customer_numbers and self._sees_numbers,
            by_login=studio.person is not None,
            sending=self._sending,
        )
        if self._rooms is not None:
            self._rooms.keep()
            self._rooms.close()
        self._rooms = Rooms(studio, around, partial(self._doors.check_machine, studio.place), self)
        self._rooms.counted.connect(self.shell.set_count)
        self._rooms.person_chosen.connect(self._on_person_chosen)
        self._rooms.preferences_changed.connect(self._on_preferences_changed)
        self._rooms.recode_asked.connect(self._on_recode, Qt.ConnectionType.QueuedConnection)
        self.shell.furnish(
            Furniture(
                places=self._rooms.places(),
                language=self.language,
                zone=around.zone,
                person=self.person.name,
                role=self._role_name(self.person.role),
                title=f"{settings.name or place_name(studio.place)} – QA Studio",
                commands=self._commands(),
                person_menu=self._person_menu,
                key_sheet=self._key_sheet,
            )
        )
        self._show_waiting(around)
        self._rooms.count()

    def _show_waiting(self, around: "Surroundings") -> None:
        from qa_studio.ui.deciding import Deciding
        from qa_studio.ui.waiting_line import WaitingLine

        assert self.opened is not None and self._rooms is not None and self._sending is not None
        # Not the pages': its dialog stays open while they are made anew.
        deciding = Deciding(self.opened.studio, self._sending, around, self.shell, self._sending)
        deciding.decided.connect(self._on_decided)
        WaitingLine(self._sending, self.shell.status, deciding, self.presenter)

    def _on_decided(self, recording: "RecordingId", outcome: "Outcome") -> None:
        if self._rooms is not None:
            self._rooms.show_decided(recording, outcome)

    def _furnish_waiting(self) -> None:
        self.shell.furnish(Furniture(places=empty_places(), language=self.language, zone=ZoneInfo("UTC")))

    def _furnish_welcome(self) -> None:
        place = Place("welcome", self.tr("Welcome"), "house", self._welcome_page)
        self.shell.furnish(
            Furniture(
                places=[place],
                language=self.language,
                zone=ZoneInfo("UTC"),
                # Nobody sits here yet, but language and appearance can be chosen from the first moment on.
                person=self.tr("Settings…"),
                person_menu=self._person_menu,
            )
        )

    def _welcome_page(self) -> QWidget:
        from qa_studio.ui.welcome import WelcomePage

        page = WelcomePage(self._preferences.now.recent)
        page.create_asked.connect(self.ask_for_new)
        page.open_asked.connect(self.ask_which_to_open)
        page.connect_asked.connect(self._connect)
        page.demo_asked.connect(self.open_demonstration)
        page.recent_chosen.connect(self.open)
        return page

    def _role_name(self, role: "Role") -> str:
        from qa_studio.ui.role_names import RoleNames

        return RoleNames().of(role)

    def _key_sheet(self, parent: QWidget) -> QDialog:
        from qa_studio.ui.key_sheet import KeySheet

        sheet = KeySheet(self._preferences.now.keys, parent)
        sheet.changed.connect(self._on_keys)
        return sheet

    def _on_keys(self, keys: dict[str, str]) -> None:
        self._preferences.change(keys=keys)
        self._refurnish()

    def _person_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu(parent)
        if self.opened is not None and self.opened.studio.person is None:
            self._add_choices(
                menu.addMenu(self.tr("Who sits here")),
                [
                    (person.name, person.id == self.person.id, partial(self.be, person))
                    for person in self.opened.persons
                    if person.left_on is None
                ],
            )
        if self.opened is not None and self.opened.studio.person is not None:
            menu.addAction(self.tr("Change my password…"), self.change_my_password)
        self._add_choices(
            menu.addMenu(self.tr("Language")),
            [(LANGUAGE_NAMES[code], code == self.language, partial(self.speak, code)) for code in LANGUAGES],
        )
        say = catalogue(self.language)
        self._add_choices(
            menu.addMenu(self.tr("Appearance")),
            [
                (say.say(name), code == self._preferences.now.theme, partial(self.wear, code))
                for code, name in THEME_NAMES.items()
            ],
        )
        menu.addSeparator()
        for command in self._commands():
            menu.addAction(command.title, command.run)
        return menu

    def _add_choices(self, menu: QMenu, choices: list[tuple[str, bool, Callable[[], None]]]) -> None:
        group = QActionGroup(menu)
        for words, checked, choose in choices:
            action: QAction = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(checked)
            action.setActionGroup(group)
            action.triggered.connect(lambda _=False, choose=choose: choose())

    def _commands(self) -> list[Command]:
        commands = []
        if self.opened is not None:
            if self._administers:
                words = self.tr("Import recordings…")
                commands.append(Command("import", words, self._import, "Ctrl+I", "download-simple"))
            commands.append(
                Command("search", self.tr("Search everything…"), self._search, "Ctrl+Shift+F", "magnifying-glass")
            )
            if self.opened.studio.person is None:  # on a server its owner makes the copies
                commands.append(Command("backup", self.tr("Back up the workspace…"), self.back_up, "", "floppy-disk"))
        commands += [
            Command("help", self.tr("Help"), self.show_help, "Shift+F1", "question"),
            Command("settings", self.tr("Settings…"), self.show_settings, "Ctrl+,", "gear"),
            Command("new", self.tr("New workspace…"), self.ask_for_new, "", "plus"),
            Command("open", self.tr("Open a workspace…"), self.ask_which_to_open, "Ctrl+O", "folder-open"),
            Command("connect", self.tr("Connect to a team…"), self._connect, "", "users-three"),
            Command("demo", self.tr("Open the demonstration"), self.open_demonstration, "", "play-circle"),
        ]
        return commands

    def _connect(self) -> None:
        self.ask_to_connect()

    def _search(self) -> None:
        if self._rooms is not None:
            self._rooms.search_everything()

    def _import(self) -> None:
        if self._rooms is not None:
            self._rooms.import_recordings()


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user in this system's list
        return "Inspector"
