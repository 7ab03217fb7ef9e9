import { modelKindTerms } from '#retrofit/savings/vocabulary.ts';
import { dayIn, textIn, wordIn } from '../../../ui/address.ts';
import { readUse } from '../../metering/metering/address.ts';

export const modelKinds = Object.keys(modelKindTerms) as readonly (keyof typeof modelKindTerms)[];

/** The parameters of a model in the address: energy and item as in the other views of a building. Without days the usual base. */
export const readFitAddress = (given: Readonly<Record<string, unknown>>) => {
  const { carrier, item } = readUse(given);
  return {
    carrier,
    item,
    model: wordIn(given, 'model', modelKinds, 'daily'),
    baseFrom: dayIn(given, 'baseFrom'),
    baseTo: dayIn(given, 'baseTo'),
  };
};

export type FitAddress = ReturnType<typeof readFitAddress>;

/** The whole year that contains a day: replaces a base that is too short or too long. */
export function wholeYear(day: string): { readonly baseFrom: string; readonly baseTo: string } {
  const year = Number(day.slice(0, 4));
  return { baseFrom: `${year}-01-01`, baseTo: `${year + 1}-01-01` };
}

/** The latest of the years whose use is known; the last one if none is. */
export function latestWithData(years: readonly number[], known: (at: number) => boolean): number | undefined {
  const found = years.filter((_, at) => known(at));
  return found.length === 0 ? undefined : Math.max(...found);
}

/** The parameters of a report: the period, the confidence as typed, and an uploaded table of events. */
export const readReportAddress = (given: Readonly<Record<string, unknown>>) => ({
  from: dayIn(given, 'from'),
  to: dayIn(given, 'to'),
  confidence: wordIn(given, 'confidence', confidences, '0.9'),
  events: textIn(given, 'events'),
});

export const confidences = ['0.8', '0.9', '0.95'] as const;

/** The job that calculated a portfolio. */
export const readPortfolioAddress = (given: Readonly<Record<string, unknown>>) => ({ job: textIn(given, 'job') });
