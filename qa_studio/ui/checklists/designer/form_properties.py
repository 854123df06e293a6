"""All properties of the form: its title, how it is scored, its bands and its languages."""

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from qa_studio.domain.checklist import Band, Checklist, Method, Scoring, WeightGoesTo
from qa_studio.domain.checklist_languages import or_none, reworded
from qa_studio.domain.checklist_method import with_method
from qa_studio.domain.checklist_weights import with_section_weights, without_section_weights
from qa_studio.texts import Catalogue
from qa_studio.ui.checklists.designer.appearing import appear
from qa_studio.ui.checklists.designer.band_table import BandTable
from qa_studio.ui.checklists.designer.editing import Editing, Touches
from qa_studio.ui.checklists.designer.language_rows import LanguageRows
from qa_studio.ui.checklists.designer.number_box import NumberBox
from qa_studio.ui.checklists.designer.place_properties import PlaceProperties
from qa_studio.ui.checklists.designer.property_rows import PropertyField, PropertyRow
from qa_studio.ui.checklists.designer.wording_field import WordingField, Writing
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.components.switch import Switch

_FULL = Fraction(100)
NUMBER_WIDTH = 80


class FormProperties(PlaceProperties):
    """The form in hand."""

    missing_wanted = Signal(str, object)

    def __init__(self, editing: Editing, say: Catalogue, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editing, self._say = editing, say
        self._writing = Writing("en")
        self._done_to: Checklist | None = None
        self.title = WordingField(self.tr("Title of the checklist"))
        self.title.typed.connect(self._on_title)
        self.title.other_wanted.connect(lambda: self.other_wanted.emit("title"))
        self.keyed({"title": self.title})
        self._add_method()
        self._add_numbers()
        self._add_weights()
        self.bands = BandTable()
        self.bands.changed.connect(self._on_bands)
        bands = PropertyField(self.tr("Bands"), self.bands)
        self.bands.refused.connect(bands.problems.set_refusal)
        self.languages = LanguageRows()
        self.languages.missing_wanted.connect(self.missing_wanted)
        self.keyed({"bands": bands, "languages": self.languages})
        self._add_advanced()
        self.column.addStretch(1)

    def _add_method(self) -> None:
        methods = [
            (Method.PERCENTAGE.value, self.tr("Percentage")),
            (Method.POINTS.value, self.tr("Points")),
            (Method.BASE.value, self.tr("From a base")),
        ]
        self.method = Segmented(methods, Method.PERCENTAGE.value, self.tr("Method"))
        self.method.chosen.connect(self._on_method)
        field = PropertyField(self.tr("Method"), self.method)
        self.how = Paragraph("", "small", "ink3")
        self.done = Paragraph("", "small", "ink")
        self.done.hide()
        field.add(self.how)
        field.add(self.done)
        self.keyed({"method": field, "scoring": field})

    def _add_numbers(self) -> None:
        self.numbers: dict[str, tuple[NumberBox, PropertyRow]] = {}
        rows = {
            "pass_mark": (self.tr("Pass mark"), self.tr("Less than this is a fail")),
            "start": (self.tr("Start"), self.tr("What a call has before anything is answered; empty is 100")),
            "floor": (self.tr("Floor"), self.tr("No call comes out lower; empty is 0")),
            "ceiling": (self.tr("Ceiling"), self.tr("No call comes out higher")),
        }
        for key, (title, note) in rows.items():
            box = NumberBox(title, optional=key != "pass_mark")
            box.setFixedWidth(NUMBER_WIDTH)
            row = PropertyRow(title, note, box)
            box.entered.connect(lambda number, key=key: self._on_number(key, number))
            box.refused.connect(row.problems.set_refusal)
            self.numbers[key] = (box, row)
        self.keyed({key: row for key, (_, row) in self.numbers.items()})

    def _add_weights(self) -> None:
        self.weigh_sections = Switch("")
        self.weigh_sections.clicked.connect(self._on_weigh_sections)
        self.weights_row = PropertyRow(self.tr("Sections carry weights"), "", self.weigh_sections)
        self.weigh_sections.setAccessibleName(self.weights_row.title.text())
        places = [
            (WeightGoesTo.FORM.value, self.tr("Whole form")),
            (WeightGoesTo.SECTION.value, self.tr("Its section")),
        ]
        self.not_applicable = Segmented(places, WeightGoesTo.FORM.value, self.tr("Weight of N/A"))
        self.not_applicable.chosen.connect(self._on_not_applicable)
        self.not_applicable_row = PropertyRow(
            self.tr("Weight of N/A"), self.tr("Shared out among the other questions of"), self.not_applicable
        )
        self.keyed({"weight": self.weights_row, "not_applicable": self.not_applicable_row})

    def _add_advanced(self) -> None:
        self.advanced.noted.connect(self._on_note)
        self.column.addWidget(self.advanced)

    def show_form(self, writing: Writing, anew: bool) -> None:
        """Fill every field; what shows the same already is not touched.  `anew`: another place was shown before."""
        checklist = self._editing.checklist
        scoring = checklist.scoring
        self._writing = writing
        self.title.show_wording(checklist.title, writing)
        self.method.set_code(scoring.method.value)
        self._show_how(scoring.method)
        self._show_numbers(scoring, anew)
        self._show_weights(checklist)
        self.bands.show_bands(scoring.bands, writing, anew)
        if self._done_to is not None and checklist.scoring.method is not self._done_to.scoring.method:
            self._say_done(())
        self.advanced.show_note(checklist.note, writing)
        why = self.tr("The checklist was made under this code; files and evaluations refer to it.")
        self.advanced.show_code(checklist.code, why, lambda _code: False)
        if anew:
            self.show_results()

    def show_results(self) -> None:
        """Only what depends on the whole form."""
        self.languages.show_checklist(self._editing.checklist)

    def _show_how(self, method: Method) -> None:
        words = {
            Method.PERCENTAGE: self.tr("Each answer earns a share of its question's weight; all weights make 100 %."),
            Method.POINTS: self.tr("Points earned of the points that were possible."),
            Method.BASE: self.tr("Answers add to a start and take away from it; the score is no percentage."),
        }[method]
        if words != self.how.text():
            self.how.setText(words)

    def _show_numbers(self, scoring: Scoring, anew: bool) -> None:
        method = scoring.method
        shown = {
            "pass_mark": True,
            "start": method is Method.BASE,
            "floor": method is Method.BASE,
            "ceiling": method is not Method.PERCENTAGE,
        }
        values = {
            "pass_mark": scoring.pass_mark,
            "start": scoring.start,
            "floor": scoring.floor,
            "ceiling": scoring.ceiling,
        }
        limits = {
            Method.PERCENTAGE: (Fraction(0), _FULL),
            Method.POINTS: (Fraction(0), None),
            Method.BASE: (None, None),
        }[method]
        for key, (box, row) in self.numbers.items():
            appear(row, shown[key])
            if anew:
                row.problems.set_refusal("")
            box.set_limits(*limits)
            box.set_suffix("%" if method is Method.PERCENTAGE and key == "pass_mark" else "")
            box.show_value(values[key], anew)
        empty = self.tr("none") if method is Method.POINTS else self.tr("start")
        for key, words in {"start": "100", "floor": "0", "ceiling": empty}.items():
            self.numbers[key][0].setPlaceholderText(words)

    def _show_weights(self, checklist: Checklist) -> None:
        share = checklist.scoring.method is Method.PERCENTAGE
        weighs = checklist.weighs_sections
        appear(self.weights_row, share)
        self.weigh_sections.setChecked(weighs)
        self.weights_row.set_note(
            self.tr("A question's weight is a share of that of its section")
            if weighs
            else self.tr("Every question weighs by itself")
        )
        appear(self.not_applicable_row, share and weighs)
        self.not_applicable.set_code(checklist.scoring.not_applicable.value)

    def _change(self, words: str, change: Callable[[Checklist], Checklist], merge: str = "") -> None:
        self._editing.change_form(words, change, merge)

    def _change_scoring(self, words: str, change: Callable[[Scoring], Scoring], merge: str = "") -> None:
        self._change(words, lambda checklist: replace(checklist, scoring=change(checklist.scoring)), merge)

    def _on_title(self, text: str) -> None:
        language = self._writing.language
        self._change(
            self.tr("Title of the checklist"),
            lambda checklist: replace(checklist, title=reworded(checklist.title, language, text)),
            f"title.{language}",
        )

    def _on_note(self, text: str) -> None:
        language = self._writing.language
        self._change(
            self.tr("Note for authors"),
            lambda checklist: replace(checklist, note=or_none(reworded(checklist.note, language, text))),
            f"note.{language}",
        )

    def _on_method(self, code: str) -> None:
        converted = with_method(self._editing.checklist, Method(code))
        # Every row of the tree shows weights or points.
        self._editing.edit(self.tr("Method"), converted.checklist, Touches.ORDER)
        self._done_to = converted.checklist
        self._say_done(tuple(self._say.say(words) for words in converted.done))

    def _say_done(self, sentences: tuple[str, ...]) -> None:
        self.done.setText("\n".join(sentences))
        self.done.setVisible(bool(sentences))

    def _on_number(self, key: str, number: Fraction | None) -> None:
        title = self.numbers[key][1].title.text()
        changes: dict[str, Callable[[Scoring], Scoring]] = {
            "pass_mark": lambda scoring: replace(scoring, pass_mark=number or Fraction(0)),
            "start": lambda scoring: replace(scoring, start=number),
            "floor": lambda scoring: replace(scoring, floor=number),
            "ceiling": lambda scoring: replace(scoring, ceiling=number),
        }
        self._change_scoring(title, changes[key], key)

    def _on_weigh_sections(self, on: bool) -> None:
        change = with_section_weights if on else without_section_weights
        self._editing.edit(self.weights_row.title.text(), change(self._editing.checklist), Touches.ORDER)

    def _on_not_applicable(self, code: str) -> None:
        goes_to = WeightGoesTo(code)
        self._change_scoring(self.tr("Weight of N/A"), lambda scoring: replace(scoring, not_applicable=goes_to))

    def _on_bands(self, bands: tuple[Band, ...], merge: str) -> None:
        self._change_scoring(self.tr("Bands"), lambda scoring: replace(scoring, bands=bands), merge)
