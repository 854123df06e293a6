"""The files of other programs, as the services ask for them."""

from collections.abc import Mapping
from pathlib import Path
from zoneinfo import ZoneInfo

from qa_studio.domain.calls import CallField, CallRows, NameReading
from qa_studio.domain.checklist import Checklist
from qa_studio.domain.checklist_advice import Advice
from qa_studio.formats import call_metadata, checklist_yaml, file_names
from qa_studio.formats.checklist_comments import rewritten
from qa_studio.formats.checklist_yaml import ChecklistRefused
from qa_studio.formats.text_files import write_whole
from qa_studio.formats.yaml_nodes import LineProblem, read_text
from qa_studio.services.ports import TakenChecklist


class ChecklistFileFormats:
    """Checklists as YAML, with the suffix `.xlsx` as a workbook, or as JSON of SurveyJS or Amazon Connect."""

    def read(self, path: Path) -> tuple[Checklist, str]:
        """The checklist and its YAML; raises StudioError with every problem in it."""
        taken = self.take(path)
        return taken.checklist, taken.source

    def take(self, path: Path) -> TakenChecklist:
        """The checklist with what in the file a checklist has nothing for; raises StudioError."""
        suffix = path.suffix.lower()
        if suffix == ".xlsx":
            from qa_studio.formats import checklist_excel

            checklist, notes = checklist_excel.read_workbook_with_notes(path)
            return _written(checklist, tuple(Advice("not_taken", *note) for note in notes))
        if suffix == ".json":
            from qa_studio.formats.foreign_checklists import read_foreign

            if found := read_foreign(path):
                return _written(*found)
        return TakenChecklist(checklist_yaml.read(path), read_text(path), (), by_hand=True)

    def rewritten(self, source: str, checklist: Checklist) -> str:
        """`source`, an earlier YAML of it, with what has changed; comments stay."""
        return rewritten(source, checklist)

    def parse(self, source: str) -> Checklist:
        """The checklist in a YAML text."""
        return checklist_yaml.read_text_of(source)

    def problems(self, path: Path) -> tuple[LineProblem, ...]:
        """What is wrong with the file, by line; raises FileTrouble where it can't be read at all."""
        from qa_studio.formats.checklist_excel import WorkbookRefused

        try:
            self.read(path)
        except ChecklistRefused as error:
            return tuple(error.problems)
        except WorkbookRefused as error:
            return error.by_row
        return ()

    def write(self, checklist: Checklist, source: str, path: Path) -> None:
        """Write it: the YAML as it was imported, comments and all, or a workbook."""
        if path.suffix.lower() == ".xlsx":
            from qa_studio.formats import checklist_book

            content = checklist_book.write_workbook(checklist)
        else:
            content = source.encode()
        write_whole(path, content)


def _written(checklist: Checklist, notes: tuple[Advice, ...]) -> TakenChecklist:
    return TakenChecklist(checklist, checklist_yaml.write(checklist), notes, by_hand=False)


class CallMetadataFiles:
    """CSV and Excel files about calls."""

    def read(self, path: Path, overrides: Mapping[str, CallField | None], zone: str, lenient: bool) -> CallRows:
        """The calls of the file; times without a zone are in `zone`."""
        return call_metadata.read_calls(path, ZoneInfo(zone), overrides, lenient)


class CallFileNames:
    """Names of recordings, by preset or template."""

    def check(self, names: str) -> None:
        """Raises Refused where `names` is neither."""
        file_names.check_names(names)

    def read(self, names: str, path: Path, zone: str) -> NameReading:
        """What the name tells; times of day are in `zone` unless the name shows the recorder's own."""
        return file_names.read_name(names, path, ZoneInfo(zone))
