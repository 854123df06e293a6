"""Correcting a sample."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.coaching import SampleKind
from qa_studio.domain.spans import Span
from qa_studio.services.coaching import KIND_NAMES
from qa_studio.services.rows import SampleRow
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField, NumberField, TextArea, TextField
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.surroundings import Surroundings


class ChangeSampleDialog(Dialog):
    """Kind, topic, teaching point and the stretch, in seconds of the call."""

    def __init__(self, row: SampleRow, surroundings: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__("", " ", " ", width=520, parent=parent)
        self.name_parts(self.tr("Edit the sample"), self.tr("Save"), self.tr("Cancel"))
        sample, say, length = row.sample, surroundings.say, row.recording.duration_s
        kinds = [(kind.value, say.say(KIND_NAMES[kind])) for kind in SampleKind]
        self.kind = Segmented(kinds, sample.kind.value, self.tr("Kind"))
        self.topic = TextField(self.tr("Topic"), sample.topic)
        self.point = TextArea(self.tr("Teaching point"), sample.teaching_point, lines=4)
        self.first = NumberField(self.tr("From, seconds"), sample.span.start, 0, length, 0.5, 2)
        self.last = NumberField(self.tr("To, seconds"), sample.span.end, 0, length, 0.5, 2)
        top = QHBoxLayout()
        top.addWidget(self.kind)
        top.addStretch(1)
        self.body.addLayout(top)
        self.body.addWidget(FormField(self.tr("Topic"), self.topic))
        self.body.addWidget(FormField(self.tr("Teaching point"), self.point))
        ends = QHBoxLayout()
        ends.setSpacing(16)
        ends.addWidget(FormField(self.tr("From, seconds"), self.first))
        ends.addWidget(FormField(self.tr("To, seconds"), self.last))
        ends.addStretch(1)
        self.body.addLayout(ends)
        self.topic.setFocus()

    @property
    def span(self) -> Span:
        """The stretch; asked for only after `refusal` found nothing."""
        return Span(self.first.value(), self.last.value())

    @property
    def chosen_kind(self) -> SampleKind:
        """What the example shows."""
        return SampleKind(self.kind.code)

    def refusal(self) -> str:
        """A topic and a length are needed."""
        if not self.topic.text().strip():
            return self.tr("A topic is needed.")
        if self.last.value() <= self.first.value():
            return self.tr("The end must lie after the beginning.")
        return ""
