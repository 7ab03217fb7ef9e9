import type { Scope } from '#kernel/scope.ts';
import { sumOf } from '#kernel/sum-of.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { Known } from './due-list.ts';
import { invalidSpans, type InvalidSpan } from './invalid-spans.ts';

/** A meter that was not valid for settlement on some days. */
export type InvalidMeter = { readonly meter: MeterFacts; readonly spans: readonly InvalidSpan[] };

/** The numbers of the notes that depend on these meters' days, by meter, within the scope and as known then. */
export type NotesOn = (
  scope: Scope,
  meters: readonly { readonly meter: string; readonly spans: readonly InvalidSpan[] }[],
  knownAt: string | undefined,
) => Promise<ReadonlyMap<string, readonly string[]>>;

export const daysOf = (spans: readonly InvalidSpan[]): number => spans.reduce((sum, { days }) => sum + days, 0);

/** The meters that were overdue or failed on days of [from, to), while they existed, ordered by code. */
export function invalidMeters({ meters, piecesFor }: Known, from: string, to: string): InvalidMeter[] {
  return meters.flatMap((meter) => {
    const { first, last } = thereIn(meter, from, to);
    const spans = first < last ? invalidSpans(piecesFor(meter), first, last) : [];
    return spans.length === 0 ? [] : [{ meter, spans }];
  });
}

/** The days of [from, to) on which a meter existed. */
function thereIn({ installed, removed }: MeterFacts, from: string, to: string) {
  return { first: installed !== null && installed > from ? installed : from, last: removed !== null && removed < to ? removed : to };
}

/**
 * For meters by code, the days of [from, to) on which they were overdue or failed, and the meters whose judgement then depends on an
 * interval that has not been checked against its source.
 */
export function judgedIn({ meters, piecesFor }: Known, from: string, to: string) {
  const [spans, indicative] = [new Map<string, readonly InvalidSpan[]>(), new Set<string>()];
  for (const meter of meters) {
    const { first, last } = thereIn(meter, from, to);
    if (first >= last) continue;
    const pieces = piecesFor(meter);
    const invalid = invalidSpans(pieces, first, last);
    if (invalid.length > 0) spans.set(meter.code, invalid);
    if (pieces.some((piece, at) => piece.indicative && piece.from < last && first < (pieces[at + 1]?.from ?? last)))
      indicative.add(meter.code);
  }
  return { spans, indicative };
}

type Figure = { value: number | null; unit: string; coverage?: number; figure?: string };

/** What a meter used on some days, as `useOfMeter` returns it. */
type Use = { readonly unit: string; readonly total: { readonly value: number | null; readonly coverage: number; readonly figure: string } };

/** An invalid meter with what it measured, by span and in total; null if nothing was measured. */
export async function measured({ meter, spans }: InvalidMeter, useIn: (meter: MeterFacts, span: InvalidSpan) => Promise<Use>) {
  const told = await Promise.all(
    spans.map(async (span) => {
      const { unit, total } = await useIn(meter, span);
      const quantity: Figure = { value: total.value, unit, coverage: total.coverage, figure: total.figure };
      return { ...span, quantity };
    }),
  );
  const values = told.flatMap(({ quantity: { value } }) => (value === null ? [] : [value]));
  return {
    meter: meter.code,
    carrier: meter.carrier,
    building: meter.building,
    days: daysOf(spans),
    quantity: values.length === 0 ? null : sumOf(values),
    unit: told[0]?.quantity.unit ?? '',
    spans: told,
  };
}
