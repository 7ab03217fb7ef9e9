import { lengths, type Length } from './lengths.ts';

/** The length of a row's time: approximately in seconds, and its usual name; null if no option has one. */
export type RowLength = { readonly seconds: number; readonly name: keyof typeof lengths | null };

const day = 86_400;

/** Words and codes of lengths in a cell, without blanks: `小时`, `Daily`, `PT15M`. */
const known: readonly (readonly [RegExp, RowLength])[] = [
  [/^(?:(?:每|逐)?15分钟?|15min(?:utes?|s)?|pt15m|quarter-?hour(?:ly)?|一刻钟)$/iu, { seconds: 900, name: '15min' }],
  [/^(?:(?:每|逐)?(?:30分钟?|半小时)|30min(?:utes?|s)?|pt30m|half-?hour(?:ly)?)$/iu, { seconds: 1800, name: '30min' }],
  [
    /^(?:(?:每|逐|1|一|整)?(?:小时|时|60分钟?|钟点)(?:数据|级|值|用?电?量)?|(?:1|60)?(?:h|hr|hours?|hourly)|60min(?:utes?|s)?|pt(?:1h|60m)|stunde|stündlich|horaire)$/iu,
    { seconds: 3600, name: '1h' },
  ],
  [
    /^(?:(?:每|逐|1|一|当)?[日天](?:数据|级|值|用?电?量|度)?|1?d|(?:1)?days?|daily|p1d|pt24h|24h|tag|täglich|jour|journalier)$/iu,
    { seconds: day, name: '1d' },
  ],
  [/^(?:(?:每|逐|1|一)?周(?:数据|级|值)?|weeks?|weekly|p1w|p7d|woche|wöchentlich)$/iu, { seconds: 7 * day, name: null }],
  [
    /^(?:(?:每|逐|1|一|当)?(?:个)?月(?:数据|级|值|用?电?量|度)?|1?months?|monthly|p1m|monat|monatlich|mois|mensuel)$/iu,
    { seconds: 30 * day, name: '1month' },
  ],
  [
    /^(?:(?:每|逐|1|一)?年(?:数据|级|值|用?电?量|度)?|1?years?|yearly|annual(?:ly)?|p1y|jahr|jährlich)$/iu,
    { seconds: 365 * day, name: '1year' },
  ],
];

/** The length of a row according to a cell; null if it gives none. @example rowLength('小时') */
export function rowLength(cell: string): RowLength | null {
  const word = cell.normalize('NFKC').replaceAll(/\s/gu, '');
  return known.find(([way]) => way.test(word))?.[1] ?? null;
}

/** The length with this name. */
export const lengthNamed = (name: keyof typeof lengths): Length => lengths[name];
