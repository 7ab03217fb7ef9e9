import { expect, test } from 'vitest';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { yearOf, type YearUse } from './facts.ts';
import { createKeptYears } from './kept-years.ts';
import { createJudge } from './quota.ts';

const factsOf = (code: string, areaM2: number): BuildingFacts => ({
  id: 1,
  code,
  name: code,
  region: '140302',
  zone: 'Asia/Shanghai',
  uses: [{ from: null, value: [{ use: 'office', areaM2: null }] }],
  floorAreaM2: [{ from: null, value: areaM2 }],
  fields: {},
  dated: {},
});

const useOf = (building: string, value: number | null, more: Partial<YearUse> = {}): YearUse => ({
  building,
  carrier: 'electricity',
  unit: 'kWh',
  value,
  coverage: 1,
  meters: 1,
  ...more,
});

const rules = () => ({ tables: [], corrections: [], methods: [], uses: [], readings: [], zones: [], climates: [], heatings: [] });

test('a building is recalculated exactly if its facts, its uses or the rules have changed', () => {
  const [kept, judge] = [createKeptYears(), createJudge(rules())];
  const facts = [factsOf('A', 100), factsOf('B', 200)];
  const used = (a: YearUse, b: YearUse = useOf('B', 5)) => new Map([a, b].map((use) => [use.building, [use]]));
  const ask = (more: Partial<Parameters<typeof kept.of>[1]>) =>
    kept.of('2025', { year: 2025, facts, now: used(useOf('A', 5)), earlier: new Map(), judge, ...more });
  const before = ask({});
  // the same numbers in different objects
  expect(ask({})[0]).toBe(before[0]);
  const others: YearUse[] = [
    useOf('A', 6),
    useOf('A', null),
    useOf('A', 0),
    useOf('A', 5, { coverage: 0.5 }),
    useOf('A', 5, { meters: 2 }),
    useOf('A', 5, { makes: true }),
    useOf('A', 5, { carrier: 'gas', unit: 'm3' }),
  ];
  for (const other of others) {
    const told = ask({ now: used(other) });
    expect(told[0]).toEqual({
      building: yearOf(facts[0]!, 2025),
      uses: [other],
      before: [],
      quota: judge(yearOf(facts[0]!, 2025), [other]),
    });
    expect(told[1]).toBe(before[1]);
  }
  expect(ask({ earlier: new Map([['A', [useOf('A', 4)]]]) })[0]?.before).toEqual([useOf('A', 4)]);
  const wider = ask({ facts: [factsOf('A', 300), facts[1]!] });
  expect([wider[0]?.building.floorAreaM2, wider[1] === before[1]]).toEqual([300, true]);
  expect(ask({ judge: createJudge(rules()) })[1]).not.toBe(before[1]);
});

test('identical inputs return the identical list, and one of fewer buildings is another', () => {
  const [kept, judge] = [createKeptYears(), createJudge(rules())];
  const facts = [factsOf('A', 100), factsOf('B', 200)];
  const inputs = { year: 2025, facts, now: new Map(), earlier: new Map(), judge };
  const all = kept.of('2025', inputs);
  expect(kept.of('2025', { ...inputs, facts: [...facts] })).toBe(all);
  expect(kept.of('2025', { ...inputs, facts: facts.slice(0, 1) })).toEqual(all.slice(0, 1));
  expect(kept.of('2025', inputs)).toBe(all);
});

test('identical rules return the identical judge', () => {
  const one = rules();
  expect(createJudge(one)).toBe(createJudge({ ...one }));
  expect(createJudge(one)).not.toBe(createJudge({ ...one, heatings: [] }));
});
