"""What the table of recordings shows in its columns."""

from datetime import date

from PySide6.QtCore import QObject

from qa_studio.domain.recording import DIRECTIONS, PICKED_NAMES, RECORDING_STATES, RecordingState, mask_number
from qa_studio.services.rows import RecordingRow
from qa_studio.texts import Catalogue
from qa_studio.ui.components.cells import CheckCell, NumberCell, PillCell, TalkCell, TextCell, ThumbnailCell
from qa_studio.ui.components.pills import PillKind
from qa_studio.ui.components.table import Column
from qa_studio.ui.formatting import NOTHING, Formats, duration, points
from qa_studio.ui.recordings import limits
from qa_studio.ui.recordings.thumbnails import Thumbnails

STATE_LOOKS: dict[RecordingState, tuple[PillKind, str]] = {
    RecordingState.NEW: ("neutral", "circle"),
    RecordingState.IN_REVIEW: ("accent", "circle-half"),
    RecordingState.DONE: ("good", "check-circle-fill"),
    RecordingState.FAILED: ("bad", "warning-circle-fill"),
}
LOW_CSAT = 2.0


class RecordingCells(QObject):
    """Turns a row into cells, in the language and zone of the window."""

    def __init__(
        self, formats: Formats, say: Catalogue, today: date, show_numbers: bool, thumbnails: Thumbnails
    ) -> None:
        super().__init__(thumbnails)
        self._formats, self._say, self._today, self._show_numbers = formats, say, today, show_numbers
        self._thumbnails = thumbnails

    def columns(self) -> list[Column[RecordingRow]]:
        """All of them; which are shown, the user chooses."""
        return [
            Column("check", "", lambda row: CheckCell(False), width=44, fixed=True),
            Column("state", self.tr("State"), self.state, width=112, sort="state", fixed=True),
            Column("date", self.tr("Date"), self.date, width=104, sort="started_at"),
            Column("agent", self.tr("Agent"), self.agent, width=112, sort="agent", stretch=True),
            Column("team", self.tr("Team"), self.team, width=104, sort="team", stretch=True),
            Column("queue", self.tr("Queue"), self.queue, width=100, sort="queue", stretch=True),
            Column("call", self.tr("Call"), self.call, width=120),
            Column("duration", self.tr("Length"), self.duration, width=76, side="right", sort="duration"),
            Column("dead_air", self.tr("Dead air"), self.dead_air, width=84, side="right", sort="dead_air"),
            Column("overlap", self.tr("Overlap"), self.overlap, width=84, side="right", sort="overlap"),
            Column("hold", self.tr("Hold"), self.hold, width=84, side="right", sort="hold", shown=False),
            Column("talk_share", self.tr("Talk share"), self.talk_share, width=116, sort="talk_share"),
            Column("direction", self.tr("Direction"), self.direction, width=88, sort="direction", shown=False),
            Column("csat", self.tr("CSAT"), self.csat, width=68, side="right", sort="csat"),
            Column("score", self.tr("Score"), self.score, width=72, side="right", sort="score"),
            Column("case", self.tr("Case"), self.case, width=96, shown=False),
            Column("customer", self.tr("Customer"), self.customer, width=116, shown=False),
            Column("picked", self.tr("Picked"), self.picked, width=92, shown=False),
            Column("assigned", self.tr("Assigned to"), self.assigned, width=96),
            Column("due", self.tr("Due"), self.due, width=96, sort="due_on", shown=False),
        ]

    def state(self, row: RecordingRow) -> PillCell:
        """How far its inspection is."""
        kind, sign = STATE_LOOKS[row.state]
        return PillCell(self._say.say(RECORDING_STATES[row.state]), kind, sign)

    def date(self, row: RecordingRow) -> TextCell:
        """When the call began; the year only where it is another one."""
        if row.started_at is None:
            return TextCell(NOTHING, token="ink3")
        same_year = row.started_at.astimezone(self._formats.zone).year == self._today.year
        return TextCell((self._formats.short_when if same_year else self._formats.when)(row.started_at))

    def agent(self, row: RecordingRow) -> TextCell:
        """Who spoke for the centre; the file's name where the import told neither that nor a time."""
        if row.agent_name is None and row.started_at is None:
            return TextCell(row.file_name(self._show_numbers), token="ink2")
        return _text(row.agent_name)

    def team(self, row: RecordingRow) -> TextCell:
        """The team at the time of the call."""
        return _text(row.team_name)

    def queue(self, row: RecordingRow) -> TextCell:
        """Where the call waited."""
        return _text(row.queue)

    def call(self, row: RecordingRow) -> ThumbnailCell:
        """The waveform, where the sound can be heard."""
        return ThumbnailCell(self._thumbnails.picture(row))

    def duration(self, row: RecordingRow) -> NumberCell:
        """How long it is."""
        return NumberCell(duration(row.duration_s))

    def dead_air(self, row: RecordingRow) -> NumberCell:
        """The longest in which nobody speaks; a long one with a sign."""
        return self._seconds(row.dead_air_s, limits.DEAD_AIR_S)

    def overlap(self, row: RecordingRow) -> NumberCell:
        """How long both speak at once, all together; much of it with a sign."""
        return self._seconds(row.overlap_s, limits.OVERLAP_S)

    def hold(self, row: RecordingRow) -> NumberCell:
        """How long the customer was on hold, all together."""
        return self._seconds(row.hold_s, limits.HOLD_S)

    def _seconds(self, seconds: float | None, limit: float) -> NumberCell:
        if seconds is None:
            return NumberCell(NOTHING)
        return NumberCell(self.tr("{n} s").format(n=f"{seconds:.1f}"), over=seconds > limit)

    def talk_share(self, row: RecordingRow) -> TalkCell:
        """How much of what is spoken the agent speaks."""
        share = row.agent_share
        return TalkCell(share, None if share is None else 1 - share)

    def direction(self, row: RecordingRow) -> TextCell:
        """Who called whom."""
        return _text(self._say.say(DIRECTIONS[row.direction]) if row.direction else None)

    def csat(self, row: RecordingRow) -> NumberCell:
        """What the customer thought; a low one is red."""
        low = row.csat is not None and row.csat <= LOW_CSAT
        return NumberCell(f"{row.csat:g}" if row.csat is not None else NOTHING, low=low)

    def score(self, row: RecordingRow) -> NumberCell:
        """Of the current evaluation."""
        return NumberCell(points(row.score), strong=row.score is not None)

    def case(self, row: RecordingRow) -> TextCell:
        """The number of the case."""
        return _text(row.case)

    def customer(self, row: RecordingRow) -> TextCell:
        """The customer's number, masked unless the workspace shows it."""
        number = row.customer_number
        return _text(number if number is None or self._show_numbers else mask_number(number))

    def picked(self, row: RecordingRow) -> TextCell:
        """Why it was chosen."""
        return _text(self._say.say(PICKED_NAMES[row.picked]))

    def assigned(self, row: RecordingRow) -> TextCell:
        """On whose desk it lies."""
        return _text(row.assigned_name)

    def due(self, row: RecordingRow) -> TextCell:
        """Until when; overdue in red with a sign."""
        if row.due_on is None:
            return TextCell(NOTHING, token="ink3")
        words = self._formats.short_day(row.due_on)
        if row.due_on < self._today and row.state in (RecordingState.NEW, RecordingState.IN_REVIEW):
            return TextCell(words, token="bad", weight=600, icon="warning-circle-fill")
        return TextCell(words)


def _text(words: str | None) -> TextCell:
    return TextCell(words) if words else TextCell(NOTHING, token="ink3")
