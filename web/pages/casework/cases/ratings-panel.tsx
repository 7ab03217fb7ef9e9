import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { CaseShown } from './case-shown.ts';
import { ratingWords } from './rating-words.ts';

type Row = CaseShown['ratings'][number];

/** Score files against the star applied for. @param opens whether a total opens to its calculation */
export function RatingsPanel({ of, opens }: { readonly of: CaseShown; readonly opens: boolean }) {
  const words = usePageWords(ratingWords);
  const format = useFormat();
  const grade = (star: number | null) => (star === null ? undefined : words.grade(star));
  const verdict = ({ star, meets }: Row) =>
    star === null ? undefined : words.meets[meets === null ? 'undecided' : meets ? 'met' : 'unmet'];
  const standard = (row: Row) =>
    row.standard === null ? words.notLoaded : `${row.standard}${row.stage === null ? '' : format.aside(words.stages[row.stage])}`;
  return (
    <Panel title={words.term.ratings}>
      <ShortTable<Row>
        label={words.term.ratings}
        columns={[
          { key: 'name', title: words.term.ratings, value: ({ name }) => name },
          { key: 'standard', title: words.term.ratingStandard, value: standard },
          {
            key: 'total',
            title: words.term.ratingTotal,
            value: ({ total }) => total ?? undefined,
            show: ({ total, figure }) =>
              total === null ? null : opens && figure !== null ? <OpenedText figure={figure} text={String(total)} /> : String(total),
          },
          { key: 'grade', title: words.term.ratingGrade, value: (row) => grade(row.grade) },
          { key: 'star', title: words.term.ratingStar, value: (row) => grade(row.star) },
          { key: 'meets', title: words.term.ratingMeets, value: verdict },
        ]}
        rows={of.ratings}
        rowKey={({ field }) => field}
      />
    </Panel>
  );
}
