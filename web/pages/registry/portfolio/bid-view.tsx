import { useMemo, useState } from 'react';
import type { client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { cellText, instant } from '../../../ui/cell.ts';
import { Choice } from '../../../ui/choice.tsx';
import type { Column } from '../../../ui/column.ts';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { bidOption } from './bid-option.ts';
import { bidWords } from './bid-words.ts';

type Bid = Awaited<ReturnType<typeof client.bids.of>>;
type Step = Bid['periods'][number]['steps'][number];

/** A bid: the step curve of a period, and all steps with the members behind them. */
export function BidView({ of: { periods, zone, findings } }: { readonly of: Bid }) {
  const words = usePageWords(bidWords);
  const { format } = useLanguage();
  const [chosen, choose] = useState<string>();
  const nameOf = (start: string): string => cellText(instant(start, zone), format);
  const period = periods.find(({ start }) => start === chosen) ?? periods[0];
  const option = useMemo(() => bidOption(period?.steps ?? [], { power: `${words.of.upToKw} kW`, price: words.of.price }), [period, words]);
  const columns: Column<Step>[] = [
    { key: 'price', title: words.of.price, number: true, value: ({ price }) => price },
    { key: 'kw', title: words.of.kw, number: true, value: ({ kw }) => ({ value: kw, unit: 'kW' }) },
    { key: 'upTo', title: words.of.upToKw, number: true, value: ({ upToKw }) => ({ value: upToKw, unit: 'kW' }) },
    {
      key: 'members',
      title: words.of.members,
      value: ({ members }) => members.map(({ building, kw }) => `${building} ${kw}`).join(format.and),
    },
  ];
  const rows = periods.flatMap(({ start, steps }) => steps.map((step) => ({ ...step, start })));
  const byPeriod: Column<(typeof rows)[number]>[] = [
    { key: 'period', title: words.of.period, value: ({ start }) => instant(start, zone) },
    ...(columns as Column<(typeof rows)[number]>[]),
  ];
  return (
    <div className="yd-stack">
      <FindingList findings={findings} />
      {period === undefined || rows.length === 0 ? null : (
        <>
          <Field label={words.period}>
            {({ id }) => (
              <Choice
                id={id}
                value={period.start}
                options={periods.map(({ start }) => ({ value: start, label: nameOf(start) }))}
                onChoose={choose}
              />
            )}
          </Field>
          <Chart
            label={words.curve(nameOf(period.start))}
            option={option}
            height={280}
            table={() => (
              <PlainTable label={words.curve(nameOf(period.start))} columns={columns} rows={period.steps} rowKey={({ price }) => price} />
            )}
          />
          <PlainTable label={words.steps} columns={byPeriod} rows={rows} rowKey={({ start, price }) => `${start} ${price}`} />
        </>
      )}
    </div>
  );
}
