"""Writes a trained model as data/model/english.bin: python export.py --run DIR --out FILE
"DMRX", u32 length of the header, JSON header, tensors. Weights are bytes with a scale for each output; vectors of
words are bytes with a scale for each word. Activations are 16-bit at run time; their steps are measured here."""
import argparse, json, math, random, types
import numpy as np, torch, torch.nn.functional as F
import train as T
from model import Model, EDGES, Recur, Conv, rms, gate


def load(run):
    v = T.Vocabulary.load(f'{run}/vocab.json')
    c = types.SimpleNamespace(**json.load(open(f'{run}/config.json')))
    words, vec = T.glove()
    at = {w: i + 1 for i, w in enumerate(words)}
    m = Model(c, torch.from_numpy(vec[[0] + [at[w] for w in v.glove]]), v.sizes())
    m.load_state_dict(torch.load(f'{run}/best.pt', weights_only=False), strict=False)
    return m.eval(), v, c


def bytes_of(w):
    w = w.detach().float().numpy()
    scale = np.maximum(np.abs(w).max(1), 1e-8) / 127
    return np.clip(np.rint(w / scale[:, None]), -127, 127).astype(np.int8), scale.astype(np.float32)


@torch.no_grad()
def measured(m, v, sents):
    """The largest absolute value of each 16-bit activation."""
    top = {}
    def note(k, x): top[k] = max(top.get(k, 0), float(x.abs().max()))
    hooks = [m.inner.register_forward_hook(lambda _, i, o: (note('input', i[0]), note('inner', F.relu(o)), None)[2]),
             m.dep.register_forward_hook(lambda _, i, o: note('dep', F.relu(o))),
             m.cross.register_forward_hook(lambda _, i, o: note('cross', o)),
             m.head.register_forward_hook(lambda _, i, o: note('head', F.relu(o))),
             m.labels.register_forward_hook(lambda _, i, o: note('label', i[0])),
             m.name_in.register_forward_hook(lambda _, i, o: note('name', F.relu(o)))]
    for chunk in T.batches(sents, 4000, random.Random(0)):
        b = T.batch_of([sents[i] for i in chunk], v)
        out = m(b); m.label(out, out['arcs'].argmax(-1))
    note('head', m.root_arc); 
    for h in hooks: h.remove()
    return top


def main():
    a = argparse.ArgumentParser(); a.add_argument('--run', required=True); a.add_argument('--out', required=True); a = a.parse_args()
    torch.set_num_threads(1)
    m, v, c = load(a.run)
    dev = T.data.conllu(f'{T.BANKS}/EWT/dev.conllu')[:400] + T.data.conllu(f'{T.BANKS}/GUM/dev.conllu')[:300]
    top = measured(m, v, dev)
    print('largest activations', top)
    # Room to twice what was seen; cross and head meet in a sum of products, so they get fewer bits.
    steps = {k: 2.0 ** math.floor(math.log2((4000 if k in ('cross', 'head') else 30000) / (2 * x))) for k, x in top.items()}
    layers = dict(inner=m.inner, into=m.into, tags=m.tags, back=m.back, feats=m.feats, name_in=m.name_in, names=m.names,
                  dep=m.dep, cross=m.cross, head=m.head, distance=m.distance, label_dep=m.label_dep, label_head=m.label_head, labels=m.labels)
    # what one step of a layer's 16-bit input is worth, folded into its scales
    step_in = dict(inner=steps['input'], into=steps['inner'], back=16384, names=steps['name'], cross=steps['dep'], labels=steps['label'])
    for k, block in enumerate(m.blocks):
        layers[f'block{k}'] = block.lin
        if isinstance(block, Recur): layers[f'block{k}.out'] = block.out
    tensors, blob = {}, bytearray()
    def put(x):
        while len(blob) % 16: blob.append(0)
        at = len(blob); blob.extend(x); return at
    def matrix(name, w, step=None):
        q, s = bytes_of(w)
        if step: s = (s / step).astype(np.float32)
        tensors[name] = dict(kind='bytes', shape=list(q.shape), at=put(q.tobytes()), scales=put(s.tobytes()))
    def floats(name, x): tensors[name] = dict(kind='floats', shape=[len(x)], at=put(np.asarray(x, np.float32).tobytes()))
    def text(name, words):
        raw = '\n'.join(words).encode(); tensors[name] = dict(kind='text', shape=[len(raw)], at=put(raw))
    matrix('vectors', m.glove); matrix('words', m.words.weight); matrix('hashed', m.hashed.weight)
    for name, lin in layers.items():
        matrix(f'dense.{name}', lin.weight, step_in.get(name, 1024))
        floats(f'bias.{name}', lin.bias.detach().numpy() if lin.bias is not None else np.zeros(lin.weight.shape[0]))
    floats('root_arc', m.root_arc.detach().numpy()); floats('root_label', m.root_label.detach().numpy())
    text('word_list', v.words); text('vector_list', v.glove)
    header = dict(version=1, blocks=c.blocks, tagsAfter=c.tags_after, width=c.width, state=c.state, edges=EDGES, steps=steps,
                  tags={k: getattr(v, k) for k in ('upos', 'xpos', 'rels', 'feats', 'names')}, tensors=tensors)
    raw = json.dumps(header, separators=(',', ':')).encode()
    raw += b' ' * (-(8 + len(raw)) % 16)
    with open(a.out, 'wb') as f: f.write(b'DMRX' + len(raw).to_bytes(4, 'little') + raw + bytes(blob))
    print('bytes', 8 + len(raw) + len(blob), 'steps', steps)


if __name__ == '__main__': main()
