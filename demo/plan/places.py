"""The province, its districts and its communes, as their sheets tell."""

from itertools import groupby

from unions.choices import Area, Bloc, Form
from unions.services.histories import History, Spell

from . import sheets


def districts():
    return [_district(row) for row in sheets.read("districts")]


def _district(row):
    facts = {"bloc": row["bloc"], "official_code": row["official_code"]}
    parent = "" if row["form"] == Form.PROVINCIAL else "CB"
    spell = Spell(row["since"], row["name"], Form(row["form"]), parent, facts)
    return History(row["code"], (spell,), row["until"], into(row))


def into(row):
    """The codes of those that take over when the unit of a row ends."""
    return tuple(row["into"].split())


def district_names():
    """What a {} in the name of a body stands for: huyện Hà Quảng, by code."""
    words = {"Huyện Đoàn": "huyện", "Thành Đoàn": "thành phố"}
    names = {row["code"]: row["name"] for row in sheets.read("districts")}
    for code, name in names.items():
        for union, place in words.items():
            name = name.replace(union, place)
        names[code] = name
    return names


def communes():
    rows = groupby(sheets.read("communes"), key=lambda row: row["code"])
    return [_commune(code, list(spells)) for code, spells in rows]


def _commune(code, rows):
    spells = tuple(_commune_spell(row) for row in rows)
    return History(code, spells, rows[-1]["until"], into(rows[-1]))


def _commune_spell(row):
    facts = {
        "bloc": Bloc.RESIDENTIAL,
        "area": Area.RURAL if row["kind"] == "xã" else Area.URBAN,
        "official_code": row["official_code"],
        "special_area": bool(row["special"]),
    }
    name = f"Đoàn {row['kind']} {row['name']}"
    return Spell(row["since"], name, Form.UNION, row["district"], facts)
