"""Reads the treebanks and the name corpora into plain sentences: dicts of lists, None where a layer was not marked."""
import json, os, re

KINDS = ['person', 'place', 'group', 'norp', 'other']
NAME_TAGS = ['O'] + [f'{b}-{k}' for k in KINDS for b in 'BI']


def conllu(path):
    rows, out, meta, doc = [], [], {}, None
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if not line:
            if rows:
                out.append(sentence(rows, meta, doc))
            rows, meta = [], {}
        elif line[0] == '#':
            if ' = ' in line:
                key, value = line[2:].split(' = ', 1)
                if key == 'newdoc id': doc = value
                meta[key] = value
        else:
            cells = line.split('\t')
            if cells[0].isdigit(): rows.append(cells)
    if rows: out.append(sentence(rows, meta, doc))
    return out


def sentence(rows, meta, doc):
    return dict(id=meta.get('sent_id'), doc=doc, forms=[r[1] for r in rows], upos=[r[3] for r in rows], xpos=[r[4] for r in rows],
                feats=['' if r[5] == '_' else r[5] for r in rows], head=[int(r[6]) for r in rows], rel=[r[7] for r in rows],
                misc=[r[9] for r in rows], names=None)


def iob(path, column, word, kinds, bio=True):
    """Names in columns. wikigold is IO: neighbours of one kind are taken as one name, as its makers did."""
    out, forms, tags = [], [], []
    def flush():
        if forms: out.append(dict(forms=list(forms), names=list(tags)))
        forms.clear(); tags.clear()
    last = None
    for line in open(path, encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('# '): continue
        if not line.strip():
            flush(); last = None; continue
        cells = line.split('\t') if '\t' in line else line.split(' ')
        tag = cells[column].strip()
        kind = kinds.get(tag[2:]) if tag != 'O' else None
        if kind is None: tags.append('O')
        elif bio: tags.append(f'{tag[0]}-{kind}')
        else: tags.append(('I-' if last == tag else 'B-') + kind)
        last = tag
        forms.append(cells[word])
    flush()
    return [repaired(s) for s in out]


def repaired(s):
    """An I- that continues nothing opens a name."""
    before = 'O'
    for i, t in enumerate(s['names']):
        if t[0] == 'I' and before[2:] != t[2:]: s['names'][i] = 'B' + t[1:]
        before = s['names'][i]
    return s


TITLES = set('mr mrs ms miss dr prof professor president vice prime minister king queen prince princess sir lord lady senator governor general gen colonel captain secretary chancellor judge rev reverend father saint pope ambassador mayor chairman sheikh ayatollah lt sgt'.split())
GUM_KIND = {'person': 'person', 'place': 'place', 'organization': 'group', 'object': 'other', 'event': 'other', 'abstract': 'other', 'animal': 'person', 'substance': None, 'time': None, 'plant': None}


def gum_names(s, norp):
    """Names from GUM's mentions: the capitalised run round a proper noun that heads the mention."""
    n = len(s['forms'])
    open_at, spans = {}, []
    for i, misc in enumerate(s['misc']):
        value = next((p[7:] for p in misc.split('|') if p.startswith('Entity=')), None)
        if not value: continue
        for part in re.findall(r'\([^()]*\)?|[^()]+\)', value):
            if part[0] == '(':
                bits = part.strip('()').split('-')
                if len(bits) < 2 or bits[0].startswith('['): pass
                if part[-1] == ')': spans.append((i, i, bits[1]))
                else: open_at.setdefault(bits[0], []).append((i, bits[1]))
            else:
                key = part.rstrip(')').split('-')[0]
                if open_at.get(key):
                    start, kind = open_at[key].pop()
                    spans.append((start, i, kind))
    tags = ['O'] * n
    spans.sort(key=lambda x: x[1] - x[0])
    for start, end, etype in spans:
        kind = GUM_KIND.get(etype)
        if kind is None: continue
        heads = [i for i in range(start, end + 1) if not start <= s['head'][i] - 1 <= end]
        if not heads: continue
        h = heads[0]
        if s['upos'][h] != 'PROPN': continue
        proper = lambda i: s['upos'][i] == 'PROPN' or (s['forms'][i][:1].isupper() and s['upos'][i] in ('ADJ', 'NOUN', 'NUM') and s['head'][i] - 1 >= start and s['head'][i] - 1 <= end and i < h)
        link = lambda i: s['forms'][i].lower() in ('of', 'the', 'and', '&', '-', "'s", 'for', 'de', 'al', '.')
        a = b = h
        while a > start and (proper(a - 1) or (link(a - 1) and a - 2 >= start and proper(a - 2) and kind != 'person')): a -= 1
        while b < end and (proper(b + 1) or (s['upos'][b + 1] == 'NUM' and s['head'][b + 1] - 1 == h) or (link(b + 1) and b + 2 <= end and s['upos'][b + 2] == 'PROPN' and kind != 'person')
                           or (b + 2 <= end and kind != 'person' and s['forms'][b + 1] == 'of' and s['forms'][b + 2] == 'the' and b + 3 <= end and s['upos'][b + 3] == 'PROPN')): b += 1
        while a < b and link(a) and s['forms'][a] != 'The': a += 1
        if kind == 'person':
            while a < b and s['forms'][a].lower().rstrip('.') in TITLES: a += 1
        if any(t != 'O' for t in tags[a:b + 1]):
            # a longer name over shorter ones, "University of Portsmouth": the outermost wins where it is one run
            inside = all(t == 'O' or True for t in tags[a:b + 1])
            if not inside: continue
            k = b
            while k + 1 < n and tags[k + 1][0] == 'I': tags[k + 1] = 'O'; k += 1
        for i in range(a, b + 1): tags[i] = ('B-' if i == a else 'I-') + kind
    for i, f in enumerate(s['forms']):
        if tags[i] == 'O' and f[:1].isupper() and f.lower() in norp: tags[i] = 'B-norp'
    s['names'] = tags
    return s
