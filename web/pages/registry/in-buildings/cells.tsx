import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { entityWords } from '../../platform/ledger/words.ts';

/** What every row of a list of entities in buildings has. */
export type RowInBuilding = {
  readonly code: string;
  readonly name: string | null;
  readonly building: string | null;
  readonly buildingName: string | null;
};

/** Code and building as cells with links. @param tab the tab of a building's page that shows its entities */
export const cellsInBuilding = (link: (row: RowInBuilding, children: ReactNode) => ReactNode, tab?: string) => ({
  code: {
    value: ({ code }: RowInBuilding) => code,
    show: (row: RowInBuilding) => (
      <>
        {link(row, row.name ?? row.code)}
        {row.name === null ? null : <div className="yd-quiet">{row.code}</div>}
      </>
    ),
  },
  building: {
    value: ({ building }: RowInBuilding) => building ?? '',
    show: (row: RowInBuilding) => <InBuilding row={row} tab={tab} />,
  },
});

function InBuilding({ row: { building, buildingName }, tab }: { readonly row: RowInBuilding; readonly tab: string | undefined }) {
  const { list } = usePageWords(entityWords);
  if (building === null) return <span className="yd-none">{list.unknown}</span>;
  return (
    <>
      <Link to="/buildings/$building" params={{ building }} search={tab === undefined ? {} : { tab }}>
        {buildingName ?? building}
      </Link>
      {buildingName === null ? null : <div className="yd-quiet">{building}</div>}
    </>
  );
}
