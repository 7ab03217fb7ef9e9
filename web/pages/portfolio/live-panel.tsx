import { useMemo } from 'react';
import type { client } from '../../api.ts';
import { TimeChart } from '../../chart/time-chart.tsx';
import { usePageWords } from '../../i18n/language.tsx';
import { whole } from '../../ui/cell.ts';
import type { Column } from '../../ui/column.ts';
import { OpenedText } from '../../ui/figure.tsx';
import { Panel } from '../../ui/panel.tsx';
import { PlainTable } from '../../ui/table.tsx';
import { portfolioPageWords } from './words.ts';

type Course = Awaited<ReturnType<typeof client.flexibility.events.progress>>;
type Member = Course['members'][number];

/** What is committed against what is short, who answered, the response of each step against its baseline, and each member. */
export function LivePanel({ of }: { readonly of: Course }) {
  const words = usePageWords(portfolioPageWords);
  const { total, steps, zone } = of;
  const facts = [
    [words.flexibility.portfolio, of.event.portfolio],
    [words.flexibility.programme, of.event.programme],
    [words.flexibility.direction, words.direction[of.event.direction]],
    [words.state, words.phase[of.phase]],
    [words.flexibility.committed, `${of.committedKw} kW`],
    [words.flexibility.withdrawn, of.withdrawnKw === 0 ? null : `${of.withdrawnKw} kW`],
    [words.flexibility.short, of.shortKw === null ? null : `${of.shortKw} kW`],
    [words.flexibility.answer, words.answered(of.answers)],
    [words.flexibility.responsePower, total.responseKw === null ? words.nothingMeasured : `${total.responseKw} kW`],
    [words.flexibility.due, total.committedKw === null ? null : `${total.committedKw} kW`],
    [words.flexibility.shortfall, total.shortfallKw === null ? null : `${total.shortfallKw} kW`],
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
      <TimeChart label={words.liveChart} lines={lines} step={of.stepMinutes === 60 ? 'hour' : '15min'} zone={zone} />
      <StepTable of={of} />
      <MemberTable rows={of.members} />
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

function MemberTable({ rows }: { readonly rows: readonly Member[] }) {
  const words = usePageWords(portfolioPageWords);
  const measured = useMeasured<Member>();
  const columns: Column<Member>[] = [
    { key: 'building', title: words.member.building, value: ({ building }) => building },
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
    { key: 'steps', title: words.flexibility.measuredSteps, number: true, value: ({ measured: done }) => whole(done) },
    ...measured.map((column) => (column.key === 'baseline' ? { ...column, show: opened } : column)),
  ];
  return <PlainTable label={words.members} columns={columns} rows={rows} rowKey={({ building }) => building} />;
}

/** The baseline of a member, which opens to the days that say so. */
const opened = ({ baselineKwh, figure }: Member) =>
  baselineKwh === null || figure === null ? null : <OpenedText figure={figure} text={`${baselineKwh} kWh`} />;
