/** Power scenarios for random tests: few steps, every kind of resource, prices that may be below 0. */
import fc, { type GeneratorValue } from 'fast-check';
import type { WrittenResource, WrittenScenario } from './oracle/schedule-check.ts';

type Draw = {
  readonly pick: <T>(...all: T[]) => T;
  /** With one decimal. */
  readonly num: (least: number, most: number) => number;
  readonly list: (least: number, most: number) => number | number[];
  readonly edge: (k: number) => string;
  readonly steps: number;
  readonly step: number;
};

const anyOf = (all: readonly unknown[]) => fc.constantFrom(...all);
const midnight = Date.parse('2026-03-01T00:00:00+08:00');

/** Draws a scenario from the values of fast-check. @param most the largest number of steps */
export function drawScenario(g: GeneratorValue, most = 8): WrittenScenario {
  const draw = drawing(g, most);
  const { pick, num, list, steps } = draw;
  const hasDc = pick(true, false, false);
  const resources = Array.from({ length: pick(1, 2, 3) }, (_, at) => drawResource(draw, `R${at}`, hasDc && pick(true, false)));
  const least = pick(0, 0, -1);
  return {
    start: draw.edge(0),
    step: draw.step,
    steps,
    site: { ...(pick(true, false) && { importKw: num(2, 15) }), ...(pick(true, false) && { exportKw: list(0, 6) }) },
    price: {
      import: list(least, 2),
      export: pick(true, false) ? 0 : list(least, 1),
      ...(pick(true, false, false) && { peak: num(0, 3), peakSoFarKw: num(0, 3) }),
      ...(steps > 1 &&
        pick(true, false, false, false) && { peakPeriods: [{ from: draw.edge(steps >> 1), peak: num(0, 3), peakSoFarKw: num(0, 3) }] }),
      ...(pick(true, false, false) && { carbon: list(0, 1), carbonPrice: num(0, 1) }),
    },
    base: list(-3, 6),
    ...(resources.some(({ bus }) => bus === 'dc') && { baseDc: num(0, 1), converter: { kw: 40, toDc: 0.95, toAc: pick(0.95, 1) } }),
    resources,
    order: pick(['cost'], ['cost'], ['cost'], ['import', 'cost']),
    priority: pick([], [], [], ['comfort'], ['target', 'state']),
  };
}

function drawing(g: GeneratorValue, most: number): Draw {
  const pick = <T>(...all: T[]): T => g(anyOf, all) as T;
  const num = (least: number, top: number): number => g(fc.integer, { min: Math.round(least * 10), max: Math.round(top * 10) }) / 10;
  const steps = g(fc.integer, { min: 2, max: most });
  const step = pick(15, 30, 60);
  return {
    pick,
    num,
    list: (least, top) => (pick(true, false, false) ? num(least, top) : Array.from({ length: steps }, () => num(least, top))),
    edge: (k) => new Date(midnight + k * step * 60_000).toISOString(),
    steps,
    step,
  };
}

function drawResource(draw: Draw, code: string, isDc: boolean): WrittenResource {
  const { pick, num, list } = draw;
  const kind = pick('pv', 'battery', 'battery', 'ev', 'hvac', 'shed', 'shift' as const);
  const named = { code, ...(isDc && kind !== 'shift' && { bus: 'dc' as const }) };
  if (kind === 'pv') return { ...named, kind, available: list(0, 8), ...(!isDc && pick(true, false, false) && { curtail: false }) };
  if (kind === 'battery') return { ...named, kind, ...drawBattery(draw) };
  if (kind === 'ev') return { ...named, kind, ...drawCar(draw) };
  if (kind === 'shed') return { ...named, kind, available: list(0, 3), price: list(0, 2), ...(pick(true, false) && { maxKwh: num(0, 4) }) };
  if (kind === 'shift') return { ...named, kind, ...drawShift(draw) };
  const mode = pick('heat', 'cool' as const);
  return {
    ...named,
    kind: 'hvac',
    mode,
    kw: num(0, 3),
    cop: list(2, 4),
    r: num(2, 8),
    c: num(1, 5),
    gain: num(0, 0.5),
    outdoor: mode === 'heat' ? list(-10, 5) : list(28, 38),
    start: num(17, 26),
    low: 18,
    high: pick(22, 26),
  };
}

const drawBattery = ({ pick, num, list, edge, steps }: Draw): Partial<WrittenResource> => ({
  kw: num(1, 6),
  ...(pick(true, false) && { dischargeKw: list(0, 6) }),
  minKwh: num(0, 3),
  maxKwh: num(3, 12),
  startKwh: num(0, 12),
  chargeEfficiency: pick(1, 0.9, 0.8),
  dischargeEfficiency: pick(1, 0.95),
  lossPerHour: pick(0, 0.01),
  wear: pick(0, 0, 0.05),
  targets: pick(true, false) ? [{ at: edge(pick(0, 1, steps)), kwh: num(0, 14) }] : [],
});

function drawCar({ pick, num, edge, steps }: Draw): Partial<WrittenResource> {
  const [from, length] = [pick(0, 1, Math.floor(steps / 2)), pick(1, 3, steps)];
  const late = pick(0, 0, 5 * 60_000);
  return {
    kw: num(1, 7),
    dischargeKw: pick(0, 0, 3),
    chargeEfficiency: pick(1, 0.9),
    dischargeEfficiency: 0.9,
    sessions: [
      {
        from: new Date(Date.parse(edge(from)) + late).toISOString(),
        to: edge(from + length),
        startKwh: num(0, 5),
        maxKwh: num(5, 12),
        targetKwh: num(3, 12),
      },
    ],
  };
}

function drawShift({ pick, num, edge, steps, step }: Draw): Partial<WrittenResource> {
  const from = pick(0, Math.floor(steps / 3));
  const to = pick(from + 1, steps);
  const [kw, whole] = [num(1, 4), pick(true, false)];
  const run = Math.min(to - from, pick(1, 2, 3));
  return { kw, kwh: whole ? (kw * run * step) / 60 : num(0, 6), from: edge(from), to: edge(to), whole };
}
