"""Two cases compared part by part: every difference, by the words for it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

from appraisal.casefile.parts import CaseAppraisal, CaseRating
from reports.casefile.parts import Case
from reports.changes.change import ChangeKind
from reports.changes.matching import By, nameless, paired
from reports.changes.parts.label import FieldLabel, Names, PartLabel
from reports.changes.parts.papers import LABELS
from reports.changes.words import Words, shortened, words_between
from schemes.casefile.parts import CaseLive
from workbench.numbers.listing import opening

# What was worked out, or is said of a copy: not what the case says.
NOT_SAID = frozenset({"memo", "withheld"})


@dataclass(frozen=True, slots=True)
class CaseChange:
    """One difference between two cases: what differs in words ("The reason of the rating of Mutual
    on Cost"), both values in words, and both as they are. `about` is what the reasons in the
    audit trail are known by; `section` is the key of the section whose text it is."""

    kind: ChangeKind
    label: str
    old: str
    new: str
    was: Any = None
    now: Any = None
    about: str = ""
    section: str = ""

    @property
    def words(self) -> Words:
        return shortened(words_between(self.old, self.new))


@dataclass(frozen=True, slots=True)
class _Owner:
    """What the parts at hand belong to, in words, with the names that hold there."""

    words: str
    names: Names
    about: str = ""

    def of(self, one: str) -> str:
        return f"{one} of {self.words}" if one and self.words else one or self.words


def cases_between(old: Case, new: Case, facts: Mapping[str, str] | None = None) -> list[CaseChange]:
    """Every difference, in the sequence of the case file. `facts` are the labels of the paper's
    facts in its house format."""
    if old == new:
        return []
    both = (old, new)
    names = Names(
        schemes={s.reference: f"{s.reference} {s.title}" for case in both for s in case.schemes},
        questions={q.key: q.heading for case in both for q in case.programme.questions},
        facts=facts or {},
        several=any(len(case.appraisals) > 1 for case in both),
    )
    return list(_parts(old, new, _Owner("", names)))


def _parts(old: Any, new: Any, owner: _Owner) -> Iterator[CaseChange]:
    """What differs between two parts of one kind."""
    label = LABELS[type(new)]
    own = _own(new, owner, label, both=(old, new))
    for one in fields(type(new)):
        was, now = getattr(old, one.name), getattr(new, one.name)
        if was != now and one.name not in NOT_SAID:
            said = label.fields[one.name]
            for change in _values(was, now, said, own, _beneath(label, own, owner)):
                keyed = type(new).__name__ == "CaseSection" and one.name == "text"
                yield replace(change, section=new.key) if keyed else change


def _own(part: Any, owner: _Owner, label: PartLabel, both: tuple[Any, ...] = ()) -> _Owner:
    """The part as what its fields belong to."""
    names = _within(owner.names, both or (part,))
    called = label.called(part, names)
    words = owner.of(called) if label.owned else called or owner.words
    about = called.removeprefix("the rating of ") if isinstance(part, CaseRating) else words
    return _Owner(words, names, about)


def _beneath(label: PartLabel, own: _Owner, owner: _Owner) -> _Owner:
    """The part as what its parts belong to."""
    if not label.owns:
        return replace(own, words=owner.words)
    # The only appraisal needs no name.
    alone = own.words.startswith("the appraisal “") and not own.names.several
    main = own.words == "the programme"
    return replace(own, words="" if alone or main else own.words)


def _within(names: Names, parts: Sequence[Any]) -> Names:
    """The names that hold within a part: an appraisal has its options, criteria and levels."""
    found = [one for one in parts if isinstance(one, CaseAppraisal)]
    if not found:
        return names
    return replace(
        names,
        options={o.code: o.name for one in found for o in one.options},
        criteria={c.code: c.name for one in found for c in one.criteria},
        levels={
            level.key: level.name
            for one in found
            for scale in one.scales.values()
            for level in scale.levels
        },
        measures={key: told.name for one in found for key, told in one.measure_definitions.items()},
    )


def _values(
    was: Any, now: Any, said: FieldLabel, own: _Owner, beneath: _Owner
) -> Iterator[CaseChange]:
    """What differs between two values of one field."""
    if is_dataclass(was) and is_dataclass(now):
        yield from _parts(was, now, beneath)
    elif _holds_parts(was) or _holds_parts(now):
        yield from _lists(was or (), now or (), said, own, beneath)
    elif isinstance(was, Mapping) and isinstance(now, Mapping) and said.each:
        yield from _mappings(was, now, said, own, beneath)
    elif is_dataclass(was) or is_dataclass(now):
        yield from _came_or_went(was, now, said, own, beneath)
    else:
        old, new = said.show(was, own.names), said.show(now, own.names)
        label = f"The {said.label} of {own.words}" if own.words else opening(said.label)
        yield CaseChange(ChangeKind.CHANGED, label, old, new, was, now, own.about)


def _came_or_went(
    was: Any, now: Any, said: FieldLabel, own: _Owner, beneath: _Owner
) -> Iterator[CaseChange]:
    """A part in place of none or of a word, or the other way round."""
    for part, kind in ((was, ChangeKind.REMOVED), (now, ChangeKind.ADDED)):
        if is_dataclass(part):
            yield _whole(part, kind, beneath)
        elif part not in (None, ""):
            text = said.show(part, own.names)
            old, new = ("", text) if kind is ChangeKind.ADDED else (text, "")
            label = f"The {said.label} of {own.words}"
            yield CaseChange(kind, label, old, new, was, now, own.about)


def _lists(
    was: Sequence[Any], now: Sequence[Any], said: FieldLabel, own: _Owner, beneath: _Owner
) -> Iterator[CaseChange]:
    kind = type((*now, *was)[0])
    label = LABELS[kind]
    by: By[Any] = By(
        repr,
        label.key or nameless,
        lambda part: repr(part).split(),
    )
    pairs = paired(was, now, by)
    moved = any(pair.moved for pair in pairs)
    for pair in pairs:
        alone = pair.new if pair.old is None else pair.old if pair.new is None else None
        if alone is not None and label.quiet(alone):
            moved = True
        elif pair.old is None:
            yield _whole(pair.new, ChangeKind.ADDED, beneath)
        elif pair.new is None:
            yield _whole(pair.old, ChangeKind.REMOVED, beneath)
        else:
            yield from _parts(pair.old, pair.new, beneath)
    if moved:
        what = f"The sequence of the {said.label}"
        words = f"{what} of {beneath.words}" if beneath.words else what
        old, new = (_sequence(parts, beneath) for parts in (was, now))
        yield CaseChange(ChangeKind.MOVED, words, old, new, was, now, own.about)


def _sequence(parts: Sequence[Any], owner: _Owner) -> str:
    return "; ".join(_called(part, owner.names) for part in parts)


def _called(part: Any, names: Names) -> str:
    words = LABELS[type(part)].called(part, _within(names, (part,)))
    return words.removeprefix("the ")


def _mappings(
    was: Mapping[str, Any], now: Mapping[str, Any], said: FieldLabel, own: _Owner, beneath: _Owner
) -> Iterator[CaseChange]:
    assert said.each is not None, "a mapping says what its keys are called"
    for key in {**was, **now}:
        before, after = was.get(key), now.get(key)
        if before == after and (key in was) == (key in now):
            continue
        name = f"{said.label} “{said.each(key, own.names)}”"
        one = replace(said, label=name, each=None)
        inner = replace(beneath, words=own.of(f"the {name}"))
        if is_dataclass(before) or is_dataclass(after):
            yield from _values(before, after, one, own, inner)
        else:
            yield from _values(before, after, one, own, beneath)
    if list(was) != list(now) and dict(was) == dict(now):
        label = f"The sequence of each {said.label} of {own.words}"
        old, new = ("; ".join(said.each(k, own.names) for k in one) for one in (was, now))
        yield CaseChange(ChangeKind.MOVED, label, old, new, was, now, own.about)


def _whole(part: Any, kind: ChangeKind, owner: _Owner) -> CaseChange:
    """A part that came or went, with what it says."""
    label = LABELS[type(part)]
    own = _own(part, owner, label)
    # What the label says already is not said again.
    text = "; ".join(one for one in _texts(part, own.names) if one not in _named(part, own))
    old, new = ("", text) if kind is ChangeKind.ADDED else (text, "")
    was, now = (None, part) if kind is ChangeKind.ADDED else (part, None)
    return CaseChange(kind, opening(own.words), old, new, was, now, own.about)


def _named(part: Any, own: _Owner) -> list[str]:
    label = LABELS[type(part)]
    values = ((one.name, getattr(part, one.name)) for one in fields(part))
    return [
        f"{label.fields[name].label} {value}"
        for name, value in values
        if isinstance(value, str) and value and value in own.words
    ]


def _texts(part: Any, names: Names) -> Iterator[str]:
    """Everything that a part says, field by field, that of its parts included."""
    label = LABELS[type(part)]
    inner = _within(names, (part,))
    for one in fields(part):
        value = getattr(part, one.name)
        if value in (None, "", (), {}, False) or one.name in NOT_SAID:
            continue
        said = label.fields[one.name]
        if is_dataclass(value):
            yield from _texts(value, inner)
        elif _holds_parts(value):
            yield from (text for each in value for text in _texts(each, inner))
        elif text := said.show(value, inner):
            yield f"{said.label} {text}"


def _holds_parts(value: Any) -> bool:
    """Whether it is a list of parts that are told one by one; the parts of a sum are told in a
    line, as plain numbers stand among them."""
    return isinstance(value, tuple) and any(
        is_dataclass(one) and not isinstance(one, CaseLive) for one in value
    )
