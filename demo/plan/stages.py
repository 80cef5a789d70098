"""How far each unit has come with its return of the open period."""

from enum import Enum, auto


class Stage(Enum):
    APPROVED = auto()
    RETURNED = auto()
    REMARKED = auto()
    SENT = auto()
    SENT_AGAIN = auto()
    IN_PORTIONS = auto()
    WRITING = auto()
    EXTENDED = auto()


class Part(Enum):
    """How far a grassroots unit has come with its own rows."""

    WRITING = auto()
    HANDED_IN = auto()
    CONFIRMED = auto()
    GIVEN_BACK = auto()


# A unit that is not told of has not begun.
STAGES = {
    "CB-THANHPHO": Stage.APPROVED,
    "CB-HOAAN": Stage.APPROVED,
    "CB-CDSP": Stage.APPROVED,
    "CB-BAOLAM": Stage.RETURNED,
    "CB-HALANG": Stage.REMARKED,
    "CB-TRUNGKHANH": Stage.SENT,
    "CB-NGUYENBINH": Stage.SENT,
    "CB-CONGAN": Stage.SENT,
    "CB-THACHAN": Stage.SENT_AGAIN,
    "CB-HAQUANG": Stage.IN_PORTIONS,
    "CB-QUANGHOA": Stage.WRITING,
    "CB-BIENPHONG": Stage.EXTENDED,
}
# The communes of Hà Quảng whose secretaries fill in their own rows.
PARTS = {
    "CB-HAQUANG-TRUONGHA": Part.WRITING,
    "CB-HAQUANG-SOCHA": Part.HANDED_IN,
    "CB-HAQUANG-NGOCDAO": Part.CONFIRMED,
    "CB-HAQUANG-LUNGNAM": Part.GIVEN_BACK,
}
# Who sent the returns of the closed periods after their due days.
LATE = "CB-BAOLAC"
