import { goals, hoursOf, limitClasses, type LimitClass, type Resource, type Scenario, type Series, type Storage } from './scenario.ts';
import type { FormName } from './sheet.ts';

/** A breach in a step, or at a time. */
export type Broken = {
  readonly limit: LimitClass;
  readonly code: string | null;
  readonly side: string;
  readonly first: number;
  readonly end: number;
  readonly amount: number;
};

export type Cost = { total: number; import: number; export: number; peak: number; carbon: number; wear: number; shed: number };

/** What follows from the powers of all resources. */
export type Plan = {
  readonly kw: readonly Series[];
  /** For each resource, the stored energy or the temperature at the end of each step; null if it has none. */
  readonly states: readonly ((number | null)[] | null)[];
  readonly importKw: Series;
  readonly exportKw: Series;
  readonly converterKw: Series;
  readonly broken: readonly Broken[];
  readonly cost: Cost;
  readonly sums: Readonly<Record<FormName, number>>;
};

/** An excess over a limit (kWh, kW, K) up to this is an error of the solver or of floating-point sums, not a breach. */
const slightly = (limit: number): number => 1e-5 + 1e-9 * Math.abs(limit);

/** Balances, states, cost and breaches computed from powers: nothing here relies on the solver. */
export function planOf(scenario: Scenario, kw: readonly Series[]): Plan {
  const { importKw, exportKw, converterKw } = balanced(scenario, kw);
  const broken: Broken[] = [];
  const states = scenario.resources.map((one, at) => stateOf(scenario, one, kw[at] as Series, broken));
  siteBreaches(scenario, importKw, exportKw, broken);
  const cost = costOf(scenario, { kw, importKw, exportKw });
  const h = hoursOf(scenario);
  const sums = Object.fromEntries([...goals, ...limitClasses].map((name) => [name, 0])) as Record<FormName, number>;
  for (const { limit, amount } of broken) sums[limit] += amount;
  sums.cost = cost.total;
  for (const [step, power] of importKw.entries()) {
    sums.import += h * power;
    sums.carbon += h * power * (scenario.price.carbon[step] as number);
  }
  return { kw, states, importKw, exportKw, converterKw, broken, cost, sums };
}

function balanced({ base, baseDc, resources, converter, steps }: Scenario, kw: readonly Series[]) {
  const [importKw, exportKw, converterKw] = [new Float64Array(steps), new Float64Array(steps), new Float64Array(steps)];
  for (let step = 0; step < steps; step += 1) {
    let [ac, dc] = [base[step] as number, baseDc[step] as number];
    for (const [at, { bus }] of resources.entries()) {
      const power = kw[at]?.[step] ?? 0;
      if (bus === 'ac') ac += power;
      else dc += power;
    }
    const [x, y] = converter === null ? [0, 0] : [Math.max(0, dc) / converter.toDc, Math.max(0, -dc)];
    converterKw[step] = x - y;
    ac += x - y * (converter?.toAc ?? 0);
    importKw[step] = Math.max(0, ac);
    exportKw[step] = Math.max(0, -ac);
  }
  return { importKw, exportKw, converterKw };
}

function costOf(scenario: Scenario, { kw, importKw, exportKw }: Pick<Plan, 'kw' | 'importKw' | 'exportKw'>): Cost {
  const { price, resources } = scenario;
  const h = hoursOf(scenario);
  const cost: Cost = { total: 0, import: 0, export: 0, peak: 0, carbon: 0, wear: 0, shed: 0 };
  for (const [step, power] of importKw.entries()) {
    cost.import += h * power * (price.import[step] as number);
    cost.export += h * (exportKw[step] as number) * (price.export[step] as number);
    cost.carbon += h * power * (price.carbon[step] as number) * price.carbonPrice;
  }
  for (const one of price.peaks)
    cost.peak += one.price * importKw.subarray(one.first, one.end).reduce((most, kw) => Math.max(most, kw), one.soFarKw);
  for (const [at, one] of resources.entries()) {
    const powers = kw[at] as Series;
    if (one.kind === 'battery' || one.kind === 'ev') for (const power of powers) cost.wear += h * one.wear * Math.max(0, -power);
    if (one.kind === 'shed') for (const [step, power] of powers.entries()) cost.shed += h * (one.price[step] as number) * -power;
  }
  cost.total = cost.import - cost.export + cost.peak + cost.carbon + cost.wear + cost.shed;
  return cost;
}

type Outside = (
  limit: LimitClass,
  step: number,
  value: number,
  between: readonly [number, number],
  names: readonly [string, string],
) => void;

type Telling = { readonly broken: Broken[]; readonly outside: Outside };

/** The stored energy at the end of each step of the spells, and targets that are not met. */
function storedOf(scenario: Scenario, one: Storage, kw: Series, { broken, outside }: Telling): (number | null)[] {
  const h = hoursOf(scenario);
  const side = one.kind === 'ev' ? 'targetKwh' : 'targets';
  const states = Array<number | null>(scenario.steps).fill(null);
  for (const spell of one.spells) {
    let state = spell.startKwh;
    const due = (edge: number): void => {
      for (const { edge: wanted, kwh } of spell.targets)
        if (wanted === edge && state < kwh - slightly(kwh))
          broken.push({ limit: 'target', code: one.code, side, first: edge, end: edge, amount: kwh - state });
    };
    due(spell.first);
    for (let step = spell.first; step < spell.end; step += 1) {
      const power = kw[step] as number;
      state = state * one.kept + h * (power > 0 ? power * one.chargeEfficiency : power / one.dischargeEfficiency);
      states[step] = state;
      outside('state', step, state, [one.minKwh[step] as number, spell.maxKwh[step] as number], ['minKwh', 'maxKwh']);
      due(step + 1);
    }
  }
  return states;
}

function stateOf(scenario: Scenario, one: Resource, kw: Series, broken: Broken[]): (number | null)[] | null {
  const h = hoursOf(scenario);
  const outside: Outside = (limit, step, value, [low, high], names) => {
    const told = (side: string, by: number) => broken.push({ limit, code: one.code, side, first: step, end: step + 1, amount: by * h });
    if (value < low - slightly(high)) told(names[0], low - value);
    else if (value > high + slightly(high)) told(names[1], value - high);
  };
  switch (one.kind) {
    case 'battery':
    case 'ev':
      return storedOf(scenario, one, kw, { broken, outside });
    case 'hvac': {
      let state = one.start;
      return Array.from(kw, (power, step) => {
        const warm = (one.outdoor[step] as number) + one.r * ((one.heatPerKw[step] as number) * power + (one.gain[step] as number));
        state = one.left * state + one.gone * warm;
        outside('comfort', step, state, [one.low[step] as number, one.high[step] as number], ['low', 'high']);
        return state;
      });
    }
    case 'shift': {
      const rest = one.kwh - h * kw.reduce((sum, power) => sum + power, 0);
      if (rest > slightly(one.kwh))
        broken.push({ limit: 'target', code: one.code, side: 'kwh', first: one.first, end: one.end, amount: rest });
      return null;
    }
    default:
      return null;
  }
}

function siteBreaches(scenario: Scenario, importKw: Series, exportKw: Series, broken: Broken[]): void {
  const h = hoursOf(scenario);
  for (let step = 0; step < scenario.steps; step += 1)
    for (const [side, power, most] of [
      ['importKw', importKw[step] as number, scenario.importKw[step] as number],
      ['exportKw', exportKw[step] as number, scenario.exportKw[step] as number],
    ] as const)
      if (power > most + slightly(power))
        broken.push({ limit: 'site', code: null, side, first: step, end: step + 1, amount: (power - most) * h });
}
