import { formatInstant } from '#kernel/instant.ts';
import { degrees, efficiency, energy, money, power, type Grid, type Of, type ScenarioReading } from './reading.ts';
import { edgeOf, resourceKinds, type Resource, type Series, type Spell, type Storage, type StorageTarget } from './scenario.ts';

type Row = Readonly<Record<string, unknown>>;

const common = ['code', 'kind', 'bus', 'name'];
const stored = ['kw', 'dischargeKw', 'minKwh', 'chargeEfficiency', 'dischargeEfficiency', 'lossPerHour', 'wear'];
const fields = {
  pv: ['available', 'curtail'],
  battery: [...stored, 'maxKwh', 'startKwh', 'targets'],
  ev: [...stored, 'sessions'],
  hvac: ['kw', 'mode', 'cop', 'r', 'c', 'gain', 'outdoor', 'start', 'low', 'high'],
  shed: ['available', 'price', 'maxKwh'],
  shift: ['kw', 'kwh', 'from', 'to', 'whole'],
} as const;

/** A resource of a scenario; null, with a fault, if its code or kind is invalid. @param path its position */
export function readResource(read: ScenarioReading, value: unknown, path: string, grid: Grid): Resource | null {
  const bare = typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Row) : {};
  const code = typeof bare['code'] === 'string' && bare['code'].trim() !== '' && bare['code'].length <= 100 ? bare['code'] : null;
  const of: Of = { path, ...(code !== null && { resource: code }) };
  const kind = read.oneOf(of, 'kind', bare['kind'], resourceKinds);
  if (code === null) read.fault('out-of-range', of, 'code', { value: bare['code'], within: '1 … 100' });
  if (kind === null || code === null) return null;
  const row = read.row(of, '', value, [...common, ...fields[kind]]);
  const bus = row['bus'] === undefined ? 'ac' : (read.oneOf(of, 'bus', row['bus'], ['ac', 'dc']) ?? 'ac');
  const one: Reader = { read, of, row, grid, named: { code, bus } };
  return kind === 'battery' || kind === 'ev' ? storageOf(one, kind) : readers[kind](one);
}

type Reader = {
  readonly read: ScenarioReading;
  readonly of: Of;
  readonly row: Row;
  readonly grid: Grid;
  readonly named: { readonly code: string; readonly bus: 'ac' | 'dc' };
};

const readers = { pv: pvOf, hvac: hvacOf, shed: shedOf, shift: shiftOf } as const;

function pvOf({ read, of, row, grid, named }: Reader): Resource {
  return { ...named, kind: 'pv', available: read.series(of, row, 'available', grid, power), curtail: read.flag(of, row, 'curtail', true) };
}

function storageOf(one: Reader, kind: 'battery' | 'ev'): Storage {
  const { read, of, row, grid, named } = one;
  const kw = read.series(of, row, 'kw', grid, power);
  const minKwh = read.series(of, row, 'minKwh', grid, energy, 0);
  return {
    ...named,
    kind,
    kw,
    dischargeKw: read.series(of, row, 'dischargeKw', grid, power, kind === 'battery' ? kw : 0),
    minKwh,
    chargeEfficiency: read.number(of, row, 'chargeEfficiency', efficiency, 1),
    dischargeEfficiency: read.number(of, row, 'dischargeEfficiency', efficiency, 1),
    kept: (1 - read.number(of, row, 'lossPerHour', { least: 0, most: 1 }, 0)) ** (grid.stepMinutes / 60),
    wear: read.price(of, row, 'wear', { least: 0, most: 1e6 }, 0),
    spells: kind === 'battery' ? [wholeSpell(one, minKwh)] : sessionsOf(one, minKwh),
  };
}

function wholeSpell(one: Reader, minKwh: Series): Spell {
  const { read, of, row, grid } = one;
  const maxKwh = read.series(of, row, 'maxKwh', grid, energy);
  ordered(one, 'minKwh', minKwh, maxKwh);
  const [from, to] = [edgeOf(grid, 0), edgeOf(grid, grid.steps)];
  const targets = read
    .list(of, 'targets', row['targets'])
    .map((value, index) => targetOf(one, value, `targets[${index}]`))
    .filter((target) => target !== null);
  return { first: 0, end: grid.steps, from, to, startKwh: read.number(of, row, 'startKwh', energy), maxKwh, targets };
}

/** Refuses a low above the high. */
function ordered({ read, of }: Reader, field: string, low: Series, high: Series): void {
  const step = low.findIndex((value, at) => value > (high[at] as number));
  if (step >= 0) read.fault('does-not-fit', of, field, { step, value: low[step], within: `… ${high[step]}` });
}

function targetOf({ read, of, grid }: Reader, value: unknown, field: string): StorageTarget | null {
  const row = read.row(of, field, value, ['at', 'kwh']);
  const kwh = read.number({ ...of, path: `${of.path}.${field}` }, row, 'kwh', energy);
  const at = read.time(of, `${field}.at`, row['at']);
  const edge = at === null ? null : read.edge(of, `${field}.at`, at, grid);
  if (at === null || edge === null) return null;
  if (edge >= 0 && edge <= grid.steps) return { edge, at, kwh };
  read.fault('does-not-fit', of, `${field}.at`, { value: formatInstant(at), within: spanOf(grid) });
  return null;
}

const spanOf = (grid: Grid): string => `${formatInstant(grid.start)} … ${formatInstant(edgeOf(grid, grid.steps))}`;

/** Sessions in order; none may begin before the previous one has ended. */
function sessionsOf(one: Reader, minKwh: Series): Spell[] {
  const { read, of, row } = one;
  const all = read
    .list(of, 'sessions', row['sessions'])
    .map((value, index) => ({ index, spell: sessionOf(one, minKwh, value, `sessions[${index}]`) }))
    .toSorted((a, b) => (a.spell?.from ?? 0) - (b.spell?.from ?? 0));
  let last = -Infinity;
  for (const { index, spell } of all) {
    if (spell === null) continue;
    if (spell.from < last)
      read.fault('does-not-fit', of, `sessions[${index}].from`, { value: formatInstant(spell.from), within: `${formatInstant(last)} …` });
    last = Math.max(last, spell.to);
  }
  return all.flatMap(({ spell }) =>
    spell !== null && spell.from < edgeOf(one.grid, one.grid.steps) && spell.to > one.grid.start ? [spell] : [],
  );
}

function sessionOf({ read, of, row: whole, grid }: Reader, minKwh: Series, value: unknown, field: string): Spell | null {
  const within: Of = { ...of, path: `${of.path}.${field}` };
  const row = read.row(of, field, value, ['from', 'to', 'startKwh', 'maxKwh', 'targetKwh']);
  const [from, to] = [read.time(of, `${field}.from`, row['from']), read.time(of, `${field}.to`, row['to'])];
  const startKwh = read.number(within, row, 'startKwh', energy);
  const maxKwh = read.number(within, row, 'maxKwh', energy);
  const target = row['targetKwh'] === undefined || row['targetKwh'] === null ? null : read.number(within, row, 'targetKwh', energy);
  if (from === null || to === null) return null;
  if (to <= from) {
    read.fault('does-not-fit', of, `${field}.to`, { value: formatInstant(to), within: `> ${formatInstant(from)}` });
    return null;
  }
  const seconds = grid.stepMinutes * 60;
  const first = Math.min(grid.steps, Math.max(0, Math.ceil((from - grid.start) / seconds)));
  const end = Math.max(first, Math.min(grid.steps, Math.floor((to - grid.start) / seconds)));
  // a single number is checked regardless of when the session is, a list only where the session covers it
  const least = typeof whole['minKwh'] === 'number' ? whole['minKwh'] : minKwh.subarray(first, end).reduce((a, b) => Math.max(a, b), 0);
  if (maxKwh < least) read.fault('does-not-fit', within, 'maxKwh', { value: maxKwh, within: `${least} …` });
  const isDue = target !== null && to > grid.start && to <= edgeOf(grid, grid.steps);
  return {
    first,
    end,
    from,
    to,
    startKwh,
    maxKwh: new Float64Array(grid.steps).fill(maxKwh),
    targets: isDue ? [{ edge: end, at: to, kwh: target }] : [],
  };
}

function hvacOf(one: Reader): Resource {
  const { read, of, row, grid, named } = one;
  const mode = read.oneOf(of, 'mode', row['mode'], ['heat', 'cool']);
  const positive = { above: 0, most: 1e9 };
  const [r, c] = [read.number(of, row, 'r', positive), read.number(of, row, 'c', positive)];
  const rate = -grid.stepMinutes / 60 / (r * c);
  const [low, high] = [read.series(of, row, 'low', grid, degrees), read.series(of, row, 'high', grid, degrees)];
  ordered(one, 'low', low, high);
  return {
    ...named,
    kind: 'hvac',
    kw: read.series(of, row, 'kw', grid, power),
    heatPerKw: read.series(of, row, 'cop', grid, { above: 0, most: 1000 }).map((cop) => (mode === 'cool' ? -cop : cop)),
    r,
    left: Math.exp(rate),
    gone: -Math.expm1(rate),
    gain: read.series(of, row, 'gain', grid, { least: -1e7, most: 1e7 }, 0),
    outdoor: read.series(of, row, 'outdoor', grid, degrees),
    start: read.number(of, row, 'start', degrees),
    low,
    high,
  };
}

function shedOf({ read, of, row, grid, named }: Reader): Resource {
  const limited = row['maxKwh'] !== undefined && row['maxKwh'] !== null;
  return {
    ...named,
    kind: 'shed',
    available: read.series(of, row, 'available', grid, power),
    price: read.prices(of, row, 'price', grid, { within: money }),
    maxKwh: limited ? read.number(of, row, 'maxKwh', energy) : null,
  };
}

function shiftOf({ read, of, row, grid, named }: Reader): Resource | null {
  const [kw, kwh] = [read.number(of, row, 'kw', power), read.number(of, row, 'kwh', energy)];
  const whole = read.flag(of, row, 'whole', false);
  const times = [read.time(of, 'from', row['from']), read.time(of, 'to', row['to'])];
  const [from, to] = ['from', 'to'].map((field, at) => {
    const time = times[at] ?? null;
    return time === null ? null : read.edge(of, field, time, grid);
  });
  if (from === null || to === null || from === undefined || to === undefined) return null;
  const told = (field: string, value: unknown, within: string) => read.fault('does-not-fit', of, field, { value, within });
  if (to <= from) told('to', row['to'], `> ${String(row['from'])}`);
  else if (from < 0) told('from', row['from'], spanOf(grid));
  else if (to > grid.steps) told('to', row['to'], spanOf(grid));
  const run = whole ? runOf(kw, kwh, grid) : null;
  if (run !== null && !Number.isInteger(run)) told('kwh', kwh, `${kw} kW × ${grid.stepMinutes} min × 1, 2 …`);
  else if (run !== null && run > to - from) told('kwh', kwh, `… ${(kw * (to - from) * grid.stepMinutes) / 60} kWh`);
  return { ...named, kind: 'shift', kw, kwh, first: Math.max(0, from), end: Math.min(grid.steps, to), run };
}

/** The number of steps in a full run; a fraction if it is not whole. */
function runOf(kw: number, kwh: number, { stepMinutes }: Grid): number {
  if (kwh === 0) return 0;
  const steps = kwh / ((kw * stepMinutes) / 60);
  return Math.abs(steps - Math.round(steps)) < 1e-9 * Math.max(1, steps) && steps < 1e9 ? Math.round(steps) : kw === 0 ? 1e9 : steps;
}
