"""A workspace wherever it is: in a folder of one person, or in the database of a team."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, Engine

from qa_studio.domain.checklist import Checklist
from qa_studio.domain.people import PersonId
from qa_studio.errors import NotConnected, WorkspaceTrouble
from qa_studio.services.audit import Acting
from qa_studio.services.events import Event
from qa_studio.services.journal import Journal, MemoryJournal
from qa_studio.services.notices import Notices
from qa_studio.services.ports import Backups, Clock
from qa_studio.storage.folder_notices import FolderNotices
from qa_studio.storage.journal_file import JournalFile, waiting_in
from qa_studio.storage.passphrases import FolderPassphrases
from qa_studio.storage.recoding_folder import tidy_up
from qa_studio.storage.server_address import ServerAddress, is_address
from qa_studio.storage.server_backups import is_dumped
from qa_studio.storage.window_lock import WindowLock
from qa_studio.storage.work import SqlWorkFactory
from qa_studio.storage.workspace import DATABASE, create_workspace, new_workspace, open_workspace, restore_workspace
from qa_studio.texts import message


@dataclass(frozen=True, slots=True)
class OpenPlace:
    """A workspace that can be worked with until `close`; `place` names it the same way every time."""

    place: str
    cache: Path
    work: SqlWorkFactory
    backups: Backups
    engine: Engine
    notices: Notices
    close: Callable[[], None]
    person: PersonId | None = None
    journal: Journal = field(default_factory=MemoryJournal)
    hang_up: Callable[[], None] = lambda: None
    """Whoever waits for a server on another thread fails now, and nothing more is asked of it."""


@dataclass(frozen=True, slots=True)
class Opener:
    """Opens workspaces; `caches` is the folder of what this computer keeps for those on servers.

    Below `journals` lies what was changed in them and is not there yet, for programs with a window.
    `password` gives what the keyring knows for an address, None where that is nothing; `passphrases` open folders
    whose database is encrypted.
    """

    parse: Callable[[str], Checklist]
    publish: Callable[[tuple[Event, ...]], None]
    clock: Clock
    caches: Path
    journals: Path
    password: Callable[[str], str | None]
    acting: Acting
    passphrases: FolderPassphrases

    def open(self, where: str, *, create: bool, window: bool) -> OpenPlace:
        """The workspace in a folder or at an address, made first with `create` where there is none.

        With `window` a folder is held against a second window.  Raises WorkspaceTrouble and FileTrouble, and
        PassphraseNeeded where an encrypted one is not opened by what is known.
        """
        if is_address(where):
            return self._server(ServerAddress.read(where), create=create, window=window)
        return self._folder(Path(where).absolute(), create=create, window=window)

    @contextmanager
    def filling(self, where: str) -> Iterator[Connection]:
        """A new workspace in an empty folder or database, to be filled in one transaction: all of it, or nothing.

        Raises WorkspaceTrouble where something is there already.
        """
        if is_address(where):
            from qa_studio.storage.server_workspace import new_server_workspace

            address = ServerAddress.read(where)
            with new_server_workspace(address, self.password(str(address))) as connection:
                yield connection
        else:
            folder = Path(where).absolute()
            key = self.passphrases.new_key(folder / DATABASE)
            with new_workspace(folder, key) as engine, engine.begin() as connection:
                yield connection

    def restore(self, copy: Path, where: str) -> None:
        """A new workspace from a copy that was made of one on the same engine; raises WorkspaceTrouble."""
        is_dump = is_dumped(copy)
        if is_dump != is_address(where):
            raise WorkspaceTrouble(
                message("{file} is a copy of a workspace on the other engine.", file=str(copy)),
                message("Restore it on a PostgreSQL database.") if is_dump else message("Restore it into a folder."),
            )
        if not is_dump:
            key = self.passphrases.key(copy)
            restored = restore_workspace(copy, Path(where).absolute(), key)
            if key is not None and (said := self.passphrases.said(copy)):
                self.passphrases.say(restored.database, said)
            return
        from qa_studio.storage.server_workspace import restore_server_workspace

        address = ServerAddress.read(where)
        restore_server_workspace(copy, address, self.password(str(address)))

    def _folder(self, folder: Path, *, create: bool, window: bool) -> OpenPlace:
        if create and not (folder / DATABASE).exists():
            self._create(folder)
        # A folder without a workspace is told as that, not as one that can't be locked.
        lock = WindowLock.take(folder) if window and (folder / DATABASE).exists() else None
        try:
            key = self.passphrases.key(folder / DATABASE)
            opened = open_workspace(folder, self.parse, self.publish, self.clock, self.acting, key)
            if lock:
                tidy_up(opened.folder, self.passphrases)
        except BaseException:
            if lock:
                lock.release()
            raise

        notices = FolderNotices(opened.folder.database, lambda: opened.work.commits, key)

        def close() -> None:
            notices.close()
            opened.close()
            if lock:
                lock.release()

        return OpenPlace(str(folder), opened.cache, opened.work, opened.backups, opened.engine, notices, close)

    def expect_encryption(self, where: str, to: str, *, plain: bool) -> None:
        """A workspace at `to` that is made next is encrypted as was said for it, else as `where`; not with `plain`."""
        if is_address(to):
            return
        target = Path(to).absolute() / DATABASE
        if plain:
            self.passphrases.forget(target)
        elif not is_address(where) and not self.passphrases.said(target):
            said = self.passphrases.said(Path(where).absolute() / DATABASE)
            if said is not None:
                self.passphrases.say(target, said)

    def _create(self, folder: Path) -> None:
        """Encrypted, where a passphrase was said for it."""
        create_workspace(folder, key=self.passphrases.new_key(folder / DATABASE))

    def _server(self, address: ServerAddress, *, create: bool, window: bool = False) -> OpenPlace:
        # Who works alone needs no driver for servers.
        from qa_studio.storage.server_notices import ServerNotices
        from qa_studio.storage.server_workspace import open_server_workspace

        cache, password = self.caches / address.folder_name, self.password(str(address))
        kept = self.journals / address.journal_name
        try:
            opened = open_server_workspace(
                address, cache, self.parse, self.publish, password=password, acting=self.acting, create=create
            )
        except NotConnected as trouble:
            raise _naming_what_waits(trouble, waiting_in(kept)) from trouble
        notices = ServerNotices(address, password, opened.work.name)
        try:
            journal: Journal = JournalFile.open_in(kept) if window else MemoryJournal()
        except BaseException:
            opened.close()
            raise

        def close() -> None:
            notices.close()
            journal.close()
            opened.close()

        return OpenPlace(
            *(str(address), opened.cache, opened.work, opened.backups, opened.engine, notices, close, opened.person),
            journal=journal,
            hang_up=opened.hang_up,
        )


def _naming_what_waits(trouble: NotConnected, waiting: int) -> NotConnected:
    if not waiting or trouble.hint is None:
        return trouble
    one = message("One change of yours waits on this computer, and is sent when the workspace is opened.")
    more = message(
        "{number} changes of yours wait on this computer, and are sent when the workspace is opened.", number=waiting
    )
    return NotConnected(trouble.what, one if waiting == 1 else more)
