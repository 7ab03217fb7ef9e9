import { textIn, wordIn } from '../../../ui/address.ts';

/** What the page shows: the procedures in force and the open one, or the check of a file. */
export const readProcedures = (given: Readonly<Record<string, unknown>>) => ({
  tab: wordIn(given, 'tab', ['list', 'check'], 'list'),
  id: textIn(given, 'id'),
});
