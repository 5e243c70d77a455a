"""Names as a teacher saw them (CoreNLP 4.5.10's three English CRF models, run by Tag.java), mended by lists and by what
is written around them. Reads names/teach.jsonl and teach.out in the work folder; writes silver.jsonl (open text) and
treebank-names.json (by sentence id)."""
import json, os, re
WORK = os.environ.get('TRAIN_WORK', '/work/train')
from data import TITLES
L = json.load(open(f'{WORK}/names/lists.json'))
NORP1 = {w for k in ('adj', 'people') for x in L[k] if ' ' not in x for w in [x]} | {x for x in L['ethnic'] if ' ' not in x}
NORP1 -= set(L['country']) | {'White', 'Black', 'Mixed', 'Asian-'} 
NORP2 = {tuple(x.split()) for k in ('adj', 'people') for x in L[k] if x.count(' ') == 1}
DIR = {'South', 'North', 'East', 'West', 'Saudi', 'Southern', 'Northern', 'Eastern', 'Western', 'Central', 'Latin', 'Sri', 'New', 'Middle', 'Pan'}
COUNTRY = set(L['country']) | {'US', 'UK', 'U.S.', 'USA', 'UAE', 'DRC', 'Britain', 'America', 'Russia', 'Burma', 'Czechia'}
ORGWORD = set('Union Council Party Bank Committee Commission Association Organization Organisation Court Assembly Ministry University Agency Force Forces Army Navy Police Federation Front Movement Congress Senate Parliament Institute Corporation Company League Group Alliance Government Department Fund'.split())
ACRONYM = set(L['acronym']) | {p[1] for k in ('party', 'armed', 'force') for p in L[k] if p[1] and p[1].isupper()} - {'UK', 'US'}
KIND = {'PERSON': 'person', 'LOCATION': 'place', 'ORGANIZATION': 'group'}


def runs(tags):
    out, i = [], 0
    while i < len(tags):
        j = i
        while j < len(tags) and tags[j] == tags[i]: j += 1
        if tags[i] != 'O': out.append([i, j, tags[i]])
        i = j
    return out


def merge(forms, a3, conll):
    n = len(forms)
    spans = [[a, b, KIND[k]] for a, b, k in runs(a3)]
    con = runs(conll)
    taken = [False] * n
    for a, b, _ in spans:
        for i in range(a, b): taken[i] = True
    for s in spans:
        same = [k for a, b, k in con if a == s[0] and b == s[1]]
        if s[2] == 'place' and s[1] - s[0] > 1 and (forms[s[1] - 1] in ORGWORD or same == ['ORGANIZATION']): s[2] = 'group'
    for a, b, k in con:
        if any(taken[a:b]): continue
        spans.append([a, b, KIND.get(k, 'other')])
        for i in range(a, b): taken[i] = True
    spans.sort()
    # Jean-Bedel Bokassa, al-Shabaab: the tokens of a hyphened name are one
    changed = True
    while changed:
        changed = False
        for x in range(len(spans)):
            a, b, k = spans[x]
            if x + 1 < len(spans) and spans[x + 1][0] == b + 1 and forms[b] == '-' and spans[x + 1][2] == k and k != 'place':
                spans[x] = [a, spans[x + 1][1], k]; del spans[x + 1]; changed = True; break
            if a >= 2 and forms[a - 1] == '-' and (forms[a - 2][:1].isupper() or forms[a - 2] in ('al', 'el')) and k in ('person', 'group') and not (x and spans[x - 1][1] > a - 2):
                spans[x] = [a - 2, b, k]; changed = True; break
            if b + 1 < n and forms[b] == '-' and forms[b + 1][:1].isupper() and k == 'person' and not (x + 1 < len(spans) and spans[x + 1][0] <= b + 1):
                spans[x] = [a, b + 2, k]; changed = True; break
    tags = ['O'] * n
    for a, b, k in spans:
        if k == 'person':
            while a < b and forms[a].lower().rstrip('.') in TITLES: a += 1
        while a < b and forms[a] in ('the', 'The', '"', "'", '(', ','): a += 1
        if a >= b: continue
        if b - a == 1:
            if forms[a] in COUNTRY: k = 'place'
            elif forms[a] in NORP1: k = 'norp'
        if k == 'other' and tuple(forms[a:b]) in NORP2: k = 'norp'
        for i in range(a, b): tags[i] = ('B-' if i == a else 'I-') + k
    for i, f in enumerate(forms):
        if tags[i] == 'O' and f in NORP1: tags[i] = 'B-norp'
        elif tags[i] == 'O' and f in ACRONYM and len(f) > 2 and not all(x.isupper() for x in forms if x.isalpha()): tags[i] = 'B-group'
        elif tags[i] == 'O' and f in COUNTRY: tags[i] = 'B-place'
        if tags[i] == 'O' and 0 < i < n - 1 and forms[i - 1] == '(' and forms[i + 1] in (')', ';') and i >= 2 and tags[i - 2][2:] == 'group' and re.fullmatch('[A-Z][A-Za-z-]*[A-Z]', f): tags[i] = 'B-group'
    for i in range(1, n):
        if tags[i] == 'B-norp' and forms[i - 1] in DIR and tags[i - 1] in ('O', 'B-place', 'B-other', 'B-norp') and (tags[i - 1] == 'O' or i - 1 == 0 or True):
            if forms[i - 1] in ('Western', 'Eastern', 'Southern', 'Northern', 'Central') and forms[i] not in ('African', 'Asian', 'European', 'Africans', 'Asians', 'Europeans'): continue
            tags[i - 1], tags[i] = 'B-norp', 'I-norp'
    return tags


def main():
    rows = [json.loads(l) for l in open(f'{WORK}/names/teach.jsonl')]
    out = open(f'{WORK}/names/teach.out').read().split('\n')
    silver, bank = [], {}
    for r, o in zip(rows, out):
        a3, conll, _ = (x.split(' ') for x in o.split('\t'))
        if len(a3) != len(r['forms']): continue
        names = merge(r['forms'], a3, conll)
        if 'id' in r: bank[r['id']] = names
        elif len(r['forms']) >= 4: silver.append(dict(forms=r['forms'], names=names, source='silver'))
    open(f'{WORK}/names/silver.jsonl', 'w').write('\n'.join(json.dumps(s) for s in silver))
    json.dump(bank, open(f'{WORK}/names/treebank-names.json', 'w'))
    print(len(silver), len(bank))


if __name__ == '__main__': main()
