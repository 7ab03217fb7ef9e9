import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { PlainTable } from '../../../ui/table.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { tonnes } from './answer.ts';
import { pathwayPageWords } from './pathway-words.ts';

export type CarbonPath = Awaited<ReturnType<typeof client.pathway.walk>>['paths'][number];

type Year = CarbonPath['years'][number];

/** The years that the documents name. */
const documentYears = [2030, 2035, 2060] as const;

const kgIn = ({ years }: CarbonPath, year: number) => tonnes(years.find((one) => one.year === year)?.kg);

/** Plans side by side: their peak year, their emissions in the years of the documents, and how far they exceed their limits. */
export function ComparedTable({ paths }: { readonly paths: readonly CarbonPath[] }) {
  const words = usePageWords(pathwayPageWords);
  const columns: Column<CarbonPath>[] = [
    { key: 'name', title: words.of.plan, value: ({ name }) => name },
    { key: 'peak', title: words.of.peak, number: true, value: ({ peak }) => (peak === null ? null : String(peak.year)) },
    ...documentYears.map((year): Column<CarbonPath> => ({
      key: String(year),
      title: String(year),
      number: true,
      value: (path) => kgIn(path, year),
    })),
    {
      key: 'gap',
      title: words.of.gap,
      number: true,
      value: ({ limits }) => (limits.length === 0 ? undefined : tonnes(limits.reduce((most, { gap }) => Math.max(most, gap ?? 0), 0))),
    },
  ];
  return <ShortTable label={words.compared} columns={columns} rows={paths} rowKey={({ name }) => name} />;
}

/** What the measures of a plan reduce, year by year. */
export function MeasureTable({ path }: { readonly path: CarbonPath }) {
  const words = usePageWords(pathwayPageWords);
  const measures = path.years[0]?.byMeasure ?? [];
  const columns: Column<Year>[] = [
    { key: 'year', title: words.year, value: ({ year }) => String(year) },
    { key: 'area', title: words.of.area, number: true, value: ({ area }) => ({ value: area, unit: 'm2' }) },
    { key: 'kg', title: 'tCO₂', number: true, value: ({ kg }) => tonnes(kg) },
    ...measures.map(({ id }, at): Column<Year> => ({
      key: `m${id}`,
      title: id,
      number: true,
      value: ({ byMeasure }) => tonnes(byMeasure[at]?.kg),
    })),
  ];
  return (
    <PlainTable label={words.measures(path.name)} columns={columns} rows={path.years} rowKey={({ year }) => String(year)} pageSize={100} />
  );
}

/** The values of the chart: one row per year, one column per plan. */
export function YearTable({ paths, label }: { readonly paths: readonly CarbonPath[]; readonly label: string }) {
  const words = usePageWords(pathwayPageWords);
  const years = [...new Set(paths.flatMap((path) => path.years.map(({ year }) => year)))]
    .toSorted((a, b) => a - b)
    .map((year) => ({ year }));
  const columns: Column<{ readonly year: number }>[] = [
    { key: 'year', title: words.year, value: ({ year }) => String(year) },
    ...paths.map((path, at): Column<{ readonly year: number }> => ({
      key: `p${at}`,
      title: path.name,
      number: true,
      value: ({ year }) => kgIn(path, year),
    })),
  ];
  return <PlainTable label={label} columns={columns} rows={years} rowKey={({ year }) => String(year)} pageSize={100} />;
}
