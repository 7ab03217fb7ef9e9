import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createZone } from '#kernel/zone.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import { createTimeReader } from '#platform/tables/time-bytes.ts';
import { parseDecimalAt } from '#platform/tables/number.ts';
import { createAdmission } from '../admit.ts';
import { type FileSays } from '../file-says.ts';
import { createBatch, noUnit, type Batch } from '../batch.ts';
import { createPlainReader } from './plain-row.ts';

const now = Date.UTC(2026, 0, 1);
const zones = ['Asia/Shanghai', 'Europe/London', 'America/New_York', 'Australia/Lord_Howe'];

const meter = fc.record({
  zone: fc.constantFrom(...zones),
  kind: fc.constantFrom('register', 'interval'),
  direction: fc.constantFrom('import', 'both'),
  carrier: fc.constantFrom('electricity', 'gas'),
  digits: fc.constantFrom(null, 3, 5),
  unit: fc.constantFrom('kWh', 'MWh'),
  multiplier: fc.constantFrom({ num: 1, den: 1 }, { num: 123_457, den: 1_000_000 }, { num: 4000, den: 1 }),
  swapped: fc.boolean(),
});

const says = fc.record({
  kind: fc.constantFrom(null, 'interval', 'register'),
  interval: fc.constantFrom(null, 900, 3600, { days: 1 }),
  marks: fc.constantFrom('start', 'end'),
  zeroIsMissing: fc.boolean(),
  unit: fc.constantFrom(null, 'kWh', 'MWh', 'm3'),
  carrier: fc.constantFrom(null, 'electricity'),
  zone: fc.constantFrom(null, 'Europe/London'),
});

/** Days around clock changes, the start of the epoch and the latest possible time. */
const local = fc.oneof(
  fc.integer({ min: -86_400, max: 1e9 }),
  fc.integer({ min: now / 1000 - 86_400 * 3, max: now / 1000 + 86_400 * 3 }),
  fc
    .constantFrom('2025-03-30', '2025-10-26', '2025-11-02', '2025-10-05')
    .chain((day) => fc.integer({ min: -200, max: 200 }).map((quarter) => Date.parse(day) / 1000 + quarter * 900)),
);

const value = fc.oneof(
  fc.constantFrom(0, -1, 1, 1e7, 1e9, 99_999_999, 1e11, 2.5e13, 1e15),
  fc.integer({ min: -1_000_000, max: 100_000_000 }),
);

/** Mostly no offset is written. */
const offset = fc.oneof(fc.constant(null), fc.constantFrom(0, 28_800, -18_000, 37_800));

const rows = fc.array(fc.record({ slot: fc.integer({ min: -1, max: 2 }), local, offset, value }), { maxLength: 60 });

type Given = { says: unknown; meters: unknown[]; rows: { slot: number; local: number; offset: number | null; value: number }[] };

type Made = Pick<MeterFacts, 'zone' | 'kind' | 'direction' | 'carrier'> &
  Pick<MeterFacts['devices'][number], 'digits' | 'unit' | 'multiplier'> & { swapped: boolean };

function factsOf(one: unknown, id: number): MeterFacts {
  const { zone, kind, direction, carrier, digits, unit, multiplier, swapped } = one as Made;
  const device = { since: -Infinity, digits, multiplier, unit, start: null, end: null };
  return {
    id,
    code: `m${id}`,
    building: null,
    zone,
    carrier,
    item: null,
    kind,
    kindStated: true,
    operator: null,
    direction,
    capacityKw: null,
    parent: null,
    installed: null,
    removed: null,
    shares: [],
    devices: swapped ? [device, { ...device, since: 1_700_000_000 }] : [device],
  };
}

/** The result of the intake for the rows. A row with a time of receipt never takes the fast path. */
function through(given: Given, careful: boolean) {
  const told = given.says as Record<string, string | null>;
  const file = {
    ...told,
    zone: told['zone'] === null ? null : createZone(told['zone'] as string),
    received: now,
    now,
    mayBackDate: true,
    endIncludes: 0,
  } as unknown as FileSays;
  const seen: unknown[] = [];
  const admission = createAdmission(
    file,
    (...admitted) => void seen.push(admitted),
    (...refused) => void seen.push(refused),
  );
  given.meters.forEach((one, at) => admission.know(`m${at}`, at === 2 ? { fault: 'unknown-meter' } : { meter: factsOf(one, at) }));
  admission.take(batchOf(given.rows, careful ? now : Number.NaN));
  admission.end();
  return { seen: seen.map((one) => JSON.stringify(one)), counts: admission.counts, twice: admission.twice() };
}

function batchOf(all: Given['rows'], received: number): Batch {
  const batch = createBatch(Math.max(1, all.length));
  batch.size = all.length;
  all.forEach((row, at) => {
    batch.slot[at] = row.slot;
    batch.row[at] = at + 2;
    batch.start[at] = row.local;
    batch.value[at] = row.value;
    batch.unit[at] = noUnit;
    batch.startOffset[at] = row.offset ?? Number.NaN;
    batch.end[at] = batch.endOffset[at] = Number.NaN;
    batch.received[at] = received;
  });
  return batch;
}

test('the fast path of the intake gives the same result as the full one', () => {
  fc.assert(
    fc.property(fc.record({ says, meters: fc.array(meter, { minLength: 3, maxLength: 3 }), rows }), (given) => {
      expect(through(given as Given, false)).toEqual(through(given as Given, true));
    }),
    { numRuns: 1500 },
  );
});

const digit = fc.constantFrom(...'0123456789');
const two = fc.tuple(digit, digit).map((pair) => pair.join(''));
const mark = fc.constantFrom('-', '/', '.', ':', ' ', 'x');
const clock = fc.tuple(
  fc.constantFrom(' ', 'T', '_', ''),
  two,
  fc.constantFrom(':', '', 'x'),
  two,
  fc.constantFrom(
    '',
    ':00',
    ':59',
    ':60',
    ':5',
    'Z',
    '+08:00',
    ':00Z',
    ':15+08:00',
    ':00-05:30',
    ':00+19:00',
    ':00+0800',
    ':00+08:60',
    ':00z',
  ),
);
const time = fc.oneof(
  fc
    .tuple(fc.constantFrom('20', '19', '2x'), two, mark, two, mark, two, fc.oneof(fc.constant(['']), clock))
    .map((parts) => parts.flat().join('')),
  fc
    .date({ min: new Date(0), max: new Date('2099-01-01'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 19).replace('T', ' ')),
);
const decimal = fc.oneof(
  fc.stringMatching(/^-?\d{0,13}(?:\.\d{0,6})?$/u),
  fc.constantFrom('.', '-', '-.', '', '1e3', ' 1', '１', '1,234', '-0', '+5'),
);

test('the plain reader gives the same result as the full readers, or none', () => {
  const plain = createPlainReader();
  const careful = createTimeReader();
  fc.assert(
    fc.property(time, decimal, (written, figure) => {
      const bytes = Buffer.from(`${written},${figure}`);
      const cut = Buffer.byteLength(written);
      const [start, offsets, values] = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];
      if (!plain(bytes, 0, cut, cut + 1, bytes.length, start, offsets, values, 0)) return;
      expect(start[0]).toBe(careful.read(bytes, 0, cut));
      expect(offsets[0]).toBe(careful.offsetSeconds);
      expect(values[0]).toBe(parseDecimalAt(bytes, cut + 1, bytes.length));
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  ['2025-01-31 00:15:00', Number.NaN],
  ['2025/01/31T00:15', Number.NaN],
  ['2025-01-31T00:15:00Z', 0],
  ['2025-01-31 00:15+08:00', 28_800],
  ['2025-01-31 00:15:00-05:30', -19_800],
])('%s is plain', (written, offset) => {
  const bytes = Buffer.from(`${written},-12.5`);
  const [start, offsets, values] = [new Float64Array(1), new Float64Array(1), new Float64Array(1)];
  expect(createPlainReader()(bytes, 0, written.length, written.length + 1, bytes.length, start, offsets, values, 0)).toBe(true);
  expect([start[0], offsets[0], values[0]]).toEqual([Date.UTC(2025, 0, 31, 0, 15) / 1000, offset, -125_000]);
});
