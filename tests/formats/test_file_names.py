"""Names of recordings as recorders write them."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qa_studio.domain.calls import CallRow, NamePreset, NameReading
from qa_studio.domain.recording import Direction
from qa_studio.errors import Refused
from qa_studio.formats.file_names import check_names, read_name

SHANGHAI = ZoneInfo("Asia/Shanghai")
OWN = "{date:%Y%m%d}-{time:%H%M%S}_{customer_number}_{queue}_{agent_number}"


def reading(names: str, path: str) -> NameReading:
    return read_name(names, path, SHANGHAI)


def row_of(names: str, path: str) -> CallRow:
    found = reading(names, path)
    assert found.row is not None, str(found.reason)
    return found.row


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type, misc]


# ---------------------------------------------------------------- FreePBX, Issabel, Elastix


def test_an_outgoing_call_of_freepbx() -> None:
    row = row_of("freepbx", "/monitor/2024/11/05/out-71222333444-002-20241105-091730-1730780250.107.wav")
    assert (row.direction, row.agent_number, row.customer_number) == (Direction.OUT, "002", "71222333444")
    assert row.call_id == "1730780250.107"


def test_the_unique_id_decides_where_the_recorder_is() -> None:
    # The workspace is in Shanghai; 09:17:30 there would be 01:17:30 UTC, but the id is of 04:17:30 UTC.
    found = reading("freepbx", "out-71222-002-20241105-091730-1730780250.107.wav")
    assert found.row is not None
    assert found.row.started_at == utc(2024, 11, 5, 4, 17, 30)
    assert found.offset == timedelta(hours=5)


@pytest.mark.parametrize(
    ("clock", "hours"),
    [("191730", -9), ("041730", 0), ("094730", 5.5), ("100230", 5.75), ("124230", 8), ("041715", 0)],
)
def test_a_wait_before_the_recording_does_not_make_another_zone(clock: str, hours: float) -> None:
    day = "20241104" if hours < 0 else "20241105"  # 04:17:30 UTC on the 5th
    found = reading("freepbx", f"q-500-13812348001-{day}-{clock}-1730780250.107.wav")
    assert found.offset == timedelta(hours=hours)


def test_an_id_that_does_not_go_with_the_time_of_day_leaves_the_zone_to_the_order() -> None:
    found = reading("freepbx", "in-8001-13812348001-20200101-120000-1730780250.107.wav")
    assert found.row is not None
    assert (found.row.started_at, found.offset) == (utc(2020, 1, 1, 4), None)


def test_the_kinds_of_calls_of_freepbx() -> None:
    told = {
        kind: row_of("freepbx", f"{kind}-20260314-101502-1773454502.17.wav")
        for kind in (
            "in-4008001234-13812348001",
            "external-1001-13812348001",
            "internal-1002-1001",
            "q-500-13812348001",
            "rg-600-13812348001",
            "exten-1001-13812348001",
            "exten-1002-1001",
            "force-0821555518663-3201",
        )
    }
    assert [
        (row.direction, row.agent_number, row.queue, row.customer_number, row.extra.get("called"))
        for row in told.values()
    ] == [
        (Direction.IN, None, None, "13812348001", "4008001234"),
        (Direction.IN, "1001", None, "13812348001", None),
        (Direction.INTERNAL, "1001", None, None, "1002"),
        (Direction.IN, None, "500", "13812348001", None),
        (Direction.IN, None, "600", "13812348001", None),
        (Direction.IN, "1001", None, "13812348001", None),
        (Direction.INTERNAL, "1001", None, None, "1002"),
        (Direction.OUT, "3201", None, "0821555518663", None),
    ]


def test_dashes_in_numbers_and_system_names_are_no_separators() -> None:
    row = row_of("freepbx", "external-1001-+1-555-010-7788-20260314-101502-pbx-east-1773454502.17.wav")
    assert (row.agent_number, row.customer_number) == ("1001", "+1-555-010-7788")
    assert (row.call_id, row.started_at) == ("pbx-east-1773454502.17", utc(2026, 3, 14, 2, 15, 2))
    dialled = row_of("freepbx", "out-555-010-7788-1001-20260314-101502-1773454502.17.wav")
    assert (dialled.agent_number, dialled.customer_number) == ("1001", "555-010-7788")


def test_old_names_of_elastix_and_issabel() -> None:
    queue = row_of("freepbx", "q800-20260314-101502-1773454502.17.wav")
    assert (queue.direction, queue.queue, queue.customer_number) == (Direction.IN, "800", None)
    caller = row_of("freepbx", "q800-13812348001-20260314-101502-1773454502.17.gsm")
    assert (caller.queue, caller.customer_number) == ("800", "13812348001")
    out = row_of("freepbx", "OUT1001-20260314-101502-1773454502.17.WAV")
    assert (out.direction, out.agent_number) == (Direction.OUT, "1001")


def test_who_kept_the_number_back_is_nobody() -> None:
    assert row_of("freepbx", "external-1001-anonymous-20260314-101502-1773454502.17.wav").customer_number is None


# ---------------------------------------------------------------- VICIdial, Wazo, FusionPBX, Oreka


def test_names_of_vicidial() -> None:
    row = row_of("vicidial", "/RECORDINGS/MP3/20260314-101502_5551234567_SALES_6666-all.mp3")
    assert (row.customer_number, row.queue, row.agent_number) == ("5551234567", "SALES", "6666")
    assert row.started_at == utc(2026, 3, 14, 2, 15, 2)


def test_underscores_and_dashes_in_names_of_vicidial() -> None:
    row = row_of("vicidial", "FR_S_20260314-101502_5551234567_LATE_SHIFT-2_anna-maria-all.wav")
    assert (row.customer_number, row.queue, row.agent_number) == ("5551234567", "LATE_SHIFT-2", "anna-maria")


def test_vicidial_without_campaign_or_agent() -> None:
    agent = row_of("vicidial", "20260314-101502_5551234567_6666-all.wav")
    campaign = row_of("vicidial", "20260314-101502_5551234567_SALES.wav")
    phone = row_of("vicidial", "20260314-101502_5551234567-in.wav")
    assert [(row.queue, row.agent_number) for row in (agent, campaign, phone)] == [
        (None, "6666"),
        ("SALES", None),
        (None, None),
    ]
    assert {row.customer_number for row in (agent, campaign, phone)} == {"5551234567"}


def test_names_of_wazo_begin_by_their_epoch_whatever_the_zone() -> None:
    received = row_of("wazo", "user-13812348001-1001-1773454502.wav")
    assert (received.direction, received.agent_number) == (Direction.IN, "1001")
    assert received.started_at == utc(2026, 3, 14, 2, 15, 2)
    made = row_of("wazo", "user-1001-13812348001-1773454502.wav")
    assert (made.direction, made.agent_number, made.customer_number) == (Direction.OUT, "1001", "13812348001")
    dashed = row_of("wazo", "user-138-1234-8001-1001-1773454502.wav")
    assert (dashed.agent_number, dashed.customer_number) == ("1001", "138-1234-8001")
    unclear = row_of("wazo", "user-13812348001-4008001234-1773454502.wav")
    assert (unclear.direction, unclear.agent_number) == (None, None)
    assert unclear.extra == {"caller": "13812348001", "called": "4008001234"}


UUID = "8d2c6f0e-53a4-4f0e-9b0a-7f4c2f9d1a33"


def test_names_of_fusionpbx_have_their_day_in_the_folders() -> None:
    row = row_of("fusionpbx", f"/recordings/pbx.example.com/archive/2026/Mar/14/{UUID}.wav")
    assert (row.call_id, row.started_at) == (UUID, utc(2026, 3, 13, 16))
    assert row_of("fusionpbx", f"copied/{UUID}.mp3") == CallRow(0, call_id=UUID)


def test_names_of_oreka() -> None:
    row = row_of("oreka", "2026/03/14/10/20260314_101502_KQZD.wav")
    assert (row.call_id, row.started_at) == ("20260314_101502_KQZD", utc(2026, 3, 14, 2, 15, 2))


@pytest.mark.parametrize("preset", list(NamePreset))
@pytest.mark.parametrize(
    "name",
    [
        "Team meeting.wav",
        "-.wav",
        ".wav",
        "客户-投诉.wav",
        "20261399-995959_1.wav",
        "20260314-101502_meeting.wav",
        "a" * 400,
    ],
)
def test_another_name_says_nothing_and_why(preset: NamePreset, name: str) -> None:
    found = reading(preset, f"/calls/{name}")
    assert found.row is None
    assert found.reason is not None


@given(names=st.sampled_from([*NamePreset, OWN, "{epoch}-{call_id}"]), name=st.text(max_size=60))
def test_whatever_the_name_it_says_something_or_why_not(names: str, name: str) -> None:
    found = reading(names, f"/calls/{name}.wav")
    assert (found.row is None) != (found.reason is None)


DIGITS = st.text("0123456789", min_size=1, max_size=12)


@given(day=st.from_regex(r"[0-9]{8}-[0-9]{6}", fullmatch=True), number=DIGITS, unique_id=DIGITS)
def test_whatever_the_digits_the_time_is_one_that_can_be(day: str, number: str, unique_id: str) -> None:
    found = reading("freepbx", f"in-{number}-{number}-{day}-{unique_id}.1.wav")
    if found.row is not None:
        assert found.row.started_at is not None
        assert 1989 <= found.row.started_at.year <= 2100


def test_a_day_that_does_not_exist_is_said() -> None:
    found = reading("freepbx", "in-1-2-20260231-101502-1773454502.17.wav")
    assert found.row is None
    assert str(found.reason) == "The date or time in in-1-2-20260231-101502-1773454502.17 does not exist."


def test_a_preset_that_is_none_lists_them() -> None:
    with pytest.raises(Refused, match="asterix is no known way") as refused:
        check_names("asterix")
    assert "freepbx, vicidial, wazo, fusionpbx, oreka" in str(refused.value.hint)


# ---------------------------------------------------------------- a template of one's own


def test_a_template_of_ones_own() -> None:
    row = row_of(OWN, "/calls/20260314-101502_13812348001_billing_1001.wav")
    assert (row.customer_number, row.queue, row.agent_number) == ("13812348001", "billing", "1001")
    assert row.started_at == utc(2026, 3, 14, 2, 15, 2)


def test_a_template_is_read_from_the_right() -> None:
    row = row_of("{queue}-{agent}-{customer_number}", "late-shift-Anna-13812348001.wav")
    assert (row.queue, row.agent, row.customer_number) == ("late-shift", "Anna", "13812348001")
    held = row_of(OWN, "20260314-101502_138_late_shift_1001.wav")
    assert (held.customer_number, held.queue, held.agent_number) == ("138_late", "shift", "1001")


def test_folders_months_halves_of_the_day_and_what_is_passed_over() -> None:
    names = "{team}/{date:%d %b %Y}/{agent} {time:%I.%M %p} {-} {direction}.wav"
    row = row_of(names, "/calls/班组 A/14 Mar 2026/王芳 02.05 PM xyz out.wav")
    assert (row.team, row.agent, row.direction) == ("班组 A", "王芳", Direction.OUT)
    assert row.started_at == utc(2026, 3, 14, 6, 5)


def test_a_template_with_an_epoch_or_a_unique_id_knows_the_zone() -> None:
    assert row_of("{agent_number}@{epoch}", "1001@1773454502.wav").started_at == utc(2026, 3, 14, 2, 15, 2)
    found = reading("{started_at:%Y-%m-%d %H-%M-%S} {call_id}", "2026-03-14 03-15-02 1773454502.17.wav")
    assert found.offset == timedelta(hours=1)


def test_a_name_unlike_the_template_says_nothing() -> None:
    assert str(reading(OWN, "meeting.wav").reason) == "meeting isn't named like the template."
    assert str(reading(OWN, "20260231-101502_1_2_3.wav").reason).startswith("The date or time in")


def test_a_direction_that_is_none_is_kept_as_it_is() -> None:
    assert row_of("{direction}_{agent}", "sideways_Anna.wav").extra == {"direction": "sideways"}


def test_a_name_made_of_separators_is_done_with_at_once() -> None:
    # Tried one by one, the ways to cut it into eight pieces would be more than the seconds since the beginning.
    names = "_".join("{" + field + "}" for field in ("team", "agent", "queue", "case", "case_type", "csat", "call_id"))
    assert reading("{date}_" + names, "_" * 250 + ".wav").row is None


@pytest.mark.parametrize(
    ("names", "why"),
    [
        ("{agnet}", "{agnet} is nothing that a file name can tell."),
        ("{file}", "{file} is nothing that a file name can tell."),
        ("{agent}{queue}", "Nothing tells where in {agent}{queue} the one ends and the other begins."),
        ("{agent}_{agent}", "{agent} is in it twice."),
        ("{agent", "A brace in it is not closed, or not opened."),
        ("{date:%Q}", "%Q is no part of a date or a time."),
        ("{date:today}", "today is no way to write a date or a time."),
        ("call {-}", "call {-} names nothing to read."),
    ],
)
def test_a_template_that_is_none_says_why(names: str, why: str) -> None:
    with pytest.raises(Refused) as refused:
        check_names(names)
    assert why in str(refused.value)
    assert refused.value.hint is not None
