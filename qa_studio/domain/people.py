"""Who takes the calls and who judges them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

AgentId = NewType("AgentId", int)
TeamId = NewType("TeamId", int)
PersonId = NewType("PersonId", int)


class Role(StrEnum):
    """What a person does with the program."""

    ADMINISTRATOR = "administrator"
    INSPECTOR = "inspector"
    LEAD = "lead"
    TRAINER = "trainer"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Team:
    """A group of agents with one lead."""

    id: TeamId
    name: str
    closed_on: date | None = None


@dataclass(frozen=True, slots=True)
class Agent:
    """Somebody who speaks with customers; the number is the centre's own (工号), unique where there is one."""

    id: AgentId
    name: str
    number: str | None = None
    left_on: date | None = None


@dataclass(frozen=True, slots=True)
class Membership:
    """An agent belongs to a team from this day on, until a later membership begins."""

    agent: AgentId
    team: TeamId
    since: date


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who uses the program."""

    id: PersonId
    name: str
    role: Role = Role.INSPECTOR
    left_on: date | None = None


def team_on(memberships: Iterable[Membership], day: date) -> TeamId | None:
    """The team that an agent with these memberships belonged to on `day`; before the first one, that first team."""
    ordered = sorted(memberships, key=lambda membership: membership.since)
    begun = [membership for membership in ordered if membership.since <= day]
    if begun:
        return begun[-1].team
    return ordered[0].team if ordered else None
