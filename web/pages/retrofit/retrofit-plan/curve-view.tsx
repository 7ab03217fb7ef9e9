import { Button } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { share } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { ShownPlan } from './answers.ts';
import { numberOf } from './limit-table.tsx';
import { statusText } from './status-text.ts';
import { planPageWords } from './words.ts';

type Point = Awaited<ReturnType<typeof client.retrofitPlan.curve>>['points'][number];

const counts = ['3', '5', '11', '21'] as const;
const [least, most] = [0.5, 1.5];

/** Shares of the money from one half to one and a half. @example sharesOf(3) // [0.5, 1, 1.5] */
const sharesOf = (count: number): number[] =>
  Array.from({ length: count }, (_, at) => Math.round((least + ((most - least) * at) / (count - 1)) * 1e4) / 1e4);

/** Saving against money: the plan's own file solved again, one amount of money after another; the figures are below. */
export function CurveView({ of }: { readonly of: ShownPlan }) {
  const words = usePageWords(planPageWords);
  const [count, setCount] = useState<(typeof counts)[number]>('5');
  const { points, error, begin, end, left } = useCurve(of.plan);
  return (
    <div className="yd-stack">
      <p className="yd-quiet">{words.curveHint}</p>
      <div className="yd-row yd-no-print">
        <Field label={words.curvePoints}>
          {({ id }) => (
            <Choice
              id={id}
              value={count}
              options={counts.map((value) => ({ value, label: value }))}
              onChoose={(value) => setCount(value ?? '5')}
            />
          )}
        </Field>
        {left === 0 ? (
          <Button onClick={() => begin(sharesOf(Number(count)))}>{words.curveBegin}</Button>
        ) : (
          <Button onClick={end}>{words.cancelCurve}</Button>
        )}
      </div>
      <output aria-live="polite">{left === 0 ? '' : words.curveLeft(left)}</output>
      <ProblemView error={error} />
      {points.length === 0 ? null : <Curve points={points} />}
    </div>
  );
}

/** Requests point by point, so that each is shown as soon as it is known, and nothing continues after the view is closed. */
function useCurve(plan: string) {
  const [points, setPoints] = useState<readonly Point[]>([]);
  const [error, setError] = useState<unknown>(null);
  const [left, setLeft] = useState(0);
  const over = useRef<AbortController>(null);
  useEffect(() => () => over.current?.abort(), []);
  const ask = async (shares: readonly number[], signal: AbortSignal) => {
    for (const [at, one] of shares.entries()) {
      setLeft(shares.length - at);
      const told = await client.retrofitPlan.curve({ plan, shares: [one] }, { signal });
      setPoints((before) => [...before, ...told.points]);
    }
  };
  const begin = (shares: readonly number[]) => {
    const control = new AbortController();
    over.current = control;
    setPoints([]);
    setError(null);
    void ask(shares, control.signal)
      .catch((trouble: unknown) => (control.signal.aborted ? undefined : setError(trouble)))
      .finally(() => setLeft(0));
  };
  return { points, error, left, begin, end: () => over.current?.abort() };
}

function Curve({ points }: { readonly points: readonly Point[] }) {
  const words = usePageWords(planPageWords);
  const { format } = useLanguage();
  const option = useMemo(
    () => ({
      grid: { left: 12, right: 24, top: 36, bottom: 36, containLabel: true },
      tooltip: { trigger: 'item' as const },
      legend: { show: false },
      xAxis: { type: 'value' as const, name: words.moneyAxis, nameLocation: 'middle' as const, nameGap: 28, scale: true },
      yAxis: { type: 'value' as const, name: words.savingAxis, scale: true },
      series: [
        {
          type: 'line' as const,
          name: words.savingAxis,
          symbolSize: 8,
          data: points.map(({ money, savingKgce }) => [Number(money) / 1e4, Number(savingKgce)]),
          tooltip: {
            formatter: ({ value }: { readonly value: unknown }) => {
              const [money = 0, saving = 0] = value as readonly number[];
              return `${format.number(money)} ${words.moneyAxis}\n${format.scaled(saving, 'kgce')}`;
            },
          },
        },
      ],
    }),
    [points, words, format],
  );
  return (
    <>
      <Chart label={words.curve} option={option} table={() => <PointTable points={points} />} />
      <PointTable points={points} />
    </>
  );
}

function PointTable({ points }: { readonly points: readonly Point[] }) {
  const words = usePageWords(planPageWords);
  const more = (at: number): number | null => {
    const [before, one] = [points[at - 1], points[at]];
    const money = Number(one?.money) - Number(before?.money);
    return before === undefined || one === undefined || money === 0
      ? null
      : ((Number(one.savingKgce) - Number(before.savingKgce)) / money) * 1e4;
  };
  const columns: Column<Point>[] = [
    { key: 'share', title: words.moneyShare, number: true, value: (one) => share(one.share) },
    { key: 'money', title: words.moneyThere, number: true, value: ({ money }) => numberOf(money) },
    { key: 'used', title: words.moneyUsed, number: true, value: ({ used }) => numberOf(used) },
    { key: 'saving', title: words.savingAxis, number: true, value: ({ savingKgce }) => numberOf(savingKgce) },
    { key: 'more', title: words.perMore, number: true, value: (_, at) => numberOf(more(at)) },
    { key: 'best', title: words.term.best, number: true, value: ({ best }) => numberOf(best) },
    { key: 'bound', title: words.term.bound, number: true, value: ({ bound }) => numberOf(bound) },
    { key: 'chosen', title: words.term.chosen, number: true, value: ({ chosen }) => numberOf(chosen) },
    { key: 'status', title: words.label.state, value: ({ status }) => statusText(words.status, status) },
  ];
  return <PlainTable label={words.curveTable} columns={columns} rows={points} rowKey={(one) => String(one.share)} />;
}
