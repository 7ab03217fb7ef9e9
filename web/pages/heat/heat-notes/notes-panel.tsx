import { useQuery } from '@tanstack/react-query';
import { heatBillTerms, heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Fact } from '../../../ui/fact.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { NotePaper, useNoteTerms } from './note-columns.tsx';
import { householdNotesWords } from './household-words.ts';

type Note = Awaited<ReturnType<typeof client.heatNotes.notes.list>>['notes'][number];
type Account = Awaited<ReturnType<typeof client.heatNotes.account>>;

/** Notes issued to a household, each opening where its yuan come from, and what each account paid and owes. */
export function NotesPanel({ household }: { readonly household: string }) {
  const words = usePageWords(householdNotesWords);
  const { data, error, refetch } = useQuery(api.heatNotes.notes.list.queryOptions({ input: { household } }));
  const columns = useNoteColumns();
  const accounts = [...new Set(data?.notes.map(({ account }) => account))];
  return (
    <Panel title={words.notes}>
      <div className="yd-stack">
        <ProblemView error={error} again={refetch} />
        {data === undefined && error === null ? <Loading /> : null}
        {data?.notes.length === 0 ? <p className="yd-quiet">{words.noNotes}</p> : null}
        {accounts.length === 0 ? null : (
          <ShortTable label={words.notes} columns={columns} rows={data?.notes ?? []} rowKey={({ number }) => number} />
        )}
        {accounts.map((account) => (
          <Balance key={account} account={account} />
        ))}
      </div>
    </Panel>
  );
}

function useNoteColumns(): Column<Note>[] {
  const { language } = useLanguage();
  const { of, kind, money, heat } = useNoteTerms();
  return [
    { key: 'number', title: of('number'), value: ({ number }) => number, show: ({ number }) => <NotePaper number={number} /> },
    { key: 'kind', title: of('kind'), value: (row) => kind(row.kind) },
    { key: 'season', title: termText(heatSeasonTerms, 'name', language), value: ({ season }) => season },
    { key: 'account', title: of('account'), value: ({ account }) => account },
    { key: 'quantity', title: of('quantity'), number: true, value: ({ quantity }) => heat(quantity) },
    {
      key: 'total',
      title: of('difference'),
      number: true,
      value: ({ total }) => money(total),
      show: ({ total, figure }) => <OpenedText figure={figure} text={money(total)} />,
    },
    { key: 'stands', title: termText(heatBillTerms, 'total', language), number: true, value: ({ stands }) => money(stands.total) },
    { key: 'day', title: of('day'), value: (row) => day(row.day) },
    { key: 'due', title: of('due'), value: ({ due }) => (due === null ? null : day(due)) },
  ];
}

function Balance({ account }: { readonly account: string }) {
  const { of, money } = useNoteTerms();
  const { format } = useLanguage();
  const { data, error, refetch } = useQuery(api.heatNotes.account.queryOptions({ input: { account } }));
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  return (
    <>
      <dl className="yd-facts">
        <Fact name={of('account')}>{account}</Fact>
        <Fact name={of('balance')}>{money(data.balance)}</Fact>
        {data.overdueSince === null ? null : <Fact name={of('overdueSince')}>{format.day(data.overdueSince)}</Fact>}
      </dl>
      {data.payments.length === 0 ? null : <Payments of={data} />}
    </>
  );
}

function Payments({ of: { account, payments } }: { readonly of: Account }) {
  const words = usePageWords(householdNotesWords);
  const { of, money } = useNoteTerms();
  const columns: Column<Account['payments'][number]>[] = [
    { key: 'paid', title: of('paid'), value: ({ paid }) => day(paid) },
    { key: 'payment', title: of('payment'), number: true, value: ({ yuan, kind }) => money(kind === 'refund' ? `-${yuan}` : yuan) },
    { key: 'reference', title: of('reference'), value: ({ reference }) => reference },
  ];
  return <ShortTable label={words.paidBy(account)} columns={columns} rows={payments} rowKey={({ reference }) => reference} />;
}
