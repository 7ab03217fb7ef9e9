import type { Language } from './finding.ts';
import { placeZone } from './today.ts';

export type FileNote = {
  /** The mark of demonstration data, if it is that. */
  readonly mark: string | undefined;
  /** The local day at whose end the figures were known; undefined: at `at`. */
  readonly known: string | undefined;
  /** ms UTC. */
  readonly at: number;
  readonly address: string | undefined;
};

/** The line above a downloaded table: whose data, when known, when written, from which page. */
export function fileNote({ mark, known, at, address }: FileNote, language: Language): string {
  const written = minute(at);
  const parts =
    language === 'zh'
      ? [mark, known === undefined ? `数字按 ${written} 所知` : `数字按 ${known} 当日结束时所知`, `导出于 ${written}`, address]
      : [
          mark,
          known === undefined ? `figures as known on ${written}` : `figures as known at the end of ${known}`,
          `written on ${written}`,
          address,
        ];
  return parts.filter((part) => part !== undefined && part !== '').join(' · ');
}

/** `2026-03-01 08:15`, in the place's local time. */
function minute(at: number): string {
  return Temporal.Instant.fromEpochMilliseconds(at)
    .toZonedDateTimeISO(placeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' })
    .replace('T', ' ');
}
