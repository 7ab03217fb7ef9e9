/**
 * A second calculation of schedules for tests (`flexibility.md` 4): step by step, from the scenario as written and the answer as returned.
 * No code is shared with the slice.
 */

type Numbers = number | readonly number[];
type Price = number | string | readonly (number | string)[];
type Session = { from: string; to: string; startKwh: number; maxKwh: number; targetKwh?: number };

export type WrittenResource = {
  code: string;
  kind: 'pv' | 'battery' | 'ev' | 'hvac' | 'shed' | 'shift';
  bus?: 'ac' | 'dc';
  available?: Numbers;
  curtail?: boolean;
  kw?: Numbers;
  dischargeKw?: Numbers;
  minKwh?: Numbers;
  maxKwh?: Numbers;
  startKwh?: number;
  chargeEfficiency?: number;
  dischargeEfficiency?: number;
  lossPerHour?: number;
  wear?: number;
  targets?: { at: string; kwh: number }[];
  sessions?: Session[];
  mode?: 'heat' | 'cool';
  cop?: Numbers;
  r?: number;
  c?: number;
  gain?: Numbers;
  outdoor?: Numbers;
  start?: number;
  low?: Numbers;
  high?: Numbers;
  price?: Price;
  kwh?: number;
  from?: string;
  to?: string;
  whole?: boolean;
};

export type WrittenScenario = {
  start: string;
  step: number;
  steps: number;
  site: { importKw?: Numbers; exportKw?: Numbers };
  price: {
    import: Price;
    export: Price;
    peak?: number;
    peakSoFarKw?: number;
    peakPeriods?: { from: string; peak: number; peakSoFarKw?: number }[];
    carbon?: Numbers;
    carbonPrice?: number;
  };
  base: Numbers;
  baseDc?: Numbers;
  converter?: { kw: number; toDc: number; toAc: number };
  resources: WrittenResource[];
  order?: string[];
  priority?: string[];
};

type Answer = {
  status: string;
  cost: Record<'total' | 'import' | 'export' | 'peak' | 'carbon' | 'wear' | 'shed', string>;
  site: { start: string; end: string; importKw: number; exportKw: number }[];
  converterKw: number[];
  resources: { code: string; kw: number[]; kwh?: (number | null)[]; temperature?: (number | null)[] }[];
  breaches: { limit: string; code?: string; from: string; to: string; amount: number; unit: string }[];
};

export type Sums = { state: number; site: number; target: number; comfort: number; cost: number; carbon: number; import: number };

const at = (value: Numbers | Price | undefined, step: number, instead: number): number =>
  Number(Array.isArray(value) ? value[step] : (value ?? instead));
const over = (value: number, most: number): number => Math.max(0, value - most);
const msOf = (text: string): number => Date.parse(text);

/** What is wrong with an answer, in words; and its sums by this calculation. */
export function checkSchedule(scenario: WrittenScenario, told: Answer): { faults: string[]; sums: Sums } {
  const faults: string[] = [];
  const { steps } = scenario;
  const h = scenario.step / 60;
  const near = (a: number, b: number, by: number, what: string) => {
    if (!(Math.abs(a - b) <= by)) faults.push(`${what}: ${a} is not ${b}`);
  };
  const sums: Sums = { state: 0, site: 0, target: 0, comfort: 0, cost: 0, carbon: 0, import: 0 };
  const edge = (k: number): number => msOf(scenario.start) + k * scenario.step * 60_000;
  if (told.site.length !== steps || told.resources.length !== scenario.resources.length) faults.push('not as many steps or resources');
  const [ac, dc] = [zeros(steps), zeros(steps)];
  let [wear, shed] = [0, 0];
  for (const [index, written] of scenario.resources.entries()) {
    const one = told.resources[index] as Answer['resources'][number];
    near(one.kw.length, steps, 0, `${written.code} steps`);
    for (let k = 0; k < steps; k += 1) {
      const bus = written.bus === 'dc' ? dc : ac;
      bus[k] = (bus[k] as number) + (one.kw[k] as number);
    }
    const own = checkResource(scenario, written, one, { faults, edge, near });
    for (const name of ['state', 'target', 'comfort'] as const) sums[name] += own[name];
    wear += own.wear;
    shed += own.shed;
  }
  let [bought, sold, kg] = [0, 0, 0];
  let [peak, paid] = [scenario.price.peakSoFarKw ?? 0, 0];
  let peakPrice = scenario.price.peak ?? 0;
  for (let k = 0; k < steps; k += 1) {
    const { start, end, importKw, exportKw } = told.site[k] as Answer['site'][number];
    near(msOf(start), edge(k), 0, `start ${k}`);
    const period = scenario.price.peakPeriods?.find(({ from }) => msOf(from) === edge(k));
    if (period !== undefined) {
      paid += peak * peakPrice;
      [peak, peakPrice] = [period.peakSoFarKw ?? 0, period.peak];
    }
    near(msOf(end), edge(k + 1), 0, `end ${k}`);
    const [x, y] = [Math.max(0, told.converterKw[k] as number), Math.max(0, -(told.converterKw[k] as number))];
    const converter = scenario.converter ?? { kw: 0, toDc: 1, toAc: 1 };
    if (Math.max(x, y) > converter.kw + 1e-6) faults.push(`converter ${k}: ${x}, ${y}`);
    near(importKw - exportKw, at(scenario.base, k, 0) + (ac[k] as number) + x - converter.toAc * y, 0.001, `balance ${k}`);
    near(0, at(scenario.baseDc, k, 0) + (dc[k] as number) + y - converter.toDc * x, 0.001, `balance of direct current ${k}`);
    if (importKw < 0 || exportKw < 0 || Math.min(importKw, exportKw) > 0) faults.push(`both ${k}: ${importKw}, ${exportKw}`);
    sums.site += h * (over(importKw, at(scenario.site.importKw, k, Infinity)) + over(exportKw, at(scenario.site.exportKw, k, Infinity)));
    bought += h * importKw * at(scenario.price.import, k, 0);
    sold += h * exportKw * at(scenario.price.export, k, 0);
    kg += h * importKw * at(scenario.price.carbon, k, 0);
    sums.import += h * importKw;
    peak = Math.max(peak, importKw);
  }
  sums.carbon = kg;
  const cost = {
    import: bought,
    export: sold,
    peak: paid + peak * peakPrice,
    carbon: kg * (scenario.price.carbonPrice ?? 0),
    wear,
    shed,
    total: 0,
  };
  cost.total = cost.import - cost.export + cost.peak + cost.carbon + cost.wear + cost.shed;
  sums.cost = cost.total;
  for (const [name, value] of Object.entries(cost))
    near(Number(told.cost[name as 'total']), value, 0.001 + 1e-9 * Math.abs(value), `cost ${name}`);
  checkBreaches(told, sums, faults);
  return { faults, sums };
}

type Hand = { faults: string[]; edge: (k: number) => number; near: (a: number, b: number, by: number, what: string) => void };
type Own = { state: number; target: number; comfort: number; wear: number; shed: number };

function checkResource(scenario: WrittenScenario, one: WrittenResource, told: Answer['resources'][number], hand: Hand): Own {
  const own: Own = { state: 0, target: 0, comfort: 0, wear: 0, shed: 0 };
  const h = scenario.step / 60;
  const { faults } = hand;
  if (told.code !== one.code) faults.push(`${told.code} is not ${one.code}`);
  const within = (k: number, least: number, most: number) => {
    const kw = told.kw[k] as number;
    if (!(kw >= least - 1e-6 && kw <= most + 1e-6)) faults.push(`${one.code} ${k}: ${kw} kW outside ${least} … ${most}`);
  };
  const each = Array.from({ length: scenario.steps }, (_, k) => k);
  if (one.kind === 'pv') for (const k of each) within(k, -at(one.available, k, 0), one.curtail === false ? -at(one.available, k, 0) : 0);
  else if (one.kind === 'shed') {
    for (const k of each) {
      within(k, -at(one.available, k, 0), 0);
      own.shed += -h * (told.kw[k] as number) * at(one.price, k, 0);
    }
    if (typeof one.maxKwh === 'number' && -h * sum(told.kw) > one.maxKwh + 1e-6) faults.push(`${one.code}: ${-h * sum(told.kw)} kWh shed`);
  } else if (one.kind === 'shift') own.target += checkShift(scenario, one, told, { ...hand, within });
  else if (one.kind === 'hvac') {
    const left = Math.exp(-h / ((one.r as number) * (one.c as number)));
    let inside = one.start as number;
    for (const k of each) {
      within(k, 0, at(one.kw, k, 0));
      const heat = (one.mode === 'cool' ? -1 : 1) * at(one.cop, k, 0) * (told.kw[k] as number);
      inside = left * inside + (1 - left) * (at(one.outdoor, k, 0) + (one.r as number) * (heat + at(one.gain, k, 0)));
      hand.near(told.temperature?.[k] ?? Number.NaN, inside, 1e-4, `${one.code} temperature ${k}`);
      own.comfort += h * (over(inside, at(one.high, k, 0)) + over(at(one.low, k, 0), inside));
    }
  } else checkStorage(scenario, one, told, { ...hand, within, own });
  return own;
}

function checkShift(
  scenario: WrittenScenario,
  one: WrittenResource,
  told: Answer['resources'][number],
  { edge, faults, within }: Hand & { within: (k: number, least: number, most: number) => void },
): number {
  const most = one.kw as number;
  for (const k of told.kw.keys()) {
    const isOpen = edge(k) >= msOf(one.from as string) && edge(k + 1) <= msOf(one.to as string);
    within(k, 0, isOpen ? most : 0);
  }
  if (one.whole === true) {
    const runs = told.kw.filter((kw, k) => kw > 1e-6 && !((told.kw[k - 1] ?? 0) > 1e-6)).length;
    if (runs > 1 || told.kw.some((kw) => kw > 1e-6 && Math.abs(kw - most) > 1e-6))
      faults.push(`${one.code}: ${told.kw.join()} is no whole run`);
  }
  const rest = (one.kwh as number) - (scenario.step / 60) * sum(told.kw);
  if (rest < -1e-6) faults.push(`${one.code}: ${-rest} kWh too many`);
  return Math.max(0, rest);
}

function checkStorage(
  scenario: WrittenScenario,
  one: WrittenResource,
  told: Answer['resources'][number],
  { edge, near, within, own }: Hand & { within: (k: number, least: number, most: number) => void; own: Own },
): void {
  const h = scenario.step / 60;
  const end = edge(scenario.steps);
  const isCar = one.kind === 'ev';
  const whole: Session = { from: '', to: '', startKwh: one.startKwh as number, maxKwh: 0 };
  const spells = isCar ? (one.sessions ?? []) : [whole];
  for (const spell of spells) {
    const [from, to] = isCar ? [msOf(spell.from), msOf(spell.to)] : [edge(0), end];
    if (to <= edge(0) || from >= end) continue;
    let stored = spell.startKwh;
    const due = (ms: number) => {
      for (const { at: when, kwh } of one.targets ?? []) if (msOf(when) === ms) own.target += over(kwh, stored);
    };
    due(edge(0));
    for (let k = 0; k < scenario.steps; k += 1) {
      if (edge(k) < from || edge(k + 1) > to) continue;
      const kw = told.kw[k] as number;
      within(k, -at(one.dischargeKw ?? (isCar ? 0 : one.kw), k, 0), at(one.kw, k, 0));
      stored =
        stored * (1 - (one.lossPerHour ?? 0)) ** h + h * (kw > 0 ? kw * (one.chargeEfficiency ?? 1) : kw / (one.dischargeEfficiency ?? 1));
      near(told.kwh?.[k] ?? Number.NaN, stored, 1e-4, `${one.code} stored ${k}`);
      own.state += h * (over(stored, isCar ? spell.maxKwh : at(one.maxKwh, k, 0)) + over(at(one.minKwh, k, 0), stored));
      own.wear += h * over(-kw, 0) * (one.wear ?? 0);
      due(edge(k + 1));
    }
    if (isCar && spell.targetKwh !== undefined && to <= end) own.target += over(spell.targetKwh, stored);
  }
  if (!isCar) return;
  for (let k = 0; k < scenario.steps; k += 1) {
    const isThere = spells.some((spell) => edge(k) >= msOf(spell.from) && edge(k + 1) <= msOf(spell.to));
    if (isThere) continue;
    within(k, 0, 0);
    if (told.kwh?.[k] !== null) own.state += Number.NaN;
  }
}

/** Every breach is reported, with its full amount, and no breach that does not exist. */
function checkBreaches(told: Answer, sums: Sums, faults: string[]): void {
  const units: Record<string, string> = { state: 'kWh·h', site: 'kWh', target: 'kWh', comfort: 'K·h' };
  for (const name of ['state', 'site', 'target', 'comfort'] as const) {
    const own = told.breaches.filter(({ limit }) => limit === name);
    const amount = sum(own.map((one) => one.amount));
    if (!(Math.abs(amount - sums[name]) <= 1e-3 + 1e-6 * amount)) faults.push(`${name}: ${amount} told, ${sums[name]} broken`);
    if (own.some(({ unit }) => unit !== units[name])) faults.push(`${name}: a unit that is not its own`);
  }
  const isBroken = told.breaches.length > 0;
  if (told.status !== 'time-limit' && (told.status === 'best-effort') !== isBroken)
    faults.push(`${told.status} with ${told.breaches.length} breaches`);
}

const sum = (all: readonly number[]): number => all.reduce((total, one) => total + one, 0);

const zeros = (length: number): number[] => Array.from({ length }, () => 0);
