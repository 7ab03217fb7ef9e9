import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { readContract } from './address.ts';
import { useContractText } from './spell.ts';
import { type Contract, isMoneyTold, type Period } from './answers.ts';
import { contractsPageWords } from './words.ts';

const PeriodPanel = lazy(async () => ({ default: (await import('./period-panel.tsx')).PeriodPanel }));

/** All periods: the result of each, and the open one below. */
export function PeriodsPanel({ of }: { readonly of: Contract }) {
  const words = usePageWords(contractsPageWords);
  const [at] = useAddress(readContract);
  const columns = useColumns(of);
  const open = of.periods.find(({ from }) => from === at.period);
  return (
    <>
      <Panel title={words.periods}>
        {of.periods.length === 0 ? (
          <p className="yd-quiet">{words.noPeriods}</p>
        ) : (
          <PlainTable label={words.periods} columns={columns} rows={of.periods} rowKey={({ from }) => from} />
        )}
      </Panel>
      {open === undefined ? null : (
        <Suspense fallback={<Loading />}>
          <PeriodPanel key={open.from} of={of} period={open} />
        </Suspense>
      )}
    </>
  );
}

function useColumns(of: Contract): Column<Period>[] {
  const words = usePageWords(contractsPageWords);
  const { format } = useLanguage();
  const { days, saved } = useContractText(of);
  const paper = usePaperColumn(of);
  const amount: Column<Period> = {
    key: 'amount',
    title: words.term.amount,
    number: true,
    value: ({ amount: yuan }) => (yuan === null ? undefined : Number(yuan)),
    show: ({ amount: yuan }) => (yuan === null ? null : <span className="yd-nowrap">{format.money(yuan)}</span>),
  };
  const look = (one: Period) => (
    <Link to="." search={(had) => ({ ...had, period: one.from })} resetScroll={false} preload={false} aria-label={words.lookAt(days(one))}>
      {days(one)}
    </Link>
  );
  return [
    { key: 'from', title: words.term.settlementPeriod, value: (one) => days(one), show: look },
    { key: 'state', title: words.label.state, value: ({ state }) => words.periodState[state] },
    {
      key: 'saved',
      title: words.saved,
      value: ({ saved: all }) => all.map((one) => saved(one)).join(format.pause),
      show: ({ saved: all }) => all.map((one) => <div key={`${one.boundary} ${one.from}`}>{saved(one)}</div>),
    },
    {
      key: 'counted',
      title: words.saving.counted,
      number: true,
      value: ({ saved: all }) => all.map(({ counted }) => counted ?? '').join(format.pause),
    },
    ...(isMoneyTold(of) ? [amount] : []),
    ...paper,
  ];
}

/** The settlement statement of each settled period, for readers who may export and see money. */
function usePaperColumn(of: Contract): Column<Period>[] {
  const words = usePageWords(contractsPageWords);
  const known = useKnownAt();
  if (!may(useMe(), 'export') || !isMoneyTold(of)) return [];
  const address = (period: string) => `/api/exports/contract-statement?${new URLSearchParams({ contract: of.contract, period, ...known })}`;
  return [
    {
      key: 'paper',
      title: words.paper,
      press: true,
      show: ({ from, state }) =>
        state !== 'settled' ? null : (
          <a href={address(from)} download aria-label={words.paperOf(from)}>
            {words.paper}
          </a>
        ),
    },
  ];
}
