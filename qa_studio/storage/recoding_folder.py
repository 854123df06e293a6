"""A workspace in a folder encrypted, encrypted otherwise, or not any more, with the automatic copies in it."""

from pathlib import Path

from qa_studio.errors import StudioError
from qa_studio.services.passphrases import Recoded
from qa_studio.services.progress import Progress, Quiet
from qa_studio.storage.backups import AUTOMATIC
from qa_studio.storage.cipher import CipherKey, cipher_driver
from qa_studio.storage.passphrases import FolderPassphrases, is_encrypted
from qa_studio.storage.recoding import forget_unfinished, recode
from qa_studio.storage.sqlite_file import check_database
from qa_studio.storage.trouble import files_told_plainly
from qa_studio.storage.window_lock import WindowLock
from qa_studio.storage.workspace import WorkspaceFolder
from qa_studio.texts import Message


def recode_folder(
    folder: WorkspaceFolder, passphrases: FolderPassphrases, passphrase: str | None, progress: Progress
) -> Recoded:
    """Encrypt a workspace that nobody has open by `passphrase`, or with None no more; its copies too.

    Copies that what opens the workspace does not open stay as they are.  Raises WorkspaceTrouble, PassphraseNeeded.
    """
    cipher_driver()
    lock = WindowLock.take(folder.root)
    try:
        old = passphrases.key(folder.database)
        check_database(folder.database, old)
        said = passphrases.said(folder.database) if old else None
        recode(folder.database, old, CipherKey.of(passphrase) if passphrase else None, progress)
        passphrases.forget(folder.database)  # the keyring too: what it had opens nothing any more
        if passphrase:
            passphrases.say(folder.database, passphrase)
        return _recode_copies(folder, said, passphrase, progress)
    finally:
        lock.release()


def tidy_up(folder: WorkspaceFolder, passphrases: FolderPassphrases) -> None:
    """Finish what a recoding that was killed left: of an encrypted workspace nothing readable stays beside it.

    Only for the window that holds the folder.
    """
    with files_told_plainly(str(folder.root)):
        forget_unfinished(folder.database)
        for copy in automatic_copies(folder):
            forget_unfinished(copy)
    said = passphrases.said(folder.database)
    if said is not None:
        _recode_copies(folder, None, said, Quiet())


def automatic_copies(folder: WorkspaceFolder) -> list[Path]:
    """Those that the program makes by itself."""
    if not folder.backups.is_dir():
        return []
    return sorted(each for each in folder.backups.iterdir() if AUTOMATIC.fullmatch(each.name))


def _recode_copies(folder: WorkspaceFolder, old: str | None, new: str | None, progress: Progress) -> Recoded:
    done, left = 0, list[tuple[str, Message]]()
    known = FolderPassphrases(recall=lambda place: None, keep=lambda place, passphrase: None)
    for copy in automatic_copies(folder):
        try:
            if old is not None:
                known.say(copy, old)
            if is_encrypted(copy) if old is None else new is None and not is_encrypted(copy):
                continue  # it is as it should be
            recode(copy, known.key(copy), CipherKey.of(new) if new else None, progress)
            done += 1
        except StudioError as trouble:
            left.append((copy.name, trouble.what))
    return Recoded(done, tuple(left))
