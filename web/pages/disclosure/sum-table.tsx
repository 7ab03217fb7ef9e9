import type { client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { PlainTable } from '../../ui/table.tsx';
import type { Column } from '../../ui/column.ts';
import { publicWords } from './public-words.ts';
import { day, whole } from '../../ui/cell.ts';

type Sum = Awaited<ReturnType<typeof client.disclosure.public.overview>>['sums'][number];

/** Disclosed sums by district, each carrier with its coverage. */
export function SumTable({ label, sums }: { readonly label: string; readonly sums: readonly Sum[] }) {
  const words = usePageWords(publicWords);
  const { words: all, format } = useLanguage();
  const columns: Column<Sum>[] = [
    { key: 'name', title: words.district, show: ({ name }) => name },
    { key: 'buildings', title: words.count, number: true, value: ({ buildings }) => whole(buildings) },
    { key: 'area', title: words.area, number: true, value: ({ floorArea }) => ({ value: floorArea, unit: 'm2' }) },
    {
      key: 'energy',
      title: words.energy,
      value: ({ carriers }) =>
        carriers
          .map(
            ({ carrier, value, unit, coverage }) =>
              `${all.carrier[carrier]} ${format.quantity(value, unit)} ${all.figure.coverage(format.share(coverage))}`,
          )
          .join(format.pause),
      number: true,
      show: ({ carriers }) =>
        carriers.length === 0
          ? format.none
          : carriers.map(({ carrier, value, unit, coverage }) => (
              <div key={carrier}>
                {all.carrier[carrier]} {format.quantity(value, unit)}{' '}
                <small className="yd-quiet">{all.figure.coverage(format.share(coverage))}</small>
              </div>
            )),
    },
    { key: 'at', title: words.at, value: ({ issuedAt }) => day(issuedAt) },
  ];
  return <PlainTable label={label} columns={columns} rows={sums} rowKey={({ code }) => code} />;
}
