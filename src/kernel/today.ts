import { dayText } from './day.ts';
import { createZone, type Zone } from './zone.ts';

/** The place's time zone: events at a time of day follow its clock. */
export const placeZone = 'Asia/Shanghai';

/** China's time zone, and its other names. */
const chinese: ReadonlySet<string> = new Set([placeZone, 'Asia/Chongqing', 'Asia/Chungking', 'Asia/Harbin', 'PRC']);

/** Whether a time zone is China's, so that its holidays apply. */
export const isChina = (zone: string): boolean => chinese.has(zone);

/** China's calendar, by which its documents, standards and places are dated. */
const china = createZone(placeZone) as Zone;

/**
 * The local day of an instant: determines what is in force «today», and on which day something became known.
 * @param ms the instant, milliseconds since 1970-01-01T00:00:00Z
 * @param zone the place's own, otherwise China's
 * @example today(Date.UTC(2026, 2, 1, 23, 30)) // '2026-03-02': it is half past seven in Beijing
 */
export function today(ms: number, zone: Zone = china): string {
  return dayText(zone.dayOf(Math.floor(ms / 1000)));
}
