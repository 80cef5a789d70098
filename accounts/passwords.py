from django.core.exceptions import ValidationError


class LengthValidator:
    """As Django's own, whose words nobody has translated into Vietnamese."""

    def __init__(self, least=10):
        self.least = least

    def validate(self, password, user=None):
        if len(password) < self.least:
            raise ValidationError(
                f"Mật khẩu mới có {len(password)} ký tự; hãy dùng ít nhất "
                f"{self.least} ký tự.",
                code="password_too_short",
            )

    def get_help_text(self):
        return f"Mật khẩu phải có ít nhất {self.least} ký tự."
