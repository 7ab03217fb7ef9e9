import { Link } from '@tanstack/react-router';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { standardsPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.standards.list>>['standards'][number];

/** Columns of what few standards have: left out where none in the table has it. */
const seldom = new Set(['reviewed', 'outcome', 'abolished', 'indicative', 'replaces', 'replacedBy']);

/** Standards with their state, what they replace, when each is to be re-examined; and what is doubtful about them. */
export function StandardsTable({ rows }: { readonly rows: readonly Row[] }) {
  const words = usePageWords(standardsPageWords);
  const findings = rows.flatMap((row) => row.findings);
  const columns: Column<Row>[] = [
    { key: 'code', title: words.field.code, value: ({ code }) => code },
    { key: 'number', title: words.field.number, value: ({ number }) => number ?? undefined },
    { key: 'name', title: words.field.name, value: ({ name }) => name },
    { key: 'kind', title: words.field.kind, value: ({ kind }) => words.kind[kind] },
    { key: 'status', title: words.field.status, value: ({ state }) => words.state[state] },
    { key: 'issued', title: words.field.issued, value: ({ issued }) => (issued === null ? undefined : day(issued)) },
    { key: 'reviewed', title: words.field.reviewed, value: ({ reviewed }) => (reviewed === null ? undefined : day(reviewed)) },
    {
      key: 'reexaminationDue',
      title: words.field.reexaminationDue,
      value: ({ reexaminationDue }) => (reexaminationDue === null ? undefined : day(reexaminationDue)),
    },
    {
      key: 'outcome',
      title: words.field.outcome,
      value: ({ outcome }) => (outcome === null ? undefined : words.outcome[outcome]),
    },
    { key: 'abolished', title: words.field.abolished, value: ({ abolished }) => (abolished === null ? undefined : day(abolished)) },
    { key: 'indicative', title: words.label.indicative, value: ({ indicative }) => (indicative ? words.label.indicative : undefined) },
    { key: 'replaces', title: words.field.replaces, value: ({ replaces }) => replaces.join('; ') || undefined },
    { key: 'replacedBy', title: words.field.replacedBy, value: ({ replacedBy }) => replacedBy.join('; ') || undefined },
    {
      key: 'evaluation',
      title: words.evaluation,
      value: ({ code }) => code,
      show: ({ code }) => (
        <Link to="/surveys" search={{ standard: code }} aria-label={words.evaluationOf(code)}>
          {words.survey}
        </Link>
      ),
      press: true,
    },
  ];
  const shown = columns.filter(({ key, value }) => !seldom.has(key) || rows.some((row, at) => value?.(row, at) !== undefined));
  return (
    <div className="yd-stack">
      {findings.length === 0 ? null : (
        <Alert type="warning" title={words.label.findings} description={<FindingList findings={findings} />} />
      )}
      <PlainTable label={words.label.standards} columns={shown} rows={rows} rowKey={({ code }) => code} />
    </div>
  );
}
