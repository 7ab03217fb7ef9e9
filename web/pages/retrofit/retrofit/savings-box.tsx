import { useMutation, useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { projectPageWords } from './project-words.ts';
import { poolWords } from './words.ts';

/** The maximum number of buildings searched for baselines. */
const mostBuildings = 20;

/** The figure that verifies a project: the result of a report on a locked baseline of its buildings, in a period. */
export function SavingsBox({
  buildings,
  onFigure,
}: {
  readonly buildings: readonly string[];
  readonly onFigure: (figure: string) => void;
}) {
  const { savings: own } = usePageWords(projectPageWords);
  const { format } = useLanguage();
  const [asked, setAsked] = useState<{ baseline?: string | undefined; from?: string | undefined; to?: string | undefined }>({});
  const found = useQueries({
    queries: buildings.slice(0, mostBuildings).map((building) => api.savings.list.queryOptions({ input: { building } })),
  });
  const baselines = [...new Set(found.flatMap(({ data }) => (data?.baselines ?? []).map(({ baseline }) => baseline)))];
  const report = useMutation({
    mutationFn: (given: { baseline: string; from: string; to: string }) => client.savings.report(given),
    onSuccess: ({ savings }) => onFigure(savings.figure ?? ''),
  });
  const { baseline, from, to } = asked;
  const set = (change: typeof asked) => {
    setAsked({ ...asked, ...change });
    report.reset();
    onFigure('');
  };
  const period = from !== undefined && to !== undefined && baseline !== undefined ? { baseline, from, to } : undefined;
  if (baselines.length === 0 && found.every(({ isPending }) => !isPending)) return <NoBaseline />;
  return (
    <>
      <Field label={own.baseline}>
        {({ id }) => (
          <Choice
            id={id}
            value={baseline}
            none=""
            options={baselines.map((value) => ({ value, label: value }))}
            onChoose={(chosen) => set({ baseline: chosen })}
          />
        )}
      </Field>
      <Field label={own.from}>{(ids) => <DayInput {...ids} value={from} onDay={(day) => set({ from: day })} />}</Field>
      <Field label={own.to}>{(ids) => <DayInput {...ids} value={to} onDay={(day) => set({ to: day })} />}</Field>
      <Button loading={report.isPending} disabled={period === undefined} onClick={() => period !== undefined && report.mutate(period)}>
        {own.take}
      </Button>
      <ProblemView error={report.error} />
      {report.data === undefined ? null : <output>{own.taken(format.scaled(report.data.savings.value, report.data.savings.unit))}</output>}
    </>
  );
}

/** Links to where a baseline is locked. */
function NoBaseline() {
  const { savings: own } = usePageWords(projectPageWords);
  const { label } = usePageWords(poolWords);
  return (
    <p>
      {own.none}{' '}
      <Link to="/savings" search={{}}>
        {label.savings}
      </Link>
    </p>
  );
}
