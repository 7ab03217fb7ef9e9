import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords, useWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { day } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { yearIn } from '../../../ui/year.ts';
import { strategyPageWords } from './strategy-words.ts';

type Shown = Awaited<ReturnType<typeof client.commissioning.programme>>;
type Row = Shown['rows'][number];
type Line = { readonly row: Row; readonly action: Row['actions'][number] | null };

const readProgramme = (given: Readonly<Record<string, unknown>>) => ({ year: yearIn(given) });

/** The programme of a place in a year; requested by a press, because each effect reads a year of days. */
export function ProgrammePanel({ region }: { readonly region: string | undefined }) {
  const words = usePageWords(strategyPageWords);
  const { language } = useLanguage();
  const { yearOf } = useWords();
  const [{ year }] = useAddress(readProgramme);
  const [asked, ask] = useState<number | null>(null);
  const input = { year, ...(region !== undefined && { region }), ...useKnownAt() };
  const query = useQuery({ ...api.commissioning.programme.queryOptions({ input }), enabled: asked === year });
  return (
    <Panel title={words.programme.programme}>
      <p className="yd-quiet">{words.programmeBelow}</p>
      <p className="yd-no-print">
        <Button onClick={() => ask(year)}>
          {words.showProgramme} {yearOf(String(year))}
        </Button>
      </p>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isLoading ? <Loading /> : null}
      {query.data === undefined ? null : (
        <>
          <Summary of={query.data} />
          <Lines of={query.data} />
          <FindingList findings={query.data.findings} />
          <p className="yd-no-print">
            <a
              href={`/api/exports/commissioning-programme?${new URLSearchParams({ ...input, year: String(input.year), language })}`}
              download
            >
              {words.workbook}
            </a>
          </p>
        </>
      )}
    </Panel>
  );
}

function Summary({ of: { summary } }: { readonly of: Shown }) {
  const words = usePageWords(strategyPageWords);
  const { format } = useLanguage();
  const rows = [
    [words.label.buildings, summary.buildings],
    [words.programme.buildingsStated, summary.stated],
    [words.programme.buildingsDue, summary.due],
    [words.programme.buildingsDone, summary.done],
    [words.programme.actionsOfYear, summary.actions],
    [words.verdict.saved, summary.verdicts.saved],
    [words.verdict.within, summary.verdicts.within],
    [words.verdict.more, summary.verdicts.more],
    [words.verdict.unknown, summary.verdicts.unknown],
  ] as const;
  return (
    <dl className="yd-facts">
      {rows.map(([name, count]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{format.count(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Lines({ of: { rows } }: { readonly of: Shown }) {
  const words = usePageWords(strategyPageWords);
  if (rows.length === 0) return <p className="yd-quiet">{words.programme.programmeNone}</p>;
  const lines = rows.flatMap((row): Line[] =>
    row.actions.length === 0 ? [{ row, action: null }] : row.actions.map((action) => ({ row, action })),
  );
  const columns: Column<Line>[] = [
    {
      key: 'building',
      title: words.label.building,
      value: ({ row }) => row.name,
      show: ({ row }) => (
        <Link to="/buildings/$building" params={{ building: row.building }} search={{}}>
          {row.name}
        </Link>
      ),
    },
    { key: 'last', title: words.due.last, value: ({ row }) => (row.last === null ? undefined : day(row.last)) },
    { key: 'due', title: words.due.due, value: ({ row }) => (row.due === null ? undefined : day(row.due)) },
    {
      key: 'state',
      title: words.label.state,
      value: ({ row }) => (row.state === null ? words.programme.unstated : words.dueState[row.state]),
    },
    ...actionColumns(words),
  ];
  return (
    <ShortTable
      label={words.programme.programme}
      columns={columns}
      rows={lines}
      rowKey={({ row, action }) => `${row.building} ${action?.id ?? ''}`}
    />
  );
}

type ProgrammeWords = typeof strategyPageWords.zh;

/** What was done, what it was expected to save, and what came of it. */
function actionColumns(words: ProgrammeWords): Column<Line>[] {
  return [
    { key: 'on', title: words.action.on, value: ({ action }) => (action === null ? undefined : day(action.on)) },
    {
      key: 'action',
      title: words.action.action,
      value: ({ action }) => action?.action,
      show: ({ action }) =>
        action === null ? null : (
          <Link to="/commissioning/$action" params={{ action: String(action.id) }} search={{}}>
            {action.action}
          </Link>
        ),
    },
    {
      key: 'expected',
      title: words.term.wouldHaveSaved,
      number: true,
      value: ({ action }) => (action?.strategy ? { value: action.strategy.saved, unit: action.strategy.unit } : undefined),
    },
    {
      key: 'saved',
      title: words.action.saved,
      number: true,
      value: ({ action }) => (action?.total ? { value: action.total.value, unit: action.total.unit } : undefined),
      show: ({ action }) =>
        action === null ? null : action.total === null ? (
          words.notCalculated
        ) : (
          <Figure of={{ value: action.total.value, unit: action.total.unit, figure: action.total.figure }} />
        ),
    },
    { key: 'verdict', title: words.label.verdict, value: ({ action }) => (action === null ? undefined : words.verdict[action.verdict]) },
  ];
}
