from .allowance_rate import AllowanceRate
from .attendance import Attendance
from .award import Award
from .base_salary import BaseSalary
from .candidate import Candidate
from .congress import Congress
from .contest import Contest
from .contest_entry import ContestEntry
from .course import Course
from .criterion import Criterion
from .destination import Destination
from .elected_office import ElectedOffice
from .evaluation import Evaluation
from .evaluation_campaign import EvaluationCampaign
from .evaluation_reminder import EvaluationReminder
from .field_trip import FieldTrip
from .field_visit import FieldVisit
from .inspected_unit import InspectedUnit
from .inspection import Inspection
from .move import Move
from .opening import Opening
from .post import Post
from .qualification import Qualification
from .recruit import Recruit
from .recruitment_round import RecruitmentRound
from .score import Score
from .seat import Seat
from .succession_plan import SuccessionPlan
from .succession_review import SuccessionReview
from .tenure import Tenure
from .waiver import Waiver

__all__ = [
    "AllowanceRate",
    "Attendance",
    "Award",
    "BaseSalary",
    "Candidate",
    "Congress",
    "Contest",
    "ContestEntry",
    "Course",
    "Criterion",
    "Destination",
    "ElectedOffice",
    "Evaluation",
    "EvaluationCampaign",
    "EvaluationReminder",
    "FieldTrip",
    "FieldVisit",
    "InspectedUnit",
    "Inspection",
    "Move",
    "Opening",
    "Post",
    "Qualification",
    "Recruit",
    "RecruitmentRound",
    "Score",
    "Seat",
    "SuccessionPlan",
    "SuccessionReview",
    "Tenure",
    "Waiver",
]
