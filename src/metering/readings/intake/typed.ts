import { unitNumber } from '#kernel/quantity.ts';
import type { Evidence } from '#kernel/finding.ts';
import { isCommaNumber, parseDecimal } from '#platform/tables/number.ts';
import { parseClearTime } from '#platform/tables/time.ts';
import { createAdmission, type MeterLookupResult } from '#metering/reading-intake/admit.ts';
import { type FileSays } from '#metering/reading-intake/file-says.ts';
import { type Admit } from '#metering/reading-intake/file-says.ts';
import { createBatch, faultNumber, noUnit, type Batch, type CellFault } from '#metering/reading-intake/batch.ts';
import type { TakenIn } from '#metering/reading-intake/reading-intake.ts';

/** A reading as a person types it or a system sends it. */
export type TypedReading = {
  readonly meter: string;
  readonly time: string;
  readonly end?: string | undefined;
  readonly value: number | string | null;
  /** One of `readUnits`; any other is refused. */
  readonly unit?: string | undefined;
};

const timeFaults = { empty: 'no-time', 'not-a-time': 'not-a-time', 'no-such-day': 'no-such-day', 'no-such-hour': 'no-such-hour' } as const;

/** The common options of a list of readings: none, where people type. */
export function emptyOptions(now: number): FileSays {
  return {
    kind: null,
    interval: null,
    marks: 'start',
    zeroIsMissing: false,
    unit: null,
    zone: null,
    received: now,
    now,
    mayBackDate: false,
    carrier: null,
    endIncludes: 0,
  };
}

const columns = ['value', 'time'];

/** Takes readings of a list through the same admission as a file's. The row of a refused one is its position in the list, from 1. */
export function typedIn(
  readings: readonly TypedReading[],
  says: FileSays,
  codes: readonly string[],
  looked: readonly MeterLookupResult[],
  needs: { readonly admit: Admit; readonly refuse: (row: number, column: string | null, code: string, evidence: Evidence) => void },
): Omit<TakenIn, 'decisions' | 'layout' | 'carried' | 'multiplied'> {
  const ofPoints = looked.every((one) => 'meter' in one && one.meter.kind === 'instant') ? (says.kind ?? undefined) : undefined;
  const admission = createAdmission({ ...says, ofPoints }, needs.admit, (row, column, code, evidence) =>
    needs.refuse(row, columns[column] ?? null, code, evidence),
  );
  looked.forEach((one, at) => admission.know(codes[at] as string, one));
  admission.take(batchOf(readings, new Map(codes.map((code, at) => [code, at]))));
  admission.end();
  return { counts: admission.counts, codes: codes.length, findings: [] };
}

/** The codes of a list, each once. */
export function codesOf(readings: readonly TypedReading[]): string[] {
  return [...new Set(readings.map((one) => one.meter))];
}

function batchOf(readings: readonly TypedReading[], slots: ReadonlyMap<string, number>): Batch {
  const batch = createBatch(Math.max(readings.length, 1));
  batch.size = readings.length;
  const parse = onceParsed();
  readings.forEach((one, at) => {
    batch.slot[at] = one.meter === '' ? -1 : (slots.get(one.meter) as number);
    batch.row[at] = at + 1;
    const unit = one.unit === undefined ? noUnit : unitNumber(one.unit);
    batch.unit[at] = unit < 0 ? noUnit : unit;
    batch.received[at] = Number.NaN;
    const wrong =
      setTime(batch, at, one.time, 'start', parse) ??
      (one.end === undefined ? noEnd(batch, at) : setTime(batch, at, one.end, 'end', parse));
    if (wrong !== null) batch.column[at] = 1;
    const fault = setValue(batch, at, one.value) ?? wrong ?? (unit < 0 ? 'unknown-unit' : one.meter === '' ? 'no-meter' : 'ok');
    batch.fault[at] = faultNumber[fault];
    if (fault !== 'ok') batch.texts.set(at, String(fault === wrong ? `${one.time} ${one.end ?? ''}`.trim() : one.value));
  });
  return batch;
}

/** Parses times, each text only once: what is sent together often has one time. */
function onceParsed(): typeof parseClearTime {
  const known = new Map<string, ReturnType<typeof parseClearTime>>();
  return (text) => {
    const held = known.get(text) ?? parseClearTime(text);
    known.set(text, held);
    return held;
  };
}

function noEnd(batch: Batch, at: number): null {
  batch.end[at] = Number.NaN;
  batch.endOffset[at] = Number.NaN;
  return null;
}

function setTime(batch: Batch, at: number, text: string, which: 'start' | 'end', parse: typeof parseClearTime): CellFault | null {
  const read = parse(text);
  if (typeof read === 'string') return timeFaults[read];
  batch[which][at] = read.localSeconds;
  batch[`${which}Offset`][at] = read.offsetSeconds ?? Number.NaN;
  return null;
}

function setValue(batch: Batch, at: number, value: number | string | null): CellFault | null {
  if (typeof value === 'string' && isCommaNumber(value)) return 'comma-in-number';
  const read = parseDecimal(value === null ? '' : String(value));
  if (typeof read === 'string') return read;
  batch.value[at] = read;
  return null;
}
