import type { client } from '../../../api.ts';
import { useFormat, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { useSay, type Bilingual } from './facts.ts';
import { ClauseLink } from './rule.tsx';
import { signs } from './signs.ts';
import { policyWords } from './words.ts';

type Figures = Awaited<ReturnType<typeof client.policy.targets>>;
type Target = Figures['targets'][number];
type Baseline = Figures['baselines'][number];
type Task = Awaited<ReturnType<typeof client.policy.tasks>>['tasks'][number];

function useFigure(): (of: Pick<Target, 'comparator' | 'value' | 'unit'>) => string {
  const { format } = useLanguage();
  return ({ comparator, value, unit }) => `${signs[comparator]}${typeof value === 'number' ? format.quantity(value, unit) : String(value)}`;
}

const clauseOf = ({ document, clause, id }: { readonly document: string; readonly clause: string; readonly id: string }) => (
  <ClauseLink document={document} clause={clause} rule={id} />
);

/** What a document sets. */
export function useTargetColumns(): Column<Target>[] {
  const { targets } = usePageWords(policyWords);
  const { format } = useLanguage();
  const [say, figure] = [useSay(), useFigure()];
  const doubt = (one: Bilingual | null) => (one === null ? null : <div className="yd-quiet yd-small">{say(one)}</div>);
  return [
    {
      key: 'name',
      title: targets.name,
      width: 260,
      show: (one) => (
        <>
          {say(one.name)}
          {doubt(one.doubt)}
        </>
      ),
    },
    { key: 'figure', title: targets.figure, number: true, show: figure },
    { key: 'scope', title: targets.scope, show: ({ scope }) => scope },
    { key: 'kind', title: targets.kind, width: 80, show: ({ kind }) => targets.kinds[kind] },
    { key: 'mode', title: targets.mode, width: 96, show: ({ mode }) => targets.modes[mode] },
    {
      key: 'base',
      title: targets.base,
      show: ({ base, unit }) =>
        base === undefined ? null : `${base.year}${base.value === undefined ? '' : `${format.colon}${format.quantity(base.value, unit)}`}`,
    },
    { key: 'due', title: targets.due, show: ({ due }) => (due === null ? <span className="yd-none">{targets.noDue}</span> : String(due)) },
    { key: 'clause', title: targets.clause, show: clauseOf },
    { key: 'quote', title: targets.quote, show: ({ quote }) => quote },
  ];
}

/** What a document reports. */
export function useBaselineColumns(): Column<Baseline>[] {
  const { targets } = usePageWords(policyWords);
  const [say, figure] = [useSay(), useFigure()];
  return [
    { key: 'name', title: targets.name, show: ({ name }) => say(name) },
    { key: 'figure', title: targets.figure, number: true, show: figure },
    { key: 'scope', title: targets.scope, show: ({ scope }) => scope },
    { key: 'year', title: targets.year, show: ({ year }) => year },
    { key: 'clause', title: targets.clause, show: clauseOf },
    { key: 'quote', title: targets.quote, show: ({ quote }) => quote },
  ];
}

/** What a document assigns. */
export function useTaskColumns(): Column<Task>[] {
  const format = useFormat();
  const { targets } = usePageWords(policyWords);
  const none = <span className="yd-none">{targets.noUnits}</span>;
  return [
    { key: 'task', title: targets.task, show: ({ title }) => title },
    { key: 'units', title: targets.units, show: ({ units }) => (units.length === 0 ? none : units.join(format.and)) },
    { key: 'counties', title: targets.counties, show: ({ counties }) => counties.join(format.and) },
    { key: 'due', title: targets.due, show: ({ due }) => due ?? <span className="yd-none">{targets.noDue}</span> },
    { key: 'clause', title: targets.clause, show: clauseOf },
  ];
}
