"""B.II.3.3: how members are managed: software and books, as units declare them."""

from reports.choices import Respondent
from reports.figures.algebra import DOWN_TO_DISTRICT

from .declaring import MOST_TURNS, in_period, share_of, share_of_branches, yes

SECTION = "B.II.3.3"

FIGURES = (
    in_period(
        "app_installs",
        "Lượt cài đặt ứng dụng Thanh niên Việt Nam",
        "lượt",
        SECTION,
        Respondent.GRASSROOTS,
        "Lượt cài đặt mới ứng dụng trong kỳ của biểu, do cơ sở đoàn vận động; cài lại "
        "trên máy cũ không tính.",
        heading="Lượt cài ứng dụng",
        most=MOST_TURNS,
    ),
    yes(
        "units_using_software",
        "Cơ sở đoàn sử dụng phần mềm quản lý đoàn viên",
        "đơn vị",
        SECTION,
        Respondent.GRASSROOTS,
        "Ngày cuối kỳ của biểu, cơ sở đoàn có người được giao cập nhật phần mềm quản "
        "lý đoàn viên và đã cập nhật trong kỳ.",
        "Dùng phần mềm",
    ),
    share_of(
        "units_using_software",
        "units_grassroots",
        "Tỷ lệ cơ sở đoàn sử dụng phần mềm quản lý đoàn viên",
        SECTION,
        "Số cơ sở đoàn khai có, trên số cơ sở đoàn đang hoạt động trong ngày",
        DOWN_TO_DISTRICT,
    ),
    yes(
        "branches_with_book",
        "Chi đoàn có sổ chi đoàn",
        "chi đoàn",
        SECTION,
        Respondent.BRANCH,
        "Ngày cuối kỳ của biểu, chi đoàn có sổ chi đoàn đang được ghi; sổ giấy hoặc sổ "
        "điện tử đều tính.",
        "Có sổ chi đoàn",
    ),
    share_of_branches("branches_with_book", "Tỷ lệ chi đoàn có sổ chi đoàn", SECTION),
    yes(
        "grassroots_with_books",
        "Đoàn cơ sở có sổ nghị quyết",
        "đơn vị",
        SECTION,
        Respondent.UNION,
        "Ngày cuối kỳ của biểu, đoàn cơ sở có sổ nghị quyết và sổ ghi biên bản họp; "
        "chi đoàn cơ sở không tính.",
        "Có sổ nghị quyết",
    ),
    share_of(
        "grassroots_with_books",
        "units_union",
        "Tỷ lệ đoàn cơ sở có sổ nghị quyết",
        SECTION,
        "Số đoàn cơ sở khai có, trên số đoàn cơ sở đang hoạt động trong ngày",
        DOWN_TO_DISTRICT,
    ),
)
