import { unitSign } from '#kernel/unit-sign.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { before } from '../savings/fit-facts.tsx';
import type { Contract } from './answers.ts';
import { contractsPageWords } from './words.ts';

/** How days, quantities and intervals of a contract are written: decimals digit by digit, as they were sealed. */
export function useContractText({ boundaries }: Pick<Contract, 'boundaries'>) {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const unitOf = (boundary: string | null): string => unitSign(boundaries.find(({ name }) => name === boundary)?.unit ?? 'kWh');
  const quantity = (decimal: string | null, boundary: string | null): string =>
    decimal === null ? format.none : `${decimal} ${unitOf(boundary)}`;
  return {
    quantity,
    unitOf,
    days: ({ from, to }: { readonly from: string; readonly to: string }): string => `${format.day(from)} – ${format.day(before(to))}`,
    /** The savings, with the interval if there is one. */
    saved: (one: {
      readonly boundary: string | null;
      readonly savings: string | null;
      readonly low: string | null;
      readonly high: string | null;
    }): string => {
      const text = quantity(one.savings, one.boundary);
      return one.low === null || one.high === null ? text : words.savedOf(text, one.low, one.high);
    },
  };
}
