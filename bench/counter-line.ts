import { createLine, cut, draw, type Device, type Meter, type Rows } from '../src/metering/counter-line/counter-line.ts';

/**
 * Rows per second when drawing the counter line and cutting it into days, in memory: `node bench/counter-line.ts`. One year of quarter
 * hours per meter, median of nine rounds.
 */
const [quarter, perMeter, meters, begin] = [900, 35_040, 100, 1_735_660_800];

type Shape = { readonly name: string; readonly meter: Meter; readonly rows: readonly Rows[] };

const device: Device = {
  since: -Infinity,
  digits: null,
  multiplier: { num: 1, den: 1 },
  start: null,
  end: null,
  unit: 'kWh',
};

function meter(kind: Meter['kind'], change: Partial<Device> = {}): Meter {
  return {
    carrier: 'electricity',
    kind,
    direction: 'import',
    capacityKw: null,
    useUnit: 'kWh',
    devices: [{ ...device, ...change }],
    decisions: [],
  };
}

function rows(
  kind: Meter['kind'],
  value: (i: number) => number,
  width: (i: number) => number = () => quarter,
  received: (i: number) => number = () => 0,
): Rows {
  const n = perMeter;
  return {
    at: Uint32Array.from({ length: n }, (_, i) => begin + i * quarter),
    width: Uint32Array.from({ length: n }, (_, i) => (kind === 'register' ? 0 : width(i))),
    value: Float64Array.from({ length: n }, (_, i) => value(i)),
    unit: new Uint8Array(n),
    received: Float64Array.from({ length: n }, (_, i) => received(i)),
    import: new Uint32Array(n).fill(1),
    from: 0,
    to: n,
  };
}

const noise = (i: number): number => (Math.imul(i + 1, 2_654_435_761) >>> 0) / 2 ** 32;

function many(name: string, drawn: Meter, make: () => Rows): Shape {
  return { name, meter: drawn, rows: Array.from({ length: meters }, make) };
}

const climbing = (i: number): number => i * 12_345 + Math.floor(noise(i) * 10_000);

const shapes: Shape[] = [
  many('interval', meter('interval'), () => rows('interval', (i) => Math.floor(noise(i) * 100_000))),
  many('register', meter('register'), () => rows('register', climbing)),
  many('register, multiplier 0.123457', meter('register', { multiplier: { num: 123_457, den: 1_000_000 } }), () =>
    rows('register', climbing),
  ),
  many('register, 100 dropouts', meter('register'), () => rows('register', (i) => (i % 350 === 349 ? 0 : climbing(i)))),
  many('register, every fourth reading sent twice', meter('register'), () => doubled(rows('register', climbing))),
  many('register, every reading falls', meter('register'), () => rows('register', (i) => (perMeter - i) * 10_000)),
  many('register, noise', meter('register'), () => rows('register', (i) => Math.floor(noise(i) * 1e9))),
  many('interval, 1 h over 15 min', meter('interval'), () =>
    rows(
      'interval',
      (i) => i,
      (i) => (i % 4 === 0 ? 3600 : quarter),
    ),
  ),
  many('interval, all overlap, to 30 days', meter('interval'), () =>
    rows(
      'interval',
      (i) => i,
      (i) => Math.ceil(noise(i) * 2880) * quarter,
      (i) => Math.floor(noise(i * 7) * 9),
    ),
  ),
];

function doubled(all: Rows): Rows {
  for (let i = 3; i < perMeter; i += 4) [all.at[i], all.value[i], all.received[i]] = [all.at[i - 1]!, all.value[i - 1]!, 1];
  return all;
}

const edges = Float64Array.from({ length: 366 }, (_, day) => begin + day * 86_400);
const into = {
  use: new Float64Array(365),
  seconds: new Float64Array(365),
  longest: new Float64Array(365),
};
const line = createLine();

function round(shape: Shape): number {
  const started = performance.now();
  for (const each of shape.rows) {
    draw(each, shape.meter, line, null);
    cut(line, edges, into);
  }
  return (meters * perMeter) / (performance.now() - started) / 1000;
}

for (const shape of shapes) {
  const speeds = Array.from({ length: 9 }, () => round(shape)).toSorted((a, b) => a - b);
  console.log(`${shape.name.padEnd(44)} ${speeds[4]!.toFixed(1).padStart(7)} M rows/s`);
}
