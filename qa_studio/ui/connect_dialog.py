"""Connecting to the workspace of a team."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QWidget

from qa_studio.errors import StudioError
from qa_studio.texts import Catalogue
from qa_studio.ui.components.banner import Banner, BannerKind
from qa_studio.ui.components.buttons import Button
from qa_studio.ui.components.dialog import Dialog
from qa_studio.ui.components.fields import Choice, FormField, NumberField, TextField
from qa_studio.ui.components.switch import CheckBox
from qa_studio.ui.runtime import TaskRunner

# Types only: most people never open this.
if TYPE_CHECKING:
    from qa_studio.services.servers import ServerPlace, Servers, ServerState

WIDTH, PORT_WIDTH = 560, 96


class ConnectDialog(Dialog):
    """Asks for host, database and person, and tries them; `connected(address, make)` comes when they are good.

    `make`: the database is empty, and a workspace is to be made in it.
    """

    connected = Signal(str, bool)

    def __init__(
        self, servers: "Servers", runner: TaskRunner, say: Catalogue, place: "ServerPlace | None" = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__("", "", " ", width=WIDTH, parent=parent)
        self._servers, self._runner, self._say = servers, runner, say
        self._busy = False
        self.name_parts(self.tr("Connect to a team"), self.tr("Connect"), self.tr("Cancel"))
        self._make_fields()
        self._arrange()
        if place is not None:
            self._fill(place)

    def _make_fields(self) -> None:
        from qa_studio.services.servers import Tls

        self.host = TextField(self.tr("Server"), "", "db.example.org")
        self.port = NumberField(self.tr("Port"), 5432, 1, 65535)
        self.port.setGroupSeparatorShown(False)
        self.port.setFixedWidth(PORT_WIDTH)
        self.database = TextField(self.tr("Database"), "", "quality")
        self.login = TextField(self.tr("Your login"))
        self.password = TextField(self.tr("Password"))
        self.password.setEchoMode(QLineEdit.EchoMode.Password)
        self.keep = CheckBox(self.tr("Keep the password in this computer's keyring"), True)
        self.tls = Choice(
            [
                (Tls.VERIFIED, self.tr("Encrypted, the server proves who it is")),
                (Tls.ENCRYPTED, self.tr("Encrypted, any server")),
                (Tls.NONE, self.tr("Not encrypted")),
            ],
            self.tr("Protection of the way"),
            Tls.VERIFIED,
        )
        self.tls.chosen.connect(lambda _code: self._show_certificate())
        self.certificate = TextField(self.tr("Certificate of the authority"), "", self.tr("That of this computer"))
        self.choose = Button(self.tr("Choose…"))
        self.choose.clicked.connect(self._on_choose)
        self.test = Button(self.tr("Test"), icon="link")
        self.test.clicked.connect(lambda: self._look(self._tell))

    def _arrange(self) -> None:
        self.body.addLayout(_beside(FormField(self.host.accessibleName(), self.host),
                                    FormField(self.port.accessibleName(), self.port)))  # fmt: skip
        self.body.addWidget(FormField(self.database.accessibleName(), self.database))
        self.body.addLayout(_beside(FormField(self.login.accessibleName(), self.login),
                                    FormField(self.password.accessibleName(), self.password), even=True))  # fmt: skip
        self.body.addWidget(self.keep)
        self.body.addWidget(FormField(self.tls.accessibleName(), self.tls))
        self._certificate_line = QWidget()
        line = _beside(self.certificate, self.choose)
        line.setContentsMargins(0, 0, 0, 0)
        self._certificate_line.setLayout(line)
        self._certificate_field = FormField(self.certificate.accessibleName(), self._certificate_line)
        self.body.addWidget(self._certificate_field)
        self.outcome: Banner | None = None
        self.foot.insertWidget(0, self.test)

    def _fill(self, place: "ServerPlace") -> None:
        self.host.setText(place.host)
        self.port.setValue(place.port)
        self.database.setText(place.database)
        self.login.setText(place.login)
        self.tls.set_code(place.tls)
        self.certificate.setText(place.certificate)
        self._show_certificate()
        self.password.setFocus()

    def _show_certificate(self) -> None:
        from qa_studio.services.servers import Tls

        self._certificate_field.setVisible(self.tls.code == Tls.VERIFIED)

    def _on_choose(self) -> None:
        found, _ = QFileDialog.getOpenFileName(self, self.certificate.accessibleName())
        if found:
            self.certificate.setText(found)

    @property
    def place(self) -> "ServerPlace":
        """What is filled in."""
        from qa_studio.services.servers import ServerPlace, Tls

        return ServerPlace(
            host=self.host.text().strip(),
            database=self.database.text().strip(),
            login=self.login.text().strip(),
            port=int(self.port.value()),
            tls=Tls(self.tls.code),
            certificate=self.certificate.text().strip(),
        )

    def refusal(self) -> str:
        """What is still missing."""
        place = self.place
        missing = [
            words
            for words, text in (
                (self.host.accessibleName(), place.host),
                (self.database.accessibleName(), place.database),
                (self.login.accessibleName(), place.login),
            )
            if not text
        ]
        return self.tr("Still needed: {what}").format(what=self._say.listed(missing)) if missing else ""

    def accept(self) -> None:
        """Try it; go there where it is good."""
        self._look(self._go)

    def _look(self, then: "Callable[[ServerState], None]") -> None:
        if why := self.refusal():
            self.why.setText(why)
            return
        if self._busy:
            return
        self.why.setText("")
        self._set_busy(True)
        self._show("info", self.tr("Asking {host}…").format(host=self.place.host))
        place, password, servers = self.place, self.password.text(), self._servers
        self._runner.read(lambda: servers.look(place, password), then, failed=self._on_refused, owner=self)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.accept_button.setEnabled(not busy)
        self.test.setEnabled(not busy)

    def _on_refused(self, trouble: StudioError) -> None:
        self._set_busy(False)
        self._show("bad", self._say.sentences(trouble.what, trouble.hint))

    def _tell(self, state: "ServerState") -> None:
        self._set_busy(False)
        kind, words = self._words(state)
        if state.encrypted:
            way = self.tr("PostgreSQL {version}, encrypted.")
        else:
            way = self.tr("PostgreSQL {version}, not encrypted.")
        self._show(kind, f"{words} {way.format(version=state.version)}")

    def _words(self, state: "ServerState") -> tuple[BannerKind, str]:
        from qa_studio.services.servers import Found

        said: dict[Found, tuple[BannerKind, str]] = {
            Found.WORKSPACE: ("good", self.tr("A workspace is there.")),
            Found.OLDER: ("warn", self.tr("A workspace of an older version is there; it is brought up to date.")),
            Found.NEWER: ("bad", self.tr("A newer version of QA Studio made this workspace: update the program here.")),
            Found.EMPTY: ("info", self.tr("The database is empty: a new workspace is made in it.")),
            Found.OTHER: ("bad", self.tr("The database holds something else: name one of its own for the workspace.")),
        }
        return said[state.found]

    def _go(self, state: "ServerState") -> None:
        from qa_studio.services.servers import Found

        if state.found in (Found.NEWER, Found.OTHER):
            self._tell(state)
            return
        place, password, keep, servers = self.place, self.password.text(), self.keep.isChecked(), self._servers

        def trust() -> str:
            address = servers.address(place)
            if password:
                servers.trust(address, password, keep=keep)
            return address

        empty = state.found is Found.EMPTY
        self._runner.read(trust, lambda address: self._leave(address, empty), failed=self._on_not_kept, owner=self)

    def _on_not_kept(self, trouble: StudioError) -> None:
        # The password works all the same, until the program ends.
        self.keep.setChecked(False)
        self._on_refused(trouble)

    def _leave(self, address: str, empty: bool) -> None:
        self.connected.emit(address, empty)
        super().accept()

    def _show(self, kind: BannerKind, words: str) -> None:
        if self.outcome is not None:
            self.outcome.hide()
            self.outcome.deleteLater()
        self.outcome = Banner(words, kind)
        self.body.addWidget(self.outcome)
        self.outcome.show()
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))


def _beside(one: QWidget, other: QWidget, *, even: bool = False) -> QHBoxLayout:
    line = QHBoxLayout()
    line.setSpacing(12)
    line.addWidget(one, 1)
    line.addWidget(other, int(even))
    return line
