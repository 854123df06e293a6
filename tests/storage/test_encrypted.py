"""Encrypted workspaces in folders: nothing of them can be read without the passphrase, and nothing is lost with it."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from qa_studio.bootstrap import open_studio, passphrases, recode_workspace
from qa_studio.domain.people import Person, PersonId
from qa_studio.errors import WorkspaceTrouble
from qa_studio.formats.checklist_yaml import read_text_of
from qa_studio.services.events import Event, PeopleChanged
from qa_studio.services.passphrases import PassphraseNeeded
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import AuditFilter
from qa_studio.storage.cipher import CipherKey, seems_encrypted
from qa_studio.storage.passphrases import FolderPassphrases
from qa_studio.storage.recoding_folder import recode_folder
from qa_studio.storage.workspace import WorkspaceFolder, create_workspace, open_workspace

ROOT = Path(__file__).parents[2]
PASSPHRASE = "vier Wörter für 李静"
NAME = "Wang Xiaoming"


@pytest.fixture(autouse=True)
def nobody_said_anything() -> Iterator[None]:
    """Each story begins with a program that knows no passphrase."""
    passphrases.cache_clear()
    yield
    passphrases.cache_clear()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An encrypted workspace with a name in it and a copy beside it."""
    folder = tmp_path_factory.mktemp("encrypted") / "centre"
    passphrases.cache_clear()
    passphrases().intend(str(folder), PASSPHRASE, keep=False)
    with closing(open_studio(folder, create=True)) as studio:
        studio.people.add_person(NAME)
        studio.backups.rotate()
    return folder


@pytest.fixture
def folder(made: Path, tmp_path: Path) -> Path:
    """A copy of it, of which the program doesn't know the passphrase."""
    shutil.copytree(made, tmp_path / "centre")
    return tmp_path / "centre"


def names(folder: Path) -> list[str]:
    with closing(open_studio(folder)) as studio:
        return [person.name for person in studio.people.persons()]


def readable(folder: Path) -> list[str]:
    """Files that somebody without the passphrase finds the name or the tables in."""
    wanted = (NAME.encode(), NAME.encode("utf-16-le"), b"CREATE TABLE", b"SQLite format 3")
    files = [each for each in sorted(folder.rglob("*")) if each.is_file()]
    return [each.name for each in files if any(words in each.read_bytes() for words in wanted)]


def test_nothing_in_the_folder_can_be_read_not_even_while_it_is_open(folder: Path) -> None:
    assert readable(folder) == []
    passphrases().trust(str(folder), PASSPHRASE, keep=False)
    with closing(open_studio(folder)) as studio:
        studio.people.add_person(f"{NAME} too")
        assert (folder / "workspace.sqlite3-wal").stat().st_size > 0
        assert readable(folder) == []


def test_it_opens_with_its_passphrase_and_any_program_that_knows_the_format(folder: Path) -> None:
    with pytest.raises(PassphraseNeeded, match="encrypted") as asked:
        open_studio(folder)
    assert not asked.value.wrong
    with pytest.raises(PassphraseNeeded, match="does not open") as refused:
        passphrases().trust(str(folder), PASSPHRASE.upper(), keep=False)
    assert refused.value.wrong
    passphrases().trust(str(folder), PASSPHRASE, keep=False)
    assert names(folder) == [NAME]
    with closing(sqlcipher.connect(str(folder / "workspace.sqlite3"))) as other:
        other.execute(f"PRAGMA key='{PASSPHRASE}'")
        assert other.execute("SELECT name FROM persons").fetchall() == [(NAME,)]


def test_the_passphrase_may_come_from_the_environment_or_be_asked_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    passphrases().ask = lambda place: PASSPHRASE
    assert names(folder) == [NAME]
    passphrases.cache_clear()
    monkeypatch.setenv("QA_STUDIO_PASSPHRASE", "something else")
    with pytest.raises(PassphraseNeeded, match="does not open"):
        open_studio(folder)
    monkeypatch.setenv("QA_STUDIO_PASSPHRASE", PASSPHRASE)
    assert names(folder) == [NAME]


def test_the_keyring_keeps_it_where_wanted_and_what_it_keeps_may_be_outdated(folder: Path) -> None:
    ring: dict[str, str | None] = {}
    first = FolderPassphrases(ring.get, ring.__setitem__)
    first.trust(str(folder), PASSPHRASE, keep=True)
    database = folder / "workspace.sqlite3"
    assert ring == {str(database): PASSPHRASE}
    second = FolderPassphrases(ring.get, ring.__setitem__)
    assert second.key(database) is not None and second.is_kept(str(folder))
    ring[str(database)] = "the one before"
    third = FolderPassphrases(ring.get, ring.__setitem__)
    with pytest.raises(PassphraseNeeded, match="encrypted"):
        third.key(database)
    third.trust(str(folder), PASSPHRASE, keep=False)
    assert ring == {str(database): None}


def test_what_the_keyring_kept_is_forgotten_when_the_passphrase_changes(folder: Path) -> None:
    ring: dict[str, str | None] = {}
    known, database = FolderPassphrases(ring.get, ring.__setitem__), folder / "workspace.sqlite3"
    known.trust(str(folder), PASSPHRASE, keep=True)
    recode_folder(WorkspaceFolder(folder), known, "another passphrase", Quiet())
    assert ring == {str(database): None}
    assert known.said(database) == "another passphrase" and known.key(database) is not None


def test_search_trail_and_news_of_other_programs_work_as_elsewhere(folder: Path) -> None:
    passphrases().trust(str(folder), PASSPHRASE, keep=False)
    with closing(open_studio(folder, window=True)) as studio, closing(open_studio(folder)) as other:
        with pytest.raises(WorkspaceTrouble, match="another window"):
            open_studio(folder, window=True)
        studio.notices.take()
        other.people.add_person("Li Jing")
        assert studio.notices.take() != ()
        assert studio.audit.verify(Quiet()).first_broken is None
        told: list[Event] = []
        studio.events.listen(PeopleChanged, told.append)
        studio.people.add_person("Zhao Min")
        assert told and studio.searching is not None
    with closing(sqlcipher.connect(str(folder / "workspace.sqlite3"))) as whole:
        whole.execute(f"PRAGMA key='{PASSPHRASE}'")
        assert whole.execute("PRAGMA cipher_integrity_check").fetchall() == []


def test_backups_are_encrypted_by_the_same_passphrase_and_so_is_what_is_restored(folder: Path, tmp_path: Path) -> None:
    from qa_studio.bootstrap import restore_workspace

    passphrases().trust(str(folder), PASSPHRASE, keep=False)
    with closing(open_studio(folder)) as studio:
        studio.backups.write(tmp_path / "copy.sqlite3")
    assert seems_encrypted(tmp_path / "copy.sqlite3")
    passphrases.cache_clear()
    with pytest.raises(PassphraseNeeded):
        restore_workspace(tmp_path / "copy.sqlite3", str(tmp_path / "again"), None, Quiet())
    assert not (tmp_path / "again").exists()
    passphrases().ask = lambda place: PASSPHRASE
    restore_workspace(tmp_path / "copy.sqlite3", str(tmp_path / "again"), None, Quiet())
    assert readable(tmp_path / "again") == []
    assert names(tmp_path / "again") == [NAME]


def test_an_existing_workspace_is_encrypted_with_its_copies_and_nothing_readable_stays(tmp_path: Path) -> None:
    folder = tmp_path / "centre"
    with closing(open_studio(folder, create=True)) as studio:
        studio.people.add_person(NAME)
        studio.backups.rotate()
        with pytest.raises(WorkspaceTrouble, match="in use"):
            recode_workspace(str(folder), PASSPHRASE, Quiet())
    assert len(readable(folder)) == 2
    assert recode_workspace(str(folder), PASSPHRASE, Quiet()).copies == 1
    assert readable(folder) == []
    assert names(folder) == [NAME]
    with closing(open_studio(folder, window=True)) as studio:
        assert studio.audit.verify(Quiet()).first_broken is None
        assert studio.audit.events(AuditFilter(most=1))[0].after == {"what": "passphrase", "encrypted": True}
    assert recode_workspace(str(folder), "another passphrase", Quiet()).copies == 1
    passphrases.cache_clear()
    with pytest.raises(PassphraseNeeded, match="does not open"):
        passphrases().trust(str(folder), PASSPHRASE, keep=False)
    passphrases().trust(str(folder), "another passphrase", keep=False)
    assert recode_workspace(str(folder), None, Quiet()).copies == 1
    passphrases.cache_clear()
    assert names(folder) == [NAME]
    with closing(sqlite3.connect(folder / "workspace.sqlite3")) as plain:
        assert plain.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_a_copy_under_an_older_passphrase_is_left_and_named(folder: Path) -> None:
    passphrases().trust(str(folder), PASSPHRASE, keep=False)
    kept = next((folder / "backups").iterdir())
    older = kept.with_name("2025-01-01-daily.sqlite3")
    other = FolderPassphrases(lambda place: None, lambda place, passphrase: None)
    other.say(older, "of a year before")
    create_workspace(folder.parent / "old", key=other.new_key(older))
    shutil.copyfile(folder.parent / "old" / "workspace.sqlite3", older)
    found = recode_workspace(str(folder), "another passphrase", Quiet())
    assert (found.copies, [name for name, _ in found.left]) == (1, [older.name])


def test_readable_copies_that_a_killed_program_left_go_with_the_next_window(folder: Path, tmp_path: Path) -> None:
    with closing(open_studio(tmp_path / "plain", create=True)) as plain:
        plain.people.add_person(NAME)
        plain.backups.write(folder / "backups" / "2025-01-01-daily.sqlite3")
        plain.backups.write(folder / "workspace.sqlite3.recoded")
    assert len(readable(folder)) == 2
    passphrases().trust(str(folder), PASSPHRASE, keep=False)
    open_studio(folder, window=True).close()
    assert readable(folder) == []


WRITER = """
import sys
from pathlib import Path
from qa_studio.bootstrap import open_studio
studio = open_studio(Path(sys.argv[1]))
while True:
    print(studio.people.add_person(f"person {len(studio.people.persons())}"), flush=True)
"""
RECODER = """
import sys
from qa_studio.bootstrap import passphrases, recode_workspace
from qa_studio.services.progress import Quiet
from qa_studio.services.rows import AuditFilter
class Telling(Quiet):
    def at(self, done, total, what):
        print(done, flush=True)
for passphrase in (sys.argv[2], None, sys.argv[2], None):
    recode_workspace(sys.argv[1], passphrase, Telling())
"""


def killed_after(lines: int, code: str, *words: object) -> list[str]:
    """What a program said that was killed after so many lines."""
    command = [sys.executable, "-c", code, *map(str, words)]
    told = {**os.environ, "QA_STUDIO_PASSPHRASE": PASSPHRASE}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT, env=told) as program:
        assert program.stdout is not None
        said = [program.stdout.readline() for _ in range(lines)]
        program.kill()
        return said + [line for line in program.stdout if line.endswith("\n")]


def test_every_acknowledged_write_is_there_after_kill_9(folder: Path) -> None:
    said = killed_after(5, WRITER, folder)
    passphrases().trust(str(folder), PASSPHRASE, keep=False)
    with closing(open_studio(folder)) as studio:
        assert {int(line) for line in said} <= {person.id for person in studio.people.persons()}
        assert studio.audit.verify(Quiet()).first_broken is None


@pytest.mark.parametrize("lines", [1, 37, 90])
def test_a_recoding_that_is_killed_leaves_one_whole_workspace(folder: Path, lines: int) -> None:
    killed_after(lines, RECODER, folder, PASSPHRASE)
    passphrases().ask = lambda place: PASSPHRASE
    with closing(open_studio(folder, window=True)) as studio:
        assert [person.name for person in studio.people.persons()] == [NAME]
        assert studio.audit.verify(Quiet()).first_broken is None
    assert not list(folder.rglob("*.recoded*"))
    if passphrases().is_encrypted(str(folder)):
        assert readable(folder) == []


def test_without_the_package_the_program_says_what_to_install(folder: Path) -> None:
    code = "import sys; sys.modules['sqlcipher3'] = None; from qa_studio.cli import main; sys.exit(main(sys.argv[1:]))"
    told = {**os.environ, "QA_STUDIO_PASSPHRASE": PASSPHRASE}
    line = [sys.executable, "-c", code, "--workspace", str(folder), "recordings"]
    said = subprocess.run(line, cwd=ROOT, capture_output=True, text=True, check=False, env=told)
    assert (said.returncode, len(said.stderr.splitlines())) == (1, 1)
    assert "qa-studio[encryption]" in said.stderr


def test_a_file_of_noise_is_not_taken_for_damaged_and_the_key_is_never_printed(tmp_path: Path) -> None:
    (tmp_path / "workspace.sqlite3").write_bytes(os.urandom(8192))
    with pytest.raises(PassphraseNeeded):
        open_studio(tmp_path)
    key = CipherKey.of(PASSPHRASE)
    assert key.secret.hex() not in repr(key) and "secret" not in repr(key)


def test_an_upgrade_of_an_encrypted_workspace_keeps_its_copy_encrypted(tmp_path: Path) -> None:
    key = CipherKey.of(PASSPHRASE)
    folder = create_workspace(tmp_path / "centre", key=key)
    with closing(open_workspace(folder.root, read_text_of, key=key)) as opened:
        with opened.work() as work:
            work.people.add_person(Person(PersonId(0), NAME))
        opened.backups.before_upgrade()
    assert readable(folder.root) == []
