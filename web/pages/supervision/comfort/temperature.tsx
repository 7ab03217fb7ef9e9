import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { readTemperature } from './address.ts';
import { controlWords } from './control-words.ts';
import { KeptPanel } from './kept-panel.tsx';
import { comfortPageWords } from './words.ts';

type Inspection = Awaited<ReturnType<typeof client.comfort.inspections.list>>['inspections'][number];
type Season = Awaited<ReturnType<typeof client.comfort.seasons.list>>['seasons'][number];

const ControlView = lazy(async () => ({ default: (await import('./control-view.tsx')).ControlView }));

/** Indoor temperature of public buildings: what is measured in rooms, inspections on the spot, and the seasons by which they are judged. */
export function TemperaturePage() {
  const words = usePageWords(comfortPageWords);
  const { views } = usePageWords(controlWords);
  const [at, go] = useAddress(readTemperature);
  const inspects = may(useMe(), 'inspect');
  const control = () => (
    <Suspense fallback={<Loading />}>
      <ControlView />
    </Suspense>
  );
  return (
    <>
      <PageHeader title={words.label.title} below={words.below}>
        {inspects ? (
          <Link to="/temperature/inspect" search={{}}>
            {words.inspect}
          </Link>
        ) : null}
      </PageHeader>
      {inspects ? <KeptPanel /> : null}
      <Tabs
        label={views.label}
        active={at.view}
        onChoose={(view) => go({ view: view === 'control' ? undefined : view })}
        tabs={[
          { key: 'control', label: views.control, show: control },
          { key: 'inspections', label: views.inspections, show: () => <InspectionsPanel /> },
          { key: 'seasons', label: views.seasons, show: () => <SeasonsPanel /> },
        ]}
      />
    </>
  );
}

function InspectionsPanel() {
  const words = usePageWords(comfortPageWords);
  const query = useQuery(api.comfort.inspections.list.queryOptions({ input: {} }));
  return (
    <Panel title={words.inspections}>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : <Inspections rows={query.data.inspections} total={query.data.total} />}
    </Panel>
  );
}

function Inspections({ rows, total }: { readonly rows: readonly Inspection[]; readonly total: number }) {
  const words = usePageWords(comfortPageWords);
  const format = useFormat();
  if (rows.length === 0) return <p className="yd-quiet">{words.none}</p>;
  const first = ({ acts }: Inspection): string => (acts[0]?.kind === 'inspect' ? acts[0].detail.at : '');
  const columns: Column<Inspection>[] = [
    {
      key: 'inspection',
      title: words.term.inspection,
      value: ({ id }) => id,
      show: ({ id }) => (
        <Link to="/temperature/inspections/$inspection" params={{ inspection: String(id) }} search={{}}>
          {String(id)}
        </Link>
      ),
    },
    {
      key: 'building',
      title: words.label.building,
      value: ({ building }) => building,
      show: ({ building }) => (
        <Link to="/buildings/$building" params={{ building }} search={{}}>
          {building}
        </Link>
      ),
    },
    { key: 'at', title: words.measuredAt, value: (one) => first(one), show: (one) => format.instant(first(one)) },
    { key: 'verdict', title: words.label.verdict, value: ({ verdict }) => words.verdict[verdict] },
    { key: 'state', title: words.label.state, value: ({ state }) => words.state[state] },
    { key: 'due', title: words.term.due, value: ({ due }) => due },
  ];
  return <PlainTable<Inspection> label={words.inspections} columns={columns} rows={rows} total={total} rowKey={({ id }) => String(id)} />;
}

function SeasonsPanel() {
  const words = usePageWords(comfortPageWords);
  const states = may(useMe(), 'settings');
  const { nameOf } = usePlaces();
  const query = useQuery(api.comfort.seasons.list.queryOptions());
  const days = ({ from, to }: Season['heating']): string => `${from}:${to}`;
  const columns: Column<Season>[] = [
    { key: 'region', title: words.label.place, value: ({ region }) => nameOf(region) },
    { key: 'heating', title: words.season.heating, value: ({ heating }) => days(heating) },
    { key: 'cooling', title: words.season.cooling, value: ({ cooling }) => days(cooling) },
    { key: 'tolerance', title: words.term.tolerance, number: true, value: ({ tolerance }) => tolerance },
  ];
  const seasons = query.data?.seasons ?? [];
  return (
    <Panel title={words.seasons}>
      <div className="yd-stack">
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data !== undefined && seasons.length === 0 ? <p className="yd-quiet">{words.noSeason}</p> : null}
        {seasons.length === 0 ? null : (
          <ShortTable<Season> label={words.seasons} columns={columns} rows={seasons} rowKey={({ region }) => region} />
        )}
        {states && query.data !== undefined ? <SetSeason seasons={seasons} /> : null}
      </div>
    </Panel>
  );
}

/** The write replaces the days of the place as shown in the table above. */
function seenOf(seasons: readonly Season[], region: string | undefined): { seen?: number } {
  const shown = seasons.find((one) => one.region === region);
  return shown === undefined ? {} : { seen: shown.version };
}

function SetSeason({ seasons }: { readonly seasons: readonly Season[] }) {
  const words = usePageWords(comfortPageWords);
  const [region, setRegion] = useState<string>();
  const [heating, setHeating] = useState('11-15:03-15');
  const [cooling, setCooling] = useState('06-01:09-30');
  const [tolerance, setTolerance] = useState('0');
  const set = useMutation({
    mutationFn: () =>
      client.comfort.seasons.set({ region: region ?? '', heating, cooling, tolerance: Number(tolerance), ...seenOf(seasons, region) }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.comfort.key() }),
  });
  const text = (label: string, value: string, change: (typed: string) => void) => (
    <Field label={label}>{(ids) => <Input {...ids} value={value} maxLength={40} onChange={({ target }) => change(target.value)} />}</Field>
  );
  return (
    <form
      aria-label={words.setSeason}
      onSubmit={(event) => {
        event.preventDefault();
        set.mutate();
      }}
    >
      <div className="yd-row">
        <PlacePick label={words.label.place} value={region} none={words.label.choose} onPick={setRegion} />
        {text(words.season.heating, heating, setHeating)}
        {text(words.season.cooling, cooling, setCooling)}
        {text(words.term.tolerance, tolerance, setTolerance)}
        <Button htmlType="submit" disabled={region === undefined} loading={set.isPending}>
          {words.setSeason}
        </Button>
      </div>
      <p className="yd-quiet">{words.seasonHint}</p>
      <ProblemView error={set.error} />
    </form>
  );
}
