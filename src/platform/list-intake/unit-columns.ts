import { Problem } from '#kernel/problem.ts';
import { unitIn } from '#kernel/unit-words.ts';
import { unitOfCell } from '#platform/tables/heading-units.ts';
import type { Plan, Source } from './mapping.ts';
import { factorIn } from './units.ts';

type Rows = readonly (readonly string[])[];

/** For money: names the currency, not a multiple of it. */
const ownCurrency = /^(?:cny|rmb|人民币|人民币元)$/iu;

/**
 * A plan with the columns of units, whatever they are called: all cells of such a column are units, and apply to the nearest amounts before
 * it, otherwise after it, that can have them.
 * @throws Problem `unit-not-of-field` if the amounts next to it are of the same quantity and cannot have them (USD next to 金额),
 * `unit-differs-from` if their heading names another
 */
export function withUnitColumns(plan: Plan, rows: Rows): Plan {
  const byPlace = new Map<number, number>();
  for (const [column, cells] of unitCells(plan, rows)) {
    const source = amountsOf(plan, column, cells);
    if (source === null) continue;
    if (source.named) refuseOther(source, plan.header[column] as string, cells);
    byPlace.set(source.index, column);
  }
  if (byPlace.size === 0) return plan;
  const places = new Set(byPlace.values());
  const sources = plan.sources.flatMap((source): Source[] => {
    if (places.has(source.index)) return [];
    const at = byPlace.get(source.index);
    return [at === undefined || source.named ? source : { ...source, unitIndex: at, assumed: false, named: true }];
  });
  const units = new Set([...places].map((at) => plan.header[at]));
  const others = (headings: readonly string[]): string[] => headings.filter((heading) => !units.has(heading));
  return { ...plan, sources, ignored: others(plan.ignored), unspoken: others(plan.unspoken) };
}

/**
 * The columns whose cells are units, with these; excluding columns of a field of words, unless directly after the amounts that they apply
 * to.
 */
function unitCells({ header, sources }: Plan, rows: Rows): Map<number, readonly string[]> {
  const words = new Set(sources.flatMap(({ index, spec, guessed }) => (spec.numeric === true || guessed ? [] : [index])));
  return new Map(
    header.flatMap((_, column) => {
      const cells = [...new Set(rows.map((row) => (row[column] ?? '').trim()))].filter((cell) => cell !== '');
      const before = sources.find(({ index, spec }) => index === column - 1 && spec.units !== undefined);
      const isOfWords =
        words.has(column) && (before === undefined || cells.some((cell) => unitIn(bare(cell))?.quantity !== quantityOf(before)));
      const units = cells.filter(isUnit);
      const areUnits = units.length === cells.length || (saysUnits.test(header[column] as string) && units.length * 2 >= cells.length);
      return units.length > 0 && !isOfWords && areUnits ? [[column, units] as const] : [];
    }),
  );
}

/** Under such a heading an unknown unit in a cell rejects the amount of its row, and the column remains one of units. */
const saysUnits = /(?<![a-z])(?:units?|uom)$|单位$/iu;

const quantityOf = ({ spec }: Source): string | undefined => unitIn(Object.keys(spec.units ?? {})[0] ?? '')?.quantity;

/** A single letter may be anything: a storey, a kind. */
const isUnit = (cell: string): boolean => (cell.length > 1 || /[^\p{ASCII}]|[$€£¥]/u.test(cell)) && unitIn(bare(cell)) !== null;

const bare = (cell: string): string => cell.replaceAll(/^[([（【]\s*|\s*[)\]）】]$/gu, '');

/** The amounts that a column of units applies to; null if there are none. */
function amountsOf({ sources, header }: Plan, column: number, cells: readonly string[]): Source | null {
  const amounts = sources.filter(({ spec, index }) => spec.units !== undefined && index >= 0 && index !== column);
  const before = amounts.filter(({ index }) => index < column).toSorted((a, b) => b.index - a.index);
  const behind = amounts.filter(({ index }) => index > column).toSorted((a, b) => a.index - b.index);
  const near = [...before, ...behind];
  const fitting = near.find(({ spec }) => cells.every((cell) => factorIn(spec, cell) !== null));
  if (fitting !== undefined) return fitting;
  const [quantity, ...others] = new Set(cells.map((cell) => unitOfCell(cell)?.quantity));
  const alike = near.find((source) => quantityOf(source) === quantity);
  if (alike === undefined || quantity === undefined || others.length > 0) return null;
  throw new Problem('bad-input', 'unit-not-of-field', {
    field: alike.spec.name,
    text: (header[column] as string).trim(),
    unit: cells.find((cell) => factorIn(alike.spec, cell) === null) ?? '',
    units: Object.keys(alike.spec.units ?? {}).join(' '),
  });
}

function refuseOther({ unit, column }: Source, heading: string, cells: readonly string[]): void {
  const other = cells.find((cell) => unitIn(bare(cell))?.code !== unit && !ownCurrency.test(cell));
  if (other !== undefined)
    throw new Problem('bad-input', 'unit-differs-from', { text: column ?? '', unit: unit ?? '', other: heading, otherUnit: other });
}
