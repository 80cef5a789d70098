"""Dull rows, one factory a model. Units come through their service, so that their
placements and snapshots are true."""

from .accounts import EventFactory, UserFactory
from .cadres import PostFactory, QualificationFactory, SeatFactory, TenureFactory
from .members import (
    AdmissionFactory,
    EnrolmentFactory,
    PersonFactory,
    SensitiveFactsFactory,
)
from .reports import PeriodFactory, ReturnFactory, ReturnLineFactory
from .unions import (
    DocumentFactory,
    MandateFactory,
    PlacementFactory,
    ProvinceFactory,
    UnitFactory,
)

__all__ = [
    "AdmissionFactory",
    "DocumentFactory",
    "EnrolmentFactory",
    "EventFactory",
    "MandateFactory",
    "PeriodFactory",
    "PersonFactory",
    "PlacementFactory",
    "PostFactory",
    "ProvinceFactory",
    "QualificationFactory",
    "ReturnFactory",
    "ReturnLineFactory",
    "SeatFactory",
    "SensitiveFactsFactory",
    "TenureFactory",
    "UnitFactory",
    "UserFactory",
]
