import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { api, type client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { expectedOption, type ExpectedPoint } from '../../supervision/expectation/expected-option.ts';
import { useMetered } from '../../metering/metering/series-pick.tsx';
import { forecastPageWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.forecast.building>>;
type PowerPoint = ExpectedPoint & { readonly at: number };

const hour = 3_600_000;
const unit = 'kW';

/**
 * What a building will use in the next 48 hours, with the band that most of it falls into, how accurate earlier forecasts were, and what
 * was measured.
 */
export function ForecastPanel({ building, zone }: { readonly building: string; readonly zone: string }) {
  const words = usePageWords(forecastPageWords);
  const { carriers } = useMetered(building);
  const [at, setAt] = useState<string>();
  const isMetered = carriers.includes('electricity');
  const input = { building, ...(at !== undefined && { at }), ...useKnownAt() };
  const query = useQuery({ ...api.forecast.building.queryOptions({ input }), placeholderData: keepPreviousData, enabled: isMetered });
  if (!isMetered) return null;
  return (
    <Panel title={words.term.load}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.means}</p>
        <div className="yd-row yd-no-print">
          <DayInput value={at} onDay={setAt} aria-label={words.term.at} />
        </div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.data === undefined ? query.error === null ? <Loading /> : null : <ForecastView of={query.data} zone={zone} />}
      </div>
    </Panel>
  );
}

function ForecastView({ of, zone }: { readonly of: Answer; readonly zone: string }) {
  const words = usePageWords(forecastPageWords);
  const { format } = useLanguage();
  const { load, findings } = of;
  const points = usePoints(of);
  const { wape, yesterday, weekAgo, days } = load.error;
  const part = (one: number | null): string => (one === null ? format.none : format.share(one));
  const label = words.chart(words.term.load);
  const option = useMemo(() => {
    const { actual, p50, p10, p90 } = words.term;
    const amount = (value: number | null) => format.quantity(value, unit);
    const clock = (at: number) => format.stepStart(at, '15min', zone);
    const text = (one: ExpectedPoint) =>
      [
        one.day,
        ...([one.measured, one.value, one.low, one.high] as const).map((value, at) => `${[actual, p50, p10, p90][at]} ${amount(value)}`),
      ].join('\n');
    const named = points.map((one) => ({ ...one, day: clock(one.at) }));
    return expectedOption(named, unit, { measured: actual, expected: p50, low: p10, high: p90 }, text);
  }, [points, words, format, zone]);
  return (
    <>
      <p>{wape === null ? words.noError : words.measuredError(part(wape), part(yesterday), part(weekAgo), days)}</p>
      <Chart
        label={label}
        option={option}
        table={() => <StepTable points={points.slice(-load.steps.length)} label={label} zone={zone} />}
      />
      <p>
        <Figure of={{ value: energyOf(load.steps), unit: 'kWh', coverage: load.coverage, figure: load.figure }} /> {words.firstDay}
      </p>
      <FindingList findings={findings} />
    </>
  );
}

/** P50 of the first day. */
function energyOf(steps: Answer['load']['steps']): number | null {
  const first = steps.slice(0, 96).map(({ p50 }) => p50);
  return first.includes(null) ? null : first.reduce<number>((sum, kw) => sum + (kw ?? 0) / 4, 0);
}

/** The day before and the two forecast days; measured values as far as they are available. */
function usePoints({ building, start, load }: Answer): readonly PowerPoint[] {
  const first = Date.parse(start);
  const instant = (at: number): string => new Date(at).toISOString();
  const span = { from: instant(first - 24 * hour), to: instant(first + 48 * hour) };
  const input = { building, carrier: 'electricity' as const, ...span, step: '15min' as const, ...useKnownAt() };
  const { data } = useQuery(api.metering.useOfBuilding.queryOptions({ input }));
  return useMemo(() => {
    const measured = new Map((data?.steps ?? []).map((one) => [Date.parse(one.start), one.coverage === 1 ? one.value : null]));
    const known = (at: number): number | null => {
      const kwh = measured.get(at) ?? null;
      return kwh === null ? null : kwh * 4;
    };
    const before = Array.from({ length: 96 }, (_, step) => first - (96 - step) * (hour / 4));
    return [
      ...before.map((at) => ({ at, day: '', measured: known(at), value: null, low: null, high: null })),
      ...load.steps.map(({ start: text, p10, p50, p90 }) => {
        const at = Date.parse(text);
        return { at, day: '', measured: known(at), value: p50, low: p10, high: p90 };
      }),
    ];
  }, [data, load, first]);
}

type TableOf = { readonly points: readonly PowerPoint[]; readonly label: string; readonly zone: string };

function StepTable({ points, label, zone }: TableOf) {
  const { term } = usePageWords(forecastPageWords);
  const { words } = useLanguage();
  const power = (key: string, title: string, of: (one: PowerPoint) => number | null) => ({
    key,
    title,
    number: true,
    value: (one: PowerPoint) => ({ value: of(one), unit }),
  });
  return (
    <PlainTable
      label={label}
      rows={points}
      rowKey={({ at }) => String(at)}
      columns={[
        { key: 'at', title: words.chart.time, value: ({ at }) => ({ at, step: '15min' as const, zone }) },
        power('actual', term.actual, ({ measured }) => measured),
        power('p50', term.p50, ({ value }) => value),
        power('p10', term.p10, ({ low }) => low),
        power('p90', term.p90, ({ high }) => high),
      ]}
    />
  );
}
