import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { share, whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { factorText, tonnes, type Inventory } from './answer.ts';
import { groupings, type CarbonAddress } from './address.ts';
import { carbonWords } from './words.ts';

type Row = Inventory['rows'][number];

/** The maximum number of rows shown; in a larger city, buildings are viewed district by district. */
const mostRows = 5000;

/** The rows of the inventory by district, use or building, each kilogram and each use opening. */
export function RowsTab({
  at,
  region,
  known,
  go,
}: {
  readonly at: CarbonAddress;
  readonly region: string;
  readonly known: { readonly knownAt?: string };
  readonly go: Go<CarbonAddress>;
}) {
  const words = usePageWords(carbonWords);
  const input = { region, year: at.year, basis: at.basis, by: at.by, limit: mostRows, ...known };
  const query = useQuery(api.carbon.inventory.queryOptions({ input }));
  return (
    <>
      <Pick
        label={words.rowsBy}
        value={at.by}
        options={groupings.map((value) => ({ value, label: words.by[value] }))}
        onPick={(by) => go({ by })}
      />
      <ProblemView error={query.error} again={query.refetch} />
      {query.data === undefined ? query.isPending ? <Loading /> : null : <RowsTable rows={query.data.rows} at={at} />}
    </>
  );
}

function RowsTable({ rows, at }: { readonly rows: readonly Row[]; readonly at: CarbonAddress }) {
  const { words: own } = useLanguage();
  const words = usePageWords(carbonWords);
  const columns: Column<Row>[] = [
    {
      key: 'key',
      title: words.by[at.by],
      show: (row) => <RowName row={row} at={at} />,
      value: ({ name, key }) => name ?? key ?? words.notKnown,
    },
    { key: 'carrier', title: words.energy, value: ({ carrier }) => own.carrier[carrier] },
    {
      key: 'use',
      title: words.use,
      number: true,
      show: ({ use }) => <Figure of={{ value: use.value, unit: use.unit, figure: use.figure }} />,
      value: ({ use }) => ({ value: use.value, unit: use.unit }),
    },
    { key: 'coverage', title: words.coverage, number: true, value: ({ use }) => share(use.coverage) },
    {
      key: 'certificates',
      title: words.of.certificatesKwh,
      number: true,
      hidden: at.basis === 'location',
      value: ({ certificatesKwh }) => (certificatesKwh === undefined ? undefined : { value: certificatesKwh, unit: 'kWh' }),
    },
    { key: 'factor', title: words.of.factor, number: true, value: ({ factor }) => factorText(factor) },
    {
      key: 'ofYear',
      title: words.ofYear,
      value: ({ factor }) => (factor?.year === undefined || factor.year === null ? undefined : String(factor.year)),
    },
    {
      key: 'status',
      title: words.verification,
      value: ({ factor }) => (factor === null ? null : (words.statuses[factor.status] ?? factor.status)),
    },
    {
      key: 'kg',
      title: words.of.kg,
      number: true,
      show: ({ kg, figure }) => <Figure of={tonnes(kg, figure)} />,
      value: ({ kg }) => tonnes(kg),
    },
    { key: 'buildings', title: words.buildings, number: true, value: ({ buildings }) => whole(buildings) },
  ];
  return (
    <div className="yd-scroll">
      <PlainTable
        label={words.rows}
        columns={columns}
        rows={rows}
        rowKey={({ key, carrier, factor }) => `${key ?? ''} ${carrier} ${factor?.id ?? ''}`}
      />
    </div>
  );
}

/** A district and a building each link to their own page. */
function RowName({ row: { key, name }, at }: { readonly row: Row; readonly at: CarbonAddress }) {
  const words = usePageWords(carbonWords);
  if (key === null) return words.notKnown;
  if (at.by === 'building')
    return (
      <Link to="/buildings/$building" params={{ building: key }} search={{ year: at.year }}>
        {name}
      </Link>
    );
  if (at.by === 'use') return name;
  return (
    <Link to="/carbon" search={{ region: key, year: at.year, basis: at.basis }}>
      {name}
    </Link>
  );
}
