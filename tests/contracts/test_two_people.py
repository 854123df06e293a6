"""Two people on one thing: whatever it is, nobody's change is lost, and the second is told who was first and when."""

import wave
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from centre import CALL_CHECKLIST
from postgres_server import PostgresServer

from qa_studio.bootstrap import open_studio
from qa_studio.domain.checklist import Method
from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.import_profile import ImportProfile, ImportProfileId
from qa_studio.domain.mask import Mask, MaskSound
from qa_studio.domain.note import Note
from qa_studio.domain.people import Agent, Person, PersonId, Role, Team
from qa_studio.domain.question_bank import BankedQuestionId
from qa_studio.domain.recording import CallDetails, Direction, Picked, Recording, RecordingId, Sound
from qa_studio.domain.spans import Span
from qa_studio.services.importing import ImportOrder
from qa_studio.services.judged_calls import JudgedElsewhere
from qa_studio.services.meanwhile import ChangedMeanwhile, Edit
from qa_studio.services.people import Belonging
from qa_studio.services.progress import Quiet
from qa_studio.services.studio import Studio

_numbers = count(1)


@dataclass
class Thing:
    """Something that is edited: how it is read, how it is written by whom, and how two fields of it may be changed."""

    read: Callable[[Studio], Any]
    write: Callable[[Studio, Any, Any], object]
    one: tuple[str, object, object]
    """A field, what the first makes of it, and what the second makes of it."""
    other: tuple[str, object] | None
    """Another field, and what the second makes of that."""


@dataclass
class Desks:
    """The workspace at two desks."""

    li: Studio
    wu: Studio
    folder: Path

    def call(self) -> RecordingId:
        """A call without sound."""
        number = next(_numbers)
        return self.li.library.add_without_sound(
            Recording(
                id=RecordingId(0),
                path=f"/calls/{number}.wav",
                content_hash=sha256(str(number).encode()).hexdigest(),
                size=1,
                sound=Sound(60.0, 8000, 2, "pcm_s16", True),
                details=CallDetails(started_at=datetime(2026, 3, 2, 4, tzinfo=UTC), queue="sales", case="C-1"),
                imported_at=datetime(2026, 3, 2, 6, tzinfo=UTC),
            )
        )

    def call_with_sound(self) -> RecordingId:
        """A tenth of a second, another one each time."""
        number = next(_numbers)
        file = self.folder / f"{number}.wav"
        with wave.open(str(file), "wb") as sound:
            sound.setnchannels(1)
            sound.setsampwidth(2)
            sound.setframerate(8000)
            sound.writeframes(number.to_bytes(2, "little") * 800)
        return self.li.importing.run(ImportOrder((file,)), Quiet()).added[0].id

    def person(self, name: str) -> PersonId:
        """Somebody by name."""
        return next(each.id for each in self.li.people.persons() if each.name == name)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def desks(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desks]:
    """A folder, or a database."""
    place = str(tmp_path_factory.mktemp("two") / "workspace")
    if request.param == "postgresql":
        server: PostgresServer = request.getfixturevalue("server")
        server.run("CREATE DATABASE two_people")
        place = server.address("two_people")
    caches = pytest.MonkeyPatch()
    caches.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
    li = open_studio(place, create=True)
    wu = open_studio(place)
    caches.undo()
    checklist = tmp_path_factory.mktemp("checklist") / "call.checklist.yaml"
    checklist.write_text(CALL_CHECKLIST, "utf-8")
    li.checklists.import_file(checklist)
    for studio, name in ((li, "Li Na"), (wu, "Wu Min")):
        studio.people.add_person(name, Role.LEAD)
        studio.audit.acts(name)
    yield Desks(li, wu, checklist.parent)
    wu.close()
    li.close()


def note(desks: Desks) -> Thing:
    """Only who wrote it may change it: at two desks."""
    call, by = desks.call(), desks.person("Li Na")
    made = desks.li.notes.write(call, Span(1, 2), "Asks twice", False, by)

    def write(at: Studio, seen: Note, mine: Note) -> None:
        at.notes.change(made, by, text=mine.text, public=mine.public, span=mine.span, seen=seen)

    return Thing(
        lambda at: at.notes.of_recording(call, by)[0].note,
        write,
        ("text", "Asks for the address twice", "Is asked twice"),
        ("public", True),
    )


def call_details(desks: Desks) -> Thing:
    call = desks.call()
    return Thing(
        lambda at: at.library.get(call).details,
        lambda at, seen, mine: at.library.correct(call, mine, seen),
        ("queue", "support", "billing"),
        ("direction", Direction.IN),
    )


def action(desks: Desks) -> Thing:
    raised = desks.li.actions.raise_for("Ask for the address once", "It is asked twice.", (), desks.person("Li Na"))
    return Thing(
        lambda at: at.actions.get(raised),
        lambda at, seen, mine: at.actions.edit(mine, seen),
        ("problem", "It takes half a minute.", "Customers are angry."),
        ("due_on", date(2026, 4, 1)),
    )


def example(desks: Desks) -> Thing:
    made = desks.li.coaching.mark(desks.call(), Span(1, 3), SampleKind.GOOD, "Greeting", "Short", desks.person("Li Na"))
    return Thing(
        lambda at: next(row.sample for row in at.coaching.rows() if row.sample.id == made),
        lambda at, seen, mine: at.coaching.change(mine, seen),
        ("topic", "A warm greeting", "A short greeting"),
        ("span", Span(2, 4)),
    )


def mask(desks: Desks) -> Thing:
    call = desks.call()
    desks.li.masks.add(call, [Span(1, 3)], MaskSound.TONE, None)

    def write(at: Studio, seen: Mask, mine: Mask) -> None:
        at.masks.change(mine.id, mine.span, mine.sound, None, seen)

    return Thing(
        lambda at: at.masks.of(call)[0], write, ("span", Span(1, 4), Span(0.5, 3)), ("sound", MaskSound.SILENCE)
    )


def agent(desks: Desks) -> Thing:
    number = f"E{next(_numbers)}"
    made = desks.li.people.add_agent("Wang Fang", number)

    def write(at: Studio, seen: Agent, mine: Agent) -> None:
        at.people.change_agent(mine.id, mine.name, mine.number, seen)

    def read(at: Studio) -> Agent:
        return next(line.agent for line in at.people.agents(date(2026, 3, 2)) if line.agent.id == made)

    return Thing(read, write, ("name", "Wang Fangfang", "Wang F."), ("number", f"{number}-1"))


def last_day_of_an_agent(desks: Desks) -> Thing:
    thing = agent(desks)

    def write(at: Studio, seen: Agent, mine: Agent) -> None:
        at.people.agent_leaves(mine.id, mine.left_on, seen)

    return Thing(thing.read, write, ("left_on", date(2026, 5, 1), date(2026, 6, 1)), None)


def team_of_an_agent(desks: Desks) -> Thing:
    people, day = desks.li.people, date(2026, 3, 2)
    first, second, third = (people.add_team(f"Team {next(_numbers)}") for _ in range(3))
    made = people.add_agent("Wang Fang", None, first, date(2026, 1, 1))

    def read(at: Studio) -> Belonging:
        return next(line for line in at.people.agents(day) if line.agent.id == made).belonging_on(day)

    def write(at: Studio, seen: Belonging, mine: Belonging) -> None:
        assert mine.team is not None
        at.people.move_agent(made, mine.team, day, seen)

    return Thing(read, write, ("team", second, third), None)


def team(desks: Desks) -> Thing:
    made = desks.li.people.add_team(f"Team {next(_numbers)}")

    def write(at: Studio, seen: Team, mine: Team) -> None:
        at.people.rename_team(mine.id, mine.name, seen)

    names = (f"East {next(_numbers)}", f"West {next(_numbers)}")
    return Thing(lambda at: next(each for each in at.people.teams() if each.id == made), write, ("name", *names), None)


def user(desks: Desks) -> Thing:
    made = desks.li.people.add_person(f"Zhao {next(_numbers)}")

    def write(at: Studio, seen: Person, mine: Person) -> None:
        at.people.change_person(mine.id, mine.name, mine.role, mine.left_on, seen)

    names = (f"Zhao Yu {next(_numbers)}", f"Zhao {next(_numbers)} Min")
    return Thing(lambda at: at.people.person(made), write, ("name", *names), ("role", Role.TRAINER))


def keyword_list(desks: Desks) -> Thing:
    made = desks.li.keywords.add(f"Legal {next(_numbers)}", ("lawyer",))
    names = (f"Law {next(_numbers)}", f"Courts {next(_numbers)}")
    return Thing(
        lambda at: next(each for each in at.keywords.lists() if each.id == made),
        lambda at, seen, mine: at.keywords.save(mine, seen),
        ("name", *names),
        ("whole_words", False),
    )


def import_profile(desks: Desks) -> Thing:
    name = f"Recorder {next(_numbers)}"
    desks.li.import_profiles.keep(ImportProfile(ImportProfileId(0), name, "wazo", "Asia/Shanghai"))
    return Thing(
        lambda at: at.import_profiles.named(name),
        lambda at, seen, mine: at.import_profiles.keep(mine, seen),
        ("zone", "Asia/Tokyo", "Europe/Berlin"),
        ("swapped", True),
    )


def settings(desks: Desks) -> Thing:
    now = desks.li.settings.read()
    return Thing(
        lambda at: at.settings.read(),
        lambda at, seen, mine: at.settings.save(mine, seen),
        ("least_n", now.least_n + 1, now.least_n + 2),
        ("name", f"Centre {next(_numbers)}"),
    )


def retention_rule(desks: Desks) -> Thing:
    now = desks.li.settings.read()
    thing = settings(desks)
    return replace(
        thing,
        one=("retention_days", now.retention_days + 1, now.retention_days + 2),
        other=("retention_words", not now.retention_words),
    )


def use_of_a_checklist(desks: Desks) -> Thing:
    number = next(_numbers)
    return Thing(
        lambda at: at.checklists.use("call"),
        lambda at, seen, mine: at.checklists.meant_for("call", mine, seen),
        ("valid_from", date(2026, 1, 1 + number % 28), date(2026, 2, 1 + number % 28)),
        ("queues", frozenset({f"queue {number}"})),
    )


def banked_question(desks: Desks) -> Thing:
    version = desks.li.checklists.rows()[0].id
    asked = desks.li.checklists.get(version).questions[:2]
    asked = tuple(replace(each, code=f"{each.code}-{next(_numbers)}") for each in asked)
    first, second = desks.li.question_bank.add(asked, Method.PERCENTAGE, "Opening")

    def read(at: Studio) -> dict[BankedQuestionId, str]:
        return {row.id: row.topic for row in at.question_bank.rows() if row.id in (first, second) and row.id}

    return Thing(
        read,
        lambda at, seen, mine: at.question_bank.sort(mine, seen),
        (str(first), "Greeting", "Beginning"),
        (str(second), "Solving"),
    )


def desk_of_a_recording(desks: Desks) -> Thing:
    call = desks.call()
    people = (desks.person("Li Na"), desks.person("Wu Min"))

    def write(at: Studio, seen: dict[RecordingId, PersonId | None], mine: dict[RecordingId, PersonId | None]) -> None:
        at.library.assign([call], mine[call], seen=seen)

    return Thing(lambda at: {call: at.library.get(call).assigned_to}, write, (str(call), *people), None)


def why_a_recording_was_picked(desks: Desks) -> Thing:
    call = desks.call()
    return Thing(
        lambda at: {call: at.library.get(call).picked},
        lambda at, seen, mine: at.library.repick(mine, seen),
        (str(call), Picked.RANDOM, Picked.COMPLAINT),
        None,
    )


def reason_of_a_hold(desks: Desks) -> Thing:
    call = desks.call_with_sound()

    def read(at: Studio) -> dict[RecordingId, str | None]:
        held = at.holds.of(call)
        return {call: None if held is None else held.reason}

    def write(at: Studio, seen: dict[RecordingId, str | None], mine: dict[RecordingId, str]) -> None:
        by = desks.person("Li Na" if at is desks.li else "Wu Min")
        at.holds.place([call], mine, by, seen)

    return Thing(read, write, (str(call), "Case 7", "The court asked"), None)


KINDS = [
    note, call_details, action, example, mask, agent, last_day_of_an_agent, team_of_an_agent, team, user, keyword_list,
    import_profile, settings, retention_rule, use_of_a_checklist, banked_question, desk_of_a_recording,
    why_a_recording_was_picked, reason_of_a_hold,
]  # fmt: skip


def changed(thing: Any, field: str, value: object) -> Any:
    """The same with another value in one field."""
    if isinstance(thing, dict):
        return {name: value if str(name) == field else old for name, old in thing.items()}
    return replace(thing, **{field: value})


def value_of(thing: Any, field: str) -> object:
    if isinstance(thing, dict):
        return next(value for name, value in thing.items() if str(name) == field)
    return getattr(thing, field)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_two_people_change_the_same_field_and_different_ones(desks: Desks, kind: Callable[[Desks], Thing]) -> None:
    thing = kind(desks)
    field, first, second = thing.one
    seen = thing.read(desks.wu)
    thing.write(desks.li, seen, changed(seen, field, first))
    if thing.other is not None:  # another field: both changes stand, and nobody is asked
        name, value = thing.other
        thing.write(desks.wu, seen, changed(seen, name, value))
        stands = thing.read(desks.li)
        assert (value_of(stands, field), value_of(stands, name)) == (first, value)
    # The same field: nothing is written, and the second is told what, who and when.
    edit = Edit(seen, changed(seen, field, second), lambda was, mine: thing.write(desks.wu, was, mine))
    with pytest.raises(ChangedMeanwhile) as told:
        edit()
    clash = told.value
    assert value_of(thing.read(desks.li), field) == first
    assert [(each.mine, each.theirs) for each in clash.clashes] == [(second, first)]
    assert clash.who == "Li Na" and clash.when is not None
    assert "Li Na" in str(clash)
    # Theirs stays, or mine does.
    edit.settled(clash, frozenset())()
    assert value_of(thing.read(desks.li), field) == first
    settled = edit.settled(clash, frozenset({clash.clashes[0].field}))
    settled()
    assert value_of(thing.read(desks.li), field) == second


def test_what_is_removed_is_what_was_seen(desks: Desks) -> None:
    call = desks.call()
    by = desks.person("Li Na")
    desks.li.coaching.mark(call, Span(1, 3), SampleKind.GOOD, "Greeting", "Short", by)
    sample = next(row.sample for row in desks.wu.coaching.rows() if row.sample.recording == call)
    (mask,) = desks.wu.masks.add(call, [Span(1, 3)], MaskSound.TONE, None)
    made = desks.li.keywords.add(f"Words {next(_numbers)}", ("sue",))
    words = next(each for each in desks.wu.keywords.lists() if each.id == made)
    held = desks.call_with_sound()
    desks.wu.holds.place([held], "Case 7", by)
    desks.li.coaching.change(replace(sample, topic="A warm greeting"), sample)
    desks.li.masks.change(mask.id, Span(1, 9), mask.sound, None, mask)
    desks.li.keywords.save(replace(words, words=("sue", "court")), words)
    desks.li.holds.place([held], "The court asked", by)
    removals: list[Callable[[], object]] = [
        lambda: desks.wu.coaching.remove(sample.id, sample),
        lambda: desks.wu.masks.remove(mask.id, None, mask),
        lambda: desks.wu.keywords.remove(words.id, words),
        lambda: desks.wu.holds.lift([held], by, {held: "Case 7"}),
    ]
    for remove in removals:
        with pytest.raises(ChangedMeanwhile, match="Li Na changed this at"):
            remove()
    assert desks.li.masks.of(call) and desks.li.holds.of(held)


def test_words_that_two_people_add_to_a_list_are_both_there(desks: Desks) -> None:
    made = desks.li.keywords.add(f"Legal {next(_numbers)}", ("lawyer", "sue"))
    seen = next(each for each in desks.wu.keywords.lists() if each.id == made)
    desks.li.keywords.save(replace(seen, words=("lawyer", "sue", "court")), seen)
    desks.wu.keywords.save(replace(seen, words=("sue", "regulator")), seen)
    assert next(each for each in desks.li.keywords.lists() if each.id == made).words == ("sue", "court", "regulator")


def test_two_who_write_at_the_same_instant_come_one_after_the_other(desks: Desks) -> None:
    """Each adds a number of an own to the problem's text, from what was read at the beginning: one of them is told."""
    raised = desks.li.actions.raise_for("Race", "Begin", (), desks.person("Li Na"))
    together = Barrier(2)

    def write(at: Studio, name: str) -> str:
        seen = at.actions.get(raised)
        together.wait(10)
        try:
            at.actions.edit(replace(seen, problem=name), seen)
        except ChangedMeanwhile as told:
            return told.who
        return ""

    with ThreadPoolExecutor(2) as pool:
        told = list(pool.map(write, (desks.li, desks.wu), ("Li Na", "Wu Min")))
    won = desks.li.actions.get(raised).problem
    assert sorted(told) == sorted(["", won])


def test_a_recording_that_is_judged_says_who_judges_it_and_since_when(desks: Desks) -> None:
    call = desks.call()
    begun = desks.li.inspections.begin(call, "call", desks.person("Li Na"))
    since = desks.li.inspections.view(begun).inspection.begun_at
    second = desks.wu.inspections.begin(call, "call", desks.person("Wu Min"))
    assert desks.wu.inspections.view(second).others == (JudgedElsewhere("Li Na", since),)


def test_a_draft_says_who_worked_on_it_last(desks: Desks) -> None:
    li, wu = desks.person("Li Na"), desks.person("Wu Min")
    draft = desks.li.drafts.blank(f"Complaints {next(_numbers)}", Method.PERCENTAGE, "en", li)
    found = desks.wu.drafts.get(draft)
    assert str(desks.wu.drafts.somebody_else(found, wu)).startswith("Li Na worked on this draft last, at ")
    assert desks.li.drafts.somebody_else(found, li) is None


def test_channels_and_speakers_are_not_turned_round_twice(desks: Desks, tmp_path: Path) -> None:
    call = desks.call()
    said = tmp_path / "said.srt"
    said.write_text("1\n00:00:00,000 --> 00:00:02,000\nagent: Good morning\n", "utf-8")
    desks.li.transcripts.take_in(call, said)
    (segment,) = desks.li.transcripts.get(call).segments  # type: ignore[union-attr]
    desks.li.transcripts.name_speakers(call, {segment.speaker: "agent"})
    desks.li.transcripts.swap_speakers(call, ("agent",))
    with pytest.raises(ChangedMeanwhile, match="Li Na changed this"):
        desks.wu.transcripts.swap_speakers(call, ("agent",))
    assert [each.speaker for each in desks.wu.transcripts.get(call).segments] == ["customer"]  # type: ignore[union-attr]
