import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { planInstance } from '../../../bench/plan-instance.ts';
import { bestPlan, type Written } from '../../../test/oracle/retrofit-plan.ts';
import { openHighs, type Solver } from './public/highs.ts';
import { searchLarge } from './large.ts';
import { modelOf } from './model.ts';
import { readInstance } from './read-instance.ts';
import { solveInstance } from './solve.ts';
import { rounds } from '../../../test/rounds.ts';

let solver: Solver;
beforeAll(async () => {
  solver = await openHighs();
});
const solved = (written: unknown) => solveInstance(readInstance(written), solver, { gap: 0.001, seconds: 60, clock: () => 0 });

const years = [2027, 2028];
const projectOf = fc.record({
  block: fc.constantFrom(undefined, undefined, 'B'),
  tag: fc.constantFrom('a', 'b'),
  after: fc.constantFrom(undefined, undefined, 0),
  dueBy: fc.constantFrom(undefined, undefined, 2027, 2030),
  options: fc.array(fc.record({ kg: fc.integer({ min: -2, max: 9 }), yuan: fc.integer({ min: 0, max: 9 }) }), {
    minLength: 0,
    maxLength: 2,
  }),
});
const instances = fc
  .record({
    projects: fc.array(projectOf, { minLength: 1, maxLength: 4 }),
    money: fc.integer({ min: 0, max: 15 }),
    floor: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
    share: fc.constantFrom(undefined, 'minShare' as const, 'maxShare' as const),
    pin: fc.constantFrom(undefined, { in: true }, { in: false }, { in: true, year: 2028 }),
    previous: fc.constantFrom(undefined, 2027, 2028),
    giveUp: fc.constantFrom(0, 0.2),
  })
  .map(({ projects, money, floor, share, pin, previous, giveUp }): Written => ({
    years,
    objective: { kg: 1 },
    yearWeights: { 2027: '1.5' },
    projects: projects.map(({ block, tag, after, dueBy, options }, at) => ({
      id: `p${at}`,
      tags: [tag],
      ...(block !== undefined && { block }),
      ...(dueBy !== undefined && { dueBy }),
      ...(after !== undefined && at > 0 && { requires: ['p0'] }),
      options: options.map((amounts, k) => ({ id: `o${k}`, amounts })),
    })),
    limits: [
      { id: 'money', resource: 'yuan', max: money },
      ...(floor === undefined ? [] : [{ id: 'floor', resource: 'kg', min: floor, years: [2028] }]),
      ...(share === undefined ? [] : [{ id: 'share', resource: 'yuan', [share]: '0.5', tags: ['a'] }]),
    ],
    ...(pin !== undefined && { pins: [{ project: 'p0', ...pin }] }),
    ...(previous !== undefined && { previous: [{ project: 'p0', option: 'o0', year: previous }], giveUp }),
  }));

test('no plan is better in the given order of goals than the one found: all were enumerated', () => {
  fc.assert(
    fc.property(instances, (written) => {
      const found = solved(written);
      const best = bestPlan(written);
      expect(found.breach.hard).toBeCloseTo(best.hard, 7);
      expect(found.breach.soft).toBeCloseTo(best.soft, 7);
      expect(found.best).toBeCloseTo(best.best, 7);
      expect(found.objective).toBeCloseTo(best.value, 7);
      if (best.changes !== null) expect(found.changes?.length).toBe(best.changes);
      if (found.status !== 'best-effort') expect(found.relaxation).toBeGreaterThanOrEqual(found.bound - 1e-9);
    }),
    { numRuns: rounds(25, 60) },
  );
});

test('the order of the lists in a file does not change its plan', () => {
  fc.assert(
    fc.property(instances, (written) => {
      const turned = {
        ...written,
        projects: written.projects.toReversed(),
        limits: written.limits.toReversed(),
        years: written.years.toReversed(),
      };
      expect(solved(turned)).toEqual(solved(written));
    }),
    { numRuns: 20 },
  );
});

test('if time runs out before anything is known, the least violation is not reported as proven, and the bound is finite', () => {
  const projects = Array.from({ length: 3 }, (_, at) => ({ id: `p${at}`, options: [{ id: 'o', amounts: { kg: 1, yuan: 2 } }] }));
  const written = { years: [2027], objective: { kg: 1 }, projects, limits: [{ id: 'floor', resource: 'yuan', min: 4 }] };
  const late: Solver = {
    name: 'late',
    run: (program) => ({
      status: 'nothing',
      x: new Float64Array(),
      duals: new Float64Array(program.rows.length),
      objective: 0,
      bound: -Infinity,
    }),
  };
  const found = solveInstance(readInstance(written), late, { gap: 0.001, seconds: 1, clock: () => 0 });
  expect(found).toMatchObject({ status: 'best-effort', bound: 3, breach: { proven: false } });
});

test('a budget is not exceeded by a single cent', () => {
  const projects = Array.from({ length: 10 }, (_, at) => ({
    id: `p${at}`,
    options: [{ id: 'o', amounts: { kg: 1, yuan: '9999999.99' } }],
  }));
  const found = solved({ years: [2027], objective: { kg: 1 }, projects, limits: [{ id: 'money', resource: 'yuan', max: '99999999.89' }] });
  expect(found.status).toBe('optimal');
  expect(found.chosen).toHaveLength(9);
});

test('all faults of a file are reported at once, each with its path', () => {
  const wrong = {
    years: [2027],
    objective: { kg: 1 },
    projects: [
      { id: 'a', requires: ['b', 'x'], options: [{ id: 'o', years: [2030], amounts: { kg: '1e400' } }] },
      { id: 'b', requires: ['a'], options: [] },
      { id: 'c', options: [{ id: 'o', amounts: { kg: 0.1234567 } }] },
      { id: 'c', options: [] },
    ],
    limits: [{ id: 'm', resource: 'kg', max: 1, min: 0 }],
  };
  expect(() => readInstance(wrong)).toThrow(
    expect.objectContaining({
      code: 'instance-bad',
      findings: expect.arrayContaining(
        ['duplicate-id', 'name-unknown', 'bad-number', 'year-unknown', 'requires-cycle', 'one-of'].map((code) =>
          expect.objectContaining({ code }),
        ),
      ) as unknown,
    }) as unknown,
  );
});

/** Only the first run of the solver ends without a result. */
function slowFirst(): Solver {
  let runs = 0;
  return {
    name: 'slow first',
    run: (program, effort) =>
      (runs += 1) === 1
        ? { status: 'nothing', x: new Float64Array(), duals: new Float64Array(), objective: Number.NaN, bound: -Infinity }
        : solver.run(program, effort),
  };
}

const twoWays = {
  years: [2027],
  objective: { kg: 1 },
  projects: ['a', 'b', 'c'].map((id, at) => ({ id, options: [{ id: 'o', amounts: { kg: 3 + at, yuan: 2 } }] })),
  limits: [
    { id: 'floor', resource: 'kg', min: 4 },
    { id: 'money', resource: 'yuan', max: 4 },
  ],
};

test('a search cut short before it knew anything is not taken as proof that limits are infeasible', () => {
  const found = solveInstance(readInstance(twoWays), slowFirst(), { gap: 0.001, seconds: 60, clock: () => 0 });
  expect(found).toMatchObject({ breach: { hard: 0, soft: 0, proven: true }, best: 9, bound: 9, findings: [] });
});

test('a plan that violates a limit that might be feasible says that time ran out, and violates no more than the plan before', () => {
  const never: Solver = {
    name: 'never',
    run: () => ({ status: 'nothing', x: new Float64Array(), duals: new Float64Array(), objective: Number.NaN, bound: -Infinity }),
  };
  const written = { ...twoWays, previous: [{ project: 'b', option: 'o', year: 2027 }] };
  const found = solveInstance(readInstance(written), never, { gap: 0.001, seconds: 60, clock: () => 0 });
  expect(found.breach).toEqual({ hard: 0, soft: 0, proven: true });
  expect(found.status).toBe('stopped');
  const none = solveInstance(readInstance(twoWays), never, { gap: 0.001, seconds: 60, clock: () => 0 });
  expect(none).toMatchObject({ breach: { soft: 1, proven: false }, findings: [{ code: 'breach-not-proven' }] });
});

test('prices get no more time than is left', () => {
  const asked: number[] = [];
  let now = 0;
  const slow: Solver = {
    name: 'slow',
    run: (program, effort) => {
      asked.push(effort.seconds);
      now += effort.seconds * 1000;
      return solver.run(program, { ...effort, seconds: 60 });
    },
  };
  solveInstance(readInstance(twoWays), slow, { gap: 0.001, seconds: 5, clock: () => now });
  expect(asked.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(5);
});

test('a step is reported as exact only if its search was completed', () => {
  const written = { ...twoWays, exact: [{ limit: 'money', step: 2 }] };
  const exactOf = ({ limits }: ReturnType<typeof solved>) => limits.find(({ id }) => id === 'money')?.exact;
  expect(exactOf(solved(written))).toEqual({ step: 2, objective: 12, perUnit: 1.5 });
  let runs = 0;
  const cut: Solver = {
    name: 'cut',
    run: (program, effort) => ({ ...solver.run(program, effort), ...((runs += 1) === 3 && { status: 'stopped' as const }) }),
  };
  expect(exactOf(solveInstance(readInstance(written), cut, { gap: 0.001, seconds: 60, clock: () => 0 }))).toEqual({
    step: 2,
    objective: null,
    perUnit: null,
  });
});

const byPrices = (written: unknown, gap = 0.001) =>
  solveInstance(readInstance(written), solver, { gap, seconds: 3600, clock: () => 0, large: 0 });

test('by prices and parts no plan is reported as near-optimal that is not, none exceeds the bound, and no feasible limit is violated', () => {
  fc.assert(
    fc.property(instances, (written) => {
      const found = byPrices(written);
      const best = bestPlan(written);
      expect(found.breach.hard).toBeCloseTo(best.hard, 7);
      expect(found.breach.soft).toBeCloseTo(best.soft, 7);
      expect(found.best).toBeLessThanOrEqual(best.best + 1e-7);
      expect(found.bound).toBeGreaterThanOrEqual(best.best - 1e-7);
      if (found.status === 'within-gap' || found.status === 'optimal') expect(found.best).toBeGreaterThanOrEqual(best.best * 0.999 - 1e-7);
      if (best.changes !== null)
        expect(found.objective).toBeGreaterThanOrEqual(found.best - (written.giveUp ?? 0) * Math.abs(found.best) - 1e-7);
    }),
    { numRuns: rounds(25, 60) },
  );
});

const county = planInstance({ projects: 50, options: 2, years: 2, counties: 1 });

test('a large file in another order gives the same plan', () => {
  const turned = { ...county, projects: county.projects.toReversed(), limits: county.limits.toReversed() };
  expect(byPrices(turned, 0.05)).toEqual(byPrices(county, 0.05));
});

test('the bound of a large plan can be recalculated from its prices, and a full search finds nothing above it', () => {
  const found = byPrices(county, 0.05);
  const price = new Map(found.limits.map((limit) => [limit.id, limit]));
  let bound = found.limits.reduce((sum, limit) => sum + limit.price * limit.amount, 0);
  const units = Object.groupBy(county.projects, ({ id, block }) => block ?? id);
  for (const members of Object.values(units))
    bound += Math.max(0, ...county.years.map((year) => (members ?? []).reduce((sum, one) => sum + bestIn(one, year), 0)));
  function bestIn({ region, tags, options }: (typeof county.projects)[number], year: number): number {
    return Math.max(
      ...options.map(({ amounts }) => {
        let left = amounts.kgce * Number(county.yearWeights[year] ?? 1);
        for (const limit of county.limits as readonly Limit[]) {
          const inside =
            (limit.years?.includes(year) ?? true) &&
            (limit.regions?.includes(region) ?? true) &&
            (limit.tags?.some((tag) => tags.includes(tag)) ?? true);
          const amount = Number((amounts as Record<string, number | string>)[limit.resource]);
          left -= (price.get(limit.id)?.price ?? 0) * amount * ((inside ? 1 : 0) - Number(limit.minShare ?? 0));
        }
        return left;
      }),
    );
  }
  expect(found.relaxation / bound).toBeCloseTo(1, 9);
  expect(found.limits.every(({ breach }) => breach === 0)).toBe(true);
  const whole = solveInstance(readInstance(county), solver, { gap: 0.001, seconds: 2, clock: () => 0 });
  expect(whole.best).toBeLessThanOrEqual(found.bound * (1 + 1e-9));
  expect(found.best).toBeGreaterThan(0);
});

type Limit = {
  readonly id: string;
  readonly resource: string;
  readonly years?: readonly number[];
  readonly regions?: readonly string[];
  readonly tags?: readonly string[];
  readonly minShare?: string;
};

test('by prices an unreachable goal violates no hard limit', () => {
  for (const floor of [0.6, 2]) {
    const model = modelOf(readInstance(planInstance({ projects: 400, options: 3, years: 3, counties: 3 }, { floor })));
    const found = searchLarge(model, { solver, gap: 0.001, secondsLeft: () => 3600 }, 0.001, false);
    expect(found?.worth.hard.n).toBe(0n);
    expect(Number(found?.worth.soft.n)).toBeGreaterThan(0);
  }
});

test('ten projects of 9,999,999.99 do not pass for 99,999,999.89 by prices either', () => {
  const projects = Array.from({ length: 10 }, (_, at) => ({
    id: `p${at}`,
    options: [{ id: 'o', amounts: { kg: 1, yuan: '9999999.99' } }],
  }));
  const found = byPrices({
    years: [2027],
    objective: { kg: 1 },
    projects,
    limits: [{ id: 'money', resource: 'yuan', max: '99999999.89' }],
  });
  expect(found.chosen).toHaveLength(9);
  expect(found.limits[0]).toMatchObject({ used: 89999999.91, breach: 0 });
});

test('by prices more money is never worth less than less money', () => {
  const withMoney = (factor: number) =>
    byPrices(
      {
        ...county,
        limits: county.limits.map((limit) =>
          limit.id.startsWith('city') && 'max' in limit ? { ...limit, max: (Number(limit.max) * factor).toFixed(2) } : limit,
        ),
      },
      0.01,
    );
  const plans = [0.8, 1, 1.1, 1.3, 2].map(withMoney);
  for (const [at, more] of plans.slice(1).entries()) {
    const less = plans[at] as typeof more;
    expect(more.best).toBeGreaterThanOrEqual(less.best);
    expect(more.bound).toBeGreaterThanOrEqual(less.bound * (1 - 1e-4));
    expect(more.breach).toEqual({ hard: 0, soft: 0, proven: true });
  }
});

test('a limit that does not bind has no price, not even a small one', () => {
  const free = { id: 'free', resource: 'yuan', max: '1000000000000' };
  const found = byPrices({ ...county, limits: [...county.limits, free] }, 0.05);
  expect(found.limits.find(({ id }) => id === 'free')?.price).toBe(0);
  expect(found.limits.some(({ price }) => price > 0)).toBe(true);
});

test('a pin after a large plan changes as few projects with the earlier prices as without, keeps every limit, and proves how near it is', () => {
  const before = byPrices(county, 0.05);
  const pinned = before.out.find(({ why, best }) => best !== null && why !== 'no-value')?.project ?? '';
  const asked = {
    ...county,
    previous: before.chosen.map(({ project, option, year }) => ({ project, option, year })),
    giveUp: 0.1,
    pins: [{ project: pinned, in: true }],
  };
  const previousPrices = before.limits.map(({ id, price }) => ({ limit: id, price }));
  const [bare, told] = [byPrices(asked, 0.05), byPrices({ ...asked, previousPrices }, 0.05)];
  for (const { chosen, changes, breach, objective, best, bound, relaxation } of [bare, told]) {
    expect(chosen.map(({ project }) => project)).toContain(pinned);
    expect(changes).toContain(pinned);
    expect(breach).toEqual({ hard: 0, soft: 0, proven: true });
    expect(objective).toBeGreaterThanOrEqual(best * 0.9);
    expect(best).toBeLessThanOrEqual(bound);
    expect(bound).toBeLessThanOrEqual(relaxation * (1 + 1e-9));
  }
  expect(told.changes?.length).toBe(bare.changes?.length);
});

test('earlier prices that are far off, of removed limits, or with the wrong sign change no plan', () => {
  const { previous, giveUp } = { previous: [], giveUp: 0.05 };
  const bare = byPrices({ ...county, previous, giveUp }, 0.05);
  const far = [
    { limit: 'gone', price: 5 },
    { limit: 'city:2027', price: -1e9 },
    { limit: 'area:c0', price: -1e6 },
  ];
  const found = byPrices({ ...county, previous, giveUp, previousPrices: far }, 0.05);
  expect(found.breach).toEqual(bare.breach);
  expect(found.best).toBe(bare.best);
  expect(() => readInstance({ ...county, previousPrices: [{ limit: 'a', price: 'x' }] })).toThrow(
    expect.objectContaining({ code: 'instance-bad' }) as unknown,
  );
});

test('a large file whose time runs out before there are prices says so: nothing unproven is reported as proven', () => {
  let now = 0;
  const never: Solver = {
    name: 'never',
    run: () => ({ status: 'nothing', x: new Float64Array(), duals: new Float64Array(), objective: Number.NaN, bound: -Infinity }),
  };
  const soon = (written: unknown) =>
    solveInstance(readInstance(written), never, { gap: 0.001, seconds: 1, clock: () => (now += 1e6), large: 0 });
  const floors = soon(county);
  expect(floors).toMatchObject({ status: 'best-effort', breach: { proven: false }, findings: [{ code: 'breach-not-proven' }] });
  const found = soon({ ...county, limits: county.limits.filter((limit) => 'max' in limit) });
  expect(found).toMatchObject({ status: 'stopped', breach: { hard: 0, soft: 0 }, chosen: [] });
  expect(found.bound).toBeGreaterThan(byPrices(county, 0.05).best);
});

test('wherever time cuts a large plan short, it keeps its limits or is left to another search', () => {
  const model = modelOf(readInstance(county));
  const cutAfter = (questions: number) => {
    let asked = 0;
    const secondsLeft = (): number => ((asked += 1) > questions ? 1 : 3600);
    return searchLarge(model, { solver, gap: 0.001, secondsLeft }, 0.001, true);
  };
  const found = [1, 5, 20, 30, 40, 60, 100, 150, 200, 220, 230, 240, 300, 400].map(cutAfter);
  for (const one of found) if (one !== null) expect(one.worth.breach.every((by) => by === 0n) && one.worth.stands).toBe(true);
  expect(found[0]).toBe(null);
  expect(found.slice(4)).not.toContain(null);
});
