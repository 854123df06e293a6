"""A Whisper model that knows nothing: a few thousand random numbers in the files that real models come in."""

import json
from pathlib import Path
from typing import Any

import numpy as np

WIDE, HEADS, INNER, MELS, HEARD, WRITTEN = 16, 2, 32, 80, 1500, 448
SPECIAL = (
    *("<|endoftext|>", "<|startoftranscript|>", "<|en|>", "<|translate|>", "<|transcribe|>", "<|startoflm|>"),
    *("<|startofprev|>", "<|nospeech|>", "<|notimestamps|>"),
)
TIMES = tuple(f"<|{step * 0.02:.2f}|>" for step in range(1501))


def make_tiny_whisper(folder: Path) -> Path:
    """The model in `folder`: model.bin, config.json, vocabulary, tokenizer.json, preprocessor_config.json."""
    from ctranslate2.specs import whisper_spec

    folder.mkdir(parents=True)
    letters = _letters()
    vocabulary = [*letters, *SPECIAL, *TIMES]
    numbers = np.random.default_rng(7)
    spec = whisper_spec.WhisperSpec(1, HEADS, 1, HEADS)
    _fill_encoder(spec.encoder, numbers)
    _fill_decoder(spec.decoder, numbers, vocabulary)
    spec.register_vocabulary(vocabulary)
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = [vocabulary.index("<|endoftext|>")]
    spec.config.lang_ids = [vocabulary.index("<|en|>")]
    spec.config.alignment_heads = [[0, 0], [0, 1]]
    spec.validate()
    spec.save(str(folder))
    _write_tokenizer(folder, letters)
    (folder / "preprocessor_config.json").write_text(json.dumps({"feature_size": MELS}), "utf-8")
    return folder


def _letters() -> list[str]:
    from tokenizers.pre_tokenizers import ByteLevel

    return sorted(ByteLevel.alphabet())


def _write_tokenizer(folder: Path, letters: list[str]) -> None:
    from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

    tokenizer = Tokenizer(models.BPE(vocab={letter: number for number, letter in enumerate(letters)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    tokenizer.add_special_tokens([AddedToken(each, special=True) for each in (*SPECIAL, *TIMES)])
    tokenizer.save(str(folder / "tokenizer.json"))


def _some(numbers: np.random.Generator, *shape: int) -> Any:
    return (numbers.standard_normal(shape) * 0.2).astype(np.float32)


def _fill_linear(linear: Any, numbers: np.random.Generator, out: int, into: int) -> None:
    linear.weight, linear.bias = _some(numbers, out, into), np.zeros(out, np.float32)


def _fill_norm(norm: Any) -> None:
    norm.gamma, norm.beta = np.ones(WIDE, np.float32), np.zeros(WIDE, np.float32)


def _fill_attention(attention: Any, numbers: np.random.Generator, own: bool) -> None:
    _fill_norm(attention.layer_norm)
    outs = (3 * WIDE, WIDE) if own else (WIDE, 2 * WIDE, WIDE)
    for linear, out in zip(attention.linear, outs, strict=True):
        _fill_linear(linear, numbers, out, WIDE)


def _fill_ffn(ffn: Any, numbers: np.random.Generator) -> None:
    _fill_norm(ffn.layer_norm)
    _fill_linear(ffn.linear_0, numbers, INNER, WIDE)
    _fill_linear(ffn.linear_1, numbers, WIDE, INNER)


def _fill_encoder(encoder: Any, numbers: np.random.Generator) -> None:
    encoder.conv1.weight, encoder.conv1.bias = _some(numbers, WIDE, MELS, 3), np.zeros(WIDE, np.float32)
    encoder.conv2.weight, encoder.conv2.bias = _some(numbers, WIDE, WIDE, 3), np.zeros(WIDE, np.float32)
    encoder.position_encodings.encodings = _some(numbers, HEARD, WIDE)
    _fill_norm(encoder.layer_norm)
    for layer in encoder.layer:
        _fill_attention(layer.self_attention, numbers, own=True)
        _fill_ffn(layer.ffn, numbers)


def _fill_decoder(decoder: Any, numbers: np.random.Generator, vocabulary: list[str]) -> None:
    decoder.embeddings.weight = _some(numbers, len(vocabulary), WIDE)
    decoder.position_encodings.encodings = _some(numbers, WRITTEN, WIDE)
    _fill_norm(decoder.layer_norm)
    for layer in decoder.layer:
        _fill_attention(layer.self_attention, numbers, own=True)
        _fill_attention(layer.attention, numbers, own=False)
        _fill_ffn(layer.ffn, numbers)
    # It babbles the letters of "hello", and seldom knows an end.
    likely = np.full(len(vocabulary), -9.0, np.float32)
    likely[[vocabulary.index(letter) for letter in "helo"]] = 2.0
    likely[vocabulary.index("<|endoftext|>")] = 1.0
    likely[vocabulary.index(TIMES[0]) :] = -3.0
    decoder.projection.weight, decoder.projection.bias = _some(numbers, len(vocabulary), WIDE), likely
