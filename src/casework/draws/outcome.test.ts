import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Announcement, DrawObject, DrawPerson, DrawPlan } from './facts.ts';
import { outcomeOf } from './outcome.ts';
import { drawnOf, rateOf } from './rate.ts';
import { verifyDraw } from './verify.ts';

const sha = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
const folder = mkdtempSync(join(tmpdir(), 'draw-'));
afterAll(() => rmSync(folder, { recursive: true }));

const code = fc.stringMatching(/^[A-Z]\d{1,3}$/u);
const organisation = fc.constantFrom('', 'U1', 'U2', 'U3');
const rate = fc.constantFrom('0', '0.05', '1/3', '0.5', '2/7', '1', '10%', '0.3333');
const rule = fc.oneof(
  fc.record({ rate, atLeast: fc.option(fc.integer({ min: 0, max: 9 }), { nil: undefined }) }),
  fc.record({ count: fc.integer({ min: 0, max: 12 }) }),
);
const people = fc.uniqueArray(
  fc.record({
    code: fc.stringMatching(/^P\d{1,3}$/u),
    name: fc.constant('某'),
    organisation,
    groups: fc.uniqueArray(fc.constantFrom('hvac', 'fire', 'gas', '2', '10'), { maxLength: 3 }),
    recuse: fc.uniqueArray(fc.oneof(organisation, code), { maxLength: 2 }),
  }),
  { maxLength: 12, selector: (one) => one.code },
);
const objects = fc.uniqueArray(fc.record({ code, name: fc.constant('楼'), stratum: fc.constantFrom('甲', '乙'), organisation }), {
  maxLength: 40,
  selector: (one) => one.code,
});
const peopleRule = fc
  .record({
    each: fc.integer({ min: 1, max: 4 }),
    ordered: fc.constantFrom<[string, number][]>(
      [],
      [['hvac', 1]],
      [
        ['hvac', 1],
        ['fire', 1],
      ],
      [
        ['fire', 1],
        ['hvac', 1],
      ],
      [
        ['2', 1],
        ['10', 1],
      ],
      [
        ['10', 1],
        ['2', 1],
      ],
      [['gas', 2]],
    ),
    isListed: fc.boolean(),
    most: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
  })
  .filter(({ each, ordered }) => ordered.reduce((sum, [, count]) => sum + count, 0) <= each)
  .map(({ ordered, isListed, ...rule }) => ({
    ...rule,
    groups: Object.fromEntries(ordered),
    ...(isListed && { groupOrder: ordered.map(([group]) => group) }),
  }));
const announced = fc
  .record({
    rules: fc.record({ 甲: rule, 乙: rule }),
    objects,
    people,
    peopleRule: fc.option(peopleRule, { nil: undefined }),
    secret: fc.stringMatching(/^[0-9a-f]{64}$/u),
  })
  .map(({ rules, peopleRule: wanted, secret, ...lists }) => {
    const plan = { name: '抽查', region: '140300', objects: rules, people: wanted, source: '彩票', knownFrom: '2026-12-01' } as DrawPlan;
    const text = canonicalJson({
      draw: 'X',
      plan,
      objects: lists.objects as DrawObject[],
      people: lists.people as DrawPerson[],
      commitment: sha(secret),
    });
    return { text, secret };
  });

/** The draw from the rule alone: everything is hashed and sorted, nothing is lazy. */
function plainly(text: string, secret: string, randomness: string) {
  const { plan, objects: all, people: persons } = JSON.parse(text) as Announcement;
  const seed = sha(`${sha(text)}\n${secret}\n${randomness}`);
  const keyed = all.map((one) => ({ one, key: sha(`${seed}\nobject\n${one.code}`) })).sort((a, b) => (a.key < b.key ? -1 : 1));
  const nth = new Map<string, number>();
  const isDrawn = ({ one: { stratum } }: (typeof keyed)[number]): boolean => {
    nth.set(stratum, (nth.get(stratum) ?? 0) + 1);
    return (nth.get(stratum) as number) <= drawnOf(plan.objects[stratum] as never, all.filter((other) => other.stratum === stratum).length);
  };
  const load: Record<string, number> = {};
  type Wanted = readonly [group: string, count: number];
  return keyed.filter(isDrawn).map(({ one, key }) => {
    const chosen: string[] = [];
    if (plan.people === undefined) return { code: one.code, stratum: one.stratum, key, people: chosen };
    const { each, groups = {}, groupOrder = Object.keys(groups), most = 1e9 } = plan.people;
    const able = persons
      .filter(
        (p) =>
          !p.recuse.includes(one.code) &&
          (one.organisation === '' || ![p.organisation, ...p.recuse].includes(one.organisation)) &&
          (load[p.code] ?? 0) < most,
      )
      .map((p) => ({ p, rank: `${String(load[p.code] ?? 0).padStart(5, '0')} ${sha(`${seed}\nperson\n${one.code}\n${p.code}`)}` }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1));
    let isShort = false;
    for (const [group, n] of [
      ...groupOrder.map((group): Wanted => [group, groups[group] as number]),
      ['', each - Object.values(groups).reduce((a, b) => a + b, 0)] as const,
    ]) {
      const fits = able.filter(({ p }) => !chosen.includes(p.code) && (group === '' || p.groups.includes(group))).slice(0, n);
      isShort ||= fits.length < n;
      chosen.push(...fits.map(({ p }) => p.code));
    }
    if (isShort) return { code: one.code, stratum: one.stratum, key, people: [] };
    for (const p of chosen) load[p] = (load[p] ?? 0) + 1;
    return { code: one.code, stratum: one.stratum, key, people: chosen };
  });
}

const outcome = (
  text: string,
  secret: string,
  randomness: string,
  replacements: readonly { object: string; person: string | null }[] = [],
) => outcomeOf({ announced: JSON.parse(text) as Announcement, announcement: sha(text), secret, randomness }, replacements, sha);

describe('a rate', () => {
  it('is an exact fraction, rounded up, at least so many and at most all', () => {
    expect([drawnOf({ rate: '0.1' }, 30), drawnOf({ rate: '0.1' }, 31), drawnOf({ rate: '1/3' }, 9), drawnOf({ rate: '1/3' }, 10)]).toEqual(
      [3, 4, 3, 4],
    );
    expect([
      drawnOf({ rate: '5%', atLeast: 3 }, 20),
      drawnOf({ rate: '0', atLeast: 3 }, 2),
      drawnOf({ count: 5 }, 3),
      drawnOf({ rate: '0' }, 3),
    ]).toEqual([3, 2, 3, 0]);
    // binary fractions would give 8
    expect(drawnOf({ rate: '0.07' }, 100)).toBe(7);
  });

  it('is nothing else', () => {
    for (const text of ['', '1.5', '3/2', '-0.1', '1/0', 'x', '1/2/3', '.5', '1e-3', '101%']) expect(rateOf(text), text).toBeNull();
  });
});

describe('beside a second program', () => {
  it('objects, keys, people, load and who is missing are the same', () => {
    fc.assert(
      fc.property(announced, fc.string(), ({ text, secret }, randomness) => {
        const told = outcome(text, secret, randomness);
        expect(told.drawn).toEqual(plainly(text, secret, randomness.trim()));
        const { plan, objects: all } = JSON.parse(text) as Announcement;
        const short = told.drawn
          .filter(({ people: given }) => plan.people !== undefined && given.length === 0)
          .map(({ code: object }) => ({ code: 'people-short', object }));
        expect(told.findings).toEqual(short);
        expect([...told.drawn, ...told.reserve].map((one) => one.code).toSorted()).toEqual(all.map((one) => one.code).toSorted());
      }),
      { numRuns: 300 },
    );
  });

  it('nothing depends on the order of the lists', () => {
    fc.assert(
      fc.property(announced, ({ text, secret }) => {
        const given = JSON.parse(text) as Announcement;
        const inputs = { announcement: sha(text), secret, randomness: '1' };
        const turned = { ...given, objects: given.objects.toReversed(), people: given.people.toReversed() };
        expect(outcomeOf({ announced: turned, ...inputs }, [], sha)).toEqual(outcomeOf({ announced: given, ...inputs }, [], sha));
      }),
    );
  });

  const python = spawnSync('python3', ['--version']).status === 0;
  it.runIf(python)('the Python that the public page shows draws the same', () => {
    const given = fc.sample(
      announced.filter((one) => outcome(one.text, one.secret, '7').drawn.some(({ people: seated }) => seated.length > 1)),
      { numRuns: 12, seed: 5 },
    );
    for (const { text, secret } of given) {
      writeFileSync(join(folder, 'a.json'), text);
      writeFileSync(join(folder, 'r.json'), JSON.stringify({ secret, randomness: ' 7 ' }));
      const ran = spawnSync('python3', [new URL('replay.py', import.meta.url).pathname, join(folder, 'a.json'), join(folder, 'r.json')], {
        encoding: 'utf8',
      });
      expect(ran.stderr).toBe('');
      expect(JSON.parse(ran.stdout)).toEqual(outcome(text, secret, '7').drawn.map((one) => [one.code, one.people]));
    }
  });
});

describe('what is replaced', () => {
  const persons = ['P1', 'P2', 'P3', 'P4', 'P5'].map((one, at) => ({
    code: one,
    name: '',
    organisation: '',
    groups: at < 3 ? ['hvac'] : [],
    recuse: [],
  }));
  const four = ['A', 'B', 'C', 'D'].map((one) => ({ code: one, name: '', stratum: '甲', organisation: '' }));
  const plan: DrawPlan = {
    name: 'x',
    region: '140300',
    objects: { 甲: { count: 1 } },
    people: { each: 2, groups: { hvac: 1 } },
    source: 'x',
    knownFrom: '2026-12-01',
  };
  const text = canonicalJson({ draw: 'X', plan, objects: four, people: persons, commitment: sha('s') });

  it('an object gives way to the first of the reserve, which gets people of its own', () => {
    const first = outcome(text, 's', '1');
    const { drawn, reserve, by } = outcome(text, 's', '1', [{ object: first.drawn[0]?.code as string, person: null }]);
    expect(by).toEqual([first.reserve[0]?.code]);
    expect([drawn[0]?.code, drawn[0]?.people.length]).toEqual([first.reserve[0]?.code, 2]);
    expect(reserve).toEqual(first.reserve.slice(1));
  });

  it('a person gives way to the next in order, of the same group, and does not come back', () => {
    const first = outcome(text, 's', '1').drawn[0];
    const object = first?.code as string;
    const seed = outcome(text, 's', '1').seed;
    const order = persons
      .map(({ code: person }) => ({ person, key: sha(`${seed}\nperson\n${object}\n${person}`) }))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1));
    const inGroup = order.map(({ person }) => person).filter((person) => ['P1', 'P2', 'P3'].includes(person));
    const next = inGroup.find((person) => first?.people.includes(person) !== true);
    const one = { object, person: first?.people[0] as string };
    const after = outcome(text, 's', '1', [one]);
    expect([after.by, after.drawn[0]?.people]).toEqual([[next ?? null], [next ?? first?.people[0], first?.people[1]]]);
    const again = outcome(text, 's', '1', [one, { object, person: next as string }, { object, person: one.person }]);
    expect([again.by, again.drawn]).toEqual([[next, null, null], after.drawn]);
  });

  it('nothing comes where nothing is left', () => {
    const all = outcome(text, 's', '1');
    const codes = [all.drawn[0]?.code as string, ...all.reserve.map(({ code: one }) => one)];
    expect(
      outcome(
        text,
        's',
        '1',
        codes.map((object) => ({ object, person: null })),
      ).by,
    ).toEqual([...codes.slice(1), null]);
  });
});

describe('verifying offline', () => {
  const given = fc.sample(
    announced.filter((one) => outcome(one.text, one.secret, '7').drawn.length > 3),
    { numRuns: 1, seed: 9 },
  )[0] as { text: string; secret: string };
  const { by: _by, ...told } = outcome(given.text, given.secret, '7');
  const result = { announcement: sha(given.text), secret: given.secret, randomness: '7', ...told };

  it('holds for what was published', () => {
    expect(verifyDraw(given.text, JSON.stringify(result))).toMatchObject({ valid: true, seed: told.seed, drawn: told.drawn });
  });

  it.each([
    ['announcement', { ...result, announcement: sha('x') }],
    ['commitment', { ...result, secret: '0'.repeat(64) }],
    ['seed', { ...result, randomness: '8' }],
    ['drawn', { ...result, drawn: told.drawn.slice(1) }],
    ['drawn', { ...result, drawn: told.drawn.toReversed() }],
    ['reserve', { ...result, reserve: [...told.reserve, told.drawn[0]] }],
    ['replacements', { ...result, replacements: [{ object: 'nobody', person: null, by: 'x', why: '', at: '' }] }],
  ])('tells what does not fit: %s', (what, wrong) => {
    expect(() => verifyDraw(given.text, JSON.stringify(wrong))).toThrow(`"what":"${what}"`);
  });

  it('an announcement with one byte more is another', () => {
    expect(() => verifyDraw(`${given.text}\n`, JSON.stringify(result))).toThrow('"what":"announcement"');
    expect(() => verifyDraw('{}', '{}')).toThrow('draw-file-bad');
    const twice = JSON.stringify(result).replace('{', '{"drawn":[],');
    expect(() => verifyDraw(given.text, twice)).toThrow('draw-file-bad');
    const announcement = JSON.parse(given.text) as Announcement;
    for (const strataOrder of [['甲'], ['甲', '甲'], ['甲', '丙']])
      expect(() =>
        verifyDraw(JSON.stringify({ ...announcement, plan: { ...announcement.plan, strataOrder } }), JSON.stringify(result)),
      ).toThrow('draw-file-bad');
  });
});
