"""What a line can do, as one chooses it."""

from unions.choices import LineKind

HINTS = {
    LineKind.ABSORB: "Một hay nhiều đơn vị kết thúc; đơn vị tiếp nhận đang có giữ mã "
    "và lịch sử, nhận đoàn viên, đơn vị trực thuộc.",
    LineKind.UNITE: "Từ hai đơn vị trở lên kết thúc; một đơn vị mới nhận tất cả.",
    LineKind.SPLIT: "Một đơn vị kết thúc; các phần về đơn vị đang có hoặc đơn vị mới.",
    LineKind.MOVE: "Đơn vị và mọi đơn vị bên dưới chuyển về đơn vị cấp trên khác.",
    LineKind.RENAME: "Đơn vị mang tên mới; báo cáo của những ngày trước giữ tên cũ.",
    LineKind.CHANGE: "Đơn vị đổi loại hình, khối, địa bàn hoặc mã hành chính.",
    LineKind.FOUND: "Một đơn vị mới, chưa có đoàn viên.",
    LineKind.DISSOLVE: "Đơn vị kết thúc; nói rõ đoàn viên, đơn vị trực thuộc về đâu.",
}
KINDS = [(kind, HINTS[kind]) for kind in LineKind]
