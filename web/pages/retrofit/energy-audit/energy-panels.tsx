import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { day, share } from '../../../ui/cell.ts';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { ShortTable } from '../../../ui/short-table.tsx';
import { indicatorCell, indicatorKey, type Audit } from './shown.ts';
import { energyAuditPageWords } from './words.ts';

type Energy = Audit['energy'][number];
type Indicator = Audit['indicators'][number];
type Split = Audit['split'][number];

/** What a building used of each carrier over the period, what it cost, and below it the months of each. */
export function EnergyPanel({ of: { energy } }: { readonly of: Audit }) {
  const words = usePageWords(energyAuditPageWords);
  const { format } = useLanguage();
  const columns: Column<Energy>[] = [
    { key: 'carrier', title: words.label.energy, value: ({ carrier }) => words.carrier[carrier] },
    { key: 'use', title: words.label.use, number: true, value: ({ use }) => use, show: ({ use }) => <Figure of={use} /> },
    { key: 'coverage', title: words.label.coverage, number: true, value: ({ use }) => share(use.coverage ?? 0) },
    { key: 'cost', title: words.term.cost, number: true, value: ({ costYuan }) => costYuan },
    { key: 'price', title: words.term.price, number: true, value: ({ price }) => price },
  ];
  return (
    <div className="yd-stack">
      <ShortTable label={words.term.energy} columns={columns} rows={energy} rowKey={({ carrier }) => carrier} />
      {energy
        .filter(({ use }) => use.value !== null)
        .map(({ carrier, use, months }) => {
          const title = words.months(words.carrier[carrier]);
          return (
            <details key={carrier}>
              <summary>{`${title}${format.aside(use.unit)}`}</summary>
              <Months label={title} unit={use.unit} rows={months} />
            </details>
          );
        })}
    </div>
  );
}

function Months({ label, unit, rows }: { readonly label: string; readonly unit: string; readonly rows: Energy['months'] }) {
  const words = usePageWords(energyAuditPageWords);
  return (
    <ShortTable
      label={label}
      rows={rows}
      rowKey={({ from }) => from}
      columns={[
        { key: 'month', title: words.label.month, value: ({ from }) => day(from) },
        { key: 'use', title: words.label.use, number: true, value: ({ value }) => ({ value, unit }) },
        { key: 'coverage', title: words.label.coverage, number: true, value: ({ coverage }) => share(coverage) },
      ]}
    />
  );
}

/** What items below electricity used, as measured. */
export function SplitPanel({ of: { split } }: { readonly of: Audit }) {
  const words = usePageWords(energyAuditPageWords);
  if (split.length === 0) return <p className="yd-quiet">{words.noSplit}</p>;
  const columns: Column<Split>[] = [
    { key: 'item', title: words.label.item, value: ({ name, item }) => (name === item ? item : `${name} ${item}`) },
    { key: 'use', title: words.label.use, number: true, value: ({ use }) => use, show: ({ use }) => <Figure of={use} /> },
    { key: 'coverage', title: words.label.coverage, number: true, value: ({ use }) => share(use.coverage ?? 0) },
  ];
  return <ShortTable label={words.split} columns={columns} rows={split} rowKey={({ item }) => item} />;
}

/** What the readings of the period show about how a building is run. */
export function IndicatorPanel({ of: { indicators } }: { readonly of: Audit }) {
  const words = usePageWords(energyAuditPageWords);
  if (indicators.length === 0) return <p className="yd-quiet">{words.noIndicators}</p>;
  const columns: Column<Indicator>[] = [
    { key: 'carrier', title: words.label.energy, value: ({ carrier }) => words.carrier[carrier] },
    { key: 'indicator', title: words.term.indicator, value: ({ indicator }) => words.indicator[indicator] },
    {
      key: 'value',
      title: words.label.value,
      number: true,
      value: indicatorCell,
      show: (one) => <Figure of={{ ...indicatorCell(one), ...(one.figure !== null && { figure: one.figure }) }} />,
    },
    { key: 'coverage', title: words.label.coverage, number: true, value: ({ coverage }) => share(coverage) },
    { key: 'note', title: words.label.remarks, value: ({ indicative }) => (indicative ? words.label.indicative : undefined) },
  ];
  return <ShortTable label={words.term.indicators} columns={columns} rows={indicators} rowKey={indicatorKey} />;
}
