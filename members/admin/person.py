from django.contrib import admin

from accounts.admin.acts import Act
from accounts.admin.base import BaseAdmin
from members.forms.people import (
    CorrectPersonForm,
    CorrectSensitiveForm,
    EnrolForm,
    RegisterForm,
)
from members.forms.stays import LeaveForm, MoveForm
from members.forms.transfers import ProposeForm
from members.models import Person

ADD, CHANGE = "members.add_person", "members.change_person"
ENROL = "members.change_enrolment"


def is_member(person):
    return person.enrolments.open().exists()


def is_no_member(person):
    return not is_member(person)


@admin.register(Person)
class PersonAdmin(BaseAdmin):
    list_display = ["full_name", "code", "gender", "born", "unit"]
    list_filter = ["gender"]
    list_select_related = ["unit"]
    search_fields = ["search_name"]
    ordering = ["sort_key"]
    exclude = ["search_name", "sort_key"]
    acts = [
        Act("mo-ho-so", "Lập hồ sơ đoàn viên", RegisterForm, ADD, opens=True),
        Act("chuyen", "Chuyển sinh hoạt", MoveForm, ENROL, is_member),
        Act(
            "de-nghi", "Đề nghị chuyển", ProposeForm, "members.add_transfer", is_member
        ),
        Act("vao-doan", "Ghi vào chi đoàn", EnrolForm, ENROL, is_no_member),
        Act("thoi", "Thôi sinh hoạt", LeaveForm, ENROL, is_member, confirm=True),
        Act("dinh-chinh", "Đính chính", CorrectPersonForm, CHANGE),
        Act(
            "nhay-cam",
            "Ghi thông tin nhạy cảm",
            CorrectSensitiveForm,
            "members.change_sensitivefacts",
        ),
    ]

    @admin.display(description="mã")
    def code(self, person):
        return person.code

    @admin.display(description="ngày sinh", ordering="born_on")
    def born(self, person):
        return person.born
