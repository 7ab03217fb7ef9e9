import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { matchTown } from '../../../bench/heat-match-case.ts';
import { leastCost, type WrittenTown } from '../../../test/oracle/heat-match.ts';
import { openHighs, type Solver } from '#platform/solver/public/highs.ts';
import { answerOf, type MatchAnswer } from './answer.ts';
import { checkAnswer } from './check.ts';
import { linksOf } from './links.ts';
import { mapOf } from './match-map.ts';
import { readMatch } from './read-match.ts';
import { solveMatch } from './solve-match.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await openHighs();
});

function matched(written: unknown, seconds = 60): MatchAnswer {
  const town = readMatch(written);
  const { links, impossible } = linksOf(town);
  const answer = answerOf(town, solveMatch(town, links, solver, { seconds, clock: () => 0 }), impossible);
  checkAnswer(town, answer);
  return answer;
}

/** One source of 60 °C and one demand of 50 °C, 0.01° of latitude apart: 1.11195 km. */
const small: WrittenTown = {
  periods: [{ hours: 1000, outdoor: -10 }],
  base: 18,
  designOutdoor: -10,
  detour: 1,
  maxKm: 5,
  lossPerKm: 0,
  approach: 5,
  yuanPerKmYear: 1000,
  yuanPerKwh: 0.5,
  alternativeYuanPerGj: 50,
  sources: [{ code: 'S', latitude: 38, longitude: 112, temperature: 60, yuanPerGj: 10, kw: 600 }],
  demands: [{ code: 'D', latitude: 38.01, longitude: 112, temperature: 50, peakKw: 1000 }],
};
const [source, demand] = [small.sources[0]!, small.demands[0]!];

test('a plan calculated by hand: 600 of 1000 kW are used, the rest is not met, and the pipe is paid', () => {
  const { status, cost, bound, links, demands, sources } = matched(small);
  // 600 kW × 1000 h = 2160 GJ at 10, 1440 GJ at 50, 1.1119508 km at 1000
  expect([status, cost.toFixed(2), bound.toFixed(2)]).toEqual(['optimal', '94711.95', '94711.95']);
  expect(links.map(({ km, kw, ...rest }) => ({ ...rest, km: km.toFixed(6), kw }))).toEqual([
    { source: 'S', demand: 'D', kind: 'direct', km: '1.111951', kw: [600], deliveredGj: 2160, lossGj: 0, electricityKwh: 0 },
  ]);
  expect([demands, sources]).toEqual([[{ code: 'D', neededGj: 3600, unmetGj: 1440 }], [{ code: 'S', offeredGj: 2160, usedGj: 2160 }]]);
});

test('a heat pump adds its electricity to the heat of the source', () => {
  const lifted = matched({ ...small, lift: { carnot: 0.5 }, sources: [{ ...source, temperature: 35 }] });
  // COP 0.5 · 323.15 / 20 = 8.07875: 600 kW deliver 600 · 8.07875 / 7.07875
  const [link] = lifted.links;
  expect([link?.kind, link?.deliveredGj.toFixed(4), link?.electricityKwh.toFixed(2)]).toEqual(['lift', '2465.1386', '84760.73']);
});

test('a source that is too cold, too far, or loses everything on the way has no link, with the reason', () => {
  const why = (more: object, of: object = {}) =>
    matched({ ...small, ...more, sources: [{ ...source, ...of }] }).impossible.map((one) => one.why);
  expect(why({}, { temperature: 54.9 })).toEqual(['too-cold']);
  expect(why({}, { temperature: 55 })).toEqual([]);
  expect(why({ lift: { carnot: 0.05 } }, { temperature: 20 })).toEqual(['lift-too-far']);
  expect(why({ maxKm: 1.1 })).toEqual(['too-far']);
  expect(why({ lossPerKm: 0.9 })).toEqual(['lost-on-the-way']);
});

test('a pipe that costs more than it saves is not built, and heat at the price of the alternative uses none', () => {
  expect(matched({ ...small, yuanPerKmYear: 1e6 }).links).toEqual([]);
  expect(matched({ ...small, sources: [{ ...source, yuanPerGj: 50 }] }).cost).toBe(180_000);
});

test('towns without sources, demands or hours have a result', () => {
  expect(matched({ ...small, sources: [] })).toMatchObject({ status: 'optimal', cost: 180_000, links: [] });
  expect(matched({ ...small, demands: [] })).toMatchObject({ status: 'optimal', cost: 0, bound: 0 });
  expect(matched({ ...small, periods: [{ hours: 0, outdoor: 0 }] })).toMatchObject({ status: 'optimal', cost: 0 });
});

const spot = {
  latitude: fc.integer({ min: 0, max: 4 }).map((at) => 38 + at / 100),
  longitude: fc.integer({ min: 0, max: 4 }).map((at) => 112 + at / 100),
};
const towns: fc.Arbitrary<WrittenTown> = fc.integer({ min: 1, max: 3 }).chain((count) => {
  const byPeriod = fc.array(
    fc.integer({ min: 0, max: 9 }).map((kw) => kw * 100),
    { minLength: count, maxLength: count },
  );
  const rows = <One extends object>(one: fc.Arbitrary<One>, name: string) =>
    fc.array(one, { minLength: 1, maxLength: 2 }).map((all) => all.map((row, at) => ({ ...row, code: `${name}${at}` })));
  return fc
    .record({
      periods: fc.array(fc.record({ hours: fc.integer({ min: 0, max: 3000 }), outdoor: fc.integer({ min: -20, max: 25 }) }), {
        minLength: count,
        maxLength: count,
      }),
      detour: fc.constantFrom(1, 1.3),
      maxKm: fc.constantFrom(2, 6, 20),
      lossPerKm: fc.constantFrom(0, 0.01, 0.2),
      lift: fc.constantFrom(undefined, { carnot: 0.5 }),
      yuanPerKmYear: fc.constantFrom(0, 1000, 20_000, 100_000),
      alternativeYuanPerGj: fc.integer({ min: 0, max: 80 }),
      sources: rows(
        fc.record({
          ...spot,
          temperature: fc.integer({ min: 15, max: 90 }),
          yuanPerGj: fc.integer({ min: 0, max: 40 }),
          kwByPeriod: byPeriod,
        }),
        'S',
      ),
      demands: rows(fc.record({ ...spot, temperature: fc.integer({ min: 35, max: 70 }), peakKw: fc.integer({ min: 0, max: 1500 }) }), 'D'),
    })
    .map(({ lift, ...town }) => ({ ...small, ...town, ...(lift !== undefined && { lift }) }));
});

test('in small towns no set of links costs less, and every step of the plan is consistent', () => {
  fc.assert(
    fc.property(towns, (town) => {
      const { status, cost, bound } = matched(town);
      const least = leastCost(town);
      expect(status).toBe('optimal');
      expect(Math.abs(cost - least)).toBeLessThanOrEqual(1e-6 * Math.max(1, least));
      expect(bound).toBeLessThanOrEqual(cost);
    }),
    { numRuns: 300 },
  );
});

test('the order of sources and demands does not affect the cost', () => {
  const town = matchTown({ sources: 5, demands: 8 });
  const turned = { ...town, sources: town.sources.toReversed(), demands: town.demands.toReversed() };
  expect(matched(turned).cost).toBeCloseTo(matched(town).cost, 2);
});

test('a search without time returns a consistent plan and a lower bound for all plans', () => {
  const { status, cost, bound, demands } = matched(matchTown({ sources: 20, demands: 60 }), 0);
  const nothing = demands.reduce((sum, { neededGj }) => sum + 60 * neededGj, 0);
  expect([status, bound < cost, cost <= nothing * (1 + 1e-12)]).toEqual(['feasible', true, true]);
});

test('a plan with one changed number is inconsistent', () => {
  const town = readMatch(small);
  const answer = matched(small);
  const [link] = answer.links;
  const wrong = (more: object): MatchAnswer => ({ ...answer, ...more }) as MatchAnswer;
  for (const more of [
    { cost: answer.cost + 1 },
    { bound: answer.cost + 1 },
    { links: [{ ...link, kw: [601] }] },
    { links: [{ ...link, kw: [-1] }] },
    { links: [{ ...link, kind: 'lift' }] },
    { links: [] },
    { demands: [{ ...answer.demands[0], unmetGj: 1441 }] },
    { sources: [{ ...answer.sources[0], usedGj: 2159 }] },
    { links: [{ ...link, deliveredGj: 2161 }] },
  ])
    expect(() => checkAnswer(town, wrong(more)), JSON.stringify(more)).toThrow('match-wrong');
});

test('the map has a line for each link and a point for each source and demand, by longitude and latitude', () => {
  const { features } = mapOf(readMatch(small), matched(small));
  expect(features.map(({ geometry }) => geometry)).toEqual([
    {
      type: 'LineString',
      coordinates: [
        [112, 38],
        [112, 38.01],
      ],
    },
    { type: 'Point', coordinates: [112, 38] },
    { type: 'Point', coordinates: [112, 38.01] },
  ]);
});

const faultsOf = (written: unknown): unknown[] => {
  try {
    readMatch(written);
    return [];
  } catch (error) {
    const { code, findings } = error as { code: string; findings: readonly { code: string; evidence: Record<string, unknown> }[] };
    return findings.length === 0 ? [code] : findings.map((one) => [one.code, one.evidence['path']]);
  }
};

test('every fault of a file is reported with its path, all at once', () => {
  const bad = {
    ...small,
    detours: 1,
    maxKm: -1,
    lossPerKm: '0.1',
    approach: Number.NaN,
    lift: { carnot: 0 },
    yuanPerKwh: undefined,
    periods: [{ hours: 1 / 0, outdoor: -300 }],
    sources: [source, { ...source, latitude: 91, kwByPeriod: [1] }, { ...source, code: 7, kw: undefined, kwByPeriod: [1, 2] }],
    demands: [{ ...demand, longitude: -180.1, peakKw: -5 }, 'D'],
  };
  expect(faultsOf(bad)).toEqual([
    ['match-name-unknown', 'detours'],
    ['match-not-number', 'periods[0].hours'],
    ['match-not-above', 'periods[0].outdoor'],
    ['match-outside', 'maxKm'],
    ['match-not-number', 'lossPerKm'],
    ['match-not-number', 'approach'],
    ['match-not-above', 'lift.carnot'],
    ['match-missing', 'yuanPerKwh'],
    ['match-one-of', 'sources[1]'],
    ['match-outside', 'sources[1].latitude'],
    ['match-not-text', 'sources[2].code'],
    ['match-periods-differ', 'sources[2].kwByPeriod'],
    ['match-outside', 'demands[0].longitude'],
    ['match-outside', 'demands[0].peakKw'],
    ['match-not-object', 'demands[1]'],
    ['match-one-of', 'demands[1]'],
    ['match-missing', 'demands[1].code'],
    ['match-missing', 'demands[1].latitude'],
    ['match-missing', 'demands[1].longitude'],
    ['match-missing', 'demands[1].temperature'],
    ['match-code-twice', 'sources[1].code'],
  ]);
});

test('no periods, an overflow, a design temperature at the base, and meaningless text are reported', () => {
  expect(faultsOf({ ...small, periods: [] })).toEqual([['match-no-periods', 'periods']]);
  expect(faultsOf(JSON.stringify(small).replace('"kw":600', '"kw":1e400'))).toEqual([['match-not-number', 'sources[0].kw']]);
  expect(faultsOf({ ...small, designOutdoor: 18 })).toEqual([['match-design-warm', 'designOutdoor']]);
  expect(faultsOf('{"periods": [')).toEqual(['match-broken']);
  expect(faultsOf('[]')).toEqual(expect.arrayContaining([['match-not-object', '']]));
});

test('a file independent of weather needs none: base and design may be omitted if every demand is given by period', () => {
  const { base: _base, designOutdoor: _design, ...rest } = small;
  const town = { ...rest, periods: [{ hours: 1000 }], demands: [{ ...demand, peakKw: undefined, kwByPeriod: [1000] }] };
  expect(matched(town).cost.toFixed(2)).toBe('94711.95');
});
