"""The audit trail as a list that leaves the house."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zoneinfo import ZoneInfo

from qa_studio.domain.audit import AuditEvent, Did, Subject
from qa_studio.domain.cause_tree import CauseTree
from qa_studio.services.audit import handed_out
from qa_studio.services.audit_fields import Manner
from qa_studio.services.audit_names import referred_to
from qa_studio.services.audit_words import EventWords
from qa_studio.services.papers import Imprint, ListPaper, ReportWriter
from qa_studio.services.ports import Work, WorkFactory
from qa_studio.services.progress import Progress
from qa_studio.services.rows import AuditFilter
from qa_studio.texts import catalogue, message

TOGETHER = 1_000
Line = tuple[str | int | None, ...]


class AuditListing:
    """Writes events as `.csv`, `.xlsx` or `.pdf`, in words and with what was before and after."""

    def __init__(self, work: WorkFactory, writer: ReportWriter, tree: CauseTree) -> None:
        self._work, self._writer, self._tree = work, writer, tree

    def write(self, wanted: AuditFilter, out: Path, imprint: Imprint, progress: Progress) -> int:
        """All that are asked for, newest first, however many; gives their number."""
        say = catalogue(imprint.language)
        with self._work.read() as work:
            lines = list(self._lines(work, wanted, imprint, progress))
        headings = (
            say("No."),
            say("Time"),
            say("Who"),
            say("Login"),
            say("What was done"),
            say("Before"),
            say("After"),
        )
        self._writer.table(ListPaper(say("Audit trail"), headings, lines), imprint, out)
        with self._work() as work:
            told = {**handed_out(out, what="audit", count=len(lines)), "printed": imprint.trail.short}
            work.audit.note(Subject.WORKSPACE, "", Did.EXPORTED, told)
        return len(lines)

    def _lines(self, work: Work, wanted: AuditFilter, imprint: Imprint, progress: Progress) -> Iterator[Line]:
        manner, zone = _manner(imprint, self._tree), ZoneInfo(imprint.zone)
        total, done, older = work.audit.count(), 0, wanted.older_than
        while events := work.audit.events(replace(wanted, older_than=older, most=TOGETHER)):
            words = EventWords(manner, work.audit.names(referred_to(events)))
            yield from (_line(event, words, zone) for event in events)
            done, older = done + len(events), events[-1].id
            progress.at(done, total, message("Reading the audit trail"))


def _manner(imprint: Imprint, tree: CauseTree) -> Manner:
    zone = ZoneInfo(imprint.zone)
    return Manner(
        catalogue(imprint.language),
        lambda at: f"{at.astimezone(zone):%Y-%m-%d %H:%M}",
        lambda day: f"{day:%Y-%m-%d}",
        zone,
        tree,
        imprint.show_customer_numbers,
    )


def _line(event: AuditEvent, words: EventWords, zone: ZoneInfo) -> Line:
    changes = words.changes(event)
    return (
        event.id,
        f"{event.at.astimezone(zone):%Y-%m-%d %H:%M:%S}",
        event.person or event.login,
        event.login,
        words.sentence(event),
        "\n".join(f"{each.field}: {each.before}" for each in changes) if event.before is not None else "",
        "\n".join(f"{each.field}: {each.after}" for each in changes) if event.after is not None else "",
    )
