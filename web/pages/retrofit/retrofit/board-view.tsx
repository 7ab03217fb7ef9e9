import './board.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { whole } from '../../../ui/cell.ts';
import { narrowing, type PoolAddress, type RetrofitState, states } from './address.ts';
import type { PoolProject } from './answers.ts';
import { poolWords } from './words.ts';

/** The maximum number of cards in a column; the list has all. */
const mostCards = 12;

type Props = { readonly at: PoolAddress; readonly go: Go<PoolAddress> };

/** A column for each state and a card for each project in it; above it how many projects each county has in each state. */
export function BoardView({ at, go }: Props) {
  const words = usePageWords(poolWords);
  const shown = at.state === '' ? states : [at.state];
  return (
    <>
      <CountiesPanel at={at} go={go} />
      <div className="yd-board" role="group" aria-label={words.view.board} tabIndex={0}>
        {shown.map((state) => (
          <StateColumn key={state} state={state} at={at} go={go} />
        ))}
      </div>
    </>
  );
}

type Row = Awaited<ReturnType<typeof client.retrofit.board>>['rows'][number];

/** How many projects each county has in each state, as of today; clicking a county filters the board. */
function CountiesPanel({ at, go }: Props) {
  const words = usePageWords(poolWords);
  const { nameOf } = usePlaces();
  const input = at.region === undefined ? {} : { region: at.region };
  const { data, error, refetch } = useQuery(api.retrofit.board.queryOptions({ input }));
  const counties = [...Map.groupBy(data?.rows ?? [], ({ region }) => region ?? '')].map(([region, rows]) => ({ region, rows }));
  if (error !== null) return <ProblemView error={error} again={refetch} />;
  if (counties.length < 2) return null;
  const count = (rows: readonly Row[], state: RetrofitState) => rows.find((one) => one.state === state)?.projects;
  return (
    <Panel title={words.board.byCounty}>
      <p className="yd-quiet">{words.board.hint}</p>
      <ShortTable
        label={words.board.byCounty}
        rows={counties}
        rowKey={({ region }) => region}
        columns={[
          {
            key: 'region',
            title: words.field.region,
            value: ({ region }) => (region === '' ? words.place.none : nameOf(region)),
            show: ({ region }) =>
              region === '' ? (
                words.place.none
              ) : (
                <Button type="link" size="small" onClick={() => go({ region })}>
                  {nameOf(region)}
                </Button>
              ),
          },
          ...states.map((state) => ({
            key: state,
            title: words.state[state],
            number: true,
            value: ({ rows }: { readonly rows: readonly Row[] }) => whole(count(rows, state) ?? 0),
          })),
        ]}
      />
    </Panel>
  );
}

function StateColumn({ state, at, go }: Props & { readonly state: RetrofitState }) {
  const words = usePageWords(poolWords);
  const { format } = useLanguage();
  const input = { ...narrowing(at), ...useKnownAt(), state, limit: mostCards };
  const { data, error, refetch } = useQuery(api.retrofit.list.queryOptions({ input }));
  const more = (data?.total ?? 0) - (data?.projects.length ?? 0);
  return (
    <section aria-label={words.state[state]} aria-busy={data === undefined && error === null}>
      <h2>{words.state[state]}</h2>
      <ProblemView error={error} again={refetch} />
      {data === undefined ? null : (
        <p className="yd-quiet">
          {data.total === 0 ? words.board.nothing : words.board.of(format.count(data.total), format.scaledMoney(data.totals.cost))}
        </p>
      )}
      <ul>
        {(data?.projects ?? []).map((one) => (
          <Card key={one.code} of={one} />
        ))}
      </ul>
      {more <= 0 ? null : (
        <Button
          type="link"
          size="small"
          aria-label={`${words.state[state]} ${words.board.more(format.count(more))}`}
          onClick={() => go({ state, view: undefined })}
        >
          {words.board.more(format.count(more))}
        </Button>
      )}
    </section>
  );
}

function Card({ of: { code, name, region, area, cost, year } }: { readonly of: PoolProject }) {
  const { format } = useLanguage();
  const { nameOf } = usePlaces();
  const told = [
    region === null ? null : nameOf(region),
    area === null ? null : format.scaled(area, 'm2'),
    cost === null ? null : format.scaledMoney(cost),
    year === null ? null : String(year),
  ];
  return (
    <li className="yd-card">
      <Link to="/retrofit/projects/$code" params={{ code }} search={{}}>
        {name}
      </Link>
      <div className="yd-quiet yd-small">{told.filter((one) => one !== null).join(' · ')}</div>
    </li>
  );
}
