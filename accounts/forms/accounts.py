from django import forms

from accounts.choices import Role
from accounts.services import users

from .act import ActForm

ROLE = {
    "label": "Vai trò",
    "choices": [(role.value, f"{role.label}. {role.description}") for role in Role],
    "widget": forms.RadioSelect,
}


class OpenAccountForm(ActForm):
    username = forms.SlugField(
        label="Tên đăng nhập",
        max_length=150,
        help_text="Chữ không dấu, chữ số, gạch nối; ví dụ haquang.",
    )
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    email = forms.EmailField(label="Thư điện tử", required=False)
    role = forms.ChoiceField(**ROLE)
    password = forms.CharField(
        label="Mật khẩu ban đầu",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="Người dùng nên đổi ngay sau lần đăng nhập đầu tiên.",
    )

    def perform(self, **facts):
        users.check_password(facts["password"])
        account = users.open_account(by=self.user, **facts)
        return f"Đã mở tài khoản {account.username}; hãy giao phụ trách đơn vị.", (
            account
        )


class EditAccountForm(ActForm):
    full_name = forms.CharField(label="Họ và tên", max_length=120)
    email = forms.EmailField(label="Thư điện tử", required=False)
    role = forms.ChoiceField(**ROLE)

    def facts(self):
        account = self.subject
        return {
            "full_name": account.full_name,
            "email": account.email,
            "role": users.role_of(account),
        }

    def perform(self, **facts):
        users.edit(user=self.subject, by=self.user, **facts)
        return f"Đã sửa tài khoản {self.subject.username}.", self.subject


class SetPasswordForm(ActForm):
    password = forms.CharField(
        label="Mật khẩu mới",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def perform(self, password):
        users.set_password(user=self.subject, password=password, by=self.user)
        return f"Đã đặt mật khẩu mới cho {self.subject.username}.", self.subject


class CloseForm(ActForm):
    def consequences(self):
        return [f"{self.subject} không đăng nhập được nữa, cho đến khi mở khóa."]

    def perform(self):
        users.close(user=self.subject, by=self.user)
        return f"Đã khóa tài khoản {self.subject.username}.", self.subject


class ReopenForm(ActForm):
    def perform(self):
        users.reopen(user=self.subject, by=self.user)
        return f"Đã mở khóa tài khoản {self.subject.username}.", self.subject


class ResetSecondFactorForm(ActForm):
    def consequences(self):
        return [
            f"{self.subject} đăng nhập bằng mật khẩu, rồi cài lại mã trên điện thoại."
        ]

    def perform(self):
        users.reset_second_factor(user=self.subject, by=self.user)
        name = self.subject.username
        return f"Đã đặt lại xác thực hai lớp của {name}.", self.subject


class SensitiveRightForm(ActForm):
    is_allowed = forms.BooleanField(
        label="Được xem dân tộc, tôn giáo, Đảng viên, kỷ luật",
        required=False,
        help_text="Trong phạm vi phụ trách; mỗi lần xem đều ghi vào nhật ký.",
    )

    def facts(self):
        return {"is_allowed": self.subject.has_perm("members.view_sensitive")}

    def perform(self, is_allowed):
        users.allow_sensitive(user=self.subject, is_allowed=is_allowed, by=self.user)
        return f"Đã ghi quyền của {self.subject.username}.", self.subject
