"""The read API is what its description says, as far as a few examples of each address tell
(`make fuzz-api` tries many)."""

from tests.reports.api.fuzzing import fuzz, site_with_rows


def test_api_is_as_its_description_says() -> None:
    with site_with_rows() as (site, token, names):
        found = fuzz(site, token, names, examples=5, phases="fuzzing")
    assert found.returncode == 0, f"{found.stdout}{found.stderr}"
