"""`team` and `users`: a server for a team, and who may connect to it."""

import argparse
import getpass
import os
import sys
from contextlib import closing
from functools import partial
from typing import Any

from qa_studio.commands.console import Console
from qa_studio.domain.people import Role
from qa_studio.errors import Refused
from qa_studio.texts import message

PASSWORD = "QA_STUDIO_NEW_PASSWORD"


def add_to(commands: Any) -> None:
    """Add these commands to the parser."""
    team = commands.add_parser("team", help="prepare a PostgreSQL database for a team, and look whether it is safe")
    ways = team.add_subparsers(metavar="WAY", required=True)
    init = ways.add_parser("init", help="make schema, roles and the first administrator", allow_abbrev=False)
    init.add_argument("--administrator", required=True, metavar="LOGIN")
    init.set_defaults(run=_init)
    ways.add_parser("check", help="find what is missing or too open", allow_abbrev=False).set_defaults(run=_check)
    users = commands.add_parser("users", help="people on a team's server, and their roles")
    ways = users.add_subparsers(metavar="WAY", required=True)
    add = ways.add_parser("add", help="make a login", allow_abbrev=False)
    add.add_argument("login", metavar="LOGIN")
    add.add_argument("--role", required=True, choices=[role.value for role in Role])
    add.add_argument("--name", metavar="NAME")
    add.add_argument("--team", action="append", default=[], metavar="T", help="a team that is theirs; again for others")
    add.add_argument("--agent", metavar="NUMBER", help="whose evaluations an agent's login reads")
    add.set_defaults(run=_add)
    ways.add_parser("list", help="who may connect", allow_abbrev=False).set_defaults(run=_list)
    for name, run, words in (
        ("disable", _disable, "let nobody in by a login any more"),
        ("password", _password, "give a login another password"),
    ):
        way = ways.add_parser(name, help=words, allow_abbrev=False)
        way.add_argument("login", metavar="LOGIN")
        way.set_defaults(run=run)


def _new_password(console: Console, login: str) -> str:
    if given := os.environ.get(PASSWORD):
        return given
    if not sys.stdin.isatty():
        raise Refused(
            message("The login {login} needs a new password.", login=login),
            message("Put it into QA_STUDIO_NEW_PASSWORD, or run the command on a terminal."),
        )
    typed = getpass.getpass(console.say("New password for {login}: ", login=login))
    if typed != getpass.getpass(console.say("Once more: ")):
        raise Refused(message("The two passwords differ; nothing was changed."), message("Type the same twice."))
    return typed


def _init(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import prepare_team

    made = prepare_team(console.meant(), told.administrator, partial(_new_password, console, told.administrator))
    say = console.say
    lines = [
        say("{login} is the administrator.", login=made.administrator),
        say("Put into pg_hba.conf:"),
        *made.pg_hba,
        say("Put into postgresql.conf:"),
        *made.settings,
    ]
    document = {"administrator": made.administrator, "pg_hba": list(made.pg_hba), "settings": list(made.settings)}
    console.give(document, lines)
    return 0


def _check(_told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import check_team

    found = check_team(console.meant())
    say = console.say
    problems = [{"what": say.say(each.what), "fix": say.say(each.fix)} for each in found]
    lines = [f"{each['what']}\n  {each['fix']}" for each in problems] or [say("Nothing is missing or too open.")]
    console.give({"problems": problems}, lines)
    return 1 if found else 0


def _add(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.domain.login import NewLogin

    wanted = NewLogin(told.login, told.name or told.login, Role(told.role), tuple(told.team), told.agent)
    password = _new_password(console, told.login)
    with closing(console.open()) as studio:
        studio.logins.add(wanted, password)
    console.give({"login": told.login, "role": told.role}, [told.login])
    return 0


def _list(_told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        lines = studio.logins.lines()
    document = [
        {
            "login": each.login,
            "name": each.name,
            "role": each.role.value,
            "teams": list(each.teams),
            "active": each.active,
            "last_seen_at": each.last_seen_at.isoformat() if each.last_seen_at else None,
        }
        for each in lines
    ]
    disabled = console.say("disabled")
    console.give(
        document,
        [
            "\t".join((each.login, each.name, each.role, ", ".join(each.teams), "" if each.active else disabled))
            for each in lines
        ],
    )
    return 0


def _disable(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        studio.logins.disable(told.login)
    console.give({"login": told.login}, [told.login])
    return 0


def _password(told: argparse.Namespace, console: Console) -> int:
    password = _new_password(console, told.login)
    with closing(console.open()) as studio:
        studio.logins.change_password(told.login, password)
    console.give({"login": told.login}, [told.login])
    return 0
