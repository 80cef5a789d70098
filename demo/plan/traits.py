"""Names, peoples, religions and phones."""

from random import Random

from members.choices import Ethnicity, Religion

from . import figures, names, party

PEOPLES = ["TAY", "NUNG", "MONG", "DAO", "SAN_CHAY", "LO_LO", "HOA"]
SHARES = [430, 320, 120, 112, 12, 5, 1]
RELIGIONS = [Religion.PROTESTANT, Religion.CATHOLIC, Religion.BUDDHIST, Religion.OTHER]


def give(lives):
    rng = Random("traits")
    parts = {part: [life for life in lives if life.part == part] for part in "SOAP"}
    kinh = _some(rng, parts, figures.KINH)
    for number, life in enumerate(lives):
        describe(rng, life, number, is_kinh=life in kinh)
    hills = {Ethnicity.MONG, Ethnicity.DAO}
    upland = {
        part: [life for life in ours if life.sensitive["ethnicity"] in hills]
        for part, ours in parts.items()
    }
    religious = _some(rng, upland, figures.RELIGIOUS)
    for life in (life for life in lives if life in religious):
        [religion] = rng.choices(RELIGIONS, [80, 9, 9, 2])
        life.sensitive["religion"] = religion
    party.join(rng, parts)


def describe(rng, life, number, is_kinh=False):
    people = "KINH" if is_kinh else rng.choices(PEOPLES, SHARES)[0]
    gender = rng.choice("MF")
    life.facts = {"full_name": names.full_name(rng, gender, people), "gender": gender}
    if number % 3 == 0:
        # A number of this shape is given to nobody.
        life.facts["phone"] = f"0900 {number // 1000:03d} {number % 1000:03d}"
    life.sensitive = {"ethnicity": Ethnicity[people], "religion": Religion.NONE}


def _some(rng, parts, counts):
    return {life for part, n in counts.items() for life in rng.sample(parts[part], n)}
