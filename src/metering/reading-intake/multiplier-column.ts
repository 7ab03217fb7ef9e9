import { parseDecimal } from '#platform/tables/number.ts';
import { filledCells } from './column-content.ts';

type Rows = readonly (readonly string[])[];

const saysMultiplier = /倍率|变比|互感器|multiplier|(?:^|[\s_])(?:ct|pt)(?:[\s_]?ratio)?$|wandlerfaktor/iu;
/** `倍率40` among remarks. */
const saidInCell = /^(?:综合|总)?(?:倍率|multiplier)\s*[:：=]?\s*[x×*]?\s*(?=\d)/iu;
/** One of current and one of voltage are multiplied; what is called so is both already. */
const saysBoth = /倍率|multiplier|wandlerfaktor/iu;

/** The columns that say how many times what a counter shows was used: that of the whole, else of current and of voltage transformers. */
export function multiplierColumns(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): readonly number[] {
  const found = header.flatMap((heading, column) => {
    const cells = filledCells(rows, column);
    const says = saysMultiplier.test(heading.trim()) || (cells.length > 0 && cells.every((text) => saidInCell.test(text)));
    const isOne = !taken.includes(column) && says && cells.length > 0;
    return isOne && cells.filter((text) => multiplierIn(text) !== undefined).length >= 0.9 * cells.length ? [column] : [];
  });
  const both = found.find((column) => saysBoth.test(header[column] as string));
  return both === undefined ? found.slice(0, 2) : [both];
}

/** What a cell says; undefined where it is no multiplier. @example multiplierIn('200/5') // 40 */
export function multiplierIn(text: string): number | undefined {
  const [first = '', second, more] = text.replace(saidInCell, '').split(/[/:：]/u);
  const [read, by] = [parseDecimal(first), second === undefined ? 10_000 : parseDecimal(second)];
  return typeof read === 'number' && typeof by === 'number' && read > 0 && by > 0 && more === undefined ? read / by : undefined;
}
