"""What may stand in a JSON file at all."""

import pytest

from reports.casefile.strict_json import MAX_BYTES, MAX_DEPTH, NotReadable, read_json


def faults(raw: bytes | str) -> list[str]:
    with pytest.raises(NotReadable) as refused:
        read_json(raw.encode() if isinstance(raw, str) else raw)
    return [str(fault) for fault in refused.value.faults]


def test_plain_json_is_read() -> None:
    assert read_json('{"a": [1, "2.50", null, true, "£ \\u00e9\\n"]}'.encode()) == {
        "a": [1, "2.50", None, True, "£ é\n"]
    }


@pytest.mark.parametrize(
    ("raw", "message"),
    [
        (b"", "file: is empty"),
        (b" \n", "file: is empty"),
        (
            b"PK\x03\x04\x14\x00",
            "file: is a zip archive (perhaps a spreadsheet or a document), not a JSON file",
        ),
        (b"%PDF-1.7", "file: is a PDF, not a JSON file"),
        (b"\x1f\x8b\x08", "file: is a gzip archive, not a JSON file"),
        (b"\x89PNG\r\n", "file: is a picture, not a JSON file"),
        (b"\x7fELF\x02\x01\x00\x00\x01", "file: is not a text file"),
        (b"\xef\xbb\xbf{}", "file: starts with a byte order mark: save it as UTF-8 without one"),
        ('{"a": 1}'.encode("utf-16"), "file: is in UTF-16: save it as UTF-8"),
        ('{"a": 1}'.encode("utf-16-le"), "file: is in UTF-16: save it as UTF-8"),
        ('{"a": 1}'.encode("utf-16-be"), "file: is in UTF-16: save it as UTF-8"),
        ('{"a": 1}'.encode("utf-32"), "file: is in UTF-32: save it as UTF-8"),
        ('\n{"a": "£"}'.encode("latin-1"), "file: is not UTF-8 (line 2): save it as UTF-8"),
        (b'"\xed\xa0\x80"', "file: is not UTF-8 (line 1): save it as UTF-8"),
        (b" " * (MAX_BYTES + 1), "file: is larger than 20 MB"),
    ],
    ids=lambda value: value[:12] if isinstance(value, bytes) else "",
)
def test_file_that_is_not_utf8_text_is_named_for_what_it_is(raw: bytes, message: str) -> None:
    assert faults(raw) == [message]


@pytest.mark.parametrize("raw", ['{"a": 1,}', "{'a': 1}", '{"a" 1}', '{"a": 1} x', '{"a": "', "{"])
def test_broken_syntax_is_refused_with_its_line_and_column(raw: str) -> None:
    (line,) = faults("\n" + raw)
    assert line.startswith("line 2, column ")
    assert "not valid JSON" in line


def test_duplicate_keys_are_refused_with_the_path_of_their_object() -> None:
    assert faults('{"a": [{"b": 1, "c": 2, "b": 1}], "a": 1}') == [
        'file: the key "a" stands here more than once'
    ]
    assert faults('{"a": [{}, {"b": 1, "c": 2, "b": 1}]}') == [
        'a[1]: the key "b" stands here more than once'
    ]


@pytest.mark.parametrize("text", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none_are_refused(text: str) -> None:
    assert faults(f'{{"a": [{text}]}}') == [f"a[0]: {text} is not a number"]


@pytest.mark.parametrize("text", ["1.5", "0.1", "1e5", "1E400", "-2.0"])
def test_numbers_with_a_decimal_point_are_refused(text: str) -> None:
    (line,) = faults(f'{{"a": {{"b": {text}}}}}')
    assert line.startswith("a.b: ")
    assert f'write it as a string, "{text}"' in line


@pytest.mark.parametrize("text", ["1" * 31, "-" + "9" * 5000, "1" * 40 + ".5"])
def test_absurd_numbers_are_refused(text: str) -> None:
    assert faults(f'{{"a": {text}}}') == ["a: the number has more than 30 digits"]


@pytest.mark.parametrize("opening", ["[", '{"a":', '[{"a":'])
@pytest.mark.parametrize("closing", [True, False])
def test_deep_nesting_gives_one_line(opening: str, closing: bool) -> None:
    raw = opening * 100_000
    if closing:
        raw += "1" + "".join({"[": "]", "{": "}"}.get(c, "") for c in reversed(raw))
    (line,) = faults(raw)
    assert line.startswith("line 1, column ")
    assert line.endswith("lists and objects stand more than 64 deep in one another")


def test_nesting_up_to_the_limit_is_read() -> None:
    value = read_json(b"[" * MAX_DEPTH + b"]" * MAX_DEPTH)
    for _ in range(MAX_DEPTH - 1):
        (value,) = value
    assert value == []


def test_brackets_within_text_are_not_nesting() -> None:
    assert read_json(b'"' + b"[{" * 1000 + b'\\"' + b"[" * 1000 + b'"')


def test_unclosed_string_of_escapes_does_not_take_for_ever() -> None:
    # Matching that starts again at every quotation mark would not come back from this.
    (line,) = faults('["' + '\\"' * 2_000_000 + "[" * 100)
    assert line.startswith("line 1, column 2: ")


@pytest.mark.parametrize("escape", ["\\u0000", "\\ud800", "\\udc00x", "\\u001b", "\\uffff"])
def test_characters_that_cannot_be_kept_are_refused(escape: str) -> None:
    assert [line.partition(":")[0] for line in faults(f'{{"a": ["{escape}"]}}')] == ["a[0]"]
    assert faults(f'{{"a": {{"{escape}": 1}}}}')[0].startswith("a: the character U+")


def test_raw_control_characters_are_refused() -> None:
    assert faults(b'{"a": "x\x00y"}') == ["file: is not a text file"]
    assert faults(b'{"a": "x\x01y"}')[0].startswith("line 1, column 9: ")


def test_characters_beyond_the_first_plane_are_text() -> None:
    assert read_json(b'"\\ud83d\\ude00"') == "\N{GRINNING FACE}"


def test_path_of_a_strange_key_stays_on_one_line() -> None:
    (line,) = faults('{"a\\nb": {"' + "k" * 500 + '": NaN}}')
    assert "\n" not in line
    assert len(line) < 120
    assert line.startswith('["a\\nb"]["kkk')
