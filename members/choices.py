from django.db import models


class Gender(models.TextChoices):
    MALE = "M", "Nam"
    FEMALE = "F", "Nữ"


class Entry(models.TextChoices):
    """How a person came into a unit."""

    RECORDED = "RECORDED", "Ghi nhận khi mở sổ"
    ADMITTED = "ADMITTED", "Kết nạp"
    TRANSFERRED = "TRANSFERRED", "Chuyển đến từ ngoài tỉnh"
    MOVED = "MOVED", "Chuyển đến trong tỉnh"
    UNIT_MERGED = "UNIT_MERGED", "Theo đơn vị sáp nhập"


class Exit(models.TextChoices):
    """How a person left a unit; the first six are departures from the union here."""

    MATURED = "MATURED", "Trưởng thành đoàn"
    TRANSFERRED = "TRANSFERRED", "Chuyển ra ngoài tỉnh"
    STRUCK_OFF = "STRUCK_OFF", "Xóa tên"
    EXPELLED = "EXPELLED", "Khai trừ"
    DECEASED = "DECEASED", "Từ trần"
    HONORARY = "HONORARY", "Đoàn viên danh dự"
    MOVED = "MOVED", "Chuyển đi trong tỉnh"
    UNIT_MERGED = "UNIT_MERGED", "Theo đơn vị sáp nhập"


ARRIVALS = (Entry.TRANSFERRED,)
DEPARTURES = (
    Exit.MATURED,
    Exit.TRANSFERRED,
    Exit.STRUCK_OFF,
    Exit.EXPELLED,
    Exit.DECEASED,
    Exit.HONORARY,
)


# Discipline is sensitive: without the permission these two are told as one.
VEILED = (Exit.STRUCK_OFF, Exit.EXPELLED)


def veil(exit):
    return (
        "Ra khỏi tổ chức Đoàn" if exit in VEILED else dict(Exit.choices).get(exit, "")
    )


class Campaign(models.TextChoices):
    CLASS_90 = "CLASS_90", "Lớp đoàn viên 90 năm"


class Ethnicity(models.TextChoices):
    """The 54 peoples of Việt Nam under their official numbers."""

    KINH = "01", "Kinh"
    TAY = "02", "Tày"
    THAI = "03", "Thái"
    HOA = "04", "Hoa"
    KHMER = "05", "Khơ-me"
    MUONG = "06", "Mường"
    NUNG = "07", "Nùng"
    MONG = "08", "Mông"
    DAO = "09", "Dao"
    GIA_RAI = "10", "Gia-rai"
    NGAI = "11", "Ngái"
    E_DE = "12", "Ê-đê"
    BA_NA = "13", "Ba-na"
    XO_DANG = "14", "Xơ-đăng"
    SAN_CHAY = "15", "Sán Chay"
    CO_HO = "16", "Cơ-ho"
    CHAM = "17", "Chăm"
    SAN_DIU = "18", "Sán Dìu"
    HRE = "19", "Hrê"
    MNONG = "20", "Mnông"
    RA_GLAI = "21", "Ra-glai"
    XTIENG = "22", "Xtiêng"
    BRU = "23", "Bru – Vân Kiều"
    THO = "24", "Thổ"
    GIAY = "25", "Giáy"
    CO_TU = "26", "Cơ-tu"
    GIE_TRIENG = "27", "Gié Triêng"
    MA = "28", "Mạ"
    KHO_MU = "29", "Khơ-mú"
    CO = "30", "Co"
    TA_OI = "31", "Tà-ôi"
    CHO_RO = "32", "Chơ-ro"
    KHANG = "33", "Kháng"
    XINH_MUN = "34", "Xinh-mun"
    HA_NHI = "35", "Hà Nhì"
    CHU_RU = "36", "Chu-ru"
    LAO = "37", "Lào"
    LA_CHI = "38", "La Chí"
    LA_HA = "39", "La Ha"
    PHU_LA = "40", "Phù Lá"
    LA_HU = "41", "La Hủ"
    LU = "42", "Lự"
    LO_LO = "43", "Lô Lô"
    CHUT = "44", "Chứt"
    MANG = "45", "Mảng"
    PA_THEN = "46", "Pà Thẻn"
    CO_LAO = "47", "Cơ Lao"
    CONG = "48", "Cống"
    BO_Y = "49", "Bố Y"
    SI_LA = "50", "Si La"
    PU_PEO = "51", "Pu Péo"
    BRAU = "52", "Brâu"
    O_DU = "53", "Ơ Đu"
    RO_MAM = "54", "Rơ Măm"


class Religion(models.TextChoices):
    NONE = "NONE", "Không"
    BUDDHIST = "BUDDHIST", "Phật giáo"
    CATHOLIC = "CATHOLIC", "Công giáo"
    PROTESTANT = "PROTESTANT", "Tin Lành"
    CAO_DAI = "CAO_DAI", "Cao Đài"
    HOA_HAO = "HOA_HAO", "Phật giáo Hòa Hảo"
    MUSLIM = "MUSLIM", "Hồi giáo"
    OTHER = "OTHER", "Tôn giáo khác"


class TransferState(models.TextChoices):
    REQUESTED = "REQUESTED", "Chờ tiếp nhận"
    ACCEPTED = "ACCEPTED", "Đã tiếp nhận"
    REFUSED = "REFUSED", "Từ chối"
    CANCELLED = "CANCELLED", "Đã rút"
