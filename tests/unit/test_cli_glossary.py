"""`reader glossary`: the terms, what they mean, where they occur."""

import json
from pathlib import Path

from reader import cli

_GLOSSED = Path(__file__).parents[1] / "cases" / "glossed"


def test_the_glossary_has_a_line_for_each_term(capsys):
    status = cli.main(["glossary", "--archive", str(_GLOSSED)])

    out, err = capsys.readouterr()
    assert (status, err) == (0, "")
    assert out.splitlines()[2] == "warp\twarp\tA group of 32 threads.\t一组 32 个线程。"
    assert len(out.splitlines()) == 3


def test_the_glossary_as_json_says_where_each_term_occurs(capsys):
    status = cli.main(["glossary", "--json", "--archive", str(_GLOSSED)])

    cache, _draft, warp = json.loads(capsys.readouterr().out)["terms"]
    assert status == 0
    assert cache == {
        "id": "kv-cache",
        "name": {"en": "KV cache", "zh": "KV 缓存"},
        "variants": {"en": ["key-value cache", "KV caches"], "zh": ["键值缓存"]},
        "definition": {
            "en": "Keys and values of past tokens, kept for the next one.",
            "zh": "为下一个 token 保留的历史键与值。",
        },
        "article": "lab/cache",
        "articles": ["lab/drafts", "lab/cache"],
    }
    assert warp["articles"] == []


def test_a_glossary_that_cannot_be_read_is_a_fault_and_there_are_no_terms(tmp_path, capsys):
    (tmp_path / "a" / "b").mkdir(parents=True)
    (tmp_path / "a" / "b" / "en.md").write_text("# B\n", encoding="utf-8")
    (tmp_path / "glossary.toml").write_text("[[term", encoding="utf-8")

    status = cli.main(["glossary", "--json", "--archive", str(tmp_path)])

    out, err = capsys.readouterr()
    assert (status, json.loads(out)) == (1, {"terms": []})
    assert "glossary.toml:1: This is not valid TOML" in err
