"""What several teachers think of each sentence, on average: heads, relations, tags and names with their probabilities, by
the words of the sentence, for train.py --soft.
python soft_labels.py --teachers big:0.6 long2:0.25 long1:0.15 --out soft.pkl [--bank] [--text FILE:SHARE ...] [--check]"""
import argparse, json, os, pickle, random, time, types
import numpy as np, torch
import train as T, teacher_net, export


def load(run):
    at = f'{T.WORK}/{run}'
    c = types.SimpleNamespace(**json.load(open(f'{at}/config.json')))
    if not hasattr(c, 'layers'): return export.load(at)[:2]
    v = teacher_net.vocabulary(c.small)
    m = teacher_net.build(c, v)
    m.load_state_dict(torch.load(f'{at}/best.pt', weights_only=False), strict=False)
    return m.eval(), v


@torch.no_grad()
def opinions(teachers, group, size):
    """Averages over the teachers, for the heads that the sentence has or that they agree on."""
    arcs = up = xp = fe = na = 0
    outs = []
    for m, v, w in teachers:
        b = T.batch_of(group, v, size=size)
        with torch.autocast('cpu', torch.bfloat16): out = m(b)
        outs.append(out)
        arcs = arcs + w * out['arcs'].softmax(-1)
        up, xp, fe = (x + w * out[k].softmax(-1) for x, k in ((up, 'upos'), (xp, 'xpos'), (fe, 'feats')))
        na = na + w * out['names'].softmax(-1)
    heads = arcs.argmax(-1)
    for i, s in enumerate(group):
        if 'head' in s: heads[i, :len(s['forms'])] = torch.tensor(s['head'])
    rel = 0
    for (m, v, w), out in zip(teachers, outs):
        with torch.autocast('cpu', torch.bfloat16): r = m.label(out, heads)
        rel = rel + w * r.softmax(-1)
    return arcs, heads, rel, up.transpose(0, 1), xp.transpose(0, 1), fe.transpose(0, 1), na.transpose(0, 1)


def few(p, k):
    top, at = p.topk(min(k, p.shape[-1]), -1)
    return at.numpy().astype(np.int16), (top / top.sum(-1, keepdim=True)).numpy().astype(np.float16)


def check(teachers, dev):
    for name, sents in dev.items():
        n = hit = las = upos = 0
        for chunk in T.batches(sents, 4000, random.Random(0)):
            group = [{k: x for k, x in sents[i].items() if k == 'forms'} for i in chunk]
            arcs, heads, rel, up, xp, fe, na = opinions(teachers, group, 4000)
            v = teachers[0][1]
            rel, up = rel.argmax(-1), up.argmax(-1)
            for b, i in enumerate(chunk):
                s = sents[i]
                for t in range(len(s['forms'])):
                    n += 1; upos += v.upos[up[b, t]] == s['upos'][t]
                    if heads[b, t] == s['head'][t]: hit += 1; las += v.rels[rel[b, t]].split(':')[0] == s['rel'][t].split(':')[0]
        print(name, 'upos', round(100 * upos / n, 2), 'uas', round(100 * hit / n, 2), 'las', round(100 * las / n, 2), flush=True)


def main():
    a = argparse.ArgumentParser(); a.add_argument('--teachers', nargs='+'); a.add_argument('--out'); a.add_argument('--text', nargs='*', default=[])
    a.add_argument('--bank', action='store_true', help='the treebanks and the sentences marked with names'); a.add_argument('--check', action='store_true'); a.add_argument('--limit', type=int, default=10**9); a = a.parse_args()
    torch.set_num_threads(1)
    teachers = [(*load(x.split(':')[0]), float(x.split(':')[1])) for x in a.teachers]
    train, dev, _, _, _ = T.material([], None, uner=True)
    if a.check:
        dev.pop('uner')
        for k in dev: dev[k] = dev[k][::max(1, len(dev[k]) // a.limit)]
        return check(teachers, dev)
    sents = [s for s in train if 'names_only' not in s] if a.bank else []
    for spec in a.text:
        file, share = spec.split(':')
        more = [json.loads(l) for l in open(file)]
        sents += random.Random(5).sample(more, int(float(share) * len(more)))
    # Words alone and, where known, the head of each
    sents = [{k: x for k, x in s.items() if k in ('forms', 'head')} for s in sents if len(s['forms']) <= 96]
    soft, start, done = {}, time.time(), 0
    for chunk in T.batches(sents, 3000, random.Random(0)):
        group = [sents[i] for i in chunk]
        arcs, heads, rel, up, xp, fe, na = opinions(teachers, group, 3000)
        parts_ = [few(arcs, 4), few(rel, 3), few(up, 3), few(xp, 3), few(fe, 2)]
        for b, s in enumerate(group):
            n = len(s['forms'])
            soft[' '.join(s['forms'])] = dict(head=heads[b, :n].numpy().astype(np.int16), names=na[b, :n].numpy().astype(np.float16),
                                              **{k: (x[b, :n].copy(), p[b, :n].copy()) for k, (x, p) in zip(('arcs', 'rels', 'upos', 'xpos', 'feats'), parts_)})
            done += n
        if random.random() < 0.02: print(done, 'words', round(done / (time.time() - start)), 'a second', flush=True)
    pickle.dump(soft, open(a.out, 'wb'))
    print('sentences', len(soft), 'words', done)


if __name__ == '__main__': main()
