"""What the roles are called, and what people in them do."""

from PySide6.QtCore import QObject

from qa_studio.domain.people import Role


class RoleNames(QObject):
    """Says roles in the window's language."""

    def of(self, role: Role) -> str:
        """The name of a role."""
        return {
            Role.ADMINISTRATOR: self.tr("Administrator"),
            Role.INSPECTOR: self.tr("Inspector"),
            Role.LEAD: self.tr("Team lead"),
            Role.TRAINER: self.tr("Trainer"),
            Role.AGENT: self.tr("Agent"),
        }[role]

    def duty(self, role: Role) -> str:
        """What a server lets people in this role do, in a sentence or two."""
        return {
            Role.ADMINISTRATOR: self.tr(
                "People, recordings, checklists, settings, retention and the whole audit trail; judges no calls."
            ),
            Role.INSPECTOR: self.tr("Judges calls of their teams, and corrects their own evaluations."),
            Role.LEAD: self.tr(
                "Sees what was judged in their teams, corrects it, assigns calls and leads improvement actions."
            ),
            Role.TRAINER: self.tr("Sees completed evaluations of all teams, and marks samples for coaching."),
            Role.AGENT: self.tr("Reads the evaluations of their own calls, acknowledges them and comments."),
        }[role]
