import { Link } from '@tanstack/react-router';
import { carrierTerms, termText } from '#kernel/vocabulary.ts';
import { certificateFieldTerms, verificationHeadTerms, verificationStateTerms } from '#heat/meter-verification/vocabulary.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { dueWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.meterVerification.due>>['meters'][number];

/** The columns of meters with their states: which certificate is in force, and until when. */
export function useDueColumns(): Column<Row>[] {
  const { language, words, format } = useLanguage();
  const { energy, building: ofBuilding, state: ofState } = usePageWords(dueWords);
  const field = (code: keyof typeof certificateFieldTerms) => termText(certificateFieldTerms, code, language);
  const date = (text: string | null) => (text === null ? null : day(text));
  return [
    {
      key: 'meter',
      title: field('meter'),
      value: ({ meter }) => meter,
      show: ({ meter }) => (
        <Link to="/meter-due/$meter" params={{ meter }} search={{}}>
          {meter}
        </Link>
      ),
    },
    { key: 'carrier', title: energy, value: ({ carrier }) => termText(carrierTerms, carrier, language) },
    {
      key: 'building',
      title: ofBuilding,
      show: ({ building }) =>
        building === null ? null : (
          <Link to="/buildings/$building" params={{ building }} search={{}}>
            {building}
          </Link>
        ),
    },
    { key: 'household', title: termText(verificationHeadTerms, 'household', language), value: ({ household }) => household },
    {
      key: 'state',
      title: ofState,
      value: ({ state, indicative }) =>
        `${termText(verificationStateTerms, state, language)}${indicative ? format.aside(words.quota.indicative) : ''}`,
    },
    { key: 'due', title: termText(verificationHeadTerms, 'due', language), value: ({ due }) => date(due) },
    { key: 'certificate', title: field('certificate'), value: ({ certificate }) => certificate },
    { key: 'verified', title: field('verified'), value: ({ verified }) => date(verified) },
    { key: 'device', title: field('device'), value: ({ device }) => date(device) },
    { key: 'age', title: termText(verificationHeadTerms, 'age', language), value: ({ age }) => age },
  ];
}
