import { textIn } from '../../../ui/address.ts';

/** Which surveys the page shows, and what a new one is about: a standard of the library; otherwise all. */
export const readSurveys = (given: Readonly<Record<string, unknown>>) => ({ standard: textIn(given, 'standard') });
