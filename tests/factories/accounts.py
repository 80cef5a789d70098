import json
import zlib
from datetime import UTC, datetime

import factory
from factory import Sequence
from factory.django import DjangoModelFactory

from accounts.models import Event, Footprint, Seal, Upload, User


class UserFactory(DjangoModelFactory):
    class Meta:
        model = User

    username = Sequence(lambda n: f"user{n}")
    full_name = Sequence(lambda n: f"Hoàng Văn {n}")
    # Opens no door; whoever logs in is made by the service.
    password = "!"


class EventFactory(DjangoModelFactory):
    class Meta:
        model = Event

    by = "user"
    act = "unit.found"
    subject_type = "unions.unit"
    subject_id = "1"
    detail = factory.Dict({"on": "2018-01-01"})
    subject = "Huyện Đoàn Hà Quảng"


class SealFactory(DjangoModelFactory):
    class Meta:
        model = Seal

    number = Sequence(lambda n: n + 1_000_000)
    event = factory.SubFactory(EventFactory)
    digest = "0" * 64


class FootprintFactory(DjangoModelFactory):
    """Of an act that touched nothing."""

    class Meta:
        model = Footprint

    at = datetime(2026, 1, 1, tzinfo=UTC)
    by = factory.SubFactory(UserFactory)
    act = "person.correct"
    subject = "Nông Thị Hoa"
    rows = 0
    images = zlib.compress(json.dumps({}).encode())


class UploadFactory(DjangoModelFactory):
    class Meta:
        model = Upload

    sheet = "doan-vien"
    name = "doan-vien.xlsx"
    suffix = ".xlsx"
    sha256 = "0" * 64
    uploaded_at = datetime(2026, 1, 1, tzinfo=UTC)
    uploaded_by = factory.SubFactory(UserFactory)
