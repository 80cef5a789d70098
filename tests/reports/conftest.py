"""A small province whose every figure can be counted on the fingers: Hà Quảng has the
commune Trường Hà (branch Pác Bó) and a clinic, Hòa An has Hồng Việt (Lam Sơn)."""

from datetime import date

import pytest

from cadres.choices import Employment, Manner, PostCode
from cadres.models import Post
from cadres.services import seats, tenures
from members.choices import Entry, Ethnicity, Gender
from members.services import enrolments, people
from tests.waived import WAIVED

OPENING = date(2018, 11, 30)
CLOSING = date(2022, 6, 30)
RECORDED = date(2018, 1, 1)


@pytest.fixture
def enrol(giang):
    """A new member of `unit` since the records began, or as told."""

    def enrol(unit, name="Nông Thị Mai", on=RECORDED, entry=Entry.RECORDED, **facts):
        facts = {"born_on": date(2000, 5, 1), "ethnicity": Ethnicity.TAY} | facts
        person = people.register(
            full_name=name, gender=Gender.FEMALE, unit=unit, by=giang, **facts
        )
        enrolments.enrol(person=person, unit=unit, on=on, entry=entry, by=giang)
        return person

    return enrol


@pytest.fixture
def seat(giang):
    """Seats of a post in a unit since the records began."""

    def seat(unit, post=PostCode.SECRETARY, quota=1):
        return seats.fix(
            unit=unit,
            post=Post.objects.get(pk=post),
            quota=quota,
            on=RECORDED,
            by=giang,
        )

    return seat


@pytest.fixture
def appoint(giang):
    def appoint(
        person, unit, post=PostCode.SECRETARY, on=RECORDED, employment=Employment.NONE
    ):
        return tenures.appoint(
            person=person,
            unit=unit,
            post=Post.objects.get(pk=post),
            on=on,
            manner=Manner.ELECTED,
            employment=employment,
            by=giang,
            **WAIVED,
        )

    return appoint


@pytest.fixture
def small(
    province, truong_ha, pac_bo, clinic, hong_viet, lam_son, enrol, seat, appoint
):
    """Two members in Pác Bó, one in the clinic, one in Lam Sơn; Mai leads Pác Bó."""
    mai = enrol(pac_bo)
    enrol(pac_bo, "Bế Văn Lai")
    enrol(clinic, "Đàm Thị Hoa")
    enrol(lam_son, "Lý Văn Sơn")
    for unit in (pac_bo, clinic, lam_son, truong_ha, hong_viet):
        seat(unit)
    appoint(mai, pac_bo)
    return province
