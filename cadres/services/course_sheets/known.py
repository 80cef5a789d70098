"""What the register knows of the courses that a sheet speaks of, in few queries."""

from accounts import vietnamese
from accounts.keys import among
from accounts.spreadsheets import Refused
from cadres.models import Attendance, Course


class Courses:
    """The courses of the days that `rows` name, as `by` may see them, and who was sent
    to them."""

    def __init__(self, rows, by):
        days = {row.cells["begins_on"] for row in rows}
        found = Course.objects.visible_to(by).filter(begins_on__in=among(days))
        self.by_name = {}
        for course in found.select_related("unit"):
            key = vietnamese.fold(course.name), course.begins_on
            self.by_name.setdefault(key, []).append(course)
        keys = [course.pk for own in self.by_name.values() for course in own]
        turns = Attendance.objects.filter(course__in=among(keys))
        turns = turns.select_related("course", "person", "unit")
        self.turns = {(turn.course_id, turn.person_id): turn for turn in turns}

    def find(self, cells):
        """The one course that a row means; Refused where there is none, or several."""
        name, day = cells["course"], cells["begins_on"]
        found = self.by_name.get((vietnamese.fold(name), day), [])
        if len(found) == 1:
            return found[0]
        said = f"“{name}” khai giảng ngày {vietnamese.day(day)}"
        if found:
            raise Refused(
                f"Cột Tên lớp: có nhiều lớp {said}; hãy ghi học viên ở trang của lớp."
            )
        raise Refused(
            f"Cột Tên lớp: không tìm thấy lớp {said}; hãy ghi lớp trước, hoặc kiểm tra "
            "lại tên và ngày."
        )
