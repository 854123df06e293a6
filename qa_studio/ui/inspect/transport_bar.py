"""Play, where it is, how fast, whom to hear; marking."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QActionGroup, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from qa_studio.services.heard_words import share_words
from qa_studio.services.sound import Channel
from qa_studio.ui.components.buttons import Button, IconButton, RoundButton, cap_text
from qa_studio.ui.components.cards import Surface
from qa_studio.ui.components.fields import Slider
from qa_studio.ui.components.labels import ElidedLabel, LinkLabel
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.components.switch import Switch
from qa_studio.ui.drawing import draw_text, rounded
from qa_studio.ui.formatting import NOTHING, duration, position
from qa_studio.ui.icons import paint_icon
from qa_studio.ui.keys import KeyMap
from qa_studio.ui.theme import color, font

HEIGHT = 60
SPEEDS = (0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0, 2.5, 3.0)
NARROW, WORDLESS = 910, 1070
LEAST = 720


def speed_text(speed: float) -> str:
    """1.5×."""
    return f"{speed:g}×"


def faster(speed: float, by: int) -> float:
    """The next of the usual speeds up or down."""
    if by > 0:
        return next((each for each in SPEEDS if each > speed + 1e-6), SPEEDS[-1])
    return next((each for each in reversed(SPEEDS) if each < speed - 1e-6), SPEEDS[0])


class _SkipButton(IconButton):
    """An arrow around the seconds that it goes."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """A large arrow, the figure in its middle."""
        painter = QPainter(self)
        box = QRectF(self.rect())
        if self.isEnabled() and (self.underMouse() or self.isDown()):
            rounded(painter, box, 6, color("hover"))
        shade = color("ink2") if self.isEnabled() else color("ctl", 0.6)
        middle = box.center()
        paint_icon(painter, self._icon, QRectF(middle.x() - 13, middle.y() - 13, 26, 26), shade)
        face = font("axis", 600)
        face.setPixelSize(9)
        draw_text(painter, box.adjusted(0, 1, 0, 1), "5", face, shade, "center")


class _Clock(ElidedLabel):
    """Where it is; pressed, it asks where to go."""

    clicked = Signal()

    def __init__(self, words: str, key: str) -> None:
        super().__init__(position(0), "object")
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(f"{words} ({cap_text(key)})")
        self.setAccessibleDescription(words)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Ask."""
        self.clicked.emit()


class TransportBar(Surface):
    """60 px; shows and asks, decides nothing."""

    play_pressed = Signal()
    skip_pressed = Signal(float)
    speed_chosen = Signal(float)
    channel_chosen = Signal(str)
    skip_silence_switched = Signal(bool)
    skipping_pressed = Signal()
    volume_moved = Signal(int)
    levels_pressed = Signal()
    time_pressed = Signal()
    moments_pressed = Signal()
    loop_pressed = Signal()
    mark_pressed = Signal()
    example_pressed = Signal()
    heard_pressed = Signal()

    def __init__(self, keys: KeyMap, parent: QWidget | None = None) -> None:
        super().__init__("panel", "tb", parent)
        self._keys = keys
        self._duration = 0.0
        self._heard_words = ("", "")
        self._samples = True
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(LEAST)
        row = self._row = QHBoxLayout(self)
        row.setContentsMargins(20, 0, 16, 0)
        row.setSpacing(8)
        self._add_play(row)
        self._add_clock(row)
        row.addStretch(1)
        self._add_speed(row)
        self._add_hearing(row)
        self._add_marking(row)

    def _add_play(self, row: QHBoxLayout) -> None:
        self.back = _SkipButton("arrow-counter-clockwise", self.tr("Back 5 s"), self._keys.key("back"), size=36)
        self.back.clicked.connect(lambda: self.skip_pressed.emit(-5.0))
        self.play = RoundButton("play-fill", self.tr("Play"))
        self.play.clicked.connect(self.play_pressed)
        self.forward = _SkipButton("arrow-clockwise", self.tr("On 5 s"), self._keys.key("forward"), size=36)
        self.forward.clicked.connect(lambda: self.skip_pressed.emit(5.0))
        self.moments = IconButton("map-pin-line", self.tr("Moments to jump to"), size=28)
        self.moments.clicked.connect(self.moments_pressed)
        for button in (self.back, self.play, self.forward, self.moments):
            row.addWidget(button)
        row.addSpacing(8)

    def _add_clock(self, row: QHBoxLayout) -> None:
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addStretch(1)
        first = QHBoxLayout()
        first.setSpacing(6)
        self.position = _Clock(self.tr("Go to a time"), self._keys.key("go_to"))
        self.position.clicked.connect(self.time_pressed)
        self.position.setMinimumWidth(62)
        self.length = ElidedLabel("", "body", "ink3")
        self.length.setMinimumWidth(46)
        first.addWidget(self.position)
        first.addWidget(self.length)
        column.addLayout(first)
        self.heard = LinkLabel("", "small")
        self.heard.clicked.connect(self.heard_pressed)
        column.addWidget(self.heard)
        column.addStretch(1)
        row.addLayout(column)

    def _add_speed(self, row: QHBoxLayout) -> None:
        self.speed = Button(speed_text(1.0))
        menu = QMenu(self.speed)
        self._speeds = QActionGroup(menu)
        for each in SPEEDS:
            action = menu.addAction(speed_text(each))
            action.setCheckable(True)
            action.setData(each)
            self._speeds.addAction(action)
        self._speeds.triggered.connect(lambda action: self.speed_chosen.emit(float(action.data())))
        self.speed.set_menu(menu)
        self.speed.setToolTip(self.tr("Speed ({slower} {faster})").format(slower="[", faster="]"))
        row.addWidget(self.speed)
        self.skip = Switch(self.tr("Skip silence"))
        self.skip.clicked.connect(lambda: self.skip_silence_switched.emit(self.skip.isChecked()))
        row.addWidget(self.skip)
        self.skip_short = IconButton("fast-forward", self.tr("Skip silence"), self._keys.key("skip_silence"), True)
        self.skip_short.setCheckable(True)
        self.skip_short.clicked.connect(lambda: self.skip_silence_switched.emit(self.skip_short.isChecked()))
        row.addWidget(self.skip_short)
        self.skip_more = IconButton("caret-down", self.tr("What is skipped"), size=24)
        self.skip_more.clicked.connect(self.skipping_pressed)
        row.addWidget(self.skip_more)

    def _add_hearing(self, row: QHBoxLayout) -> None:
        options = [("agent", self.tr("Agent")), ("both", self.tr("Both")), ("customer", self.tr("Customer"))]
        self.channel = Segmented(options, "both", self.tr("Whom to hear"))
        self.channel.setMinimumWidth(self.channel.sizeHint().width())
        self.channel.chosen.connect(self.channel_chosen)
        row.addWidget(self.channel)
        self.mute = IconButton("speaker-high", self.tr("Sound off or on"))
        self.mute.clicked.connect(self._on_mute)
        row.addWidget(self.mute)
        self.volume = Slider(self.tr("Volume"), 100, 48)
        self.volume.moved.connect(self.volume_moved)
        row.addWidget(self.volume)
        self.levels = IconButton("sliders-horizontal", self.tr("Levels and sound device"), size=28)
        self.levels.clicked.connect(self.levels_pressed)
        row.addWidget(self.levels)
        self.more = IconButton("sliders-horizontal", self.tr("More on the sound"), outlined=True)
        self.more.clicked.connect(self._open_more)
        row.addWidget(self.more)
        self._before_mute = 100

    def _add_marking(self, row: QHBoxLayout) -> None:
        self.loop = Button("A–B", icon="repeat")
        self.loop.setCheckable(True)
        self.loop.setToolTip(self.tr("Repeat between A and B (A, B, L)"))
        self.loop.clicked.connect(self.loop_pressed)
        row.addWidget(self.loop)
        self.mark = Button(self.tr("Mark"), icon="flag", shortcut=self._keys.key("evidence"))
        self.mark.clicked.connect(self.mark_pressed)
        self.mark.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.mark.customContextMenuRequested.connect(lambda _at: self._open_mark_menu())
        row.addWidget(self.mark)
        self.mark_short = IconButton("flag", self.tr("Mark"), self._keys.key("evidence"), outlined=True)
        self.mark_short.clicked.connect(self.mark_pressed)
        self.mark_short.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.mark_short.customContextMenuRequested.connect(lambda _at: self._open_mark_menu())
        row.addWidget(self.mark_short)
        self.mark_menu_button = IconButton("caret-down", self.tr("More marks"), size=28)
        self.mark_menu_button.clicked.connect(self._open_mark_menu)
        row.addWidget(self.mark_menu_button)

    def offer(self, example: bool) -> None:
        """Only what the person may do."""
        self._samples = example

    def _open_mark_menu(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Evidence for the active question"), self.mark_pressed.emit)
        if self._samples:
            menu.addAction(self.tr("Mark as example…"), self.example_pressed.emit)
        button = self.mark_short if self.mark.isHidden() else self.mark
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    def _open_more(self) -> None:
        """What there is no room for when narrow."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("Levels and sound device…"), self.levels_pressed.emit)
        menu.addAction(self.tr("What is skipped…"), self.skipping_pressed.emit)
        menu.addAction(self.tr("Moments to jump to…"), self.moments_pressed.emit)
        menu.addAction(self.tr("Go to a time…"), self.time_pressed.emit)
        menu.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))

    def anchor(self, button: QWidget) -> QWidget:
        """Where a panel of this button opens: at the button, or at the one that stands for it when narrow."""
        return self.more if button.isHidden() else button

    def _on_mute(self) -> None:
        if self.volume.value > 0:
            self._before_mute = self.volume.value
            self.volume_moved.emit(0)
        else:
            self.volume_moved.emit(self._before_mute)

    # What it shows

    def show_playing(self, playing: bool) -> None:
        """Play or pause as the face of the round button."""
        self.play.set_face("pause-fill" if playing else "play-fill", self.tr("Pause") if playing else self.tr("Play"))

    def show_position(self, seconds: float) -> None:
        """Where the playhead stands."""
        self.position.setText(position(seconds))

    def show_duration(self, seconds: float) -> None:
        """How long it is."""
        self._duration = seconds
        self.length.setText(f"/ {duration(seconds)}")

    def show_heard(self, call: float | None, said: float | None, tip: str) -> None:
        """How much of it was heard (None: nobody knows), and of what is said in it (None: not measured)."""
        short = self.tr("Heard {share}").format(share=NOTHING if call is None else share_words(call))
        words = self.tr("Heard {share} · speech {said}")
        known = call is not None and said is not None
        whole = words.format(share=share_words(call or 0.0), said=share_words(said or 0.0)) if known else short
        self._heard_words = (whole, short)
        self.heard.set_token("good" if call else "ink3")
        self.heard.setText(short if self.width() < WORDLESS else whole)
        self.heard.setAccessibleName(whole)
        self.heard.setToolTip(tip)

    def show_hearing(self, speed: float, channel: Channel, volume: float, skip_silence: bool) -> None:
        """How it is heard."""
        self.speed.setText(speed_text(speed))
        for action in self._speeds.actions():
            action.setChecked(abs(float(action.data()) - speed) < 1e-6)
        self.channel.set_code(channel)
        self.volume.set_value(round(volume * 100))
        self.mute.set_icon("speaker-high" if volume > 0 else "speaker-none")
        self.skip.setChecked(skip_silence)
        self.skip_short.setChecked(skip_silence)

    def show_levels(self, changed: bool) -> None:
        """Whether one side is heard other than recorded."""
        for button in (self.levels, self.more):
            button.set_icon("sliders-horizontal", "accent" if changed else "ink2")

    @property
    def moment_keys(self) -> tuple[str, str]:
        """The keys of the previous and the next moment."""
        return self._keys.key("previous_moment"), self._keys.key("next_moment")

    def show_loop(self, on: bool) -> None:
        """Whether it repeats."""
        self.loop.setChecked(on)

    def show_marking(self, since: float | None) -> None:
        """Where a span was begun whose end is still wanted."""
        words = self.tr("Mark") if since is None else self.tr("Until here")
        self.mark.setText(words)
        self.mark.set_kind("outline" if since is None else "on")
        tip = self.tr("From {time}; press again for the end, Esc to forget it")
        self.mark_short.set_icon("flag" if since is None else "flag-fill", "ink2" if since is None else "accent")
        name = self.tr("Mark")
        usual = f"{name} ({cap_text(self._keys.key('evidence'))})"
        tip = usual if since is None else tip.format(time=position(since))
        for button in (self.mark, self.mark_short):
            button.setToolTip(tip)

    def set_sound_possible(self, possible: bool) -> None:
        """Whether there is anything to play."""
        for part in (self.back, self.play, self.forward, self.loop):
            part.setEnabled(possible)

    def set_locked(self, locked: bool) -> None:
        """Evidence can't be changed; examples still can."""
        self.mark.setEnabled(not locked)
        self.mark_short.setEnabled(not locked)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give way when narrow: first the words of skip silence and the mark, then what a menu can open."""
        super().resizeEvent(event)
        narrow, wordless = self.width() < NARROW, self.width() < WORDLESS
        self.skip.setVisible(not wordless)
        self.skip_short.setVisible(wordless)
        self.heard.setText(self._heard_words[wordless])
        for wide in (self.moments, self.skip_more, self.volume, self.levels, self.mark_menu_button):
            wide.setVisible(not narrow)
        self.more.setVisible(narrow)
        self.mute.setVisible(not wordless)
        self.mark.setVisible(not wordless)
        self.mark_short.setVisible(wordless)
        self.loop.set_icon("" if wordless else "repeat")
        self._row.setSpacing(5 if narrow else 8)
