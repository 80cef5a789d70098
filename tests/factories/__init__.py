"""Dull rows, one factory a model. Units come through their service, so that their
placements and snapshots are true."""

from .accounts import (
    EventFactory,
    FootprintFactory,
    SealFactory,
    UploadFactory,
    UserFactory,
)
from .cadres import PostFactory, QualificationFactory, SeatFactory, TenureFactory
from .members import (
    AdmissionFactory,
    DistinctionFactory,
    EnrolmentFactory,
    PersonFactory,
    SensitiveFactsFactory,
    TransferFactory,
)
from .reports import PeriodFactory, ReturnFactory, ReturnLineFactory
from .unions import (
    DocumentFactory,
    MandateFactory,
    PlacementFactory,
    ProvinceFactory,
    SuccessionFactory,
    UnitFactory,
)

__all__ = [
    "AdmissionFactory",
    "DistinctionFactory",
    "DocumentFactory",
    "EnrolmentFactory",
    "EventFactory",
    "FootprintFactory",
    "MandateFactory",
    "PeriodFactory",
    "PersonFactory",
    "PlacementFactory",
    "PostFactory",
    "ProvinceFactory",
    "QualificationFactory",
    "ReturnFactory",
    "ReturnLineFactory",
    "SealFactory",
    "SeatFactory",
    "SensitiveFactsFactory",
    "SuccessionFactory",
    "TenureFactory",
    "TransferFactory",
    "UnitFactory",
    "UploadFactory",
    "UserFactory",
]
