"""How examples are handed out: what becomes of the customer's voice, and of what is masked."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from qa_studio.domain.mask import CustomerVoice, may_hear_masked
from qa_studio.domain.people import Person
from qa_studio.services.clips import ClipWish
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import FormField
from qa_studio.ui.components.labels import Paragraph
from qa_studio.ui.components.segmented import Segmented
from qa_studio.ui.components.switch import CheckBox


class ExportDialog(Dialog):
    """Asks before clips are cut; masks stay hidden unless somebody who may hear them wants otherwise."""

    def __init__(self, person: Person, clips: int, parent: QWidget | None = None) -> None:
        super().__init__("", " ", " ", width=480, parent=parent)
        self.name_parts(self.tr("Export clips"), self.tr("Choose a folder…"), self.tr("Cancel"))
        self._person = person
        self.body.addWidget(Paragraph(self.tr("{n} clips, with their list.").format(n=clips), "body", "ink2"))
        self.voice = Segmented(
            [
                (CustomerVoice.KEEP.value, self.tr("Keep")),
                (CustomerVoice.ALTER.value, self.tr("Alter")),
                (CustomerVoice.DROP.value, self.tr("Leave out")),
            ],
            CustomerVoice.KEEP.value,
            self.tr("The customer's voice"),
        )
        self.voice.chosen.connect(lambda _code: self._explain())
        row = QHBoxLayout()
        row.addWidget(FormField(self.tr("The customer's voice"), self.voice))
        row.addStretch(1)
        self.body.addLayout(row)
        self.explained = Paragraph("", "small", "ink2")
        self.body.addWidget(self.explained)
        self.unmasked = CheckBox(self.tr("With masked stretches"), False)
        self.unmasked.toggled.connect(lambda _on: self._explain())
        self.unmasked.setVisible(may_hear_masked(person.role))
        self.body.addWidget(self.unmasked)
        self.masks = Paragraph("", "small", "ink2")
        self.body.addWidget(self.masks)
        self._explain()

    def _explain(self) -> None:
        self.explained.setText(
            {
                CustomerVoice.KEEP: self.tr("As it was recorded."),
                CustomerVoice.ALTER: self.tr(
                    "Another voice that can still be understood; what the customer says about himself stays."
                ),
                CustomerVoice.DROP: self.tr("Silence where the customer speaks; the agent is heard alone."),
            }[CustomerVoice(self.voice.code)]
        )
        self.masks.setText(
            self.tr("What is masked will be heard in these clips.")
            if self.unmasked.isChecked()
            else self.tr("What is masked stays masked.")
        )

    @property
    def wish(self) -> ClipWish:
        """What was chosen."""
        open_ = self.unmasked.isChecked() and may_hear_masked(self._person.role)
        return ClipWish(CustomerVoice(self.voice.code), by=self._person.id, unmasked=open_)
