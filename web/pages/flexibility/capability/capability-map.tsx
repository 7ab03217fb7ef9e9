import { useMemo } from 'react';
import type { client } from '../../../api.ts';
import { Chart } from '../../../chart/chart.tsx';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { stepClasses } from '../../../map/classes.ts';
import type { Column } from '../../../ui/column.ts';
import { PlainTable } from '../../../ui/table.tsx';
import { useTheme } from '../../../ui/theme.tsx';
import { type FieldRow, mapOption } from './map-option.ts';
import { capabilityWords } from './words.ts';

type Answer = Awaited<ReturnType<typeof client.flexibility.capabilityHours>>;
type Direction = 'down' | 'up';

const parts = () => import('../../../chart/parts/fields-and-flows.ts');

/** More rows than this cannot be distinguished in a chart: the table has them. */
const mostRows = 40;

/** Each row by hour as a field of cells, the total on top. */
export function CapabilityMap({ of, direction, nameOf }: { of: Answer; direction: Direction; nameOf: (code: string) => string }) {
  const words = usePageWords(capabilityWords);
  const { format } = useLanguage();
  const { mode } = useTheme();
  const rows = useMemo(() => rowsOf(of, direction, words.total, nameOf), [of, direction, words, nameOf]);
  const drawn = useMemo(() => rows.slice(0, mostRows + 1), [rows]);
  const option = useMemo(() => {
    const colours = stepClasses(mode, []).slice(0, 5);
    return mapOption(
      of.clock,
      drawn,
      colours.map(({ colour }) => colour),
      { kw: (value) => format.quantity(value, 'kW'), computed: words.computed, proven: words.of.proven },
    );
  }, [of, drawn, mode, format, words]);
  const label = words.map(words.of[direction]);
  return (
    <>
      {rows.length > drawn.length ? <p className="yd-quiet">{words.topOnly(mostRows)}</p> : null}
      <Chart
        label={label}
        option={option}
        parts={parts}
        height={110 + 26 * drawn.length}
        table={() => <HourTable label={label} clock={of.clock} rows={rows} />}
      />
    </>
  );
}

const mostOf = ({ computed }: FieldRow): number => Math.max(-1, ...computed.map((value) => value ?? -1));

function rowsOf({ rows, total }: Answer, direction: Direction, all: string, nameOf: (code: string) => string): FieldRow[] {
  const row = (one: Answer['total'], name: string): FieldRow =>
    direction === 'down' ? { name, computed: one.downKw, proven: one.provenDownKw } : { name, computed: one.upKw, proven: one.provenUpKw };
  return [row(total, all), ...rows.map((one) => row(one, nameOf(one.code))).toSorted((a, b) => mostOf(b) - mostOf(a))];
}

type KwRow = { readonly name: string; readonly what: 'computed' | 'proven'; readonly kw: readonly (number | null)[] };

function HourTable({ label, clock, rows }: { label: string; clock: readonly number[]; rows: readonly FieldRow[] }) {
  const words = usePageWords(capabilityWords);
  const told = rows.flatMap(({ name, computed, proven }): KwRow[] => [
    { name, what: 'computed', kw: computed },
    ...(proven.some((one) => one !== null) ? [{ name, what: 'proven' as const, kw: proven }] : []),
  ]);
  const columns: Column<KwRow>[] = [
    { key: 'name', title: words.grouped, value: ({ name }) => name },
    { key: 'what', title: 'kW', value: ({ what }) => (what === 'computed' ? words.computed : words.of.proven) },
    ...clock.map((hour, at): Column<KwRow> => ({ key: String(at), title: `${hour}:00`, number: true, value: ({ kw }) => kw[at] ?? null })),
  ];
  return <PlainTable label={label} columns={columns} rows={told} rowKey={({ name, what }) => `${name} ${what}`} />;
}
