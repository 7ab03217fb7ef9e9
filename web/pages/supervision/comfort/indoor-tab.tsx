import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import { api, type client } from '../../../api.ts';
import { TimeChart } from '../../../chart/time-chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { share } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { Figure } from '../../../ui/figure.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { TabOf } from '../../registry/registry/building-tabs.tsx';
import { stepLines } from '../../metering/trend/lines.ts';
import { readIndoor } from './address.ts';
import { indoorWords } from './indoor-words.ts';

type Indoor = Awaited<ReturnType<typeof client.comfort.indoor>>;
type Quantity = Indoor['quantities'][number];
type Limit = Quantity['limits'][number];

const steps = ['month', 'day', 'year'] as const;

/** The indoor environment of a building in its occupied time over a year, against the standard of indoor air: of all rooms or of one. */
export function IndoorTab({ building: { code: building }, zone, year }: TabOf) {
  const words = usePageWords(indoorWords);
  const { words: own } = useLanguage();
  const [at, go] = useAddress(readIndoor);
  const asked = { building, from: `${year}-01-01`, to: `${year + 1}-01-01`, step: at.by, ...(at.room !== undefined && { space: at.room }) };
  const query = useQuery({
    ...api.comfort.indoor.queryOptions({ input: { ...asked, ...useKnownAt() } }),
    placeholderData: keepPreviousData,
  });
  const told = query.data;
  const rooms = (told?.rooms ?? []).map((value) => ({ value, label: value }));
  return (
    <Panel title={words.title}>
      <div className="yd-stack">
        <div className="yd-row yd-no-print">
          <Field label={words.room}>
            {({ id }) => <Choice id={id} value={at.room} none={words.allRooms} options={rooms} onChoose={(room) => go({ room })} />}
          </Field>
          <Field label={words.step}>
            {({ id }) => (
              <Choice
                id={id}
                value={at.by}
                options={steps.map((value) => ({ value, label: own.step[value] }))}
                onChoose={(by) => go({ by })}
              />
            )}
          </Field>
          <Link to="/buildings/$building/temperature" params={{ building }} search={{}}>
            {words.control}
          </Link>
        </div>
        <ProblemView error={query.error} again={query.refetch} />
        {query.isLoading ? <Loading /> : null}
        {told === undefined || query.error !== null ? null : (
          <div className="yd-stack" aria-busy={query.isPlaceholderData}>
            <p className="yd-quiet">{told.occupied ? words.occupied : words.allTime}</p>
            {told.indicative ? <p className="yd-missing">{words.indicative}</p> : null}
            <FindingList findings={told.findings} />
            {told.quantities.length === 0 ? null : <Quantities told={told} />}
            {told.quantities.map((one) => (
              <section key={one.quantity}>
                <h3>{words.quantities[one.quantity]}</h3>
                <QuantityChart of={one} zone={zone} step={at.by} />
              </section>
            ))}
          </div>
        )}
      </div>
    </Panel>
  );
}

/** Each quantity over the year: its mean opens, its limits are shown with document and status. */
function Quantities({ told }: { readonly told: Indoor }) {
  const words = usePageWords(indoorWords);
  const limitOf = useLimitText();
  const columns: Column<Quantity>[] = [
    { key: 'quantity', title: words.quantity, value: ({ quantity }) => words.quantities[quantity] },
    {
      key: 'mean',
      title: words.mean,
      number: true,
      value: ({ total, unit }) => ({ value: total.mean, unit }),
      show: ({ total, unit }) => <Figure of={{ value: total.mean, unit, figure: total.figure }} />,
    },
    { key: 'min', title: words.min, number: true, value: ({ total, unit }) => ({ value: total.min, unit }) },
    { key: 'max', title: words.max, number: true, value: ({ total, unit }) => ({ value: total.max, unit }) },
    { key: 'inside', title: words.inside, number: true, value: ({ total }) => share(total.share) },
    { key: 'coverage', title: words.coverage, number: true, term: 'coverage', value: ({ total }) => share(total.coverage) },
    {
      key: 'limit',
      title: words.limit,
      width: 340,
      value: ({ limits, unit }) => (limits.length === 0 ? words.noLimit : limits.map((one) => limitOf(one, unit)).join('\n')),
      show: ({ limits, unit }) =>
        limits.length === 0 ? words.noLimit : limits.map((one) => <div key={`${one.id}@${one.version}`}>{limitOf(one, unit)}</div>),
    },
    { key: 'rooms', title: words.rooms, width: 120, value: ({ spaces, points }) => (spaces.length === 0 ? points : spaces).join(' ') },
  ];
  return <PlainTable label={words.title} columns={columns} rows={told.quantities} rowKey={({ quantity }) => quantity} />;
}

/** `22 to 28 ℃ by the hour, cooling season; GB/T 18883-2002 …, table 1 (verified)` */
function useLimitText(): (limit: Limit, unit: string) => string {
  const words = usePageWords(indoorWords);
  const { format } = useLanguage();
  return ({ low, high, per, season, source, status }, unit) => {
    const range =
      low === null
        ? words.atMost(format.quantity(high, unit))
        : high === null
          ? words.atLeast(format.quantity(low, unit))
          : words.between(format.number(low), format.quantity(high, unit));
    const told = [range, words.per[per], ...(season === null ? [] : [words.season[season]])].join(format.comma);
    return `${told}${format.pause}${source.document} ${source.clause}${format.aside(words.status[status as keyof typeof words.status])}`;
  };
}

function QuantityChart({ of, zone, step }: { readonly of: Quantity; readonly zone: string; readonly step: (typeof steps)[number] }) {
  const words = usePageWords(indoorWords);
  const { words: own } = useLanguage();
  const { quantity, unit } = of;
  const name = words.quantities[quantity];
  const lines = useMemo(
    () => stepLines([{ name: words.mean, unit, steps: of.steps }], { min: words.min, max: words.max }),
    [of.steps, unit, words],
  );
  const { limit } = of;
  // a single limit for the whole time with both ends can be drawn as a band
  const band = useMemo(
    () => (limit === null || limit.low === null || limit.high === null ? undefined : { low: limit.low, high: limit.high }),
    [limit],
  );
  return <TimeChart label={words.chart(name, own.step[step])} lines={lines} step={step} zone={zone} band={band} height={260} />;
}
