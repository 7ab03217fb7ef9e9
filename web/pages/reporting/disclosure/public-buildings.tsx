import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress, wordIn } from '../../../ui/address.ts';
import type { Go } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { filtered, pageInput } from '../../../ui/table-address.ts';
import type { TableAddress } from '../../../ui/table-address.ts';
import { ServerTable } from '../../../ui/server-table.tsx';
import type { Column } from '../../../ui/column.ts';
import { Verdict } from '../../../ui/verdict.tsx';
import { readPublic } from './public-address.ts';
import type { Overview } from './public-address.ts';
import { publicWords } from './public-words.ts';
import { day } from '../../../ui/cell.ts';

type Building = Awaited<ReturnType<typeof client.disclosure.public.buildings>>['buildings'][number];

/** The buildings disclosed for a year. */
export function PublicBuildings({ year, districts }: { readonly year: number; readonly districts: Overview['districts'] }) {
  const words = usePageWords(publicWords);
  const { format } = useLanguage();
  const [at, go] = useAddress(readPublic);
  const { district, search, order } = at;
  const sort = wordIn({ sort: at.sort }, 'sort', ['name', 'floorArea', 'intensity'], 'name');
  const input = {
    year,
    sort,
    order,
    ...pageInput(at),
    limit: Math.min(at.size, 200),
    ...(district === undefined ? {} : { district }),
    ...(search === undefined ? {} : { search }),
  };
  const query = useQuery(api.disclosure.public.buildings.queryOptions({ input, placeholderData: keepPreviousData }));
  const narrow = filtered(go);
  return (
    <div className="yd-stack">
      <div className="yd-row" role="search">
        <Field label={words.search}>
          {(ids) => (
            <Input
              {...ids}
              allowClear
              value={search ?? ''}
              onChange={(event) => narrow({ search: event.target.value }, { replace: true })}
            />
          )}
        </Field>
        <Field label={words.district}>
          {({ id }) => (
            <Choice
              id={id}
              value={district}
              none={words.anyDistrict}
              options={districts.map(({ code, name, buildings }) => ({
                value: code,
                label: `${name}${format.aside(format.count(buildings))}`,
              }))}
              onChoose={(chosen) => narrow({ district: chosen })}
            />
          )}
        </Field>
        <div className="yd-quiet">{words.verdictMeans}</div>
      </div>
      <ServerTable
        label={words.buildings}
        columns={useColumns(districts)}
        rows={query.data?.buildings ?? []}
        rowKey={({ code }) => code}
        query={query}
        total={query.data?.total ?? 0}
        at={at}
        go={go as Go<TableAddress>}
        empty={<p>{words.noBuildings}</p>}
      />
    </div>
  );
}

/** The procedure by which the public complains (`knowledge/procedures`). */
const complaint = 'complaint';

/** How a building compares with the disclosed ones of its use; nothing where there are too few. */
function Standing({ of: { peers, use, uses: told } }: { readonly of: Building }) {
  const words = usePageWords(publicWords);
  const { words: all, format } = useLanguage();
  const own = told.find(({ carrier }) => carrier === 'electricity')?.intensity ?? null;
  if (peers === null || use === null || own === null || peers.median <= 0) return null;
  const uses: Readonly<Record<string, string>> = all.use;
  const apart = own / peers.median - 1;
  const far = Math.abs(apart) < 0.005 ? words.atMedian : (apart > 0 ? words.above : words.below)(format.share(Math.abs(apart)));
  const place = words.peers({ count: format.count(peers.count), rank: format.count(peers.rank), use: uses[use] ?? use });
  return <div className="yd-small">{place + far}</div>;
}

function useColumns(districts: Overview['districts']): Column<Building>[] {
  const words = usePageWords(publicWords);
  const open = useQuery({ ...api.cases.open.list.queryOptions(), staleTime: 60_000 }).data;
  const complaints = open?.procedures.some(({ procedure }) => procedure === complaint) === true;
  const { words: all, format } = useLanguage();
  const names = new Map(districts.map(({ code, name }) => [code, name]));
  const uses: Readonly<Record<string, string>> = all.use;
  return [
    {
      key: 'name',
      sort: 'name',
      title: words.name,
      show: (building) => (
        <>
          {building.name} <small className="yd-quiet">{building.code}</small>
          <Standing of={building} />
          {complaints ? (
            <div>
              <Link to="/public/hand-in" search={{ procedure: complaint, region: building.district, place: building.name }}>
                {words.complain}
              </Link>
            </div>
          ) : null}
        </>
      ),
    },
    { key: 'district', title: words.district, show: ({ district }) => names.get(district) ?? district },
    { key: 'use', title: words.use, show: ({ use }) => (use === null ? format.none : (uses[use] ?? use)) },
    { key: 'area', sort: 'floorArea', title: words.area, number: true, value: ({ floorArea }) => ({ value: floorArea, unit: 'm2' }) },
    {
      key: 'intensity',
      sort: 'intensity',
      title: words.intensity,
      term: 'intensity',
      number: true,
      show: ({ uses: told }) => intensityOf(told, format.quantity),
    },
    {
      key: 'energy',
      title: words.energy,
      number: true,
      show: ({ uses: told }) =>
        told.map(({ carrier, value, unit, coverage }) => (
          <div key={carrier}>
            {all.carrier[carrier]} {format.quantity(value, unit)}{' '}
            <small className="yd-quiet">{all.figure.coverage(format.share(coverage))}</small>
          </div>
        )),
    },
    { key: 'verdict', title: words.verdict, term: 'quota', show: (building) => <Judged of={building} /> },
    { key: 'at', title: words.at, value: ({ issuedAt }) => day(issuedAt) },
  ];
}

function intensityOf(uses: Building['uses'], quantity: (value: number | null, unit: string) => string): string {
  const electric = uses.find(({ carrier }) => carrier === 'electricity');
  return quantity(electric?.intensity ?? null, `${electric?.unit ?? 'kWh'}/m2`);
}

function Judged({ of: { verdict, limits } }: { readonly of: Building }) {
  const words = usePageWords(publicWords);
  const { format } = useLanguage();
  if (verdict === null) return <span className="yd-quiet">{words.verdictNone}</span>;
  return (
    <>
      <Verdict verdict={verdict} indicative={false} />
      {limits === null ? null : (
        <div className="yd-quiet">
          {words.limits(format.quantity(limits.corrected, limits.unit), format.quantity(limits.constraint, limits.unit))}
          <div>
            {limits.document} {limits.clause}
          </div>
        </div>
      )}
    </>
  );
}
