import { useMemo } from 'react';
import { useQuery } from '@tanstack/react-query';
import { api, type client } from '../../../api.ts';
import { TimeChart } from '../../../chart/time-chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { whole } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { nameIn } from '../../../ui/entry-choice.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useMemberNames } from './member-names.ts';
import { portfolioPageWords } from './words.ts';

type Course = Awaited<ReturnType<typeof client.flexibility.events.progress>>;
type Member = Course['members'][number];

/** Committed power against the shortfall, who answered, the response of each step against its baseline, and each member. */
export function LivePanel({ of }: { readonly of: Course }) {
  const words = usePageWords(portfolioPageWords);
  const { language, format } = useLanguage();
  const { total, steps, zone } = of;
  const { programme } = of.event;
  const known = useQuery({ ...api.knowledge.list.queryOptions({ input: { kind: 'programme', id: programme } }), staleTime: 600_000 });
  const kw = (value: number | null): string | null => (value === null ? null : format.quantity(value, 'kW'));
  const facts = [
    [words.flexibility.portfolio, of.event.portfolio],
    [words.flexibility.programme, nameIn(known.data?.entries.at(-1)?.held, language) ?? programme],
    [words.flexibility.direction, words.direction[of.event.direction]],
    [words.state, words.phase[of.phase]],
    [words.flexibility.committed, kw(of.committedKw)],
    [words.flexibility.withdrawn, of.withdrawnKw === 0 ? null : kw(of.withdrawnKw)],
    [words.flexibility.short, kw(of.shortKw)],
    [words.flexibility.answer, words.answered(of.answers)],
    [words.flexibility.responsePower, kw(total.responseKw) ?? words.nothingMeasured],
    [words.flexibility.due, kw(total.committedKw)],
    [words.flexibility.shortfall, kw(total.shortfallKw)],
  ] as const;
  const lines = useMemo(() => {
    const points = (value: (one: Course['steps'][number]) => number | null) =>
      steps.map((one) => ({ at: Date.parse(one.start), value: value(one) }));
    return [
      { name: words.baselineLine, unit: 'kWh', points: points((one) => one.baselineKwh) },
      { name: words.actualLine, unit: 'kWh', points: points((one) => one.actualKwh) },
      { name: words.responseLine, unit: 'kW', points: points((one) => one.responseKw), shape: 'bar' as const, beside: true },
    ];
  }, [steps, words]);
  const waiting = steps.filter(({ state }) => state === 'waiting').length;
  return (
    <Panel title={words.live}>
      <dl className="yd-facts">
        {facts
          .filter(([, value]) => value !== null)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
      {waiting === 0 ? null : <p role="status">{words.waitingSteps(waiting)}</p>}
      {of.phase === 'before' ? null : (
        <>
          <TimeChart label={words.liveChart} lines={lines} step={of.stepMinutes === 60 ? 'hour' : '15min'} zone={zone} />
          <h3>{words.steps}</h3>
          <StepTable of={of} />
        </>
      )}
      <h3>{words.members}</h3>
      <MemberTable of={of} />
    </Panel>
  );
}

type Measured = Pick<Member, 'baselineKwh' | 'actualKwh' | 'responseKw' | 'shortfallKw'>;

function useMeasured<Row extends Measured>(): Column<Row>[] {
  const { flexibility: of } = usePageWords(portfolioPageWords);
  return [
    { key: 'baseline', title: of.baseline, number: true, value: ({ baselineKwh }) => ({ value: baselineKwh, unit: 'kWh' }) },
    { key: 'actual', title: of.actual, number: true, value: ({ actualKwh }) => ({ value: actualKwh, unit: 'kWh' }) },
    { key: 'response', title: of.responsePower, number: true, value: ({ responseKw }) => ({ value: responseKw, unit: 'kW' }) },
    { key: 'shortfall', title: of.shortfall, number: true, value: ({ shortfallKw }) => ({ value: shortfallKw, unit: 'kW' }) },
  ];
}

function StepTable({ of: { steps, zone } }: { readonly of: Course }) {
  const words = usePageWords(portfolioPageWords);
  const columns: Column<Course['steps'][number]>[] = [
    { key: 'start', title: words.stepStart, value: ({ start }) => ({ at: start, step: '15min', zone }) },
    { key: 'state', title: words.state, value: ({ state }) => words.step[state] },
    { key: 'measured', title: words.measuredMembers, number: true, value: ({ measured }) => whole(measured) },
    { key: 'of', title: words.membersIn, number: true, value: ({ of }) => whole(of) },
    ...useMeasured<Course['steps'][number]>(),
  ];
  return <PlainTable label={words.steps} columns={columns} rows={steps} rowKey={({ start }) => start} />;
}

function MemberTable({ of: { members: rows, event, phase } }: { readonly of: Course }) {
  const words = usePageWords(portfolioPageWords);
  const nameOf = useMemberNames(event.portfolio);
  const measured = useMeasured<Member>();
  const columns: Column<Member>[] = [
    { key: 'building', title: words.member.building, value: ({ building }) => building },
    { key: 'name', title: words.name, value: ({ building }) => nameOf(building) },
    {
      key: 'committed',
      title: words.flexibility.committed,
      number: true,
      value: ({ committedKw }) => ({ value: committedKw, unit: 'kW' }),
    },
    {
      key: 'answer',
      title: words.flexibility.answer,
      value: ({ answer }) => (answer === null ? words.notAnswered : words.answer[answer]),
    },
    { key: 'reason', title: words.flexibility.reason, value: ({ reason }) => reason ?? undefined },
    { key: 'state', title: words.state, value: ({ state }) => words.step[state] },
    ...(phase === 'before' ? [] : [stepsDone(words.flexibility.measuredSteps)]),
    ...(phase === 'before' ? [] : measured).map((column) => (column.key === 'baseline' ? { ...column, show: opened } : column)),
  ];
  return <PlainTable label={words.members} columns={columns} rows={rows} rowKey={({ building }) => building} />;
}

const stepsDone = (title: string): Column<Member> => ({
  key: 'steps',
  title,
  number: true,
  value: ({ measured }) => whole(measured),
});

/** The baseline of a member, which opens to the days behind it. */
const opened = ({ baselineKwh, figure }: Member) =>
  baselineKwh === null || figure === null ? null : <OpenedText figure={figure} text={`${baselineKwh} kWh`} />;
