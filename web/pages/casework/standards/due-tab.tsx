import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { StandardsTable } from './standards-table.tsx';
import { standardsPageWords } from './words.ts';

const endOfYear = `${new Date().getFullYear()}-12-31`;

/** Standards to be re-examined by a day; by default by the end of this year. */
export function DueTab({ on, onDay }: { readonly on: string | undefined; readonly onDay: (on: string | undefined) => void }) {
  const words = usePageWords(standardsPageWords);
  const by = on ?? endOfYear;
  const query = useQuery({ ...api.standards.due.queryOptions({ input: { on: by } }), placeholderData: keepPreviousData });
  const rule = query.data?.rule ?? null;
  return (
    <div className="yd-stack">
      <p className="yd-quiet">
        {words.dueMeans} {rule === null ? null : words.rule(rule.months, `${rule.document} ${rule.clause}`, words.status[rule.status])}
      </p>
      <Field label={words.on}>{(ids) => <DayInput {...ids} value={by} onDay={onDay} />}</Field>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : query.data.standards.length === 0 ? (
        <p>{words.label.nothing}</p>
      ) : (
        <StandardsTable rows={query.data.standards} />
      )}
    </div>
  );
}
