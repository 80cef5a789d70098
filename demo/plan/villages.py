"""Names of villages: known ones first, then invented ones in the same manner."""

from itertools import product

from . import sheets

WORDS = (
    "Bản Nà Lũng Pác Khuổi Cốc Khau Phia Pò Phiêng Thôm Kéo Nặm Tổng Đông",
    "Mạ Lầu Luông Cải Đuốc Ngần Sáng Lạn Hoài Vài Tàu Giàng Loỏng Chang Pục Rẩu Thán "
    "Ngoạ Kít Sẩu Mười Khòn Chộc Cuổi Gọn Tẩu Bó Thin Nưa Tậu Chủ Lạc Hiếng Duồng",
)
HEADS, TAILS = (words.split() for words in WORDS)
INVENTED = [f"xóm {head} {tail}" for head, tail in product(HEADS, TAILS)]


def known():
    """{commune: [village, …]}"""
    villages = {}
    for row in sheets.read("villages"):
        villages.setdefault(row["commune"], []).append(row["village"])
    return villages


def names(rng, count, area, known):
    if area == "URBAN" and not known:
        return [f"tổ dân phố {number}" for number in range(1, count + 1)]
    invented = [name for name in rng.sample(INVENTED, count) if name not in known]
    return [*known, *invented][:count]
