"""What a trial of a checklist found, as tables: the teams, the evaluations that change, the questions."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import QObject

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.score import VERDICTS
from qa_studio.domain.what_if import Changed, GroupChange, QuestionUse, WhatIf
from qa_studio.texts import Catalogue
from qa_studio.ui.components.cells import Cell, NumberCell, PillCell, TextCell
from qa_studio.ui.components.pills import PillKind
from qa_studio.ui.components.table import Column
from qa_studio.ui.formatting import NOTHING, percent, points, signed, whole

_PILLS: dict[str, PillKind] = {"pass": "good", "fail": "bad"}


@dataclass(frozen=True, slots=True)
class TeamLine:
    """One team, or all of them together (`all_teams`)."""

    name: str | None
    change: GroupChange
    all_teams: bool = False


@dataclass(frozen=True, slots=True)
class QuestionLine:
    """One question of the draft with how it was answered."""

    number: str
    words: str
    use: QuestionUse


class TrialColumns(QObject):
    """The columns of the three tables, and their rows."""

    def __init__(self, checklist: Checklist, say: Catalogue, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._checklist, self._say = checklist, say
        # Bands are kept by their English titles: shown in the reader's language where the draft still has them.
        self._bands = {str(band.title): band.title.in_language(say.language) for band in checklist.scoring.bands}

    def team_lines(self, found: WhatIf) -> list[TeamLine]:
        """All teams together first, then each by its name."""
        teams = [TeamLine(name, change) for name, change in sorted(found.teams.items(), key=lambda item: item[0] or "")]
        return [TeamLine(None, found.whole, all_teams=True), *teams] if len(teams) > 1 else teams

    def question_lines(self, found: WhatIf) -> list[QuestionLine]:
        """Those that decide nothing or are disputed first, then in the order of the form."""
        lines = [
            QuestionLine(
                f"{first}.{second}", question.text.in_language(self._say.language), found.questions[question.code]
            )
            for first, section in enumerate(self._checklist.sections, start=1)
            for second, question in enumerate(section.questions, start=1)
            if question.code in found.questions
        ]
        return sorted(lines, key=lambda line: not (line.use.never_loses or line.use.always_loses or line.use.disputed))

    def teams(self) -> list[Column[TeamLine]]:
        """How each team's scores, verdicts and bands move."""
        return [
            Column("team", self.tr("Team"), self._team, width=132, stretch=True),
            Column("n", self.tr("n"), lambda row: NumberCell(whole(row.change.evaluations)), width=64, side="right"),
            Column("before", self.tr("Mean before"), lambda row: _mean(row.change.mean_before), width=96, side="right"),
            Column("after", self.tr("Mean after"), lambda row: _mean(row.change.mean_after), width=96, side="right"),
            Column("move", self.tr("Change"), lambda row: _moved(row.change), width=72, side="right"),
            _count("fail", self.tr("Now fail"), lambda change: change.to_fail),
            _count("pass", self.tr("Now pass"), lambda change: change.to_pass),
            _count("band", self.tr("Other band"), lambda change: change.other_band),
        ]

    def _team(self, row: TeamLine) -> Cell:
        if row.all_teams:
            return TextCell(self.tr("All teams"), weight=600)
        return TextCell(row.name or self.tr("No team"), weight=500)

    def changed(self) -> list[Column[Changed]]:
        """Whose verdict or band changes."""
        return [
            Column("agent", self.tr("Agent"), self._agent, width=108, stretch=True),
            Column("id", self.tr("No."), lambda row: NumberCell(str(row.past.id)), width=60, side="right"),
            Column("inspector", self.tr("Inspector"), lambda row: TextCell(row.past.inspector), width=98),
            Column("before", self.tr("Before"), lambda row: _exact(row.past.score_before_fail), width=68, side="right"),
            Column("after", self.tr("After"), lambda row: _exact(row.score), width=66, side="right"),
            Column("was", self.tr("Was"), lambda row: self._verdict(row.past.verdict), width=76),
            Column("is", self.tr("Becomes"), lambda row: self._verdict(row.verdict), width=76),
            Column("band", self.tr("Band"), self._band, width=176),
        ]

    def _agent(self, row: Changed) -> Cell:
        return TextCell(row.past.agent or NOTHING, second=row.past.team or self.tr("No team"), weight=500)

    def _verdict(self, verdict: str) -> Cell:
        return PillCell(self._say.say(VERDICTS[verdict]), _PILLS.get(verdict, "neutral"))

    def _band(self, row: Changed) -> Cell:
        before, after = (self._bands.get(each or "", each or NOTHING) for each in (row.past.band, row.band))
        return TextCell(after, second="" if before == after else self.tr("before: {band}").format(band=before))

    def questions(self) -> list[Column[QuestionLine]]:
        """What each question is good for."""
        return [
            Column("number", self.tr("No."), lambda row: TextCell(row.number, token="ink2"), width=52),
            Column("text", self.tr("Question"), lambda row: TextCell(row.words), width=220, stretch=True),
            Column("n", self.tr("n"), lambda row: NumberCell(whole(row.use.asked)), width=64, side="right"),
            Column("lost", self.tr("Loses marks"), lambda row: _share(row.use.lost, row.use.asked), width=96,
                   side="right"),
            Column("agreed", self.tr("Inspectors agree"), self._agreed, width=124, side="right"),
            Column("finding", self.tr("Finding"), self._finding, width=180),
        ]  # fmt: skip

    def _agreed(self, row: QuestionLine) -> Cell:
        if not row.use.judged_twice:
            return NumberCell(NOTHING)
        words = self.tr("of {n} calls").format(n=whole(row.use.judged_twice))
        return NumberCell(percent(row.use.agreed / row.use.judged_twice), second=words)

    def _finding(self, row: QuestionLine) -> Cell:
        if row.use.disputed:
            return PillCell(self.tr("Inspectors disagree"), "warn", "warning")
        if row.use.always_loses:
            return PillCell(self.tr("Always loses marks"), "warn", "warning")
        if row.use.never_loses:
            return PillCell(self.tr("Never loses marks"), "neutral")
        return TextCell("")


def _count(code: str, title: str, of: Callable[[GroupChange], int]) -> Column[TeamLine]:
    return Column(code, title, lambda row: NumberCell(whole(of(row.change))), width=92, side="right")


def _mean(value: Decimal | None) -> Cell:
    return NumberCell(NOTHING if value is None else points(float(value), 1))


def _exact(value: Decimal | None) -> Cell:
    return NumberCell(NOTHING if value is None else points(float(value), 2))


def _moved(change: GroupChange) -> Cell:
    before, after = change.mean_before, change.mean_after
    return NumberCell(NOTHING if before is None or after is None else signed(float(after - before), 1))


def _share(part: int, whole_number: int) -> Cell:
    return NumberCell(percent(part / whole_number if whole_number else None))
