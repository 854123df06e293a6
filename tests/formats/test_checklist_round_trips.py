"""Whatever the checklist, a file of it reads back to the same."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from made_checklists import checklists

from qa_studio.domain.checklist import Checklist
from qa_studio.formats import checklist_yaml
from qa_studio.formats.checklist_book import write_workbook
from qa_studio.formats.checklist_excel import read_workbook_with_notes

SLOW_TO_MAKE = [HealthCheck.too_slow, HealthCheck.data_too_large]


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW_TO_MAKE)
@given(checklists())
def test_yaml_gives_back_what_was_written(made: Checklist) -> None:
    assert checklist_yaml.read_text_of(checklist_yaml.write(made)) == made


@settings(max_examples=40, deadline=None, suppress_health_check=SLOW_TO_MAKE)
@given(checklists())
def test_a_workbook_gives_back_what_was_written(made: Checklist) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "made.xlsx")
        path.write_bytes(write_workbook(made))
        assert read_workbook_with_notes(path) == (made, ())
