import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { instant } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { BuildingLink } from '../benchmarking/building-link.tsx';
import { readWarnings } from './address.ts';
import { warningsPageWords } from './words.ts';

type Episode = Awaited<ReturnType<typeof client.warning.list>>['episodes'][number];

const RulesView = lazy(async () => ({ default: (await import('./rules-view.tsx')).RulesView }));
const TemplatesView = lazy(async () => ({ default: (await import('./templates-view.tsx')).TemplatesView }));
const MonthLink = lazy(async () => ({ default: (await import('./month-link.tsx')).MonthLink }));
const OneEpisode = lazy(async () => ({ default: (await import('./one-episode.tsx')).OneEpisode }));

/** What rules found in the buildings that the reader sees, and the rules. */
export function WarningsPage() {
  const words = usePageWords(warningsPageWords);
  const [at, go] = useAddress(readWarnings);
  const rules = () => (
    <Suspense fallback={<Loading />}>
      <RulesView />
    </Suspense>
  );
  const templates = () => (
    <Suspense fallback={<Loading />}>
      <TemplatesView />
    </Suspense>
  );
  return (
    <>
      <PageHeader title={words.term.title} below={words.below} />
      <Tabs
        label={words.term.title}
        active={at.view}
        tabs={[
          { key: 'episodes', label: words.episodes, show: () => <Episodes /> },
          { key: 'rules', label: words.rules, show: rules },
          { key: 'templates', label: words.templates, show: templates },
        ]}
        onChoose={(view) => go({ view })}
      />
    </>
  );
}

function Episodes() {
  const words = usePageWords(warningsPageWords);
  const { language } = useLanguage();
  const [at, go] = useAddress(readWarnings);
  const { state, rule, building, severity, episode } = at;
  const asked = {
    ...(state !== 'all' && { state }),
    ...(rule !== undefined && { rule }),
    ...(building !== undefined && { building }),
    ...(severity !== 'all' && { severity }),
  };
  const query = useQuery(api.warning.list.queryOptions({ input: { ...asked, limit: 500 } }));
  const rows = query.data?.episodes ?? [];
  const columns: Column<Episode>[] = [
    {
      key: 'id',
      title: words.label.number,
      value: ({ id }) => String(id),
      show: ({ id }) => (
        <Button type="link" onClick={() => go({ episode: id })}>
          {id}
        </Button>
      ),
    },
    { key: 'state', title: words.label.state, value: (row) => words.state[row.state] },
    { key: 'severity', title: words.term.severity, value: (row) => words.severity[row.severity as 'info'] },
    { key: 'name', title: words.label.name, width: 180, value: (row) => row.names[language] },
    { key: 'subject', title: words.label.what, value: ({ subject }) => subject },
    { key: 'building', title: words.label.building, width: 170, value: (row) => row.building ?? undefined, show: buildingCell },
    { key: 'start', title: words.term.opensAt, value: ({ start }) => instant(start) },
    { key: 'end', title: words.term.endsAt, value: ({ end }) => (end === null ? undefined : instant(end)) },
    {
      key: 'stake',
      title: words.term.stake,
      number: true,
      value: ({ stake, stakeUnit }) => (stake === null ? undefined : { value: stake, unit: stakeUnit ?? '' }),
    },
    { key: 'answered', title: words.term.answered, value: ({ acknowledged }) => acknowledged?.by },
  ];
  return (
    <div className="yd-stack">
      <Filters />
      <Suspense fallback={null}>
        <MonthLink building={building} />
      </Suspense>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data !== undefined && rows.length === 0 ? <p>{words.none}</p> : null}
      {episode === 0 ? null : (
        <Suspense fallback={<Loading />}>
          <OneEpisode id={episode} />
        </Suspense>
      )}
      {rows.length === 0 ? null : (
        <PlainTable label={words.episodes} columns={columns} rows={rows} total={query.data?.total} rowKey={({ id }) => String(id)} />
      )}
    </div>
  );
}

function buildingCell({ building, buildingName, start }: Episode) {
  return building === null ? null : <BuildingLink code={building} name={buildingName ?? building} year={Number(start.slice(0, 4))} />;
}

/** The filters of the list: state, severity, rule and building. */
function Filters() {
  const words = usePageWords(warningsPageWords);
  const { language } = useLanguage();
  const [{ state, rule, building, severity }, go] = useAddress(readWarnings);
  const known = useQuery(api.warning.rules.queryOptions()).data?.rules ?? [];
  const rules = known.map(({ id, names }) => ({ value: id, label: names[language] }));
  const severities = (['info', 'warning', 'error'] as const).map((value) => ({ value, label: words.severity[value] }));
  const states = (['open', 'ended', 'withdrawn'] as const).map((value) => ({ value, label: words.state[value] }));
  return (
    <div className="yd-row">
      <Choice
        label={words.label.state}
        value={state === 'all' ? undefined : state}
        none={words.everyState}
        options={states}
        onChoose={(to) => go({ state: to ?? 'all', episode: 0 })}
      />
      <Choice
        label={words.term.severity}
        value={severity === 'all' ? undefined : severity}
        none={words.everySeverity}
        options={severities}
        onChoose={(to) => go({ severity: to ?? 'all', episode: 0 })}
      />
      <Choice label={words.rules} value={rule} none={words.everyRule} options={rules} onChoose={(to) => go({ rule: to, episode: 0 })} />
      <SearchField label={words.label.building} text={building} onSearch={(text) => go({ building: text, episode: 0 })} />
    </div>
  );
}
