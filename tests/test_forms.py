"""Dates, months, numbers and amounts as each language writes them (F23)."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.utils.meta import get_data

from scripts.content.moments import Month
from scripts.content.words import Words
from scripts.render import forms
from tests.conftest import ROOT
from tests.pages import CODES, PROJECT

DAY = datetime.date(2025, 9, 16)
LATER = datetime.date(2026, 1, 1)

# What people write in each language of the site; · is a no-break space.
EXPECTED = {
    "kk": {"day": "2025·жылғы·16·қыркүйек", "month": "2025·жылғы·қыркүйек",
           "number": "865·000", "amount": "865·000·₸", "range": "86·500·–·865·000·₸",
           "between": "2025·жылғы·16·қыркүйек – 2026·жылғы·1·қаңтар"},
    "ru": {"day": "16·сентября·2025·года", "month": "сентябрь·2025·года",
           "number": "865·000", "amount": "865·000·₸", "range": "86·500·–·865·000·₸",
           "between": "16·сентября·2025·года – 1·января·2026·года"},
    "en": {"day": "16·September·2025", "month": "September·2025",
           "number": "865,000", "amount": "865,000·₸", "range": "86,500·–·865,000·₸",
           "between": "16·September·2025 – 1·January·2026"},
}
MAY = {"kk": "2026·жылғы·мамыр", "ru": "май·2026·года", "en": "May·2026"}


def words(code: str) -> Words:
    return PROJECT.languages[code].words


def spaced(text: str) -> str:
    return text.replace("·", forms.NO_BREAK)


def test_every_language_of_the_site_is_tried() -> None:
    assert set(EXPECTED) == set(MAY) == set(CODES)


@pytest.mark.parametrize("code", CODES)
def test_forms(code: str) -> None:
    own = words(code)
    shown = {"day": forms.moment(DAY, own), "month": forms.moment(Month(2025, 9), own),
             "number": forms.number(865000, own), "amount": forms.amount([865000], own),
             "range": forms.amount([86500, 865000], own),
             "between": forms.edition([DAY, LATER], own)}
    assert shown == {name: spaced(text) for name, text in EXPECTED[code].items()}
    assert forms.edition([DAY], own) == shown["day"]
    assert forms.edition([Month(2025, 9)], own) == shown["month"]


@pytest.mark.parametrize("code", CODES)
def test_a_month_alone_is_not_in_the_case_of_a_date(code: str) -> None:
    assert forms.moment(Month(2026, 5), words(code)) == spaced(MAY[code])
    alone = [forms.moment(Month(2026, month), words(code)) for month in range(1, 13)]
    days = [forms.moment(datetime.date(2026, month, 5), words(code)) for month in range(1, 13)]
    assert len({*alone, *days}) == 24
    capital = [text for text in alone for word in text.split() if word[0].isupper()]
    assert len(capital) in (0, 12), "some months begin with a capital letter, some do not"


@pytest.mark.parametrize("code", CODES)
@given(day=st.dates(datetime.date(2020, 1, 1), datetime.date(2040, 1, 1)),
       tenge=st.integers(0, 10**9))
def test_nothing_can_break_or_go_missing(code: str, day: datetime.date, tenge: int) -> None:
    date, sum_of = forms.moment(day, words(code)), forms.amount([tenge, tenge + 1], words(code))
    for text in (date, sum_of):
        assert not any(sign in text for sign in " \u202f\n{}"), repr(text)
    assert f"{day.year}" in date and f"{day.day}" in date.split(forms.NO_BREAK)
    figures = ["".join(filter(str.isdigit, part)) for part in sum_of.split("–")]
    assert [int(figure) for figure in figures] == [tenge, tenge + 1]


def test_days_to_compare_by() -> None:
    assert forms.first_day(Month(2025, 9)) == datetime.date(2025, 9, 1)
    assert forms.first_day(DAY) == DAY


def test_two_readers_see_the_same_values_in_front_matter() -> None:
    """F24: MkDocs reads YAML 1.1, we read 1.2; `no`, 0102 and 14:30 must not change on reading."""
    for page in PROJECT.pages.values():
        text = (ROOT / page.path).read_text(encoding="utf-8")
        theirs, ours = get_data(text)[1], page.front.model_dump(exclude_unset=True)
        assert theirs == ours and len(ours) > 4, page.path
