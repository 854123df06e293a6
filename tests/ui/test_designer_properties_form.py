"""Properties of a section and of the form."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

import pytest
from property_desk import Desk, both, desk_for, small_form
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from qa_studio.domain.checklist import Band, Method, WeightGoesTo
from qa_studio.domain.checklist_edit import Spot, section_named
from qa_studio.domain.checklist_method import with_method
from qa_studio.domain.wording import Wording, plain
from qa_studio.texts import Language
from qa_studio.ui.checklists.designer.form_properties import FormProperties
from qa_studio.ui.checklists.designer.section_properties import SectionProperties
from qa_studio.ui.theme import Theme


@pytest.fixture
def desk(qtbot: QtBot, theme: Theme) -> Iterator[Desk]:
    with desk_for(qtbot, small_form()) as opened:
        yield opened


def form(desk: Desk) -> FormProperties:
    return desk.panel.form


def section(desk: Desk) -> SectionProperties:
    return desk.panel.section


def number(desk: Desk, key: str) -> Fraction | None:
    value = getattr(desk.editing.checklist.scoring, key)
    assert value is None or isinstance(value, Fraction)
    return value


def test_a_section_has_a_title_and_says_what_it_counts(desk: Desk) -> None:
    desk.go(section="opening")
    desk.panel.focus_text()
    desk.type(" words")
    assert section_named(desk.editing.checklist, "opening").title == both("Opening words", "开场")
    assert section(desk).words.text().startswith("50 of 100 points.")
    assert not section(desk).weight_row.isVisible()
    desk.undo()
    assert section(desk).title.box.text() == "Opening"


def test_sections_get_weights_all_at_once_and_lose_them_all_at_once(desk: Desk) -> None:
    desk.click(form(desk).weigh_sections)
    assert [each.weight for each in desk.editing.checklist.sections] == [10, 10]
    desk.go(section="manner")
    assert section(desk).weight_row.isVisible()
    desk.type_into(section(desk).weight, "30")
    assert section(desk).words.text().startswith("75 of 100 points.")
    assert section_named(desk.editing.checklist, "manner").weight == 30
    desk.go()
    assert form(desk).not_applicable_row.isVisible()
    form(desk).not_applicable.setFocus()
    desk.press(Qt.Key.Key_Right)
    assert desk.editing.checklist.scoring.not_applicable is WeightGoesTo.SECTION
    desk.click(form(desk).weigh_sections)
    assert [each.weight for each in desk.editing.checklist.sections] == [None, None]
    assert desk.question("hold").weight == 30


def test_a_multiplier_stands_in_place_of_a_weight_under_points(qtbot: QtBot, theme: Theme) -> None:
    with desk_for(qtbot, with_method(small_form(), Method.POINTS).checklist) as desk:
        desk.go(section="manner")
        assert not section(desk).weight_row.isVisible()
        desk.type_into(section(desk).multiplier, "1.5")
        assert section_named(desk.editing.checklist, "manner").multiplier == Fraction(3, 2)
        desk.go("hold")
        assert [row.result.text() for row in desk.panel.question.answers.ranges.shown_rows] == ["15", "7.5"]


def test_a_section_can_be_given_a_code_and_a_note(desk: Desk) -> None:
    desk.go(section="manner")
    desk.panel.show_problem("note")
    desk.type("For trainees")
    assert section_named(desk.editing.checklist, "manner").note == plain("For trainees")
    desk.type_into(section(desk).advanced.code.box, "opening")
    assert "already" in section(desk).advanced.code.problems.words
    desk.type_into(section(desk).advanced.code.box, "tone")
    desk.press(Qt.Key.Key_Return)
    assert desk.editing.spot == Spot(section="tone")


def test_another_method_converts_what_answers_are_worth_and_says_so(desk: Desk) -> None:
    form(desk).method.setFocus()
    desk.press(Qt.Key.Key_Right)
    assert desk.editing.checklist.scoring.method is Method.POINTS
    assert [option.worth for option in desk.question("greeting").options] == [4, 2, 0]
    assert form(desk).done.isVisible()
    assert "Each answer has points now" in form(desk).done.text()
    assert form(desk).numbers["ceiling"][1].isVisible()
    desk.undo()
    assert form(desk).method.code == "percentage"
    assert [option.worth for option in desk.question("greeting").options] == [100, 50, 0]
    assert not form(desk).done.isVisible()


def test_start_floor_and_ceiling_are_there_from_a_start_and_may_stay_empty(desk: Desk) -> None:
    form(desk).method.setFocus()
    desk.press(Qt.Key.Key_Right)
    desk.press(Qt.Key.Key_Right)
    boxes = {key: box for key, (box, _) in form(desk).numbers.items()}
    for key, typed in {"start": "120", "floor": "-10", "ceiling": "130", "pass_mark": "90"}.items():
        desk.type_into(boxes[key], typed)
    assert [number(desk, key) for key in ("start", "floor", "ceiling", "pass_mark")] == [120, -10, 130, 90]
    boxes["start"].setFocus()
    desk.press(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    desk.press(Qt.Key.Key_Delete)
    assert number(desk, "start") is None
    assert boxes["start"].placeholderText() == "100"


def test_a_pass_mark_beyond_a_hundred_is_no_percentage(desk: Desk) -> None:
    box, row = form(desk).numbers["pass_mark"]
    desk.type_into(box, "800")
    assert row.problems.words == "Write at most 100."
    assert number(desk, "pass_mark") == 80
    desk.type_into(box, "85.5")
    assert number(desk, "pass_mark") == Fraction(171, 2)
    desk.undo()
    assert box.text() == "80"


def test_bands_are_named_moved_added_and_taken_away(desk: Desk) -> None:
    table = form(desk).bands
    passed, failed = table.shown_rows
    assert not failed.least.isEnabled()
    assert (passed.title.toolTip(), failed.title.toolTip()) == ("", "中文 missing")
    desk.type_into(passed.least, "75")
    desk.click(table.add)
    desk.type("Excellent")
    bands = desk.editing.checklist.scoring.bands
    assert [band.least for band in bands] == [88, 75, 0]
    assert bands[0].title == plain("Excellent")
    desk.type_into(table.shown_rows[0].least, "75")
    assert "Two bands start at 75" in form(desk).fields["bands"].problems.words
    desk.click(table.shown_rows[2].remove)
    assert min(band.least for band in desk.editing.checklist.scoring.bands) == 0
    while desk.editing.steps.canUndo():
        desk.undo_anywhere()
    assert [row.title.text() for row in table.shown_rows] == ["Pass", "Fail"]


def test_the_first_band_takes_everything(qtbot: QtBot, theme: Theme) -> None:
    bare = small_form()
    with desk_for(qtbot, replace(bare, scoring=replace(bare.scoring, bands=()))) as desk:
        desk.click(form(desk).bands.add)
        assert desk.editing.checklist.scoring.bands == (Band(Fraction(0), Wording({})),)


def test_missing_texts_are_counted_and_the_first_is_one_click_away(desk: Desk) -> None:
    row = form(desk).languages.rows["zh_CN"]
    assert row.count.text() == "5 of 13 texts"
    assert form(desk).languages.rows["en"].count.text() == "all 13 texts"
    desk.click(row.link)
    assert desk.panel.languages.code == "zh_CN"
    assert desk.editing.spot == Spot()
    desk.panel.use_language("en")
    with desk.bot.waitSignal(desk.editing.settled):
        titled = tuple(replace(band, title=both("x", "是")) for band in desk.editing.checklist.scoring.bands)
        desk.editing.change_form("Bands", lambda old: replace(old, scoring=replace(old.scoring, bands=titled)))
    desk.click(row.link)
    assert desk.editing.spot == Spot(question="greeting")
    assert desk.panel.question.answers.options.shown_rows[0].wording.hasFocus()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_nothing_is_wider_than_the_panel_of_a_small_window(qtbot: QtBot, theme: Theme, language: Language) -> None:
    with desk_for(qtbot, small_form(), language=language) as desk:
        desk.panel.window().resize(440, 700)
        for spot in (Spot(), Spot(section="opening"), Spot(question="greeting"), Spot(question="hold")):
            desk.editing.go_to(spot)
            QApplication.processEvents()
            shown = desk.panel._panel()
            assert shown.width() <= 440
            for field in shown.fields.values():
                assert not field.isVisible() or field.mapTo(desk.panel, field.rect().topRight()).x() < 440


def test_the_code_of_the_form_stays(desk: Desk) -> None:
    desk.panel.show_problem("checklist")
    assert form(desk).advanced.code.box.isReadOnly()
    assert form(desk).advanced.code.box.text() == "form"
