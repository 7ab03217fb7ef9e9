import type { Option } from '../../../chart/canvas.ts';

/** A row of the field: its name, and kW by hour; null if not known. */
export type FieldRow = {
  readonly name: string;
  readonly computed: readonly (number | null)[];
  readonly proven: readonly (number | null)[];
};

export type FieldForms = {
  readonly kw: (value: number | null) => string;
  readonly computed: string;
  readonly proven: string;
};

type Cell = readonly [hour: number, row: number, value: number];

/** The known cells: unknown ones are left out, never coloured as 0. */
export function cellsOf(rows: readonly FieldRow[]): Cell[] {
  return rows.flatMap(({ computed }, row) =>
    computed.flatMap((value, hour): Cell[] => (value === null ? [] : [[hour, row, value] as const])),
  );
}

/** Hours of the day across, rows down, the first on top. */
export function mapOption(clock: readonly number[], rows: readonly FieldRow[], colours: readonly string[], forms: FieldForms): Option {
  const cells = cellsOf(rows);
  const most = Math.max(1, ...cells.map(([, , value]) => value));
  return {
    grid: { left: 8, right: 16, top: 8, bottom: 76, containLabel: true },
    legend: { show: false },
    xAxis: { type: 'category', data: clock.map((hour) => `${hour}:00`), splitLine: { show: false }, axisTick: { show: false } },
    yAxis: { type: 'category', inverse: true, data: rows.map(({ name }) => name), splitLine: { show: false }, axisTick: { show: false } },
    tooltip: {
      trigger: 'item',
      formatter: (shown: unknown) => {
        const [hour, row] = (shown as { value: Cell }).value;
        const one = rows[row] as FieldRow;
        const told = [`${forms.computed} ${forms.kw(one.computed[hour] ?? null)}`, `${forms.proven} ${forms.kw(one.proven[hour] ?? null)}`];
        return `${one.name} ${clock[hour]}:00\n${told.join('\n')}`;
      },
    },
    visualMap: {
      type: 'continuous',
      min: 0,
      max: most,
      dimension: 2,
      calculable: false,
      orient: 'horizontal',
      left: 'center',
      bottom: 4,
      itemWidth: 12,
      itemHeight: 140,
      text: [forms.kw(most), forms.kw(0)],
      inRange: { color: [...colours] },
    },
    series: [{ type: 'heatmap', data: cells, progressive: 0, emphasis: { disabled: true } }],
  };
}
