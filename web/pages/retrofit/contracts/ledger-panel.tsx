import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useActor } from '../../../ui/actor.ts';
import { useAddress } from '../../../ui/address.ts';
import { instant } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { readContract } from './address.ts';
import { causeText } from './entry-facts.tsx';
import { EntryPanel } from './entry-panel.tsx';
import { useContractText } from './spell.ts';
import { type Contract, type Entry, isMoneyTold, type Ledger } from './answers.ts';
import { contractsPageWords } from './words.ts';

type Query = Pick<UseQueryResult<Ledger>, 'data' | 'error' | 'isPending' | 'refetch'>;

/** All entries in their order, and the open one below. */
export function LedgerPanel({ of, query }: { readonly of: Contract; readonly query: Query }) {
  const words = usePageWords(contractsPageWords);
  const [at] = useAddress(readContract);
  const told = query.data;
  const columns = useColumns(of);
  const open = told?.entries.find(({ entry }) => String(entry) === at.entry);
  return (
    <>
      <Panel title={words.ledger}>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {told === undefined ? null : told.entries.length === 0 ? (
          <p className="yd-quiet">{words.noEntries}</p>
        ) : (
          <>
            <PlainTable label={words.ledger} columns={columns} rows={told.entries} rowKey={({ entry }) => String(entry)} />
            <p className={told.valid ? 'yd-quiet' : 'yd-missing'}>{told.valid ? words.whole : words.broken}</p>
          </>
        )}
      </Panel>
      {open === undefined || told === undefined ? null : <EntryPanel key={open.entry} of={of} entry={open} ledger={told} />}
    </>
  );
}

function useColumns(of: Contract): Column<Entry>[] {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const actor = useActor();
  const { days } = useContractText(of);
  const periodOf = (first: string): string => {
    const period = of.periods.find(({ from }) => from === first);
    return period === undefined ? format.day(first) : days(period);
  };
  const amount: Column<Entry> = {
    key: 'amount',
    title: words.term.amount,
    number: true,
    value: ({ amount: yuan }) => (yuan === null ? null : Number(yuan)),
    show: ({ amount: yuan }) => <span className="yd-nowrap">{format.money(yuan)}</span>,
  };
  return [
    {
      key: 'entry',
      title: words.term.entry,
      value: ({ entry }) => entry,
      show: ({ entry }) => (
        <Link
          to="."
          search={(had) => ({ ...had, entry: String(entry) })}
          resetScroll={false}
          preload={false}
          aria-label={words.openEntry(format.count(entry))}
        >
          {format.count(entry)}
        </Link>
      ),
    },
    { key: 'kind', title: words.label.kind, value: ({ kind }) => words.entry[kind] },
    { key: 'period', title: words.term.settlementPeriod, value: ({ period }) => (period === null ? undefined : periodOf(period)) },
    ...(isMoneyTold(of) ? [amount] : []),
    { key: 'causes', title: words.term.causes, value: ({ causes }) => causeText(causes, (kind) => words.cause[kind]) },
    { key: 'note', title: words.label.note, value: ({ note }) => note },
    { key: 'posted', title: words.term.posted, value: ({ posted }) => instant(posted) },
    { key: 'by', title: words.label.by, value: ({ by }) => actor(by) },
    { key: 'hash', title: words.saving.hash, value: ({ hash }) => hash, show: ({ hash }) => <code>{hash.slice(0, 12)}</code> },
  ];
}
