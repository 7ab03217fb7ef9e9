import { useQuery } from '@tanstack/react-query';
import { api } from '../../api.ts';
import type { client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import { textIn, useAddress, wordIn } from '../../ui/address.ts';
import { PageHeader } from '../../ui/page-header.tsx';
import { Pick } from '../../ui/pick.tsx';
import { PlacePick } from '../../ui/place-pick.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable, type Column } from '../../ui/table.tsx';
import { Tabs } from '../../ui/tabs.tsx';
import { useSay, type Bilingual } from './facts.ts';
import { PolicyNav } from './nav.tsx';
import { ClauseLink } from './rule.tsx';
import { policyWords } from './words.ts';

const readTargets = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  document: textIn(given, 'document'),
  tab: wordIn(given, 'tab', ['targets', 'baselines', 'tasks'], 'targets'),
});

type Figures = Awaited<ReturnType<typeof client.policy.targets>>;
type Target = Figures['targets'][number];
type Baseline = Figures['baselines'][number];
type Task = Awaited<ReturnType<typeof client.policy.tasks>>['tasks'][number];

/** Targets, base-year figures and tasks of a document or a place; each is the way to its clause. */
export function TargetsPage() {
  const { targets, documents, ask } = usePageWords(policyWords);
  const [at, go] = useAddress(readTargets);
  const list = useQuery(api.policy.documents.queryOptions({ input: {} }));
  const options = (list.data?.documents ?? []).map(({ code, title }) => ({ value: code, label: `${code} ${title}` }));
  const input = {
    ...(at.document !== undefined && { document: at.document }),
    ...(at.document === undefined && at.region !== undefined && { region: at.region }),
  };
  return (
    <>
      <PageHeader title={targets.title} below={targets.below} />
      <PolicyNav />
      <div className="yd-panel yd-row" role="search" aria-label={targets.title}>
        <PlacePick label={ask.place} value={at.region} onPick={(region) => go({ region, document: undefined })} />
        <Pick
          label={documents.title}
          value={at.document}
          options={options}
          onPick={(document) => go({ document })}
          width={320}
          none={targets.all}
        />
      </div>
      <Tabs
        label={targets.title}
        active={at.tab}
        onChoose={(tab) => go({ tab })}
        tabs={[
          { key: 'targets', label: targets.targets, show: () => <Figures_ input={input} of="targets" /> },
          { key: 'baselines', label: targets.baselines, show: () => <Figures_ input={input} of="baselines" /> },
          { key: 'tasks', label: targets.tasks, show: () => <Tasks input={input} /> },
        ]}
      />
    </>
  );
}

type Input = { readonly document?: string; readonly region?: string };

function Figures_({ input, of }: { readonly input: Input; readonly of: 'targets' | 'baselines' }) {
  const { targets } = usePageWords(policyWords);
  const { data, error, refetch } = useQuery(api.policy.targets.queryOptions({ input }));
  const [targetColumns, baselineColumns] = [useTargetColumns(), useBaselineColumns()];
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  if (of === 'targets') return <PlainTable label={targets.targets} columns={targetColumns} rows={data.targets} rowKey={({ id }) => id} />;
  return <PlainTable label={targets.baselines} columns={baselineColumns} rows={data.baselines} rowKey={({ id }) => id} />;
}

const signs = { '>=': '≥ ', '>': '> ', '<=': '≤ ', '<': '< ', '=': '' } as const;

function useFigure(): (of: Pick<Target, 'comparator' | 'value' | 'unit'>) => string {
  const { format } = useLanguage();
  return ({ comparator, value, unit }) => `${signs[comparator]}${typeof value === 'number' ? format.quantity(value, unit) : String(value)}`;
}

const clauseOf = ({ document, clause, id }: { readonly document: string; readonly clause: string; readonly id: string }) => (
  <ClauseLink document={document} clause={clause} rule={id} />
);

function useTargetColumns(): Column<Target>[] {
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
        base === undefined ? null : `${base.year}${base.value === undefined ? '' : `：${format.quantity(base.value, unit)}`}`,
    },
    { key: 'due', title: targets.due, show: ({ due }) => (due === null ? <span className="yd-none">{targets.noDue}</span> : String(due)) },
    { key: 'clause', title: targets.clause, show: clauseOf },
    { key: 'quote', title: targets.quote, show: ({ quote }) => quote },
  ];
}

function useBaselineColumns(): Column<Baseline>[] {
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

function Tasks({ input }: { readonly input: Input }) {
  const { targets } = usePageWords(policyWords);
  const { data, error, refetch } = useQuery(api.policy.tasks.queryOptions({ input }));
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  const none = <span className="yd-none">{targets.noUnits}</span>;
  const columns: Column<Task>[] = [
    { key: 'task', title: targets.task, show: ({ title }) => title },
    { key: 'units', title: targets.units, show: ({ units }) => (units.length === 0 ? none : units.join('、')) },
    { key: 'counties', title: targets.counties, show: ({ counties }) => counties.join('、') },
    { key: 'due', title: targets.due, show: ({ due }) => due ?? <span className="yd-none">{targets.noDue}</span> },
    { key: 'clause', title: targets.clause, show: clauseOf },
  ];
  return <PlainTable label={targets.tasks} columns={columns} rows={data.tasks} rowKey={({ id }) => id} />;
}
