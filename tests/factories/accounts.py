import factory
from factory import Sequence
from factory.django import DjangoModelFactory

from accounts.models import Event, User


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
