import { type Grid, known, type StrategyFact, type StrategyHour, type Tried } from './hours.ts';
import { createCurves, type Curves } from './plant-curves.ts';

/** A unit of a plant by the hour; kW, or m3/h for what pumps and fans move. */
export type PlantUnit = {
  readonly code: string;
  /** Input. */
  readonly power: Float64Array;
  /** What it gives. */
  readonly output: Float64Array;
};

export type Plant = Grid & {
  /** Local day of each hour. */
  readonly days: Int32Array;
  /** The first hour of the period; those before it are history. */
  readonly first: number;
  readonly units: readonly PlantUnit[];
};

export type PlantRule = {
  /** Hours that a part of a curve needs. */
  readonly hours: number;
  /** The least gain that counts, of the input. */
  readonly gain: number;
  /** A unit runs from this share of its greatest output on. */
  readonly runs: number;
};

/** Subsets are tried one by one. */
export const mostUnits = 8;

/**
 * Plant in parallel: in each hour in which two or more units ran, the input that their own curves give for the split as it was, less that
 * of the best choice of units sharing the same output at one load ratio. A curve knows only the hours of earlier days, and nothing outside
 * the loads that were measured.
 */
export function parallelPlant(plant: Plant, rule: PlantRule): Tried {
  const { edges, units, first, days } = plant;
  const greatest = units.map(({ output }) => greatestOf(output));
  const curves = createCurves(greatest, rule.hours);
  const rows: StrategyHour[] = [];
  let [ran, best, counted] = [0, 0, 0];
  for (let at = 0; at + 1 < edges.length; at += 1) {
    curves.endDay(days[at] as number);
    const load = units.map((unit) => known(unit.output, at));
    const input = units.map((unit) => known(unit.power, at));
    const isOn = load.map((value, unit) => value !== null && value > rule.runs * (greatest[unit] as number));
    if (at >= first) {
      const row = hourOf({ load, input, isOn, greatest }, curves, rule.gain);
      if (row !== null) {
        rows.push({ from: edges[at] as number, to: edges[at + 1] as number, ...row });
        if (row.hit !== null) [ran, best, counted] = [ran + row.ran, best + row.best, counted + 1];
      }
    }
    for (const [unit, value] of load.entries()) {
      const kw = input[unit] ?? null;
      if (isOn[unit] === true && value !== null && kw !== null) curves.add(unit, value, kw);
    }
  }
  return { rows: rows.map(plain), facts: factsOf(units, curves, { ran, best, counted }), findings: [] };
}

const plain = ({ from, to, hit, use, saved }: StrategyHour): StrategyHour => ({ from, to, hit, use, saved });

type HourOfPlant = {
  readonly load: readonly (number | null)[];
  readonly input: readonly (number | null)[];
  readonly isOn: readonly boolean[];
  readonly greatest: readonly number[];
};

type Judged = Omit<StrategyHour, 'from' | 'to'> & { readonly ran: number; readonly best: number };

const untold = (use: number | null): Judged => ({ hit: null, use, saved: null, ran: 0, best: 0 });

/** null: fewer than two units ran. Hours are of one hour: kW and kWh are the same number. */
function hourOf({ load, input, isOn, greatest }: HourOfPlant, curves: Curves, gain: number): Judged | null {
  if (load.some((value, unit) => value === null || input[unit] === null)) return untold(null);
  const running = isOn.flatMap((on, unit) => (on ? [unit] : []));
  if (running.length < 2) return null;
  const use = running.reduce((sum, unit) => sum + (input[unit] as number), 0);
  const total = running.reduce((sum, unit) => sum + (load[unit] as number), 0);
  const asItWas = sumOf(running, (unit) => curves.input(unit, load[unit] as number));
  const best = bestChoice(greatest, total, curves);
  if (asItWas === null || best === null) return untold(use);
  const saved = asItWas - best.input;
  const hit = saved >= gain * asItWas && saved > 0;
  return { hit, use, saved: hit ? saved : 0, ran: running.length, best: hit ? best.units : running.length };
}

/** The units with the least input that give an output together, each at the same share of its greatest. */
function bestChoice(greatest: readonly number[], total: number, curves: Curves): { readonly input: number; readonly units: number } | null {
  let best: { input: number; units: number } | null = null;
  for (let chosen = 1; chosen < 1 << greatest.length; chosen += 1) {
    const units = greatest.flatMap((_, unit) => ((chosen >> unit) & 1 ? [unit] : []));
    const size = units.reduce((sum, unit) => sum + (greatest[unit] as number), 0);
    if (size <= 0 || total > size) continue;
    const input = sumOf(units, (unit) => curves.input(unit, (total / size) * (greatest[unit] as number)));
    if (input !== null && (best === null || input < best.input)) best = { input, units: units.length };
  }
  return best;
}

function sumOf(units: readonly number[], of: (unit: number) => number | null): number | null {
  let sum = 0;
  for (const unit of units) {
    const one = of(unit);
    if (one === null) return null;
    sum += one;
  }
  return sum;
}

function greatestOf(column: Float64Array): number {
  let greatest = 0;
  for (const value of column) if (value > greatest) greatest = value;
  return greatest;
}

/** How many ran and would have, and which unit needs least at its middle load: the order. */
function factsOf(
  units: readonly PlantUnit[],
  curves: Curves,
  { ran, best, counted }: { readonly ran: number; readonly best: number; readonly counted: number },
): StrategyFact[] {
  const mean = (sum: number) => (counted === 0 ? null : Math.round((sum / counted) * 100) / 100);
  return [
    { name: 'unitsRan', value: mean(ran), unit: '1' },
    { name: 'unitsBest', value: mean(best), unit: '1' },
    ...units.map(({ code }, unit) => ({ name: `specificInput ${code}`, value: curves.specific(unit), unit: '1' })),
  ];
}
