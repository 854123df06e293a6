"""Import profiles: what was chosen once for a recorder is chosen again by its name."""

from dataclasses import replace
from pathlib import Path

from qa_studio.domain.audit import Subject
from qa_studio.domain.import_profile import ImportProfile, ImportProfileId
from qa_studio.errors import NotFound, Refused
from qa_studio.services.events import ImportProfilesChanged
from qa_studio.services.importing import ImportOrder
from qa_studio.services.meanwhile import both_kept, refuse_changed
from qa_studio.services.periods import refuse_unknown_zone
from qa_studio.services.ports import WorkFactory
from qa_studio.texts import message


class ImportProfiles:
    """The profiles of a workspace, which all its people share."""

    def __init__(self, work: WorkFactory) -> None:
        self._work = work

    def all(self) -> tuple[ImportProfile, ...]:
        """All of them, by name."""
        with self._work.read() as work:
            return work.import_profiles.all()

    def named(self, name: str) -> ImportProfile:
        """The one of that name, whatever its capitals; raises NotFound, naming those that are there."""
        known = self.all()
        for profile in known:
            if profile.name.casefold() == name.strip().casefold():
                return profile
        there = ", ".join(profile.name for profile in known)
        hint = message("There are: {names}.", names=there) if there else None
        raise NotFound(message("There is no import profile {name}.", name=name), hint)

    def keep(self, profile: ImportProfile, seen: ImportProfile | None = None) -> ImportProfileId:
        """Keep it, in place of the one of that name; raises Refused where name or zone are none.

        Raises ChangedMeanwhile where somebody else changed the same of it since it was `seen`, or kept one of that
        name since there was none (then a bare one was seen).
        """
        name = profile.name.strip()
        if not name or len(name) > 80:
            raise Refused(message("A profile needs a name of at most 80 characters."))
        if profile.zone:
            refuse_unknown_zone(profile.zone)
        with self._work() as work:
            same = [each for each in work.import_profiles.all() if each.name.casefold() == name.casefold()]
            if same:
                kept = same[0].id
                work.lock(Subject.IMPORTS, kept)
                known = next(each for each in work.import_profiles.all() if each.id == kept)
                wanted = replace(profile, id=kept, name=name)
                was = None if seen is None else replace(seen, id=kept, name=seen.name or known.name)
                work.import_profiles.save(both_kept(work, (Subject.IMPORTS, str(kept)), was, wanted, known))
            else:
                kept = work.import_profiles.add(replace(profile, name=name))
            work.record(ImportProfilesChanged())
        return kept

    def remove(self, profile: ImportProfileId, seen: ImportProfile | None = None) -> None:
        """Take it away; what was imported by it stays.  Raises ChangedMeanwhile where it is not what was `seen`."""
        with self._work() as work:
            work.lock(Subject.IMPORTS, profile)
            for known in work.import_profiles.all():
                if known.id == profile:
                    refuse_changed(work, (Subject.IMPORTS, str(profile)), seen, known)
            work.import_profiles.remove(profile)
            work.record(ImportProfilesChanged())


def order_by(profile: ImportProfile | None, paths: tuple[Path, ...], metadata: Path | None = None) -> ImportOrder:
    """An import of `paths` as the profile says."""
    if profile is None:
        return ImportOrder(paths, metadata)
    return ImportOrder(
        paths,
        metadata,
        columns=profile.columns,
        zone=profile.zone or None,
        swapped=profile.swapped,
        names=profile.names or None,
        lenient=True,
    )
