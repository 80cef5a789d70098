import pytest
from django.core.exceptions import ValidationError

from accounts.passwords import LengthValidator


def test_password_long_enough_passes():
    assert LengthValidator().validate("doanvu-dem") is None


def test_password_too_short_is_told_in_vietnamese():
    with pytest.raises(ValidationError) as caught:
        LengthValidator().validate("doanvu-de")

    assert caught.value.messages == [
        "Mật khẩu mới có 9 ký tự; hãy dùng ít nhất 10 ký tự."
    ]


def test_rule_is_told_beforehand():
    assert LengthValidator(12).get_help_text() == "Mật khẩu phải có ít nhất 12 ký tự."
