"""Passwords of team workspaces in the system's keyring."""

from qa_studio.errors import WorkspaceTrouble
from qa_studio.texts import message

SERVICE = "QA Studio"


def kept_password(address: str) -> str | None:
    """The password kept for an address; None where there is none, or no keyring on this computer."""
    from keyring import get_password
    from keyring.errors import KeyringError

    try:
        return get_password(SERVICE, address)
    except KeyringError:
        return None


def keep_password(address: str, password: str | None) -> None:
    """Keep it from now on, or with None forget it; raises WorkspaceTrouble where the system has no keyring."""
    from keyring import delete_password, get_password, set_password
    from keyring.errors import KeyringError

    try:
        if password is not None:
            set_password(SERVICE, address, password)
        elif get_password(SERVICE, address) is not None:
            delete_password(SERVICE, address)
    except KeyringError as error:
        raise WorkspaceTrouble(
            message("The password can't be kept: {why}", why=str(error).splitlines()[0] if str(error) else ""),
            message("Without a keyring the password comes from PGPASSWORD or the pgpass file."),
        ) from error
