import type { Language } from '#kernel/finding.ts';
import { raiseText, resourceText, resourceUnit } from '#retrofit/retrofit-plan/vocabulary.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { cellText } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { PlainTable } from '../../../ui/table.tsx';
import type { ShownPlan } from './answers.ts';
import { usePlanNames } from './plan-names.ts';
import { planPageWords } from './words.ts';

type Limit = ShownPlan['limits'][number];

/** Each limit with what is used of it, what is left or exceeded, and what one more unit of it is worth. */
export function LimitTable({ of }: { readonly of: ShownPlan }) {
  const words = usePageWords(planPageWords);
  const { language, format } = useLanguage();
  const names = usePlanNames(of);
  const measured = (row: Limit, value: number) => ({ value, unit: resourceUnit(row.resource ?? '', language) });
  const amount = (key: 'used' | 'slack' | 'breach', title: string): Column<Limit> => ({
    key,
    title,
    number: true,
    value: (row) => measured(row, row[key]),
  });
  const chances: Column<Limit> = {
    key: 'chance',
    title: words.term.chance,
    number: true,
    value: ({ chance }) =>
      chance === undefined ? undefined : words.chanceOf(format.share(chance.independent), format.share(chance.common)),
  };
  const columns: Column<Limit>[] = [
    { key: 'id', title: words.term.limit, width: 200, value: ({ id }) => names.limit(id) },
    {
      key: 'resource',
      title: words.term.resource,
      value: ({ id, resource }) => ofWhat(names.limit(id), resourceText(resource ?? '', language)),
    },
    {
      key: 'amount',
      title: words.label.required,
      number: true,
      value: (row) => unbroken(`${row.sense === 'max' ? '≤' : '≥'} ${cellText(measured(row, row.amount), format)}`),
    },
    amount('used', words.term.used),
    amount('slack', words.term.slack),
    ...(of.limits.some(({ breach }) => breach > 0) ? [amount('breach', words.term.breach)] : []),
    ...(of.limits.some(({ chance }) => chance !== undefined) ? [chances] : []),
    { key: 'price', title: words.term.price, number: true, value: ({ price }) => numberOf(price) },
    { key: 'raise', title: words.term.raiseBy, width: 240, value: ({ id }) => raised(of, id, language, words.bringsIn) ?? undefined },
    ...(of.limits.some(({ clause }) => clause !== null)
      ? [{ key: 'clause', title: words.label.clause, value: ({ clause }: Limit) => clause ?? undefined }]
      : []),
  ];
  return <PlainTable label={words.limits} columns={columns} rows={byMatter(of.limits)} rowKey={({ id }) => id} pageSize={20} />;
}

/** The subject of a limit, where its own name does not say so. */
const ofWhat = (limit: string, resource: string): string | undefined => (limit.includes(resource) ? undefined : resource);

/** An amount with its sign and unit stays on one line. */
const unbroken = (text: string): string => text.replaceAll(' ', '\u{A0}');

/** What the solver adds for single projects comes after what the scenario asks; within each, unmet limits come first. */
const byMatter = (limits: ShownPlan['limits']): Limit[] => limits.toSorted((a, b) => orderOf(a) - orderOf(b));

const orderOf = ({ id, breach }: Limit): number => (/^(?:due|pin|requires):/u.test(id) ? 2 : 0) + (breach > 0 ? 0 : 1);

/** The least by which a limit alone would have to be raised for a project, and the project that this brings in. */
function raised(
  { out, projects, limits }: ShownPlan,
  id: string,
  language: Language,
  said: (by: string, project: string) => string,
): string | null {
  const alone = out.flatMap(({ project, addNow }) => {
    const [first, ...others] = addNow ?? [];
    return first?.limit === id && others.length === 0 ? [{ project, by: first.by }] : [];
  });
  const [least] = alone.toSorted((a, b) => a.by - b.by);
  const resource = limits.find((one) => one.id === id)?.resource ?? '';
  return least === undefined ? null : said(raiseText(least.by, resource, language), projects[least.project]?.name ?? least.project);
}

/** An exact amount comes as text; a table sorts numbers. */
export const numberOf = (value: number | string | null) => ({ value: value === null ? null : Number(value), unit: '' });
