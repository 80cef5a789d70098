from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser

from accounts.models import Event
from unions.choices import DocumentKind
from unions.models import Document
from unions.services import documents

FACTS = {
    "kind": DocumentKind.CONCLUSION,
    "issuer": " Ban  Bí thư Trung ương Đoàn",
    "summary": "Về\u00a0tổ chức cơ sở Đoàn ",
    "issued_on": date(2018, 5, 4),
}


def test_document_registered_in_one_spelling(giang):
    document = documents.register(symbol="07 – KL/TWĐTN -BTC", by=giang, **FACTS)

    assert document.symbol == "07-KL/TWĐTN-BTC"
    assert document.issuer == "Ban Bí thư Trung ương Đoàn"
    assert document.summary == "Về tổ chức cơ sở Đoàn"
    assert Event.objects.get(act="document.register").subject == (
        "Kết luận số 07-KL/TWĐTN-BTC"
    )


def test_document_registered_twice_is_refused(giang, refused):
    documents.register(symbol="07-KL/TWĐTN", by=giang, **FACTS)

    with refused({"__all__": ["Văn bản có số, ký hiệu này đã được ghi."]}):
        documents.register(symbol="07 - KL / TWĐTN", by=giang, **FACTS)


def test_document_of_another_issuer_is_allowed(giang):
    documents.register(symbol="07-KL/TWĐTN", by=giang, **FACTS)
    documents.register(
        symbol="07-KL/TWĐTN", by=giang, **FACTS | {"issuer": "Tỉnh Đoàn"}
    )

    assert Document.objects.count() == 2


def test_document_without_a_symbol_is_refused(giang, refused):
    with refused({"symbol": ["Trường này không được để trắng."]}):
        documents.register(symbol=" ", by=giang, **FACTS)


@pytest.mark.parametrize("user", ["giang", "an", "binh", "dung", "nobody"])
def test_documents_visible_to_everybody_with_a_login(giang, request, user):
    document = documents.register(symbol="07-KL/TWĐTN", by=giang, **FACTS)

    visible = Document.objects.visible_to(request.getfixturevalue(user))

    assert list(visible) == [document]


def test_documents_visible_to_no_visitor(giang):
    documents.register(symbol="07-KL/TWĐTN", by=giang, **FACTS)

    assert list(Document.objects.visible_to(AnonymousUser())) == []
