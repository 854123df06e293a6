"""The generator is what other tests trust, so its truth is held against the files it wrote."""

from pathlib import Path

import call_maker
import numpy as np
import pytest
import soundfile
from call_maker import Click, Tone


def test_tones_and_clicks_are_where_they_were_asked_for(tmp_path: Path) -> None:
    call = call_maker.make_call(tmp_path / "a.wav", 2.0, clicks=[Click(1.5, channel=1)], tones=[Tone(0.5, 1.0)])

    samples, rate = soundfile.read(call.path)

    assert (rate, samples.shape) == (8000, (16000, 2))
    assert np.flatnonzero(np.abs(samples[:, 1]) > 0.5).tolist() == [12000, 12001, 12002, 12003]
    speaking = np.flatnonzero(np.abs(samples[:, 0]) > 0.01)
    assert speaking[0] / rate == pytest.approx(0.5, abs=0.001)
    assert speaking[-1] / rate == pytest.approx(1.0, abs=0.001)


@pytest.mark.parametrize(
    ("name", "subtype", "rate"), [("a.wav", "ULAW", 8000), ("a.flac", "PCM_16", 16000), ("a.ogg", "OPUS", 48000)]
)
def test_other_encodings_have_the_same_length(tmp_path: Path, name: str, subtype: str, rate: int) -> None:
    call = call_maker.make_call(tmp_path / name, 1.25, tones=[Tone(0, 1)], rate=rate, subtype=subtype)

    found = soundfile.info(call.path)

    assert (found.frames, found.subtype) == (call.samples, subtype)


def test_damaged_files_are_damaged_as_named(tmp_path: Path) -> None:
    damaged = call_maker.make_damaged(tmp_path)

    assert soundfile.info(damaged["data size 0"]).frames == 0
    assert damaged["data size 0"].stat().st_size > 32_000
    assert damaged["cut in half"].stat().st_size == (44 + 2 * 8000 * 2 * 2) // 2
    assert damaged["header only"].stat().st_size == 44
    assert damaged["empty"].stat().st_size == 0
    with pytest.raises(soundfile.LibsndfileError):
        soundfile.info(damaged["text"])


def test_files_with_hard_names_are_good_and_all_different(tmp_path: Path) -> None:
    calls = call_maker.make_hard_names(tmp_path)

    assert {call.path.name for call in calls} == set(call_maker.HARD_NAMES)
    assert all(soundfile.info(call.path).frames == 4000 for call in calls)
    assert len({call.path.read_bytes() for call in calls}) == len(calls)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_an_export_names_its_files_and_its_wrong_lines(tmp_path: Path, encoding: str) -> None:
    export = call_maker.make_export(tmp_path / "导出", 4, encoding=encoding)

    lines = export.metadata.read_bytes().decode(encoding).splitlines()

    assert lines[0].startswith("录音文件,流水号")
    assert len(lines) == 1 + 4 + len(export.bad_rows)
    assert "never_recorded" in lines[5]
    assert {number: lines[number - 1] for number in export.bad_rows}[7].count("yesterday-ish") == 1
    assert all((export.folder / row["file"]).is_file() for row in export.rows)
