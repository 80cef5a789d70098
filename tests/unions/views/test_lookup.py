"""What a field that asks for a unit offers."""

import pytest

URL = "/chon/don-vi/"


@pytest.fixture
def document(written, row, truong_ha):
    return written(
        row(1, "found", name="Đoàn xã Trường Mới", parent="CB-HAQUANG", code="CB-MOI")
    )


@pytest.fixture
def offers(client):
    def offers(user, words, **asked):
        client.force_login(user)
        return client.get(URL, {"q": words} | asked).json()["offers"]

    return offers


STANDING = "CB-HQ-TH – Đoàn xã Trường Hà, Huyện Đoàn Hà Quảng"
FRESH = "CB-MOI – Đoàn xã Trường Mới"


def test_units_that_a_document_founds_come_first(document, an, offers):
    assert offers(an, "truong") == [STANDING]
    assert offers(an, "truong", **{"quyet-dinh": document.pk}) == [FRESH, STANDING]
    assert offers(an, "cb-moi", **{"quyet-dinh": document.pk}) == [FRESH]


@pytest.mark.parametrize("asked", ["x", "9" * 40, ""])
def test_senseless_document_offers_nothing_more(asked, document, an, offers):
    assert offers(an, "truong", **{"quyet-dinh": asked}) == [STANDING]
    assert offers(an, "", **{"quyet-dinh": document.pk}) == []


def test_documents_of_others_are_not_told(document, chi, offers):
    assert offers(chi, "truong", **{"quyet-dinh": document.pk}) == []
