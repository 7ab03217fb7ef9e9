import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { useAddress } from '../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../ui/as-of.tsx';
import { share, whole } from '../../ui/cell.ts';
import type { Column } from '../../ui/column.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../ui/place-pick.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { YearPick } from '../benchmarking/year-pick.tsx';
import { useSay } from '../policy/facts.ts';
import { ClauseLink } from '../policy/rule.tsx';
import { Fact } from '../savings/fit-facts.tsx';
import { readProgress } from './address.ts';
import { foundWords } from './found-words.ts';
import { poolWords } from './words.ts';

type Progress = Awaited<ReturnType<typeof client.retrofit.progress>>;
type Target = Progress['targets'][number];

/** How far the pool of a place has come in a year: what was accepted, against the targets, and what was verified of the estimates. */
export function RetrofitProgressPage() {
  const words = usePageWords(foundWords);
  const pool = usePageWords(poolWords);
  const known = useKnownAt();
  const { begin } = usePlaces();
  const [at, go] = useAddress(readProgress);
  const region = at.region ?? begin;
  const query = useQuery({
    ...api.retrofit.progress.queryOptions({ input: { region: region ?? '', year: at.year, ...known } }),
    enabled: region !== undefined,
    placeholderData: keepPreviousData,
  });
  return (
    <>
      <PageHeader title={pool.progress} below={words.progress.below}>
        <AsOfPicker />
        <Link to="/retrofit" search={{}}>
          {pool.title}
        </Link>
      </PageHeader>
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.progress.filter}>
        <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code })} />
        <YearPick label={words.label.year} year={at.year} onPick={(year) => go({ year })} />
      </div>
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? query.error === null ? <Loading /> : null : <Shown of={query.data} year={at.year} />}
    </>
  );
}

function Shown({ of: { accepted, verified, targets }, year }: { readonly of: Progress; readonly year: number }) {
  const words = usePageWords(foundWords).progress;
  const { format } = useLanguage();
  const columns = useTargetColumns();
  return (
    <>
      <Panel title={words.accepted}>
        <dl className="yd-facts">
          <Fact name={words.accepted}>{format.count(accepted.projects)}</Fact>
          <Fact name={words.area}>{format.quantity(accepted.area, 'm2')}</Fact>
        </dl>
      </Panel>
      <Panel title={words.targets}>
        {targets.length === 0 ? (
          <p className="yd-quiet">{words.noTargets}</p>
        ) : (
          <PlainTable label={words.targets} columns={columns} rows={targets} rowKey={({ id }) => id} pageSize={100} />
        )}
      </Panel>
      <Panel title={words.verified}>
        <dl className="yd-facts">
          <Fact name={words.verified}>{format.count(verified.projects)}</Fact>
          <Fact name={words.estimated}>{format.quantity(verified.estimated, 'kgce')}</Fact>
          <Fact name={words.saved}>{format.quantity(verified.verified, 'kgce')}</Fact>
          <Fact name={words.ratio}>{verified.ratio === null ? format.none : format.share(verified.ratio)}</Fact>
        </dl>
      </Panel>
      <MeasuresPanel rows={verified.byMeasure} year={year} />
    </>
  );
}

/** What was verified of the estimates, by the measures of the projects. */
function MeasuresPanel({ rows, year }: { readonly rows: Progress['verified']['byMeasure']; readonly year: number }) {
  const words = usePageWords(foundWords).progress;
  const library = useQuery(api.retrofitEstimate.measures.queryOptions({ input: { on: `${year}-12-31` } }));
  const called = (code: string) => library.data?.measures.find(({ measure }) => measure === code)?.name ?? code;
  return (
    <Panel title={words.byMeasure}>
      {rows.length === 0 ? (
        <p className="yd-quiet">{words.noMeasures}</p>
      ) : (
        <PlainTable
          label={words.byMeasure}
          rows={rows}
          rowKey={({ measure }) => measure}
          columns={[
            { key: 'measure', title: words.measure, value: ({ measure }) => called(measure) },
            { key: 'projects', title: words.verified, number: true, value: ({ projects }) => whole(projects) },
            { key: 'estimated', title: words.estimated, number: true, value: ({ estimated: value }) => ({ value, unit: 'kgce' }) },
            { key: 'verified', title: words.saved, number: true, value: ({ verified: value }) => ({ value, unit: 'kgce' }) },
            { key: 'ratio', title: words.ratio, number: true, value: ({ ratio }) => share(ratio) },
          ]}
        />
      )}
    </Panel>
  );
}

function useTargetColumns(): Column<Target>[] {
  const words = usePageWords(foundWords);
  const { format } = useLanguage();
  const say = useSay();
  return [
    { key: 'name', title: words.label.indicator, width: 220, value: ({ name }) => say(name) },
    {
      key: 'goal',
      title: words.term.goal,
      value: ({ value, unit }) => (typeof value === 'number' ? format.quantity(value, unit) : String(value)),
    },
    { key: 'due', title: words.term.due, value: ({ due }) => (due === null ? null : String(due)) },
    { key: 'done', title: words.progress.done, number: true, value: ({ done, unit }) => ({ value: done, unit }) },
    { key: 'gap', title: words.term.gap, number: true, value: ({ gap, unit }) => ({ value: gap, unit }) },
    {
      key: 'lapsed',
      title: words.label.state,
      value: ({ lapsed }) => (lapsed ? words.progress.lapsed : words.progress.running),
      show: ({ lapsed }) => (lapsed ? <span className="yd-tag">{words.progress.lapsed}</span> : words.progress.running),
    },
    {
      key: 'clause',
      title: words.label.clause,
      value: ({ document, clause }) => `${document} ${clause}`,
      show: ({ document, clause, id }) => <ClauseLink document={document} clause={clause} rule={id} />,
    },
  ];
}
