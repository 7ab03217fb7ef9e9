import { Link } from '@tanstack/react-router';
import { inTenThousands } from '#kernel/money-text.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import type { PoolProject } from './answers.ts';
import { poolWords } from './words.ts';

/** The columns of a county's own list. @param nameOf the name of a building */
export function usePoolColumns(buildingNames: Readonly<Record<string, string>>): Column<PoolProject>[] {
  const words = usePageWords(poolWords);
  const { format } = useLanguage();
  const { nameOf } = usePlaces();
  const called = (code: string) => buildingNames[code] ?? code;
  return [
    { key: 'name', title: words.field.name, sort: 'name', value: ({ name }) => name, show: (row) => <Named row={row} /> },
    { key: 'code', title: words.field.code, value: ({ code }) => code, hidden: true },
    {
      key: 'buildings',
      title: words.field.buildings,
      width: 180,
      value: ({ buildings }) => (buildings.length === 0 ? null : buildings.map(called).join(format.pause)),
      show: ({ buildings: [first, ...rest] }) =>
        first === undefined ? (
          <span className="yd-none">{words.label.unknown}</span>
        ) : (
          <Building code={first} name={called(first)} more={rest.length} />
        ),
    },
    { key: 'region', title: words.field.region, sort: 'region', value: ({ region }) => (region === null ? null : nameOf(region)) },
    { key: 'state', title: words.field.state, value: ({ state }) => words.state[state] },
    { key: 'area', title: words.field.area, sort: 'area', number: true, value: ({ area }) => ({ value: area, unit: 'm2' }) },
    {
      key: 'cost',
      title: words.cost,
      sort: 'cost',
      number: true,
      value: ({ cost }) => (cost === null ? null : inTenThousands(cost)),
      show: ({ cost }) => (cost === null ? <span className="yd-none">{format.none}</span> : inTenThousands(cost)),
    },
    { key: 'saving', title: words.field.saving, sort: 'saving', number: true, value: ({ saving }) => ({ value: saving, unit: 'kgce' }) },
    { key: 'year', title: words.field.year, sort: 'year', value: ({ year }) => (year === null ? null : String(year)) },
  ];
}

function Named({ row: { code, name, findings } }: { readonly row: PoolProject }) {
  const { words } = useLanguage();
  return (
    <>
      <Link to="/retrofit/projects/$code" params={{ code }} search={{}}>
        {name}
      </Link>
      <div className="yd-quiet">
        {code}{' '}
        {findings.length === 0 ? null : (
          <span className="yd-tag" title={findings.map(({ detail }) => detail).join('\n')}>
            {words.severity.warning}
          </span>
        )}
      </div>
    </>
  );
}

function Building({ code, name, more }: { readonly code: string; readonly name: string; readonly more: number }) {
  const words = usePageWords(poolWords);
  const { format } = useLanguage();
  return (
    <Link to="/buildings/$building" params={{ building: code }} search={{}}>
      {more === 0 ? name : words.several(name, format.count(more + 1))}
    </Link>
  );
}
