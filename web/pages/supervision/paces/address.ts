import { paceVerdictTerms } from '#supervision/expectation/vocabulary.ts';
import { textIn } from '../../../ui/address.ts';
import { readTable } from '../../../ui/table-address.ts';
import { yearIn } from '../../../ui/year.ts';

export type PaceVerdict = keyof typeof paceVerdictTerms;

export const paceVerdicts = Object.keys(paceVerdictTerms) as PaceVerdict[];

/** The state of the list of paces. */
export const readPaces = (given: Readonly<Record<string, unknown>>) => ({
  ...readTable(given),
  region: textIn(given, 'region'),
  year: yearIn(given),
  verdict: paceVerdicts.find((one) => one === given['verdict']),
});
