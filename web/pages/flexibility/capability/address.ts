import { dayIn, textIn, wordIn } from '../../../ui/address.ts';

/** The state of the page of capability by hour. */
export const readCapability = (given: Readonly<Record<string, unknown>>) => ({
  portfolio: textIn(given, 'portfolio'),
  region: textIn(given, 'region'),
  day: dayIn(given, 'day'),
  season: wordIn(given, 'season', ['none', 'spring', 'summer', 'autumn', 'winter'] as const, 'none'),
  by: wordIn(given, 'by', ['kind', 'building', 'region'] as const, 'kind'),
  direction: wordIn(given, 'direction', ['down', 'up'] as const, 'down'),
});
