import { useQuery } from '@tanstack/react-query';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress, wordIn } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Tabs } from '../../../ui/tabs.tsx';
import { PolicyNav } from './nav.tsx';
import { useBaselineColumns, useTargetColumns, useTaskColumns } from './target-columns.tsx';
import { policyWords } from './words.ts';

const readTargets = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  document: textIn(given, 'document'),
  tab: wordIn(given, 'tab', ['targets', 'baselines', 'tasks'], 'targets'),
});

/** Targets, base-year figures and tasks of a document or a place; each links to its clause. */
export function TargetsPage() {
  const { targets, documents, ask } = usePageWords(policyWords);
  const [at, go] = useAddress(readTargets);
  const list = useQuery(api.policy.documents.queryOptions({ input: {} }));
  const options = (list.data?.documents ?? []).map(({ code, title }) => ({ value: code, label: title }));
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

function Tasks({ input }: { readonly input: Input }) {
  const { targets } = usePageWords(policyWords);
  const { data, error, refetch } = useQuery(api.policy.tasks.queryOptions({ input }));
  const columns = useTaskColumns();
  if (data === undefined) return error === null ? <Loading /> : <ProblemView error={error} again={refetch} />;
  return <PlainTable label={targets.tasks} columns={columns} rows={data.tasks} rowKey={({ id }) => id} />;
}
