# python3 replay.py announcement.json result.json
import hashlib, json, sys
from fractions import Fraction
from math import ceil

def sha(text): return hashlib.sha256(text.encode('utf-8')).hexdigest()
def share(text):
    text = text.strip()
    return Fraction(text[:-1].strip()) / 100 if text.endswith('%') else Fraction(*map(Fraction, text.split('/')))

A = open(sys.argv[1], encoding='utf-8', newline='').read()
R = json.load(open(sys.argv[2], encoding='utf-8'))
a, secret = json.loads(A), R['secret']
assert sha(secret) == a['commitment'], 'the secret is not the one that was announced'
seed = sha('\n'.join([sha(A), secret, R['randomness'].strip()]))
plan, objects = a['plan'], {o['code']: o for o in a['objects']}
drawn = []
for stratum, rule in plan['objects'].items():
    keyed = sorted((sha('\n'.join([seed, 'object', code])), code) for code, o in objects.items() if o['stratum'] == stratum)
    count = rule['count'] if 'count' in rule else max(rule.get('atLeast', 0), ceil(share(rule['rate']) * len(keyed)))
    drawn += keyed[:count]

def order(names): # as the program that announced a plan without a list had them
    numbers = sorted((n for n in names if n.isascii() and n.isdigit() and str(int(n)) == n), key=int)
    return numbers + [n for n in names if n not in numbers]

def team(code, people, load):
    o, p = objects[code], plan['people']
    able = [x for x in people if code not in x['recuse'] and load[x['code']] < p.get('most', 10**9)
            and not (o['organisation'] and o['organisation'] in [x['organisation'], *x['recuse']])]
    able.sort(key=lambda x: (load[x['code']], sha('\n'.join([seed, 'person', code, x['code']]))))
    taken = []
    groups = p.get('groups', {})
    for group in [*p.get('groupOrder', order(groups)), None]:
        n = p['each'] - len(taken) if group is None else groups[group]
        fits = [x['code'] for x in able if x['code'] not in taken and (group is None or group in x['groups'])][:n]
        if len(fits) < n: return []
        taken += fits
    return taken

load, result = {x['code']: 0 for x in a['people']}, []
for key, code in sorted(drawn):
    people = team(code, a['people'], load) if 'people' in plan else []
    for person in people: load[person] += 1
    result.append((code, people))
print(json.dumps(result, ensure_ascii=False))
