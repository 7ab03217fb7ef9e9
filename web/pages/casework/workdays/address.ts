import { dayIn, numberIn, textIn, wordIn } from '../../../ui/address.ts';
import { todayHere } from '../../../ui/day-text.ts';

export const termKinds = ['workdays', 'days', 'months', 'years'] as const;

const thisYear = Number(todayHere().slice(0, 4));

/** What the page shows: a year, or the calculation of a term. */
export const readWorkdays = (given: Readonly<Record<string, unknown>>) => ({
  tab: wordIn(given, 'tab', ['calendar', 'reckon', 'notice'], 'calendar'),
  year: numberIn(given, 'year', thisYear, 1, 9999),
  from: dayIn(given, 'from'),
  kind: wordIn(given, 'kind', termKinds, 'workdays'),
  count: textIn(given, 'count') === undefined ? undefined : numberIn(given, 'count', 1, 1, 3650),
});

export type WorkdaysAddress = ReturnType<typeof readWorkdays>;
