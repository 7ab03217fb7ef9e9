import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { useEnergyColumn } from './energy.tsx';
import { publicWords } from './public-words.ts';
import { day, whole } from '../../../ui/cell.ts';

type Sum = Awaited<ReturnType<typeof client.disclosure.public.overview>>['sums'][number];

/** What is disclosed of a district, or would be. */
export function useSumColumns<Row extends Omit<Sum, 'issuedAt'>>(): Column<Row>[] {
  const words = usePageWords(publicWords);
  return [
    { key: 'name', title: words.district, show: ({ name }) => name },
    { key: 'buildings', title: words.count, number: true, value: ({ buildings }) => whole(buildings) },
    { key: 'area', title: words.area, number: true, value: ({ floorArea }) => ({ value: floorArea, unit: 'm2' }) },
    useEnergyColumn(words.energy, ({ carriers }) => carriers),
  ];
}

/** Disclosed sums by district, each carrier with its coverage. */
export function SumTable({ label, sums }: { readonly label: string; readonly sums: readonly Sum[] }) {
  const words = usePageWords(publicWords);
  const at: Column<Sum> = { key: 'at', title: words.at, value: ({ issuedAt }) => day(issuedAt) };
  return <PlainTable label={label} columns={[...useSumColumns<Sum>(), at]} rows={sums} rowKey={({ code }) => code} />;
}
