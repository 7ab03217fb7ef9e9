import { percentOf } from '#kernel/percent.ts';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import type { Carrier } from '#kernel/carrier.ts';
import { api } from '../../../api.ts';
import type { client } from '../../../api.ts';
import type { Line } from '../../../chart/points.ts';
import { TimeChart } from '../../../chart/time-chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { readCity } from './address.ts';
import { daysWords } from './days-words.ts';

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
