import { lower, plusLine, stretched, within, type Piecewise } from './piecewise.ts';
import { planOf } from './plan.ts';
import { hoursOf, type Scenario, type Series, type Spell, type Storage } from './scenario.ts';

/** The cost of a step while the store takes `from` to `to` kW: `base` + `slope` · kW; the other resources then follow `rest`. */
type Way = {
  readonly from: number;
  readonly to: number;
  readonly base: number;
  readonly slope: number;
  /** kW of each other resource at both ends of the way. */
  readonly rest: readonly [readonly number[], readonly number[]];
};

/** The most vertices in total, to limit memory. */
const mostVertices = 3_000_000;
/** The share of the time reserved for other methods. */
const keptOfTime = 0.4;

/**
 * Whether a single store is all that connects the steps, so that its level captures the whole history, and it may pay to import and export,
 * or charge and discharge, at the same time: in other cases a linear programme finds the optimum.
 */
const isOneStore = (scenario: Scenario): boolean => {
  const { resources, baseDc, price, order } = scenario;
  return (
    order.length === 1 &&
    order[0] === 'cost' &&
    price.peaks.length === 0 &&
    baseDc.every((kw) => kw === 0) &&
    resources.every((one) => one.bus === 'ac' && (isStore(one) || one.kind === 'pv' || (one.kind === 'shed' && one.maxKwh === null))) &&
    resources.filter(isStore).length === 1 &&
    mayPayBoth(scenario)
  );
};

const mayPayBoth = ({ price }: Scenario): boolean =>
  price.import.some((yuan, step) => {
    const all = yuan + (price.carbon[step] as number) * price.carbonPrice;
    return all < 0 || (price.export[step] as number) > all;
  });

const isStore = (one: Scenario['resources'][number]): one is Storage => one.kind === 'battery' || one.kind === 'ev';

/**
 * The cheapest powers if a single store is all that connects the steps of a scenario.
 * @returns null if that is not so, if not all limits can be kept, or if it takes more than its share of the seconds that are `left`
 */
export function bestOfOneStore(scenario: Scenario, left: () => number): Series[] | null {
  if (!isOneStore(scenario)) return null;
  const kept = left() * keptOfTime;
  const found = oneStorePlan(scenario, () => left() - kept);
  if (found === null) return null;
  const { broken, cost } = planOf(scenario, found.kw);
  return broken.length === 0 && Math.abs(cost.total - found.value) <= 1e-5 * (1 + Math.abs(found.value)) ? found.kw : null;
}

/**
 * The minimum cost of a scenario with one store, exactly: for each step, the minimum cost of all steps before as a piecewise linear
 * function of the stored energy (dynamic programming). Import and export, charge and discharge never happen together.
 * @returns powers and their cost; null if not all limits can be kept, or it would take more than `left` seconds
 */
function oneStorePlan(scenario: Scenario, left: () => number): { readonly kw: Series[]; readonly value: number } | null {
  const store = scenario.resources.findIndex(isStore);
  const one = scenario.resources[store] as Storage;
  const kw = scenario.resources.map(() => new Float64Array(scenario.steps));
  let value = 0;
  let done = 0;
  const rest = (until: number): boolean => {
    for (; done < until; done += 1) {
      const best = waysOf(scenario, store, done, [0, 0]).toSorted((a, b) => a.base - b.base)[0];
      if (best === undefined) return false;
      value += best.base;
      lay(kw, store, done, best, 0);
    }
    return true;
  };
  for (const spell of one.spells) {
    if (!rest(spell.first)) return null;
    const found = spellCost(scenario, { store, one, spell, kw, left });
    if (found === null) return null;
    value += found;
    done = spell.end;
  }
  return rest(scenario.steps) ? { kw, value } : null;
}

/** The powers of a step on a way. */
function lay(kw: readonly Series[], store: number, step: number, { from, to, rest }: Way, power: number): void {
  const share = to > from ? (power - from) / (to - from) : 0;
  for (const [at, own] of kw.entries()) {
    const [a, b] = [rest[0][at] as number, rest[1][at] as number];
    own[step] = at === store ? power : a + share * (b - a);
  }
}

type Spelling = {
  readonly store: number;
  readonly one: Storage;
  readonly spell: Spell;
  readonly kw: readonly Series[];
  readonly left: () => number;
};

function spellCost(scenario: Scenario, { store, one, spell, kw, left }: Spelling): number | null {
  const h = hoursOf(scenario);
  const wanted = (edge: number): number =>
    spell.targets.reduce((most, two) => (two.edge === edge ? Math.max(most, two.kwh) : most), -Infinity);
  if (spell.startKwh < wanted(spell.first)) return null;
  let before: Piecewise = { x: Float64Array.of(spell.startKwh), y: Float64Array.of(0) };
  const steps: { readonly kept: Piecewise; readonly ways: readonly Way[] }[] = [];
  let vertices = 0;
  for (let step = spell.first; step < spell.end; step += 1) {
    const kept = stretched(before, one.kept);
    const ways = waysOf(scenario, store, step, [-(one.dischargeKw[step] as number), one.kw[step] as number]);
    let all: Piecewise | null = null;
    for (const way of ways) {
      const by = way.to > 0 ? h * one.chargeEfficiency : h / one.dischargeEfficiency;
      const next = plusLine(kept, { from: way.from * by, to: way.to * by, base: way.base, slope: way.slope / by });
      all = all === null ? next : lower(all, next);
    }
    const least = Math.max(one.minKwh[step] as number, wanted(step + 1));
    const cut: Piecewise | null = all === null ? null : within(all, least, spell.maxKwh[step] as number);
    if (cut === null) return null;
    steps.push({ kept, ways });
    vertices += cut.x.length;
    if (vertices > mostVertices || left() <= 0) return null;
    before = cut;
  }
  const last = before.y.reduce((best, cost, at) => (cost < (before.y[best] as number) ? at : best), 0);
  let state = before.x[last] as number;
  for (let step = spell.end - 1; step >= spell.first; step -= 1) {
    const { kept, ways } = steps[step - spell.first] as (typeof steps)[number];
    const { way, power, from } = cheapest(kept, ways, state, (to) => (to > 0 ? h * one.chargeEfficiency : h / one.dischargeEfficiency));
    lay(kw, store, step, way, power);
    state = one.kept === 0 ? (steps[step - spell.first - 1]?.kept.x[0] ?? spell.startKwh) : from / one.kept;
  }
  return before.y[last] as number;
}

/** The way, and the previous state, by which a state is reached at minimum cost. */
function cheapest(kept: Piecewise, ways: readonly Way[], state: number, byOf: (to: number) => number) {
  let best: { way: Way; power: number; from: number; cost: number } | null = null;
  for (const way of ways) {
    const by = byOf(way.to);
    const [low, high] = [state - way.to * by, state - way.from * by];
    const part = within(kept, low, high);
    if (part === null) continue;
    for (const [at, from] of part.x.entries()) {
      const power = Math.min(Math.max((state - from) / by, way.from), way.to);
      const cost = (part.y[at] as number) + way.base + way.slope * power;
      if (best === null || cost < best.cost) best = { way, power, from, cost };
    }
  }
  if (best === null) throw new Error('a state that was reached has a way to it');
  return best;
}

/**
 * All that may be the cheapest in a step, depending on what the store takes: the other resources are at their minimum or maximum, or at the
 * power that puts the site at zero or at a limit. Split where charge becomes discharge.
 */
function waysOf(scenario: Scenario, store: number, step: number, [least, most]: readonly [number, number]): Way[] {
  const { price, importKw, exportKw, base, resources } = scenario;
  const h = hoursOf(scenario);
  const buy = h * ((price.import[step] as number) + (price.carbon[step] as number) * price.carbonPrice);
  const sell = h * (price.export[step] as number);
  const [upTo, downTo] = [importKw[step] as number, -(exportKw[step] as number)];
  const wear = h * (resources[store] as Storage).wear;
  const costOf = (net: number): number => (net > 0 ? buy * net : sell * net);
  const ways: Way[] = [];
  const steps = meritOrder(scenario, step);
  const add = (from: number, to: number, restOf: (power: number) => Rest | null): void => {
    for (const [low, high] of [
      [Math.max(from, least), Math.min(to, most, 0)],
      [Math.max(from, least, 0), Math.min(to, most)],
    ] as const) {
      if (low > high) continue;
      const [a, b] = [restOf(low), restOf(high)];
      if (a === null || b === null) continue;
      const cost = (power: number, { kw, yuan }: Rest): number =>
        costOf((base[step] as number) + power + sum(kw)) + yuan + wear * Math.max(0, -power);
      const [first, last] = [cost(low, a), cost(high, b)];
      const slope = high > low ? (last - first) / (high - low) : 0;
      ways.push({ from: low, to: high, base: first - slope * low, slope, rest: [a.kw, b.kw] });
    }
  };
  for (const rest of steps) {
    const net = (base[step] as number) + sum(rest.kw);
    // net + power is the site's intake
    add(-net, upTo - net, () => rest);
    add(downTo - net, -net, () => rest);
  }
  for (const [at, one] of steps.entries()) {
    const two = steps[at + 1];
    if (two === undefined) continue;
    for (const site of new Set([0, upTo, downTo])) {
      if (!Number.isFinite(site)) continue;
      const [powerOne, powerTwo] = [one, two].map(({ kw }) => site - (base[step] as number) - sum(kw)) as [number, number];
      if (powerTwo === powerOne) continue;
      add(Math.min(powerOne, powerTwo), Math.max(powerOne, powerTwo), (power) =>
        mixed(one, two, (power - powerOne) / (powerTwo - powerOne)),
      );
    }
  }
  // sorted, they overlap or touch
  return ways.toSorted((a, b) => a.from - b.from);
}

/** kW of all resources but the store, and their cost. */
type Rest = { readonly kw: readonly number[]; readonly yuan: number };

const sum = (all: readonly number[]): number => all.reduce((one, other) => one + other, 0);

const mixed = (one: Rest, two: Rest, share: number): Rest => ({
  kw: one.kw.map((kw, at) => kw + share * ((two.kw[at] as number) - kw)),
  yuan: one.yuan + share * (two.yuan - one.yuan),
});

/** What the other resources can give, from minimum to maximum, cheapest first. Between two points, nothing is cheaper than mixing them. */
function meritOrder(scenario: Scenario, step: number): Rest[] {
  const h = hoursOf(scenario);
  const kw = scenario.resources.map((one) => (one.kind === 'pv' && !one.curtail ? -(one.available[step] as number) : 0));
  const offers = scenario.resources.flatMap((one, at) => {
    const most = one.kind === 'shed' || (one.kind === 'pv' && one.curtail) ? (one.available[step] as number) : 0;
    return most > 0 ? [{ at, most, yuan: one.kind === 'shed' ? h * (one.price[step] as number) : 0 }] : [];
  });
  const all: Rest[] = [{ kw, yuan: 0 }];
  for (const { at, most, yuan } of offers.toSorted((a, b) => a.yuan - b.yuan)) {
    const last = all.at(-1) as Rest;
    all.push({ kw: last.kw.map((one, place) => (place === at ? -most : one)), yuan: last.yuan + yuan * most });
  }
  return all;
}
