"""A small catalogue, and answers about it as the search would give them."""

from reader.archive.model import Topic, Vendor
from reader.library.catalogue import Catalogue, Entry
from reader.search.values import Answer, Hit, Snippet


def entry(path, en, zh=""):
    title = {"en": en, "zh": zh} if zh else {"en": en}
    key = f"{en} {zh} {path}".casefold()
    return Entry(path, title, path.partition("/")[0], (), ("en", "zh"), "", "", key)


MLA = entry("deepseek/mla", "Latent attention", "潜在注意力")
GQA = entry("meta/gqa", "Grouped attention", "分组注意力")
CATALOGUE = Catalogue(
    name={"en": "Small"},
    licence="",
    date="",
    source="",
    assets="",
    contents="",
    vendors=(
        Vendor("deepseek", {"en": "DeepSeek", "zh": "深度求索"}, {}),
        Vendor("meta", {"en": "Meta", "zh": "脸书"}, {}),
    ),
    topics=(Topic("moe", {"en": "Experts & routers", "zh": "专家"}),),
    entries=(MLA, GQA),
    problems=(),
)


def hit(number=1, of=MLA, *, en="Absorbed weights are read once.", zh="权重吸收后只读一次。"):
    texts = {
        code: Snippet(text, ((0, 2),) if text else ())
        for code, text in (("en", en), ("zh", zh))
        if text is not None
    }
    return Hit(
        path=of.path,
        anchor=f"section-{number}",
        pair=f"p-{number}",
        title=of.title,
        heading={"en": f"Section {number}", "zh": f"第 {number} 节"},
        vendor=of.vendor,
        languages=("en", "zh"),
        snippet=texts,
        score=1.0 / number,
    )


def answer(query, *hits, **more):
    facets = {"vendor": {"deepseek": 2, "meta": 1}, "topic": {"moe": 1}, "lang": {"en": 1}}
    known = {
        "passages": len(hits),
        "articles": len({h.path for h in hits}),
        "facets": facets if hits else {},
    }
    return Answer(query, hits, **{**known, **more})
