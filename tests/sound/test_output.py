"""Sound in the numbers that a device wants."""

import numpy as np
import pytest
from PySide6.QtMultimedia import QAudioFormat

from qa_studio.sound.device_output import numbers

LEFT_AND_RIGHT = np.array([[0.5, -0.5], [1.0, -1.0], [2.0, -2.0]], np.float32)


def a_format(kind: QAudioFormat.SampleFormat, channels: int) -> QAudioFormat:
    form = QAudioFormat()
    form.setSampleFormat(kind)
    form.setChannelCount(channels)
    form.setSampleRate(48_000)
    return form


@pytest.mark.parametrize(
    ("kind", "dtype", "half", "full"),
    [
        (QAudioFormat.SampleFormat.Int16, "<i2", 16383, 32767),
        (QAudioFormat.SampleFormat.Int32, "<i4", 1073741823, 2147483647),
        (QAudioFormat.SampleFormat.Float, "<f4", 0.5, 1.0),
        (QAudioFormat.SampleFormat.UInt8, "u1", 191, 255),
    ],
)
def test_every_kind_of_number(kind: QAudioFormat.SampleFormat, dtype: str, half: float, full: float) -> None:
    said = np.frombuffer(numbers(LEFT_AND_RIGHT, a_format(kind, 2)), dtype).reshape(3, 2)
    assert said[:, 0].tolist() == [half, full, full]


def test_a_device_with_one_channel_gets_both_voices() -> None:
    said = np.frombuffer(numbers(LEFT_AND_RIGHT + np.float32(0.2), a_format(QAudioFormat.SampleFormat.Float, 1)), "<f4")
    assert said == pytest.approx([0.2] * 3)


def test_a_device_with_eight_channels_plays_on_the_front_ones() -> None:
    said = np.frombuffer(numbers(LEFT_AND_RIGHT, a_format(QAudioFormat.SampleFormat.Float, 8)), "<f4").reshape(3, 8)
    assert np.array_equal(said[0], [0.5, -0.5, 0, 0, 0, 0, 0, 0])
