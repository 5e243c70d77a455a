"""The sentences that the teacher labels: the open text and the treebanks' training files, a sentence a line."""
import json, os
import data
WORK = os.environ.get('TRAIN_WORK', '/work/train'); BANKS = os.environ.get('TREEBANKS', '/work/shared/treebanks')
rows = [json.loads(l) for l in open(f'{WORK}/names/raw.tok.jsonl')]
for bank in ('EWT', 'GUM'):
    rows += [dict(forms=s['forms'], source=bank, id=s['id']) for s in data.conllu(f'{BANKS}/{bank}/train.conllu')]
open(f'{WORK}/names/teach.jsonl', 'w').write('\n'.join(json.dumps(r) for r in rows))
open(f'{WORK}/names/teach.txt', 'w').write('\n'.join('\t'.join(f.replace('\t', ' ') or '_' for f in r['forms']) for r in rows) + '\n')
