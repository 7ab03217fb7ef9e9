import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rounds } from '../../../test/rounds.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { stepReturn, lockReturns } from '#cli/as-read.ts';

let world: World;
let at = Date.UTC(2026, 2, 1, 12);

const units = ['A', 'B', 'C'] as const;
const areas = { A: 1000, B: 3000, C: 500 };

const form = (id: string) => `kind: form
id: ${id}
version: 1
period: year
unit: building
fields:
  use: {type: decimal, decimals: 2, unit: kWh}
  dense: {type: decimal, decimals: 2, unit: kWh/m2}
  heated: {type: bool}
total: {use: sum, dense: area-mean, heated: count}
`;

beforeAll(async () => {
  world = await createWorld({ clock: () => at });
  const rows = ['代码,名称,用途,地区,建筑面积', ...units.map((unit) => `${unit},${unit},办公,140302,${areas[unit]}`)];
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', rows.join('\n')) });
});

afterAll(() => world.stop());

type Values = { readonly use: string; readonly dense: string; readonly heated: boolean };
type Unit = (typeof units)[number];
type Act =
  | { readonly do: 'fill' | 'submit' | 'amend'; readonly unit: Unit; readonly set: Partial<Values> }
  | { readonly do: 'accept' | 'return'; readonly unit: Unit }
  | { readonly do: 'lock'; readonly force: boolean };

const cents = fc.integer({ min: 0, max: 9_999_999 }).map((n) => `${Math.floor(n / 100)}.${String(n % 100).padStart(2, '0')}`);
const set = fc.record({ use: cents, dense: cents, heated: fc.boolean() }, { requiredKeys: [] });
const unit = fc.constantFrom(...units);
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('fill', 'submit', 'submit', 'amend'), unit, set }) as fc.Arbitrary<Act> },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('accept', 'accept', 'return'), unit }) as fc.Arbitrary<Act> },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('lock'), force: fc.boolean() }) as fc.Arbitrary<Act> },
);

/** Section 5 of the specification, and nothing else: what a return is, and which of its values count. */
type Paper = {
  state: 'open' | 'submitted' | 'returned' | 'accepted';
  values: Partial<Values>;
  counts: Partial<Values> | null;
  amended: boolean;
};
type Office = { papers: Record<Unit, Paper>; locked: boolean };

const emptyOffice = (): Office => ({
  papers: Object.fromEntries(
    units.map((one) => [one, { state: 'open', values: {}, counts: null, amended: false }]),
  ) as unknown as Office['papers'],
  locked: false,
});

/** Takes a step; false if it may not be taken. */
function take(office: Office, one: Act): boolean {
  if (one.do === 'lock') {
    if (!one.force && units.some((code) => office.papers[code].state !== 'accepted')) return false;
    office.locked = true;
    return true;
  }
  const paper = office.papers[one.unit];
  if ('set' in one && one.do !== 'amend') {
    if (office.locked || (paper.state !== 'open' && paper.state !== 'returned')) return false;
    paper.values = { ...paper.values, ...one.set };
    if (one.do === 'submit') paper.state = 'submitted';
    paper.amended = false;
    return true;
  }
  if ('set' in one) {
    if (!office.locked && paper.state !== 'accepted') return false;
    Object.assign(paper, { values: { ...paper.values, ...one.set }, state: 'submitted', amended: true });
    return true;
  }
  if (paper.state !== 'submitted' || (office.locked && !paper.amended)) return false;
  paper.state = one.do === 'accept' ? 'accepted' : 'returned';
  if (one.do === 'accept') paper.counts = paper.values;
  return true;
}

const close = (value: number | null): unknown => (value === null ? null : expect.closeTo(value, 6));

/** Its totals: hundredths are whole numbers here, so that no precision is lost. */
function totals({ papers }: Office): unknown[] {
  const counting = units.flatMap((code) => (papers[code].counts === null ? [] : [{ code, ...papers[code].counts }]));
  const uses = counting.flatMap(({ use }) => (use === undefined ? [] : [Math.round(Number(use) * 100)]));
  const dense = counting.flatMap(({ code, dense: value }) => (value === undefined ? [] : [[areas[code], Number(value)] as const]));
  const area = dense.reduce((sum, [m2]) => sum + m2, 0);
  return [
    close(uses.length === 0 ? null : uses.reduce((sum, one) => sum + one, 0) / 100),
    close(dense.length === 0 ? null : dense.reduce((sum, [m2, value]) => sum + m2 * value, 0) / area),
    counting.filter(({ heated }) => heated === true).length,
  ];
}

async function done(of: { form: string; period: string }, one: Act): Promise<boolean> {
  const step = async (): Promise<unknown> => {
    if (one.do === 'lock') return lockReturns(world.local, { ...of, region: '140300', force: one.force });
    const which = { ...of, unit: one.unit };
    if ('set' in one) return stepReturn(world.local, one.do, { ...which, set: { ...one.set } });
    return stepReturn(world.local, one.do === 'accept' ? 'accept' : 'sendBack', which);
  };
  return step().then(
    () => true,
    () => false,
  );
}

let made = 0;

it('in any order of filling, submitting, judging, locking and amending returns, totals match what counts, now and as it was known', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 6, maxLength: 25 }), async (acts) => {
      made += 1;
      const of = { form: `model-${made}`, period: '2025' };
      await world.local.return.add({ name: 'f.yaml', text: form(of.form) });
      at += 5000;
      await world.local.return.open({ ...of, region: '140300' });
      const office = emptyOffice();
      const known: { readonly when: number; readonly totals: unknown[] }[] = [];
      for (const one of acts) {
        at += 60_000;
        expect(await done(of, one), JSON.stringify(one)).toBe(take(office, one));
        known.push({ when: at, totals: totals(office) });
      }
      const told = async (when: number) =>
        (await world.local.return.total({ ...of, region: '140300', knownAt: new Date(when).toISOString() })).rows.map(({ value }) => value);
      const chosen = [known[0], known[Math.floor(known.length / 2)], known.at(-1)].flatMap((one) => one ?? []);
      for (const { when, totals: expected } of chosen) expect(await told(when)).toEqual(expected);
    }),
    { numRuns: rounds(4, 60) },
  );
});
