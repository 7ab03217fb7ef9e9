import { useMemo } from 'react';
import type { ReactNode } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import type { Option } from '../../../chart/canvas.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { stepClasses } from '../../../map/classes.ts';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { hoursOption } from '../../metering/metering/hours-option.ts';
import { clockOf, type ProfileHour, strategyMap, strategyProfile, type TriedStretch } from './strategy-cells.ts';
import { strategyPageWords } from './strategy-words.ts';

const parts = () => import('../../../chart/parts/fields-and-flows.ts');

type ChartsOf = {
  /** The strategy in words. */
  readonly name: string;
  readonly unit: string;
  readonly zone: string;
  readonly hours: readonly TriedStretch[];
  /** The stretches as a table, which is always shown below. */
  readonly table: () => ReactNode;
};

const mostDaysByWeek = 120;

/** In which hours of which days a strategy would have saved, with all stretches as a table below. */
export function StrategyMap({ name, unit, zone, hours, table }: ChartsOf) {
  const words = usePageWords(strategyPageWords);
  const { words: own, format } = useLanguage();
  const { mode } = useTheme();
  const map = useMemo(() => strategyMap(hours, clockOf(zone)), [hours, zone]);
  const option = useMemo((): Option | null => {
    if (map === null) return null;
    const colours = stepClasses(mode, []).slice(0, 5);
    const forms = {
      day: format.day,
      month: (day: string) => format.monthOnly(`${day}T00:00:00Z`, 'UTC'),
      quantity: (value: number) => format.quantity(Math.round(value * 100) / 100, map.isTime ? 'h' : unit),
      estimated: own.chart.estimated,
    };
    const whole = hoursOption(
      map.days,
      { low: 0, high: map.most },
      colours.map(({ colour }) => colour),
      forms,
    );
    if (map.days.length > mostDaysByWeek) return whole;
    const axisLabel = { interval: (at: number) => at % 7 === 0, formatter: format.day, hideOverlap: true };
    return { ...whole, xAxis: { ...(whole['xAxis'] as object), axisLabel } };
  }, [map, mode, format, own, unit]);
  if (map === null || option === null) return table();
  return (
    <>
      <p className="yd-quiet">{words.mapMeans}</p>
      <Chart
        label={map.isTime ? words.timeMapOf(name) : words.mapOf(name)}
        option={option}
        parts={parts}
        height={420}
        below
        table={table}
      />
    </>
  );
}

/** What each hour of the day used on average, and what of it was not needed. */
export function StrategyProfile({ name, unit, zone, hours }: Omit<ChartsOf, 'table'>) {
  const words = usePageWords(strategyPageWords);
  const { format } = useLanguage();
  const profile = useMemo(() => strategyProfile(hours, clockOf(zone)), [hours, zone]);
  const label = words.profileOf(name);
  const option = useMemo(() => {
    const say = ({ hour, use, saved, days }: ProfileHour) =>
      [
        clockText(hour),
        `${words.measured} ${format.quantity(rounded(use), unit)}`,
        `${words.term.unchanged} ${format.quantity(rounded(saved), unit)}`,
        words.daysOf(format.count(days)),
      ].join('\n');
    return profileOption(profile, unitSign(unit), { needed: words.needed, saved: words.term.unchanged }, say);
  }, [profile, unit, words, format]);
  if (!profile.some(({ saved }) => saved > 0)) return null;
  return <Chart label={label} option={option} height={260} table={() => <ProfileTable label={label} profile={profile} unit={unit} />} />;
}

function ProfileTable({
  label,
  profile,
  unit,
}: {
  readonly label: string;
  readonly profile: readonly ProfileHour[];
  readonly unit: string;
}) {
  const words = usePageWords(strategyPageWords);
  const amount = (title: string, key: 'use' | 'needed' | 'saved') => ({
    key,
    title,
    number: true,
    value: (row: ProfileHour) => ({ value: rounded(row[key]), unit }),
  });
  return (
    <PlainTable
      label={label}
      rows={profile}
      rowKey={({ hour }) => String(hour)}
      columns={[
        { key: 'hour', title: words.hourOfDay, value: ({ hour }) => clockText(hour) },
        amount(words.measured, 'use'),
        amount(words.needed, 'needed'),
        amount(words.term.unchanged, 'saved'),
        { key: 'days', title: words.days, number: true, value: ({ days }) => days },
      ]}
    />
  );
}

/** Bars of what was needed, with what was not on top: both together are what was measured. */
function profileOption(
  profile: readonly ProfileHour[],
  unit: string,
  names: { readonly needed: string; readonly saved: string },
  say: (hour: ProfileHour) => string,
): Option {
  const bar = (name: string, of: (hour: ProfileHour) => number) => ({
    type: 'bar',
    name,
    stack: 'use',
    barMaxWidth: 24,
    data: profile.map(of),
  });
  return {
    grid: { left: 72, right: 16, top: 48, bottom: 32 },
    legend: { show: true, top: 4 },
    xAxis: { type: 'category', data: profile.map(({ hour }) => clockText(hour)), axisTick: { show: false } },
    yAxis: { type: 'value', name: unit, nameLocation: 'end' },
    tooltip: {
      trigger: 'axis',
      formatter: (shown: unknown) => {
        const hour = profile[(shown as readonly { readonly dataIndex: number }[])[0]?.dataIndex ?? 0];
        return hour === undefined ? '' : say(hour);
      },
    },
    series: [bar(names.needed, ({ needed }) => needed), bar(names.saved, ({ saved }) => saved)],
  };
}

const clockText = (hour: number): string => `${hour}:00`;

const rounded = (value: number): number => Math.round(value * 100) / 100;
