import { carrierTerms, termText } from '#kernel/vocabulary.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { sampleWords } from './sample-words.ts';

type Lot = Awaited<ReturnType<typeof client.meterVerification.checkSample>>['lots'][number];

/** The columns of the lots of a sample: which meters, how many, how many of them are drawn. */
export function useLotColumns<Row extends Lot>(): Column<Row>[] {
  const { language } = useLanguage();
  const words = usePageWords(sampleWords);
  return [
    { key: 'carrier', title: words.energy, value: ({ carrier }) => termText(carrierTerms, carrier, language) },
    { key: 'year', title: words.ofYear, value: ({ year }) => (year === null ? null : String(year)) },
    { key: 'meters', title: words.head.meters, number: true, value: ({ meters }) => meters },
    { key: 'drawn', title: words.term.drawn, number: true, value: ({ drawn }) => drawn },
  ];
}
