import { units, type Unit } from '#kernel/carrier.ts';
import type { Evidence } from '#kernel/finding.ts';
import { parseDecimal } from '#sheet/number.ts';
import { parseTime } from '#sheet/time.ts';
import { createDoor, type Looked } from '#door/admit.ts';
import { createBatch, faultNumber, noUnit, type Batch, type CellFault } from '#door/batch.ts';
import type { TakenIn } from '#door/door.ts';
import { createStaging, type Staged } from '#door/staging.ts';

/** A reading as a person types it or a system sends it. */
export type TypedReading = {
  readonly meter: string;
  readonly time: string;
  readonly end?: string | undefined;
  readonly value: number | string | null;
  readonly unit?: Unit | undefined;
};

const timeFaults = { empty: 'no-time', 'not-a-time': 'not-a-time', 'no-such-day': 'no-such-day', 'no-such-hour': 'no-such-hour' } as const;

/** Takes typed readings through the same door as a file's. The row of a refused one is its place in the list, from 1. */
export async function typedIn(
  readings: readonly TypedReading[],
  job: { readonly id: number; readonly now: number },
  needs: {
    readonly lookUp: (codes: readonly string[], kind: 'register' | 'interval' | null) => Promise<readonly Looked[]>;
    readonly stage: (rows: Staged, last: boolean) => Promise<void>;
    readonly refuse: (row: number, column: string | null, code: string, evidence: Evidence) => void;
  },
): Promise<TakenIn> {
  const codes = [...new Set(readings.map((one) => one.meter))];
  const staging = createStaging(job.id, needs.stage);
  const says = {
    kind: null,
    interval: null,
    marks: 'start',
    zeroIsMissing: false,
    unit: null,
    zone: null,
    received: job.now,
    now: job.now,
    mayBackDate: false,
    carrier: null,
    endDayIncluded: false,
  } as const;
  const columns = ['value', 'time'];
  const door = createDoor(says, staging.add, (row, column, code, evidence) => needs.refuse(row, columns[column] ?? null, code, evidence));
  (await needs.lookUp(codes, null)).forEach((looked, at) => door.know(codes[at] as string, looked));
  door.take(batchOf(readings, new Map(codes.map((code, at) => [code, at]))));
  await staging.flush();
  return { counts: door.counts, codes: codes.length, findings: [] };
}

function batchOf(readings: readonly TypedReading[], slots: ReadonlyMap<string, number>): Batch {
  const batch = createBatch(Math.max(readings.length, 1));
  batch.size = readings.length;
  readings.forEach((one, at) => {
    batch.slot[at] = slots.get(one.meter) as number;
    batch.row[at] = at + 1;
    batch.unit[at] = one.unit === undefined ? noUnit : units.indexOf(one.unit);
    batch.received[at] = Number.NaN;
    const wrong = setTime(batch, at, one.time, 'start') ?? (one.end === undefined ? noEnd(batch, at) : setTime(batch, at, one.end, 'end'));
    if (wrong !== null) batch.column[at] = 1;
    const fault = setValue(batch, at, one.value) ?? wrong ?? 'ok';
    batch.fault[at] = faultNumber[fault];
    if (fault !== 'ok') batch.texts.set(at, String(fault === wrong ? `${one.time} ${one.end ?? ''}`.trim() : one.value));
  });
  return batch;
}

function noEnd(batch: Batch, at: number): null {
  batch.end[at] = Number.NaN;
  batch.endOffset[at] = Number.NaN;
  return null;
}

function setTime(batch: Batch, at: number, text: string, which: 'start' | 'end'): CellFault | null {
  const read = parseTime(text);
  if (typeof read === 'string') return timeFaults[read];
  batch[which][at] = read.localSeconds;
  batch[`${which}Offset`][at] = read.offsetSeconds ?? Number.NaN;
  return null;
}

function setValue(batch: Batch, at: number, value: number | string | null): CellFault | null {
  const read = parseDecimal(value === null ? '' : String(value));
  if (typeof read === 'string') return read;
  batch.value[at] = read;
  return null;
}
