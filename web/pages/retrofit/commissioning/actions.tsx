import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { day, share, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { SearchField } from '../../../ui/search-field.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { AddAction } from './add-action.tsx';
import { readCommissioning } from './address.ts';
import { StartAdvice } from './start-advice.tsx';
import { RepairText, useRepairText } from './repair-text.tsx';
import { commissioningPageWords } from './words.ts';

const StrategiesPanel = lazy(async () => ({ default: (await import('./strategies-panel.tsx')).StrategiesPanel }));
const ProgrammePanel = lazy(async () => ({ default: (await import('./programme-panel.tsx')).ProgrammePanel }));
const DuePanel = lazy(async () => ({ default: (await import('./due-panel.tsx')).DuePanel }));

type Row = Awaited<ReturnType<typeof client.commissioning.effects>>['actions'][number];

/** What was done to the equipment of buildings and the savings since: of a place, a building, or all. */
export function CommissioningPage() {
  const words = usePageWords(commissioningPageWords);
  const [at, go] = useAddress(readCommissioning);
  const edits = may(useMe(), 'edit');
  const { region, building, episode, strategy, kind, carrier, equipment } = at;
  const asked = { ...(region !== undefined && { region }), ...(building !== undefined && { building }), ...useKnownAt() };
  const query = useQuery({ ...api.commissioning.effects.queryOptions({ input: asked }), placeholderData: keepPreviousData });
  return (
    <>
      <PageHeader title={words.term.commissioning} below={words.below}>
        <AsOfPicker />
      </PageHeader>
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.term.commissioning}>
        <PlacePick label={words.label.place} value={region} none={words.whole} onPick={(code) => go({ region: code })} />
        <SearchField label={words.label.building} text={building} onSearch={(code) => go({ building: code })} />
      </div>
      {edits ? (
        <AddAction
          key={`${building ?? ''} ${episode} ${strategy ?? ''}`}
          building={building ?? ''}
          episode={episode}
          strategy={strategy === undefined ? null : { figure: strategy, kind, carrier, equipment: equipment ?? '' }}
        />
      ) : null}
      <Panel title={words.list}>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isPending ? <Loading /> : null}
        {query.data === undefined ? null : (
          <div aria-busy={query.isPlaceholderData}>
            {query.data.actions.length === 0 ? <p className="yd-quiet">{words.none}</p> : <Actions rows={query.data.actions} />}
          </div>
        )}
      </Panel>
      <Suspense fallback={<Loading />}>
        {building === undefined ? <ProgrammePanel region={region} /> : <StrategiesPanel key={building} building={building} />}
        <DuePanel region={region} building={building} />
      </Suspense>
      {building === undefined ? null : <StartAdvice key={building} building={building} />}
    </>
  );
}

function Actions({ rows }: { readonly rows: readonly Row[] }) {
  const words = usePageWords(commissioningPageWords);
  const { words: own } = useLanguage();
  const repairText = useRepairText();
  const columns: Column<Row>[] = [
    {
      key: 'action',
      title: words.term.action,
      value: ({ action }) => action,
      show: ({ id, action }) => (
        <Link to="/commissioning/$action" params={{ action: String(id) }} search={{}}>
          {action}
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
    { key: 'on', title: words.term.on, value: ({ on }) => day(on) },
    { key: 'carrier', title: words.label.carrier, value: ({ carrier }) => own.carrier[carrier] },
    {
      key: 'saved',
      title: words.term.saved,
      number: true,
      value: ({ total }) => ({ value: total.value, unit: total.unit }),
      show: ({ total }) => <Figure of={{ value: total.value, unit: total.unit, figure: total.figure }} />,
    },
    { key: 'low', title: words.intervalLow, number: true, value: ({ total }) => ({ value: total.low, unit: total.unit }) },
    { key: 'high', title: words.intervalHigh, number: true, value: ({ total }) => ({ value: total.high, unit: total.unit }) },
    { key: 'verdict', title: words.label.verdict, value: ({ verdict }) => words.verdict[verdict] },
    { key: 'days', title: words.term.daysCounted, number: true, value: ({ total }) => whole(total.days) },
    { key: 'coverage', title: words.label.coverage, number: true, term: 'coverage', value: ({ total }) => share(total.coverage) },
    {
      key: 'episode',
      title: words.term.episode,
      value: ({ repaired }) => (repaired === null ? undefined : repairText(repaired)),
      show: ({ repaired }) => (repaired === null ? null : <RepairText of={repaired} />),
    },
  ];
  return (
    <>
      <PlainTable label={words.list} columns={columns} rows={rows} rowKey={({ id }) => String(id)} />
      <p className="yd-quiet">{words.first}</p>
    </>
  );
}
