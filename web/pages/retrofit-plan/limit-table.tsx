import { limitText, resourceText } from '#retrofit-plan/vocabulary.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Column } from '../../ui/column.ts';
import { PlainTable } from '../../ui/table.tsx';
import type { ShownPlan } from './answers.ts';
import { planPageWords } from './words.ts';

type Limit = ShownPlan['limits'][number];

/** Each limit with what is used of it, what is left or broken, and what one more of it is worth. */
export function LimitTable({ of }: { readonly of: ShownPlan }) {
  const words = usePageWords(planPageWords);
  const { language } = useLanguage();
  const amount = (key: 'used' | 'slack' | 'breach' | 'price', title: string): Column<Limit> => ({
    key,
    title,
    number: true,
    value: (row) => numberOf(row[key]),
  });
  const columns: Column<Limit>[] = [
    { key: 'id', title: words.term.limit, width: 200, value: ({ id }) => limitText(id, language) },
    { key: 'resource', title: words.term.resource, value: ({ resource }) => resourceText(resource ?? '', language) },
    { key: 'amount', title: words.label.total, number: true, value: ({ sense, amount: most }) => `${sense === 'max' ? '≤' : '≥'} ${most}` },
    amount('used', words.term.used),
    amount('slack', words.term.slack),
    amount('breach', words.term.breach),
    amount('price', words.term.price),
    { key: 'raise', title: words.term.raiseBy, width: 240, value: ({ id }) => raised(of, id, words.bringsIn) },
    { key: 'clause', title: words.label.clause, value: ({ clause }) => clause },
  ];
  return <PlainTable label={words.limits} columns={columns} rows={byMatter(of.limits)} rowKey={({ id }) => id} pageSize={20} />;
}

/** What the solver adds for single projects stands after what the scenario asks. */
const byMatter = (limits: ShownPlan['limits']): Limit[] =>
  limits.toSorted((a, b) => Number(/^(?:due|pin|requires):/u.test(a.id)) - Number(/^(?:due|pin|requires):/u.test(b.id)));

/** The least by which a limit alone has to be raised for a project, and which comes in by it. */
function raised({ out, projects }: ShownPlan, id: string, said: (by: string, project: string) => string): string | null {
  const alone = out.flatMap(({ project, addNow }) => {
    const [first, ...others] = addNow ?? [];
    return first?.limit === id && others.length === 0 ? [{ project, by: first.by }] : [];
  });
  const [least] = alone.toSorted((a, b) => Number(a.by) - Number(b.by));
  return least === undefined ? null : said(String(least.by), projects[least.project]?.name ?? least.project);
}

/** An exact amount comes as text; a table sorts numbers. */
export const numberOf = (value: number | string | null) => ({ value: value === null ? null : Number(value), unit: '' });
