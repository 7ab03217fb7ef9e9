import { numberIn, textIn, wordIn } from '../../../ui/address.ts';

export const scheduleTabs = ['plan', 'kept', 'replay', 'file'] as const;

/** The state of the page of schedules. */
export const readSchedule = (given: Readonly<Record<string, unknown>>) => ({
  tab: wordIn(given, 'tab', scheduleTabs, 'plan'),
  building: textIn(given, 'building'),
  tariff: textIn(given, 'tariff'),
  /** The number of a kept plan. */
  number: numberIn(given, 'number', 0, 1, 2 ** 31 - 1),
  /** The start; now if absent. */
  at: textIn(given, 'at'),
});

export type ScheduleAddress = ReturnType<typeof readSchedule>;
