import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { cellText, instant } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { DifferenceOf } from './difference-of.tsx';
import { differenceWords } from './difference-words.ts';

type Between = Awaited<ReturnType<typeof client.settlement.difference>>;
type Moved = Between['members'][number];

/** What differs between two issues of an event: which members changed, by how much and why, each down to its readings. */
export function DifferencePanel({ event, last }: { readonly event: string; readonly last: number }) {
  const words = usePageWords(differenceWords);
  const [issue, setIssue] = useState(last);
  const [against, setAgainst] = useState(last - 1);
  const query = useQuery(api.settlement.difference.queryOptions({ input: { event, issue, against } }));
  const numbers = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, at) => ({ value: String(from + at), label: words.issueNo(from + at) }));
  return (
    <Panel title={words.title}>
      <div className="yd-row">
        <Field label={words.of.issue}>
          {({ id }) => (
            <Choice
              id={id}
              value={String(issue)}
              options={numbers(2, last)}
              onChoose={(value) => {
                const chosen = Number(value ?? last);
                setIssue(chosen);
                setAgainst(Math.min(against, chosen - 1));
              }}
            />
          )}
        </Field>
        <Field label={words.of.against}>
          {({ id }) => (
            <Choice id={id} value={String(against)} options={numbers(1, issue - 1)} onChoose={(value) => setAgainst(Number(value ?? 1))} />
          )}
        </Field>
      </div>
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : <Movements key={`${issue} ${against}`} of={query.data} />}
    </Panel>
  );
}

function Movements({ of }: { readonly of: Between }) {
  const words = usePageWords(differenceWords);
  const { format } = useLanguage();
  const [open, setOpen] = useState<string>();
  const sums = [
    [`${words.of.net}${format.aside(words.of.before)}`, of.netBefore],
    [words.of.net, of.net],
    [words.of.between, of.netDifference],
    [words.of.claimBack, of.claimBack],
  ] as const;
  // readers without access to money see no claim either: lines that look the same to them may differ in money
  const isWhole = of.claimBack !== null;
  const columns = useColumns(open, setOpen);
  if (of.members.length === 0) return <p className="yd-quiet">{isWhole ? words.none : words.noneSeen}</p>;
  return (
    <div className="yd-stack">
      <dl className="yd-facts">
        {sums
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{format.money(value)}</dd>
            </div>
          ))}
      </dl>
      <p className="yd-quiet">{words.learnt(cellText(instant(of.againstKnownAt), format), cellText(instant(of.knownAt), format))}</p>
      <PlainTable label={words.title} columns={columns} rows={of.members} rowKey={({ building }) => building} />
      {open === undefined ? null : <DifferenceOf pair={of} building={open} />}
    </div>
  );
}

function useColumns(open: string | undefined, setOpen: (building: string | undefined) => void): Column<Moved>[] {
  const words = usePageWords(differenceWords);
  const { format } = useLanguage();
  const kwh = (value: number | null | undefined) => ({ value: value ?? null, unit: 'kWh' });
  return [
    {
      key: 'building',
      title: words.building,
      value: ({ building }) => building,
      show: ({ building }) => (
        <Button
          size="small"
          type="link"
          aria-expanded={open === building}
          onClick={() => setOpen(open === building ? undefined : building)}
        >
          {words.open(building)}
        </Button>
      ),
    },
    { key: 'cause', title: words.of.cause, value: ({ causes }) => causes.map((one) => words.cause[one]).join(format.pause) },
    { key: 'status', title: words.of.status, value: ({ now }) => words.status[now.status] },
    {
      key: 'responseBefore',
      title: `${words.flexibility.response}${format.aside(words.of.before)}`,
      number: true,
      value: ({ before }) => kwh(before?.responseKwh),
    },
    { key: 'response', title: words.flexibility.response, number: true, value: ({ now }) => kwh(now.responseKwh) },
    {
      key: 'moneyBefore',
      title: `${words.of.money}${format.aside(words.of.before)}`,
      number: true,
      value: ({ before }) => before?.money ?? null,
      show: ({ before }) => format.money(before?.money ?? null),
    },
    { key: 'money', title: words.of.money, number: true, value: ({ now }) => now.money, show: ({ now }) => format.money(now.money) },
    {
      key: 'difference',
      title: words.of.between,
      number: true,
      value: ({ difference }) => difference,
      show: ({ difference }) => format.money(difference),
    },
  ];
}
