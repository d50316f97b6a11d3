"""What relative price scoring rests on, in sentences."""

from appraisal.engine.pricing import priced_criteria
from appraisal.engine.problem import PriceScale
from appraisal.engine.words.measures import measure_name
from appraisal.engine.words.names import names_briefly
from appraisal.engine.workings import Workings
from workbench.numbers.text import plain_number, points_in_full


def prices_said(workings: Workings) -> list[str]:
    """That points rest on the options that are present, and where these may still change; one
    sentence or two for each criterion."""
    problem = workings.problem
    found = []
    for criterion in priced_criteria(problem):
        scale = criterion.scale
        assert isinstance(scale, PriceScale)
        found.append(
            f'Points on "{criterion.name}" rest on the options that are present: the lowest '
            f"{measure_name(problem, scale.measure)} of those that no gateway stops earns "
            f"{points_in_full(scale.points)}, and each other that lowest divided by its own, times "
            f"{plain_number(scale.points)}. An option that is added, stopped or left out can "
            "change the points of the others, and their order."
        )
        if criterion.code in workings.open_prices:
            names = names_briefly(problem, workings.open_prices[criterion.code])
            found.append(
                f'The lowest on "{criterion.name}" may still change by {names}, so that the best '
                "and the worst rank of the options are not told."
            )
    return found
