"""The typeface of one document: a short chain of embedded fonts that together have every character of it."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from qa_studio.errors import StudioError
from qa_studio.reports.font_files import CHINESE, LAST, LATIN, FontFile, FontFiles
from qa_studio.texts import Language, message

_SAMPLE: Mapping[Language, str] = {"en": "Evaluation 1,234.5 %", "zh_CN": "质检得分合格，客户：“王芳”"}
_SHOWN = 12  # characters named in the refusal


class NoFont(StudioError):
    """No font on this machine has the characters that a document needs."""


@dataclass(frozen=True, slots=True)
class Run:
    """Neighbouring characters that one font draws."""

    font: str
    text: str


@dataclass(frozen=True, slots=True)
class _Face:
    regular: TTFont
    bold: TTFont | None

    def has(self, code: int) -> bool:
        return code in self.regular.face.charToGlyph


class FontLibrary:
    """Reads each font of the machine at most once."""

    def __init__(self, files: FontFiles | None = None) -> None:
        self._files = files or FontFiles()
        self._faces: dict[FontFile, _Face | None] = {}

    def typeface(self, language: Language) -> "Typeface":
        """The typeface for a document in `language`; raises NoFont where the machine has none for it."""
        wishes = (*CHINESE, *LAST) if language == "zh_CN" else (*LATIN, *CHINESE, *LAST)
        typeface = Typeface(self, wishes)
        typeface.runs(_SAMPLE[language])
        typeface.demand_all()
        return typeface

    def faces(self, wishes: tuple[tuple[str, int, str | None], ...]) -> Iterator[_Face]:
        """The faces that there are of the wishes, read as they are asked for."""
        for file in self._files.wanted(wishes):
            if face := self._read(file):
                yield face

    def covering(self, character: str) -> _Face | None:
        """Any face of the machine that has the character."""
        for file in self._files.covering(character):
            if (face := self._read(file)) and face.has(ord(character)):
                return face
        return None

    def _read(self, file: FontFile) -> _Face | None:
        if file not in self._faces:
            try:
                regular = self._font(file, "regular")
                self._faces[file] = _Face(regular, self._font(file, "bold") if file.bold else None)
            except (TTFError, OSError):  # damaged, or its licence forbids embedding
                self._faces[file] = None
        return self._faces[file]

    def _font(self, file: FontFile, weight: str) -> TTFont:
        path = file.bold if weight == "bold" else file.path
        font = TTFont(f"{file.path.stem}-{file.index}-{weight}", str(path), subfontIndex=file.index, shapable=False)
        pdfmetrics.registerFont(font)
        return font


class Typeface:
    """Chooses a font for every character and remembers those that no font has."""

    def __init__(self, library: FontLibrary, wishes: tuple[tuple[str, int, str | None], ...]) -> None:
        self._library = library
        self._more = library.faces(wishes)
        self._chain: list[_Face] = []
        self._choice: dict[str, _Face | None] = {}
        self._missing: dict[str, None] = {}
        self._plain: set[str] = set()  # those that the first font draws as they are

    @property
    def name(self) -> str:
        """What people call the first font."""
        family = self._chain[0].regular.face.familyName if self._chain else ""
        return family.decode("latin-1") if isinstance(family, bytes) else str(family)

    @property
    def main(self) -> str:
        """The registered name of the first font."""
        return str(self._chain[0].regular.fontName) if self._chain else "?"

    @property
    def main_bold(self) -> str:
        """The registered name of the first font's bold companion, or of the font itself."""
        return str(self._chain[0].bold.fontName) if self._chain and self._chain[0].bold else self.main

    @property
    def heavy(self) -> bool:
        """Whether the first font has a bold companion; else strong text is drawn with a thicker outline."""
        return bool(self._chain) and self._chain[0].bold is not None

    def runs(self, text: str, *, bold: bool = False) -> list[Run]:
        """`text` cut where the font changes; what can't be seen is left out."""
        if self._plain.issuperset(text):
            return [Run(self.main_bold if bold else self.main, text)] if text else []
        runs: list[tuple[str, list[str]]] = []
        for character in text:
            if not (drawn := _drawable(character)):
                continue
            face = self._face(drawn)
            if face is None:
                continue
            if face is self._chain[0] and drawn == character:
                self._plain.add(character)
            name = str((face.bold if bold and face.bold else face.regular).fontName)
            if runs and runs[-1][0] == name:
                runs[-1][1].append(drawn)
            else:
                runs.append((name, [drawn]))
        return [Run(name, "".join(characters)) for name, characters in runs]

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """Points that `text` takes in one line."""
        return sum(float(pdfmetrics.stringWidth(run.text, run.font, size)) for run in self.runs(text, bold=bold))

    def fits(self, text: str, size: float, room: float) -> str:
        """`text`, or its beginning with an ellipsis where it is wider than `room` points."""
        if self.width(text, size) <= room:
            return text
        while text and self.width(text + "…", size) > room:
            text = text[:-1]
        return text.rstrip() + "…"

    def demand_all(self) -> None:
        """Raise NoFont, naming the characters, where something that was asked for can't be drawn."""
        if not self._missing:
            return
        shown = " ".join(f"{character} (U+{ord(character):04X})" for character in list(self._missing)[:_SHOWN])
        if len(self._missing) > _SHOWN:
            shown += " …"
        raise NoFont(
            message("No font on this computer can print these characters: {characters}", characters=shown),
            message(
                "Install a TrueType font that has them and try again; for Chinese on Debian and Ubuntu: "
                "apt install fonts-wqy-microhei"
            ),
        )

    def _face(self, character: str) -> _Face | None:
        if character in self._choice:
            return self._choice[character]
        face = self._find(character)
        if face is None:
            self._missing[character] = None
        self._choice[character] = face
        return face

    def _find(self, character: str) -> _Face | None:
        code = ord(character)
        for face in self._chain:
            if face.has(code):
                return face
        for face in self._more:
            # The first font carries the document, so it is kept even where this character is not in it.
            if face.has(code) or not self._chain:
                self._chain.append(face)
            if face.has(code):
                return face
        if character.isascii() and character.isspace():
            return self._chain[0] if self._chain else None
        if (other := self._library.covering(character)) is not None:
            self._chain.append(other)
        return other


def _drawable(character: str) -> str:
    """The character as it is drawn: any space as a space, a lone surrogate as a question mark, others unseen as ''."""
    match unicodedata.category(character):
        case "Zs":
            return character if character == "\u3000" else " "
        case "Cc":
            return " " if character in "\t\n\r" else ""
        case "Cf" | "Zl" | "Zp":
            return ""
        case "Cs":
            return "?"
    return "" if character in "\ufe0e\ufe0f" else character
