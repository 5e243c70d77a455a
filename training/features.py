"""What the model sees of a word. src/syntax/features.ts does the same, character for character."""
import unicodedata

HASH_ROWS = 16384
QUOTES = str.maketrans({'\u2019': "'", '\u2018': "'", '\u201c': '"', '\u201d': '"', '\u2013': '-', '\u2014': '-', '\u2212': '-', '\u00a0': ' '})


def plain(form: str) -> str:
    return form.translate(QUOTES)


def units(text: str):
    """UTF-16 code units, as JavaScript sees a string."""
    raw = text.encode('utf-16-le', 'surrogatepass')
    return [raw[i] | raw[i + 1] << 8 for i in range(0, len(raw), 2)]


def fnv(seed: int, codes) -> int:
    h = (2166136261 ^ seed) & 0xffffffff
    for c in codes:
        h = ((h ^ c) * 16777619) & 0xffffffff
    return (h ^ (h >> 15)) & 0xffffffff


def zero_digits(codes):
    return [48 if 48 <= c <= 57 else c for c in codes]


def shape_of(codes):
    """Xx-d: classes of characters, runs cut to two. "McDonald's" -> XxXxx'x"""
    out = []
    for c in codes:
        if 48 <= c <= 57: k = 100                                        # d
        elif 65 <= c <= 90: k = 88                                       # X
        elif 97 <= c <= 122: k = 120                                     # x
        elif c > 127:
            ch = chr(c) if not 0xd800 <= c < 0xe000 else ' '
            lo, up = ch.lower(), ch.upper()
            k = 120 if lo == ch and up != ch else 88 if lo != ch else 117  # u: no case
        else: k = c
        if len(out) >= 2 and out[-1] == k and out[-2] == k: continue
        out.append(k)
    return out


def word_key(form: str) -> str:
    """Lower case, digits as 0: the key of the trained word table."""
    return ''.join('0' if '0' <= c <= '9' else c for c in plain(form).lower())


def stripped(word: str) -> str:
    return ''.join(c for c in unicodedata.normalize('NFD', word) if not 0x300 <= ord(c) < 0x370)


def hashed_features(form: str):
    """Rows of the hashed table: affixes as written, shape, and 3- and 4-grams in lower case."""
    cased = zero_digits(units(plain(form)))[:24]
    lower = zero_digits(units(plain(form).lower()))[:24]
    rows = [fnv(1, shape_of(cased))]
    n = len(cased)
    for k in (1, 2, 3):
        if n >= k: rows.append(fnv(10 + k, cased[:k]))
    for k in (1, 2, 3, 4):
        if n >= k: rows.append(fnv(20 + k, cased[n - k:]))
    edged = [60] + lower + [62]
    for size in (3, 4):
        for i in range(len(edged) - size + 1):
            rows.append(fnv(30 + size, edged[i:i + size]))
    rows.append(fnv(2, lower))
    return [r % HASH_ROWS for r in rows]
