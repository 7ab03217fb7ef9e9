import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { api, type client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { day, instant } from '../../../ui/cell.ts';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { commissioningPageWords } from './words.ts';

type AdviceShown = Awaited<ReturnType<typeof client.commissioning.startAdvice>>;
type StartQuestion = { readonly within: string; readonly day: string | undefined };

/** When to start the plant of a building so that its rooms are right by opening; requested once a band is typed. */
export function StartAdvice({ building }: { readonly building: string }) {
  const words = usePageWords(commissioningPageWords);
  const [question, ask] = useState<StartQuestion | null>(null);
  const known = useKnownAt();
  const input = { building, within: question?.within ?? '', ...(question?.day !== undefined && { day: question.day }), ...known };
  const query = useQuery({ ...api.commissioning.startAdvice.queryOptions({ input }), enabled: question !== null });
  return (
    <Panel title={words.term.startAdvice}>
      <p className="yd-quiet">{words.startBelow}</p>
      <Question ask={ask} />
      <ProblemView error={query.error} again={query.refetch} />
      {query.isLoading ? <Loading /> : null}
      {query.data === undefined ? null : <Advice of={query.data} />}
    </Panel>
  );
}

/** The lower end comes first, the usual way to state a band. */
function Question({ ask }: { readonly ask: (asked: StartQuestion) => void }) {
  const words = usePageWords(commissioningPageWords);
  const [low, setLow] = useState('');
  const [high, setHigh] = useState('');
  const [on, setOn] = useState<string | undefined>();
  const isBand = [low, high].every((text) => /^-?\d{1,3}(?:\.\d{1,2})?$/u.test(text.trim()));
  return (
    <form
      aria-label={words.term.startAdvice}
      className="yd-row yd-row-top yd-no-print"
      onSubmit={(event) => {
        event.preventDefault();
        if (isBand) ask({ within: `${low.trim()}:${high.trim()}`, day: on });
      }}
    >
      <Field label={words.bandLow}>
        {(ids) => <Input {...ids} value={low} inputMode="decimal" maxLength={6} onChange={({ target }) => setLow(target.value)} />}
      </Field>
      <Field label={words.bandHigh}>
        {(ids) => <Input {...ids} value={high} inputMode="decimal" maxLength={6} onChange={({ target }) => setHigh(target.value)} />}
      </Field>
      <Field label={words.term.startDay}>{(ids) => <DayInput {...ids} value={on} onDay={setOn} />}</Field>
      <Button type="primary" htmlType="submit" disabled={!isBand}>
        {words.term.startAdvice}
      </Button>
    </form>
  );
}

function Advice({ of }: { readonly of: AdviceShown }) {
  const words = usePageWords(commissioningPageWords);
  const { format } = useLanguage();
  const { advised, usual, cost, unit, zone } = of;
  const amount = (value: number | null) => format.scaled(value, unit);
  const said = (one: AdviceShown['usual']) =>
    one === null ? format.none : words.beforeOpening(format.instant(one.start, zone), format.count(Math.round(one.lead)));
  return (
    <>
      <dl className="yd-facts">
        <dt>{words.term.opens}</dt>
        <dd>{of.opens === null ? format.none : format.instant(of.opens, zone)}</dd>
        <dt>{words.term.advised}</dt>
        <dd>
          <Figure of={{ value: advised?.lead ?? null, unit: 'min', figure: of.figure }} /> {said(advised)}
        </dd>
        <dt>{words.term.usual}</dt>
        <dd>{said(usual)}</dd>
        <dt>{words.term.usualCost}</dt>
        <dd>{cost === null ? format.none : words.costOfStart(amount(cost.use), amount(cost.extra), format.count(cost.days))}</dd>
      </dl>
      <FindingList findings={of.findings} />
      {of.days.length === 0 ? null : <Mornings of={of} />}
    </>
  );
}

function Mornings({ of: { days, unit, zone } }: { readonly of: AdviceShown }) {
  const words = usePageWords(commissioningPageWords);
  const { format } = useLanguage();
  type Row = AdviceShown['days'][number];
  return (
    <PlainTable
      label={words.mornings}
      rows={days}
      rowKey={(row) => row.day}
      columns={[
        { key: 'day', title: words.label.day, value: (row: Row) => day(row.day) },
        { key: 'started', title: words.term.started, value: (row: Row) => instant(row.started, zone) },
        { key: 'lead', title: words.term.lead, number: true, value: (row: Row) => ({ value: row.lead, unit: 'min' }) },
        {
          key: 'need',
          title: words.term.need,
          number: true,
          value: (row: Row) => ({ value: row.need, unit: 'min' }),
          show: (row: Row) => (row.need === null ? words.term.notReached : `${format.count(row.need)} ${unitSign('min')}`),
        },
        {
          key: 'use',
          title: words.term.usualCost,
          number: true,
          value: (row: Row) => ({ value: row.use, unit, coverage: row.coverage }),
          show: (row: Row) =>
            row.figure === null ? format.quantity(row.use, unit) : <Figure of={{ value: row.use, unit, figure: row.figure }} />,
        },
      ]}
    />
  );
}
