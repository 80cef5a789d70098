"""Grassroots unions of agencies, schools, enterprises and barracks."""

from unions.choices import Bloc, Form

from . import sheets
from .sites import Site


def bodies():
    return [_body(row) for row in sheets.read("bodies")]


def _body(row):
    return Site(
        code=row["code"],
        name=row["name"],
        parent=row["parent"],
        form=Form(row["form"]),
        bloc=Bloc(row["bloc"]),
        group=_group(row),
        since=row["since"],
        until=row["until"],
        into=row["into"],
    )


def _group(row):
    """A chi đoàn cơ sở holds members itself; in a school they are its teachers."""
    if row["form"] == Form.UNION:
        return ""
    return "TEACHER" if row["bloc"] == Bloc.SCHOOL else row["bloc"]
