"""People come, change teams and leave; what was evaluated stays true."""

from datetime import date

import pytest
from centre import Centre

from qa_studio.domain.people import Role
from qa_studio.errors import NotFound, Refused
from qa_studio.services.rows import EvaluationFilter, RecordingFilter
from qa_studio.services.studio import Studio


def test_moving_an_agent_from_a_day_on_leaves_old_evaluations_where_they_were(centre: Centre) -> None:
    agent = centre.agent()
    west = centre.studio.people.add_team("West")
    before = centre.recording(agent, date(2026, 3, 1))
    judged = centre.recording(agent, date(2026, 3, 10))
    later = centre.recording(agent, date(2026, 3, 20))
    evaluation = centre.evaluate(judged)
    centre.studio.people.move_agent(agent, west, date(2026, 3, 5))
    teams = {row.id: row.team_name for row in centre.studio.library.rows([before, judged, later])}
    assert teams == {before: "East", judged: "West", later: "West"}
    [row] = centre.studio.evaluations.rows(EvaluationFilter())
    assert (row.id, row.team_name) == (evaluation, "East")
    lines = {line.agent.name: line for line in centre.studio.people.agents(date(2026, 3, 6))}
    team = lines["Wang Fang"].team
    assert team is not None
    assert (team.name, lines["Wang Fang"].since) == ("West", date(2026, 3, 5))


def test_numbers_belong_to_one_and_names_may_be_shared(centre: Centre) -> None:
    people = centre.studio.people
    people.add_agent("Li Qiang", "1")
    other = people.add_agent("Li Qiang", "2")
    with pytest.raises(Refused):
        people.add_agent("Ann", "1")
    with pytest.raises(Refused):
        people.change_agent(other, "Li Qiang", "1")
    with pytest.raises(Refused):
        people.agent_called("Li Qiang")
    assert people.agent_called("2").id == other
    with pytest.raises(NotFound):
        people.agent_called("3")


def test_a_renamed_agent_is_found_by_the_new_name(centre: Centre) -> None:
    agent = centre.agent("Ann Brown")
    recording = centre.recording(agent)
    centre.studio.people.change_agent(agent, "Ann Green", None)
    assert centre.studio.library.count(RecordingFilter(text="green")) == 1
    assert centre.studio.library.count(RecordingFilter(text="brown")) == 0
    assert centre.studio.library.rows([recording])[0].agent_name == "Ann Green"


def test_twins_and_empty_names_are_refused(centre: Centre) -> None:
    people = centre.studio.people
    team = people.add_team("East")
    for wrong in (
        lambda: people.add_team(" East "),
        lambda: people.add_person("Zhang Wei"),
        lambda: people.add_team("  "),
        lambda: people.add_agent(""),
    ):
        with pytest.raises(Refused):
            wrong()
    people.rename_team(team, "East 1")
    assert people.team_called("East 1").id == team


def test_somebody_who_left_can_come_back(centre: Centre) -> None:
    agent = centre.agent()
    people = centre.studio.people
    people.agent_leaves(agent, date(2026, 3, 1))
    assert people.agent_called("Wang Fang").left_on == date(2026, 3, 1)
    people.agent_leaves(agent, None)
    assert people.agent_called("Wang Fang").left_on is None


def test_who_sits_alone_before_a_folder_is_its_administrator(studio: Studio) -> None:
    studio.people.whose_folder("li")
    (alone,) = studio.people.persons()
    assert (alone.name, alone.role) == ("li", Role.ADMINISTRATOR)
    studio.people.change_person(alone.id, "Li Na", Role.INSPECTOR)
    studio.people.whose_folder("somebody else")
    (again,) = studio.people.persons()
    assert (again.name, again.role) == ("Li Na", Role.ADMINISTRATOR)


def test_in_company_everybody_keeps_the_role(studio: Studio) -> None:
    studio.people.add_person("Li Na", Role.INSPECTOR)
    gone = studio.people.add_person("Wu Min", Role.LEAD)
    studio.people.whose_folder("li")
    assert {person.role for person in studio.people.persons()} == {Role.INSPECTOR, Role.LEAD}
    studio.people.change_person(gone, "Wu Min", Role.LEAD, date(2026, 1, 1))
    studio.people.whose_folder("li")
    assert {person.name: person.role for person in studio.people.persons()} == {
        "Li Na": Role.ADMINISTRATOR,
        "Wu Min": Role.LEAD,
    }
