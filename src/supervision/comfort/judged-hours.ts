import { steps as stepEdges } from '#kernel/calendar.ts';
import type { Zone } from '#kernel/zone.ts';
import type { SeasonKind, TemperatureSeason } from './facts.ts';
import { seasonOfDay } from './season-days.ts';

/** Local hours, and the season by which each is judged: 0 for none, otherwise `heats` or `cools`. */
export type JudgedHours = { readonly edges: Float64Array; readonly by: Uint8Array };

export const [heats, cools] = [1, 2] as const;

const numbers: Readonly<Record<SeasonKind, number>> = { heating: heats, cooling: cools };
const hour = 3600;

type Span = { readonly start: number; readonly end: number };

/**
 * The local hours of a stretch (s UTC) that are judged: whole hours in a season and entirely in occupied time (`live.md` 7).
 * @param spans occupied time, in order; null: none is set, and all hours count
 */
export function judgedHours(
  zone: Zone,
  from: number,
  to: number,
  season: Pick<TemperatureSeason, 'heating' | 'cooling'>,
  spans: readonly Span[] | null,
): JudgedHours {
  const edges = stepEdges(zone, from, to, 'hour');
  const by = new Uint8Array(Math.max(0, edges.length - 1));
  const seasons = new Map<number, number>();
  let span = 0;
  for (let at = 0; at < by.length; at++) {
    const [begins, ends] = [edges[at] as number, edges[at + 1] as number];
    if (ends - begins !== hour || !isHour(zone, begins)) continue;
    while (spans !== null && span < spans.length && (spans[span] as Span).end < ends) span += 1;
    if (spans !== null && !(span < spans.length && (spans[span] as Span).start <= begins)) continue;
    const day = zone.dayOf(begins);
    if (!seasons.has(day)) {
      const kind = seasonOfDay(season, day);
      seasons.set(day, kind === null ? 0 : numbers[kind]);
    }
    by[at] = seasons.get(day) as number;
  }
  return { edges, by };
}

/** The part of a stretch (s UTC) that consists of whole local hours; null if there is none. */
export function wholeHours(zone: Zone, from: number, to: number): { readonly from: number; readonly to: number } | null {
  const edges = stepEdges(zone, from, to, 'hour').filter((at) => isHour(zone, at));
  const [first, last] = [edges[0], edges.at(-1)];
  return first === undefined || last === undefined || last <= first ? null : { from: first, to: last };
}

/** Whether an instant is the beginning of a local hour: a stretch may begin in the middle of one. */
function isHour(zone: Zone, at: number): boolean {
  return (((at + zone.offsetAt(at)) % hour) + hour) % hour === 0;
}
