"""The command line: the same services as the window, without the window and without Qt."""

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Any

from qa_studio import __version__
from qa_studio.commands.console import Console, Globals, UsageError, take_globals
from qa_studio.errors import StudioError
from qa_studio.texts import message

DONE, FAILED, MISUSED = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit status of cli.md."""
    try:
        told, rest = take_globals(list(sys.argv[1:] if arguments is None else arguments))
    except UsageError as error:
        print(f"qa-studio: {error}", file=sys.stderr)
        return MISUSED
    console = Console(told)
    try:
        parsed = _parser().parse_args(rest)
        if not hasattr(parsed, "run"):
            return _window(told)
        status = int(parsed.run(parsed, console))
        sys.stdout.flush()
        return status
    except SystemExit as stop:  # argparse: 0 after --help, 2 for wrong usage
        return int(stop.code or 0)
    except StudioError as error:
        console.complain(error)
        return FAILED
    except KeyboardInterrupt:
        console.complain(StudioError(message("Stopped."), message("What was finished before is kept.")))
        return FAILED
    except BrokenPipeError:  # whoever read has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # or Python complains when it ends
        return DONE
    except Exception as error:
        console.report_bug(error)
        return FAILED


def _window(told: Globals) -> int:
    from qa_studio.app import run_window

    return run_window(told.workspace, told.language)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="qa-studio",
        description="Judge call recordings.  Without a command the window opens on the last workspace.",
        epilog="Everywhere on the line: --workspace WHERE, --json, --language en|zh_CN.",
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"QA Studio {__version__}")
    commands = parser.add_subparsers(metavar="COMMAND")
    # Imported here: each module brings only what its commands need, and `--version` should not wait for the rest.
    from qa_studio.commands import (
        annotations,
        archives,
        audit,
        checklists,
        evaluations,
        masks,
        measurements,
        passphrases,
        recordings,
        results,
        retention,
        searching,
        sounds,
        team,
        transcripts,
        workspace,
    )

    all_of_them = (
        workspace,
        recordings,
        measurements,
        sounds,
        masks,
        transcripts,
        searching,
        annotations,
        checklists,
        results,
        evaluations,
        audit,
        retention,
        archives,
        team,
        passphrases,
    )
    for module in all_of_them:
        module.add_to(_Commands(commands))
    return parser


class _Commands:
    """Adds commands that refuse abbreviated options."""

    def __init__(self, commands: Any) -> None:
        self._commands = commands

    def add_parser(self, name: str, **more: Any) -> argparse.ArgumentParser:
        """A command `name`."""
        parser: argparse.ArgumentParser = self._commands.add_parser(name, allow_abbrev=False, **more)
        return parser
