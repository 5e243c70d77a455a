"""News sentences with their trees: the treebanks hardly know that rebels shell and envoys are summoned. A small grammar of
what news says of states, filled with names; what UD's English treebanks do not agree on is left out or left unmarked.
python make_syntax.py COUNT > made-syntax.jsonl (forms, upos, xpos, head, rel, names; feats are left unmarked)"""
import json, random, re, sys
import make_names as M
rng = random.Random(11)
M.rng.seed(12)
pick = rng.choice

REGULAR = '''shell bomb attack ambush besiege capture occupy invade storm raid target kill wound injure arrest detain kidnap abduct execute expel
deport evacuate release free blockade sanction condemn denounce reject deny defend support oppose criticize summon recall threaten warn urge welcome
accept endorse ratify approve propose suspend resume postpone cancel launch intercept destroy damage loot torch repel retake deploy withdraw mobilize
disperse quash question charge convict pardon extradite assassinate mediate discuss visit host thank congratulate praise accuse blame assure protest
violate breach annex recognize isolate investigate probe inspect monitor confirm dismiss oust overthrow disarm surround patrol fire test
unveil announce back fund train arm aid feed shelter rescue search seize freeze ban block bar veto sign break strike hit meet hold send give tell'''.split()
IRREGULAR = dict(withdraw=('withdrew', 'withdrawn'), overthrow=('overthrew', 'overthrown'), freeze=('froze', 'frozen'), ban=('banned', 'banned'), bar=('barred', 'barred'),
                 strike=('struck', 'struck'), hit=('hit', 'hit'), meet=('met', 'met'), hold=('held', 'held'), send=('sent', 'sent'), give=('gave', 'given'), tell=('told', 'told'),
                 feed=('fed', 'fed'), expel=('expelled', 'expelled'), repel=('repelled', 'repelled'), kidnap=('kidnapped', 'kidnapped'), abduct=('abducted', 'abducted'),
                 free=('freed', 'freed'), retake=('retook', 'retaken'), quash=('quashed', 'quashed'), break_=('broke', 'broken'))
VIOLENT = 'shell bomb attack ambush besiege capture storm raid target occupy seize strike hit retake surround destroy damage loot torch blockade bombard'.split()
TO_PEOPLE = 'kill wound injure arrest detain kidnap abduct execute expel deport release free rescue disarm question pardon disperse charge train arm feed shelter'.split()
SAY_OF = 'condemn denounce criticize support oppose praise back isolate threaten sanction recognize warn thank congratulate blame visit host summon recall oust'.split()
OF_THINGS = 'reject deny condemn welcome accept endorse ratify approve propose suspend resume postpone cancel announce violate breach discuss sign veto block defend unveil'.split()


def forms(v):
    """past, participle, -s, -ing"""
    if v in IRREGULAR: past, part = IRREGULAR[v]
    else: past = part = v + 'd' if v.endswith('e') else v[:-1] + 'ied' if re.search('[^aeiou]y$', v) else v + 'ed'
    s = v + 'es' if re.search('(s|sh|ch|x|z|to)$', v) else v[:-1] + 'ies' if re.search('[^aeiou]y$', v) else v + 's'
    double = v in ('ban', 'bar', 'hit', 'expel', 'repel', 'kidnap')
    ing = v[:-1] + 'ing' if v.endswith('e') and v not in ('free',) else v + v[-1] + 'ing' if double or v == 'hit' else v + 'ing'
    return past, part, s, ing


class W:
    """A word with its dependents; `name` is the kind of a name that it begins or goes on with."""
    def __init__(self, form, upos=None, xpos=None, name=None):
        self.form, self.upos, self.xpos, self.name = form, upos, xpos, name
        self.left, self.right = [], []

    def l(self, rel, w): self.left.append((rel, w)); return self
    def r(self, rel, w): self.right.append((rel, w)); return self


def linear(root):
    words = []
    def walk(w, rel, parent):
        for x, c in w.left: walk(c, x, w)
        words.append((w, rel, parent))
        for x, c in w.right: walk(c, x, w)
    walk(root, 'root', None)
    at = {id(w): i + 1 for i, (w, _, _) in enumerate(words)}
    return dict(forms=[w.form for w, _, _ in words], upos=[w.upos for w, _, _ in words], xpos=[w.xpos for w, _, _ in words], feats=[None] * len(words),
                head=[at[id(p)] if p else 0 for _, _, p in words], rel=[r for _, r, _ in words], names=[w.name or 'O' for w, _, _ in words])


def flat(tokens, kind):
    head = W(tokens[0], 'PROPN', 'NNP', 'B-' + kind)
    for t in tokens[1:]: head.r('flat', W(t, 'PROPN', 'NNP', 'I-' + kind))
    return head


def country():
    while True:
        c = M.country()
        if ' ' not in c and '.' not in c and "'" not in c and '-' not in c: return W(c, 'PROPN', 'NNP', 'B-place')


def city():
    while True:
        c = M.city()
        if re.fullmatch(r'[^\W\d]+', c): return W(c, 'PROPN', 'NNP', 'B-place')


def adjective():
    while True:
        a = M.SLOTS['A'][1]()
        if re.fullmatch(r'[^\W\d]+', a): return W(a, 'ADJ', 'JJ', 'B-norp')


def noun(form, plural=False): return W(form, 'NOUN', 'NNS' if plural else 'NN')
def det(form='the'): return W(form, 'DET', 'DT')
def case(p): return W(p, 'ADP', 'IN')
def punct(p=','): return W(p, 'PUNCT', p if p in ',.' else None)
def possessive(w): return w.r('case', W("'s", 'PART', 'POS'))


def person():
    while True:
        p = M.person()
        if re.fullmatch(r"[^\W\d]+( [^\W\d]+){1,2}", p) and not re.search(r'\b(al|el|bin|van|de|da|ibn|ben)\b', p): break
    w = flat(p.split(), 'person')
    if rng.random() < 0.4: w.l('nmod:desc', W(pick(['President', 'Mr', 'Ambassador', 'General', 'Minister', 'Chancellor', 'Premier', 'Senator', 'Secretary', 'Sheikh']), 'PROPN', 'NNP'))
    return w


OFFICE = ['minister', 'president', 'ambassador', 'spokesman', 'parliament', 'army', 'government', 'envoy', 'premier', 'navy', 'opposition', 'leader', 'king', 'cabinet', 'court']
DEPT = ['foreign', 'interior', 'prime', 'deputy', 'finance', 'defence', 'former']
FORCES = ['rebels', 'troops', 'soldiers', 'forces', 'militants', 'fighters', 'insurgents', 'gunmen', 'police', 'warplanes', 'jets', 'drones', 'protesters', 'officials', 'diplomats', 'lawmakers', 'authorities', 'militias', 'separatists', 'settlers', 'commandos', 'guards', 'ships', 'tanks']
VICTIMS = ['civilians', 'protesters', 'journalists', 'diplomats', 'soldiers', 'refugees', 'villagers', 'fighters', 'hostages', 'activists', 'prisoners', 'students', 'fishermen', 'workers', 'migrants', 'policemen']
TARGETS = ['positions', 'villages', 'bases', 'towns', 'hospitals', 'checkpoints', 'convoys', 'schools', 'outposts', 'airports', 'camps', 'oilfields', 'headquarters', 'refineries', 'ports']
THINGS = ['proposal', 'treaty', 'agreement', 'decision', 'resolution', 'plan', 'ceasefire', 'deal', 'allegations', 'accusations', 'visit', 'offer', 'talks', 'sanctions', 'embargo', 'bill', 'attack', 'raid', 'strike', 'move', 'vote', 'exercise', 'aid', 'claims', 'report', 'pact', 'truce', 'demand']


def number(): return W(pick(['two', 'three', 'five', 'ten', 'seven', 'dozens', str(rng.randint(6, 400))]), 'NUM', 'CD')


def plural_np(list_, heavy=0.35):
    n = noun(pick(list_), True)
    r = rng.random()
    if r < 0.3: n.l('amod', adjective())
    elif r < 0.4: n.l('amod', W(pick(['armed', 'rebel', 'local', 'senior', 'masked', 'foreign', 'unarmed', 'military']), None, None))
    elif r < 0.5:
        k = number()
        if k.form != 'dozens': n.l('nummod', k)
    elif r < 0.6: n.l('det', det())
    elif r < 0.7: n.l('nmod:poss', possessive(country()))
    return n


def office():
    n = noun(pick(OFFICE))
    r = rng.random()
    if r < 0.45: n.l('nmod:poss', possessive(country()))
    elif r < 0.75: n.l('det', det()).l('amod', adjective())
    else: n.l('det', det())
    if n.form in ('minister', 'ambassador') and rng.random() < 0.5: n.l('amod', W(pick(DEPT), None, None))
    if n.form in ('minister', 'president', 'ambassador', 'spokesman', 'envoy', 'premier', 'leader') and rng.random() < 0.35:
        p = person(); p.left = []
        p.l('punct', punct()); p.r('punct', punct())
        # in UD the commas belong to the apposition
        n.r('appos', p)
    return n


def state():
    r = rng.random()
    c = country()
    if r < 0.25:
        d = country(); d.l('cc', W('and', 'CCONJ', 'CC')); c.r('conj', d)
    elif r < 0.32:
        d, e = country(), country()
        d.l('punct', punct()); e.l('cc', W('and', 'CCONJ', 'CC')); c.r('conj', d); c.r('conj', e)
    return c


def agent(): return pick([state, state, office, person, lambda: plural_np(FORCES)])()


def is_plural(w): return w.xpos == 'NNS' or any(r == 'conj' for r, _ in w.right) or w.form == 'police'


def pp(p, w): return w.l('case', case(p)) if not w.left else (w.left.insert(0, ('case', case(p))) or w)


def when():
    d = W(pick('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'.split()), 'PROPN', 'NNP')
    return pp('on', d)


def where(): return pp(pick(['in', 'near', 'in', 'outside']), city())


def thing():
    n = noun(pick(THINGS)); n.xpos = 'NNS' if n.form.endswith('s') and n.form not in ('aid',) else 'NN'
    r = rng.random()
    if r < 0.4: n.l('det', det())
    elif r < 0.6: n.l('nmod:poss', possessive(country()))
    elif r < 0.75: n.l('det', det()).l('amod', adjective())
    else: n.l('det', det())
    if n.form in ('proposal', 'plan', 'decision', 'offer', 'demand', 'bill', 'move') and rng.random() < 0.4:
        v = W(pick(['end', 'extend', 'lift', 'impose', 'cut', 'ease']), 'VERB', 'VB').l('mark', W('to', 'PART', 'TO'))
        v.r('obj', noun(pick(['sanctions', 'talks', 'ties', 'tariffs', 'hostilities', 'restrictions']), True)); n.r('acl', v)
    elif n.form in ('talks', 'agreement', 'treaty', 'deal', 'pact', 'truce', 'ceasefire') and rng.random() < 0.4: n.r('nmod', pp('with', country()))
    return n


def target():
    n = noun(pick(TARGETS), True)
    r = rng.random()
    if r < 0.3:
        v = W(pick(['held', 'controlled', 'occupied', 'defended', 'used', 'seized']), 'VERB', 'VBN')
        v.r('obl:agent', pp('by', pick([lambda: plural_np(FORCES), country])())); n.r('acl', v)
    elif r < 0.5: n.l('amod', adjective())
    elif r < 0.6: n.l('det', det())
    if rng.random() < 0.4: n.r('nmod', where())
    return pick([n, n, n, city()])


def clause(tense=None, headline=False, subject=None):
    """A clause: the verb with all that hangs on it."""
    kind = pick(['violent', 'people', 'say', 'things', 'say', 'things', 'accuse', 'urge'])
    subj = subject or (plural_np(FORCES) if kind in ('violent', 'people') and rng.random() < 0.7 else agent())
    tense = tense or pick(['past'] * 5 + ['will', 'perfect', 'pluperfect', 'not', 'passive', 'passive'])
    v = pick(dict(violent=VIOLENT, people=TO_PEOPLE, say=SAY_OF, things=OF_THINGS, accuse=['accuse'], urge=['urge'])[kind])
    past, part, s, ing = forms(v)
    obj = dict(violent=target, people=lambda: plural_np(VICTIMS), say=lambda: pick([state, office, person])(), things=thing, accuse=lambda: pick([state, person, office])(), urge=lambda: pick([state, office])())[kind]()
    plural = is_plural(subj)
    aux = lambda f, x: W(f, 'AUX', x)
    if tense == 'passive' and kind not in ('accuse', 'urge'):
        verb = W(part, 'VERB', 'VBN')
        verb.l('nsubj:pass', obj)
        verb.l('aux:pass', aux('were' if is_plural(obj) else 'was', 'VBD'))
        if rng.random() < 0.7: verb.r('obl:agent', pp('by', subj))
    else:
        if headline: verb = W(v if plural else s, 'VERB', 'VBP' if plural else 'VBZ').l('nsubj', subj)
        elif tense == 'will': verb = W(v, 'VERB', 'VB').l('nsubj', subj).l('aux', aux('will', 'MD'))
        elif tense == 'perfect': verb = W(part, 'VERB', 'VBN').l('nsubj', subj).l('aux', aux('have' if plural else 'has', 'VBP' if plural else 'VBZ'))
        elif tense == 'pluperfect': verb = W(part, 'VERB', 'VBN').l('nsubj', subj).l('aux', aux('had', 'VBD'))
        elif tense == 'not': verb = W(v, 'VERB', 'VB').l('nsubj', subj).l('aux', aux('did', 'VBD')).l('advmod', W('not', 'PART', 'RB'))
        else: verb = W(past, 'VERB', 'VBD').l('nsubj', subj)
        if tense in ('past', 'passive') and not headline and kind == 'say' and rng.random() < 0.1: verb.left.append(('advmod', W(pick(['strongly', 'repeatedly', 'publicly', 'again']), 'ADV', 'RB')))
        verb.r('obj', obj)
        if kind == 'accuse':
            g = W(forms(pick(['shell', 'attack', 'violate', 'back', 'arm', 'fund', 'kidnap', 'support']))[3], 'VERB', 'VBG').l('mark', W('of', 'SCONJ', 'IN'))
            g.r('obj', pick([lambda: plural_np(FORCES), thing])()); verb.r('advcl', g)
        elif kind == 'urge':
            g = W(pick(['withdraw', 'release', 'accept', 'end', 'sign', 'free', 'resume', 'respect']), 'VERB', 'VB').l('mark', W('to', 'PART', 'TO'))
            g.r('obj', pick([lambda: plural_np(VICTIMS), thing])()); verb.r('xcomp', g)
    if kind in ('violent', 'people') and rng.random() < 0.5: verb.r('obl', where())
    if not headline and rng.random() < 0.35: verb.r('obl', when())
    if kind in ('violent',) and tense == 'past' and not headline and rng.random() < 0.4:
        g = W(pick(['killing', 'wounding', 'injuring', 'displacing']), 'VERB', 'VBG').l('punct', punct())
        n = noun(pick(VICTIMS), True); n.l('nummod', W(str(rng.randint(2, 90)), 'NUM', 'CD')); g.r('obj', n); verb.r('advcl', g)
    if kind == 'say' and rng.random() < 0.25 and tense != 'passive':
        n = noun(pick(['killing', 'arrest', 'burning', 'expulsion', 'bombing', 'detention', 'death'])).l('det', det())
        pp('over', n); n.r('nmod', pp('of', plural_np(VICTIMS))); verb.r('obl', n)
    return verb


def headline():
    """"Chad army chief to visit Oman", "Peru, Chile sign pact", "Rebels set to free hostages", "Two killed in Gao clash"."""
    r = rng.random()
    if r < 0.35: return clause(headline=True)
    if r < 0.5:
        a, b = country(), country(); a.r('conj', b.l('punct', punct()))
        return clause(headline=True, subject=a)
    subject = pick([state, lambda: plural_np(FORCES), bare_office, bare_office])()
    if r < 0.75:
        v = W(pick(['visit', 'recognise', 'host', 'sign', 'expel', 'send', 'resume', 'boycott', 'withdraw', 'suspend', 'join', 'quit', 'lift', 'ban']), 'VERB', 'VB').l('nsubj', subject).l('mark', W('to', 'PART', 'TO'))
        v.r('obj', pick([country, lambda: plural_np(VICTIMS), bare_thing])())
        if rng.random() < 0.3: v.r('obl', pp(pick(['after', 'over', 'despite']), bare_thing()))
        return v
    if r < 0.85:
        v = W(pick(['vows', 'agrees', 'refuses', 'threatens', 'offers', 'plans', 'votes', 'moves']), 'VERB', 'VBZ').l('nsubj', bare_office())
        g = W(pick(['quit', 'oust', 'free', 'ban', 'back', 'sanction', 'cut', 'join', 'end']), 'VERB', 'VB').l('mark', W('to', 'PART', 'TO'))
        return v.r('xcomp', g.r('obj', pick([country, bare_thing, lambda: plural_np(VICTIMS)])()))
    v = W(pick(['killed', 'wounded', 'arrested', 'freed', 'held', 'kidnapped', 'injured']), 'VERB', 'VBN')
    who = plural_np(VICTIMS) if rng.random() < 0.6 else W(pick(['Two', 'Three', 'Five', 'Dozens', '12', '40']), None, None)
    n = noun(pick(['clash', 'raid', 'attack', 'blast', 'protest', 'strike', 'ambush'])).l('compound', city())
    return v.l('nsubj:pass', who).r('obl', pp('in', n) if rng.random() < 0.6 else pp('in', city()))


def bare_office():
    """"Chad army chief", "Chadian president": without an article, as headlines have them."""
    n = noun(pick(OFFICE + ['chief', 'junta', 'troops', 'rebels', 'lawmakers', 'police'])); n.xpos = 'NNS' if n.form in ('troops', 'rebels', 'lawmakers') else 'NN'
    n.l('amod', adjective()) if rng.random() < 0.5 else n.l('compound', country())
    if n.form == 'chief': n.l('compound', noun(pick(['army', 'police', 'navy', 'opposition', 'intelligence'])))
    elif n.form == 'minister': n.l('amod', W(pick(['foreign', 'prime', 'interior']), 'ADJ', 'JJ'))
    return n


def bare_thing():
    n = noun(pick(['offer', 'pact', 'deal', 'talks', 'sanctions', 'ceasefire', 'plan', 'aid', 'summit', 'visit', 'raid', 'treaty', 'demand']))
    if n.form in ('talks', 'sanctions'): n.xpos = 'NNS'
    return n.l('amod', adjective()) if rng.random() < 0.4 else n.l('compound', pick([country, lambda: noun(pick(['border', 'peace', 'trade', 'arms', 'gas', 'grain', 'nuclear']))])())


def according_to():
    """"According to Chadian analyst Mona Farid, the rebels …": who says so, set before."""
    p = person(); p.left = []
    title = noun(pick(['analyst', 'scientist', 'official', 'historian', 'lawyer', 'journalist', 'activist', 'diplomat', 'expert', 'lawmaker']))
    if rng.random() < 0.4: title.l('amod', W(pick(['political', 'senior', 'military', 'former', 'local']), 'ADJ', 'JJ'))
    if rng.random() < 0.7: title.left.insert(0, ('amod', adjective()))
    p.l('nmod:desc', title)
    p.left.insert(0, ('case', W('According', 'VERB', 'VBG').r('fixed', W('to', 'ADP', 'IN'))))
    root = clause(pick(['past', 'perfect', 'will']))
    root.left.insert(0, ('obl', p.r('punct', punct())))
    return root


def sentence():
    r = rng.random()
    if r < 0.16:
        return linear(headline())
    if r < 0.2: root = according_to()
    elif r < 0.24: root = clause('past', subject=pick([country, person])())
    elif r < 0.55: root = clause()
    elif r < 0.7:
        # "Chad denied that its troops had crossed and called the claims baseless": the second verb goes with the first
        say = pick(['said', 'denied', 'claimed', 'confirmed', 'announced', 'warned', 'added'])
        root = W(say, 'VERB', 'VBD').l('nsubj', agent())
        inner = clause(pick(['past', 'pluperfect', 'will', 'passive']))
        if rng.random() < 0.7: inner.left.insert(0, ('mark', W('that', 'SCONJ', 'IN')))
        root.r('ccomp', inner)
        if rng.random() < 0.35:
            second = W(pick(['called', 'labelled']), 'VERB', 'VBD').l('cc', W('and', 'CCONJ', 'CC'))
            second.r('obj', thing()); second.r('xcomp', W(pick(['baseless', 'false', 'unacceptable', 'illegal', 'absurd']), 'ADJ', 'JJ')); root.r('conj', second)
    elif r < 0.8:
        verb = W(pick(['threatened', 'agreed', 'refused', 'vowed', 'pledged', 'promised', 'failed', 'offered']), 'VERB', 'VBD').l('nsubj', agent())
        g = W(pick(['withdraw', 'expel', 'attack', 'sanction', 'release', 'sign', 'suspend', 'recognize', 'block', 'deploy', 'blockade']), 'VERB', 'VB').l('mark', W('to', 'PART', 'TO'))
        g.r('obj', pick([state, lambda: plural_np(FORCES), thing])()); verb.r('xcomp', g); root = verb
        if rng.random() < 0.4: verb.r('obl', when())
    elif r < 0.9:
        root = clause('past'); sub = clause('past'); sub.left.insert(0, ('mark', W(pick(['after', 'because', 'while', 'as', 'before']), 'SCONJ', 'IN'))); root.r('advcl', sub)
    else:
        root = clause('past'); other = clause('past', subject=W('it', 'PRON', 'PRP'))
        other.left = [x for x in other.left if x[0] not in ('nsubj', 'nsubj:pass')] if not any(x == 'nsubj:pass' for x, _ in other.left) else other.left
        if any(x == 'nsubj:pass' for x, _ in other.left): return sentence()
        other.left.insert(0, ('cc', W('and', 'CCONJ', 'CC'))); root.r('conj', other)
    root.r('punct', punct('.'))
    s = linear(root)
    s['forms'][0] = s['forms'][0][:1].upper() + s['forms'][0][1:]
    return s


def main():
    for _ in range(int(sys.argv[1])):
        s = sentence()
        # two commas meet, or a comma meets the stop, where an apposition ends: keep one
        keep = [i for i, f in enumerate(s['forms']) if not (f == ',' and i + 1 < len(s['forms']) and s['forms'][i + 1] in ',.')]
        if len(keep) < len(s['forms']):
            new = {i + 1: k + 1 for k, i in enumerate(keep)} | {0: 0}
            s = {k: [x[i] for i in keep] for k, x in s.items()}
            s['head'] = [new[h] for h in s['head']]
        print(json.dumps(dict(s, source='grammar'), ensure_ascii=False))


if __name__ == '__main__': main()
