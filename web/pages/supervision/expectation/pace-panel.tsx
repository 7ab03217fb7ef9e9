import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Figure, OpenedText } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { paceOption, type RunningDay, runningSums } from './expected-option.ts';
import { expectationPageWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.expectation.pace>>;
type Part = Answer['parts'][number];

/** The total of the year: used, filled in, still to come; forecast with its band, limit, day of breach and verdict in words. */
export function PacePanel({ building, year }: { readonly building: string; readonly year: number }) {
  const words = usePageWords(expectationPageWords);
  const known = useKnownAt();
  const input = { building, year, days: 'true', ...known } as const;
  const { data, error, refetch, isPlaceholderData } = useQuery({
    ...api.expectation.pace.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });
  return (
    <Panel title={words.paceOf(String(year))}>
      <ProblemView error={error} again={refetch} />
      {data === undefined && error === null ? <Loading /> : null}
      {data === undefined ? null : (
        <div className="yd-stack" aria-busy={isPlaceholderData}>
          <p className="yd-quiet">{words.paceMeans}</p>
          <p>
            <strong>
              <OpenedText figure={data.figure} text={words.verdict[data.verdict]} />
            </strong>{' '}
            {data.indicative ? <span className="yd-tag">{words.indicative}</span> : null}
          </p>
          {data.parts.map((part) => (
            <CarrierPace key={part.carrier} part={part} />
          ))}
          <FindingList findings={data.findings} />
        </div>
      )}
    </Panel>
  );
}

function CarrierPace({ part }: { readonly part: Part }) {
  const words = usePageWords(expectationPageWords);
  const { words: own, format } = useLanguage();
  const { unit, limit } = part;
  const rows = [
    { name: words.part.used, value: part.used },
    { name: words.part.filled, value: part.filled },
    { name: words.part.rest, value: part.rest },
    { name: words.term.forecast, value: part.forecast },
    { name: words.term.limit, value: limit },
  ];
  const band = part.low === null || part.high === null ? null : [part.low, part.high].map((one) => format.scaled(one, unit));
  return (
    <>
      <dl className="yd-facts">
        {rows.map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>
              <Figure of={{ value, unit }} />
            </dd>
          </div>
        ))}
        <div>
          <dt>{words.term.shareOfLimit}</dt>
          <dd>{part.share === null ? format.none : format.share(part.share)}</dd>
        </div>
        <div>
          <dt>{words.term.breach}</dt>
          <dd>{part.breach === null ? (limit === null ? format.none : words.noBreach) : format.day(part.breach)}</dd>
        </div>
      </dl>
      {band === null ? null : <p>{words.forecastBand(band[0] ?? '', band[1] ?? '')}</p>}
      {limit === null ? <p className="yd-quiet">{words.noLimit}</p> : null}
      <RunningChart part={part} label={words.running(own.carrier[part.carrier])} />
    </>
  );
}

function RunningChart({ part: { days, unit, limit }, label }: { readonly part: Part; readonly label: string }) {
  const words = usePageWords(expectationPageWords);
  const { format } = useLanguage();
  const running = useMemo(() => runningSums(days ?? []), [days]);
  const option = useMemo(() => {
    const names = { running: words.runningSum, limit: words.term.limit, low: words.term.low, high: words.term.high };
    const say = ({ day, value }: RunningDay) => `${format.day(day)}\n${value === null ? format.none : format.quantity(value, unit)}`;
    return paceOption(running, limit, unitSign(unit), names, say);
  }, [running, limit, unit, words, format]);
  if (running.length === 0) return null;
  const ends = running.filter(({ day }, at) => running[at + 1]?.day.slice(0, 7) !== day.slice(0, 7));
  const amount = (value: number | null) => ({ value, unit });
  const table = () => (
    <PlainTable
      label={label}
      rows={ends}
      rowKey={({ day }) => day}
      columns={[
        { key: 'month', title: words.month, value: ({ day }) => day.slice(0, 7) },
        { key: 'value', title: words.runningSum, number: true, value: ({ value }) => amount(value) },
        { key: 'low', title: words.term.low, number: true, value: ({ low }) => amount(low) },
        { key: 'high', title: words.term.high, number: true, value: ({ high }) => amount(high) },
      ]}
    />
  );
  return <Chart label={label} option={option} table={table} />;
}
