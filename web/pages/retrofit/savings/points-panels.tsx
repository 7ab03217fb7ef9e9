import { useMemo } from 'react';
import { unitSign } from '#kernel/unit-sign.ts';
import type { client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Legend } from '../../../ui/legend.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { classColours, residualOption, scatterOption, type ModelPoint } from './points-option.ts';
import { useSpellClass } from './spell.ts';
import { savingsPageWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.savings.points>>;

/** What a model was fitted to and its results: use by temperature, and residuals by day. @param of.name what is measured */
export function PointsPanels({ of, name }: { readonly of: Answer; readonly name: string }) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const spell = useSpellClass();
  const { series } = useTheme();
  const { points, lines, shift, unit } = of;
  const say = useMemo(
    () => (one: ModelPoint) =>
      [
        `${one.start} · ${spell(one.class)}`,
        `${words.label.use} ${format.quantity(one.use, unit)}`,
        `${words.term.predicted} ${format.quantity(one.predicted, unit)}`,
        `${words.residual} ${format.quantity(one.residual, unit)}`,
        format.quantity(one.temperature, 'degC'),
      ].join('\n'),
    [words, format, spell, unit],
  );
  const scatter = useMemo(
    () => scatterOption(points, lines, { unit: unitSign(unit), spell, colours: series, say }),
    [points, lines, unit, spell, series, say],
  );
  const classes = useMemo(() => classColours(points, spell, series), [points, spell, series]);
  const residuals = useMemo(
    () => residualOption(points, shift?.day ?? null, { unit: unitSign(unit), say, residual: words.residual, shifted: words.shifted }),
    [points, shift, unit, say, words],
  );
  return (
    <>
      <Panel title={words.scatter(name)}>
        <p className="yd-quiet">{words.scatterMeans}</p>
        <Chart label={words.scatter(name)} option={scatter} table={() => <PointTable of={of} label={words.scatter(name)} />} />
        {classes.length === 0 ? null : <Legend classes={classes} />}
      </Panel>
      <Panel title={words.residuals(name)}>
        <p>{shift === null ? words.noShift : words.shift(format.day(shift.day), format.quantity(shift.difference, unit))}</p>
        <Chart
          label={words.residuals(name)}
          option={residuals}
          height={240}
          table={() => <PointTable of={of} label={words.residuals(name)} />}
        />
      </Panel>
    </>
  );
}

function PointTable({ of: { points, unit }, label }: { readonly of: Answer; readonly label: string }) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const spell = useSpellClass();
  return (
    <PlainTable
      label={label}
      rows={points}
      rowKey={({ start }) => start}
      columns={[
        {
          key: 'day',
          title: words.label.day,
          value: ({ start }) => start,
          show: ({ start }) => (start.length > 10 ? start.replace('T', ' ') : format.day(start)),
        },
        { key: 'class', title: words.dayKind, value: (one) => spell(one.class) },
        { key: 'temperature', title: words.temperature, number: true, value: ({ temperature }) => ({ value: temperature, unit: 'degC' }) },
        { key: 'use', title: words.label.use, number: true, value: ({ use }) => ({ value: use, unit }) },
        { key: 'predicted', title: words.term.predicted, number: true, value: ({ predicted }) => ({ value: predicted, unit }) },
        { key: 'residual', title: words.residual, number: true, value: ({ residual }) => ({ value: residual, unit }) },
      ]}
    />
  );
}
