import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import { Figure } from '../../../ui/figure.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { Fact } from '../../../ui/fact.tsx';
import type { Estimate, PackageShown } from './answers.ts';
import { useMeasureText } from './measure-text.ts';
import { waterfallOption } from './waterfall-option.ts';
import { estimateWords } from './words.ts';

type Part = PackageShown['parts'][number];

/** From the use before to the use after, as a picture and as a table whose figures open. */
export function Waterfall({ of, chosen }: { readonly of: Estimate; readonly chosen: PackageShown }) {
  const words = usePageWords(estimateWords);
  const { waterfall: own } = words;
  const { colours, series } = useTheme();
  const { format } = useLanguage();
  const { after, parts } = chosen;
  const before = of.before.total.value;
  const steps = parts.flatMap(({ name, value }) => (value === null || value === 0 ? [] : [{ name, value }]));
  const said = { before: own.before, after: own.after, low: words.label.low, high: words.label.high, unit: 'kgce' };
  const held = (value: number | null): string => format.scaled(value, after.unit);
  return (
    <div className="yd-stack">
      <dl className="yd-facts">
        <Fact name={own.useBefore}>
          <Figure of={of.before.total} covered />
        </Fact>
        <Fact name={own.useAfter}>
          <Figure of={after} />{' '}
          <small className="yd-quiet">
            {after.low === null || after.high === null ? own.noInterval : own.interval(held(after.low), held(after.high))}
          </small>
        </Fact>
      </dl>
      {before === null || steps.length === 0 ? (
        <p>{own.nothing}</p>
      ) : (
        <Chart
          label={own.label}
          option={waterfallOption({ before, steps, after: [after.value, after.low, after.high] }, said, [
            series[0] ?? colours.text,
            series[1] ?? colours.text,
            colours.text,
          ])}
          table={() => <Parts of={chosen} />}
        />
      )}
      <Parts of={chosen} />
    </div>
  );
}

/** What each measure saves, of which part, in its carriers; each sum opens. */
function Parts({ of: { parts, measures } }: { readonly of: PackageShown }) {
  const words = usePageWords(estimateWords);
  const { words: own, format } = useLanguage();
  const { leaf } = useMeasureText();
  const acting = new Map(measures.map((one) => [one.measure, one]));
  const columns: readonly Column<Part>[] = [
    { key: 'name', title: words.term.measures, value: ({ name }) => name },
    {
      key: 'leaf',
      title: words.term.leaf,
      value: ({ measure }) => {
        const on = acting.get(measure)?.leaf ?? null;
        return on === null ? format.none : leaf(on);
      },
    },
    {
      key: 'share',
      title: words.term.share,
      number: true,
      value: ({ measure }) => {
        const share = acting.get(measure)?.share ?? null;
        return share === null ? words.label.empty : format.share(share);
      },
    },
    { key: 'value', title: words.label.savings, number: true, show: (part) => <Figure of={part} /> },
    {
      key: 'carriers',
      title: words.waterfall.inUnits,
      value: ({ carriers }) =>
        carriers.map(({ carrier, value, unit }) => `${own.carrier[carrier]} ${format.quantity(value, unit)}`).join(format.and),
    },
  ];
  return <PlainTable label={words.waterfall.parts} columns={columns} rows={parts} rowKey={({ measure }) => measure} />;
}
