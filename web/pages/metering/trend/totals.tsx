import { Button } from 'antd';
import { Link } from '@tanstack/react-router';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Go } from '../../../ui/address.ts';
import { share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import type { TrendAddress } from './address.ts';
import type { PointShown, TrendAnswer } from './use-trends.ts';
import { trendWords } from './words.ts';

/** The values of each point over the whole time: the mean opens, and each point can be removed. */
export function TrendTotals({
  codes,
  facts,
  trends,
  isWithin,
  go,
}: {
  readonly codes: readonly string[];
  readonly facts: readonly (PointShown | undefined)[];
  readonly trends: readonly (TrendAnswer | undefined)[];
  readonly isWithin: boolean;
  readonly go: Go<TrendAddress>;
}) {
  const words = usePageWords(trendWords);
  const rows = codes.map((code, index): Row => ({
    code,
    facts: facts[index],
    unit: trends[index]?.unit ?? '',
    total: trends[index]?.total,
  }));
  const without = (code: string) => go({ points: codes.filter((one) => one !== code).join(',') || undefined });
  return (
    <PlainTable
      label={words.table}
      rows={rows}
      rowKey={({ code }) => code}
      columns={[
        {
          key: 'point',
          title: words.point,
          value: ({ code }) => code,
          show: ({ code, facts: own }) => (
            <Link to="/points" search={{ search: code }}>
              {[own?.space, own?.name, code].filter((one) => typeof one === 'string').join(' · ')}
            </Link>
          ),
        },
        {
          key: 'mean',
          title: words.mean,
          number: true,
          value: ({ total, unit }) => ({ value: total?.mean ?? null, unit }),
          show: ({ total, unit }) => (
            <Figure of={{ value: total?.mean ?? null, unit, ...(total !== undefined && { figure: total.figure }) }} />
          ),
        },
        amountOf('min', words.min),
        amountOf('max', words.max),
        amountOf('last', words.last),
        { key: 'coverage', title: words.coverage, number: true, term: 'coverage', value: ({ total }) => share(total?.coverage) },
        ...(isWithin ? [{ key: 'within', title: words.inRange, number: true, value: ({ total }: Row) => share(total?.within) }] : []),
        { key: 'remove', title: words.does, press: true, show: ({ code }) => <Remove code={code} drop={without} /> },
      ]}
    />
  );
}

function Remove({ code, drop }: { readonly code: string; readonly drop: (code: string) => void }) {
  const words = usePageWords(trendWords);
  return (
    <Button size="small" onClick={() => drop(code)}>
      {words.remove(code)}
    </Button>
  );
}

type Row = {
  readonly code: string;
  readonly facts: PointShown | undefined;
  readonly unit: string;
  readonly total: TrendAnswer['total'] | undefined;
};

const amountOf = (key: 'min' | 'max' | 'last', title: string): Column<Row> => ({
  key,
  title,
  number: true,
  value: ({ total, unit }) => ({ value: total?.[key] ?? null, unit }),
});
