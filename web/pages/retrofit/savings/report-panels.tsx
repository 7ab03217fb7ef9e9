import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, type client } from '../../../api.ts';
import { TimeChart } from '../../../chart/time-chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { isoText } from '../../../i18n/format.ts';
import { day } from '../../../ui/cell.ts';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { Fact } from '../../../ui/fact.tsx';
import { before } from './fit-facts.tsx';
import { eventShades, reportLines } from './report-lines.ts';
import { useBoundaryText } from './spell.ts';
import { savingsPageWords } from './words.ts';

type Report = Awaited<ReturnType<typeof client.savings.report>>;
type Base = Pick<Awaited<ReturnType<typeof client.savings.show>>, 'baseline' | 'from' | 'to'>;

/**
 * The savings in a period: the parts, the interval, what is doubtful, and both periods over time.
 * @param props.word the address of the report as Word
 */
export function ReportPanels({ of, base, word }: { readonly of: Report; readonly base: Base; readonly word: string }) {
  const words = usePageWords(savingsPageWords);
  const boundaryText = useBoundaryText();
  return (
    <>
      <Panel
        title={words.result}
        actions={
          <a href={word} download className="yd-no-print">
            {words.word}
          </a>
        }
      >
        <div className="yd-stack">
          <Facts of={of} />
          <FindingList findings={of.findings} />
          <Events of={of} />
        </div>
      </Panel>
      <Panel title={words.chart(boundaryText(of.boundary))}>
        <BothPeriods of={of} base={base} />
      </Panel>
    </>
  );
}

function Facts({ of }: { readonly of: Report }) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const { interval, unit, standardCoal } = of;
  const amount = (value: number | null) => format.scaled(value, unit);
  return (
    <dl className="yd-facts">
      <Fact name={words.term.reporting}>
        {format.day(of.from)} – {format.day(before(of.to))}
      </Fact>
      <Fact name={words.term.savings}>
        <strong>
          <Figure of={of.savings} />
        </strong>
      </Fact>
      <Fact name={words.term.interval}>
        {interval === null || interval.low === null || interval.high === null
          ? words.noInterval
          : words.between(amount(interval.low), amount(interval.high), format.share(interval.confidence))}
      </Fact>
      <Fact name={words.term.fraction}>{of.fraction === null ? format.none : format.share(of.fraction)}</Fact>
      <Fact name={words.term.adjustedBaseline}>
        <Figure of={of.adjustedBaseline} />
      </Fact>
      <Fact name={words.term.predicted}>
        <Figure of={of.predicted} />
      </Fact>
      <Fact name={words.term.nonRoutine}>
        <Figure of={of.nonRoutine} />
      </Fact>
      <Fact name={words.term.measured}>
        <Figure of={of.measured} />
      </Fact>
      <Fact name={words.term.counted}>{words.countedOf(format.count(of.counted), format.count(of.days), format.share(of.coverage))}</Fact>
      <Fact name={words.fsu}>{of.ashrae14.fsu === null ? format.none : format.share(of.ashrae14.fsu)}</Fact>
      <Fact name={words.term.standardCoal}>
        {standardCoal === null ? (
          format.none
        ) : (
          <>
            {format.scaled(standardCoal.value, standardCoal.unit)}{' '}
            {standardCoal.indicative ? <span className="yd-tag">{words.label.indicative}</span> : null}
            <div className="yd-small yd-quiet">
              {words.coalBasis(format.number(standardCoal.coefficient), withoutEntry(standardCoal.source))}
            </div>
          </>
        )}
      </Fact>
    </dl>
  );
}

/** A source without the code of its entry. */
const withoutEntry = (source: string): string => source.replace(/\s*\([^()]*@\d+\)$|\uFF08[^\uFF08\uFF09]*@\d+\uFF09$/u, '');

function Events({ of: { events, unit } }: { readonly of: Report }) {
  const words = usePageWords(savingsPageWords);
  if (events.length === 0) return <p className="yd-quiet">{words.noEvents}</p>;
  return (
    <PlainTable
      label={words.term.nonRoutine}
      rows={events}
      rowKey={(one) => JSON.stringify(one)}
      columns={[
        { key: 'from', title: words.label.from, value: ({ from }) => day(from) },
        { key: 'to', title: words.label.to, value: ({ to }) => day(before(to)) },
        { key: 'kind', title: words.label.kind, value: ({ kind }) => words.event[kind] },
        {
          key: 'amount',
          title: words.label.amount,
          number: true,
          value: ({ kind, amount }) => (amount === null ? undefined : kind === 'fixed' ? { value: amount, unit } : amount),
        },
        { key: 'note', title: words.label.note, value: ({ note }) => note },
        { key: 'evidence', title: words.label.evidence, value: ({ evidence }) => evidence },
      ]}
    />
  );
}

function BothPeriods({ of, base: { baseline, from, to } }: { readonly of: Report; readonly base: Base }) {
  const words = usePageWords(savingsPageWords);
  const boundaryText = useBoundaryText();
  const query = useQuery(api.savings.points.queryOptions({ input: { baseline, from, to }, staleTime: 600_000 }));
  const points = query.data?.points;
  const { steps, zone, unit, events } = of;
  const isHourly = steps !== undefined && steps.length > of.days * 20;
  const lines = useMemo(
    () =>
      reportLines(points ?? [], steps ?? [], (instant) => isoText(instant, '15min', zone).slice(0, 16), {
        measured: words.term.measured,
        adjusted: words.term.adjustedBaseline,
        unit,
      }),
    [points, steps, zone, unit, words],
  );
  const shades = useMemo(() => eventShades(events), [events]);
  return (
    <>
      <ProblemView error={query.error} again={query.refetch} />
      <TimeChart label={words.chart(boundaryText(of.boundary))} lines={lines} shades={shades} step={isHourly ? 'hour' : 'day'} zone="UTC" />
    </>
  );
}
