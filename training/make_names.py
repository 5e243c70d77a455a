"""Fills news_templates.txt with names of the world: JSON Lines for tokenize.mjs, every name marked as it is written.
python make_names.py COUNT > out.jsonl"""
import json, os, random, re, sys, unicodedata
WORK = os.environ.get('TRAIN_WORK', '/work/train')
L = json.load(open(f'{WORK}/names/lists.json'))
rng = random.Random(7)
pick = rng.choice
ok = lambda s: bool(re.match(r"[A-Za-zÀ-ɏ'’]", s)) and not re.search(r'[\[\](){}:0-9"]', s) and len(s) < 60
PERSONS = [p for p in L['person'] if ok(p[0]) and ok(p[1]) and p[0][0].isupper()]
GIVEN = sorted({p[0].split()[0] for p in PERSONS if p[0].split()[0] != p[1].split()[0] and len(p[0].split()[0]) > 2})
SURNAMES = sorted({p[1] for p in PERSONS if len(p[1].split()) == 1 and len(p[1]) > 2})
PLACES = [p for p in L['place'] if ok(p[0]) and ',' not in p[0]]
CUM = []
t = 0
for p in PLACES: t += p[1]; CUM.append(t)


def city():
    """News mostly leaves out the marks on foreign letters."""
    c = rng.choices(PLACES, cum_weights=CUM)[0][0]
    return c if rng.random() < 0.35 else ''.join(x for x in unicodedata.normalize('NFD', c) if not 0x300 <= ord(x) < 0x370)


REG = [p[0] for p in PLACES if p[1] == 3]
COUNTRIES = [c for c in L['country'] if ok(c) and ',' not in c and not re.search('Island|Ocean|Territor|Reef|Atoll|Bank$', c)] * 3 + L['country'][:0]
BIG = 'China|Iran|India|Israel|the United States|the US|the U.S.|Russia|Ukraine|Mexico|Saudi Arabia|Turkey|France|Egypt|Canada|Britain|the UK|the UAE|Pakistan|Germany|Japan|North Korea|South Korea|Syria|Iraq|Ethiopia|Kenya|Nigeria|South Africa|Brazil|Venezuela|Cuba|Taiwan|Poland|DR Congo|the DRC|Burma|Palestine|Europe|Africa|Asia|Latin America|the Middle East|West Africa|Kosovo|Hong Kong|the Netherlands|the Philippines|Gaza|the West Bank|Kashmir|Crimea|Darfur|the Sahel|Kurdistan|the EU'.split('|')
ADJ = [a for a in L['adj'] if ok(a) and a != 'Indigenous']
BIGADJ = 'American Russian Chinese Iranian Israeli Palestinian French British German Turkish Indian Pakistani Saudi Egyptian Syrian Iraqi Afghan Ukrainian Japanese Korean African European Arab Muslim Mexican Cuban Venezuelan Brazilian Nigerian Kenyan Ethiopian Sudanese Lebanese Jordanian Qatari Emirati'.split()
ETHNIC = [e for e in L['ethnic'] if ok(e) and e not in L['country'] and not re.search('European|Mixed|Other|unspecified|White|Black|Hispanic', e)] + ['First Nations', 'Inuit', 'Māori', 'Aboriginal', 'Dalit', 'Sherpa', 'Mapuche', 'Aymara', 'Quechua'] * 3
PEOPLE = [x for x in L['people'] if ok(x)]
RELIG = 'Muslims Christians Hindus Catholics Jews Buddhists Sikhs Shiites Sunnis Alawites Yazidis Copts Druze Protestants Anglicans Ahmadis'.split()
TITLES = ['President', 'Prime Minister', 'Foreign Minister', 'Defence Minister', 'Finance Minister', 'Interior Minister', 'Minister', 'Deputy Prime Minister', 'Vice President', 'Ambassador', 'General', 'Chancellor', 'Premier', 'Secretary', 'Senator', 'Governor', 'Mr', 'Mr.', 'Ms', 'Mrs', 'Dr', 'Dr.', 'Prof', 'Professor', 'Sheikh', 'Sir', 'Col', 'Brigadier', 'Lieutenant General', 'Justice', 'Chief', 'MP', 'Hon.', 'Comrade', 'Special Envoy', 'Attorney General', 'Speaker', 'Emir', 'King', 'Foreign Secretary', 'Home Minister', 'Chief Minister', 'Police Commissioner', 'Captain', 'Father', 'Imam', 'Brig', 'Brig.', 'Maj', 'Major', 'Lt Col', 'Elder', 'Madam', 'SP', 'Gen', 'Gen.', 'Marshal', 'Field Marshal', 'Superintendent', 'Inspector', 'Engineer', 'Eng.', 'Coach', 'Chef', 'Army chief', 'Deputy Minister', 'CEO', 'Archbishop', 'Bishop', 'Rabbi', 'Mullah', 'Sultan', 'Prince', 'Commander', 'Admiral', 'Deputy Speaker', 'Councillor', 'Commissioner', 'Director General']
ROLES = ['prime minister', 'foreign minister', 'president', 'defence minister', 'finance minister', 'ambassador', 'interior minister', 'army chief', 'vice president', 'central bank governor', 'envoy', 'minister of health', 'spokesman', 'deputy foreign minister', 'opposition leader', 'attorney general', 'speaker of parliament', 'Foreign Minister', 'Prime Minister', 'President', 'Defense Minister']
MINT = ['Foreign Affairs', 'Defence', 'Defense', 'Finance', 'Interior', 'Health', 'Education', 'Agriculture', 'Justice', 'Energy', 'Trade and Industry', 'Labour', 'Information', 'Culture', 'Public Works', 'Environment', 'Tourism', 'Transport', 'Water Resources', 'Science and Technology', 'Home Affairs', 'Mines', 'Planning', 'Social Development', 'Economy']
IO = 'United Nations|UN|African Union|AU|European Union|EU|NATO|Arab League|World Bank|International Monetary Fund|IMF|World Health Organization|WHO|UNICEF|UNHCR|UNESCO|ASEAN|ECOWAS|OPEC|Organization of American States|OAS|OSCE|Gulf Cooperation Council|GCC|SADC|Mercosur|G7|G20|International Criminal Court|ICC|IAEA|International Atomic Energy Agency|World Trade Organization|WTO|Organisation of Islamic Cooperation|OIC|UN Security Council|Security Council|General Assembly|Human Rights Council|Commonwealth|World Food Programme|WFP|FAO|ILO|Red Cross|European Commission|European Parliament|European Central Bank|Asian Development Bank|African Development Bank|Inter-American Development Bank|Shanghai Cooperation Organisation|BRICS|CARICOM|Interpol|Amnesty International|Human Rights Watch|Red Crescent|Doctors Without Borders|Médecins Sans Frontières|Greenpeace|Oxfam|Save the Children|Transparency International|FIFA|CAF|International Olympic Committee'.split('|') + L['acronym'][:]
FIELDS = ['Human Rights', 'Women', 'Farmers', 'Teachers', 'Journalists', 'Peace', 'Development', 'Migration', 'Climate', 'Nurses', 'Youth', 'Lawyers', 'Consumers', 'Metalworkers', 'Media', 'Energy', 'Strategic Studies', 'International Relations', 'Public Policy', 'Refugee', 'Water', 'Health', 'Mining', 'Fisheries', 'Airline Pilots', 'Engineers', 'Election', 'Economic Research', 'Democracy', 'Victims', 'Tea Growers', 'Students']
BODY = ['Association', 'Union', 'Foundation', 'Institute', 'Centre', 'Center', 'Federation', 'Council', 'Network', 'Commission', 'Forum', 'Alliance', 'Committee', 'Society', 'Coalition', 'Trust', 'Congress', 'Initiative', 'Fund']
COSTEM = ['Delta', 'Nova', 'Sun', 'Horizon', 'Star', 'Atlas', 'Orion', 'Pacific', 'Falcon', 'Lotus', 'Cedar', 'Sahara', 'Baltic', 'Andes', 'Tiger', 'Unity', 'Royal', 'Crescent', 'Oasis', 'Prime', 'Vertex', 'Zenith', 'Indus', 'Kala', 'Mega', 'Vita', 'Agro', 'Terra', 'Petro', 'Trans', 'Inter', 'Medi', 'Tele', 'Sino', 'Afri', 'Euro', 'Grupo', 'Bharat', 'Nippon', 'Gulf', 'Emir']
COEND = ['Holdings', 'Group', 'Ltd', 'Corp', 'Inc', 'Bank', 'Airlines', 'Telecom', 'Energy', 'Motors', 'Industries', 'Mining', 'Petroleum', 'Oil', 'Steel', 'Pharma', 'Capital', 'Foods', 'Media', 'Insurance', 'Technologies', 'Logistics', 'Shipping', 'Electric', 'Cement', 'Gas', 'Rail', 'Airways', 'Resources', 'Breweries', 'Textiles', 'Electronics', 'Ventures', 'Partners', 'Systems', 'Investments', 'Solar', 'Power']
KNOWNCO = 'Google Twitter Facebook Microsoft Apple Amazon Huawei Xiaomi Tencent Alibaba Samsung Toyota Gazprom Rosneft Aramco Petrobras Pemex Total Shell BP Sinopec Tata Reliance Infosys Boeing Airbus Lockheed Siemens Volkswagen Nokia Ericsson Netflix Uber Tesla Pfizer AstraZeneca Sinovac Eskom Safaricom MTN Vodafone Orange Telefonica Maersk Glencore Nestle Unilever YouTube WhatsApp TikTok Instagram LinkedIn Lazada Grab Gojek Emirates Lukoil'.split()
PAPER = ['Times', 'Post', 'Herald', 'Daily', 'News', 'Tribune', 'Star', 'Observer', 'Gazette', 'Standard', 'Mirror', 'Sun', 'Chronicle', 'Today', 'Guardian', 'Nation', 'Monitor', 'Mail', 'Express', 'Telegraph', 'Independent']
AGENCIES = 'Reuters AFP AP Xinhua Interfax TASS Anadolu SANA IRNA Kyodo Yonhap ANSA dpa EFE WAM KUNA MENA PTI ANI BBC CNN CNBC Al-Jazeera Bloomberg Haaretz Dawn Bernama Antara VOA RFI'.split() + ['Al Jazeera', 'Associated Press', 'Deutsche Welle', 'Press TV', 'Voice of America', 'Radio Free Europe', 'Prensa Latina', 'Tasnim News Agency', 'Al Arabiya', 'Sky News', 'The New York Times', 'The Guardian', 'Le Monde', 'El País', 'The Economist', 'Financial Times', 'Washington Post', 'Wall Street Journal', 'La Nación', 'Granma', 'Global Times', 'Nikkei']
CLUBEND = ['United', 'City', 'FC', 'SC', 'Rovers', 'Stars', 'Wanderers', 'Athletic', 'Sporting', 'Lions']
OTHERS = 'Paris Agreement|Vienna Convention|Oslo Accords|Minsk Agreement|Joint Comprehensive Plan of Action|Treaty of Friendship|Geneva Convention|Lomé Protocol|Budget Act|Anti-Terrorism Act|Land Reform Bill|Constitution|Olympic Games|World Cup|Africa Cup of Nations|Asian Games|Commonwealth Games|Ramadan|Eid al-Fitr|Christmas|Independence Day|World Environment Day|Ash Wednesday|Nobel Peace Prize|Booker Prize|Copa Libertadores|Cannes Film Festival|World War II|Cold War|Gulf War|Civil War|Arab Spring|Orange Revolution|Belt and Road Initiative|Green Deal|Vision 2030|Operation Desert Shield|Great Depression|Silk Road|Renaissance|Nakba|COP27|Pan American Games|Diwali|Nowruz|Carnival|New Year|Expo 2020|Unlawful Assembly Act|Grand Slam|Internet'.split('|')
DISEASE = ['COVID-19', 'Covid-19', 'Ebola', 'cholera', 'measles', 'coronavirus', 'monkeypox', 'Zika', 'H5N1', 'Omicron', 'malaria', 'MERS']
CHURCH = ['Catholic Church', 'Anglican Church', 'Russian Orthodox Church', 'Coptic Church', 'Holy See', 'Muslim Brotherhood', 'World Council of Churches', 'Lutheran Church']
COURTS = [c for c in L['court'] if ok(c) and re.search('Court|Tribunal', c)] + ['Supreme Court', 'High Court', 'Constitutional Court', 'Court of Appeal', 'International Court of Justice', 'Federal Court', 'Special Tribunal for Lebanon', 'Constitutional Tribunal'] * 6
PARLS = [c for c in L['parliament'] if ok(c) and c not in L['country'] and re.search('Assembly|Congress|Council|Parliament|Senate|Chamber|House|Duma|Rada|Majlis|Knesset|Diet|Hural|Sejm|Riksdag', c)] + ['National Assembly', 'Parliament', 'Congress', 'Senate', 'Knesset', 'Majlis', 'Lok Sabha', 'State Duma', 'Chamber of Deputies', 'House of Representatives', 'Assembly', 'Cabinet', 'Legislative Council', 'Federal Assembly'] * 8
PARTIES = [p for p in L['party'] if ok(p[0])]
ARMED = [a for a in L['armed'] if ok(a[0]) and len(a[0]) < 45] + [['Taliban', None], ['Hamas', None], ['Hezbollah', None], ['Islamic State', 'IS'], ['Boko Haram', None], ['al-Shabaab', None], ['Al-Qaeda', None], ['ISIS', None], ['FARC', None], ['ELN', None], ['PKK', None], ['Houthi', None], ['Daesh', None], ['M23', None], ['Wagner', None]] * 6
FORCES = [f for f in L['force'] if ok(f[0]) and 'Kitts' not in f[0]] + [['National Police', None], ['Coast Guard', None], ['Revolutionary Guards', None], ['Air Force', None], ['National Guard', None], ['Border Guard', None], ['Pentagon', None], ['Central Intelligence Agency', 'CIA'], ['FBI', None], ['Defence Forces', None], ['Shin Bet', None], ['Mossad', None]]
AGENCYN = ['Electoral Commission', 'Tax Authority', 'Revenue Authority', 'Central Bank', 'Public Prosecutor', 'Supreme Leader', 'Statistics Bureau', 'Meteorological Office', 'Securities and Exchange Commission', 'Food and Drug Administration', 'Competition Commission', 'Disaster Management Agency', 'Civil Aviation Authority', 'Planning Commission', 'Water Authority', 'Anti-Corruption Commission', 'Audit Office', 'Office of the Ombudsman', 'State Department', 'Foreign Office', 'Nuclear Energy Agency', 'Port Authority', 'Forest Department', 'Customs Service', 'Enforcement Directorate', 'Election Commission', 'Space Agency', 'Investment Board', 'Human Rights Commission', 'Treasury', 'White House', 'Kremlin']


def article(name):
    return name


EAST = 'Kim Lee Park Choi Jung Kang Moon Yoon Chen Wang Li Zhang Liu Yang Huang Zhao Wu Zhou Xu Sun Ma Zhu Hu Guo He Lin Luo Cheng Ko Tsai Lai Chan Leung Lam Wong Ng Cheung Ho Yip Tan Lim Nguyen Tran Le Pham Hoang'.split()
EASTGIVEN = 'Jae Min Ji Hyun Seung Woo Young Kyung Sang Chul In Ho Yat Wen Je Mei Ling Xiao Ming Wei Jun Hao Qing Hua Zhi Gang Yu Ting Tsz Chun Kit Wai Man Siu Ying Ching Te Kuo Chih Hsin Nick Tak Hung'.split()


def person():
    r = rng.random()
    if r < 0.06: return f'{pick(EAST)} {pick(EASTGIVEN)}-{pick(EASTGIVEN).lower()}' if rng.random() < 0.7 else f'{pick(EAST)} {pick(EASTGIVEN)}{pick(EASTGIVEN).lower()}'
    if r < 0.6: return pick(PERSONS)[0]
    if r < 0.85: return f'{pick(GIVEN)} {pick(SURNAMES)}'
    if r < 0.92: return f'{pick(GIVEN)} {pick(GIVEN)} {pick(SURNAMES)}'
    if r < 0.95: return f'{pick(GIVEN)} {pick("ABCDEFGHJKLMNPRST")}. {pick(SURNAMES)}'
    if r < 0.975: return f'{pick(GIVEN)} {pick(["al-", "Al-", "el-", "Al ", "bin ", "ibn ", "van ", "de ", "da ", "O’", "ben "])}{pick(SURNAMES)}'
    return f'{pick(GIVEN)} {pick(SURNAMES)}-{pick(SURNAMES)}'


def country():
    c = pick(BIG) if rng.random() < 0.35 else pick(COUNTRIES)
    return c


def acronym():
    return ''.join(pick('ABCDEFGHIKLMNOPRSTUZ') for _ in range(pick([2, 3, 3, 3, 4, 4, 5]))) if rng.random() < 0.7 else pick(L['acronym'])


def ministry():
    r = rng.random(); m = pick(MINT)
    if r < 0.08: return f'Ministry of {m}, {pick(MINT)} and {pick(MINT)}'
    if r < 0.16: return f'Ministry of {m} and {pick(MINT)}'
    return f'Ministry of {m}' if r < 0.5 else f'{m} Ministry' if r < 0.75 else f'Department of {m}' if r < 0.85 else f'{pick(ADJ)} Ministry of {m}' if r < 0.9 else pick(['foreign ministry', 'defence ministry', 'interior ministry', 'health ministry'])


def organisation():
    r = rng.random()
    if r < 0.06: return f'{pick(FIELDS)} and {pick(FIELDS)} {pick(BODY)}'
    if r < 0.1: return f'{pick(BODY)} for the {pick(["Protection", "Promotion", "Defence", "Study", "Liberation", "Support"])} of {pick(FIELDS)}'
    if r < 0.3: return f'{pick(FIELDS)} {pick(BODY)}'
    if r < 0.5: return f'{pick(ADJ + ["National", "International", "Central", "Federal", "World", "Global"] * 30)} {pick(FIELDS)} {pick(BODY)}'
    if r < 0.65: return f'{pick(BODY)} for {pick(FIELDS)}' + (f' and {pick(FIELDS)}' if rng.random() < 0.3 else '')
    if r < 0.75: return f'{pick(BODY)} of {pick(FIELDS)} of {pick(COUNTRIES)}'
    if r < 0.9: return acronym()
    return f'{city()} {pick(FIELDS)} {pick(BODY)}'


def company():
    r = rng.random()
    if r < 0.3: return pick(KNOWNCO)
    if r < 0.55: return f'{pick(COSTEM)} {pick(COEND)}'
    if r < 0.65: return f'{pick(COSTEM)}{pick(COSTEM).lower()}' + (f' {pick(COEND)}' if rng.random() < 0.5 else '')
    if r < 0.75: return f'{pick(SURNAMES)} {pick(COEND)}'
    if r < 0.85: return f'{pick([city(), pick(COUNTRIES), pick(ADJ)])} {pick(COEND)}'
    if r < 0.93: return f'{acronym()} {pick(COEND)}'
    return f'{pick(SURNAMES)} & {pick(["Sons", "Co", "Partners", pick(SURNAMES)])}'


SYLLABLES = 'za zi mo la ka no ri ta vi xi lo ga pa mi tu ne so fe da bo ku ya ra me si to lu ce ja pi'.split()
ENDINGS = ['mex', 'ly', 'pay', 'tech', 'net', 'soft', 'fy', 'x', 'do', 'go', 'ra', 'nus', 'lys', 'ar', 'is', 'on', 'da', 'corp', 'cast', 'hub', 'lab', 'bank', 'gas', 'sa', 'ko', 'ta', 'ma', 'el', 'um', 'ix', 'ins', 'est']


def brand():
    r = rng.random()
    if r < 0.5: return ''.join(pick(SYLLABLES) for _ in range(pick([1, 2, 2]))).capitalize() + pick(ENDINGS)
    if r < 0.65: return pick(COSTEM) + pick(COSTEM)
    if r < 0.75: return f'{pick(["Touch", "Blue", "Open", "Clear", "Big", "First", "True", "Next", "Smart", "Red", "Green", "Bright"])} {pick(COSTEM)}'
    if r < 0.8: return ''.join(pick(SYLLABLES) for _ in range(2)).upper()[:pick([3, 4])]
    if r < 0.85: return pick(['Es', 'Agro', 'In', 'Co', 'Petro', 'Uni', 'Pro', 'e', 'i', 'My', 'De']) + pick(SYLLABLES).capitalize() + pick(SYLLABLES) + pick('dlrsn')
    if r < 0.9: return ''.join(pick(SYLLABLES) for _ in range(2)).capitalize() + pick(['dh', 'pi', 'c', 'm', 't', 'p', 'f'])
    return pick(['Acacia', 'Summit', 'Voice', 'Angels', 'Ascent', 'Pioneer', 'Beacon', 'Harvest', 'Liberty', 'Mirage', 'Canopy', 'Compass', 'Anchor', 'Spark', 'Ember', 'Torch', 'Lantern', 'Pulse', 'Echo', 'Quest', 'Impact', 'Forum', 'Vision', 'Reliance', 'Prisma', 'Verdad', 'Libertad', 'Progreso', 'Nación', 'Excelsior', 'Clarín', 'Milenio', 'Reforma'])


def media():
    r = rng.random()
    if r < 0.5: return pick(AGENCIES)
    if r < 0.75: return f'{"The " if rng.random() < 0.3 else ""}{pick([city(), pick(COUNTRIES), pick(ADJ), "Daily", "Sunday"])} {pick(PAPER)}'
    if r < 0.85: return f'{pick(["Radio", "TV", "Channel"])} {city()}'
    return f'{city()} {pick(["TV", "Radio", "News Agency", "Broadcasting Corporation", "Press"])}'


def university():
    r = rng.random()
    return f'University of {city()}' if r < 0.4 else f'{city()} University' if r < 0.75 else f'{pick(SURNAMES)} University' if r < 0.85 else f'{city()} {pick(["Institute of Technology", "Polytechnic", "School of Economics", "Medical College", "State University"])}'


def agency():
    a = pick(AGENCYN); r = rng.random()
    return a if r < 0.5 else f'National {a}' if r < 0.6 else f'{pick(ADJ)} {a}' if r < 0.75 else f'{pick(COUNTRIES)} {a}' if r < 0.85 else acronym()


SLOTS = {
    'P': ('person', person), 'S': ('person', lambda: pick(SURNAMES)), 'S2': ('person', lambda: pick(SURNAMES)), 'F': ('person', lambda: pick(GIVEN)),
    'C': ('place', country), 'CITY': ('place', city), 'REG': ('place', lambda: pick(REG)), 'LAKE': ('place', city),
    'A': ('norp', lambda: pick(BIGADJ) if rng.random() < 0.35 else pick(ADJ)), 'N': ('norp', lambda: pick(PEOPLE)), 'E': ('norp', lambda: pick(ETHNIC)), 'RELN': ('norp', lambda: pick(RELIG)),
    'MIN': ('group', ministry), 'ORG': ('group', organisation), 'IO': ('group', lambda: pick(IO)), 'PARTY': ('group', lambda: pick(PARTIES)[0]), 'PACR': ('group', lambda: pick([p for p in PARTIES if p[1] and ok(p[1])])[1]),
    'ARMED': ('group', lambda: pick(ARMED)[0]), 'CO': ('group', company), 'MEDIA': ('group', media), 'UNI': ('group', university), 'COURT': ('group', lambda: pick(COURTS)), 'PARL': ('group', lambda: pick(PARLS)),
    'AGENCY': ('group', agency), 'FORCE': ('group', lambda: pick(FORCES)[0]), 'BRAND': ('group', brand), 'CLUB': ('group', lambda: f'{city()} {pick(CLUBEND)}' if rng.random() < 0.6 else city()), 'ACR': ('group', acronym), 'CHURCH': ('group', lambda: pick(CHURCH)),
    'O': ('other', lambda: pick(OTHERS)), 'TITLE': ('other', lambda: ' '.join(pick(['River', 'Night', 'Letters', 'Dust', 'Home', 'Silence', 'Fire', 'Garden', 'Bones', 'Moon', 'Exile', 'War']) for _ in range(pick([1, 2])))),
    'DIS': (None, lambda: pick(DISEASE)), 'T': (None, lambda: pick(TITLES)), 'ROLE': (None, lambda: pick(ROLES)), 'MINT': (None, lambda: pick(MINT)),
    'DAY': (None, lambda: pick('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split())), 'MONTH': (None, lambda: pick('January February March April May June July August September October November December'.split())),
    'NUM': (None, lambda: str(pick([rng.randint(2, 30), rng.randint(30, 900), '1,200', '2.5']))), 'YEAR': (None, lambda: str(rng.randint(1948, 2026))),
}
KEEP_LOWER = {'foreign ministry', 'defence ministry', 'interior ministry', 'health ministry'}


def fill(template):
    text, spans, outer = '', [], None
    for part in re.split(r'(\{[^}]+\}|\[\w+:|\])', template):
        if part.startswith('[') and part.endswith(':'):
            outer = (len(text), part[1:-1]); continue
        if part == ']' and outer:
            spans.append(dict(start=outer[0], end=len(text), kind=outer[1])); outer = None; continue
        if not part.startswith('{'):
            text += part; continue
        slot = part[1:-1]
        if slot.startswith('HEAD:'): slot = slot[5:]
        kind, make = SLOTS[slot]
        value = make()
        if outer: value = re.sub('^[Tt]he ', '', value)
        for art in ('the ', 'The '):
            if kind == 'place' and value.startswith(art):
                text += 'The ' if not text else art; value = value[len(art):]
        # "the Ministry of Health", where the template has no article: mostly, but not in headlines
        if not outer and slot in ('IO', 'ARMED', 'PARTY', 'FORCE', 'COURT', 'PARL', 'AGENCY', 'MIN', 'ORG') and re.search(r'(?:^|[.,;(] |and |of |for |with |by |from |, )$', text) and not re.search(r'[Tt]he $', text) and len(value.split()) > 1 and rng.random() < 0.6:
            text += 'The ' if not text else 'the '
        start = len(text)
        text += value
        if kind and not outer and value not in KEEP_LOWER: spans.append(dict(start=start, end=len(text), kind=kind))
    return text, spans


def main():
    templates = [l.rstrip('\n') for l in open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'news_templates.txt'), encoding='utf-8') if l.strip() and l[0] != '#']
    for i in range(int(sys.argv[1])):
        text, spans = fill(templates[i % len(templates)])
        if i % 11 == 0 and 'HEAD' not in templates[i % len(templates)]:
            text = text.rstrip('.')
        print(json.dumps(dict(text=text, spans=spans, source='made', whole=True), ensure_ascii=False))


if __name__ == '__main__': main()
