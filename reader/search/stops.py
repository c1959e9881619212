"""Words that a question has because it is a sentence, and that no passage need have."""

_ENGLISH = """
    a about all also am an and any are as at be because been but by can could did do does doing done
    explain for from get gets give given had has have how i if in into is it its just many me much
    my no not of on or our over please should show so some such tell than that the their them then
    there these they this those to too under up use used using versus via vs was we were what when
    where whether which while who whom whose why will with would you your
"""
_CHINESE = """
    为什么 是什么 什么是 什么 怎么样 怎么办 怎么 怎样 如何 为何 哪些 哪个 哪里 有没有 有什么
    是否 能否 可以 能不能 请问 多少 几个 多大 多长 多久 区别 不同 关系 比较 以及 还是 或者
    因为 所以 的 了 吗 呢 吧 么 与 和 及 或 把 被 让 是 在 而 也 都 就 还 则 之 其 这 那 些 们
    你 我 他 它 会 要 从 给 对 有 时 里
"""
ENGLISH = frozenset(_ENGLISH.split())
# The longer ones first: 为什么 before 什么.
CHINESE = tuple(sorted(_CHINESE.split(), key=len, reverse=True))
