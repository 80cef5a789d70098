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
    "PersonFactory",
    "PlacementFactory",
    "PostFactory",
    "ProvinceFactory",
    "QualificationFactory",
    "SeatFactory",
    "SensitiveFactsFactory",
    "TenureFactory",
    "UnitFactory",
    "UserFactory",
]
