import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dayEdges } from '#kernel/calendar.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { begin, day, deviceOf, hour, meterOf, rowsOf, type Reading } from './example.ts';
import { createLine, cut, draw, type LineFinding, type Meter, type Rows } from './counter-line.ts';
import { recomputed, touches, type ReadWindow, type Stretch } from './reach.ts';

const zone = createZone('Europe/London') as Zone;
const [firstDay, lastDay] = [zone.dayOf(begin) - 40, zone.dayOf(begin) + 400];

type Random = (below: number) => number;

function random(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Readings that climb, with gaps, zero reads, typing errors, falls, revisions and contradictions. */
function registerReadings(next: Random): Reading[] {
  const out: Reading[] = [];
  const paces = [[hour], [900, hour, 3 * hour], [hour, 6 * hour, 12 * hour], [hour, day, 9 * day]][next(4)] as number[];
  const size = 20 + next(200);
  const [odd, gap] = [[6, 24, 90][next(3)] as number, 10 + next(60)];
  let [at, value] = [0, next(9000)];
  for (let i = 0; i < size; i++) {
    at += next(gap) === 0 ? next(9 * day) + 1 : (paces[next(paces.length)] as number);
    value += next(40);
    const kind = next(odd);
    if (kind === 0) value = next(100);
    const read = kind < 3 ? next(3) : kind === 3 ? value * 10 : kind === 4 ? Math.max(0, value - next(50)) : value;
    out.push({ at, value: read, received: next(3) });
    if (kind === 5) out.push({ at, value: read + next(2), received: next(3) });
  }
  return out;
}

function randomRegister(next: Random, span: number): Meter {
  const digits = [null, 4, 5][next(3)] as number | null;
  const multiplier = next(2) === 0 ? { num: 1, den: 1 } : { num: 123_457, den: 1_000_000 };
  const swaps = Array.from({ length: next(3) }, () => begin + next(span)).toSorted((a, b) => a - b);
  const devices = [-Infinity, ...swaps].map((since, k) =>
    deviceOf({
      since,
      digits,
      multiplier,
      start: k > 0 ? 0 : null,
      end: k < swaps.length ? 9000 * 10_000 : null,
    }),
  );
  return meterOf({ devices, direction: next(8) === 0 ? 'both' : 'import' });
}

function drawn(rows: Rows, meter: Meter) {
  const line = createLine();
  const found: LineFinding[] = [];
  draw(rows, meter, line, (one) => found.push(one));
  return { line, found };
}

function dayRows(line: ReturnType<typeof createLine>, from = firstDay, to = lastDay): string[] {
  const count = to - from + 1;
  const into = {
    use: new Float64Array(count),
    seconds: new Float64Array(count),
    longest: new Float64Array(count),
  };
  cut(line, dayEdges(zone, from, to), into);
  return Array.from({ length: count }, (_, i) => `${from + i}: ${into.use[i]} ${into.seconds[i]} ${into.longest[i]}`);
}

function view(rows: Rows, from: number, to: number): Rows {
  const inside = [...rows.at.keys()].filter((i) => (rows.at[i] as number) >= from && (rows.at[i] as number) <= to);
  return { ...rows, from: inside[0] ?? 0, to: (inside.at(-1) ?? -1) + 1 };
}

/** Reads wider and wider windows, as the store does, until there is enough; also returns the number of tries. */
function widening(all: Rows, meter: Meter, touch: { first: number; last: number }, widest: number) {
  for (const [rung, reach] of [1.5 * day, 3.5 * day, 60 * day, 1e9].entries()) {
    const [from, to] = [touch.first - reach - widest, touch.last + reach];
    const rows = view(all, from, to);
    const window: ReadWindow = {
      from,
      to,
      left: !all.at.some((at) => at < from),
      right: !all.at.some((at) => at > to),
      widest,
    };
    const seen = drawn(rows, meter);
    const stretch = recomputed(rows, seen.line, meter, zone, touch, window);
    if (stretch !== 'need-more') return { ...seen, stretch, rung };
  }
  throw new Error('a whole meter was not enough');
}

const told = (found: readonly LineFinding[], keep: (one: LineFinding) => boolean): string[] =>
  found
    .filter(keep)
    .map((one) => JSON.stringify(one))
    .toSorted();

/** Days inside match the whole meter after the change, days outside match it before; the same for the findings. */
function check(before: Rows, after: Rows, was: Meter, is: Meter, touch: { first: number; last: number }, widest = 0): number {
  const [old, whole, part] = [drawn(before, was), drawn(after, is), widening(after, is, touch, widest)];
  const { stretch } = part;
  const [first, last] = [zone.dayOf(stretch.from), zone.dayOf(Math.max(stretch.to - 1, stretch.from))];
  expect(dayRows(part.line, first, last)).toEqual(dayRows(whole.line, first, last));
  const outside = (_: string, i: number): boolean => firstDay + i < first || firstDay + i > last;
  expect(dayRows(old.line).filter(outside)).toEqual(dayRows(whole.line).filter(outside));
  expect(told(part.found, (one) => touches(one, stretch))).toEqual(told(whole.found, (one) => touches(one, stretch)));
  expect(told(old.found, (one) => !touches(one, stretch))).toEqual(told(whole.found, (one) => !touches(one, stretch)));
  return part.rung;
}

/** Removes readings from one stretch and adds others there. */
function change(next: Random, readings: readonly Reading[]): { after: Reading[]; touch: Stretch } {
  const start = next(readings.length);
  const gone = readings.slice(start, start + next(3));
  const near = (readings[start] as Reading).at;
  const come = Array.from({ length: 1 + next(3) }, (): Reading => ({
    at: near + next(3 * hour),
    value: next(4) === 0 ? 0 : (readings[start] as Reading).value + next(60),
    received: 9,
  }));
  const touched = [...gone, ...come].flatMap((one) => [one.at, one.at + (one.width ?? 0)]);
  return {
    after: [...readings.filter((one) => !gone.includes(one)), ...come],
    touch: { from: begin + Math.min(...touched), to: begin + Math.max(...touched) },
  };
}

function decisionsOn(found: readonly LineFinding[], next: Random): Meter['decisions'] {
  const words = ['rollover', 'reset', 'bad', 'good', 'this'] as const;
  return found
    .filter(() => next(3) === 0)
    .map(({ code, from, to, value }) => ({
      code,
      from,
      to,
      value,
      as: words[next(5)] as (typeof words)[number],
    }));
}

test('a register recalculated around a change equals the full calculation, with swaps, runs, falls and decisions', () => {
  const rungs = [0, 0, 0, 0];
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const next = random(seed);
      const readings = registerReadings(next);
      const bare = randomRegister(next, (readings.at(-1) as Reading).at);
      const { after, touch } = change(next, readings);
      const found = [...drawn(rowsOf(readings), bare).found, ...drawn(rowsOf(after), bare).found];
      const meter = next(2) === 0 ? bare : { ...bare, decisions: decisionsOn(found, next) };
      const rung = check(rowsOf(readings), rowsOf(after), meter, meter, {
        first: touch.from,
        last: touch.to,
      });
      rungs[rung] = (rungs[rung] as number) + 1;
    }),
    { numRuns: Number(process.env['RUNS'] ?? 600) },
  );
  if (process.env['RUNS'] !== undefined) console.log(rungs);
  expect(rungs.slice(0, 3).every((count) => count > 0)).toBe(true);
});

test('a decision affects only its finding and what follows', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const next = random(seed);
      const readings = registerReadings(next);
      const bare = randomRegister(next, (readings.at(-1) as Reading).at);
      const first = decisionsOn(drawn(rowsOf(readings), bare).found, next);
      const decided = { ...bare, decisions: first };
      const said = decisionsOn(drawn(rowsOf(readings), decided).found, next)[0];
      if (said === undefined) return;
      const rows = rowsOf(readings);
      check(rows, rows, decided, { ...bare, decisions: [...first, said] }, { first: said.from, last: said.to });
    }),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  );
});

test('adding or removing a swap changes only the time up to the next one', () => {
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const next = random(seed);
      const readings = registerReadings(next);
      const meter = randomRegister(next, (readings.at(-1) as Reading).at);
      const since = begin + next((readings.at(-1) as Reading).at);
      if (meter.devices.some((one) => one.since === since)) return;
      const k = meter.devices.findLastIndex((one) => one.since < since);
      const [here, upTo] = [meter.devices[k] ?? deviceOf(), meter.devices[k + 1]?.since ?? begin + (readings.at(-1) as Reading).at];
      const devices = meter.devices.toSpliced(
        k,
        1,
        { ...here, end: 5e7 },
        { ...here, since, start: 10_000, multiplier: { num: 40, den: 1 } },
      );
      const rows = rowsOf(readings);
      const touch = { first: since, last: Math.max(since, upTo) };
      check(rows, rows, meter, { ...meter, devices }, touch);
      check(rows, rows, { ...meter, devices }, meter, touch);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  );
});

test('intervals recalculated around a change equal the full calculation', () => {
  const width = (next: Random): number => [900, hour, day, 3 * day, 31 * day][next(5)] as number;
  fc.assert(
    fc.property(fc.integer(), (seed) => {
      const next = random(seed);
      const readings = Array.from({ length: 5 + next(80) }, (): Reading => ({
        at: next(100) * 6 * hour,
        width: width(next),
        value: next(100),
        received: next(4),
      }));
      const { after, touch } = change(next, readings);
      const wide = after.map((one) => ({ ...one, width: one.width ?? hour }));
      const meter = meterOf({ kind: 'interval', capacityKw: next(2) === 0 ? null : 20 });
      check(rowsOf(readings), rowsOf(wide), meter, meter, { first: touch.from, last: touch.to + hour }, 31 * day);
    }),
    { numRuns: Number(process.env['RUNS'] ?? 300) },
  );
});

test('if nothing is left, the days that were covered become empty', () => {
  const [rows, meter] = [rowsOf([]), meterOf()];
  const window = { from: 0, to: 2 ** 32, left: true, right: true, widest: 0 };
  expect(recomputed(rows, createLine(), meter, zone, { first: begin, last: begin + day }, window)).toEqual({
    from: begin,
    to: begin + day,
  });
});
