import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { pointsOf } from '../../../chart/points.ts';
import type { Dots } from '../../../chart/points.ts';
import { TimeChart } from '../../../chart/time-chart.tsx';
import { usualZone } from '../../../i18n/format.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { findingContext } from './finding-context.ts';
import type { Found } from './found.ts';
import { qualityWords } from './words.ts';

type Suspects = Awaited<ReturnType<typeof client.readings.findingReadings>>;
type Suspect = Suspects['readings'][number];

/** A finding on the time axis of its meter, with the readings that it is about: red in the chart, each linked to its file below. */
export function AroundFinding({ found }: { readonly found: Found }) {
  const { one: words } = usePageWords(qualityWords);
  const span = useMemo(() => findingContext(found.from, found.to), [found.from, found.to]);
  const query = useQuery({
    ...api.metering.useOfMeter.queryOptions({ input: { meter: found.meter, ...span, as: 'columns' } }),
    placeholderData: keepPreviousData,
  });
  const suspects = useQuery(api.readings.findingReadings.queryOptions({ input: { finding: found.id } }));
  const marks = useMemo(() => [{ from: Date.parse(found.from), to: Date.parse(found.to), text: found.detail }], [found]);
  const answer = query.data;
  const lines = useMemo(() => {
    const points = answer?.columns === undefined ? [] : pointsOf(answer.columns);
    return [{ name: words.use, unit: answer?.unit ?? '', points }];
  }, [answer, words]);
  const dots = useMemo(() => dotsOf(words.readings, suspects.data, answer?.unit), [words, suspects.data, answer]);
  const error = query.error ?? suspects.error;
  if (error !== null) return <ProblemView error={error} />;
  if (answer === undefined || suspects.data === undefined) return <Loading />;
  return (
    <>
      <TimeChart label={words.chart(found.meter)} lines={lines} marks={marks} dots={dots} step={span.step} zone={usualZone} height={280} />
      <SuspectTable of={suspects.data} />
    </>
  );
}

/** A counter's readings have their own scale; those of an interval use the scale of the use if both have the same unit. */
function dotsOf(name: string, suspects: Suspects | undefined, useUnit: string | undefined): Dots | undefined {
  const [first] = suspects?.readings ?? [];
  if (suspects === undefined || first === undefined) return undefined;
  const alike = suspects.readings.filter(({ unit }) => unit === first.unit);
  const points = alike.map(({ time, value }) => ({ at: Date.parse(time), value }));
  return { name, unit: first.unit, beside: suspects.kind === 'register' || first.unit !== useUnit, points };
}

function SuspectTable({ of }: { readonly of: Suspects }) {
  const { format } = useLanguage();
  const { one: words } = usePageWords(qualityWords);
  const columns: Column<Suspect>[] = [
    {
      key: 'time',
      title: words.readAt,
      show: ({ time, end }) => (end === null ? format.instant(time) : `${format.instant(time)} – ${format.instant(end)}`),
    },
    {
      key: 'value',
      title: words.value,
      number: true,
      show: ({ value, unit, figure }) => (
        <span className="yd-suspect">
          <Figure of={{ value, unit, figure }} />
        </span>
      ),
    },
    { key: 'counts', title: words.counts.yes, show: ({ counts }) => (counts ? words.counts.yes : words.counts.no) },
  ];
  if (of.readings.length === 0) return null;
  return (
    <section aria-label={words.readings}>
      <h3>{words.readings}</h3>
      <PlainTable
        label={words.readings}
        columns={columns}
        rows={of.readings}
        rowKey={({ time, end, value }) => `${time} ${end ?? ''} ${value}`}
      />
      {of.more ? <p className="yd-quiet">{words.more(String(of.readings.length))}</p> : null}
    </section>
  );
}
