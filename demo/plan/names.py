"""Composed names. Nobody real is meant."""

FAMILIES = {
    "KINH": "Nguyễn Trần Lê Phạm Vũ Đỗ Bùi Ngô Đặng Phan",
    "TAY": "Nông Hoàng Lương Bế Đàm Hà Ma Lục Triệu Nguyễn Đinh Lãnh",
    "NUNG": "Nông Hoàng Lý Lục Phùng Mã Chu Hứa Lâm Triệu Linh Lương",
    "MONG": "Vàng Sùng Giàng Hầu Dương Thào Lầu Lý Ngô Mã Vừ",
    "DAO": "Triệu Bàn Đặng Phùng Chảo Tẩn Lý Dương",
    "SAN_CHAY": "Hoàng Lã Trần Tô Trương",
    "LO_LO": "Chi Lang Lò Hoàng Dương",
    "HOA": "Lâm Trương Lý Hứa Quách",
}
MIDDLES = {
    "M": "Văn Đức Minh Quang Hữu Xuân Ngọc Thanh Đình Công Duy Trung Quốc Thế",
    "F": "Thị Thị Thị Thu Ngọc Thanh Bích Hồng Minh Thùy Kim Lan Diệu Phương",
}
GIVEN = {
    "M": "An Bình Chiến Chung Cường Dũng Dương Đạt Đông Hải Hiếu Hiệp Hòa Hoàn Hùng "
    "Huy Khánh Kiên Lâm Long Lợi Luân Mạnh Nam Nghĩa Phong Phú Phúc Quân Quý Sơn Tài "
    "Tân Thái Thắng Thành Thiện Tiến Toàn Trường Tuấn Tùng Tuyên Vinh Vũ",
    "F": "Anh Ánh Bích Chi Chuyên Diễm Dung Duyên Giang Hà Hạnh Hằng Hiền Hoa Hoài Huế "
    "Huệ Hương Huyền Khuyên Lan Lệ Liên Linh Loan Luyến Mai Mến My Nga Ngân Nguyệt "
    "Nhung Oanh Phương Quyên Thảo Thêm Thơm Thu Thủy Trang Tuyết Uyên Vân Xuân Yến",
}
FAMILIES, MIDDLES, GIVEN = (
    {key: words.split() for key, words in table.items()}
    for table in (FAMILIES, MIDDLES, GIVEN)
)


def full_name(rng, gender, people):
    family = rng.choice(FAMILIES[people])
    if people == "MONG" and rng.random() < 0.5:
        middle = "A" if gender == "M" else "Thị"
    else:
        middle = rng.choice(MIDDLES[gender])
    return f"{family} {middle} {rng.choice(GIVEN[gender])}"
