"""A workspace with one real call on the inspect page, for the stories about inspecting."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Question
from qa_studio.domain.people import Role
from qa_studio.domain.recording import RecordingId
from qa_studio.services.importing import ImportOrder
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.services.settings import PersonalPreferences
from qa_studio.services.studio import Studio
from qa_studio.storage.preferences_file import PreferencesFile
from qa_studio.texts import Language
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.page import InspectPage
from qa_studio.ui.navigation import Destination, Navigation, ToEvaluation, ToInspection
from qa_studio.ui.player import Player
from qa_studio.ui.presenter import Presenter
from qa_studio.ui.runtime import TaskRunner
from qa_studio.ui.surroundings import Surroundings

CALL = Path(__file__).parent.parent / "resources" / "demonstration" / "wrong-person-en.opus"
LONG_MS = 20_000


class PlayerWithDevice(Player):
    """Takes the clock that runs where this machine has no device for one: what it plays counts as heard."""

    @property
    def silent(self) -> bool:
        """There is a sound."""
        return False


@dataclass
class Stage:
    """The page, what it works with, and hands to use it."""

    studio: Studio
    recording: RecordingId
    page: InspectPage
    player: Player
    runner: TaskRunner
    preferences: PersonalPreferences
    bot: QtBot
    gone_to: list[Destination] = field(default_factory=list)
    noticed: list[str] = field(default_factory=list)

    @property
    def bench(self) -> Bench:
        """What is open."""
        assert self.page.bench is not None
        return self.page.bench

    @property
    def questions(self) -> tuple[Question, ...]:
        """Of the open checklist, in order."""
        return self.bench.subject.checklist.questions

    def open(self, checklist: str | None = "inbound-consultation") -> Bench:
        """Begin, or go on with, the inspection."""
        with self.bot.waitSignal(self.page.opened, timeout=LONG_MS):
            self.page.go_to(ToInspection(self.recording, checklist))
        self.settle()
        return self.bench

    def show(self, destination: Destination) -> Bench:
        """Go there."""
        with self.bot.waitSignal(self.page.opened, timeout=LONG_MS):
            self.page.go_to(destination)
        self.settle()
        return self.bench

    def show_again(self) -> Bench:
        """Read the inspection anew, from what is kept."""
        with self.bot.waitSignal(self.page.opened, timeout=LONG_MS):
            self.page.refresh()
        self.settle()
        return self.bench

    def settle(self) -> None:
        """Until nothing is read or written any more."""
        self.until(lambda: not self.runner.busy)

    def until(self, holds: Callable[[], bool]) -> None:
        """Until something holds."""
        self.bot.waitUntil(holds, timeout=LONG_MS)

    def press(self, *keys: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(self.page.focusWidget() or self.bench, key, modifier)

    def hear_until(self, seconds: float) -> None:
        """Wait until the playhead has passed a second."""
        self.until(lambda: self.player.position() >= seconds)


@contextmanager
def on_stage(
    studio: Studio,
    folder: Path,
    bot: QtBot,
    language: Language = "en",
    device: bool = False,
    role: Role = Role.INSPECTOR,
    call: Path = CALL,
) -> Iterator[Stage]:
    """The page before somebody, with one call, of 55 seconds or another; with a `device` what is played is heard."""
    person = studio.people.person(studio.people.add_person("李静", role))
    team = studio.people.add_team("East 1")
    studio.people.add_agent("王芳", "A1027", team, studio.today())
    studio.importing.run(ImportOrder(paths=(call,)), Quiet())
    recording = studio.library.first(RecordingFilter(), RecordingSort())[0].id
    presenter = Presenter(language)
    runner = TaskRunner(presenter)
    studio.events.deliver_through(runner.post)
    preferences = PersonalPreferences(PreferencesFile(folder / "preferences"))
    navigation = Navigation()
    around = Surroundings(
        runner, presenter, studio.events, navigation, preferences, person, language, ZoneInfo("Asia/Shanghai")
    )
    player = (PlayerWithDevice if device else Player)(folder / "cache")
    page = InspectPage(studio, player, around)
    stage = Stage(studio, recording, page, player, runner, preferences, bot)
    presenter.noticed.connect(lambda notice: stage.noticed.append(notice.words))
    presenter.mentioned.connect(stage.noticed.append)
    navigation.asked.connect(stage.gone_to.append)
    navigation.asked.connect(lambda to: page.go_to(to) if isinstance(to, (ToEvaluation, ToInspection)) else None)
    page.resize(1224, 776)
    page.show()
    page.activateWindow()
    try:
        yield stage
    finally:
        page.keep()
        runner.close()
        player.shutdown()
        page.hide()
        # Its own listeners would keep the page: what a connection holds, Python doesn't see.
        for each in (page, presenter, navigation):
            each.deleteLater()
        QTest.qWait(0)
        studio.events.deliver_through(lambda call: call())
