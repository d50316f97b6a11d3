"""A second engine, deliberately plain: it tries every filling and every weighting it can.

It shares no code with the first beyond the inputs. It knows levels, bands, weights, every kind
of gate and gaps of every kind, and asks of a measure only the values the strategy draws.
"""

from fractions import Fraction as F
from itertools import permutations, product

from appraisal.engine.gateway_kinds import MeasureTest, MinimumLevelTest, PassTest
from appraisal.engine.problem import (
    Problem,
    Role,
)
from tests.appraisal.engine.problems import MEASURED

NA = "n/a"
STEEP = (1, 10**4, 10**8)  # weights apart enough to stand for "as much more as you like"


class Oracle:
    def __init__(self, problem: Problem) -> None:
        self.problem = problem
        self.out = {one.option for one in problem.ruled_out}
        self.codes = [one.code for one in problem.options if one.code not in self.out]
        self.sign = 1 if problem.better == "higher" else -1
        self.ranking = [c for c in problem.criteria if c.role == Role.RANKING]
        self.weighted = any(c.weight is not None for c in self.ranking)
        self.of_code = {c.code: c for c in self.ranking}
        # The same points come again and again, with other gaps filled.
        self.totals, self.outdone = {}, {}
        # What each criterion's levels are worth, and the least and the most that they are.
        self.worth = {c.code: {x.key: x.points for x in c.scale.levels} for c in self.ranking}
        self.lowest = {code: min(points.values()) for code, points in self.worth.items()}
        self.highest = {code: max(points.values()) for code, points in self.worth.items()}
        self.given = {}  # (option, criterion) -> level or NA; (option, "m") -> value
        for rating in problem.ratings:
            if rating.assessor is None:
                key = (rating.option, rating.criterion)
                self.given[key] = NA if rating.not_applicable else rating.level
        for measurement in problem.measurements:
            self.given[measurement.option, measurement.measure] = measurement.value

    def points(self, facts, option, criterion):
        """Points, NA or None (missing)."""
        if ("filled", option, criterion.code) in facts:
            return facts["filled", option, criterion.code]
        given = facts.get((option, criterion.code))
        if given == NA:
            return NA
        if criterion.from_measure:
            value = facts.get((option, "m"))
            if value is None:
                return None
            for band in criterion.from_measure.bands:
                if band.at_least is not None and value < band.at_least:
                    continue
                if band.at_most is not None and value > band.at_most:
                    continue
                given = band.level
                break
        return None if given is None else self.worth[criterion.code][given]

    def test(self, facts, option, gate):
        """True, False, NA or None (missing)."""
        if isinstance(gate.test, PassTest):
            given = facts.get((option, gate.code))
            return given if given in (NA, None) else given == "pass"
        if isinstance(gate.test, MeasureTest):
            value = facts.get((option, "m"))
            if value is None:
                return None
            low, high = gate.test.at_least, gate.test.at_most
            return (low is None or value >= low) and (high is None or value <= high)
        assert isinstance(gate.test, MinimumLevelTest)
        target = self.of_code[gate.test.criterion]
        points = self.points(facts, option, target)
        if points in (NA, None):
            return points
        needed = self.worth[target.code][gate.test.level]
        return self.sign * points >= self.sign * needed

    def gates(self, role):
        return [c for c in self.problem.criteria if c.role == role]

    def total(self, facts, option, weights=None):
        """The total under the given weights, None where a criterion that counts is missing."""
        known = (*self.all_points(facts, option), weights)
        if known not in self.totals:
            self.totals[known] = self.total_of(known[:-1], weights)
        return self.totals[known]

    def all_points(self, facts, option):
        return [self.points(facts, option, criterion) for criterion in self.ranking]

    def total_of(self, points_of, weights=None):
        top, bottom, everything = F(0), F(0), F(0)
        for index, criterion in enumerate(self.ranking):
            weight = weights[index] if weights else criterion.weight
            if weight == 0:
                continue
            everything += weight
            points = points_of[index]
            if points is None:
                return None
            if points == NA:
                continue
            top += weight * points
            highest, lowest = self.highest[criterion.code], self.lowest[criterion.code]
            if self.problem.total_as == "value":
                top += weight * ((points - lowest) / (highest - lowest) - points)
            bottom += weight * (highest if self.problem.total_as == "percent" else 1)
        kind = self.problem.total_as
        factor = {"points": everything, "average": 1, "percent": 100, "value": 100}[str(kind)]
        return top / bottom * factor

    def beats(self, facts, first, second):
        """By total with weights; without, at least as good under every weighting tried and
        better under one."""
        if self.weighted:
            return self.sign * (self.total(facts, first) - self.total(facts, second)) > 0
        return self.dominates(facts, first, second)

    def dominates(self, facts, first, second):
        """However a gap is filled, which only a criterion of weight 0 can have here: at least as
        good under every weighting tried, and better under one."""
        blanks = [
            ("filled", option, criterion.code)
            for option in (first, second)
            for criterion in self.ranking
            if self.points(facts, option, criterion) is None
        ]
        levels = [
            [level.points for c in self.ranking if c.code == code for level in c.scale.levels]
            for _, _, code in blanks
        ]
        return all(
            self.outdoes(facts | dict(zip(blanks, filling, strict=True)), first, second)
            for filling in product(*levels)
        )

    def outdoes(self, facts, first, second):
        pair = (*self.all_points(facts, first), *self.all_points(facts, second))
        if pair not in self.outdone:
            self.outdone[pair] = self.is_outdone(pair)
        return self.outdone[pair]

    def is_outdone(self, pair):
        """Whether the first half of these points outdoes the second one."""
        one, other = pair[: len(self.ranking)], pair[len(self.ranking) :]
        is_better = False
        for weights in product(STEEP, repeat=len(self.ranking)) if self.ranking else ():
            gap = self.sign * (self.total_of(one, weights) - self.total_of(other, weights))
            if gap < 0:
                return False
            is_better |= gap > 0
        return is_better

    def excuse(self, facts, option, gate):
        """Whether the excuse holds for certain, and whether it still can."""
        if gate.excused_by is None:
            return False, False
        met = open_ = 0
        for code in gate.excused_by.of:
            points = self.points(facts, option, self.of_code[code])
            high = self.worth[code][gate.excused_by.level]
            if points is None:
                open_ += 1
            elif points != NA and self.sign * points >= self.sign * high:
                met += 1
        needed = gate.excused_by.at_least
        return met >= needed, met + open_ >= needed

    def gaps(self, option):
        facts, gaps = self.given, set()
        for criterion in self.ranking:
            if criterion.weight != 0 and self.points(facts, option, criterion) is None:
                gaps.add(criterion.code)
        for gate in self.gates(Role.GATEWAY) + self.gates(Role.CONDITIONAL_GATEWAY):
            verdict = self.test(facts, option, gate)
            if verdict is None:
                target = getattr(gate.test, "criterion", None)
                gaps.add(target or gate.code)
            if verdict in (None, False):
                holds, can_hold = self.excuse(facts, option, gate)
                if can_hold and not holds:
                    for code in gate.excused_by.of:
                        if self.points(facts, option, self.of_code[code]) is None:
                            gaps.add(code)
        return gaps

    def answer(self):
        """option -> outcome, rank, total, failed, excused, gaps, best and worst rank."""
        facts = self.given
        codes = self.codes
        answers = {code: {"rank": None, "best": None, "worst": None} for code in codes}
        decided, unstopped = [], []
        for code in codes:
            infeasible = {
                g.code for g in self.gates(Role.GATEWAY) if self.test(facts, code, g) is False
            }
            stopped, excused = set(), set()
            for gate in self.gates(Role.CONDITIONAL_GATEWAY):
                if self.test(facts, code, gate) is False:
                    holds, can_hold = self.excuse(facts, code, gate)
                    if holds:
                        excused.add(gate.code)
                    elif not can_hold:
                        stopped.add(gate.code)
            gaps = set() if infeasible else self.gaps(code)
            answers[code] |= {
                "failed": infeasible | stopped,
                "excused": excused,
                "gaps": gaps,
                "total": self.total(facts, code) if self.weighted else None,
                "outcome": "not-feasible" if infeasible else "undecided" if gaps else "open",
            }
            if not infeasible and not gaps:
                decided.append(code)
                if stopped:
                    answers[code]["outcome"] = "not-taken-forward"
                else:
                    unstopped.append(code)
        for code in decided:
            answers[code]["rank"] = 1 + sum(
                self.beats(facts, o, code) for o in decided if o != code
            )
        for code in unstopped:
            ahead = sum(self.beats(facts, other, code) for other in unstopped if other != code)
            cut = self.problem.shortlist.count or len(codes)
            answers[code]["outcome"] = "taken-forward" if ahead < cut else "not-taken-forward"
        self.bound(answers)
        self.dominance = {
            (a, b)
            for a, b in permutations(decided, 2)
            if self.ranking and self.dominates(facts, a, b)
        }
        nothing = {"rank": None, "best": None, "worst": None, "total": None}
        sets = {"failed": set(), "excused": set(), "gaps": set()}
        stopped = nothing | sets | {"outcome": "not-taken-forward"}
        return answers | dict.fromkeys(self.out, stopped)

    def bound(self, answers):
        """Every filling of every gap of the options in play, one after another."""
        playing = [code for code, answer in answers.items() if answer["outcome"] != "not-feasible"]
        blanks, choices = [], []
        for code in playing:
            for criterion in self.problem.criteria:
                if (code, criterion.code) in self.given or criterion.from_measure:
                    continue
                if criterion.role == Role.RANKING:
                    blanks.append((code, criterion.code))
                    choices.append([level.key for level in criterion.scale.levels])
                elif criterion.role == Role.GATEWAY and isinstance(criterion.test, PassTest):
                    blanks.append((code, criterion.code))
                    choices.append(["pass", "fail"])
            if (code, "m") not in self.given:
                blanks.append((code, "m"))
                choices.append(MEASURED)
        for filling in product(*choices):
            facts = self.given | dict(zip(blanks, filling, strict=True))
            feasible = [
                code
                for code in playing
                if all(
                    self.test(facts, code, gate) is not False for gate in self.gates(Role.GATEWAY)
                )
            ]
            for code in feasible:
                rank = 1 + sum(
                    self.beats(facts, other, code) for other in feasible if other != code
                )
                best, worst = answers[code]["best"], answers[code]["worst"]
                answers[code]["best"] = rank if best is None else min(best, rank)
                answers[code]["worst"] = rank if worst is None else max(worst, rank)
