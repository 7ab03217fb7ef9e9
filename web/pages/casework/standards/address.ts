import { dayIn, textIn, wordIn } from '../../../ui/address.ts';

/** What the page shows: the library below a level of the code table, what is due by a day, or what knowledge cites. */
export const readStandards = (given: Readonly<Record<string, unknown>>) => ({
  tab: wordIn(given, 'tab', ['library', 'due', 'cited'], 'library'),
  under: textIn(given, 'under'),
  on: dayIn(given, 'on'),
});
