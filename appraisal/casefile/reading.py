"""From the appraisals of a checked case to rows: each kind of row in one statement."""

from collections.abc import Callable
from datetime import date

from appraisal.models import (
    Appraisal,
    Band,
    Criterion,
    Decision,
    Evidence,
    Excuse,
    ExcusingCriterion,
    GatewayTest,
    Level,
    Measure,
    MeasureValue,
    Option,
    Rating,
    Scale,
    StakeholderView,
)
from schemes.casefile.faults import slugs
from schemes.models import Programme, Scheme
from workbench.casefile.faults import Json


def create_appraisals(
    rows: list[Json], programme: Programme, schemes: dict[str, Scheme]
) -> dict[str, Appraisal]:
    """Saves the appraisals of a checked, canonical case with all that belongs to them; by
    reference. The caller holds the transaction."""
    slug = slugs()
    created = {}
    for position, data in enumerate(rows):
        shortlist = data.get("shortlist", {"kind": "all"})
        money = data.get("finance", {})
        appraisal = Appraisal.objects.create(
            programme=programme,
            scheme=schemes.get(data.get("scheme", "")),
            reference=data["reference"],
            slug=slug(data["reference"]),
            title=data["title"],
            strand=data.get("strand", ""),
            question=data.get("question", ""),
            total_as=data.get("total_as", "points"),
            better=data.get("better", "higher"),
            shortlist=shortlist["kind"],
            shortlist_count=shortlist.get("count"),
            shortlist_total=shortlist.get("total"),
            in_scope_value=money.get("in_scope_value"),
            savings_target=money.get("target"),
            wider_savings=money.get("wider_savings"),
            saving_lines=money.get("lines", []),
            position=position,
        )
        _Parts(appraisal, data).create()
        created[appraisal.reference] = appraisal
    return created


class _Parts:
    """The rows of one appraisal, created in the sequence in which they need one another."""

    def __init__(self, appraisal: Appraisal, data: Json) -> None:
        self.appraisal = appraisal
        self.data = data
        self.scales: dict[str, Scale] = {}
        self.levels: dict[tuple[str, str], Level] = {}
        self.measures: dict[str, Measure] = {}
        self.options: dict[str, Option] = {}
        self.criteria: dict[str, Criterion] = {}

    def create(self) -> None:
        self._scales()
        self._measures()
        self._options()
        self._criteria()
        self._gates()
        self._values()
        self._ratings()
        self._decision()

    def _scales(self) -> None:
        slug = slugs()
        given: Json = self.data.get("scales", {})
        scales = Scale.objects.bulk_create(
            Scale(
                appraisal=self.appraisal,
                key=key,
                slug=slug(key),
                minimum=scale.get("minimum"),
                maximum=scale.get("maximum"),
                position=position,
            )
            for position, (key, scale) in enumerate(given.items())
        )
        self.scales = {scale.key: scale for scale in scales}
        levels = Level.objects.bulk_create(
            Level(
                scale=scale,
                key=level["key"],
                name=level.get("name", ""),
                definition=level.get("definition", ""),
                points=level["points"],
                position=position,
            )
            for scale in scales
            for position, level in enumerate(given[scale.key].get("levels", []))
        )
        self.levels = {(level.scale.key, level.key): level for level in levels}

    def _measures(self) -> None:
        """Those that are defined first, in their sequence, then those that are only used."""
        definitions: Json = self.data.get("measure_definitions", {})
        measures = Measure.objects.bulk_create(
            Measure(
                appraisal=self.appraisal,
                key=key,
                name=definitions.get(key, {}).get("name", ""),
                unit=definitions.get(key, {}).get("unit", ""),
                position=position,
            )
            for position, key in enumerate(dict.fromkeys([*definitions, *_used(self.data)]))
        )
        self.measures = {measure.key: measure for measure in measures}

    def _options(self) -> None:
        slug = slugs()
        given = self.data["options"]
        options = Option.objects.bulk_create(
            Option(
                appraisal=self.appraisal,
                code=option["code"],
                slug=slug(option["code"]),
                name=option["name"],
                summary=option.get("summary", ""),
                ownership=option.get("ownership", ""),
                governance=option.get("governance", ""),
                facts=option.get("facts", []),
                baseline=option.get("baseline", False),
                cost=option.get("cost"),
                total_savings=option.get("finance", {}).get("total_savings"),
                confidence=option.get("finance", {}).get("confidence"),
                position=position,
            )
            for position, option in enumerate(given)
        )
        self.options = {option.code: option for option in options}
        StakeholderView.objects.bulk_create(
            StakeholderView(
                option=self.options[option["code"]],
                kind=kind,
                group=view.get("group", ""),
                text=view["text"],
                position=position,
            )
            for option in given
            for kind, key in (("benefit", "benefits"), ("drawback", "drawbacks"))
            for position, view in enumerate(option.get(key, []))
        )

    def _criteria(self) -> None:
        slug = slugs()
        criteria = Criterion.objects.bulk_create(
            self._criterion(row, slug, position)
            for position, row in enumerate(self.data["criteria"])
        )
        self.criteria = {criterion.code: criterion for criterion in criteria}
        Band.objects.bulk_create(
            Band(
                criterion=self.criteria[row["code"]],
                level=self.levels[row["scale"], band["level"]],
                at_least=band.get("from"),
                at_most=band.get("to"),
                position=position,
            )
            for row in self.data["criteria"]
            if "from_measure" in row
            for position, band in enumerate(row["from_measure"]["bands"])
        )

    def _criterion(self, row: Json, slug: Callable[[str], str], position: int) -> Criterion:
        scale = row.get("scale")
        line: Json = scale if isinstance(scale, dict) else {}
        return Criterion(
            appraisal=self.appraisal,
            code=row["code"],
            slug=slug(row["code"]),
            name=row["name"],
            question=row.get("question", ""),
            role=row["role"],
            scale=self.scales[scale] if isinstance(scale, str) else None,
            weight=row.get("weight"),
            linear_measure=self.measures.get(line.get("measure", "")),
            linear_worst=line.get("worst"),
            linear_best=line.get("best"),
            linear_points=line.get("points"),
            banded_measure=self.measures.get(row.get("from_measure", {}).get("measure", "")),
            position=position,
        )

    def _gates(self) -> None:
        gates = [row for row in self.data["criteria"] if "test" in row]
        GatewayTest.objects.bulk_create(
            GatewayTest(
                criterion=self.criteria[row["code"]],
                kind=row["test"]["kind"],
                measure=self.measures.get(row["test"].get("measure", "")),
                at_least=row["test"].get("at_least"),
                at_most=row["test"].get("at_most"),
                ranking=self.criteria.get(row["test"].get("criterion", "")),
                level=row["test"].get("level", ""),
                points=row["test"].get("points"),
            )
            for row in gates
        )
        excused = [row for row in gates if "excused_by" in row]
        excuses = Excuse.objects.bulk_create(
            Excuse(
                criterion=self.criteria[row["code"]],
                at_least=row["excused_by"]["at_least"],
                level=row["excused_by"]["level"],
            )
            for row in excused
        )
        ExcusingCriterion.objects.bulk_create(
            ExcusingCriterion(excuse=excuse, ranking=self.criteria[code], position=position)
            for excuse, row in zip(excuses, excused, strict=True)
            for position, code in enumerate(row["excused_by"]["of"])
        )

    def _values(self) -> None:
        MeasureValue.objects.bulk_create(
            MeasureValue(
                measure=self.measures[row["measure"]],
                option=self.options[row["option"]],
                value=row["value"],
                position=position,
            )
            for position, row in enumerate(self.data.get("measures", []))
        )

    def _ratings(self) -> None:
        given = self.data.get("ratings", [])
        ratings = Rating.objects.bulk_create(
            Rating(
                option=self.options[row["option"]],
                criterion=self.criteria[row["criterion"]],
                assessor=row.get("assessor", ""),
                level=row.get("level", ""),
                points=row.get("points"),
                not_applicable=row.get("not_applicable", ""),
                reason=row.get("reason", ""),
                position=position,
            )
            for position, row in enumerate(given)
        )
        Evidence.objects.bulk_create(
            Evidence(
                rating=rating,
                title=one["title"],
                source=one.get("source", ""),
                position=position,
            )
            for rating, row in zip(ratings, given, strict=True)
            for position, one in enumerate(row.get("evidence", []))
        )

    def _decision(self) -> None:
        row = self.data.get("decision")
        if row is None:
            return
        day = row.get("decided_on")
        self.appraisal.decision = Decision.objects.create(
            appraisal=self.appraisal,
            preferred=self.options[row["preferred"]],
            with_a_view_to=self.options.get(row.get("with_a_view_to", "")),
            reason=row.get("reason", ""),
            present=row.get("present"),
            entitled=row.get("entitled"),
            decided_on=None if day is None else date.fromisoformat(day),
            next_step=row.get("next_step", ""),
        )
        self.appraisal.save(update_fields=["decision"])


def _used(data: Json) -> list[str]:
    """The keys of the measures that criteria and values speak of, in their sequence."""
    used = []
    for row in data["criteria"]:
        places = (row.get("scale"), row.get("from_measure"), row.get("test"))
        used += [
            place["measure"] for place in places if isinstance(place, dict) and "measure" in place
        ]
    return [*used, *(row["measure"] for row in data.get("measures", []))]
