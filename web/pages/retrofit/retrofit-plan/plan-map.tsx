import type { FeatureCollection } from 'geojson';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { stepClasses } from '../../../map/classes.ts';
import { PlaceMap } from '../../../map/map.tsx';
import type { Column } from '../../../ui/column.ts';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { areasOf } from '../../supervision/overview/points.ts';
import type { ShownPlan } from './answers.ts';
import { planPageWords } from './words.ts';

type Placed = Awaited<ReturnType<typeof client.retrofit.map>>['placed'][number];
/** A building of a project of the plan, and the year in which it is done; null if it is out. */
type Of = Placed & { readonly done: number | null };

/** The number of years with a colour of their own; later ones share the last. */
const mostYears = 5;

/** The buildings of a plan's projects by the year in which they are done. */
export function PlanMap({ of }: { readonly of: ShownPlan }) {
  const query = useQuery(api.retrofit.map.queryOptions({ input: { region: of.region } }));
  const placed = useMemo(() => buildingsOf(of, query.data?.placed ?? []), [of, query.data]);
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  return <Drawn of={of} placed={placed} />;
}

function buildingsOf({ chosen, out, left }: ShownPlan, placed: readonly Placed[]): Of[] {
  const years = new Map<string, number | null>(chosen.map(({ project, year }) => [project, year]));
  for (const { project } of [...out, ...left]) years.set(project, null);
  return placed.flatMap((one) => {
    const done = years.get(one.project);
    return done === undefined ? [] : [{ ...one, done }];
  });
}

function Drawn({ of, placed }: { readonly of: ShownPlan; readonly placed: readonly Of[] }) {
  const words = usePageWords(planPageWords);
  const { format } = useLanguage();
  const { mode } = useTheme();
  const navigate = useNavigate();
  const settings = useQuery(api.settings.get.queryOptions({ staleTime: 600_000 }));
  const places = useQuery(api.place.list.queryOptions({ input: { within: of.region, boundary: true }, staleTime: 600_000 }));
  const { tiles: address = '', tilesBy: by = '', mapNumber = '' } = settings.data ?? {};
  const tiles = useMemo(() => (address === '' ? null : { address, by }), [address, by]);
  const areas = useMemo(() => areasOf(places.data?.places ?? []), [places.data]);
  const [first = 0] = of.years;
  const names = useMemo(() => yearNames(of.years, words.term.out, words.andLater), [of.years, words]);
  const classes = useMemo(() => stepClasses(mode, names).filter(({ name }) => name !== ''), [mode, names]);
  const buildings = useMemo(
    () =>
      pointsOf(
        placed,
        ({ done }) => (done === null ? classes.length - 1 : Math.min(done - first, mostYears - 1)),
        ({ name, done }) => `${name}${format.colon}${done === null ? words.term.out : String(done)}`,
      ),
    [placed, classes, first, format, words],
  );
  const open = useCallback((code: string) => void navigate({ to: '/retrofit/projects/$code', params: { code }, search: {} }), [navigate]);
  const without = placed.length - buildings.features.length;
  return (
    <div className="yd-stack">
      {buildings.features.length === 0 ? (
        <p className="yd-quiet">{words.noneOnMap}</p>
      ) : (
        <PlaceMap
          label={words.mapLabel}
          areas={areas}
          buildings={buildings}
          classes={classes}
          tiles={tiles}
          number={mapNumber}
          onPick={open}
          fit={buildings}
          table={() => <TableOf placed={placed} label={words.mapLabel} />}
        />
      )}
      {without === 0 ? null : <p className="yd-quiet">{words.withoutPlace(format.count(without))}</p>}
      {buildings.features.length === 0 ? null : <TableOf placed={placed} label={words.mapList} />}
    </div>
  );
}

/** The names of the map's six classes: five years, and out; unused ones are empty. */
function yearNames(years: readonly number[], out: string, later: (year: string) => string): string[] {
  const steps = Array.from({ length: mostYears }, (_, at) => {
    const year = years[at];
    if (year === undefined) return '';
    return at === mostYears - 1 && years.length > mostYears ? later(String(year)) : String(year);
  });
  return [...steps, out];
}

/** The same next to the map, also for users who do not see it. */
function TableOf({ placed, label }: { readonly placed: readonly Of[]; readonly label: string }) {
  const words = usePageWords(planPageWords);
  const columns: Column<Of>[] = [
    { key: 'code', title: words.label.code, value: ({ project }) => project },
    { key: 'name', title: words.label.name, value: ({ name }) => name },
    { key: 'building', title: words.label.building, value: ({ building }) => building },
    { key: 'year', title: words.label.year, value: ({ done }) => (done === null ? words.term.out : String(done)) },
  ];
  return (
    <PlainTable label={label} columns={columns} rows={placed} rowKey={({ project, building }) => `${project} ${building}`} pageSize={20} />
  );
}

const pointsOf = (placed: readonly Of[], classOf: (one: Of) => number, say: (one: Of) => string): FeatureCollection => ({
  type: 'FeatureCollection',
  features: placed.flatMap((one) =>
    one.longitude === null || one.latitude === null
      ? []
      : [
          {
            type: 'Feature' as const,
            geometry: { type: 'Point' as const, coordinates: [one.longitude, one.latitude] },
            properties: { code: one.project, name: one.name, class: classOf(one), told: say(one) },
          },
        ],
  ),
});
