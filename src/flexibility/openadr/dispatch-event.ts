import { z } from 'zod';
import { spansOf } from './time.ts';
import { eventShape } from './shapes.ts';

/** What a remote event requests. Start and end are s UTC, kW decimal text above 0. */
export type Dispatch = { readonly starts: number; readonly ends: number; readonly direction: 'down' | 'up'; readonly kw: string };

/** A remote event, reduced to the fields that are used. */
const remoteShape = eventShape.extend({ id: z.string().min(1).max(128), modificationDateTime: z.string().max(64) });

export type RemoteEvent = z.infer<typeof remoteShape>;

/** Reads a list of events; items that are not events are skipped. */
export function remoteEvents(list: unknown): RemoteEvent[] | null {
  if (!Array.isArray(list)) return null;
  return list.flatMap((one) => {
    const read = remoteShape.safeParse(one);
    return read.success ? [read.data] : [];
  });
}

/** How many kW a unit is; undefined if it is not a unit of power. */
const kwOf: Readonly<Record<string, number>> = { KW: 1, W: 0.001, MW: 1000 };

export const setpoint = 'DISPATCH_SETPOINT_RELATIVE';

/**
 * What an event requests: the largest of its set points relative to current use, over its whole time. Below 0 means less use.
 * @param stated when it was stated, ms UTC
 * @returns null if it requests no power, or does not say when
 */
export function dispatchOf(event: RemoteEvent, stated: number): Dispatch | null {
  const unit = event.payloadDescriptors?.find(({ payloadType }) => payloadType === setpoint)?.units;
  const factor = kwOf[unit ?? 'KW'];
  const intervals = event.intervals ?? [];
  const spans = spansOf(intervals, event.intervalPeriod, stated);
  const asked = intervals.flatMap(({ payloads }, at) => {
    const value = payloads.find(({ type }) => type === setpoint)?.values[0];
    const span = spans[at];
    return typeof value === 'number' && value !== 0 && span?.end ? [{ value, start: span.start, end: span.end }] : [];
  });
  if (factor === undefined || asked.length === 0) return null;
  const largest = asked.reduce((most, one) => (Math.abs(one.value) > Math.abs(most.value) ? one : most));
  if (asked.some(({ value }) => Math.sign(value) !== Math.sign(largest.value))) return null;
  const [starts, ends] = [Math.min(...asked.map(({ start }) => start)), Math.max(...asked.map(({ end }) => end))];
  const kw = Math.round(Math.abs(largest.value) * factor * 10_000) / 10_000;
  if (kw <= 0 || starts % 1000 !== 0 || ends % 1000 !== 0) return null;
  return {
    starts: starts / 1000,
    ends: ends / 1000,
    direction: largest.value < 0 ? 'down' : 'up',
    kw: kw.toFixed(4).replace(/\.?0+$/u, ''),
  };
}
