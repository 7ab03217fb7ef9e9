import type { IntakeCounts, MeterLookupResult } from '#metering/reading-intake/admit.ts';
import type { FileSays } from '#metering/reading-intake/file-says.ts';
import type { Admit } from '#metering/reading-intake/file-says.ts';
import type { Finding } from '#kernel/finding.ts';
import type { ReadUnit } from '#kernel/quantity.ts';
import type { Refused } from '../intake/refused.ts';
import type { ReadingsOptions } from '../intake/reading-options.ts';
import { typedIn, type TypedReading } from '../intake/typed.ts';

/** Some readings that a system sends together. What the message says holds for readings that do not say it themselves. */
export type LiveMessage = Pick<ReadingsOptions, 'kind' | 'interval' | 'marks' | 'zone' | 'zero'> & {
  /** The sender's own name of it: a message is taken once, however often it is sent. */
  readonly message?: string | undefined;
  readonly time?: string | undefined;
  readonly end?: string | undefined;
  readonly unit?: ReadUnit | undefined;
  readonly readings: readonly (Omit<TypedReading, 'time'> & { readonly time?: string | undefined })[];
};

/** What became of a message; told when it is durable and every figure sees it. */
export type LiveAnswer = {
  readonly import: number;
  readonly message: string | null;
  /** It was taken before: this is what became of it then. */
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
  /** What was taken in and is doubtful; of a message that is told again after a start of the program none. */
  readonly findings: readonly Finding[];
};

const listed = 1000;

/** The readings of a message with what the message says of all of them. */
export function readingsOf({ time, end, readings }: LiveMessage): readonly TypedReading[] {
  return readings.map((one) => ({ ...one, meter: one.meter.trim(), time: one.time ?? time ?? '', end: one.end ?? end }));
}

/** Takes one message through the intake. */
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
 * Messages of a group that have a meter in common must not be received together, or their values would contradict each other: each is given
 * a place after those before it. Messages without a common meter share one.
 * @param meters of each message, in the order in which they came
 */
export function placesInGroup(meters: readonly (readonly number[])[]): number[] {
  const next = new Map<number, number>();
  return meters.map((ids) => {
    const place = ids.reduce((most, id) => Math.max(most, next.get(id) ?? 0), 0);
    for (const id of ids) next.set(id, place + 1);
    return place;
  });
}
