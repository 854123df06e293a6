"""What an inspector, a team lead and an administrator do on a day, each with the whole window."""

from dataclasses import replace
from pathlib import Path
from uuid import uuid4

from far_stage import Desk
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from qa_studio.domain.audit import Subject
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.people import AgentId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.section_answers import Filling
from qa_studio.domain.spans import Span
from qa_studio.domain.wording import Wording
from qa_studio.services.rows import RecordingFilter, RecordingSort
from qa_studio.ui.actions.page import ActionsPage
from qa_studio.ui.administration.page import AdministrationPage
from qa_studio.ui.checklists.page import ChecklistsPage
from qa_studio.ui.inspect.bench import Bench
from qa_studio.ui.inspect.page import InspectPage
from qa_studio.ui.navigation import ToEvaluation, ToInspection, ToScorecard
from qa_studio.ui.recordings.page import RecordingsPage
from qa_studio.ui.searching.dialog import SearchDialog

CHECKLIST = "inbound-consultation"


def inspectors_day(desk: Desk, papers: Path) -> None:
    """Judge a call and the next one, and look things up."""
    desk.go("my work", "my_work")
    first, second = _new_calls(desk)
    page = desk.go("inspect a recording", ToInspection(first, CHECKLIST))
    assert isinstance(page, InspectPage)
    _judge(desk, _bench(page))
    evaluation = _complete(desk, page)
    desk.go("next recording", ToInspection(second, CHECKLIST))
    desk.go("an evaluation", ToEvaluation(evaluation))
    desk.act("back", desk.window.shell.back)
    desk.act("history", lambda: desk.window.navigation.show_history(Subject.RECORDING, first, "call"))
    desk.reject("close the history")
    _recordings(desk)
    _search(desk)
    desk.act("palette", desk.window.shell.open_palette)
    desk.reject("close the palette")
    desk.act("settings", desk.window.show_settings)
    desk.reject("close the settings")
    desk.act("another language", lambda: desk.window.speak("zh_CN"))
    desk.act("and back", lambda: desk.window.speak("en"))


def _new_calls(desk: Desk) -> tuple[RecordingId, RecordingId]:
    """Two that nobody has judged; the story itself looks for them."""
    taken: list[RecordingId] = []
    for row in desk.studio.library.first(RecordingFilter(text="sales"), RecordingSort(), 200):
        if row.state == "new" and len(taken) < 2:
            taken.append(row.id)
    return taken[0], taken[1]


def _bench(page: InspectPage) -> Bench:
    assert page.bench is not None
    return page.bench


def _judge(desk: Desk, bench: Bench) -> None:
    judging, questions = bench.judging, bench.subject.checklist.questions
    first, cause = questions[0], next(iter(desk.studio.causes.tree.leaves())).code
    desk.act("answer", lambda: QTest.keyClick(bench, Qt.Key.Key_1))
    desk.act("comment", lambda: judging.comment(first.code, "said it late"))
    desk.act("evidence", lambda: judging.add_evidence(first.code, Span(1.0, 4.0)))
    desk.act("undo", judging.undo)
    desk.act("root cause", lambda: judging.log_cause(first.code, cause))
    desk.act("summary", lambda: judging.summarise("A friendly call."))
    desk.act("play", lambda: QTest.keyClick(bench, Qt.Key.Key_Space))
    desk.act("pause", lambda: QTest.keyClick(bench, Qt.Key.Key_Space))
    for tab in ("notes", "call", "history", "causes", "transcript"):
        desk.act(f"tab {tab}", lambda tab=tab: bench.tabs.go_to(tab))  # type: ignore[misc]
    for section in bench.subject.checklist.sections:
        desk.act(f"fill {section.code}", lambda s=section.code: judging.fill(s, Filling.OPEN_FULL))  # type: ignore[misc]


def _complete(desk: Desk, page: InspectPage) -> EvaluationId:
    bench = _bench(page)
    judging, draft = bench.judging, bench.judging.draft

    def answer_the_rest() -> None:
        for question in draft.checklist.questions:
            if question.code in draft.result.unanswered:
                judging.answer(question.code, "na")
        for code in dict.fromkeys(draft.result.missing_comment):
            judging.comment(code, "heard")
        for code in dict.fromkeys(draft.result.missing_evidence):
            judging.add_evidence(code, Span(1.0, 4.0))

    def completed() -> bool:
        return page.bench is not None and page.bench.subject.evaluation is not None

    desk.act("answer the rest", answer_the_rest)
    desk.act("complete", lambda: page.finishing.complete(bench), completed)
    evaluation = _bench(page).subject.evaluation
    assert evaluation is not None
    return evaluation.id


def _recordings(desk: Desk) -> None:
    page = desk.go("recordings", "recordings")
    assert isinstance(page, RecordingsPage)
    desk.act("search for a word", lambda: page.filter_bar.search.searched.emit("sales"))
    desk.act("no search", lambda: page.filter_bar.search.searched.emit(""))
    desk.act("sort", lambda: page.table.sort_asked.emit("duration", True))
    desk.act("scroll to the end", page.table.scrollToBottom)
    desk.act("filter", lambda: page.filter_bar.changed.emit(RecordingFilter(queues=("sales",))))
    desk.act("choose a row", lambda: page.table.select_row(0))


def _search(desk: Desk) -> None:
    rooms = desk.window.rooms
    assert rooms is not None
    dialog = desk.dialog("search everything", rooms.search_everything)
    assert isinstance(dialog, SearchDialog)
    desk.act("look for words", lambda: dialog.begin("contract"))
    desk.act("close the search", dialog.close)


def leads_day(desk: Desk, papers: Path) -> None:
    """Causes, actions, scorecards, papers."""
    for place in ("recordings", "causes", "coaching", "reports"):
        desk.go(place, place)
    page = desk.go("actions", "actions")
    assert isinstance(page, ActionsPage)
    desk.act("open an action", lambda: page.register.table.opened.emit(0))
    desk.dialog("new action", page.raise_new)
    desk.reject("no new action")
    desk.act("register on paper", lambda: page.write_register(papers / "actions.xlsx"))
    desk.go("scorecards", "scorecards")
    agents = desk.studio.people.agents(desk.studio.today())
    desk.go("a scorecard", ToScorecard(agent=AgentId(agents[0].agent.id)))
    desk.go("recordings again", "recordings")


def administrators_day(desk: Desk, papers: Path) -> None:
    """Checklists and everything in the administration."""
    _designer(desk)
    page = desk.go("administration", "administration")
    assert isinstance(page, AdministrationPage)
    for tab in ("teams", "users", "imports", "keywords", "settings", "trail", "agents"):
        desk.act(f"tab {tab}", lambda tab=tab: page.show_tab(tab))  # type: ignore[misc]
    desk.dialog("an agent", lambda: page.agents.table.opened.emit(0))
    desk.accept("save the agent")
    settings = desk.studio.settings.read()
    save = desk.studio.settings.save
    desk.act(
        "save a setting",
        lambda: desk.window.runner.queue(lambda: save(replace(settings, least_n=settings.least_n + 1))),
    )
    recordings = desk.go("recordings", "recordings")
    assert isinstance(recordings, RecordingsPage)
    desk.dialog("import dialog", recordings.open_import)
    desk.reject("no import")


def _designer(desk: Desk) -> None:
    page = desk.go("checklists", "checklists")
    assert isinstance(page, ChecklistsPage)
    page.shelf.select("follow-up")
    desk.act("open the designer", page.shelf.deeds.edit.button.click, lambda: page.designer is not None)
    designer = page.designer
    assert designer is not None
    editing = designer.editing
    title = Wording({"en": f"Follow-up {uuid4().hex}"})  # each day another: what is the same is not published
    desk.act("edit in the designer", lambda: editing.edit("Rename", replace(editing.checklist, title=title)))
    desk.act("undo in the designer", editing.steps.undo)
    desk.act("redo in the designer", editing.steps.redo)
    desk.dialog("ask to publish", designer.head.publish.click)
    desk.accept("publish")
    desk.dialog("versions", page.shelf.deeds.show_versions)
    desk.reject("close the versions")
