"""The objects of a campaign as a sheet, for accounts.services.exports."""

from dataclasses import dataclass

from cadres.choices import Scale
from cadres.models import EvaluationCampaign

from . import wording


@dataclass(frozen=True)
class Column:
    label: str
    read: object
    # Nothing here is sensitive.
    permission: str = ""


def _name(relation):
    def read(row):
        unit = getattr(row.unit, relation)
        return unit.name if unit else ""

    return read


def _rank(field):
    return lambda row: wording.full(getattr(row, field)) if getattr(row, field) else ""


HEAD = (
    Column("Đơn vị cấp huyện", _name("district")),
    Column("Cơ sở", _name("grassroots")),
    Column("Đơn vị", lambda row: row.unit.name),
    Column("Đối tượng", wording.name_object),
    Column("Chức danh", lambda row: row.post.name if row.post_id else ""),
)
REGISTERED = Column("Đăng ký danh hiệu", lambda row: "Có" if row.is_registered else "")
TAIL = (
    Column("Tự đánh giá", _rank("self_rank")),
    Column("Hội nghị", _rank("meeting_rank")),
    Column("Đề nghị", _rank("proposed_rank")),
    Column("Quyết định", _rank("rank")),
    Column("Điểm", lambda row: row.score),
    Column("Lý do chưa xếp loại", lambda row: row.unrated),
    Column("Trạng thái", lambda row: row.get_state_display()),
    Column("Lý do trả lại", lambda row: row.reason),
    Column("Cấp quyết định", lambda row: row.decider.name),
    Column("Số quyết định", lambda row: row.decision),
    Column("Ngày quyết định", lambda row: row.decided_on),
)


@dataclass(frozen=True)
class ResultSheet:
    campaign: EvaluationCampaign

    @property
    def label(self):
        return str(self.campaign)

    def export_columns(self, user):
        is_title = Scale(self.campaign.scale).is_title
        return [*HEAD, *([REGISTERED] if is_title else []), *TAIL]

    def export_rows(self, rows, *, user, on):
        columns = self.export_columns(user)
        told = rows.select_related(
            "unit__district", "unit__grassroots", "decider", "person", "post"
        )
        for row in told.iterator(chunk_size=1000):
            yield [column.read(row) for column in columns]
