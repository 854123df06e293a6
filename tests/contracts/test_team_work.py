"""A day of a team on a server whose roles the database enforces: everybody's own work runs, by the same services."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import psycopg
import pytest
from postgres_server import installed, running
from team_stage import PASSWORD, TeamStage

from qa_studio.bootstrap import open_studio
from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.evaluation import EvaluationId
from qa_studio.domain.inspection import InspectionId
from qa_studio.domain.listening import Ledger
from qa_studio.domain.login import NewLogin
from qa_studio.domain.mask import MaskSound
from qa_studio.domain.people import Role
from qa_studio.domain.recording import Picked, RecordingId
from qa_studio.domain.rescoring import Part
from qa_studio.domain.spans import Span
from qa_studio.errors import Refused, StudioError, WorkspaceTrouble
from qa_studio.services.meanwhile import ChangedMeanwhile
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import CauseFilter, EvaluationFilter, RecordingFilter, RecordingSort
from qa_studio.services.studio import Studio


@pytest.fixture(scope="module")
def team(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TeamStage]:
    """On a server of its own: logins belong to the whole server."""
    with running(installed()) as server:
        yield TeamStage.founded(server, "team_work", tmp_path_factory.mktemp("team"))


@pytest.fixture
def li(team: TeamStage) -> Iterator[Studio]:
    with team.studio("li") as studio:
        yield studio


def judge(studio: Studio, recording: RecordingId) -> tuple[InspectionId, EvaluationId]:
    """The person who is connected judges a call from beginning to end."""
    assert studio.person is not None
    begun = studio.inspections.begin(recording, "call", studio.person)
    studio.inspections.answer(begun, "greeting", "no")
    studio.inspections.undo(begun)
    studio.inspections.answer_many(begun, {"greeting": "no", "solution": "yes", "identity": "yes"})
    studio.inspections.comment(begun, "greeting", "not a word")
    studio.inspections.set_evidence(begun, "greeting", [Span(1.0, 2.0)])
    studio.inspections.summarise(begun, "short")
    studio.inspections.heard(begun, Ledger())
    studio.causes.log(begun, studio.causes.tree.roots[0].code, studio.person, "greeting")
    return begun, studio.inspections.complete(begun)


def lines(studio: Studio) -> list[RecordingId]:
    return [row.id for row in studio.library.first(RecordingFilter(), RecordingSort(), 100)]


def test_the_login_says_who_sits_here(team: TeamStage, li: Studio) -> None:
    assert li.person is not None
    assert li.people.person(li.person).name == "Li Na"
    with team.studio("boss") as boss:
        seen = {each.login: each for each in boss.logins.lines()}
    assert seen["li"].teams == ("East",)
    assert seen["li"].last_seen_at is not None


def test_everybody_sees_what_is_theirs(team: TeamStage) -> None:
    seen = {}
    for login in ("boss", "li", "wu", "ma", "zhao", "tian", "fang"):
        with team.studio(login) as studio:
            seen[login] = len(lines(studio)) if login in ("boss", "li", "wu", "ma", "zhao") else 0
    assert seen["boss"] == 6
    assert seen["li"] == seen["wu"] == seen["ma"] == seen["zhao"] == 3


def test_an_inspector_takes_judges_and_finds_it_again(team: TeamStage, li: Studio) -> None:
    me = li.person
    assert me is not None
    taken = li.claims.take_next(me)
    assert taken is not None
    assert li.claims.renew(taken, me)
    inspection, evaluation = judge(li, taken)
    li.library.desk(me)
    li.inspections.view(inspection)
    li.inspections.unfinished(me)
    li.evaluations.view(evaluation)
    assert li.evaluations.rows(EvaluationFilter())[0].id == evaluation
    assert len(li.causes.rows(CauseFilter())) == 1
    with pytest.raises(StudioError):
        li.inspections.answer(inspection, "greeting", "yes")


def test_notes_masks_and_measurements(team: TeamStage, li: Studio) -> None:
    me = li.person
    assert me is not None
    call = lines(li)[0]
    note = li.notes.write(call, Span(1.0, 2.0), "mine", False, me)
    li.masks.add(call, [Span(3.0, 4.0)], MaskSound.SILENCE, me)
    mask = li.masks.of(call)[0]
    li.masks.change(mask.id, Span(3.0, 4.5), MaskSound.SILENCE, me)
    li.masks.remove(mask.id, me)
    assert [row.note.text for row in li.notes.of_recording(call, me)] == ["mine"]
    with team.studio("ma") as ma:
        assert ma.person is not None
        assert ma.notes.of_recording(call, ma.person) == ()
    li.notes.change(note, me, text="still mine")
    li.library.swap_channels(call)


def test_a_lead_corrects_withdraws_and_acts(team: TeamStage) -> None:
    with team.studio("wu") as wu:
        assert wu.person is not None
        taken = wu.claims.take_next(wu.person)
        assert taken is not None
        _, evaluation = judge(wu, taken)
    with team.studio("zhao") as zhao:
        me = zhao.person
        assert me is not None
        again = zhao.inspections.reopen(evaluation, "too strict", me)
        zhao.inspections.answer(again, "greeting", "yes")
        corrected = zhao.inspections.complete(again)
        withdrawn = zhao.inspections.withdraw(corrected, "the wrong call", me)
        assert zhao.evaluations.view(withdrawn).evaluation.reason == "the wrong call"
        causes = [row.root_cause.id for row in zhao.causes.rows(CauseFilter())]
        action = zhao.actions.raise_for("Greet", "They don't", tuple(causes), me)
        zhao.actions.edit(replace(zhao.actions.get(action), measure="Training", owner="Wu Min"))
        assert zhao.actions.get(action).owner == "Wu Min"
        wu_min = next(person.id for person in zhao.people.persons() if person.name == "Wu Min")
        zhao.library.assign([taken], wu_min, date(2026, 3, 9))
        zhao.scorecards.of_team(zhao.people.team_called("West").id, date(2026, 3, 1), date(2026, 3, 31))
    with team.studio("ma") as ma, pytest.raises(StudioError):
        assert ma.person is not None
        ma.inspections.reopen(evaluation, "not mine", ma.person)


def test_a_trainer_and_the_agent(team: TeamStage, li: Studio, tmp_path: Path) -> None:
    call = lines(li)[-1]
    _, evaluation = judge(li, call)
    with team.studio("tian") as tian:
        assert call in lines(tian)
        assert tian.person is not None
        tian.coaching.mark(call, Span(1.0, 3.0), SampleKind.GOOD, "Greeting", "So", tian.person)
        marked = tian.coaching.rows()[0].sample
        tian.coaching.change(replace(marked, span=Span(1.0, 3.5)), marked)
        assert len(tian.coaching.rows()) == 1
        tian.evaluations.view(evaluation)
    assert li.reports.evaluation(evaluation, tmp_path / "judged.pdf", "en", Quiet()) >= 1
    with team.studio("ma") as ma:
        east = ma.people.team_called("East").id
        assert ma.reports.team_scorecard(east, date(2026, 3, 1), date(2026, 3, 31), tmp_path / "east.pdf", "en") >= 1
    with team.studio("fang") as fang:
        assert call in lines(fang)
        assert fang.evaluations.view(evaluation).evaluation.id == evaluation
        assert fang.reports.evaluation(evaluation, tmp_path / "own.pdf", "en", Quiet()) >= 1
        assert fang.evaluations.rows(EvaluationFilter())


def test_the_trail_is_whole_and_names_people(team: TeamStage, li: Studio) -> None:
    with team.studio("boss") as boss:
        assert boss.audit.verify(Quiet(), ()).intact
        assert {"Li Na", "boss"} <= set(boss.audit.people())
    assert str(li.audit.head())
    with pytest.raises(Refused, match="administrators"):
        li.audit.verify(Quiet(), ())


def test_people_come_and_go(team: TeamStage) -> None:
    with team.studio("boss") as boss:
        boss.logins.add(NewLogin("chen", "Chen Bo", Role.INSPECTOR, ("East", "West")), PASSWORD)
        with team.studio("chen") as chen:
            assert len(lines(chen)) == 6
        boss.logins.change_password("chen", "another horse battery")
        with team.studio("chen") as chen:
            boss.logins.disable("chen")
            with pytest.raises(StudioError):  # at once, not when the connection ends
                lines(chen)
        with pytest.raises(WorkspaceTrouble):
            team.studio("chen").__enter__()
        with pytest.raises(Refused, match="already"):
            boss.logins.add(NewLogin("li", "Li Na", Role.LEAD), PASSWORD)
        with pytest.raises(Refused, match="last administrator"):
            boss.logins.disable("boss")
        boss.people.add_person("Nobody yet")
        boss.people.change_person(boss.people.inspector_named("Nobody yet"), "Somebody", Role.INSPECTOR)
    with team.studio("li") as li, pytest.raises(Refused, match="role"):
        li.logins.add(NewLogin("friend", "Friend", Role.ADMINISTRATOR), PASSWORD)


def test_a_password_never_leaves_the_desktop(team: TeamStage) -> None:
    with team.sql("postgres") as sql:
        kept = [row[0] for row in sql.execute("SELECT rolpassword FROM pg_authid WHERE rolname IN ('li', 'boss')")]
    assert all(each.startswith("SCRAM-SHA-256$") for each in kept)
    assert len(kept) == 2


def test_a_folder_has_no_logins(tmp_path: Path) -> None:
    studio = open_studio(tmp_path / "alone", create=True)
    with pytest.raises(Refused, match="whoever owns it owns everything"):
        studio.logins.lines()
    assert studio.person is None
    studio.close()


def test_a_score_that_an_inspector_stored_by_sql_is_found(team: TeamStage, li: Studio) -> None:
    assert li.person is not None
    with team.studio("boss") as boss:
        agent = boss.people.agents(boss.today())[0].agent.id
        call = team.call(boss, "East", 40, boss.people.team_called("East").id, agent)
    begun = li.inspections.begin(call, "call", li.person)
    li.inspections.answer_many(begun, {"greeting": "no", "solution": "no", "identity": "yes"})
    values = '{"checklist": "call", "values": {"greeting": "no", "solution": "no", "identity": "yes"}, "comments": {}, '
    with team.sql("li") as sql:
        forged = sql.execute(
            "INSERT INTO evaluations (revision, state, inspection_id, recording_id, checklist_version_id, "
            "inspector_id, agent_id, team_id, picked, completed_at, called_at, answers, score, score_before_fail, "
            "verdict, summary, heard, reason, score_json) SELECT 1, 'current', i.id, r.id, i.checklist_version_id, "
            "i.inspector_id, r.agent_id, r.team_id, i.picked, now(), now(), %s, '100.00', '100.00', 'pass', '', '[]', "
            "'', '{}' "
            "FROM inspections i JOIN recordings r ON r.id = i.recording_id WHERE i.id = %s RETURNING id",
            (values + '"evidence": {}}', begun),
        ).fetchone()
    assert forged is not None
    with team.studio("boss") as boss:
        found = boss.score_check.run(Quiet())
        assert boss.audit.verify(Quiet()).intact
    (wrong,) = found.wrong
    assert wrong.stored.id == forged[0]
    assert wrong.stored.inspector == "Li Na"
    assert {Part.SCORE, Part.VERDICT, Part.QUESTIONS} <= set(wrong.parts)


def test_a_lead_is_told_who_changed_an_action_and_strangers_are_told_nothing(team: TeamStage) -> None:
    with team.studio("ma") as here, team.studio("ma") as there:
        assert here.person is not None
        raised = here.actions.raise_for("Ask once", "It is asked twice.", (), here.person)
        seen = here.actions.get(raised)
        there.actions.edit(replace(seen, problem="Customers are angry."), seen)
        with pytest.raises(ChangedMeanwhile, match=r"Ma Li changed this at .*: Problem"):
            here.actions.edit(replace(seen, problem="It takes half a minute."), seen)
        call = lines(here)[0]
        # A lead picks calls of the own team for somebody; whoever else may see the call may know of it.
        here.library.repick({call: Picked.RISK})
    asked = f"SELECT who FROM last_change('recording', '{call}', '{{picked}}')"
    with team.sql("ma") as sql:
        assert sql.execute(asked.encode()).fetchone() == ("Ma Li",)
    with team.sql("zhao") as sql:
        assert sql.execute(asked.encode()).fetchone() == (None,)
    with team.sql("fang") as sql, pytest.raises(psycopg.errors.InsufficientPrivilege):
        sql.execute(asked.encode())


def test_a_login_that_two_administrators_change(team: TeamStage) -> None:
    with team.studio("boss") as here, team.studio("boss") as there:
        seen = next(each for each in here.logins.lines() if each.login == "wu").given
        there.logins.change(replace(seen, teams=("West", "East")), seen)
        here.logins.change(replace(seen, name="Wu Minmin"), seen)  # another field: both stand
        now = next(each for each in there.logins.lines() if each.login == "wu").given
        assert (now.name, set(now.teams)) == ("Wu Minmin", {"West", "East"})
        with pytest.raises(ChangedMeanwhile):
            there.logins.change(replace(seen, name="Wu M."), seen)
        here.logins.change(seen)
