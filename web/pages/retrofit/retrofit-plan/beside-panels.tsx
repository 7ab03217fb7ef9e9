import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { resourceText, resourceUnit } from '#retrofit/retrofit-plan/vocabulary.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Panel } from '../../../ui/panel.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { ShownPlan } from './answers.ts';
import { besideWords } from './beside-words.ts';
import { differingSettings, type DifferingSetting } from './differing-settings.ts';
import { movedText, movedValue } from './moved-text.ts';
import { usePlanNames } from './plan-names.ts';
import { planPageWords } from './words.ts';

type Moved = Awaited<ReturnType<typeof client.retrofitPlan.check>>['moved'][number];
type Compared = Awaited<ReturnType<typeof client.retrofitPlan.compare>>;

/** Whether a plan's inputs are unchanged, and a comparison with another plan. */
export function BesidePanels(props: ComparePanelProps) {
  return (
    <>
      <CheckPanel of={props.of} />
      <ComparePanel {...props} />
    </>
  );
}

/** Whether what a plan depends on is unchanged; checked on request. */
function CheckPanel({ of }: { readonly of: ShownPlan }) {
  const { plan, projects } = of;
  const { called } = usePlanNames(of);
  const words = usePageWords(planPageWords);
  const { language } = useLanguage();
  const { nameOf } = usePlaces();
  const beside = usePageWords(besideWords);
  const standing = { ...words.why, open: beside.openToChoice };
  const query = useQuery({ ...api.retrofitPlan.check.queryOptions({ input: { plan } }), enabled: false });
  const told = query.data;
  const columns: Column<Moved>[] = [
    { key: 'code', title: words.label.code, value: ({ project }) => project },
    { key: 'name', title: words.label.name, value: ({ project }) => projects[project]?.name ?? project },
    { key: 'what', title: words.term.moved, value: ({ what }) => movedText(what, beside.movedWhat, language, called) },
    { key: 'was', title: words.label.before, value: ({ what, was }) => movedValue(what, was, standing, nameOf) },
    { key: 'now', title: words.label.after, value: ({ what, now }) => movedValue(what, now, standing, nameOf) },
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
  readonly of: ShownPlan;
  readonly other: string | undefined;
  readonly onOther: (plan: string | undefined) => void;
};

/** A comparison with another plan. */
function ComparePanel({ of, other, onOther }: ComparePanelProps) {
  const words = usePageWords(planPageWords);
  const list = useQuery(api.retrofitPlan.list.queryOptions({ input: {} }));
  const options = (list.data?.plans ?? []).filter((one) => one.plan !== of.plan).map((one) => ({ value: one.plan, label: one.plan }));
  return (
    <Panel title={words.compare}>
      <div className="yd-stack">
        <Pick label={words.term.plan} value={other} options={options} onPick={onOther} width={280} none={words.noOther} />
        {other === undefined ? null : <Comparison of={of} b={other} />}
      </div>
    </Panel>
  );
}

function Comparison({ of, b }: { readonly of: ShownPlan; readonly b: string }) {
  const a = of.plan;
  const words = usePageWords(planPageWords);
  const { format, language } = useLanguage();
  const query = useQuery(api.retrofitPlan.compare.queryOptions({ input: { a, b } }));
  const names = usePlanNames(of);
  const beside = useQuery(api.retrofitPlan.show.queryOptions({ input: { plan: b } })).data;
  if (query.data === undefined) return query.error === null ? <Loading /> : <ProblemView error={query.error} again={query.refetch} />;
  const { onlyA, onlyB, moved, totals } = query.data;
  const rows = Object.entries(totals).map(([resource, sums]) => ({ resource, ...sums }));
  const amountOf = ({ resource }: { readonly resource: string }, value: string) => ({
    value: Number(value),
    unit: resourceUnit(resource, language),
  });
  const columns: Column<Compared['totals'][string] & { readonly resource: string }>[] = [
    { key: 'resource', title: words.term.resource, value: ({ resource }) => resourceText(resource, language) },
    { key: 'a', title: a, number: true, value: (one) => amountOf(one, one.a) },
    { key: 'b', title: b, number: true, value: (one) => amountOf(one, one.b) },
    { key: 'difference', title: words.term.difference, number: true, value: (one) => amountOf(one, one.difference) },
  ];
  const nameOf = (project: string): string => of.projects[project]?.name ?? beside?.projects[project]?.name ?? project;
  const named = (some: readonly { readonly project: string }[]): string =>
    some.map(({ project }) => nameOf(project)).join(format.pause) || format.none;
  const way = (one: Compared['moved'][number]): string => {
    const [was, now] = [one.a, one.b].map(({ option }) => names.option(option));
    const years = `${one.a.year} → ${one.b.year}`;
    return was === now ? `${nameOf(one.project)} ${years}` : `${nameOf(one.project)} ${years}${format.aside(`${was} → ${now}`)}`;
  };
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
          <dd>{moved.map(way).join(format.pause) || format.none}</dd>
        </div>
      </dl>
      <PlainTable label={words.compare} columns={columns} rows={rows} rowKey={({ resource }) => resource} />
      {beside === undefined ? null : <Settings a={of} b={beside} />}
    </>
  );
}

/** Different settings: only those in which two scenarios differ. */
function Settings({ a, b }: { readonly a: ShownPlan; readonly b: ShownPlan }) {
  const plan = usePageWords(planPageWords);
  const words = usePageWords(besideWords);
  const { language } = useLanguage();
  const { called } = usePlanNames({
    projects: { ...b.projects, ...a.projects },
    packages: { ...b.packages, ...a.packages },
    limits: [...b.limits, ...a.limits],
  });
  const rows = differingSettings(a.scenario, b.scenario, { language, called });
  if (rows.length === 0) return <p>{words.sameSettings}</p>;
  const columns: Column<DifferingSetting>[] = [
    { key: 'setting', title: plan.term.scenario, value: ({ setting, name }) => (setting === 'limit' ? name : words.setting[setting]) },
    { key: 'a', title: a.plan, value: (one) => one.a },
    { key: 'b', title: b.plan, value: (one) => one.b },
  ];
  return <PlainTable label={words.differing} columns={columns} rows={rows} rowKey={({ setting, name }) => `${setting} ${name}`} />;
}
