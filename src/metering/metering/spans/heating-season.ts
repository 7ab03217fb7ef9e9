import type { Finding } from '#kernel/finding.ts';
import { civil } from '#kernel/day.ts';
import { type EntryOf, isFormal, statusShown } from '#platform/knowledge/facts.ts';

export type HeatingSeason = Pick<EntryOf<'heating-season'>, 'names' | 'region' | 'from' | 'to' | 'status' | 'source' | 'confirmed'>;

/** Whether a local day (since 1970-01-01) is in a season, its last day included. */
export function isHeated({ from, to }: Pick<HeatingSeason, 'from' | 'to'>, day: number): boolean {
  const { month, day: ofMonth } = civil(day);
  const text = `${String(month).padStart(2, '0')}-${String(ofMonth).padStart(2, '0')}`;
  return from <= to ? from <= text && text <= to : from <= text || text <= to;
}

/**
 * The season of a region, or of the nearest region above it that has one; undefined if none is known.
 * @example seasonOf('140302', seasons)?.region // '140300'
 */
export function seasonOf<T extends Pick<HeatingSeason, 'region'>>(region: string, seasons: readonly T[]): T | undefined {
  const chain = [region, region.slice(0, 6), `${region.slice(0, 4)}00`, `${region.slice(0, 2)}0000`];
  for (const code of chain) {
    const found = seasons.find((one) => one.region === code);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * Which steps contain a day of a season.
 * @param edges local days (since 1970-01-01) on which the steps begin, and the day after the last
 */
export function heatedSteps(season: Pick<HeatingSeason, 'from' | 'to'>, edges: readonly number[]): boolean[] {
  return edges.slice(1).map((end, step) => {
    for (let day = edges[step] ?? end; day < end; day += 1) if (isHeated(season, day)) return true;
    return false;
  });
}

/** Formats `11-01` as people write it. */
function dayOfYear(text: string): { readonly zh: string; readonly en: string } {
  const [month = 0, day = 0] = text.split('-').map(Number);
  return {
    zh: `${month}月${day}日`,
    en: new Date(Date.UTC(2000, month - 1, day)).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' }),
  };
}

/** Seasons without a formal source, and places without a known season. @param unknown regions that have heat meters */
export function seasonFindings(used: Iterable<HeatingSeason>, unknown: Iterable<string>): Finding[] {
  const told = [...used]
    .filter((season) => !isFormal(season))
    .map((season): Finding => {
      const { names, region, from, to, status, source } = season;
      return {
        code: 'heating-season-indicative',
        severity: 'info',
        evidence: {
          region,
          place: names ?? { zh: region, en: region },
          from: dayOfYear(from),
          to: dayOfYear(to),
          document: source.document,
          ...statusShown(status),
        },
      };
    });
  const regions = [...unknown].toSorted();
  if (regions.length === 0) return told;
  return [...told, { code: 'heating-season-unknown', severity: 'warning', evidence: { regions: regions.join(', ') } }];
}
