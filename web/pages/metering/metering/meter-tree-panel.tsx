import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { useMetered } from './series-pick.tsx';
import { viewWords } from './view-words.ts';

type Tree = Awaited<ReturnType<typeof client.metering.meterTree>>;
type Meter = Tree['meters'][number];

/** The metering points of a building, each below the one that feeds it, with what its children leave over. */
export function MeterTreePanel({ building, year }: { readonly building: string; readonly year: number }) {
  const { tree: words } = usePageWords(viewWords);
  const known = useKnownAt();
  const input = { building, from: `${year}-01-01`, to: `${year + 1}-01-01`, ...known };
  const query = useQuery({ ...api.metering.meterTree.queryOptions({ input }), placeholderData: keepPreviousData });
  const answer = query.data;
  return (
    <Panel title={words.title(String(year))}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {answer?.meters.length === 0 ? <p>{words.none}</p> : null}
      {answer === undefined || answer.meters.length === 0 ? null : (
        <div className="yd-stack" aria-busy={query.isPlaceholderData}>
          <p className="yd-quiet">{words.means}</p>
          <TreeTable meters={answer.meters} building={building} />
          <FindingList findings={answer.findings} />
        </div>
      )}
    </Panel>
  );
}

function TreeTable({ meters, building }: { readonly meters: readonly Meter[]; readonly building: string }) {
  const { words: own } = useLanguage();
  const { tree: words } = usePageWords(viewWords);
  const { itemName } = useMetered(building);
  const columns: Column<Meter>[] = [
    { key: 'meter', title: words.meter, value: ({ meter }) => meter, show: (row) => <Branch of={row} /> },
    { key: 'below', title: words.feeds, hidden: true, value: ({ parent }) => parent ?? undefined },
    { key: 'what', title: words.what, show: ({ carrier, item }) => (item === null ? own.carrier[carrier] : itemName(item)) },
    { key: 'use', title: words.use, number: true, show: ({ use }) => <Figure of={use} covered /> },
    {
      key: 'children',
      title: words.children,
      number: true,
      show: ({ balance }) => (balance ? <Figure of={balance.children} covered /> : ''),
    },
    {
      key: 'rest',
      title: words.rest,
      number: true,
      value: ({ balance }) => balance?.rest,
      show: ({ balance }) => (balance ? <Left of={balance} /> : ''),
    },
  ];
  return <PlainTable label={words.table} columns={columns} rows={meters} rowKey={({ meter }) => meter} pageSize={200} />;
}

function Branch({ of: { meter, depth, parent, direction, elsewhere, hangsElsewhere, removed } }: { readonly of: Meter }) {
  const { format } = useLanguage();
  const { tree: words } = usePageWords(viewWords);
  const more = [
    direction === 'generation' ? words.generates : null,
    elsewhere === null ? null : words.elsewhere(elsewhere),
    hangsElsewhere ? words.hangsElsewhere : null,
    removed === null ? null : words.removed(format.day(removed)),
  ].filter((one) => one !== null);
  return (
    <div className="yd-nowrap" style={{ paddingInlineStart: depth * 20 }}>
      {depth === 0 ? null : <span aria-hidden>└ </span>}
      {meter}
      {parent === null ? null : <span className="yd-hidden">{words.below(parent)}</span>}
      {more.length === 0 ? null : <div className="yd-quiet yd-small">{more.join(format.comma)}</div>}
    </div>
  );
}

function Left({ of: { rest, share, unmeasured } }: { readonly of: NonNullable<Meter['balance']> }) {
  const { format } = useLanguage();
  const { tree: words } = usePageWords(viewWords);
  const under = rest.value !== null && rest.value < 0;
  return (
    <span className={under ? 'yd-missing' : ''}>
      <Figure of={rest} covered />
      {share === null ? null : <div className="yd-small">{words.share((under ? '−' : '') + format.share(Math.abs(share)))}</div>}
      {unmeasured.length === 0 ? null : <div className="yd-small">{words.unmeasured(unmeasured.join(' '))}</div>}
    </span>
  );
}
