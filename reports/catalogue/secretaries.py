"""A.3.1: the secretaries of grassroots units and branches."""

from django.db.models import Q

from reports.figures.algebra import DOWN_TO_DISTRICT, DOWN_TO_GRASSROOTS
from unions.choices import Bloc

from .shapes import BRANCH_SECRETARY, GRASSROOTS_SECRETARY, seats, tenures
from .terms import rows

FIGURES = (
    seats(
        "grassroots_secretary_seats",
        "Vị trí bí thư cơ sở đoàn",
        GRASSROOTS_SECRETARY,
        "Vị trí bí thư được ấn định ở đoàn cơ sở và chi đoàn cơ sở trong ngày.",
        DOWN_TO_DISTRICT,
    ),
    tenures(
        "grassroots_secretaries",
        "Bí thư cơ sở đoàn",
        GRASSROOTS_SECRETARY,
        "Người đang giữ chức danh bí thư đoàn cơ sở, chi đoàn cơ sở trong ngày.",
        DOWN_TO_DISTRICT,
    ),
    seats(
        "grassroots_secretary_vacancies",
        "Khuyết bí thư cơ sở đoàn",
        GRASSROOTS_SECRETARY,
        "Vị trí bí thư cơ sở đoàn mà trong ngày chưa có người.",
        DOWN_TO_DISTRICT,
        column="vacant",
    ),
    seats(
        "branch_secretary_seats",
        "Vị trí bí thư chi đoàn",
        BRANCH_SECRETARY,
        "Vị trí bí thư được ấn định ở chi đoàn trong ngày.",
        DOWN_TO_GRASSROOTS,
    ),
    tenures(
        "branch_secretaries",
        "Bí thư chi đoàn",
        rows(BRANCH_SECRETARY),
        "Chức danh bí thư chi đoàn đang có người giữ trong ngày.",
        DOWN_TO_GRASSROOTS,
    ),
    tenures(
        "branch_secretaries_residential",
        "Bí thư chi đoàn trên địa bàn dân cư",
        rows(BRANCH_SECRETARY & Q(bloc=Bloc.RESIDENTIAL)),
        "Chức danh bí thư chi đoàn khối địa bàn dân cư đang có người giữ trong ngày.",
        DOWN_TO_GRASSROOTS,
    ),
    seats(
        "branch_secretary_vacancies",
        "Khuyết bí thư chi đoàn",
        BRANCH_SECRETARY,
        "Vị trí bí thư chi đoàn mà trong ngày chưa có người.",
        DOWN_TO_GRASSROOTS,
        column="vacant",
    ),
)
