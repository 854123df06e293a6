"""JSON files of other products as checklists, told apart by what is in them."""

from pathlib import Path

from qa_studio.domain import checklist_rules
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_advice import Advice
from qa_studio.formats.checklist_yaml import ChecklistRefused
from qa_studio.formats.connect_form import ConnectReading, is_evaluation_form
from qa_studio.formats.foreign_forms import Plain, Taking
from qa_studio.formats.survey_js import SurveyReading, is_survey
from qa_studio.formats.yaml_nodes import LineProblem, YamlDocument, YamlUnreadable, parse, read_text


def read_foreign(path: Path) -> tuple[Checklist, tuple[Advice, ...]] | None:
    """The checklist in a form of SurveyJS or Amazon Connect, and what in it did not map; None where it is neither.

    Raises FileTrouble and ChecklistRefused, its lines those of the file.
    """
    try:
        document = parse(read_text(path))
    except YamlUnreadable as error:
        raise ChecklistRefused(path, error.problems) from error
    taking = Taking()
    reading = _reading_of(document.plain, taking)
    if reading is None:
        return None
    name = path.name.split(".")[0]
    plain = reading.plain(name)
    return _checked(path, plain, document, taking), tuple(taking.notes)


def _reading_of(plain: object, taking: Taking) -> SurveyReading | ConnectReading | None:
    if not isinstance(plain, dict):
        return None
    if is_evaluation_form(plain):
        return ConnectReading(plain, taking)
    return SurveyReading(plain, taking) if is_survey(plain) else None


def _checked(path: Path, plain: Plain, document: YamlDocument, taking: Taking) -> Checklist:
    try:
        return checklist_rules.read_checklist(plain)
    except checklist_rules.ChecklistInvalid as error:
        found = [
            LineProblem(document.line_of(taking.place_of(each.path)), each.code, each.message)
            for each in error.problems
        ]
        raise ChecklistRefused(path, sorted(found, key=lambda problem: problem.line)) from error
