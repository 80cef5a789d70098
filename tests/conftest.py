"""Fixtures that every floor shares: the cast. Giang opened the records, An works in the
province, Bình answers for Hà Quảng, Chi for Hòa An, Dũng leads, and nobody has nothing.
"""

from contextlib import contextmanager
from datetime import date
from importlib.util import find_spec

import pytest
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.test.utils import setup_databases, teardown_databases
from django.urls import reverse
from hypothesis import settings

from accounts.choices import Role
from accounts.services import users
from unions.choices import Area, Bloc, Form
from unions.services import mandates, units

pytest_plugins = [
    "tests.fixtures_boards",
    "tests.fixtures_reviews",
    "tests.fixtures_cells",
    "tests.fixtures_commands",
    "tests.fixtures_evaluations",
    "tests.fixtures_sample",
    "tests.fixtures_records",
    "tests.fixtures_sheets",
    "tests.fixtures_imports",
    "tests.fixtures_restructurings",
    "tests.fixtures_books",
    "tests.fixtures_succession",
    "tests.fixtures_kept",
]
# `make test` does not install a browser's driver.
collect_ignore = [] if find_spec("playwright") else ["browser"]

# A busy machine is slow, not wrong.
settings.register_profile("house", deadline=None)
settings.load_profile("house")

OPENED = date(2018, 1, 1)
RURAL = {"bloc": Bloc.RESIDENTIAL, "area": Area.RURAL}


def pytest_collection_modifyitems(items):
    """The sample first: a transactional test leaves no groups and no posts behind."""
    items.sort(key=lambda item: "loaded_sample" not in item.fixturenames)


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment, django_db_modify_db_settings, django_db_blocker
):
    """The test database, always, one a worker: pytest-django makes it only where a test
    is marked, and those of the sample are not."""
    with django_db_blocker.unblock():
        made = setup_databases(verbosity=0, interactive=False)
    yield
    with django_db_blocker.unblock():
        teardown_databases(made, verbosity=0)


@pytest.fixture
def refused():
    """`with refused({field: [message]})`: the block is refused in exactly these words;
    without a field they stand under "__all__"."""

    @contextmanager
    def check(expected):
        with pytest.raises(ValidationError) as caught:
            yield
        error = caught.value
        by_field = hasattr(error, "error_dict")
        told = error.message_dict if by_field else {NON_FIELD_ERRORS: error.messages}
        assert told == expected

    return check


# Units


@pytest.fixture
def found(giang):
    """Founds a unit on the first day of the records, by Giang."""

    def found(code, form, name, parent=None, on=OPENED, **facts):
        return units.found(
            code=code, form=form, name=name, parent=parent, on=on, by=giang, **facts
        )

    return found


@pytest.fixture
def province(found):
    return found("CB", Form.PROVINCIAL, "Tỉnh Đoàn Cao Bằng")


@pytest.fixture
def ha_quang(found, province):
    return found("CB-HAQUANG", Form.LOCAL, "Huyện Đoàn Hà Quảng", province)


@pytest.fixture
def thong_nong(found, province):
    """Merged into Hà Quảng in real life."""
    return found("CB-THONGNONG", Form.LOCAL, "Huyện Đoàn Thông Nông", province)


@pytest.fixture
def hoa_an(found, province):
    """The stranger."""
    return found("CB-HOAAN", Form.LOCAL, "Huyện Đoàn Hòa An", province)


@pytest.fixture
def truong_ha(found, ha_quang):
    """A commune of Hà Quảng."""
    return found("CB-HQ-TH", Form.UNION, "Đoàn xã Trường Hà", ha_quang, **RURAL)


@pytest.fixture
def da_thong(found, thong_nong):
    """A commune of Thông Nông."""
    return found("CB-TN-DT", Form.UNION, "Đoàn xã Đa Thông", thong_nong, **RURAL)


@pytest.fixture
def hong_viet(found, hoa_an):
    """A commune of Hòa An."""
    return found("CB-HA-HV", Form.UNION, "Đoàn xã Hồng Việt", hoa_an, **RURAL)


@pytest.fixture
def pac_bo(found, truong_ha):
    """A branch of Trường Hà, Hà Quảng."""
    return found("CB-HQ-TH-PB", Form.BRANCH, "Chi đoàn Pác Bó", truong_ha, **RURAL)


@pytest.fixture
def coc_lung(found, da_thong):
    """A branch of Đa Thông, Thông Nông."""
    return found("CB-TN-DT-CL", Form.BRANCH, "Chi đoàn Cốc Lùng", da_thong, **RURAL)


@pytest.fixture
def lam_son(found, hong_viet):
    """A branch of Hồng Việt, Hòa An."""
    return found("CB-HA-HV-LS", Form.BRANCH, "Chi đoàn Lam Sơn", hong_viet, **RURAL)


@pytest.fixture
def clinic(found, ha_quang):
    """A chi đoàn cơ sở of Hà Quảng: it holds its members itself."""
    return found(
        "CB-HQ-TTYT",
        Form.BRANCH_UNION,
        "Chi đoàn cơ sở Trung tâm Y tế",
        ha_quang,
        bloc=Bloc.ADMINISTRATIVE,
    )


# Users


@pytest.fixture
def open_account():
    def open_account(username, full_name, role, unit=None, by=None):
        user = users.open_account(
            username=username,
            full_name=full_name,
            password="doanvu-demo",
            role=role,
            by=by,
        )
        if unit:
            mandates.grant(user=user, unit=unit, on=OPENED, by=by)
        return user

    return open_account


@pytest.fixture
def giang(db, open_account):
    """The administrator."""
    return open_account("giang", "Hoàng Trường Giang", Role.ADMINISTRATOR)


@pytest.fixture
def an(open_account, province, giang):
    """Staff of the province."""
    return open_account("an", "Nông Thúy An", Role.STAFF, province, giang)


@pytest.fixture
def binh(open_account, ha_quang, giang):
    """Secretary of Hà Quảng."""
    return open_account("binh", "Lục Văn Bình", Role.SECRETARY, ha_quang, giang)


@pytest.fixture
def chi(open_account, hoa_an, giang):
    """Secretary of Hòa An."""
    return open_account("chi", "Bế Linh Chi", Role.SECRETARY, hoa_an, giang)


@pytest.fixture
def dung(open_account, province, giang):
    """Leadership of the province."""
    return open_account("dung", "Đàm Tiến Dũng", Role.LEADERSHIP, province, giang)


@pytest.fixture
def nobody(open_account, giang):
    """Staff without a mandate."""
    return open_account("nobody", "Triệu Vô Danh", Role.STAFF, by=giang)


# The admin


@pytest.fixture
def press(client):
    """`press(user, record, "doi-ten", name="…")` fills in an act and sends it; a model
    instead of a record presses the act that opens a new one; without data the page is
    only opened."""

    def press(user, record, slug, **data):
        client.force_login(user)
        meta = record._meta
        is_new = isinstance(record, type)
        name = f"admin:{meta.app_label}_{meta.model_name}"
        url = (
            reverse(f"{name}_open", args=[slug])
            if is_new
            else reverse(f"{name}_act", args=[record.pk, slug])
        )
        return client.post(url, data) if data else client.get(url)

    return press
