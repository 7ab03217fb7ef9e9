import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { readPeriod } from './address.ts';
import type { Period } from './answer.ts';
import { useSumColumns } from './control-lists.tsx';
import { controlWords } from './control-words.ts';
import { PeriodRow, usePeriod } from './period-row.tsx';
import { RuleLine } from './rule-line.tsx';

type Control = Awaited<ReturnType<typeof client.comfort.control>>;
type Room = Control['spaces'][number];

/** The rooms of a building against the rule, most outside first; each linked to its curve and to an inspection of it. */
export function RoomsPage() {
  const words = usePageWords(controlWords);
  const { building: code = '' } = useParams({ strict: false });
  const [at, go] = useAddress(readPeriod);
  const building = useQuery(api.registry.building.queryOptions({ input: { building: code } }));
  const { period, seasons, waiting } = usePeriod(at, building.data?.region ?? undefined);
  const isRange = period.from < period.to;
  const query = useQuery({
    ...api.comfort.control.queryOptions({ input: { building: code, ...period, ...useKnownAt() } }),
    enabled: building.data !== undefined && !waiting && isRange,
  });
  if (building.error !== null) return <TroublePage error={building.error} again={building.refetch} />;
  if (building.data === undefined) return <Loading />;
  const region = building.data.region ?? undefined;
  return (
    <>
      <PageHeader title={`${building.data.name} ${words.control.control}`} below={words.lead}>
        <Link to="/temperature" search={{ ...period, ...(region !== undefined && { region }) }}>
          {words.toCity}
        </Link>
        <Link to="/buildings/$building" params={{ building: code }} search={{ tab: 'indoor' }}>
          {words.control.indoor}
        </Link>
      </PageHeader>
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.control.control}>
        <PeriodRow period={period} seasons={seasons} go={go} />
        <AsOfPicker />
      </div>
      {isRange ? null : (
        <div role="alert" className="yd-missing">
          {words.wrongRange}
        </div>
      )}
      <ProblemView error={query.error} again={query.refetch} />
      {query.isLoading ? <Loading /> : null}
      {query.data === undefined || query.error !== null ? null : <Rooms control={query.data} period={period} />}
    </>
  );
}

function Rooms({ control, period }: { readonly control: Control; readonly period: Period }) {
  const words = usePageWords(controlWords);
  const { format } = useLanguage();
  const { hours, outside, share: part, figure, reason, rule } = control;
  return (
    <Panel title={words.rooms}>
      <RuleLine rule={rule} isSeasonKnown={rule.tolerance !== null} />
      {reason === undefined ? null : <p className="yd-missing">{`${words.control.reason}${format.colon}${words.notJudged[reason]}`}</p>}
      {part === null ? null : (
        <p>
          {words.control.share}
          {format.colon}
          <OpenedText figure={figure} text={format.share(part)} />
          {format.aside(`${words.control.outside} ${format.count(outside)}${format.comma}${words.control.hours} ${format.count(hours)}`)}
        </p>
      )}
      <FindingList findings={control.findings} />
      {control.spaces.length === 0 ? <p className="yd-quiet">{words.noRooms}</p> : <RoomTable control={control} period={period} />}
    </Panel>
  );
}

function RoomTable({ control, period }: { readonly control: Control; readonly period: Period }) {
  const words = usePageWords(controlWords);
  const inspects = may(useMe(), 'inspect');
  const columns: Column<Room>[] = [
    { key: 'room', title: words.term.room, value: ({ space }) => space ?? words.noRoom },
    {
      key: 'point',
      title: words.label.point,
      value: ({ point }) => point,
      show: (one) => (
        <Link to="/trend" search={{ ...period, points: one.point, step: 'hour' }}>
          {one.point}
        </Link>
      ),
    },
    { key: 'share', title: words.control.share, number: true, value: (one) => share(one.share) },
    ...useSumColumns<Room>(),
    { key: 'mean', title: words.control.mean, number: true, value: ({ mean }) => mean },
    { key: 'runs', title: words.runs, value: ({ isRunningKnown }) => (isRunningKnown ? words.runsKnown : words.runsUnknown) },
    ...(inspects ? [{ key: 'inspect', title: words.label.does, press: true, show: (one: Room) => <ToInspection of={one} /> }] : []),
  ];
  return <PlainTable label={words.rooms} columns={columns} rows={control.spaces} rowKey={({ point }) => point} />;

  function ToInspection({ of }: { readonly of: Room }) {
    return (
      <Link to="/temperature/inspect" search={{ building: control.building, ...(of.space !== null && { room: of.space }) }}>
        {words.inspectRoomOf(of.space ?? of.point)}
      </Link>
    );
  }
}
