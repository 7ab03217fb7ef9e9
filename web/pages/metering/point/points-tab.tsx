import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, type client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { mostPoints } from '../trend/address.ts';
import { trendWords } from '../trend/words.ts';
import { usePointText } from './point-kind.tsx';

/** The maximum number shown; the list has all. */
const most = 500;

/** The points of a building by room, those of each room linked together to the page of trends. */
export function PointsTab({ building: { code: building }, year }: TabOf) {
  const words = usePageWords(trendWords);
  const format = useFormat();
  const input = { building, limit: most, sort: 'space' as const, ...useKnownAt() };
  const { data, error, refetch } = useQuery(api.point.list.queryOptions({ input }));
  const rooms = [...Map.groupBy(data?.points ?? [], ({ space }) => space)];
  return (
    <Panel title={words.ofBuilding}>
      <ProblemView error={error} again={refetch} />
      {data?.total === 0 ? <p className="yd-quiet">{words.noPoints}</p> : null}
      {data === undefined ? null : (
        <p>
          <Link to="/points" search={{ building }}>
            {words.inList(format.count(data.total))}
          </Link>
        </p>
      )}
      {rooms.map(([space, points]) => (
        <Room key={space ?? ''} space={space ?? words.noRoom} points={points} year={year} />
      ))}
    </Panel>
  );
}

type Row = Awaited<ReturnType<typeof client.point.list>>['points'][number];

/** The points of one room. */
function Room({ space, points, year }: { readonly space: string; readonly points: readonly Row[]; readonly year: number }) {
  const words = usePageWords(trendWords);
  const { name, text } = usePointText();
  const days = { from: `${year}-01-01`, to: `${year + 1}-01-01`, step: 'day' };
  const all = points.slice(0, mostPoints).map(({ code }) => code);
  return (
    <section aria-label={space} className="yd-stack">
      <h3>{space}</h3>
      <p>
        <Link to="/trend" search={{ ...days, points: all.join(',') }}>
          {words.byRoom(space)}
        </Link>
      </p>
      <PlainTable
        label={space}
        rows={points}
        rowKey={({ code }) => code}
        columns={[
          {
            key: 'code',
            title: name('code'),
            value: ({ code }) => code,
            show: (row) => (
              <Link to="/trend" search={{ ...days, points: row.code }}>
                {row.name === null ? row.code : `${row.name} ${row.code}`}
              </Link>
            ),
          },
          { key: 'quantity', title: name('quantity'), show: (row) => text('quantity', row.quantity) },
          { key: 'equipment', title: name('equipment'), show: (row) => text('equipment', row.equipment) },
          { key: 'tag', title: name('tag'), show: (row) => text('tag', row.tag) },
          { key: 'hold', title: name('hold'), show: (row) => row.hold },
        ]}
      />
    </section>
  );
}
