"""Dull rows, one factory a model. Units come through their service, so that their
placements and snapshots are true."""

from .accounts import (
    EventFactory,
    FootprintFactory,
    SealFactory,
    UploadFactory,
    UserFactory,
)
from .cadres import (
    DestinationFactory,
    OpeningFactory,
    PostFactory,
    QualificationFactory,
    SeatFactory,
    TenureFactory,
)
from .members import (
    AdmissionFactory,
    AllotmentFactory,
    DistinctionFactory,
    EnrolmentFactory,
    PersonFactory,
    SensitiveFactsFactory,
    TransferFactory,
)
from .reports import PeriodFactory, ReturnFactory, ReturnLineFactory
from .unions import (
    DocumentFactory,
    LineRowFactory,
    MandateFactory,
    PlacementFactory,
    ProvinceFactory,
    RestructuringFactory,
    SuccessionFactory,
    UnitFactory,
)

__all__ = [
    "AdmissionFactory",
    "AllotmentFactory",
    "DestinationFactory",
    "DistinctionFactory",
    "DocumentFactory",
    "EnrolmentFactory",
    "EventFactory",
    "FootprintFactory",
    "LineRowFactory",
    "MandateFactory",
    "OpeningFactory",
    "PeriodFactory",
    "PersonFactory",
    "PlacementFactory",
    "PostFactory",
    "ProvinceFactory",
    "QualificationFactory",
    "RestructuringFactory",
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
