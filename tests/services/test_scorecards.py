"""Scorecards read the workspace's days, its setting, and random picks only."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from centre import Centre

from qa_studio.domain.recording import Picked
from qa_studio.errors import Refused
from qa_studio.services.progress import Quiet

FROM, TO = date(2026, 3, 1), date(2026, 3, 31)


def test_an_agents_card_stands_beside_the_rest(centre: Centre) -> None:
    ann, bob = centre.agent("Ann", number="1"), centre.agent("Bob", "West", "2")
    for solution in ("yes", "partly"):
        centre.evaluate(centre.recording(ann), solution=solution)
    centre.evaluate(centre.recording(bob, team="West"), solution="no")
    centre.evaluate(centre.recording(ann), solution="no", picked=Picked.RISK)
    card = centre.studio.scorecards.of_agent(ann, FROM, TO)
    assert (card.subject, card.detail) == ("Ann", "1 · East")
    [call] = card.cards
    assert call.score is not None
    assert call.others_score is not None
    assert (call.score.value, call.score.n, call.others_score.value) == (81.25, 2, 25)
    assert call.others_by_pick() == {Picked.RISK: 1}
    assert [row.agent_name for row in call.rows] == ["Ann", "Ann"]


def test_a_teams_card_has_a_line_for_each_agent(centre: Centre) -> None:
    ann, bob = centre.agent("Ann"), centre.agent("Bob")
    centre.evaluate(centre.recording(ann))
    centre.evaluate(centre.recording(bob), identity="no")
    card = centre.studio.scorecards.of_team(centre.team(), FROM, TO)
    assert [(line.name, line.score.value, line.failed_forms) for line in card.members] == [
        ("Ann", 100, 0),
        ("Bob", 100, 1),
    ]


def test_a_failed_form_counts_as_0_where_the_centre_wants_it(centre: Centre) -> None:
    ann = centre.agent("Ann")
    centre.evaluate(centre.recording(ann), identity="no")
    settings = centre.studio.settings
    settings.save(replace(settings.read(), official_score=True))
    [call] = centre.studio.scorecards.of_agent(ann, FROM, TO).cards
    assert call.score is not None
    assert call.score.value == 0


def test_days_are_the_workspaces(centre: Centre) -> None:
    ann = centre.agent("Ann")
    centre.evaluate(centre.recording(ann, date(2026, 3, 31)))
    scorecards = centre.studio.scorecards
    assert scorecards.of_agent(ann, TO, TO).cards
    assert not scorecards.of_agent(ann, FROM, date(2026, 3, 30)).cards
    settings = centre.studio.settings
    settings.save(replace(settings.read(), zone="Pacific/Auckland"))  # noon in Shanghai is 5 in the afternoon there
    assert scorecards.of_agent(ann, TO, TO).cards
    settings.save(replace(settings.read(), zone="America/Los_Angeles"))  # and still the evening before here
    assert not scorecards.of_agent(ann, TO, TO).cards
    with pytest.raises(Refused):
        scorecards.of_agent(ann, TO, FROM)
    with pytest.raises(Refused):
        settings.save(replace(settings.read(), zone="Mars/Phobos"))


def test_customer_numbers_are_masked_on_paper_unless_the_centre_shows_them(centre: Centre, tmp_path: Path) -> None:
    from pypdf import PdfReader

    recording = centre.recording(centre.agent("Ann"))
    known = centre.studio.library.get(recording)
    centre.studio.library.correct(recording, replace(known.details, customer_number="13912345678"))
    evaluation = centre.evaluate(recording)
    reports, settings = centre.studio.reports, centre.studio.settings

    def printed() -> str:
        reports.evaluation(evaluation, tmp_path / "x.pdf", "en", Quiet())
        return "".join(page.extract_text() for page in PdfReader(tmp_path / "x.pdf").pages)

    assert "139****5678" in printed()
    assert "13912345678" not in printed()
    settings.save(replace(settings.read(), show_customer_numbers=True))
    assert "13912345678" in printed()
