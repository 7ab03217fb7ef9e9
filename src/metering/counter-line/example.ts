import { units, type Unit } from '#kernel/carrier.ts';
import { createLine, cut, draw, type Device, type LineFinding, type Meter, type Rows } from './counter-line.ts';

/** Small meters and readings for tests. Times are seconds after `begin`, values in whole units. */
export const begin = 1_767_196_800;

export const [hour, day] = [3600, 86_400];

export type Reading = {
  at: number;
  value: number;
  width?: number;
  received?: number;
  import?: number;
  unit?: Unit;
};

export function deviceOf(change: Partial<Device> = {}): Device {
  return {
    since: -Infinity,
    digits: null,
    multiplier: { num: 1, den: 1 },
    start: null,
    end: null,
    unit: 'kWh',
    ...change,
  };
}

export function meterOf(change: Partial<Meter> = {}, device: Partial<Device> = {}): Meter {
  return {
    carrier: 'electricity',
    kind: 'register',
    direction: 'import',
    capacityKw: null,
    useUnit: 'kWh',
    devices: [deviceOf(device)],
    decisions: [],
    ...change,
  };
}

/** A register read each hour. */
export function hourly(...values: number[]): Reading[] {
  return values.map((value, i) => ({ at: i * hour, value }));
}

/** An interval of some hours; `received` may be any number that keeps the order. */
export function interval(from: number, hours: number, value: number, received = 0): Reading {
  return { at: from * hour, width: hours * hour, value, received };
}

/** As returned by the store: sorted by (at, width, received, import). */
export function rowsOf(readings: readonly Reading[]): Rows {
  const sorted = readings
    .map((one) => ({ width: 0, received: 0, import: 1, unit: 'kWh' as Unit, ...one }))
    .toSorted((a, b) => a.at - b.at || a.width - b.width || a.received - b.received || a.import - b.import);
  return {
    at: Uint32Array.from(sorted, (one) => begin + one.at),
    width: Uint32Array.from(sorted, (one) => one.width),
    value: Float64Array.from(sorted, (one) => Math.round(one.value * 1e4)),
    unit: Uint8Array.from(sorted, (one) => units.indexOf(one.unit)),
    received: Float64Array.from(sorted, (one) => one.received),
    import: Uint32Array.from(sorted, (one) => one.import),
    from: 0,
    to: sorted.length,
  };
}

export type Seen = {
  steps: [use: number | null, hours: number][];
  longest: number[];
  found: LineFinding[];
};

/** Draws and cuts: use in units (null where nothing is covered) and hours covered, in steps of this many hours. */
export function see(meter: Meter, readings: readonly Reading[], hours: number, size = 1): Seen {
  const line = createLine();
  const found: LineFinding[] = [];
  draw(rowsOf(readings), meter, line, (one) => found.push(one));
  const edges = Float64Array.from({ length: Math.round(hours / size) + 1 }, (_, i) => begin + i * size * hour);
  const columns = {
    use: new Float64Array(edges.length - 1),
    seconds: new Float64Array(edges.length - 1),
    longest: new Float64Array(edges.length - 1),
  };
  cut(line, edges, columns);
  const steps = [...columns.use].map((use, i): [number | null, number] => {
    const seconds = columns.seconds[i] as number;
    return [seconds === 0 ? null : use / 1e4, seconds / hour];
  });
  return { steps, longest: [...columns.longest].map((seconds) => seconds / hour), found };
}

/** The use of each step only. */
export function uses(meter: Meter, readings: readonly Reading[], hours: number, size = 1): (number | null)[] {
  return see(meter, readings, hours, size).steps.map(([use]) => use);
}

/** Each finding as `code from-to`, in hours after `begin`. */
export function codes(found: readonly LineFinding[]): string[] {
  return found.map((one) => `${one.code} ${(one.from - begin) / hour}-${(one.to - begin) / hour}`);
}
