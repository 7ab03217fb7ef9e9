import { usePageWords, useFormat } from '../../../i18n/language.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import type { CaseShown } from './case-shown.ts';
import { DueDay } from './due-day.tsx';
import { reportWords } from './report-words.ts';

type Row = CaseShown['reports'][number];

/** The reports of a case by month or year: owed or submitted, with what meters measured at that time. */
export function ReportsPanel({ of }: { readonly of: CaseShown }) {
  const words = usePageWords(reportWords);
  const format = useFormat();
  const told = ({ fieldTexts }: Pick<Row, 'fieldTexts'>) =>
    Object.entries(fieldTexts).map(([name, text]) => `${of.fieldNames[name] ?? name} ${text}`);
  const before = ({ earlier }: Row) =>
    earlier.map((one) => `${format.instant(one.given)} ${told(one).join(format.and)}`).join(format.pause);
  return (
    <Panel title={words.title}>
      <ShortTable<Row>
        label={words.title}
        columns={[
          { key: 'name', title: words.report, value: ({ name }) => name },
          { key: 'period', title: words.period, value: ({ period }) => period },
          { key: 'due', title: words.due, value: ({ due }) => due ?? undefined, show: (row) => <DueDay {...row} /> },
          { key: 'given', title: words.given, value: ({ given }) => (given === null ? words.owed : format.instant(given)) },
          {
            key: 'values',
            title: words.values,
            value: (row) => told(row).join(format.pause) || undefined,
            show: (row) => <Values of={row} names={of.fieldNames} />,
          },
          ...(of.reports.some(({ earlier }) => earlier.length > 0)
            ? [{ key: 'earlier', title: words.earlier, value: (row: Row) => before(row) || undefined }]
            : []),
        ]}
        rows={of.reports}
        rowKey={({ report, period }) => `${report} ${period}`}
      />
    </Panel>
  );
}

/** The reported values; those from meters open to how they were calculated. */
function Values({ of, names }: { readonly of: Row; readonly names: CaseShown['fieldNames'] }) {
  const figures = new Map(of.filled.map((one) => [one.field, one.figure]));
  return (
    <ul className="yd-marks-list">
      {Object.entries(of.fieldTexts).map(([field, text]) => {
        const figure = figures.get(field) ?? null;
        return (
          <li key={field}>
            {names[field] ?? field} {figure === null ? text : <OpenedText figure={figure} text={text} />}
          </li>
        );
      })}
    </ul>
  );
}
