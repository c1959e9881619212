"""What was meant: unfinished and mistyped words, pinyin, Traditional Chinese, whole sentences."""

import pytest
import search_archive as small
from search_archive import BATCHING, CACHE, FLASH, MACHINES, SPECULATIVE, WEIGHTS, marked, paths


@pytest.fixture(scope="module")
def finder(tmp_path_factory):
    library = small.build(small.ARCHIVE, tmp_path_factory.mktemp("search") / "library")
    found = small.finder(library)
    yield found
    found.close()


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("calib", WEIGHTS),
        ("hopp", FLASH),
        ("sched", BATCHING),
        ("specu", SPECULATIVE),
        ("speculative dec", SPECULATIVE),
        ("memory band", WEIGHTS),
        ("量化", WEIGHTS),
        ("滚动 最", FLASH),
        ("q4_k", WEIGHTS),
        ("prefill/dec", MACHINES),
    ],
)
def test_while_one_types_the_last_word_may_be_a_beginning(finder, typed, path):
    assert path in paths(finder.ask(typed, is_typing=True))


def test_what_a_beginning_became_is_marked(finder):
    (hit,) = finder.ask("calib", is_typing=True).hits

    assert marked(hit.snippet["en"]) == ["Calibrating"]


def test_a_beginning_finds_no_more_when_it_is_finished(finder):
    assert (
        finder.ask("the", is_typing=True).passages > finder.ask("cache ", is_typing=True).passages
    )
    assert finder.ask("pa ", is_typing=True).passages == 0
    assert finder.ask("pa", is_typing=True).passages > 0


def test_a_beginning_of_a_rare_word_is_guessed_without_typing_too(finder):
    assert paths(finder.ask("calibr")) == [WEIGHTS]


@pytest.mark.parametrize(
    ("typed", "corrected", "path"),
    [
        ("specultive", "speculative", MACHINES),
        ("specultive decodng", "speculative decoding", SPECULATIVE),
        ("Specultive", "speculative", MACHINES),
        ("bandwith", "bandwidth", FLASH),
        ("prompt travles", "prompt travels", MACHINES),
        ("vendor:orbit bandwith", "vendor:orbit bandwidth", FLASH),
        ("用 bandwith 带宽", "用 bandwidth 带宽", FLASH),
        ("投机结码", "投机解码", SPECULATIVE),
        ("頭機解碼", "投机解码", SPECULATIVE),
        ("投機結碼", "投机解码", SPECULATIVE),
        ("草稿 投机结码", "草稿 投机解码", SPECULATIVE),
        ("兼职缓存", "键值缓存", CACHE),
    ],
)
def test_a_mistake_is_corrected_from_the_archives_own_words(finder, typed, corrected, path):
    answer = finder.ask(typed)

    assert (answer.query, answer.corrected) == (typed, corrected)
    assert path in paths(answer)


def test_a_corrected_question_is_answered_as_if_it_had_been_typed(finder):
    for typed in ("specultive decodng", "投机结码"):
        answer = finder.ask(typed)
        again = finder.ask(answer.corrected)
        assert (answer.hits, answer.facets) == (again.hits, again.facets)
        assert again.corrected == ""


def test_a_correction_changes_whole_words_alone(finder):
    answer = finder.ask("bandwidths bandwith bandwith")

    assert answer.corrected == "bandwidths bandwidth bandwidth"


def test_an_article_is_marked_by_what_was_meant(finder):
    assert finder.marks("specultive sampling", MACHINES) == finder.marks(
        "speculative sampling", MACHINES
    )
    assert "推测采样" in finder.marks("投机结码", MACHINES)


@pytest.mark.parametrize(
    "typed", ["draft", "显存", "Q4_K_M", "memory wieghts matrix", "xyzzyplugh"]
)
def test_what_is_there_or_near_to_nothing_is_not_corrected(finder, typed):
    assert finder.ask(typed).corrected in ("", "memory weights matrix")
    assert finder.ask("draft").corrected == ""


def test_nothing_is_found_of_what_nobody_wrote(finder):
    answer = finder.ask("xyzzyplugh")

    assert (answer.hits, answer.passages, answer.articles, answer.is_loose) == ((), 0, 0, False)
    assert not any(answer.facets.values())


@pytest.mark.parametrize(
    ("typed", "path"),
    [
        ("toujijiema", SPECULATIVE),
        ("tou ji jie ma", SPECULATIVE),
        ("TouJi JieMa", SPECULATIVE),
        ("tjjm", SPECULATIVE),
        ("tuicejiema", SPECULATIVE),
        ("tccy", SPECULATIVE),
        ("jianzhihuancun", CACHE),
        ("jzhc", CACHE),
        ("pdfenli", MACHINES),
        ("moxingjizhuleshenme", CACHE),
        ("jizhuleshenme", CACHE),
        ("mxjzlsm", CACHE),
        ("lianghuaquanzhong", WEIGHTS),
        ("lhqz", WEIGHTS),
        ("fenkuaijisuan", FLASH),
    ],
)
def test_pinyin_and_initials_find_titles_and_terms(finder, typed, path):
    assert path in paths(finder.ask(typed))


@pytest.mark.parametrize("word", ["separate", "essentials/kv", "orbit/separate-machines"])
def test_letters_in_a_path_are_not_taken_for_the_sound_of_a_title(finder, word):
    assert all(
        hit.anchor == "in-short" for hit in finder.ask(word, 50).hits
    )  # by the vendor's name
    assert finder.ask("separate").passages == 0


@pytest.mark.parametrize("path", [BATCHING, CACHE, FLASH, MACHINES, SPECULATIVE, WEIGHTS])
def test_every_part_of_a_path_may_be_asked_for(finder, path):
    for start in range(0, len(path), 3):
        for end in (start + 5, len(path)):
            assert finder.ask(path[start:end]).query == path[start:end]


@pytest.mark.parametrize(
    ("traditional", "simplified"),
    [
        ("推測解碼", "推测解码"),
        ("顯存頻寬", "显存带宽"),
        ("記憶體", "内存"),
        ("「顯存頻寬」", "「显存带宽」"),
        ("草稿 -頻寬", "草稿 -带宽"),
        ("量化權重", "量化权重"),
        ("title:模型記住", "title:模型记住"),
    ],
)
def test_traditional_chinese_and_words_of_taiwan_find_the_same(finder, traditional, simplified):
    one, other = finder.ask(traditional), finder.ask(simplified)

    assert one.hits == other.hits
    assert one.hits


@pytest.mark.parametrize(
    ("sentence", "path"),
    [
        ("How does a draft of the small model get judged in one pass?", SPECULATIVE),
        ("why is the memory of the GPU filled by the cache", CACHE),
        ("What is the format Q4_K_M?", WEIGHTS),
        ("when does a request join the batch?", BATCHING),
        ("为什么批量很大时草稿反而有损？", SPECULATIVE),
        ("什么时候预填充与解码分离才划算？", MACHINES),
        ("显存是被什么占满的", CACHE),
        ("FlashAttention 为什么不把大矩阵写入显存？", FLASH),
        ("四比特的权重占多少带宽呢", WEIGHTS),
    ],
)
def test_a_whole_sentence_finds_what_it_asks_for(finder, sentence, path):
    answer = finder.ask(sentence)

    assert answer.hits[0].path == path
    assert answer.corrected == ""


@pytest.mark.parametrize("stops", ["the of and", "what is it", "的", "的了吗", "为什么", "the 的"])
def test_words_that_mean_nothing_are_asked_for_if_there_are_no_others(finder, stops):
    answer = finder.ask(stops)

    assert answer.query == stops
    assert not answer.corrected
    assert all(any(map(marked, hit.snippet.values())) or hit.path for hit in answer.hits)


def test_of_a_sentence_the_words_that_mean_something_are_asked_for(finder):
    assert finder.ask("the cache of the model").hits[0].path == CACHE
    assert finder.ask("the hopper").passages == finder.ask("hopper").passages == 1


@pytest.mark.parametrize(
    ("question", "best"),
    [
        ("draft scheduler pages bandwidth", BATCHING),
        ("hopper gigabytes", FLASH),
        ("六比特 逐行访问", WEIGHTS),
        ("calibrating xyzzyplugh", WEIGHTS),
    ],
)
def test_where_no_passage_has_all_words_those_with_most_are_shown(finder, question, best):
    answer = finder.ask(question)

    assert answer.is_loose
    assert best in paths(answer)
    assert answer.passages == len(finder.ask(question, 50).hits)


def test_what_was_put_in_quotes_is_never_left_out(finder):
    assert finder.ask('"memory bandwidth" hopper').is_loose
    found = finder.ask('"memory bandwidth" hopper', 50)
    assert {hit.path for hit in found.hits} <= {FLASH, WEIGHTS}
    assert finder.ask('"memory bandwidth" "hopper"').passages == 0
