"""When a need is in doubt."""

import pytest

from schemes.models import Scheme
from schemes.needs.standing import warning_of


def scheme(reference: str, status: str, confidence: str = "") -> Scheme:
    return Scheme(reference=reference, status=status, confidence=confidence)


@pytest.mark.parametrize(
    ("status", "needed", "confidence", "told"),
    [
        ("developing", "developing", "green", ""),
        ("developing", "idea", "amber", ""),
        ("developing", "stopped", "", "B is stopped, so A waits for nothing."),
        ("delivering", "stopped", "red", "B is stopped, so A waits for nothing."),
        ("delivering", "delivering", "", "Late: A is under way and B is not delivered."),
        ("delivered", "approved", "", "Late: A is under way and B is not delivered."),
        ("idea", "idea", "red", "B is red: it is unlikely to be delivered as it stands."),
        ("delivering", "delivered", "red", ""),
        ("stopped", "stopped", "red", ""),
    ],
)
def test_need_in_doubt_says_why(status: str, needed: str, confidence: str, told: str) -> None:
    assert warning_of(scheme("A", status), scheme("B", needed, confidence)) == told


def test_need_that_is_late_and_red_says_both() -> None:
    told = warning_of(scheme("A", "delivering"), scheme("B", "approved", "red"))
    assert told.startswith("Late: ")
    assert "B is red" in told
