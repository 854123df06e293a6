"""What the three lists of my work show."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import QObject

from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.left_to_do import Lack, LeftToDo
from qa_studio.domain.recording import PICKED_NAMES, RecordingState
from qa_studio.services.rows import WorkItem
from qa_studio.texts import Catalogue
from qa_studio.ui.components.cells import BarCell, NumberCell, PillCell, TextCell, ThumbnailCell
from qa_studio.ui.components.table import Column
from qa_studio.ui.formatting import NOTHING, Formats, duration, points
from qa_studio.ui.my_work.next_item import is_overdue
from qa_studio.ui.recordings.thumbnails import Thumbnails

LOW_CSAT = 2.0
NAMED = 6  # questions in a tool tip


class WorkCells(QObject):
    """Turns what lies on a desk into cells, in the language and zone of the window."""

    def __init__(self, formats: Formats, say: Catalogue, today: date, thumbnails: Thumbnails) -> None:
        super().__init__(thumbnails)
        self._formats, self._say, self._today, self._thumbnails = formats, say, today, thumbnails
        self.unfinished: Mapping[InspectionId, LeftToDo] = {}
        """What is missing in what was begun; nothing is said of what it does not know."""

    def begun(self) -> list[Column[WorkItem]]:
        """What was begun and can be gone on with."""
        return [
            Column("call", self.tr("Call"), self.call, width=240, stretch=True),
            Column("sound", self.tr("Sound"), self.sound, width=130),
            Column("checklist", self.tr("Checklist"), self.checklist, width=200, stretch=True),
            Column("answered", self.tr("Answered"), self.answered, width=280, stretch=True, tip=self.missing),
            Column("saved", self.tr("Saved"), self.saved, width=130),
            Column("due", self.tr("Due"), self.due, width=130),
        ]

    def waiting(self) -> list[Column[WorkItem]]:
        """What was given to me or taken, and not begun."""
        return [
            Column("call", self.tr("Call"), self.call, width=240, stretch=True),
            Column("sound", self.tr("Sound"), self.sound, width=130),
            Column("length", self.tr("Length"), self.length, width=90, side="right"),
            Column("csat", self.tr("CSAT"), self.csat, width=80, side="right"),
            Column("picked", self.tr("Picked"), self.picked, width=150),
            Column("due", self.tr("Due"), self.due, width=130),
        ]

    def finished(self) -> list[Column[WorkItem]]:
        """What was completed lately."""
        return [
            Column("call", self.tr("Call"), self.call, width=240, stretch=True),
            Column("checklist", self.tr("Checklist"), self.checklist, width=200, stretch=True),
            Column("result", self.tr("Result"), self.result, width=120),
            Column("score", self.tr("Score"), self.score, width=80, side="right"),
            Column("completed", self.tr("Completed"), self.completed, width=130),
            Column("acknowledged", self.tr("Acknowledged"), self.acknowledged, width=140),
        ]

    def call(self, item: WorkItem) -> TextCell:
        """Whose call, from which queue, and when."""
        row = item.recording
        when = self._formats.short_when(row.started_at) if row.started_at else ""
        calls = self.tr("{n} calls").format(n=1 + len(item.more_calls)) if item.more_calls else ""
        second = " · ".join(part for part in (row.queue or "", when, calls) if part)
        return TextCell(row.agent_name or row.file_name(), second=second, weight=500)

    def sound(self, item: WorkItem) -> ThumbnailCell:
        """The waveform, where the sound can be heard."""
        return ThumbnailCell(self._thumbnails.picture(item.recording))

    def checklist(self, item: WorkItem) -> TextCell:
        """With which checklist."""
        return TextCell(item.checklist.in_language(self._formats.language) if item.checklist else NOTHING)

    def answered(self, item: WorkItem) -> BarCell:
        """How many of the questions that are asked have an answer, and what else is missing."""
        left = self._left(item)
        answered, asked = (item.answered, item.asked) if left is None else (left.answered, left.asked)
        words = self.tr("{n} of {total}").format(n=answered, total=asked)
        return BarCell(answered / asked if asked else 0.0, words, second="" if left is None else self._lacking(left))

    def _left(self, item: WorkItem) -> LeftToDo | None:
        return None if item.inspection is None else self.unfinished.get(item.inspection)

    def _lacking(self, left: LeftToDo) -> str:
        """Comments and evidence that are missing, and the first question to go on with."""
        if not left.gaps:
            return self.tr("Ready to complete")
        comments, evidence = left.count(Lack.COMMENT), left.count(Lack.EVIDENCE)
        parts = []
        if comments:
            parts.append(self.tr("Comments missing: {n}").format(n=comments))
        if evidence:
            parts.append(self.tr("Evidence missing: {n}").format(n=evidence))
        first = left.gaps[0]
        following = self.tr("Next: {number} {question}")
        parts.append(following.format(number=first.number, question=first.text.in_language(self._formats.language)))
        return " · ".join(parts)

    def missing(self, item: WorkItem) -> str:
        """The first questions at which something is missing, a line each."""
        left = self._left(item)
        if left is None or not left.gaps:
            return ""
        names = {
            Lack.ANSWER: self.tr("answer"),
            Lack.COMMENT: self.tr("comment"),
            Lack.EVIDENCE: self.tr("evidence"),
        }
        lines = [self.tr("Missing:")]
        for gap in left.gaps[:NAMED]:
            text = f"{gap.number}  {gap.text.in_language(self._formats.language)}"
            lines.append(self._say.labelled(text, self._say.listed(names[lack] for lack in gap.lacks)))
        if (more := len(left.gaps) - NAMED) > 0:
            lines.append(self.tr("and {n} more").format(n=more))
        return "\n".join(lines)

    def saved(self, item: WorkItem) -> TextCell:
        """When it was touched last."""
        return TextCell(self._formats.short_when(item.saved_at) if item.saved_at else NOTHING, token="ink2")

    def due(self, item: WorkItem) -> TextCell:
        """Until when; overdue in red with a sign."""
        day = item.recording.due_on
        if day is None:
            return TextCell(NOTHING, token="ink3")
        if is_overdue(item, self._today):
            return TextCell(self._formats.short_day(day), token="bad", weight=600, icon="warning-circle-fill")
        return TextCell(self.tr("Today") if day == self._today else self._formats.short_day(day))

    def length(self, item: WorkItem) -> NumberCell:
        """How long the call is."""
        return NumberCell(duration(item.recording.duration_s))

    def csat(self, item: WorkItem) -> NumberCell:
        """What the customer thought."""
        value = item.recording.csat
        return NumberCell(NOTHING if value is None else f"{value:g}", low=value is not None and value <= LOW_CSAT)

    def picked(self, item: WorkItem) -> TextCell:
        """Why it was chosen."""
        return TextCell(self._say.say(PICKED_NAMES[item.recording.picked]), token="ink2")

    def result(self, item: WorkItem) -> PillCell:
        """Passed or failed."""
        if item.recording.state is RecordingState.FAILED:
            return PillCell(self.tr("Failed"), "bad", "warning-circle-fill")
        return PillCell(self.tr("Done"), "good", "check-circle-fill")

    def score(self, item: WorkItem) -> NumberCell:
        """What came of it."""
        return NumberCell(points(item.recording.score), strong=True)

    def completed(self, item: WorkItem) -> TextCell:
        """When it was completed."""
        return TextCell(self._formats.short_when(item.completed_at) if item.completed_at else NOTHING, token="ink2")

    def acknowledged(self, item: WorkItem) -> TextCell:
        """When the agent took note of it."""
        if item.recording.agent is None:
            return TextCell(NOTHING, token="ink3")
        if item.acknowledged_at is None:
            return TextCell(self.tr("Not yet"), token="ink3")
        return TextCell(self._formats.short_when(item.acknowledged_at), token="ink2", icon="checks")
