import { useQuery } from '@tanstack/react-query';
import { api, type client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useNoteTerms } from './note-columns.tsx';
import { heatNotesPageWords } from './words.ts';

type Row = Awaited<ReturnType<typeof client.heatNotes.arrears>>['accounts'][number];

/** Who owes for heat on a day, and since when it is overdue. */
export function ArrearsPanel({
  of,
  on,
  choose,
}: {
  readonly of: { readonly company?: string; readonly region?: string; readonly point?: string };
  /** Default: today's local date. */
  readonly on: string | undefined;
  readonly choose: (on: string | undefined) => void;
}) {
  const words = usePageWords(heatNotesPageWords);
  const { of: term, money } = useNoteTerms();
  const { data, error, refetch } = useQuery(api.heatNotes.arrears.queryOptions({ input: { ...of, ...(on !== undefined && { on }) } }));
  const columns: Column<Row>[] = [
    { key: 'account', title: term('account'), value: ({ account }) => account },
    { key: 'balance', title: term('balance'), number: true, value: ({ balance }) => money(balance) },
    { key: 'overdueSince', title: term('overdueSince'), value: ({ overdueSince: since }) => (since === null ? undefined : day(since)) },
  ];
  return (
    <Panel title={words.arrears}>
      <div className="yd-stack">
        <Field label={words.on}>{(ids) => <DayInput {...ids} value={on ?? data?.on} onDay={choose} />}</Field>
        <ProblemView error={error} again={refetch} />
        {data === undefined || data.accounts.length > 0 ? null : <p className="yd-quiet">{words.noArrears}</p>}
        {data === undefined || data.accounts.length === 0 ? null : (
          <>
            <dl className="yd-facts">
              <Fact name={term('balance')}>{money(data.total)}</Fact>
            </dl>
            <PlainTable label={words.arrears} columns={columns} rows={data.accounts} rowKey={({ account }) => account} pageSize={20} />
          </>
        )}
      </div>
    </Panel>
  );
}
