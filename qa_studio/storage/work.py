"""The unit of work on a relational database."""

import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, fields
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Engine, func, insert, select, true, update

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.people import PersonId
from qa_studio.domain.recording import RecordingId
from qa_studio.domain.settings import WorkspaceSettings
from qa_studio.services.audit import Acting
from qa_studio.services.events import Event
from qa_studio.storage.acknowledgements import SqlAcknowledgements
from qa_studio.storage.actions import SqlActions
from qa_studio.storage.audit import SqlAudit
from qa_studio.storage.causes import SqlRootCauses
from qa_studio.storage.checklist_drafts import SqlChecklistDrafts
from qa_studio.storage.checklists import ParsedChecklists, SqlChecklists
from qa_studio.storage.claims import SqlClaims
from qa_studio.storage.coaching import SqlCoachingSamples
from qa_studio.storage.engine import READING
from qa_studio.storage.evaluations import SqlEvaluations
from qa_studio.storage.holds import SqlHolds
from qa_studio.storage.import_profiles import SqlImportProfiles
from qa_studio.storage.inspections import SqlInspections
from qa_studio.storage.keywords import SqlKeywords
from qa_studio.storage.logins import SqlLogins
from qa_studio.storage.masks import SqlMasks
from qa_studio.storage.measures import SqlMeasures
from qa_studio.storage.notes import SqlNotes
from qa_studio.storage.old_evaluations import SqlOldEvaluations
from qa_studio.storage.people import SqlPeople
from qa_studio.storage.question_bank import SqlQuestionBank
from qa_studio.storage.received_changes import SqlReceivedChanges
from qa_studio.storage.recordings import SqlRecordings
from qa_studio.storage.retention import SqlRetention
from qa_studio.storage.row_locks import lock_rows
from qa_studio.storage.sending_later import sent_later
from qa_studio.storage.server_claims import ServerClaims
from qa_studio.storage.tables import workspace
from qa_studio.storage.telling import notify
from qa_studio.storage.texts import SqlTexts
from qa_studio.storage.transcripts import SqlTranscripts
from qa_studio.storage.trouble import told_plainly

ACTING = "acting"


class SqlWork:
    """One transaction, with its repositories and the events to publish after it."""

    def __init__(self, connection: Connection, parsed: ParsedChecklists) -> None:
        self._connection = connection
        self._parsed = parsed
        self._events: list[Event] = []

    @cached_property
    def recordings(self) -> SqlRecordings:
        """The library."""
        return SqlRecordings(self._connection)

    @cached_property
    def measures(self) -> SqlMeasures:
        """What was measured in the sound."""
        return SqlMeasures(self._connection)

    @cached_property
    def people(self) -> SqlPeople:
        """Agents, teams, persons."""
        return SqlPeople(self._connection)

    @cached_property
    def checklists(self) -> SqlChecklists:
        """Published versions."""
        return SqlChecklists(self._connection, self._parsed)

    @cached_property
    def drafts(self) -> SqlChecklistDrafts:
        """What is being made."""
        return SqlChecklistDrafts(self._connection)

    @cached_property
    def question_bank(self) -> SqlQuestionBank:
        """What can be asked again."""
        return SqlQuestionBank(self._connection)

    @cached_property
    def inspections(self) -> SqlInspections:
        """Work in progress."""
        return SqlInspections(self._connection)

    @cached_property
    def received(self) -> SqlReceivedChanges:
        """What computers sent after they had kept it."""
        return SqlReceivedChanges(self._connection)

    @cached_property
    def claims(self) -> SqlClaims:
        """What is kept for whom."""
        return SqlClaims(self._connection)

    @cached_property
    def evaluations(self) -> SqlEvaluations:
        """Frozen results."""
        return SqlEvaluations(self._connection)

    @cached_property
    def acknowledgements(self) -> SqlAcknowledgements:
        """What agents said to them."""
        return SqlAcknowledgements(self._connection)

    @cached_property
    def causes(self) -> SqlRootCauses:
        """Logged root causes."""
        return SqlRootCauses(self._connection, self.checklists.get)

    @cached_property
    def actions(self) -> SqlActions:
        """Improvement actions."""
        return SqlActions(self._connection)

    @cached_property
    def coaching(self) -> SqlCoachingSamples:
        """Examples."""
        return SqlCoachingSamples(self._connection)

    @cached_property
    def holds(self) -> SqlHolds:
        """What nothing may remove."""
        return SqlHolds(self._connection)

    @cached_property
    def retention(self) -> SqlRetention:
        """Which sound is due to go."""
        return SqlRetention(self._connection)

    @cached_property
    def old_evaluations(self) -> SqlOldEvaluations:
        """Which evaluations are."""
        return SqlOldEvaluations(self._connection)

    @cached_property
    def audit(self) -> SqlAudit:
        """What was done."""
        return SqlAudit(self._connection)

    @cached_property
    def logins(self) -> SqlLogins:
        """Who may connect."""
        return SqlLogins(self._connection)

    @cached_property
    def masks(self) -> SqlMasks:
        """What is hidden."""
        return SqlMasks(self._connection)

    @cached_property
    def notes(self) -> SqlNotes:
        """Free notes."""
        return SqlNotes(self._connection)

    @cached_property
    def import_profiles(self) -> SqlImportProfiles:
        """How recordings come in."""
        return SqlImportProfiles(self._connection)

    @cached_property
    def transcripts(self) -> SqlTranscripts:
        """What was said."""
        return SqlTranscripts(self._connection)

    @cached_property
    def keywords(self) -> SqlKeywords:
        """Lists of words."""
        return SqlKeywords(self._connection)

    @cached_property
    def texts(self) -> SqlTexts:
        """Where words are found."""
        return SqlTexts(self._connection)

    def lock(self, kind: str, *keys: int | str) -> None:
        """Keep others from changing these things until the work is done."""
        lock_rows(self._connection, kind, keys)

    def settings(self) -> WorkspaceSettings:
        """The workspace's settings; what an older program did not know is as usual."""
        # Of a server's people not everybody sees numbers; who may not see them can't save settings either.
        shown = func.numbers_are_shown() if self._connection.dialect.name == "postgresql" else true()
        found = self._connection.execute(select(workspace.c.settings, shown)).first()
        stored: dict[str, Any] = dict(found[0]) if found else {}
        if found and not found[1]:
            stored["show_customer_numbers"] = False
        known = {each.name for each in fields(WorkspaceSettings)}
        return WorkspaceSettings(**{name: value for name, value in stored.items() if name in known})

    def save_settings(self, settings: WorkspaceSettings) -> None:
        """Keep them for everybody."""
        values = {"settings": asdict(settings)}
        if not self._connection.execute(update(workspace).values(values)).rowcount:
            self._connection.execute(insert(workspace).values(id=1, **values))

    def record(self, event: Event) -> None:
        """Publish `event` once the work is committed."""
        self._events.append(event)

    def recorded(self) -> tuple[Event, ...]:
        """The events so far."""
        return tuple(self._events)


class SqlWorkFactory:
    """Begins units of work on a database; `parse` reads a checklist's text, `publish` tells committed events.

    `name` tells it from those of other programs, `commits` counts what it has written.
    """

    def __init__(
        self,
        engine: Engine,
        parse: Callable[[str], Checklist],
        publish: Callable[[tuple[Event, ...]], None] = lambda events: None,
        place: str = "",
        acting: Acting | None = None,
    ) -> None:
        self._engine = engine
        self._acting = acting or Acting()
        self.name = uuid4().hex
        self.commits = 0
        self._parsed = ParsedChecklists(parse)
        self._publish = publish
        self._place = place or engine.url.render_as_string(hide_password=True)
        self._pool = ServerClaims(engine) if engine.dialect.name == "postgresql" else None
        self._shared = threading.local()
        self._reading = engine.execution_options(**{READING: True, "postgresql_readonly": True})

    def __call__(self) -> AbstractContextManager[SqlWork]:
        """A unit of work that commits when its block is left, and rolls back where an exception leaves it."""
        return self._write()

    def read(self) -> AbstractContextManager[SqlWork]:
        """One that takes no write lock and commits nothing."""
        return self._read()

    def take(self, person: PersonId, now: datetime, until: datetime) -> RecordingId | None:
        """A recording from the pool for a person, committed by itself."""
        if self._pool is None:
            with self() as work:
                return work.claims.take(person, now, until)
        with told_plainly(self._place):
            taken = self._pool.take(person, now, until)
        self.commits += 1
        return taken

    @contextmanager
    def together(self) -> Iterator[None]:
        """What this thread reads in the block, it reads in one unit of work: over one connection, and nothing twice."""
        if self._engine.dialect.name != "postgresql" or getattr(self._shared, "work", None) is not None:
            yield
            return
        with self._read() as work:
            self._shared.work = work
            try:
                yield
            finally:
                self._shared.work = None

    @contextmanager
    def _write(self) -> Iterator[SqlWork]:
        with told_plainly(self._place), self._engine.begin() as connection:
            work = SqlWork(connection, self._parsed)
            if connection.dialect.name == "postgresql":
                with self._acting_on(connection):
                    yield work
                    notify(connection, self.name, work.recorded())
            else:
                yield work
        self.commits += 1
        self._publish(work.recorded())

    @contextmanager
    def _acting_on(self, connection: Connection) -> Iterator[None]:
        """The server knows who acts; SQLite's triggers ask the program itself."""
        told, person = connection.info, self._acting.person
        if told.get(ACTING) != person:
            with sent_later(connection):
                connection.execute(select(func.set_config("qa_studio.person", person, False)))
            told[ACTING] = person
        try:
            yield
        except BaseException:
            told.pop(ACTING, None)  # what a transaction that comes to nothing said is forgotten
            raise

    @contextmanager
    def _read(self) -> Iterator[SqlWork]:
        if (shared := getattr(self._shared, "work", None)) is not None:
            yield shared
            return
        with told_plainly(self._place), self._reading.connect() as connection:
            yield SqlWork(connection, self._parsed)
