"""The composition root: wires the services to the database, the sound engine, the formats and the printer."""

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs

from qa_studio.errors import FileTrouble, WorkspaceTrouble
from qa_studio.services.settings import PersonalPreferences
from qa_studio.texts import Language, message

# Imported where they are used: the window shows itself before the database, numpy and the rest are loaded.
if TYPE_CHECKING:
    from qa_studio.audio.remote_files import RemoteFiles
    from qa_studio.domain.answers import Answers
    from qa_studio.domain.checklist import Checklist
    from qa_studio.formats.files import ChecklistFileFormats
    from qa_studio.services.analysing import Machinery
    from qa_studio.services.audit import Acting
    from qa_studio.services.crews import Crew
    from qa_studio.services.demonstration import Demonstrated
    from qa_studio.services.doctor import Check
    from qa_studio.services.events import EventBus
    from qa_studio.services.measuring import SoundMeter
    from qa_studio.services.passphrases import Recoded
    from qa_studio.services.places import RecordingPlaces
    from qa_studio.services.ports import Clock, WorkFactory
    from qa_studio.services.progress import Progress
    from qa_studio.services.sound import AudioEngine
    from qa_studio.services.spelling import Spelling
    from qa_studio.services.studio import Studio
    from qa_studio.services.team import TeamLook, TeamMade
    from qa_studio.services.transcribing import Recogniser, Recognisers
    from qa_studio.storage.opening import Opener
    from qa_studio.storage.passphrases import FolderPassphrases
    from qa_studio.storage.servers import PostgresServers

APPLICATION = "qa-studio"


@dataclass(frozen=True)
class Tools:
    """What works without a workspace."""

    engine: "AudioEngine"
    meter: "SoundMeter"
    checklist_files: "ChecklistFileFormats"
    read_answers: "Callable[[Path, Checklist], Answers]"
    places: "RecordingPlaces"


def utc_now() -> datetime:
    """The time by the system's clock."""
    return datetime.now(UTC)


def open_studio(
    where: str | Path,
    *,
    create: bool = False,
    window: bool = False,
    clock: "Clock" = utc_now,
) -> "Studio":
    """Open the workspace in the folder or at the address `where`, made first with `create` where there is none.

    With `window` a folder is held against a second window.  Raises WorkspaceTrouble and FileTrouble.
    """
    from qa_studio.audio.cache import SoundCache
    from qa_studio.audio.engine import CachedAudioEngine
    from qa_studio.audio.removing import FileRemover
    from qa_studio.audio.sound_files import SoundFileFinder
    from qa_studio.audio.spectrogram import HannSpectrograph
    from qa_studio.audio.tags import SoundFileTags
    from qa_studio.formats.annotation_files import LabelFiles
    from qa_studio.formats.cause_tree_yaml import built_in_cause_tree
    from qa_studio.formats.files import CallFileNames, CallMetadataFiles, ChecklistFileFormats
    from qa_studio.formats.transcripts import TranscriptFileFormats
    from qa_studio.reports.writer import PaperWriter
    from qa_studio.services.acknowledgements import Acknowledgements
    from qa_studio.services.actions import Actions
    from qa_studio.services.analysing import Analysing
    from qa_studio.services.annotations import Annotations
    from qa_studio.services.applying import Applying
    from qa_studio.services.archive import MonthArchive
    from qa_studio.services.audit import Acting, AuditTrail
    from qa_studio.services.audit_listing import AuditListing
    from qa_studio.services.call_sources import CallSources
    from qa_studio.services.causes import RootCauses
    from qa_studio.services.checklist_drafts import ChecklistDrafts
    from qa_studio.services.checklist_library import ChecklistLibrary
    from qa_studio.services.checklists import ChecklistShelf
    from qa_studio.services.claims import Claims
    from qa_studio.services.clips import Clips
    from qa_studio.services.coaching import Coaching
    from qa_studio.services.evaluations import Evaluations
    from qa_studio.services.events import EventBus
    from qa_studio.services.full_backups import FullBackups
    from qa_studio.services.import_profiles import ImportProfiles
    from qa_studio.services.importing import Importing
    from qa_studio.services.inspected_calls import InspectedCalls
    from qa_studio.services.inspections import Inspections
    from qa_studio.services.keywords import Keywords
    from qa_studio.services.library import Library
    from qa_studio.services.logins import Logins
    from qa_studio.services.masks import Masks
    from qa_studio.services.metrics import Metrics
    from qa_studio.services.noted_backups import NotedBackups
    from qa_studio.services.notes import Notes
    from qa_studio.services.old_evaluations import EvaluationRetention
    from qa_studio.services.outbox import Outbox
    from qa_studio.services.people import PeopleDirectory
    from qa_studio.services.question_bank import QuestionBank
    from qa_studio.services.reports import Reports
    from qa_studio.services.rescoring import ScoreCheck
    from qa_studio.services.retention import LegalHolds, Retention
    from qa_studio.services.scorecards import Scorecards
    from qa_studio.services.searching import Searching
    from qa_studio.services.settings import SettingsBook
    from qa_studio.services.studio import Studio
    from qa_studio.services.transcribing import Transcribing
    from qa_studio.services.transcripts import Transcripts
    from qa_studio.services.watching import Watching
    from qa_studio.services.what_if import Trying

    events, files = EventBus(), ChecklistFileFormats()
    acting = Acting()
    opened = _opener(files, events, clock, acting).open(str(where), create=create, window=window)
    work, engine, finder = opened.work, CachedAudioEngine(SoundCache(opened.cache)), SoundFileFinder()
    sources = CallSources(CallMetadataFiles(), CallFileNames(), SoundFileTags())
    tree, writer = built_in_cause_tree(), PaperWriter()
    notes = Notes(work, clock)
    places = _places(opened.cache)
    library = Library(work, engine, finder, places)
    importing = Importing(work, engine, finder, places, sources, clock)
    machinery = _measuring_machinery(opened.cache)
    analysing = Analysing(work, library, machinery, clock)
    transcripts = Transcripts(work, TranscriptFileFormats(), clock)
    evaluations, scorecards = Evaluations(work), Scorecards(work)
    clips, audit = Clips(work, library, engine), AuditTrail(work, acting)
    reports = Reports(work, writer, library, evaluations, scorecards, tree, clock)

    studio = Studio(
        place=opened.place,
        library=library,
        analysing=analysing,
        importing=importing,
        import_profiles=ImportProfiles(work),
        watching=Watching(work, importing, finder, engine, clock, socket.gethostname()),
        people=PeopleDirectory(work),
        checklists=ChecklistShelf(work, files, clock),
        drafts=ChecklistDrafts(work, files, clock),
        question_bank=QuestionBank(work, clock),
        checklist_library=ChecklistLibrary(files.parse),
        trying=Trying(work),
        inspections=Inspections(work, clock),
        inspected_calls=InspectedCalls(work, clock),
        outbox=Outbox(opened.journal, Applying(work, tree, clock, opened.journal.lasts), clock),
        evaluations=evaluations,
        acknowledgements=Acknowledgements(work, clock, opened.person),
        causes=RootCauses(work, tree, clock),
        actions=Actions(work, Metrics(work, tree), clock),
        scorecards=scorecards,
        claims=Claims(work, clock),
        clips=clips,
        coaching=Coaching(work, clips, writer, clock),
        masks=Masks(work, clock),
        notes=notes,
        annotations=Annotations(work, notes, LabelFiles()),
        transcripts=transcripts,
        transcribing=Transcribing(work, library, analysing, transcripts, _recognisers(opened.cache)),
        keywords=Keywords(work),
        searching=Searching(work),
        reports=reports,
        spectrograph=HannSpectrograph(),
        spelling=_spelling(),
        settings=SettingsBook(work),
        audit=audit,
        audit_listing=AuditListing(work, writer, tree),
        score_check=ScoreCheck(work),
        archive=MonthArchive(work, reports, library, clock),
        holds=LegalHolds(work, clock),
        retention=Retention(work, FileRemover(places, SoundCache(opened.cache), engine.content_hash), clock),
        evaluation_retention=EvaluationRetention(work, clock),
        backups=NotedBackups(opened.backups, audit),
        full_backups=FullBackups(opened.backups, work, places, audit, clock),
        events=events,
        notices=opened.notices,
        clock=clock,
        close=opened.close,
        cache=opened.cache,
        logins=Logins(work),
        person=opened.person,
        together=work.together,
        hang_up=opened.hang_up,
        passphrases=None if "://" in opened.place else passphrases(),
    )
    if create and not studio.checklists.rows():  # new, or its making broke off before
        studio.checklists.add_missing(studio.checklist_library.sources_at_once)
        studio.keywords.add_starters()
    return studio


def _opener(files: "ChecklistFileFormats", events: "EventBus", clock: "Clock", acting: "Acting") -> "Opener":
    from qa_studio.storage.opening import Opener

    caches = Path(platformdirs.user_cache_dir(APPLICATION)) / "workspaces"
    journals = Path(platformdirs.user_data_dir(APPLICATION)) / "journals"
    return Opener(files.parse, events.publish, clock, caches, journals, _password, acting, passphrases())


def _plain_opener() -> "Opener":
    """For work on whole workspaces, of which no window hears."""
    from qa_studio.formats.files import ChecklistFileFormats
    from qa_studio.services.audit import Acting
    from qa_studio.services.events import EventBus

    return _opener(ChecklistFileFormats(), EventBus(), utc_now, Acting())


@cache
def servers() -> "PostgresServers":
    """Reaches servers of teams, and knows the passwords that were said for them."""
    from qa_studio.storage.servers import PostgresServers

    return PostgresServers()


@cache
def passphrases() -> "FolderPassphrases":
    """What opens encrypted workspaces in folders, as long as the program runs."""
    from qa_studio.storage.passphrases import FolderPassphrases

    return FolderPassphrases()


def recode_workspace(where: str, passphrase: str | None, progress: "Progress") -> "Recoded":
    """Encrypt the workspace in a folder by `passphrase`, or with None no more; nobody may have it open.

    Raises WorkspaceTrouble, FileTrouble and PassphraseNeeded.
    """
    from qa_studio.domain.audit import Did, Subject
    from qa_studio.storage.recoding_folder import recode_folder
    from qa_studio.storage.server_address import is_address
    from qa_studio.storage.workspace import WorkspaceFolder

    if is_address(where):
        raise WorkspaceTrouble(
            message("{where} is a database on a server.", where=where),
            message("Only workspaces in folders are encrypted here; a server encrypts its own disks."),
        )
    folder = WorkspaceFolder(Path(where).absolute())
    found = recode_folder(folder, passphrases(), passphrase, progress)
    with closing(_plain_opener().open(where, create=False, window=False)) as opened, opened.work() as work:
        told = {"what": "passphrase", "encrypted": passphrase is not None}
        work.audit.note(Subject.WORKSPACE, "", Did.CHANGED, told)
    return found


def _password(address: str) -> str | None:
    return servers().password(address)


def copy_workspace(where: str, to: str, progress: "Progress", *, plain: bool = False) -> dict[str, int]:
    """A whole workspace in an empty folder or database; gives the rows by table.  Raises WorkspaceTrouble.

    In a folder it is encrypted by what was said for it, else as the one it comes from; with `plain` it is not.
    """
    from qa_studio.domain.audit import Did, Subject
    from qa_studio.storage.copying import copy_everything
    from qa_studio.storage.server_address import place_name

    opener = _plain_opener()
    with closing(opener.open(where, create=False, window=False)) as source:
        opener.expect_encryption(where, to, plain=plain)
        with opener.filling(to) as target:
            counts = copy_everything(source.engine, target, progress)
        with source.work() as work:
            told = {"what": "copy", "to": place_name(to), "count": sum(counts.values())}
            work.audit.note(Subject.WORKSPACE, "", Did.EXPORTED, told)
        return counts


def prepare_team(where: str, login: str, ask: "Callable[[], str]") -> "TeamMade":
    """Make schema, roles and the first administrator in a database; `ask` gives the password of a new login.

    Raises WorkspaceTrouble, and Refused where the login that connects may not do that.
    """
    from qa_studio.storage.access.team import is_known, may_prepare, prepare
    from qa_studio.storage.engine import postgres_engine

    servers().reach(where)  # says best what is wrong on the way there
    engine = postgres_engine(where, _password(where))
    try:
        may_prepare(engine, where)
    finally:
        engine.dispose()
    open_studio(where, create=True).close()  # with the checklists of the program
    with closing(_plain_opener().open(where, create=True, window=False)) as opened:
        password = None if is_known(opened.engine, where, login) else ask()
        return prepare(opened.engine, where, login, login, password)


def check_team(where: str) -> "TeamLook":
    """What is missing on a team's server or too open, and what could not be seen; raises WorkspaceTrouble."""
    from qa_studio.storage.access.check import findings

    servers().reach(where)
    with closing(_plain_opener().open(where, create=False, window=False)) as opened:
        return findings(opened.engine, where)


def _places(cache: Path) -> "RemoteFiles":
    from qa_studio.audio.remote_cache import REMOTE, RemoteCache
    from qa_studio.audio.remote_files import RemoteFiles

    return RemoteFiles(RemoteCache(cache / REMOTE, _remote_limit()))


def _remote_limit() -> int:
    return preferences().now.remote_cache_gb * 2**30


def _recognisers(cache: Path) -> "Recognisers":
    from qa_studio.audio.cache import SoundCache

    def load(folder: Path) -> "Recogniser":
        from qa_studio.audio.transcribe import WhisperRecogniser

        return WhisperRecogniser.load(folder, SoundCache(cache))

    return load


def _measuring_machinery(cache: Path) -> "Machinery":
    from functools import partial

    from qa_studio.audio.cache import SoundCache
    from qa_studio.audio.measure import BlockMeter, measure_all
    from qa_studio.services.analysing import Machinery
    from qa_studio.services.measuring import VERSION

    batch = partial(measure_all, cache, version=VERSION, remote_limit=_remote_limit())
    return Machinery(BlockMeter(SoundCache(cache)), batch, _crew)


def _spelling() -> "Spelling":
    import locale

    from qa_studio.dictionaries import system_dictionaries
    from qa_studio.services.spelling import Spelling

    language = (locale.getlocale()[0] or "en").split("_")[0]
    return Spelling(system_dictionaries, language)


def _crew(jobs: int, cluster: str | None) -> "Crew":
    if cluster is None:
        from qa_studio.workers.processes import Processes

        return Processes(jobs)
    from qa_studio.workers.dask_cluster import DaskCluster

    return DaskCluster(cluster)


@contextmanager
def open_tools() -> Iterator[Tools]:
    """Sound and checklist files without a workspace; what is decoded lies in a folder that goes away."""
    import tempfile

    from qa_studio.audio.cache import SoundCache
    from qa_studio.audio.engine import CachedAudioEngine
    from qa_studio.audio.measure import BlockMeter
    from qa_studio.formats.checklist_yaml import read_answers
    from qa_studio.formats.files import ChecklistFileFormats

    with tempfile.TemporaryDirectory(prefix="qa-studio-", ignore_cleanup_errors=True) as folder:
        sounds = SoundCache(Path(folder))
        places = _places(Path(folder))
        yield Tools(CachedAudioEngine(sounds), BlockMeter(sounds), ChecklistFileFormats(), read_answers, places)


def restore_workspace(copy: Path, where: str, recordings: Path | None, progress: "Progress") -> int:
    """Make a workspace in an empty folder or database from a backup; gives how many recordings came with it.

    Audio of a backup that has it goes into the folder `recordings`, usually the one in the workspace.
    """
    from qa_studio.services.full_backups import take_out
    from qa_studio.services.packages import is_package
    from qa_studio.storage.server_address import is_address

    opener = _plain_opener()
    if not is_package(copy):
        opener.restore(copy, where)
        return 0
    if recordings is None and is_address(where):
        raise FileTrouble(
            message("A database holds no audio."), message("Name a folder for it with --recordings FOLDER.")
        )
    root = Path(where).absolute() if recordings is None else recordings.absolute()
    folder = root / "recordings" if recordings is None else root
    with ExitStack() as opened:

        def open_work() -> "WorkFactory":
            return opened.enter_context(closing(opener.open(where, create=False, window=False))).work

        return take_out(
            copy, folder, root.parent, lambda database: opener.restore(database, where), open_work, progress
        )


def make_demonstration(folder: Path, language: Language, progress: "Progress") -> "Demonstrated":
    """The demonstration workspace in `folder`; one that is there already stays as it is."""
    from qa_studio.services.demonstration import ZONE, Demonstrated, Demonstration, StageClock
    from qa_studio.services.rows import EvaluationFilter, RecordingFilter
    from qa_studio.storage.workspace import DATABASE, forget_workspace

    if (folder / DATABASE).exists():
        studio = open_studio(folder)
        try:
            return Demonstrated(
                studio.library.count(RecordingFilter()), len(studio.evaluations.rows(EvaluationFilter()))
            )
        finally:
            studio.close()
    now = utc_now()
    clock = StageClock(now - timedelta(days=400))  # the checklists are older than what was judged by them
    studio = open_studio(folder, create=True, clock=clock)
    calls = folder.absolute() / "demonstration calls"
    made = None
    try:
        made = Demonstration(studio, clock, now.astimezone(ZONE).date(), language).make(calls, progress)
        studio.analysing.run_here(progress)
    except OSError as error:
        raise FileTrouble(
            message("{path} can't be written: {why}.", path=str(calls), why=error.strerror or str(error)),
            message("Choose another place, or make room."),
        ) from error
    finally:
        studio.close()
        if made is None:  # half a centre would be taken for a whole one the next time
            forget_workspace(folder)
            shutil.rmtree(calls, ignore_errors=True)
    return made


def demonstration_folder() -> Path:
    """Where the demonstration lies when no folder is named."""
    return Path(platformdirs.user_data_dir(APPLICATION)) / "demonstration"


@cache
def preferences() -> PersonalPreferences:
    """This person's choices on this computer."""
    from qa_studio.storage.preferences_file import PreferencesFile

    return PersonalPreferences(PreferencesFile(Path(platformdirs.user_config_dir(APPLICATION))))


def log_path() -> Path:
    """Where the program's log is."""
    return Path(platformdirs.user_log_dir(APPLICATION)) / "qa-studio.log"


@cache
def log_file() -> Path:
    """The program's log, which is begun now where it was not."""
    import logging.handlers

    path = log_path()
    logger = logging.getLogger("qa_studio")
    logger.propagate = False
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handler: logging.Handler = logging.handlers.RotatingFileHandler(path, maxBytes=1_000_000, backupCount=3)
    except OSError:  # a full disk must not hide what went wrong
        handler = logging.NullHandler()
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
    logger.addHandler(handler)
    return path


def check_machine(where: str | None) -> "tuple[Check, ...]":
    """What works on this machine."""
    from qa_studio.audio.codecs import missing_codecs
    from qa_studio.dictionaries import system_dictionaries
    from qa_studio.reports.writer import PaperWriter
    from qa_studio.services.doctor import examine
    from qa_studio.storage.engine import database_version

    return examine(PaperWriter(), missing_codecs, database_version, where, lambda: system_dictionaries().tags())
