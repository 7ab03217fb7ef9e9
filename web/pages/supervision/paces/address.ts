import { paceVerdictTerms } from '#supervision/expectation/vocabulary.ts';
import { keptYears } from '#kernel/kept-time.ts';
import { numberIn, textIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';

export type PaceVerdict = keyof typeof paceVerdictTerms;

export const paceVerdicts = Object.keys(paceVerdictTerms) as PaceVerdict[];

/** The state of the list of paces. */
export const readPaces = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  year: numberIn(given, 'year', new Date().getFullYear(), keptYears.first, keptYears.last),
  verdict: paceVerdicts.find((one) => one === given['verdict']),
});
