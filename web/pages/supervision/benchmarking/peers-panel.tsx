import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress, wordIn } from '../../../ui/address.ts';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { measures } from './address.ts';
import { holds, peersOption } from './peers-option.ts';
import type { Stretch } from './peers-option.ts';
import { standingWords } from './standing-words.ts';
import { whole } from '../../../ui/cell.ts';

type Standing = Awaited<ReturnType<typeof client.benchmarking.standing>>;

/** The energy by which the peers are compared. */
const readMeasure = (given: Readonly<Record<string, unknown>>) => ({ measure: wordIn(given, 'measure', measures, 'electricity') });

/** The rank of a building among those of its use: the distribution with this one marked. The names of others are not shown. */
export function PeersPanel({ building, year }: { readonly building: string; readonly year: number }) {
  const { words: own } = useLanguage();
  const { peers: words } = usePageWords(standingWords);
  const [at, go] = useAddress(readMeasure);
  const known = useKnownAt();
  const input = { building, year, carrier: at.measure, ...known };
  const query = useQuery({ ...api.benchmarking.standing.queryOptions({ input }), placeholderData: keepPreviousData });
  const answer = query.data;
  return (
    <Panel title={words.title(String(year))}>
      <div className="yd-stack">
        <div className="yd-row yd-no-print">
          <Pick
            label={words.measure}
            value={at.measure}
            options={measures.map((value) => ({ value, label: own.carrier[value] }))}
            onPick={(measure) => go({ measure })}
          />
        </div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {answer === undefined ? null : (
          <div className="yd-stack" aria-busy={query.isPlaceholderData}>
            {answer.out === null ? null : <p>{words.out(answer.out.detail)}</p>}
            <StandingFacts of={answer} />
            <Peers of={answer} />
            <FindingList findings={answer.findings} />
          </div>
        )}
      </div>
    </Panel>
  );
}

function StandingFacts({ of }: { readonly of: Standing }) {
  const { words: own, format } = useLanguage();
  const { peers: words } = usePageWords(standingWords);
  const { nameOf } = usePlaces();
  const uses: Readonly<Record<string, string>> = own.use;
  const { distribution, unit, figure } = of;
  const spread = (value: number | null | undefined) => <Figure of={{ value: value ?? null, unit, figure }} />;
  const facts = [
    { name: words.group, value: `${nameOf(of.region)} · ${of.use === null ? format.none : (uses[of.use] ?? of.use)}` },
    { name: words.own, value: <Figure of={of.own ?? { value: null, unit }} covered /> },
    {
      name: words.rank,
      value:
        of.rank === null || distribution === null ? format.none : words.rankOf(format.count(of.rank), format.count(distribution.count)),
    },
    { name: words.percentile, value: of.percentile === null ? format.none : words.atMost(format.share(of.percentile / 100)) },
    { name: words.quarter, value: of.quarter === null ? format.none : (words.quarters[of.quarter - 1] ?? format.none) },
    { name: words.low, value: spread(distribution?.low) },
    { name: words.median, value: spread(distribution?.median) },
    { name: words.high, value: spread(distribution?.high) },
    { name: words.excluded, value: words.buildings(format.count(of.excluded)) },
  ];
  return (
    <dl className="yd-facts">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The distribution; peers that are shown only in total have no stretches. */
function Peers({ of }: { readonly of: Standing }) {
  const { peers: words } = usePageWords(standingWords);
  if (of.distribution === null) return <p>{words.nobody}</p>;
  return of.distribution.bins.length === 0 ? null : <Spread of={of} bins={of.distribution.bins} />;
}

function Spread({ of, bins }: { readonly of: Standing; readonly bins: readonly Stretch[] }) {
  const { format } = useLanguage();
  const { peers: words } = usePageWords(standingWords);
  const { colours, series } = useTheme();
  const own = of.own?.value ?? null;
  const nameOf = useMemo(
    () =>
      ({ from, to }: Stretch) => {
        if (from === null && to === null) return words.alike;
        if (from === null) return words.below(format.number(to));
        return to === null ? words.from(format.number(from)) : words.between(format.number(from), format.number(to));
      },
    [format, words],
  );
  const option = useMemo(
    () => peersOption(bins, own, { name: nameOf, count: words.count, here: words.here }, [colours.control, series[0] ?? colours.primary]),
    [bins, own, nameOf, words, colours, series],
  );
  const label = words.label(unitSign(of.unit));
  const table = () => (
    <PlainTable
      label={label}
      rows={bins.map((bin) => ({ ...bin, name: nameOf(bin) }))}
      rowKey={({ name }) => name}
      columns={[
        { key: 'stretch', title: words.stretch(unitSign(of.unit)), show: ({ name }) => name },
        { key: 'count', title: words.count, number: true, value: ({ count }) => whole(count) },
        { key: 'here', title: words.mark, show: (bin) => (holds(bin, own) ? words.here : '') },
      ]}
    />
  );
  return <Chart label={label} option={option} table={table} />;
}
