import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { resourceText } from '#retrofit-plan/vocabulary.ts';
import { api, type client } from '../../api.ts';
import { useLanguage, usePageWords } from '../../i18n/language.tsx';
import type { Column } from '../../ui/column.ts';
import { Panel } from '../../ui/panel.tsx';
import { Pick } from '../../ui/pick.tsx';
import { ProblemView } from '../../ui/problem-view.tsx';
import { Loading } from '../../ui/states.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { numberOf } from './limit-table.tsx';
import { planPageWords } from './words.ts';

type Moved = Awaited<ReturnType<typeof client.retrofitPlan.check>>['moved'][number];
type Compared = Awaited<ReturnType<typeof client.retrofitPlan.compare>>;

/** Whether a plan still stands on what it was made of, and another beside it. */
export function BesidePanels(props: ComparePanelProps) {
  return (
    <>
      <CheckPanel plan={props.plan} />
      <ComparePanel {...props} />
    </>
  );
}

/** Whether what a plan rests on is still so; asked for by hand. */
function CheckPanel({ plan }: { readonly plan: string }) {
  const words = usePageWords(planPageWords);
  const query = useQuery({ ...api.retrofitPlan.check.queryOptions({ input: { plan } }), enabled: false });
  const told = query.data;
  const columns: Column<Moved>[] = [
    { key: 'code', title: words.label.code, value: ({ project }) => project },
    { key: 'what', title: words.term.moved, value: ({ what }) => what },
    { key: 'was', title: words.label.before, value: ({ was }) => was },
    { key: 'now', title: words.label.after, value: ({ now }) => now },
  ];
  return (
    <Panel title={words.term.stale}>
      <div className="yd-stack">
        <div>
          <Button loading={query.isFetching} onClick={() => void query.refetch()}>
            {words.check}
          </Button>
        </div>
        <ProblemView error={query.error} />
        {told === undefined ? null : (
          <p aria-live="polite">
            {told.stale ? words.term.stale : words.term.fresh} {words.term.best} {told.objective.was} → {told.objective.now}
          </p>
        )}
        {told === undefined || told.moved.length === 0 ? null : (
          <PlainTable label={words.term.moved} columns={columns} rows={told.moved} rowKey={({ project, what }) => `${project} ${what}`} />
        )}
      </div>
    </Panel>
  );
}

type ComparePanelProps = {
  readonly plan: string;
  readonly other: string | undefined;
  readonly onOther: (plan: string | undefined) => void;
};

/** Another plan beside this one. */
function ComparePanel({ plan, other, onOther }: ComparePanelProps) {
  const words = usePageWords(planPageWords);
  const list = useQuery(api.retrofitPlan.list.queryOptions({ input: {} }));
  const options = (list.data?.plans ?? []).filter((one) => one.plan !== plan).map((one) => ({ value: one.plan, label: one.plan }));
  return (
    <Panel title={words.compare}>
      <div className="yd-stack">
        <Pick label={words.term.plan} value={other} options={options} onPick={onOther} width={280} none={words.noOther} />
        {other === undefined ? null : <Comparison a={plan} b={other} />}
      </div>
    </Panel>
  );
}

function Comparison({ a, b }: { readonly a: string; readonly b: string }) {
  const words = usePageWords(planPageWords);
  const { format, language } = useLanguage();
  const query = useQuery(api.retrofitPlan.compare.queryOptions({ input: { a, b } }));
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const { onlyA, onlyB, moved, totals } = query.data;
  const rows = Object.entries(totals).map(([resource, sums]) => ({ resource, ...sums }));
  const columns: Column<Compared['totals'][string] & { readonly resource: string }>[] = [
    { key: 'resource', title: words.term.resource, value: ({ resource }) => resourceText(resource, language) },
    { key: 'a', title: a, number: true, value: (one) => numberOf(one.a) },
    { key: 'b', title: b, number: true, value: (one) => numberOf(one.b) },
    { key: 'difference', title: words.term.difference, number: true, value: (one) => numberOf(one.difference) },
  ];
  const named = (some: readonly { readonly project: string }[]): string =>
    some.map(({ project }) => project).join(format.pause) || format.none;
  return (
    <>
      <dl className="yd-facts">
        <div>
          <dt>{words.term.onlyFirst}</dt>
          <dd>{named(onlyA)}</dd>
        </div>
        <div>
          <dt>{words.term.onlySecond}</dt>
          <dd>{named(onlyB)}</dd>
        </div>
        <div>
          <dt>{words.term.moved}</dt>
          <dd>{moved.map((one) => `${one.project} ${one.a.year} → ${one.b.year}`).join(format.pause) || format.none}</dd>
        </div>
      </dl>
      <PlainTable label={words.compare} columns={columns} rows={rows} rowKey={({ resource }) => resource} />
    </>
  );
}
