import { percentOf } from '#kernel/percent.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Carrier } from '#kernel/carrier.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import type { Line } from '../../../chart/points.ts';
import { TimeChart } from '../../../chart/time-chart.tsx';
import { type PageWords, useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { readCity } from './address.ts';
import { labels } from '#kernel/label-terms.ts';

const zh = {
  title: '逐日用量',
  carrier: '逐日用量的能源',
  chart: (carrier: string, year: string) => `${year} 年逐日用量：${carrier}`,
  use: labels.zh.amount,
  before: '上年同日',
  coverage: labels.zh.coverage,
  none: '这一年没有这种能源的计量。',
  means:
    '各建筑当日实测之和，不作外推；没有计量的日期留空。覆盖率为有表建筑的平均值。标为估算的日期，一半以上由账单等较长周期的读数分摊。点击某日，查看其构成建筑。',
};

const en: typeof zh = {
  title: 'Use day by day',
  carrier: 'Energy whose days are shown',
  chart: (carrier, year) => `Use by day in ${year}: ${carrier}`,
  use: labels.en.amount,
  before: 'Same day of the year before',
  coverage: labels.en.coverage,
  none: 'Nothing of this energy was measured in this year.',
  means:
    'The sum of what the buildings measured that day, never scaled up; days without measurement stay empty. Coverage is the mean over the buildings with a meter. Days marked as estimated rest by more than half on longer readings, such as bills. Press a day to see which buildings it is the sum of.',
};

const daysWords: PageWords<typeof zh> = { zh, en };

type Days = Awaited<ReturnType<typeof client.overview.cityDays>>;

/**
 * What a place used on each day of a year, one energy at a time, with its coverage.
 * @param carriers that its buildings have meters for
 */
export function DaysPanel({
  region,
  year,
  carriers,
}: {
  readonly region: string;
  readonly year: number;
  readonly carriers: readonly Carrier[];
}) {
  const { words: own } = useLanguage();
  const words = usePageWords(daysWords);
  const [at, go] = useAddress(readCity);
  const known = useKnownAt();
  const carrier = carriers.find((one) => one === at.carrier) ?? carriers[0] ?? 'electricity';
  const input = { region, carrier, from: `${year}-01-01`, to: `${year + 1}-01-01`, ...known };
  const query = useQuery({ ...api.overview.cityDays.queryOptions({ input }), placeholderData: keepPreviousData });
  const before = useQuery(
    api.overview.cityDays.queryOptions({ input: { region, carrier, from: `${year - 1}-01-01`, to: `${year}-01-01`, ...known } }),
  );
  const options = carriers.map((value) => ({ value, label: own.carrier[value] }));
  return (
    <Panel
      title={words.title}
      actions={
        carriers.length < 2 ? null : (
          <Choice label={words.carrier} value={carrier} options={options} onChoose={(chosen) => go({ carrier: chosen })} />
        )
      }
    >
      <ProblemView error={query.error} again={query.refetch} />
      {query.isPending ? <Loading /> : null}
      {query.data === undefined ? null : (
        <div aria-busy={query.isPlaceholderData}>
          <Shown of={query.data} before={before.data} year={year} />
        </div>
      )}
    </Panel>
  );
}

/** The year before on the same days of the year, if any of it was measured; 29 February has no counterpart. */
function lastYear(of: Days, before: Days | undefined, name: string): Line[] {
  if (before === undefined || before.unit !== of.unit || before.days.every(({ value }) => value === null)) return [];
  const byDay = new Map(before.days.map((one) => [one.day.slice(5), one]));
  const points = of.days.map(({ day }) => {
    const then = byDay.get(day.slice(5));
    return { at: Date.parse(day), value: then?.value ?? null, ...(then !== undefined && { figure: then.figure }) };
  });
  return [{ name, unit: of.unit, points }];
}

function Shown({ of, before, year }: { readonly of: Days; readonly before: Days | undefined; readonly year: number }) {
  const { words: own } = useLanguage();
  const words = usePageWords(daysWords);
  const lines = useMemo((): Line[] => {
    const points = of.days.map(({ day, value, estimated, figure }) => ({
      at: Date.parse(day),
      value,
      figure,
      ...(estimated > 0.5 && { estimated: true }),
    }));
    const covered = of.days.map(({ day, coverage }) => ({ at: Date.parse(day), value: percentOf(coverage) }));
    return [
      { name: words.use, unit: of.unit, points },
      ...lastYear(of, before, words.before),
      { name: words.coverage, unit: '%', points: covered, beside: true },
    ];
  }, [of, before, words]);
  const navigate = useNavigate();
  const open = useCallback(
    (at: number) => {
      const figure = of.days.find(({ day, value }) => value !== null && Date.parse(day) === at)?.figure;
      if (figure !== undefined) void navigate({ to: '.', search: (before) => ({ ...before, figure }), resetScroll: false });
    },
    [of, navigate],
  );
  if (of.days.every(({ value }) => value === null)) return <p>{words.none}</p>;
  return (
    <div className="yd-stack">
      <TimeChart label={words.chart(own.carrier[of.carrier], String(year))} lines={lines} step="day" zone="UTC" onPick={open} />
      <p className="yd-quiet yd-small">{words.means}</p>
      <FindingList findings={of.findings} />
    </div>
  );
}
