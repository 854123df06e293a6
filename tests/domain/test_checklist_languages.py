"""In which language the author of a checklist goes on."""

from dataclasses import replace

from qa_studio.domain.checklist import Checklist, Method
from qa_studio.domain.checklist_draft import blank_checklist
from qa_studio.domain.checklist_languages import writing_language
from qa_studio.domain.wording import Wording


def form(title: Wording) -> Checklist:
    return blank_checklist(title, Method.PERCENTAGE, Wording({"en": "Opening"}), frozenset())


def test_a_form_in_one_language_is_gone_on_with_in_that_language() -> None:
    assert writing_language(form(Wording({"en": "Hotline"})), "zh_CN") == "en"
    assert writing_language(form(Wording({"en": "Hotline"})), "en") == "en"


def test_a_form_with_any_text_in_the_readers_language_is_gone_on_with_in_that() -> None:
    assert writing_language(form(Wording({"en": "Hotline", "zh_CN": "热线"})), "zh_CN") == "zh_CN"


def test_a_form_without_texts_is_begun_in_the_readers_language() -> None:
    empty = form(Wording({"en": ""}))
    assert writing_language(replace(empty, sections=()), "zh_CN") == "zh_CN"
