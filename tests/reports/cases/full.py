"""A case file in which every object has every key, in canonical form: what is left out on the way
into the database or out of it is missed."""

from typing import Any

from tests.reports.cases.cases import Json

TABLE: Json = {
    "title": "Grants by district",
    "source": "Grant returns",
    "note": "Without one district.",
    "row_heading": "District",
    "columns": [{"name": "Grant", "unit": "£"}, {"name": "Top-up", "unit": "£"}, {"name": "Total"}],
    "rows": [
        {"label": "North", "values": ["1.50", {"missing": "not asked"}, "2"]},
        {"label": "South", "values": ["3", {"low": "4", "central": "5", "high": "6"}, "8"]},
        {"label": "East", "values": ["1", "1", "2"]},
        {"label": "All", "values": ["4.50", "5", "10"]},
    ],
    "sums": [
        {"row": "All", "of": ["North", "South"], "explained": "One did not answer."},
        {"row": "South", "of": ["North"], "less": ["East"]},
        {"column": "Total", "of": ["Grant", "Top-up"], "explained": "Rounded."},
    ],
}
STATED: Json = {
    "amount": "1200",
    "precision": "100",
    "unit": "pounds",
    "note": "From the pack.",
    "explained": "Rounded down.",
}

LIVE: list[Any] = [
    "1000",
    {"headlines_of": ["S1"]},
    {"line": "Staff", "year": "2019/20", "scheme": "S1"},
    {"cell": ["Grants by district", "North", "Grant"], "less": True},
]

LINES: list[Json] = [
    {
        "name": "Fewer contracts",
        "kind": "saving",
        "unit_value": "10.50",
        "unit_value_less": "0.50",
        "volume": {"low": "90", "central": "100", "high": "120"},
        "periods": "52",
        "likelihood": {"low": "0.2", "central": "0.5", "high": "0.8"},
        "phasing": {"kind": "half-then-half", "start": "2018/19"},
        "risk": "high",
        "lasts": True,
        "counts": ["Contracts"],
        "alternative": True,
        "note": "Six end in spring.",
    },
    {"name": "From a month", "kind": "income", "unit_value": "7", "phasing": {"kind": "from-month", "month": "2018-11"}},
    {"name": "By year", "kind": "cost", "unit_value": "7", "phasing": {"kind": "by-year", "shares": {"2018/19": "0.25", "2019/20": "1"}}},
    {
        "name": "By intake",
        "kind": "reinvestment",
        "phasing": {
            "kind": "cohorts",
            "cohorts": [
                {"start": "2018/19", "volume": "100", "unit_value": "3", "likelihoods": ["0.9"], "shares": ["0.5", "1"]},
            ],
        },
    },
    {"name": "Drawn up", "kind": "one-off-cost", "amounts": {"2018/19": "100", "2019/20": {"missing": "not priced"}}},
    {"name": "Staff", "kind": "cost", "amounts": {"2018/19": "100", "2019/20": "250"}, "amounts_are": "in-all"},
]  # fmt: skip

OWN_ESTIMATES: Json = {
    "bias": "0.2",
    "bias_reason": "Nobody was asked.",
    "below": "0.05",
    "above": "1.5",
}

PLAN: Json = {
    "workstreams": [
        {
            "name": "People",
            "purpose": "Staff move over.",
            "activities": [{"activity": "Consult", "products": ["A plan", "A report"]}],
        }
    ],
    "timetable": {
        "caption": "Two months",
        "months": ["2016-03", "2016-04"],
        "steps": [
            {"name": "Build", "from": "2016-03", "to": "2016-03"},
            {
                "name": "Open",
                "from": "2016-04",
                "to": "2016-04",
                "follows": ["Tender", "Build"],
                "fixed": True,
                "finished": True,
            },
        ],
    },
    "milestones": {
        "caption": "From start to launch",
        "points": [{"key": "start", "label": "Start"}, {"key": "end", "label": "Launch"}],
        "rows": [
            {
                "option": "A",
                "name": "As it is",
                "steps": [{"from": "start", "to": "end", "text": "Go"}],
            }
        ],
    },
    "budget": {
        "caption": "What it costs",
        "items": [{"workstream": "People", "item": "Advice", "amount": "70000", "approximate": True}],
        "total": {"amount": "70000", "approximate": True},
        "note": "Without tax.",
    },
    "events": [
        {
            "when": "May 2016",
            "sessions": 3,
            "title": "Workshops",
            "group": "Carers",
            "attendance": "41",
            "note": "All heard.",
        }
    ],
}  # fmt: skip

PROGRAMME: Json = {
    "reference": "P1",
    "title": "Saving together",
    "authority": "Borough",
    "first_year": "2018/19",
    "years": 3,
    "target": "1000000.00",
    "summary": "What it is about.",
    "stated": [STATED | {"name": "Whole", "sum_of": LIVE}],
    "evidence": [TABLE],
    "plan": PLAN,
    "way_forward": "Begin in May.",
    "scoring": "apart",
    "questions": [{"key": "aims", "heading": "What is it for?", "help": "In three lines."}],
    "budgets": [{"year": "2018/19", "amount": "500000", "precision": "1000", "note": "Net."}],
    "bridges": [
        {
            "title": "From budget to need",
            "sources": [{"name": "Budget", "amount": "500000"}],
            "uses": [{"name": "Need", "amount": {"low": "400000", "high": "600000"}}],
            "precision": "1000",
            "note": "As in March.",
        }
    ],
    "periods": [
        {
            "name": "Tender",
            "from": "30 April 2012",
            "to": "15 June 2012",
            "stated": "45",
            "unit": "days",
            "sense": "at-least",
            "fixed": True,
            "finished": True,
        },
        {"name": "Award", "from": "July 2012", "follows": ["Tender"]},
    ],
    "explanations": [
        {"where": "Grants by district: North", "stated": "5", "computed": "7/2", "text": "Rounded."}
    ],
    "sessions": [
        {
            "title": "Carers’ evening",
            "kind": "consultation",
            "from": "May 2016",
            "to": "30 June 2016",
            "place": "Town hall",
            "invited": "All carers known to the council.",
            "asked": 410,
            "came": 41,
            "note": "Signed throughout.",
            "feedback": [
                {
                    "theme": "Access",
                    "appraisal": "A1",
                    "option": "A",
                    "comments": 12,
                    "said": "It is too far.",
                    "done": "A bus was added.",
                }
            ],
        }
    ],
    "notice_days": 60,
    "actions": [
        {
            "action": "Agree the timetable of the tender.",
            "source": "improvement-plan",
            "source_title": "Plan of May 2018",
            "scheme": "S1",
            "appraisal": "A1",
            "owner": "Contracts manager",
            "due": "September 2018",
            "done_on": "2018-09-03",
            "done": "The board agreed it.",
        }
    ],
    "contracts": [
        {
            "title": "Care at home, north",
            "supplier": "Carers Ltd",
            "scheme": "S1",
            "annual_value": "1200000.50",
            "ends": "2019-08-31",
            "notice": 6,
            "notice_in": "months",
            "notice_given": "2019-02-01",
            "exit_cost": "40000",
            "extension": "Two years, once.",
            "note": "Rates are fixed.",
        }
    ],
}

REPORTED: Json = {
    "periods": "quarters",
    "profile": {"2018-Q1": "1000.50", "2018-Q2": "2000"},
    "actual": {"2018-Q1": "900"},
    "forecast": {"2018-Q2": "1500"},
    "status": {
        "2018-Q1": {"is": "green", "why": "The rest came in July."},
        "2018-Q2": {"is": "red"},
    },
    "lost": {
        "2018-Q1": {
            "amount": "100.50",
            "why": "One contract was renewed.",
            "replaced": "50",
            "replaced_by": "Fewer hours.",
        }
    },
    "carried": {"2018-Q1": "500"},
    "owner": "Contracts manager",
    "next_milestone": {"what": "Tender goes out", "on": "2018-09-03"},
}

SCHEMES: list[Json] = [
    {"reference": "S0", "title": "First"},
    {
        "reference": "S1",
        "spellings": ["S.1"],
        "title": "Contracts",
        "summary": "Fewer of them.",
        "owner_role": "Head of contracts",
        "status": "delivering",
        "theme": "Adults",
        "delivery_confidence": {"rating": "amber", "reason": "Two are late."},
        "headline": {
            "amount": "5000",
            "precision": "1000",
            "year": "2018/19",
            "explained": "Rounded up.",
        },
        "answers": {"aims": "To save."},
        "lines": LINES,
        "depends_on": ["S0"],
        "depends_on_outside": ["The new system"],
        "risks": [
            {
                "risk": "A provider withdraws.",
                "likelihood": "high",
                "impact": "medium",
                "mitigation": "Ask two.",
                "owner_role": "Head of contracts",
            }
        ],
        "impacts": [
            {"kind": "negative", "group": "Age", "text": "Moves.", "mitigation": "A year's notice."}
        ],
        "delivery_options": [
            {
                "name": "One lot",
                "summary": "Let all again together.",
                "benefits": ["Cheap to let."],
                "drawbacks": ["One provider."],
            }
        ],
        "from_option": {"appraisal": "A2", "option": "A"},
        "stated": [
            STATED | {"name": "Yearly", "product_of": ["12", "100"]},
            STATED | {"name": "Together", "sum_of": LIVE},
            STATED
            | {"name": "Lines", "of_lines": {"lines": "all", "year": "2018/19", "take": "gross"}},
        ],
        "evidence": [TABLE | {"title": "Contracts by year"}],
        "delivery": REPORTED | {"closed": REPORTED | {"as_at": "2018-06", "stopped": True}},
    },
]

APPRAISAL: Json = {
    "reference": "A1",
    "title": "How the service is run",
    "strand": "Delivery model",
    "question": "Who should run it?",
    "scheme": "S1",
    "total_as": "average",
    "better": "lower",
    "scales": {
        "hml": {
            "levels": [
                {"key": "low", "name": "Low", "definition": "Little of it.", "points": "1.0"},
                {"key": "high", "name": "High", "definition": "Much of it.", "points": "3"},
            ]
        },
        "ten": {"minimum": "1", "maximum": "10"},
    },
    "options": [
        {"code": "A", "name": "As now", "baseline": True},
        {
            "code": "B",
            "name": "Staff mutual",
            "cost": "120000",
            "summary": "Owned by staff.",
            "ownership": "Its members",
            "governance": "A board of nine",
            "benefits": [{"group": "Staff", "text": "They decide."}],
            "drawbacks": [{"group": "Carers", "text": "It takes a year."}],
            "facts": [{"label": "Time to establish", "text": "About a year"}],
            "finance": {"total_savings": "2105898", "confidence": "0.75"},
            "partners_needed": 2,
            "lines": [*LINES[:4], LINES[5] | {"estimates": OWN_ESTIMATES}],
            "estimates": {
                "cost_bias": "0.15",
                "saving_bias": "0.05",
                "bias_reason": "Nothing like it was built before.",
                "below": "0.1",
                "above": "0.2",
            },
        },
        {"code": "C", "name": "Closure"},
    ],
    "criteria": [
        {"code": "1", "name": "Lawful", "role": "gateway", "question": "May we?", "test": {"kind": "pass"}},
        {"code": "2", "name": "Pays back", "role": "gateway", "test": {"kind": "measure", "measure": "payback", "at_least": "1", "at_most": "5"}},
        {"code": "3", "name": "Quality", "role": "ranking", "scale": "hml", "weight": "60.0", "group": "Service"},
        {"code": "4", "name": "Reach", "role": "ranking", "scale": "ten", "weight": "20"},
        {
            "code": "5",
            "name": "Cost",
            "role": "ranking",
            "scale": {"kind": "linear", "measure": "cost", "worst": "900", "best": "100", "points": "10"},
            "weight": "10",
        },
        {
            "code": "6",
            "name": "Savings",
            "role": "ranking",
            "scale": "hml",
            "weight": "10",
            "from_measure": {
                "measure": "payback",
                "bands": [{"to": "2", "level": "high"}, {"level": "low"}],
            },
        },
        {"code": "7", "name": "Good", "role": "gateway", "test": {"kind": "minimum-level", "criterion": "3", "level": "high"}},
        {
            "code": "8",
            "name": "Tested",
            "role": "conditional-gateway",
            "test": {"kind": "minimum-level", "criterion": "4", "points": "7"},
            "excused_by": {"at_least": 1, "of": ["3"], "level": "high"},
        },
        {"code": "9", "name": "Fits", "role": "consideration"},
        {
            "code": "10",
            "name": "Size",
            "role": "ranking",
            "scale": "hml",
            "weight": "5",
            "from_measure": {
                "measure": "cost",
                "bands": [{"from": "500", "level": "high"}, {"level": "low"}],
            },
        },
    ],
    "groups": [{"name": "Service", "weight": "60"}],
    "measure_definitions": {"payback": {"name": "Payback", "unit": "years"}, "cost": {"name": "Cost", "unit": "£"}},
    "finance": {
        "in_scope_value": "9000000",
        "target": "1960000",
        "wider_savings": "100000",
        "lines": [{"name": "Overheads", "risk": "low"}],
        "first_year": "2017/18",
        "years": 5,
        "price_base": "2016/17",
        "costs_from": "lines",
    },
    "measures": [{"option": "B", "measure": "payback", "value": "2.50"}],
    "ratings": [
        {
            "option": "B",
            "criterion": "3",
            "level": "high",
            "reason": "The board agreed.",
            "evidence": [{"title": "Survey", "source": "Page 4"}],
        },
        {"option": "B", "criterion": "4", "points": "7.5"},
        {"option": "A", "criterion": "4", "not_applicable": "Nobody is reached."},
        {
            "option": "A",
            "criterion": "3",
            "assessor": "assessor-1",
            "level": "low",
            "at": "2016-02-29T10:00:00+00:00",
        },
        {"option": "B", "criterion": "3", "assessor": "assessor-1", "abstained": "An interest."},
        {
            "option": "A",
            "criterion": "3",
            "level": "high",
            "meeting": "Project board",
            "agreed_on": "2016-03-01",
            "panel": "Finance, HR",
            "dissent": "HR: medium.",
        },
    ],
    "state": "decided",
    "weights_as": "swings",
    "reasons_for": "ends",
    "weights_sha256": "0" * 64,
    "assessors": [{"code": "assessor-1", "role": "Finance", "authority": "Borough"}],
    "weights_of": [{"assessor": "assessor-1", "criterion": "3", "weight": "100"}],
    "moves": [
        {
            "from": "scoring",
            "to": "setting-up",
            "at": "2016-02-28T09:30:00+00:00",
            "reason": "A criterion was missing.",
        }
    ],
    "shortlist": {"kind": "top", "count": 2},
    "decision": {
        "preferred": "B",
        "with_a_view_to": "A",
        "reason": "It stands first.",
        "present": 7,
        "entitled": 10,
        "decided_on": "2016-03-07",
        "next_step": "Consult staff.",
        "made_by": "votes",
        "took_part": [{"role": "Head of Housing", "authority": "Borough"}],
        "votes": [
            {"authority": "Borough", "for": 4, "against": 1, "abstained": 1},
            {"authority": "County", "for": 1},
        ],
        "dissent": [{"role": "Treasurer", "authority": "Borough", "why": "It costs more."}],
    },
    "conditions": [
        {"condition": "Staff are consulted.", "owner": "HR", "by": "2016-06-01", "met_on": "2016-05-30"},
        {"condition": "Cabinet agrees.", "owner": "Director", "by": "2016-09-01"},
    ],
    "partners": [
        {"authority": "Borough", "option": "B", "answer": "yes", "by": "2016-04-01", "decided_on": "2016-03-30"},
        {"authority": "County", "option": "B", "answer": "undecided"},
    ],
    "ruled_out": [
        {"option": "C", "stage": "Long list", "when": "2016-01-04", "who": "Project board", "why": "It is dear."}
    ],
    "considered": [{"option": "B", "criterion": "9", "text": "Staff prefer it."}],
    "interests": [
        {
            "role": "Treasurer",
            "authority": "Borough",
            "interest": "On the board of the trust.",
            "action": "Left the room.",
            "on": "2016-03-07",
        },
        {"role": "Head of Housing", "authority": "Borough"},
    ],
    "not_together": [
        {"option": "A", "appraisal": "A2", "other": "B", "reason": "There is no room for it there."}
    ],
    "scenarios": [
        {
            "name": "Reach counts more",
            "reason": "A member asked.",
            "weights": [{"criterion": "4", "weight": "70.5", "was": "20", "stood_in": "Service"}],
            "groups": [{"group": "Service", "weight": "75", "was": "60", "held": ["3", "4"]}],
            "ratings": [
                {"option": "A", "criterion": "3", "level": "low", "was": {"level": "high"}},
                {"option": "B", "criterion": "4", "points": "8", "was": {"points": "7.5"}},
                {"option": "A", "criterion": "4", "points": "2", "was": {"not_applicable": "Nobody."}},
            ],
            "bands": [
                {
                    "criterion": "6",
                    "bands": [{"to": "3", "level": "high"}, {"level": "low"}],
                    "was": [{"to": "2", "level": "high"}, {"level": "low"}],
                },
                {
                    "criterion": "10",
                    "bands": [{"from": "400", "level": "high"}, {"level": "low"}],
                    "was": [{"from": "500", "level": "high"}, {"level": "low"}],
                },
            ],
            "excuses": [
                {
                    "criterion": "8",
                    "excused_by": {"at_least": 1, "of": ["3"], "level": "low"},
                    "was": {"at_least": 1, "of": ["3"], "level": "high"},
                }
            ],
        }
    ],
    "cost_scenarios": [
        {
            "name": "Inflation 5%",
            "cost_change": "0.1",
            "cost_yearly": "0.05",
            "saving_change": "-0.2",
            "saving_yearly": "0.02",
            "discount_rate": "0.06",
            "why": "Prices of building rise.",
        },
        {"name": "At 0%", "discount_rate": "0"},
    ],
}  # fmt: skip

# What one appraisal cannot have besides: another kind of shortlist.
OTHER_APPRAISAL: Json = {
    "reference": "A2",
    "title": "Where it is run",
    "total_as": "percent",
    "scales": {"hml": {"levels": [{"key": "low", "points": "1"}, {"key": "high", "points": "3"}]}},
    "options": [{"code": "A", "name": "Here"}, {"code": "B", "name": "There"}],
    "criteria": [
        {"code": "1", "name": "Near", "role": "ranking", "scale": "hml", "weight": "100"},
        {
            "code": "2",
            "name": "Tender",
            "role": "ranking",
            "scale": {"kind": "price", "measure": "tender", "points": "40"},
            "weight": "0",
        },
        {
            "code": "3",
            "name": "Cost",
            "role": "ranking",
            "scale": {"kind": "price", "points": "10"},
            "weight": "0",
        },
    ],
    "measures": [{"option": "B", "measure": "tender", "value": "99.50"}],
    "shortlist": {"kind": "threshold", "total": "50"},
    "spread": {
        "ratings": [
            {
                "option": "A",
                "criterion": "1",
                "assessors": 2,
                "lowest": "low",
                "median": "low",
                "median_to": "high",
                "highest": "high",
            }
        ],
        "totals": [
            {"option": "A", "assessors": 2, "lowest": "100/3", "median": "200/3", "highest": "100"}
        ],
        "first": ["A"],
        "left_out": [{"assessors": 2, "first": ["A", "B"]}],
    },
}

PAPER: Json = {
    "reference": "obc",
    "house_format": "plain",
    "appraisal": "A1",
    "appraisals": ["A1", "A2"],
    "schemes": ["S1"],
    "title": "Business case",
    "facts": {"committee": "Cabinet", "date": "2016-03-07"},
    "headings": [
        {"key": "summary", "heading": "In short"},
        {"key": "methodology", "left_out": True},
        {"key": "bids", "heading": "Bids", "own": True, "beneath": "summary", "appendix": True},
    ],
    "sections": [
        {"key": "summary", "text": "Words"},
        {
            "key": "bids",
            "text": "Three bids.",
            "exempt": {"paragraph": "3", "reason": "Bids are open."},
        },
    ],
    "exempt": [{"kind": "option", "name": "A1/B", "paragraph": "3", "reason": "Bids are open."}],
    "approvals": [
        {
            "role": "Legal",
            "state": "given",
            "on": "2021-04-08",
            "comment": "As amended.",
            "delegation": "The post is vacant.",
            "stale": True,
        }
    ],
    "background": ["Grant returns"],
    "show_approvals": False,
    "revisions": [
        {
            "version": "1.0",
            "on": "2021-04-01",
            "author": "Officer",
            "status": "Draft",
            "note": "First.",
        }
    ],
    "explained": [{"mark": "abc", "why": "It was rounded.", "by": "Officer"}],
}

FULL: Json = {
    "format": "options-appraisal/1",
    "programme": PROGRAMME,
    "schemes": SCHEMES,
    "appraisals": [APPRAISAL, OTHER_APPRAISAL],
    "papers": [PAPER],
    "comments": [
        {
            "text": "Does this count the pensions?",
            "at": "2016-03-02T10:00:00+00:00",
            "by": "Assessor, Borough",
            "appraisal": "A1",
            "option": "B",
            "criterion": "3",
            "resolved_at": "2016-03-03T10:00:00+00:00",
            "replies": [
                {"text": "It does.", "at": "2016-03-02T11:00:00+00:00", "by": "Lead officer"}
            ],
        },
        {
            "text": "Name the source.",
            "at": "2016-03-04T10:00:00+00:00",
            "by": "Member",
            "paper": PAPER["reference"],
            "section": "summary",
        },
    ],
}
