import { useQuery } from '@tanstack/react-query';
import type { Language } from '#kernel/finding.ts';
import { resourceText, resourceUnit } from '#retrofit/retrofit-plan/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { ShownPlan } from './answers.ts';
import { moneyWords } from './money-words.ts';
import { usePlanNames } from './plan-names.ts';
import { planPageWords } from './words.ts';

type Change = {
  readonly project: string;
  readonly was: string;
  readonly now: string;
  readonly byHand: boolean;
  /** Of a project that left or joined. */
  readonly amounts: Amounts | undefined;
};

type Compared = Awaited<ReturnType<typeof client.retrofitPlan.compare>>;
type Amounts = Compared['sums']['onlyA'];

/** What a plan that was made from another changed in it: what was moved by hand, and what moved as a result. */
export function ChangesPanel({ of, from }: { readonly of: ShownPlan; readonly from: string }) {
  const words = usePageWords(planPageWords);
  const { format, language } = useLanguage();
  const names = usePlanNames(of);
  const query = useQuery(api.retrofitPlan.compare.queryOptions({ input: { a: from, b: of.plan } }));
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const { onlyA, onlyB, moved, amounts } = query.data;
  const pinned = pinnedIn(of.scenario);
  const change = (project: string, was: string, now: string): Change => ({
    project,
    was,
    now,
    byHand: pinned.has(project),
    amounts: amounts[project],
  });
  const rows = [
    ...onlyB.map(({ project, year }) => change(project, words.pinnedOut, String(year))),
    ...onlyA.map(({ project, year }) => change(project, String(year), words.pinnedOut)),
    ...moved.map(({ project, a, b }) => change(project, placed(a, b, names.option), placed(b, a, names.option))),
  ].toSorted((a, b) => Number(b.byHand) - Number(a.byHand) || (a.project < b.project ? -1 : 1));
  const columns: Column<Change>[] = [
    { key: 'code', title: words.label.code, value: ({ project }) => project },
    { key: 'name', title: words.label.name, value: ({ project }) => of.projects[project]?.name },
    { key: 'was', title: words.label.before, value: ({ was }) => was },
    { key: 'now', title: words.label.after, value: ({ now }) => now },
    amountColumn('costYuan', language),
    amountColumn('savingKgce', language),
    { key: 'why', title: words.label.reason, value: ({ byHand }) => (byHand ? words.byHand : words.withIt) },
  ];
  const withIt = rows.filter(({ byHand }) => !byHand).length;
  return (
    <Panel title={words.changesFrom(from)}>
      <p aria-live="polite">{words.changesCount(format.count(rows.length - withIt), format.count(withIt))}</p>
      <Sums of={query.data} />
      {rows.length === 0 ? null : (
        <PlainTable label={words.changesFrom(from)} columns={columns} rows={rows} rowKey={({ project }) => project} pageSize={20} />
      )}
    </Panel>
  );
}

function amountColumn(resource: keyof Amounts, language: Language): Column<Change> {
  return {
    key: resource,
    title: resourceText(resource, language),
    number: true,
    value: ({ amounts }) =>
      amounts === undefined ? undefined : { value: Number(amounts[resource]), unit: resourceUnit(resource, language) },
  };
}

/**
 * The projects that left and those that joined: how many, their money and the energy that they save; and what changed in total, in which
 * projects count as well that stay with another year or option.
 */
function Sums({ of: { onlyA, onlyB, moved, sums, totals } }: { readonly of: Compared }) {
  const words = usePageWords(moneyWords);
  const { format, language } = useLanguage();
  const scaled = (resource: keyof Amounts, value: string | number): string =>
    format.scaled(Number(value), resourceUnit(resource, language));
  const text = (resource: keyof Amounts, one: Amounts): string => scaled(resource, one[resource]);
  const change = (resource: keyof Amounts) => {
    const { a = '0', b = '0', difference = '0' } = totals[resource] ?? {};
    const by = Number(difference);
    const sign = by > 0 ? '+' : '\u{2212}';
    return {
      was: scaled(resource, a),
      now: scaled(resource, b),
      by: by === 0 ? words.same : `${sign}${scaled(resource, Math.abs(by))}`,
    };
  };
  if (onlyA.length + onlyB.length + moved.length === 0) return null;
  return (
    <>
      {onlyA.length === 0 ? null : (
        <p>{words.left(format.count(onlyA.length), text('costYuan', sums.onlyA), text('savingKgce', sums.onlyA))}</p>
      )}
      {onlyB.length === 0 ? null : (
        <p>{words.joined(format.count(onlyB.length), text('costYuan', sums.onlyB), text('savingKgce', sums.onlyB))}</p>
      )}
      <p>
        {words.total(change('costYuan'), change('savingKgce'))}
        {moved.length === 0 ? null : words.withMoved(format.count(moved.length))}
      </p>
    </>
  );
}

type At = { readonly option: string; readonly year: number };

/** Its year, or with its option if only that changed. */
const placed = (one: At, other: At, called: (option: string) => string): string =>
  one.year === other.year ? `${one.year} ${called(one.option)}` : String(one.year);

/** The projects that the scenario pins. */
function pinnedIn({ pins }: ShownPlan['scenario']): ReadonlySet<string> {
  const named = Array.isArray(pins) ? (pins as readonly { readonly project?: unknown }[]) : [];
  return new Set(named.map(({ project }) => String(project)));
}
