import type { IntakeCounts, MeterLookupResult } from '#metering/reading-intake/admit.ts';
import type { FileSays } from '#metering/reading-intake/file-says.ts';
import type { Admit } from '#metering/reading-intake/file-says.ts';
import type { Finding } from '#kernel/finding.ts';
import type { ReadUnit } from '#kernel/quantity.ts';
import type { Refused } from '../intake/refused.ts';
import type { ReadingsOptions } from '../intake/reading-options.ts';
import { typedIn, type TypedReading } from '../intake/typed.ts';

/** Readings that a system sends together. The fields of the message apply to readings that do not have their own. */
export type LiveMessage = Pick<ReadingsOptions, 'kind' | 'interval' | 'marks' | 'zone' | 'zero'> & {
  /** The sender's own name of it: a message is accepted once, however often it is sent. */
  readonly message?: string | undefined;
  readonly time?: string | undefined;
  readonly end?: string | undefined;
  readonly unit?: ReadUnit | undefined;
  readonly readings: readonly (Omit<TypedReading, 'time'> & { readonly time?: string | undefined })[];
};

/** The result of a message; sent when it is durable and visible in every figure. */
export type LiveAnswer = {
  readonly import: number;
  readonly message: string | null;
  /** It was accepted before: this is the result from then. */
  readonly again: boolean;
  /** ms UTC, when it became known. */
  readonly received: number;
  readonly readings: number;
  readonly accepted: number;
  readonly repeated: number;
  readonly revised: number;
  readonly missing: number;
  readonly rejected: readonly Refused[];
  readonly rejectedCount: number;
  /** What was stored but is doubtful; empty for a message repeated from before the program's start. */
  readonly findings: readonly Finding[];
};

const listed = 1000;

/** The readings of a message with the common fields of the message. */
export function readingsOf({ time, end, readings }: LiveMessage): readonly TypedReading[] {
  return readings.map((one) => ({ ...one, meter: one.meter.trim(), time: one.time ?? time ?? '', end: one.end ?? end }));
}

/** Passes one message through the intake. */
export function judgeMessage(
  readings: readonly TypedReading[],
  says: FileSays,
  looked: ReadonlyMap<string, MeterLookupResult>,
  admit: Admit,
): { counts: IntakeCounts; rejected: Refused[] } {
  const rejected: Refused[] = [];
  const refuse = (row: number, column: string | null, code: string, evidence: Refused['evidence']): void => {
    if (rejected.length < listed) rejected.push({ row, column, code, evidence });
  };
  const { counts } = typedIn(readings, says, [...looked.keys()], [...looked.values()], { admit, refuse });
  return { counts, rejected };
}

/**
 * Messages of a group that share a meter must not be received at the same instant, or their values would contradict each other: each is
 * placed after those before it. Messages without a common meter share a place.
 * @param meters of each message, in order of arrival
 */
export function placesInGroup(meters: readonly (readonly number[])[]): number[] {
  const next = new Map<number, number>();
  return meters.map((ids) => {
    const place = ids.reduce((most, id) => Math.max(most, next.get(id) ?? 0), 0);
    for (const id of ids) next.set(id, place + 1);
    return place;
  });
}
