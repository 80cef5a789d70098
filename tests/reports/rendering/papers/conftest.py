"""A decision of every kind: Trường Hà (Pác Bó, two members; Bản Hoong, one) is split,
Lũng Nặm joins Sóc Hà, and so on."""

from datetime import date

import pytest

from unions.choices import Form

RURAL = {"bloc": "RESIDENTIAL", "area": "RURAL"}
AUTUMN = date(2021, 9, 1)


@pytest.fixture
def scene(small, truong_ha, pac_bo, clinic, ha_quang, thong_nong, da_thong, found):
    """The communes of the decision, each with a branch; see `small`, too."""
    found("CB-HQ-TH-BH", Form.BRANCH, "Chi đoàn Bản Hoong", truong_ha, **RURAL)
    for code, name in (("SH", "Sóc Hà"), ("LN", "Lũng Nặm"), ("KY", "Kéo Yên")):
        commune = found(
            f"CB-HQ-{code}", Form.UNION, f"Đoàn xã {name}", ha_quang, **RURAL
        )
        found(f"CB-HQ-{code}-1", Form.BRANCH, f"Chi đoàn {name} 1", commune, **RURAL)
    return small


@pytest.fixture
def lines(row, scene):
    return [
        row(1, "absorb", unit="CB-HQ-LN", into="CB-HQ-SH", name="Đoàn xã Sóc Lũng"),
        row(2, "unite", unit="CB-HQ-KY", name="Đoàn xã Thông Kéo", parent="CB-HAQUANG"),
        row(2, "unite", unit="CB-TN-DT"),
        row(3, "split", unit="CB-HQ-TH", name="Đoàn xã Pác Bó"),
        row(3, "split", unit="CB-HQ-TH", into="CB-HQ-SH"),
        row(3, "split", unit="CB-HQ-TH-BH", into="CB-HQ-SH"),
        row(4, "move", unit="CB-HQ-TTYT", parent="CB-HOAAN"),
        row(5, "rename", unit="CB-HA-HV", name="Đoàn xã Hồng Việt Mới"),
        row(6, "change", unit="CB-HA-HV-LS", area="URBAN"),
        row(
            7,
            "found",
            code="CB-HA-MOI",
            name="Chi đoàn cơ sở Mới",
            parent="CB-HOAAN",
            form="BRANCH_UNION",
            bloc="ENTERPRISE",
        ),
        row(8, "dissolve", unit="CB-THONGNONG", parent="CB-HAQUANG"),
    ]
