import { useMemo } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { Column } from '../../../ui/column.ts';
import { BuildingLink } from '../benchmarking/building-link.tsx';
import type { Points } from './points.ts';
import { mapWords } from './map-words.ts';
import { share } from '../../../ui/cell.ts';

type Row = { readonly code: string; readonly index: number };

/** The content of the map as a table: every building with everything that it can be coloured by. */
export function MapTable({ points, year }: { readonly points: Points; readonly year: number }) {
  const { words: all } = useLanguage();
  const words = usePageWords(mapWords);
  const rows = useMemo((): Row[] => points.code.map((code, index) => ({ code, index })), [points]);
  const columns: Column<Row>[] = [
    {
      key: 'name',
      title: words.name,
      show: ({ code, index }) => <BuildingLink code={code} name={points.name[index] ?? code} year={year} />,
      value: ({ code, index }) => points.name[index] ?? code,
    },
    { key: 'code', title: all.table.code, hidden: true, value: ({ code }) => code },
    { key: 'verdict', title: words.verdict, show: ({ index }) => words.verdicts[points.verdict[index] ?? 4] },
    {
      key: 'intensity',
      title: words.intensity,
      number: true,
      value: ({ index }) => ({ value: points.intensity[index] ?? null, unit: points.unit }),
    },
    {
      key: 'coverage',
      title: words.coverage,
      number: true,
      value: ({ index }) => share(points.coverage[index]),
    },
  ];
  return <PlainTable label={words.table} columns={columns} rows={rows} rowKey={({ code }) => code} />;
}
