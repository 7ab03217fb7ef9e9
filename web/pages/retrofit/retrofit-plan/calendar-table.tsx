import { resourceText, resourceUnit } from '#retrofit/retrofit-plan/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { ShownPlan } from './answers.ts';
import { numberOf } from './limit-table.tsx';
import { planPageWords } from './words.ts';

type Row = {
  readonly year: number;
  readonly region: string;
  readonly projects: number;
  readonly off: number;
  readonly sums: ReadonlyMap<string, number>;
};

/** The columns for each year and county, in addition to the crews. */
const told = ['area', 'costYuan', 'savingKgce'];

const isOff = ({ amounts }: ShownPlan['chosen'][number]): boolean => Object.keys(amounts).some((name) => name.endsWith(':off'));

/** The works of each year by county: how many, how many of them outside the heating season, the crews they need. */
export function CalendarTable({ of }: { readonly of: ShownPlan }) {
  const words = usePageWords(planPageWords);
  const { language } = useLanguage();
  const { nameOf } = usePlaces();
  const crews = [
    ...new Set(of.chosen.flatMap(({ amounts }) => Object.keys(amounts).filter((name) => name.startsWith('crew:')))),
  ].toSorted();
  const resources = [...told, ...crews];
  const columns: Column<Row>[] = [
    { key: 'year', title: words.label.year, value: ({ year }) => String(year) },
    { key: 'place', title: words.label.place, value: ({ region }) => nameOf(region) },
    { key: 'projects', title: words.projects, number: true, value: ({ projects }) => numberOf(projects) },
    { key: 'off', title: words.offSeason, number: true, value: ({ off }) => numberOf(off) },
    ...resources.map((resource): Column<Row> => ({
      key: resource,
      title: resourceText(resource, language),
      number: true,
      value: ({ sums }) => ({ value: sums.get(resource) ?? null, unit: resourceUnit(resource, language) }),
    })),
  ];
  return (
    <PlainTable
      label={words.calendar}
      columns={columns}
      rows={rowsOf(of, resources)}
      rowKey={({ year, region }) => `${year} ${region}`}
      pageSize={100}
    />
  );
}

function rowsOf({ chosen, projects }: ShownPlan, resources: readonly string[]): Row[] {
  const groups = Map.groupBy(chosen, ({ project, year }) => `${year} ${projects[project]?.region ?? ''}`);
  return [...groups.values()]
    .map((some): Row => {
      const sums = resources.flatMap((resource): [string, number][] => {
        const known = some.flatMap(({ amounts }) => (amounts[resource] === undefined ? [] : [Number(amounts[resource])]));
        return known.length === 0 ? [] : [[resource, known.reduce((sum, one) => sum + one, 0)]];
      });
      const [first] = some;
      return {
        year: first?.year ?? 0,
        region: projects[first?.project ?? '']?.region ?? '',
        projects: some.length,
        off: some.filter(isOff).length,
        sums: new Map(sums),
      };
    })
    .toSorted((a, b) => a.year - b.year || (a.region < b.region ? -1 : 1));
}
