#!/usr/bin/env python3
"""Writes data/codebook/*.csv and data/crosswalk/cameo.csv from the reference facts.

  python3 data/codebook/build/build.py REFERENCE_FOLDER

The folder holds plover.json and cameo_goldstein_plover.csv (sources: see data/codebook/README.md). What the sources
contradict is decided here, each time with its reason, and told in README.md.
"""
import csv, json, os, sys

reference = sys.argv[1]
data = os.path.join(os.path.dirname(__file__), '..', '..')
plover = json.load(open(os.path.join(reference, 'plover.json')))

# The score table's +3 for ACCUSE contradicts its modes (-2, -3.5, -3.5); vandalize has no score: the type's.
SCORES = {**plover['scores'], 'ACCUSE': -3.0, 'PROTEST-vandalize': plover['scores']['PROTEST']}
# Modes and contexts of the CAMEO table that the manual does not list, and the listed ones nearest to them.
MODES = {('ASSAULT', 'assassinate'): 'targeted', ('ASSAULT', 'massacre'): '', ('ASSAULT', 'cleansing'): '',
         ('ASSAULT', 'pro_autocracy'): '', ('ASSAULT', 'seize'): 'destroy', ('COERCE', 'ban'): 'restrict',
         ('RETREAT', 'ease'): '', ('RETREAT', 'return'): 'release', ('THREATEN', 'ban'): 'restrict',
         ('THREATEN', 'political'): 'restrict'}
CONTEXTS = {'democracy': 'pro_democracy', 'humanitarian': 'human_security'}


def write(path, header, rows, comment):
    with open(os.path.join(data, path), 'w', newline='') as f:
        f.write(f'# {comment}\n')
        w = csv.writer(f, lineterminator='\n')
        w.writerow(header)
        w.writerows(rows)


number = lambda x: f'{float(x):g}' if x not in ('', None) else ''

rows = []
for type_, d in plover['eventTypes'].items():
    quad = plover['quadNumeric'][d['quad']]
    for mode in ['', *d['modes']]:
        key = f'{type_}-{mode}' if mode else type_
        rows.append([type_, mode, quad, number(SCORES[key]), 'yes' if d['requiresRecipient'] else 'no'])
write('codebook/types.csv', ['type', 'mode', 'quad', 'intensity', 'requires_recipient'], rows,
      'PLOVER 2.0: types and modes, quad class and score; an empty mode is the type as a whole.')
write('codebook/contexts.csv', ['context'], [[c] for c in plover['contexts']], 'PLOVER 2.0: contexts.')
write('codebook/sectors.csv', ['sector', 'use', 'label'],
      [[k, v['use'], v['label']] for k, v in plover['sectors'].items()], "PLOVER 2.0: sectors of participants.")

cameo = {r['cameo']: r for r in csv.DictReader(open(os.path.join(reference, 'cameo_goldstein_plover.csv')))}
rows = []
for code in sorted(set(cameo) | set(plover['cameoToPlover'])):
    c, p = cameo.get(code, {}), plover['cameoToPlover'].get(code, {})
    type_, mode = p.get('event') or '', p.get('mode') or ''
    rows.append([code, (c.get('label_icews_1.1b3') or p.get('label') or c.get('label_gdelt_if_different_meaning') or '').strip(),
                 number(c.get('goldstein_icews') or c.get('goldstein_gdelt_table')),
                 type_, MODES.get((type_, mode), mode), ';'.join(CONTEXTS.get(x, x) for x in p.get('context', []))])
write('crosswalk/cameo.csv', ['cameo', 'label', 'goldstein', 'type', 'mode', 'contexts'], rows,
      'CAMEO 1.1b3 codes: Goldstein value (ICEWS table, GDELT table where it has none) and PLOVER 2.0 type, mode, contexts.')
