"""How often the runtime says what Python says: python compare.py --run DIR FILE.conllu DUMP.json (of check_runtime.mjs --dump)"""
import argparse, json, random
import torch
import train as T
from export import load
a = argparse.ArgumentParser(); a.add_argument('--run', required=True); a.add_argument('file'); a.add_argument('dump'); a = a.parse_args()
m, v, c = load(a.run)
said = json.load(open(a.dump)); sents = T.data.conllu(a.file)[:len(said)]
n = dict(words=0, upos=0, feats=0, head=0, rel=0)
with torch.no_grad():
    for k in range(0, len(sents)):
        s = sents[k]; out = m(T.batch_of([s], v, size=1)); heads = out['arcs'].argmax(-1); rel = m.label(out, heads).argmax(-1)
        for t in range(len(s['forms'])):
            n['words'] += 1
            n['upos'] += v.upos[out['upos'][t, 0].argmax()] == said[k]['upos'][t]
            n['feats'] += v.feats[out['feats'][t, 0].argmax()] == said[k]['feats'][t]
            n['head'] += int(heads[0, t]) - 1 == said[k]['heads'][t]
            n['rel'] += v.rels[rel[0, t]] == said[k]['deprels'][t]
print({k: round(x / n['words'], 4) if k != 'words' else x for k, x in n.items()})
