import type { Carrier } from '#kernel/carrier.ts';
import { parseDay } from '#kernel/day.ts';
import { figureId } from '#kernel/figure.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { createZone } from '#kernel/zone.ts';
import { yearDays } from '../facts.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { roundedShare } from '#kernel/percent.ts';

/**
 * The id of metering's figure for a building's calendar year of one carrier.
 * @param zone of the building; the default if it names none
 */
export function useFigure(building: string, zone: unknown, carrier: Carrier, year: number, known: AsOf): string {
  return periodFigure(building, zone, carrier, yearDays(year), known);
}

/** The same for any local days, half-open. */
export function periodFigure(
  building: string,
  zone: unknown,
  carrier: Carrier,
  { from, to }: { readonly from: string; readonly to: string },
  known: AsOf,
): string {
  const calendar = (typeof zone === 'string' ? createZone(zone) : null) ?? createZone('Asia/Shanghai');
  const start = (day: string): number => calendar?.dayStart(parseDay(day) ?? 0) ?? 0;
  return figureId({ kind: 'use', building, carrier, from: start(from), to: start(to), ...known });
}

/** The source of a building's use, in words. */
export function metersText(meters: number, coverage: number): LocalizedText {
  const share = roundedShare(coverage);
  return { zh: `${meters} 个计量点，覆盖率 ${share}`, en: `${meters} meters, coverage ${share}` };
}
