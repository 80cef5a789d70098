"""Courses and what becomes of those who are sent to them."""

from django.db import models


class CourseKind(models.TextChoices):
    PROFESSIONAL = "PROFESSIONAL", "Chuyên môn"
    THEORY = "THEORY", "Lý luận chính trị"
    UNION_WORK = "UNION_WORK", "Nghiệp vụ công tác Đoàn"
    STATE = "STATE", "Quản lý nhà nước, ngạch công chức"
    DEFENCE = "DEFENCE", "Quốc phòng, an ninh"
    SKILLS = "SKILLS", "Kỹ năng khác"


class School(models.TextChoices):
    """With whom the union holds a course, or where it sends people."""

    POLITICAL_SCHOOL = "POLITICAL_SCHOOL", "Trường Chính trị tỉnh"
    DISTRICT_CENTRE = "DISTRICT_CENTRE", "Trung tâm bồi dưỡng chính trị cấp huyện"
    CENTRAL_UNION = "CENTRAL_UNION", "Trung ương Đoàn"
    UNIVERSITY = "UNIVERSITY", "Cơ sở đào tạo khác"
    NONE = "NONE", "Tự tổ chức"


class Result(models.TextChoices):
    LEARNING = "LEARNING", "Đang học"
    PASSED = "PASSED", "Hoàn thành"
    FAILED = "FAILED", "Không hoàn thành"
    LEFT = "LEFT", "Thôi học"
