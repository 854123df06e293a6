"""`team` and `users`: a server for a team, and who may connect to it."""

import argparse
import getpass
import os
import sys
from contextlib import closing
from functools import partial
from typing import TYPE_CHECKING, Any

from qa_studio.commands.console import Console
from qa_studio.domain.people import Role
from qa_studio.errors import Refused
from qa_studio.texts import Catalogue, message

if TYPE_CHECKING:
    from qa_studio.services.team import TeamMade

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
    change = ways.add_parser("change", help="another role, name, teams or agent for a login", allow_abbrev=False)
    change.add_argument("login", metavar="LOGIN")
    change.add_argument("--role", choices=[role.value for role in Role])
    change.add_argument("--name", metavar="NAME")
    change.add_argument("--team", action="append", metavar="T", help="all teams that are theirs; again for others")
    change.add_argument("--no-team", action="store_true", help="none of the teams any more")
    change.add_argument("--agent", metavar="NUMBER", help="whose evaluations an agent's login reads")
    change.set_defaults(run=_change)
    for name, run, words in (
        ("disable", _disable, "let nobody in by a login any more"),
        ("enable", _enable, "let somebody in again, with role, teams and password of before"),
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
    document = {
        "administrator": made.administrator,
        "pg_hba": list(made.pg_hba),
        "settings": list(made.settings),
        "hba_file": made.hba_file,
        "config_file": made.config_file,
        "encrypts": made.encrypts,
    }
    console.give(document, _steps(made, console.say))
    return 0


def _steps(made: "TeamMade", say: Catalogue) -> list[str]:
    """What is left to do by hand, in its order."""
    hba, config = made.hba_file or "pg_hba.conf", made.config_file or "postgresql.conf"
    lines = [
        say("Tables, roles and rules are there. {login} is the administrator.", login=made.administrator),
        "",
        say("1. Put into {file}, with a certificate for the name of the server:", file=config),
        *made.settings,
        "",
        say("2. Put into {file}, before all other lines for this database (the first that fits counts):", file=hba),
        *made.pg_hba,
        "",
        say("3. Have the server read both again: SELECT pg_reload_conf();"),
        say("4. Look what is still missing or too open, as a superuser: qa-studio team check"),
        say("5. Let the others in: Administration → People in the window, or qa-studio users add"),
    ]
    if not made.encrypts:
        lines += ["", say("The server does not encrypt yet: do step 1 first, else step 2 lets nobody in.")]
    return lines


def _check(_told: argparse.Namespace, console: Console) -> int:
    from qa_studio.bootstrap import check_team

    look = check_team(console.meant())
    say = console.say
    problems = [{"what": say.say(each.what), "fix": say.say(each.fix)} for each in look.findings]
    unseen = [say.say(each) for each in look.unseen]
    lines = [f"{each['what']}\n  {each['fix']}" for each in problems] or [say("Nothing is missing or too open.")]
    if unseen:
        lines += ["", say("Not looked at, as only a superuser can:"), *(f"  {each}" for each in unseen)]
    console.give({"problems": problems, "unseen": unseen}, lines)
    return 1 if problems else 0


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
            "agent": each.agent,
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


def _change(told: argparse.Namespace, console: Console) -> int:
    from qa_studio.domain.login import NewLogin

    with closing(console.open()) as studio:
        before = next((each for each in studio.logins.lines() if each.login == told.login), None)
        if before is None:
            raise Refused(
                message("There is no login {login} here that could be changed.", login=told.login),
                message("Look at the list of logins for how it is written."),
            )
        role = Role(told.role) if told.role else before.role
        teams = () if told.no_team else before.teams if told.team is None else tuple(told.team)
        # Who is no agent any more reads no agent's evaluations either.
        agent = told.agent or (before.agent if role is Role.AGENT else None)
        studio.logins.change(NewLogin(told.login, told.name or before.name, role, teams, agent))
    console.give({"login": told.login, "role": role.value, "teams": list(teams)}, [told.login])
    return 0


def _enable(told: argparse.Namespace, console: Console) -> int:
    with closing(console.open()) as studio:
        studio.logins.enable(told.login)
    console.give({"login": told.login}, [told.login])
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
