"""The province, its districts and its communes: those of the first day as their sheets
tell, those founded later as the decisions do."""

from unions.choices import Area, Bloc, Form
from unions.services.histories import History, Spell

from . import decisions, sheets
from .days import FIRST


def districts(decided):
    ends = decisions.ends(decided)
    first = [_district(FIRST, ends, **row) for row in sheets.read("districts")]
    new = decisions.founded(decided, Form.LOCAL, Form.AFFILIATED)
    columns = ("code", "name", "form", "bloc", "official_code")
    told = [(day, {name: getattr(row, name) for name in columns}) for day, row in new]
    return [*first, *(_district(day, ends, **row) for day, row in told)]


def _district(since, ends, *, code, name, form, **facts):
    parent = "" if form == Form.PROVINCIAL else "CB"
    return _unit(code, Spell(since, name, Form(form), parent, facts), ends)


def _unit(code, spell, ends):
    until, _ = ends.get(code, (None, []))
    return History(code, (spell,), until)


def district_names():
    """What a {} in the name of a body stands for: huyện Hà Quảng, by code."""
    words = {"Huyện Đoàn": "huyện", "Thành Đoàn": "thành phố"}
    names = {row["code"]: row["name"] for row in sheets.read("districts")}
    for code, name in names.items():
        for union, place in words.items():
            name = name.replace(union, place)
        names[code] = name
    return names


def communes(decided):
    ends, rows = decisions.ends(decided), sheets.read("communes")
    special = {row["code"] for row in rows if row["special"]}
    special |= {ends[code][1][0] for code in special & ends.keys()}
    first = [_unit(row["code"], _commune(row), ends) for row in rows]
    new = [
        _unit(row.code, _founded(since, row, special), ends)
        for since, row in decisions.founded(decided, Form.UNION)
    ]
    return [*first, *new]


def _commune(row):
    facts = {
        "bloc": Bloc.RESIDENTIAL,
        "area": Area.RURAL if row["kind"] == "xã" else Area.URBAN,
        "official_code": row["official_code"],
        "special_area": bool(row["special"]),
    }
    name = f"Đoàn {row['kind']} {row['name']}"
    return Spell(FIRST, name, Form.UNION, row["district"], facts)


def _founded(since, row, special):
    facts = {
        "bloc": Bloc(row.bloc),
        "area": Area(row.area),
        "official_code": row.official_code,
        "special_area": row.code in special,
    }
    return Spell(since, row.name, Form.UNION, row.parent, facts)
