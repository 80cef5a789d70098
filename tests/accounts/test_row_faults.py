import pytest

from accounts import row_faults


def test_faults_are_told_by_row(refused):
    with refused({"3": ["Thiếu tên."], "8": ["Thiếu ngày."]}):
        row_faults.refuse({3: "Thiếu tên.", 8: "Thiếu ngày."})


@pytest.mark.parametrize(("count", "more"), [(50, 0), (51, 1), (1284, 1234)])
def test_no_more_than_fifty_are_told(refused, count, more):
    told = {str(n): ["Thiếu tên."] for n in range(50)}
    number = "1.234" if more > 1 else "1"
    if more:
        told["__all__"] = [
            f"Còn {number} dòng khác chưa đúng; hãy sửa các dòng đã nêu rồi thử lại."
        ]

    with refused(told):
        row_faults.refuse(dict.fromkeys(range(count), "Thiếu tên."))


def test_without_faults_nothing_happens():
    assert row_faults.refuse({}) is None
