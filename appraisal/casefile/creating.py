"""The appraisals of a checked case into the database: each kind of row in one statement."""

from collections.abc import Sequence

from appraisal.casefile.mapped import (
    APPRAISAL,
    ASSESSOR,
    ASSESSOR_WEIGHT,
    BAND,
    CONDITION,
    CONSIDERED,
    COST_SCENARIO,
    CRITERION,
    DECISION,
    EVIDENCE,
    EXCUSE,
    GROUP,
    INTEREST,
    LEVEL,
    MEASURE,
    MEASUREMENT,
    MOVE,
    NOT_TOGETHER,
    OPTION,
    OPTION_LINE,
    PARTNER,
    RATING,
    RULED_OUT,
    SCALE,
    SCENARIO,
    SPREAD,
    TEST,
    VIEW,
)
from appraisal.casefile.parts import CaseAppraisal, CaseLinear, CaseMeasureDefinition
from appraisal.casefile.spread.rules import rules_sum
from appraisal.models import (
    Appraisal,
    Criterion,
    ExcusingCriterion,
    Level,
    Measure,
    NotTogether,
    Option,
    Scale,
)
from schemes.models import Programme, Scheme
from workbench.rows.slugs import slugs


def create_appraisals(
    parts: Sequence[CaseAppraisal], programme: Programme, schemes: dict[str, Scheme]
) -> dict[str, Appraisal]:
    """Saves the appraisals of a checked case with all that belongs to them; by reference. The
    caller holds the transaction."""
    slug = slugs()
    created = {}
    for position, part in enumerate(parts):
        appraisal = APPRAISAL.row_of(
            part,
            known={"scheme": schemes},
            programme=programme,
            slug=slug(part.reference),
            position=position,
        )
        appraisal.save()
        create_parts(appraisal, part)
        created[appraisal.reference] = appraisal
    _not_together(parts, programme, created)
    return created


def _not_together(
    parts: Sequence[CaseAppraisal], programme: Programme, created: dict[str, Appraisal]
) -> None:
    """Saves which options do not go together, once all of them stand."""
    if not any(part.not_together for part in parts):
        return
    options = {
        reference: {row.code: row for row in Option.objects.filter(appraisal=appraisal)}
        for reference, appraisal in created.items()
    }
    NotTogether.objects.bulk_create(
        NOT_TOGETHER.row_of(
            one,
            known={"option": options[part.reference], "other": options[one.appraisal]},
            programme=programme,
        )
        for part in parts
        for one in part.not_together
    )


def create_parts(appraisal: Appraisal, part: CaseAppraisal) -> None:
    """Saves all that belongs to a saved appraisal, in the sequence in which the rows need one
    another. The caller holds the transaction."""
    scales, levels = _scales(appraisal, part)
    measures = _measures(appraisal, part)
    options = _options(appraisal, part)
    criteria = _criteria(appraisal, part, scales, measures)
    _rules(part, criteria, levels, measures)
    named = {"option": options, "measure": measures, "criterion": criteria}
    MEASUREMENT.create([(None, part.measures)], known=named)
    ratings = RATING.create([(None, part.ratings)], known=named)
    EVIDENCE.create((row, one.evidence) for row, one in zip(ratings, part.ratings, strict=True))
    ASSESSOR.create([(appraisal, part.assessors)])
    ASSESSOR_WEIGHT.create([(None, part.weights_of)], known=named)
    MOVE.create([(appraisal, part.moves)])
    CONDITION.create([(appraisal, part.conditions)])
    PARTNER.create([(None, part.partners)], known=named)
    RULED_OUT.create([(None, part.ruled_out)], known=named)
    CONSIDERED.create([(None, part.considered)], known=named)
    INTEREST.create([(appraisal, part.interests)])
    SCENARIO.create([(appraisal, part.scenarios)])
    COST_SCENARIO.create([(appraisal, part.cost_scenarios)])
    if part.spread is not None:
        SPREAD.create([(appraisal, [part.spread])], rules_sha256=rules_sum(part))
    if part.decision is not None:
        appraisal.decision = DECISION.row_of(
            part.decision,
            known={"preferred": options, "with_a_view_to": options},
            appraisal=appraisal,
        )
        appraisal.decision.save()
        appraisal.save(update_fields=["decision"])


def _scales(
    appraisal: Appraisal, part: CaseAppraisal
) -> tuple[dict[str, Scale], dict[tuple[str, str], Level]]:
    """Scales by key, levels by the keys of their scale and their own."""
    slug = slugs()
    scales = Scale.objects.bulk_create(
        SCALE.row_of(one, appraisal=appraisal, key=key, slug=slug(key), position=position)
        for position, (key, one) in enumerate(part.scales.items())
    )
    levels = LEVEL.create((scale, part.scales[scale.key].levels) for scale in scales)
    return (
        {scale.key: scale for scale in scales},
        {(level.scale.key, level.key): level for level in levels},
    )


def _measures(appraisal: Appraisal, part: CaseAppraisal) -> dict[str, Measure]:
    """Those that are defined first, in their sequence, then those that are only used."""
    nothing = CaseMeasureDefinition()
    made = Measure.objects.bulk_create(
        MEASURE.row_of(
            part.measure_definitions.get(key, nothing),
            appraisal=appraisal,
            key=key,
            position=position,
        )
        for position, key in enumerate(dict.fromkeys([*part.measure_definitions, *_used(part)]))
    )
    return {measure.key: measure for measure in made}


def _options(appraisal: Appraisal, part: CaseAppraisal) -> dict[str, Option]:
    slug = slugs()
    made = Option.objects.bulk_create(
        OPTION.row_of(one, appraisal=appraisal, slug=slug(one.code), position=position)
        for position, one in enumerate(part.options)
    )
    options = {option.code: option for option in made}
    for kind in ("benefit", "drawback"):
        VIEW.create(
            ((options[one.code], getattr(one, f"{kind}s")) for one in part.options), kind=kind
        )
    OPTION_LINE.create((options[one.code], one.lines) for one in part.options)
    return options


def _criteria(
    appraisal: Appraisal,
    part: CaseAppraisal,
    scales: dict[str, Scale],
    measures: dict[str, Measure],
) -> dict[str, Criterion]:
    slug = slugs()
    groups = {group.name: group for group in GROUP.create([(appraisal, part.groups)])}
    made = Criterion.objects.bulk_create(
        CRITERION.row_of(
            one,
            known={"scale": scales, "measure": measures, "group": groups},
            appraisal=appraisal,
            slug=slug(one.code),
            position=position,
        )
        for position, one in enumerate(part.criteria)
    )
    return {criterion.code: criterion for criterion in made}


def _rules(
    part: CaseAppraisal,
    criteria: dict[str, Criterion],
    levels: dict[tuple[str, str], Level],
    measures: dict[str, Measure],
) -> None:
    """Bands, gateway tests and excuses."""
    for one in part.criteria:
        if one.from_measure is not None:
            of_scale = {key: level for (scale, key), level in levels.items() if scale == one.scale}
            BAND.create([(criteria[one.code], one.from_measure.bands)], known={"level": of_scale})
    TEST.create(
        ((criteria[one.code], [one.test]) for one in part.criteria if one.test is not None),
        known={"measure": measures, "ranking": criteria},
    )
    excused = [one for one in part.criteria if one.excused_by is not None]
    excuses = EXCUSE.create(
        (criteria[one.code], [one.excused_by]) for one in excused if one.excused_by is not None
    )
    ExcusingCriterion.objects.bulk_create(
        ExcusingCriterion(excuse=excuse, ranking=criteria[code], position=position)
        for excuse, one in zip(excuses, excused, strict=True)
        if one.excused_by is not None
        for position, code in enumerate(one.excused_by.of)
    )


def _used(part: CaseAppraisal) -> list[str]:
    """The keys of the measures that criteria and values speak of, in their sequence."""
    used = []
    for one in part.criteria:
        if isinstance(one.scale, CaseLinear) and one.scale.measure:
            used.append(one.scale.measure)
        if one.from_measure is not None:
            used.append(one.from_measure.measure)
        if one.test is not None and one.test.measure:
            used.append(one.test.measure)
    return [*used, *(one.measure for one in part.measures)]
