"""Import profiles and watched folders."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from qa_studio.domain.calls import CallField
from qa_studio.domain.import_profile import ImportProfile, ImportProfileId, WatchedFolder, WatchedFolderId
from qa_studio.errors import NotFound
from qa_studio.storage.tables import import_profiles, watched_folders
from qa_studio.texts import message

_P = import_profiles.c
_F = watched_folders.c


class SqlImportProfiles:
    """Import profiles and watched folders on a connection."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def all(self) -> tuple[ImportProfile, ...]:
        """All profiles, by name."""
        return tuple(map(_profile, self._connection.execute(select(import_profiles).order_by(_P.name)).all()))

    def add(self, profile: ImportProfile) -> ImportProfileId:
        """Keep a new one; its id is given anew."""
        added = insert(import_profiles).values(_values(profile)).returning(_P.id)
        return ImportProfileId(self._connection.execute(added).scalar_one())

    def save(self, profile: ImportProfile) -> None:
        """Write all of it; raises NotFound."""
        changed = update(import_profiles).where(_P.id == profile.id).values(_values(profile))
        if not self._connection.execute(changed).rowcount:
            raise NotFound(message("There is no import profile {number}.", number=profile.id))

    def remove(self, profile: ImportProfileId) -> None:
        """Take it away; folders that used it are watched without one."""
        self._connection.execute(update(watched_folders).where(_F.profile_id == profile).values(profile_id=None))
        self._connection.execute(delete(import_profiles).where(_P.id == profile))

    def folders(self, computer: str) -> tuple[WatchedFolder, ...]:
        """Those that a computer watches, by path."""
        wanted = select(watched_folders).where(_F.computer == computer).order_by(_F.path)
        return tuple(map(_folder, self._connection.execute(wanted).all()))

    def add_folder(self, folder: WatchedFolder) -> WatchedFolderId:
        """Watch one more; its id is given anew."""
        values = {"computer": folder.computer, "path": folder.path, "profile_id": folder.profile}
        added = insert(watched_folders).values(values).returning(_F.id)
        return WatchedFolderId(self._connection.execute(added).scalar_one())

    def remove_folder(self, folder: WatchedFolderId) -> None:
        """Watch it no longer."""
        self._connection.execute(delete(watched_folders).where(_F.id == folder))


def _values(profile: ImportProfile) -> dict[str, Any]:
    columns = {head: None if meant is None else meant.value for head, meant in profile.columns.items()}
    choices = {"names": profile.names, "zone": profile.zone, "columns": columns, "swapped": profile.swapped}
    return {"name": profile.name, "choices": choices}


def _profile(row: Any) -> ImportProfile:
    choices: Mapping[str, Any] = row.choices
    return ImportProfile(
        id=ImportProfileId(row.id),
        name=row.name,
        names=choices["names"],
        zone=choices["zone"],
        columns={head: None if meant is None else CallField(meant) for head, meant in choices["columns"].items()},
        swapped=choices["swapped"],
    )


def _folder(row: Any) -> WatchedFolder:
    profile = None if row.profile_id is None else ImportProfileId(row.profile_id)
    return WatchedFolder(WatchedFolderId(row.id), row.computer, row.path, profile)
