"""Pictures of every page and the reports, for a machine without a display: `python -m qa_studio.tour`."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from qa_studio.app import make_window
from qa_studio.bootstrap import open_studio, preferences
from qa_studio.domain.action import ActionId, ActionState
from qa_studio.errors import StudioError
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import EvaluationFilter
from qa_studio.services.studio import Studio
from qa_studio.texts import LANGUAGES, Language, catalogue
from qa_studio.ui.navigation import Destination, ToAction, ToEvaluation, ToInspection, ToPlace, ToScorecard
from qa_studio.ui.window import StudioWindow

PLACES = (
    "my_work",
    "recordings",
    "checklists",
    "causes",
    "actions",
    "scorecards",
    "coaching",
    "reports",
    "administration",
)
SIZES = ((1280, 800), (1920, 1080))
PATIENCE_MS = 20_000
CALM_MS = 250


def main(arguments: list[str] | None = None) -> int:
    """Write the pictures and reports of a workspace into a folder."""
    parser = argparse.ArgumentParser(prog="python -m qa_studio.tour", description=__doc__)
    parser.add_argument("--workspace", required=True, type=Path)
    parser.add_argument("--out", required=True, type=Path)
    told = parser.parse_args(arguments)
    told.out.mkdir(parents=True, exist_ok=True)
    try:
        write_reports(told.workspace, told.out)
        app = QApplication.instance() or QApplication(sys.argv[:1])
        assert isinstance(app, QApplication)
        take_pictures(app, told.workspace, told.out)
    except StudioError as error:
        print(catalogue("en").say(error.what), file=sys.stderr)
        return 1
    return 0


def write_reports(workspace: Path, out: Path) -> None:
    """Every kind of report, in both languages."""
    studio = open_studio(workspace)
    try:
        for language in LANGUAGES:
            for name, write in _reports(studio, language):
                write(out / f"{name}.{language}.pdf")
    finally:
        studio.close()


def _reports(studio: Studio, language: Language) -> Iterator[tuple[str, Callable[[Path], int]]]:
    today, reports = studio.today(), studio.reports
    start = today - timedelta(days=119)
    rows = studio.evaluations.rows(EvaluationFilter())
    if rows:
        last = rows[-1].id
        yield "evaluation", lambda out: reports.evaluation(last, out, language, Quiet())
    agents, teams = studio.people.agents(today), studio.people.teams()
    if agents:
        agent = agents[0].agent.id
        yield "scorecard-agent", lambda out: reports.agent_scorecard(agent, start, today, out, language)
    if teams:
        team = teams[0].id
        yield "scorecard-team", lambda out: reports.team_scorecard(team, start, today, out, language)
    yield "actions", lambda out: reports.actions(out, language)


def take_pictures(
    app: QApplication,
    workspace: Path,
    out: Path,
    languages: Sequence[Language] = LANGUAGES,
    themes: Sequence[str] = ("light", "dark"),
    sizes: Sequence[tuple[int, int]] = SIZES,
) -> None:
    """Every page in these languages, colours and sizes."""
    chosen = preferences().now
    window = make_window(app, "en")
    window.start(str(workspace))
    _wait_until(lambda: window.rooms is not None)
    assert window.studio is not None
    stops = _stops(window.studio)
    try:
        for language in languages:
            window.speak(language)
            for theme in themes:
                window.wear(theme)
                for width, height in sizes:
                    window.shell.resize(width, height)
                    for name, destination in stops:
                        window.navigation.go(destination)
                        _settle(window)
                        window.shell.grab().save(str(out / f"{name}.{language}.{theme}.{width}.png"))
    finally:
        window.wear(chosen.theme)
        preferences().change(language=chosen.language)
        window.shell.close()


def _stops(studio: Studio) -> list[tuple[str, Destination]]:
    """The places, and in them what shows most."""
    stops: list[tuple[str, Destination]] = [(code, ToPlace(code)) for code in PLACES]
    first = min(studio.people.persons(), key=lambda person: person.id)
    begun = [item for item in studio.library.desk(first.id).waiting if item.inspection is not None]
    if begun:
        stops.append(("inspect", ToInspection(begun[0].recording.id)))
    if rows := studio.evaluations.rows(EvaluationFilter()):
        stops.append(("evaluation", ToEvaluation(rows[-1].id)))
    if agents := studio.people.agents(studio.today()):
        stops.append(("scorecard", ToScorecard(agent=agents[0].agent.id)))
    actions = studio.actions.register(studio.today())
    if closed := [row for row in actions if row.state is ActionState.CLOSED] or list(actions):
        stops.append(("action", ToAction(ActionId(closed[0].id))))
    return stops


def _settle(window: StudioWindow) -> None:
    """Let the page read, draw and come to rest."""
    _wait_until(lambda: not window.runner.busy)
    calm = QEventLoop()
    QTimer.singleShot(CALM_MS, calm.quit)
    calm.exec()
    _wait_until(lambda: not window.runner.busy)


def _wait_until(done: Callable[[], bool]) -> None:
    deadline = QDeadlineTimer(PATIENCE_MS)
    loop = QEventLoop()
    while not done() and not deadline.hasExpired():
        QTimer.singleShot(20, loop.quit)
        loop.exec()


if __name__ == "__main__":
    sys.exit(main())
