"""Cuts a piece out of a recording, with what nobody may hear covered, and the customer made somebody else."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import cast

import av
import numpy as np
import soundfile
from av.audio.stream import AudioStream

from qa_studio.audio.masking import masked
from qa_studio.audio.resample import Resampler
from qa_studio.audio.voice_change import altered
from qa_studio.domain.mask import Cover, CustomerVoice, MaskSound
from qa_studio.domain.spans import Span
from qa_studio.errors import FileTrouble, Refused
from qa_studio.services.masking import Masking
from qa_studio.services.sound import AudioFile, Channel, Floats, Samples
from qa_studio.texts import message

_FADE_S = 0.005
_ALIKE = 0.97  # of two channels with the same in both
_BY_SOUNDFILE = {".wav": "WAV", ".flac": "FLAC"}
_BY_PYAV = {".opus": "libopus", ".mp3": "libmp3lame"}
# What each encoder takes; anything else is brought to 48 kHz.
_RATES = {
    "libopus": frozenset({8000, 12000, 16000, 24000, 48000}),
    "libmp3lame": frozenset({8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000}),
}


def write_clip(
    audio: AudioFile,
    path: Path,
    span: Span,
    out: Path,
    *,
    masks: Sequence[Cover],
    channel: Channel,
    swapped: bool,
    customer: CustomerVoice = CustomerVoice.KEEP,
) -> float:
    """Write `span` of the recording at `path` to `out` and give its seconds.

    Raises `Refused` where the span holds nothing, the suffix is unknown, `out` is the recording or the customer can't
    be told apart from the agent, and `FileTrouble` where `out` can't be written.
    """
    suffix = out.suffix.lower()
    _must_be_writable(path, out, suffix)
    rate = audio.facts.sample_rate
    first = round(span.start * rate)
    frames = round(span.end * rate) - first
    if channel == "agent" or customer is CustomerVoice.KEEP:
        piece = of_channel(masked(audio, masks).read(first, frames), channel, swapped)
    else:
        piece = _with_customer(audio, (first, frames), masks, channel, swapped, customer)
    if not len(piece):
        raise Refused(
            message("Nothing of the recording lies between {start} s and {end} s.", start=span.start, end=span.end),
            message("The recording is {seconds} s long.", seconds=round(audio.facts.duration_s, 3)),
        )
    _written(out, suffix, faded(piece, rate), rate)
    return len(piece) / rate


def of_channel(samples: Samples, channel: Channel, swapped: bool) -> Samples:
    """Agent first, or one of the two alone; a recording with one channel has both in it."""
    if samples.shape[1] == 1:
        return samples
    pair = samples[:, 1::-1] if swapped else samples[:, :2]
    if channel == "both":
        return np.ascontiguousarray(pair)
    return np.ascontiguousarray(pair[:, :1] if channel == "agent" else pair[:, 1:2])


def _with_customer(
    audio: AudioFile,
    place: tuple[int, int],
    masks: Sequence[Cover],
    channel: Channel,
    swapped: bool,
    customer: CustomerVoice,
) -> Samples:
    """The piece with the customer's voice altered or dropped; masks are silent below it and sound above it."""
    first, frames = place
    silent = [Cover(each.span, MaskSound.SILENCE) for each in masks]
    lanes = of_channel(masked(audio, silent).read(first, frames), "both", swapped)
    _refuse_one_voice(lanes, channel, customer)
    rate = audio.facts.sample_rate
    lanes[:, 1] = altered(lanes[:, 1], rate) if customer is CustomerVoice.ALTER else 0

    def read(start: int, wanted: int) -> Samples:
        inside = first <= start < first + len(lanes)
        return lanes[start - first : start - first + wanted] if inside else lanes[:0]

    piece = Masking(masks, rate).read(read, first, frames)
    return of_channel(piece, channel, swapped=False)


def _refuse_one_voice(lanes: Samples, channel: Channel, customer: CustomerVoice) -> None:
    if lanes.shape[1] == 1 or (len(lanes) and _alike(lanes)):
        raise Refused(
            message("Agent and customer are on one channel: the customer's voice can't be changed alone."),
            message("Keep the customer's voice, or mask what must not be heard."),
        )
    if channel == "customer" and customer is CustomerVoice.DROP:
        raise Refused(
            message("Without the customer nothing is left of the customer's channel."),
            message("Take the agent's channel, or both."),
        )


def _alike(lanes: Samples) -> bool:
    agent, customer = (lane.astype(np.float32) for lane in lanes.T)
    power = float(np.sqrt(np.square(agent).sum() * np.square(customer).sum()))
    return power > 0 and abs(float((agent * customer).sum())) > _ALIKE * power


def faded(samples: Samples, rate: int) -> Samples:
    """The same with its ends faded, so that it neither starts nor ends with a click."""
    fade = min(len(samples) // 2, round(_FADE_S * rate))
    if not fade:
        return samples
    ramp = np.linspace(0, 1, fade, endpoint=False)[:, None]
    soft = samples.copy()
    soft[:fade] = (samples[:fade] * ramp).astype(np.int16)
    soft[-fade:] = (samples[-fade:] * ramp[::-1]).astype(np.int16)
    return soft


def _must_be_writable(path: Path, out: Path, suffix: str) -> None:
    if suffix not in _BY_SOUNDFILE and suffix not in _BY_PYAV:
        raise Refused(
            message("A clip can't be written as {suffix}.", suffix=suffix or out.name),
            message("Name it .wav, .flac, .opus or .mp3."),
        )
    with suppress(OSError):
        if out.samefile(path):
            raise Refused(
                message("The clip would take the place of the recording {path}.", path=str(path)),
                message("Choose another name for the clip."),
            )


def _written(out: Path, suffix: str, samples: Samples, rate: int) -> None:
    part = out.with_name(f"{out.stem}.part{suffix}")
    try:
        part.touch()  # the system says better than the encoders what is in the way
        if suffix in _BY_SOUNDFILE:
            soundfile.write(part, samples, rate, subtype="PCM_16", format=_BY_SOUNDFILE[suffix])
        else:
            _encoded(part, _BY_PYAV[suffix], samples, rate)
        part.replace(out)
    except (OSError, soundfile.LibsndfileError) as error:
        with suppress(OSError):
            part.unlink()
        reason = getattr(error, "strerror", None) or getattr(error, "error_string", None) or str(error)
        raise FileTrouble(
            message("{path} can't be written ({reason}).", path=str(out), reason=reason),
            message("Choose a folder that exists, may be written to and has room."),
        ) from error


def _encoded(part: Path, codec: str, samples: Samples, rate: int) -> None:
    if rate not in _RATES[codec]:
        samples, rate = _at_48k(samples, rate), 48_000
    layout = "mono" if samples.shape[1] == 1 else "stereo"
    with av.open(part, "w") as container:
        stream = cast(AudioStream, container.add_stream(codec, rate=rate, options={}, layout=layout))
        context = stream.codec_context
        bridge = av.AudioResampler(context.format, layout, rate, context.frame_size or None)
        frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(samples).reshape(1, -1), "s16", layout)
        frame.sample_rate = rate
        for whole in [*bridge.resample(frame), *bridge.resample(None)]:
            container.mux(stream.encode(whole))
        container.mux(stream.encode(None))


def _at_48k(samples: Samples, rate: int) -> Samples:
    channels = samples.shape[1]
    numbers: Floats = np.concatenate([samples, np.zeros((64, channels), np.int16)]).astype(np.float32)
    return np.clip(Resampler(rate, 48_000, channels).whole(numbers), -32768, 32767).astype(np.int16)
