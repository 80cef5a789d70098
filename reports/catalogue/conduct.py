"""B.II.3.4, B.II.3.5, B.II.4.2: what branches and districts do, as they declare it."""

from reports.choices import Respondent, ValueKind
from reports.figures.algebra import EVERY_LEVEL, PROVINCE

from .declaring import (
    MOST_PEOPLE,
    in_period,
    of_day,
    share_of,
    share_of_branches,
    yes,
)

PARTY, TRAINING, ACTIVITY = "B.II.3.4", "B.II.3.5", "B.II.4.2"
BRANCH, CELL, SENDER = Respondent.BRANCH, Respondent.CELL, Respondent.SENDER
STYLES = ((1, "Đã thành nền nếp"), (2, "Đang thực hiện"), (3, "Chưa thực hiện"))
MOST_MEETINGS, MOST_MONEY = 500, 100_000_000_000

FIGURES = (
    yes(
        "districts_running_party_campaign",
        "Đơn vị triển khai giới thiệu đoàn viên ưu tú cho Đảng",
        "đơn vị",
        PARTY,
        SENDER,
        "Trong kỳ của biểu, đơn vị lập biểu có kế hoạch và đã giao chỉ tiêu giới thiệu "
        "đoàn viên ưu tú cho Đảng đến cơ sở.",
        "Triển khai giới thiệu cho Đảng",
    ),
    share_of(
        "districts_running_party_campaign",
        "units_district",
        "Tỷ lệ đơn vị triển khai giới thiệu đoàn viên ưu tú cho Đảng",
        PARTY,
        "Số đơn vị khai có, trên số đoàn cấp huyện và tương đương trong ngày",
        PROVINCE,
    ),
    yes(
        "branches_running_training_programme",
        "Chi đoàn thực hiện Chương trình rèn luyện đoàn viên",
        "chi đoàn",
        TRAINING,
        BRANCH,
        "Trong kỳ của biểu, chi đoàn có danh sách đăng ký và theo dõi việc thực hiện "
        "Chương trình rèn luyện đoàn viên.",
        "Có Chương trình rèn luyện",
    ),
    share_of_branches(
        "branches_running_training_programme",
        "Tỷ lệ chi đoàn thực hiện Chương trình rèn luyện đoàn viên",
        TRAINING,
    ),
    of_day(
        "members_training_programme",
        "Đoàn viên đăng ký Chương trình rèn luyện đoàn viên",
        "đoàn viên",
        TRAINING,
        CELL,
        "Đoàn viên của chi đoàn có đăng ký nội dung rèn luyện trong năm và được xếp "
        "loại kết quả.",
        heading="Đăng ký rèn luyện",
        most=MOST_PEOPLE,
    ),
    of_day(
        "members_training_programme_good",
        "Đoàn viên rèn luyện đạt tốt trở lên",
        "đoàn viên",
        TRAINING,
        CELL,
        "Trong số đoàn viên đăng ký Chương trình rèn luyện, số được xếp loại tốt hoặc "
        "cao hơn.",
        heading="Rèn luyện đạt tốt",
        most=MOST_PEOPLE,
    ),
    share_of(
        "members_training_programme_good",
        "members_training_programme",
        "Tỷ lệ đoàn viên rèn luyện đạt tốt trở lên",
        TRAINING,
        "Đoàn viên rèn luyện đạt tốt trở lên, trên số đã đăng ký",
        EVERY_LEVEL,
    ),
    of_day(
        "model_branch_meetings",
        "Xóm tổ chức sinh hoạt chi đoàn điểm",
        "xóm",
        ACTIVITY,
        SENDER,
        "Xóm, tổ dân phố được chọn tổ chức sinh hoạt chi đoàn điểm trong năm của biểu.",
        heading="Sinh hoạt chi đoàn điểm",
        most=MOST_MEETINGS,
    ),
    yes(
        "districts_with_strong_branch_plan",
        "Đơn vị có kế hoạch xây dựng chi đoàn mạnh",
        "đơn vị",
        ACTIVITY,
        SENDER,
        "Đơn vị lập biểu có kế hoạch xây dựng chi đoàn mạnh đang thực hiện.",
        "Kế hoạch chi đoàn mạnh",
    ),
    of_day(
        "branches_improving_style",
        "Chi đoàn xây dựng tác phong, lề lối công tác",
        "chi đoàn",
        ACTIVITY,
        BRANCH,
        "Chi đoàn tự đánh giá việc xây dựng tác phong, lề lối công tác; tính những chi "
        "đoàn đã thành nền nếp hoặc đang thực hiện.",
        kind=ValueKind.CHOICE,
        options=STYLES,
        telling=(1, 2),
        heading="Tác phong, lề lối",
    ),
    share_of_branches(
        "branches_improving_style",
        "Tỷ lệ chi đoàn xây dựng tác phong, lề lối công tác",
        ACTIVITY,
    ),
    of_day(
        "branch_meeting_attendance",
        "Tỷ lệ đoàn viên dự sinh hoạt chi đoàn",
        "%",
        ACTIVITY,
        BRANCH,
        "Bình quân số đoàn viên có mặt trên tổng số đoàn viên ở các buổi sinh hoạt "
        "trong kỳ của biểu; số tổng hợp là bình quân của các chi đoàn.",
        kind=ValueKind.PERCENT,
        most=100,
        heading="Dự sinh hoạt",
    ),
    in_period(
        "activity_funds",
        "Kinh phí huy động cho hoạt động thanh niên",
        "đồng",
        ACTIVITY,
        SENDER,
        "Tiền huy động ngoài ngân sách cho hoạt động của Đoàn, Hội trong kỳ của biểu; "
        "hiện vật không tính.",
        kind=ValueKind.MONEY,
        most=MOST_MONEY,
        heading="Kinh phí huy động",
    ),
)
