import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import type { Picked } from '../../../chart/canvas.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useMetered } from '../../metering/metering/series-pick.tsx';
import { meteringWords } from '../../metering/metering/words.ts';
import { expectedOption, type ExpectedPoint } from './expected-option.ts';
import { expectationPageWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.expectation.expectedOfBuilding>>;
type Day = Answer['days'][number];

/** The last 45 days of a year, or those up to today. */
function usualDays(year: number, zone: string): { from: string; to: string } {
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: zone }).format(new Date());
  const to = today.startsWith(String(year)) ? today : `${year + 1}-01-01`;
  const from = new Date(Date.parse(`${to}T00:00:00Z`) - 45 * 86_400_000).toISOString().slice(0, 10);
  return { from, to };
}

/** The days of a building compared with what was expected of them; clicking a day shows the ten similar days behind it. */
export function ExpectedPanel({ building, zone, year }: { readonly building: string; readonly zone: string; readonly year: number }) {
  const words = usePageWords(expectationPageWords);
  const { words: own } = useLanguage();
  const { use } = usePageWords(meteringWords);
  const { carriers } = useMetered(building);
  const [asked, setAsked] = useState<{ carrier?: (typeof carriers)[number] | undefined; from?: string; to?: string }>({});
  const usual = usualDays(year, zone);
  const [from, to] = [asked.from ?? usual.from, asked.to ?? usual.to];
  const carrier = asked.carrier ?? carriers[0] ?? 'electricity';
  const input = { building, carrier, from, to, details: 'true', ...useKnownAt() } as const;
  const query = useQuery({
    ...api.expectation.expectedOfBuilding.queryOptions({ input }),
    placeholderData: keepPreviousData,
    enabled: from < to,
  });
  return (
    <Panel title={words.term.expected}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.means}</p>
        <div className="yd-row yd-no-print">
          <Choice
            label={use.carrier}
            value={carrier}
            options={carriers.map((value) => ({ value, label: own.carrier[value] }))}
            onChoose={(value) => setAsked({ ...asked, carrier: value })}
          />
          <DayInput value={from} max={to} onDay={(day) => day !== undefined && setAsked({ ...asked, from: day })} aria-label={words.from} />
          <DayInput value={to} onDay={(day) => day !== undefined && setAsked({ ...asked, to: day })} aria-label={words.to} />
        </div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.data === undefined ? (
          query.error === null ? (
            <Loading />
          ) : null
        ) : (
          <Days of={query.data} label={words.chart(own.carrier[carrier])} />
        )}
      </div>
    </Panel>
  );
}

function Days({ of: { days, unit, findings }, label }: { readonly of: Answer; readonly label: string }) {
  const words = usePageWords(expectationPageWords);
  const { format } = useLanguage();
  const [picked, setPicked] = useState<string>();
  const chosen = days.find(({ day }) => day === picked) ?? days.findLast(({ measured, value }) => measured !== null && value !== null);
  const option = useMemo(() => {
    const amount = (value: number | null) => (value === null ? format.none : format.quantity(value, unit));
    const say = (one: ExpectedPoint) =>
      [
        format.day(one.day),
        `${words.term.measured} ${amount(one.measured)}`,
        `${words.term.expected} ${amount(one.value)}`,
        words.forecastBand(amount(one.low), amount(one.high)),
      ].join('\n');
    return expectedOption(days, unitSign(unit), words.term, say);
  }, [days, unit, words, format]);
  const onPick = useCallback(({ name }: Picked) => setPicked(name), []);
  return (
    <>
      <Chart
        label={label}
        option={option}
        table={() => <DayTable days={days} unit={unit} label={label} onPick={setPicked} />}
        onPick={onPick}
      />
      {chosen === undefined ? null : <SimilarDays of={chosen} unit={unit} />}
      <FindingList findings={findings} />
    </>
  );
}

function DayTable({
  days,
  unit,
  label,
  onPick,
}: {
  readonly days: readonly Day[];
  readonly unit: string;
  readonly label: string;
  readonly onPick: (day: string) => void;
}) {
  const words = usePageWords(expectationPageWords);
  const { format } = useLanguage();
  return (
    <PlainTable
      label={label}
      rows={days}
      rowKey={({ day }) => day}
      columns={[
        { key: 'day', title: words.day, value: ({ day }) => day, show: ({ day }) => format.day(day) },
        { key: 'measured', title: words.term.measured, number: true, value: ({ measured }) => ({ value: measured, unit }) },
        { key: 'coverage', title: words.coverage, number: true, show: ({ coverage }) => format.share(coverage) },
        { key: 'value', title: words.term.expected, number: true, show: ({ value, figure }) => <Figure of={{ value, unit, figure }} /> },
        { key: 'low', title: words.term.low, number: true, value: ({ low }) => ({ value: low, unit }) },
        { key: 'high', title: words.term.high, number: true, value: ({ high }) => ({ value: high, unit }) },
        {
          key: 'similar',
          title: words.term.similar,
          press: true,
          show: ({ day }) => (
            <Button size="small" onClick={() => onPick(day)} aria-label={words.similarOf(format.day(day))}>
              {words.term.similar}
            </Button>
          ),
        },
      ]}
    />
  );
}

function SimilarDays({ of, unit }: { readonly of: Day; readonly unit: string }) {
  const words = usePageWords(expectationPageWords);
  const { format } = useLanguage();
  const title = words.similarOf(format.day(of.day));
  return (
    <section aria-label={title} className="yd-stack">
      <h3>{title}</h3>
      <p>
        <Figure of={{ value: of.value, unit, figure: of.figure }} /> · {words[of.type]} ·{' '}
        {of.temperature === null ? format.none : format.quantity(of.temperature, 'degC')}
      </p>
      {of.details === undefined || of.details.length === 0 ? (
        <p className="yd-quiet">{words.noSimilar}</p>
      ) : (
        <PlainTable
          label={title}
          rows={of.details}
          rowKey={({ day }) => day}
          columns={[
            { key: 'day', title: words.day, value: ({ day }) => day, show: ({ day }) => `${format.day(day)} ${format.weekday(day)}` },
            { key: 'use', title: words.term.measured, number: true, value: ({ use }) => ({ value: use, unit }) },
            { key: 'coverage', title: words.coverage, number: true, show: ({ coverage }) => format.share(coverage) },
            {
              key: 'temperature',
              title: words.term.dayTemperature,
              number: true,
              value: ({ temperature }) => ({ value: temperature, unit: 'degC' }),
            },
            { key: 'key', title: words.term.key, number: true, value: ({ key }) => ({ value: key, unit: 'K' }) },
          ]}
        />
      )}
    </section>
  );
}
