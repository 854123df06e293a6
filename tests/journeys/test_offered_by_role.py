"""What each role is offered on a team's server: in places, menus, buttons and keys, and nothing that it may not do.

tests/contracts/test_rights.py holds the same table against the database, so what is offered here is not refused there.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from postgres_server import installed, running
from PySide6.QtWidgets import QAbstractButton, QMenu, QWidget
from team_stage import TeamStage
from window_stage import Seat, Sit

from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.people import Role
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.rights import Deed, allowed
from qa_studio.domain.spans import Span
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.ui.actions.page import ActionsPage
from qa_studio.ui.causes.page import CausesPage
from qa_studio.ui.checklists.page import ChecklistsPage
from qa_studio.ui.coaching.page import CoachingPage
from qa_studio.ui.inspect.page import InspectPage
from qa_studio.ui.my_work.page import MyWorkPage
from qa_studio.ui.navigation import ToAction, ToEvaluation, ToInspection
from qa_studio.ui.recordings.page import RecordingsPage

LOGIN_OF = {Role.ADMINISTRATOR: "boss", Role.INSPECTOR: "li", Role.LEAD: "ma", Role.TRAINER: "tian", Role.AGENT: "fang"}

# Where something is offered, under which words, and what it needs.
NEEDS = {
    "recordings": {
        "Import": Deed.ADD_RECORDINGS,
        "Assign": Deed.ASSIGN,
        "Assign to…": Deed.ASSIGN,
        "How it was picked…": Deed.ASSIGN,
        "Take back import…": Deed.REMOVE_RECORDINGS,
        "Correct call details…": Deed.CORRECT_CALLS,
        "Swap channels": Deed.MEASURE,
        "Find moved file…": Deed.MOVE_SOUND,
        "Hold…": Deed.HOLD,
        "Inspect": Deed.INSPECT,
    },
    "inspect": {
        "Correct details…": Deed.CORRECT_CALLS,
        "Swap agent and customer": Deed.MEASURE,
        "Find moved file…": Deed.MOVE_SOUND,
        "Mark as example…": Deed.MARK_SAMPLE,
        "Import annotations…": Deed.NOTE,
        "Mask keypad tones…": Deed.MASK,
        "Hold…": Deed.HOLD,
        "New note": Deed.NOTE,
        "Reopen…": Deed.REVISE,
        "Withdraw…": Deed.REVISE,
    },
    "inspect keys": {"note": Deed.NOTE, "mask": Deed.MASK, "mask_silence": Deed.MASK},
    "my_work": {"Next": Deed.TAKE_NEXT},
    "checklists": {
        "New checklist…": Deed.KEEP_CHECKLISTS,
        "Import…": Deed.KEEP_CHECKLISTS,
        "Edit": Deed.KEEP_CHECKLISTS,
        "Duplicate": Deed.KEEP_CHECKLISTS,
        "Calls…": Deed.KEEP_CHECKLISTS,
        "Retire": Deed.KEEP_CHECKLISTS,
    },
    "causes": {"Raise action": Deed.STEER_ACTIONS},
    "actions": {
        "New action": Deed.STEER_ACTIONS,
        "Edit": Deed.STEER_ACTIONS,
        "Causes are analysed": Deed.STEER_ACTIONS,
    },
    "coaching": {"Edit": Deed.MARK_SAMPLE, "Edit…": Deed.MARK_SAMPLE, "Remove…": Deed.MARK_SAMPLE},
    "commands": {
        "import": Deed.ADD_RECORDINGS,
        "go_administration": Deed.KEEP_SETTINGS,
        "go_own_evaluations": Deed.ACKNOWLEDGE,
    },
}


@dataclass
class Scene:
    """A judged call with a cause, an action, a sample; and a call that nobody has judged."""

    stage: TeamStage
    judged: RecordingId
    free: RecordingId
    evaluation: EvaluationId
    action: int


@pytest.fixture(scope="module")
def scene(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Scene]:
    with running(installed()) as server:
        stage = TeamStage.founded(server, "offers", tmp_path_factory.mktemp("offers"))
        with stage.studio("li") as li:
            assert li.person is not None
            calls = [row.id for row in li.library.first(RecordingFilter(), RecordingSort(), 9)]
            begun = li.inspections.begin(calls[0], "call", li.person)
            li.inspections.answer_many(begun, {"greeting": "yes", "solution": "yes", "identity": "yes"})
            li.causes.log(begun, li.causes.tree.roots[0].code, li.person)
            evaluation = li.inspections.complete(begun)
            li.coaching.mark(calls[0], Span(3.0, 5.0), SampleKind.GOOD, "Greeting", "Listen", li.person)
        with stage.studio("ma") as ma:
            assert ma.person is not None
            causes = [cause.id for cause in ma.causes.of_inspection(begun)]
            action = ma.actions.raise_for("Bad greeting", "Too late", tuple(causes), ma.person)
        with stage.sql("postgres") as sql:
            sql.execute("UPDATE recordings SET audio = 'present'")
        yield Scene(stage, calls[0], calls[1], evaluation, action)


def buttons(widget: QWidget) -> set[str]:
    return {each.text() for each in widget.findChildren(QAbstractButton) if each.isVisible() and each.text()}


def entries(menu: QMenu) -> set[str]:
    return {action.text() for action in menu.actions() if not action.isSeparator()}


def offers(scene: Scene, seat: Seat) -> dict[str, set[str]]:
    """All that is offered, by the place."""
    found = {"commands": {command.code for command in seat.window.shell.commands()}}
    places = {code.removeprefix("go_") for code in found["commands"] if code.startswith("go_")}
    for place in sorted(places & {"my_work", "recordings", "checklists", "causes", "coaching", "actions"}):
        page = seat.go(place)
        found[place] = at_place(scene, seat, page) | buttons(page)
    if "actions" in places:
        found["actions"] |= buttons(seat.go(ToAction(scene.action)))  # type: ignore[arg-type]
    page = seat.go(ToEvaluation(scene.evaluation))
    assert isinstance(page, InspectPage) and page.bench is not None
    page.bench.tabs.go_to("notes")
    found["inspect"] = buttons(page) | entries(page._menu(page.bench))
    found["inspect keys"] = set(page.bench._actions)
    return found


def at_place(scene: Scene, seat: Seat, page: QWidget) -> set[str]:
    """What the menu of the first row offers."""
    match page:
        case RecordingsPage():
            seat.until(lambda: page.model.rowCount())
            rows = [page.model.row(number) for number in range(page.model.rowCount())]
            known = [row for row in rows if row is not None]
            menus = [page.commands.menu([row], [row.id], page) for row in known]
            page.table.select_row(0)
            seat.settle()
            return set().union(*map(entries, menus))
        case CoachingPage():
            page.list.table.select_row(0)
            seat.settle()
            return entries(page.menu(page.list.chosen()[0]))
        case ChecklistsPage():
            page.shelf.table.select_row(0)
            seat.settle()
            return entries(page.shelf.deeds.menu())
        case CausesPage() | ActionsPage() | MyWorkPage():
            pass
    return set()


@pytest.mark.parametrize("role", Role)
def test_a_role_is_offered_what_it_may_do_and_nothing_else(scene: Scene, sit: Sit, role: Role) -> None:
    with sit() as seat:
        seat.window.open(scene.stage.address(LOGIN_OF[role]))
        seat.until(lambda: seat.window.studio is not None)
        seat.settle()
        found = offers(scene, seat)
        wrong = [
            (place, words)
            for place, needs in NEEDS.items()
            for words, deed in needs.items()
            if place in found and (words in found[place]) is not allowed(role, deed)
        ]
        assert wrong == []
        assert seat.noticed == []


def test_opening_a_call_that_nobody_judged_is_told_without_a_refusal(scene: Scene, sit: Sit) -> None:
    with sit() as seat:
        seat.window.open(scene.stage.address("ma"))
        seat.until(lambda: seat.window.studio is not None)
        seat.settle()
        seat.go(ToInspection(scene.free))
        assert seat.noticed == ["Nobody has judged this call yet; inspectors do."]
        page = seat.go(ToInspection(scene.judged))
        assert isinstance(page, InspectPage) and page.bench is not None
        assert page.bench.subject.evaluation is not None
