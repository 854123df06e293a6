"""Actions, causes and lists on paper."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from qa_studio.services.papers import ListPaper


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_every_font_is_inside(press: Any, office: Any, language: str) -> None:
    how = office.imprint(language)
    for printed in (press.actions(office.actions(), how), press.causes(office.causes(), how)):
        assert printed.fonts()
        assert all(embedded for _, embedded in printed.fonts()), printed.fonts()


def test_the_register_shows_who_what_until_when_and_the_effect(press: Any, office: Any) -> None:
    printed = press.actions(office.actions(), office.imprint())
    for words in (
        "3 actions as of 20 May 2026, 1 overdue", "▲ overdue", "陈立", "In progress", "Effective",
        "before: 47, n 117, 38 to 56.1", "after: 88, n 131, 81.3 to 92.5", "target 85",
        "People › Service attitude › Interrupting (连续打断)", "12 of 12 agents took part",
    ):  # fmt: skip
        assert printed.says(words), words


def test_an_effect_from_too_few_evaluations_says_so(press: Any, office: Any) -> None:
    paper = office.actions()
    few = [replace(action, baseline=replace(action.baseline, n=4)) for action in paper.actions]
    printed = press.actions(replace(paper, actions=tuple(few)), office.imprint())
    assert printed.says("47, too few (n 4)")


def test_a_register_of_many_repeats_its_headings(press: Any, office: Any) -> None:
    printed = press.actions(replace(office.actions(60), actions=()), office.imprint())
    assert printed.pages > 1
    assert all("Baseline" in text for text in printed.texts)


def test_an_empty_register_says_so(press: Any, office: Any) -> None:
    paper = replace(office.actions(), rows=(), actions=())
    assert press.actions(paper, office.imprint()).says("There is no action.")


def test_causes_are_counted_from_the_most_frequent_down(press: Any, office: Any) -> None:
    printed = press.causes(office.causes(), office.imprint())
    assert printed.says("17 causes logged")
    assert printed.says("RC-P.1.3 People › Service attitude › Interrupting 9 53 % 53 % A-17")
    assert printed.says("RC-R Process 1 6 % 100 % A-17")


def test_without_causes_the_page_says_so(press: Any, office: Any) -> None:
    assert press.causes(replace(office.causes(), rows=()), office.imprint()).says("No cause was logged.")


def test_a_list_is_printed_with_days_and_numbers_of_the_language(press: Any, office: Any) -> None:
    rows = [("王芳 “一组”", 1234.5, date(2026, 5, 14), datetime(2026, 5, 14, 20, 0, tzinfo=UTC), None)] * 3
    paper = ListPaper("录音 Recordings", ("Agent", "Sum", "Day", "At", "Nothing"), rows)
    printed = press.table(paper, office.imprint("zh_CN"))
    for words in ("录音 Recordings", "王芳 “一组”", "1,234.5", "2026年5月14日", "2026年5月15日 04:00"):
        assert printed.says(words), words


def test_a_list_with_many_columns_lies_across(press: Any, office: Any) -> None:
    paper = ListPaper("Wide", tuple("ABCDEFGHIJ"), [tuple("abcdefghij")] * 100)
    printed = press.table(paper, office.imprint())
    box = printed.reader.pages[0].mediabox
    assert box.width > box.height
    assert printed.pages > 1


def test_an_action_longer_than_a_page_goes_over_to_the_next(press: Any, office: Any) -> None:
    paper = office.actions()
    long = "客户身份未核实即提供账户信息。" * 300 + "完"
    told = replace(paper.actions[0], problem=long, measure=long)
    printed = press.actions(replace(paper, actions=(told, *paper.actions[1:])), office.imprint())
    assert "".join(printed.texts).count("完") == 2
