import { expect, test } from 'vitest';
import type { Problem } from '#kernel/problem.ts';
import { comparePlans } from './compare.ts';
import type { PackageEstimate, PlanProject } from './facts.ts';
import { instanceInSteps, sealedInstance, type PlanInstance, type PlanMaterial } from './instance.ts';
import { movedBetween, valueOf } from './moved.ts';
import { refuseOf } from './refuse.ts';
import { readScenario } from './scenario.ts';
import { daysOfYear, daysOutside } from './season.ts';

const funds = { county: '60.50', owner: '39.50' };
const typed = { costYuan: '100', savingKgce: '1200', low: '1000', high: '1500', funds, documented: true };
const project = (code: string, rest: Partial<PlanProject> = {}): PlanProject => ({
  code,
  name: code,
  region: '140302',
  state: 'estimated',
  tags: ['residential', 'use:dwelling'],
  block: null,
  requires: [],
  areaM2: '1000',
  buildings: 1,
  content: null,
  safe: true,
  worth: null,
  demolished: false,
  year: null,
  option: null,
  typed,
  ...rest,
});
const envelope: PackageEstimate = {
  package: 'envelope',
  costYuan: '200000',
  savingKgce: '9000.5',
  low: '8000',
  high: '10001',
  carbonKg: '20000',
  yuanPerYear: '30000',
  npvYuan: null,
  efforts: [
    { trade: 'insulation', days: '40', outOfSeason: true },
    { trade: 'insulation', days: '2.5', outOfSeason: false },
  ],
  missing: [],
  indicative: false,
};
const written = {
  years: [2027, 2026],
  objective: { savingKgce: 1 },
  limits: [{ id: 'county', resource: 'fund:county', max: '1000000', years: [2026] }],
};
const instanceOf = (material: PlanMaterial): PlanInstance => {
  const steps = instanceInSteps(material);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
};
const make = (projects: readonly PlanProject[], scenario: object = written, more: Partial<PlanMaterial> = {}) =>
  instanceOf({
    scenario: readScenario(scenario),
    projects,
    estimates: new Map(),
    seasonOf: () => null,
    adopted: new Map(),
    ...more,
  });

test('a typed estimate is the option typed with its own funds and half of its interval as spread', () => {
  const { instance, left, undecided } = make([project('P1')]);
  expect(instance.projects).toEqual([
    {
      id: 'P1',
      region: '140302',
      tags: ['residential', 'use:dwelling'],
      options: [
        {
          id: 'typed',
          amounts: {
            savingKgce: '1200',
            costYuan: '100.00',
            area: '1000',
            buildings: '1',
            'fund:county': '60.50',
            'fund:owner': '39.50',
          },
          spread: { savingKgce: '250' },
        },
      ],
    },
  ]);
  expect([left, undecided]).toEqual([[], ['P1']]);
});

test('a package is an option for each way of paying that covers it, with its days outside the season under :off', () => {
  const funding = [
    {
      mode: 'owner',
      sources: [
        { source: 'province', perM2: 45 },
        { source: 'owner', rest: true },
      ],
    },
    { mode: 'esco', tags: ['public'], sources: [{ source: 'esco', rest: true }] },
    { mode: 'grant', sources: [{ source: 'county', share: '0.5' }] },
  ];
  const { instance } = make([project('P1', { typed: null })], { ...written, funding }, { estimates: new Map([['P1', [envelope]]]) });
  expect(instance.projects[0]?.options).toEqual([
    {
      id: 'envelope/owner',
      amounts: {
        savingKgce: '9000.5',
        carbonKg: '20000',
        costYuan: '200000.00',
        area: '1000',
        buildings: '1',
        'fund:province': '45000.00',
        'fund:owner': '155000.00',
        'crew:insulation': '42.5',
        'crew:insulation:off': '40',
      },
      spread: { savingKgce: '1000.5' },
    },
  ]);
});

test('what is unsafe, demolished, without an estimate or not financed is left, and says why', () => {
  const { left, instance } = make([
    project('A', { safe: false }),
    project('B', { demolished: true }),
    project('C', { typed: null }),
    project('D', { typed: { ...typed, funds: { county: '10' } } }),
    project('E', { typed: { ...typed, funds: {} } }),
    project('F', { state: 'withdrawn' }),
    project('G', { state: 'verified' }),
  ]);
  expect(left).toEqual([
    { project: 'A', why: 'unsafe' },
    { project: 'B', why: 'demolished' },
    { project: 'C', why: 'no-estimate' },
    { project: 'D', why: 'not-financed' },
    { project: 'E', why: 'not-financed' },
  ]);
  expect(instance.projects).toEqual([]);
});

test('what is worth it is due by 2029, and what nobody has decided is told', () => {
  const { instance, undecided } = make([project('A', { worth: true }), project('B', { worth: false }), project('C')]);
  expect(instance.projects.map(({ dueBy }) => dueBy)).toEqual([2029, undefined, undefined]);
  expect(undecided).toEqual(['C']);
});

test('what is contracted or in works is in as it is, whatever is pinned', () => {
  const pins = [{ project: 'A', in: false }];
  const { instance, findings } = make(
    [project('A', { state: 'contracted', year: 2027, option: 'envelope/owner' }), project('B', { state: 'works', year: 2025 })],
    { ...written, pins },
    { adopted: new Map([['A', { carbonKg: '20000' }]]) },
  );
  expect(instance['pins']).toEqual([
    { project: 'A', in: true, option: 'envelope/owner', year: 2027 },
    { project: 'B', in: true, option: 'typed', year: 2026 },
  ]);
  expect(instance.projects.map(({ options }) => options.map(({ id, years }) => [id, years]))).toEqual([
    [['envelope/owner', [2027]]],
    [['typed', [2026]]],
  ]);
  expect(findings.map(({ code }) => code)).toContain('plan-pin-fixed');
});

test('crews give days of each year, and outside of the heating season those that lie outside of it', () => {
  const crews = [{ region: '140302', trade: 'insulation', crews: '1.5' }];
  const { instance } = make([], { ...written, crews, heatingSeason: '11-01:03-31', limits: [] });
  expect(instance['limits']).toEqual([
    { id: 'crew:140302:insulation:2026', resource: 'crew:insulation', max: '547.5', years: [2026], regions: ['140302'] },
    { id: 'crew:140302:insulation:off:2026', resource: 'crew:insulation:off', max: '321', years: [2026], regions: ['140302'] },
    { id: 'crew:140302:insulation:2027', resource: 'crew:insulation', max: '547.5', years: [2027], regions: ['140302'] },
    { id: 'crew:140302:insulation:off:2027', resource: 'crew:insulation:off', max: '321', years: [2027], regions: ['140302'] },
  ]);
  expect(make([], { ...written, crews }).findings.map(({ code }) => code)).toContain('plan-season-unknown');
  expect([daysOfYear(2028), daysOutside(2028, { from: '11-01', to: '03-31' }), daysOutside(2028, { from: '02-01', to: '02-29' })]).toEqual([
    366, 214, 337,
  ]);
});

test('a goal that lapsed is told and binds nobody; its clause is for people and not for the solver', () => {
  const limits = [
    { id: 'YC/retrofit-area', resource: 'area', min: 2_000_000, clause: '一(二)', lapsed: true },
    { id: 'own', resource: 'area', min: 10, clause: '二(三)' },
  ];
  const { instance, findings } = make([], { ...written, limits });
  expect(instance['limits']).toEqual([{ id: 'own', resource: 'area', min: 10 }]);
  expect(findings).toEqual([{ code: 'plan-limit-lapsed', severity: 'info', evidence: { limit: 'YC/retrofit-area' } }]);
});

test('what must come first and is not up for the choice stays in the file without an option; what is done is fulfilled', () => {
  const { instance } = make([
    project('A', { requires: ['B', 'C', 'D'] }),
    project('B', { safe: false }),
    project('C', { state: 'accepted' }),
    project('D'),
  ]);
  expect(instance.projects.map(({ id, requires, options }) => [id, requires, options.length])).toEqual([
    ['A', ['B', 'D'], 1],
    ['D', undefined, 1],
    ['B', undefined, 0],
  ]);
});

test('the same projects in any order have the same file and hash', async () => {
  const some = [project('A'), project('B'), project('C', { worth: true })];
  expect(await sealedInstance(make(some).instance)).toEqual(await sealedInstance(make(some.toReversed()).instance));
});

test('each fault of a scenario is told with its path', () => {
  const bad = {
    years: [2026, 2026],
    objective: { savingKgce: 'many' },
    limits: [
      { id: 'a', resource: 'area', min: 1, max: 2 },
      { id: 'a', resource: 'area', min: '0.1234567', years: [2031] },
    ],
    funding: [
      {
        mode: 'x',
        sources: [
          { source: 'county', share: 0.2, yuan: 5 },
          { source: 'owner', share: 2 },
        ],
      },
    ],
    crews: [{ region: '140302', trade: 'pipes', crews: -1 }],
    pins: [{ project: 'P', in: 'yes', year: 2040 }],
    heatingSeason: '13-01:03-31',
    colour: 'red',
  };
  const faults = (): unknown => {
    try {
      return readScenario(bad);
    } catch (trouble) {
      return (trouble as Problem).findings.map(({ code, evidence }) => `${code} ${String(evidence['path'])}`);
    }
  };
  expect(faults()).toEqual([
    'plan-name-unknown colour',
    'duplicate-id years[1]',
    'bad-number objective.savingKgce',
    'one-of limits[0]',
    'duplicate-id limits[1].id',
    'bad-number limits[1].min',
    'year-unknown limits[1].years[0]',
    'plan-not-yes-no pins[0].in',
    'year-unknown pins[0].year',
    'one-of funding[0].sources[0]',
    'bad-number funding[0].sources[1].share',
    'bad-number crews[0].crews',
    'plan-season-bad heatingSeason',
  ]);
});

test('a corrected cost moves its amount, and the plan comes to another value', () => {
  const was = make([project('A'), project('B')]);
  const now = make([project('A', { typed: { ...typed, savingKgce: '1100.25' } }), project('B', { safe: false })]);
  expect(movedBetween(was, now)).toEqual([
    { project: 'A', what: 'savingKgce', was: '1200', now: '1100.25' },
    { project: 'B', what: 'standing', was: 'open', now: 'unsafe' },
  ]);
  const chosen = ['A', 'B'].map((code) => ({ project: code, option: 'typed', year: 2026 }));
  expect([valueOf(was.instance, chosen), valueOf(now.instance, chosen)]).toEqual(['2400', '1100.25']);
  expect(movedBetween(was, was)).toEqual([]);
});

test('two plans are held against each other: who is in one alone, who moved, and what each comes to', () => {
  const { projects } = make([project('A'), project('B'), project('C')]).instance;
  const at = (code: string, year: number) => ({ project: code, option: 'typed', year });
  const told = comparePlans({ projects, chosen: [at('A', 2026), at('B', 2026)] }, { projects, chosen: [at('C', 2026), at('B', 2027)] });
  expect(told.onlyA).toEqual([at('A', 2026)]);
  expect(told.onlyB).toEqual([at('C', 2026)]);
  expect(told.moved).toEqual([{ project: 'B', a: { option: 'typed', year: 2026 }, b: { option: 'typed', year: 2027 } }]);
  expect(told.totals['fund:county']).toEqual({ a: '121.00', b: '121.00', difference: '0.00' });
});

test('a project that comes before itself is refused, and a pin of nothing', () => {
  const pool = [
    { code: 'A', requires: ['B'] },
    { code: 'B', requires: ['C', 'A'] },
    { code: 'C', requires: [] },
  ];
  const told = (): unknown => {
    try {
      return refuseOf([{ project: 'X', in: true }], pool);
    } catch (trouble) {
      return (trouble as Problem).findings.map(({ code, evidence }) => `${code} ${String(evidence['value'])}`);
    }
  };
  expect(told()).toEqual(['name-unknown X', 'requires-cycle A', 'requires-cycle B']);
  expect(refuseOf([], [{ code: 'A', requires: ['C'] }])).toBeUndefined();
});
