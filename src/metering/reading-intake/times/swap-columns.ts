import { columnContent } from './column-content.ts';

type Rows = readonly (readonly string[])[];

/** The last value of the old meter, and the first of the new one, in the row of a swap. */
export type SwapColumns = { readonly final: number; readonly start: number };

const saysFinal =
  /[旧原]表.{0,4}(?:止|底|示数|读数|终)|拆(?:表|下|除)?.{0,2}(?:示数|止码|表底|读数|底数)|换表前|(?<![a-z])old[\s_-]?(?:meter[\s_-]?)?(?:final|last|end|closing)/iu;
const saysStart =
  /新表.{0,4}(?:起|底|示数|读数|初|始)|装表.{0,2}(?:示数|底数|起码|读数)|换表后|(?<![a-z])new[\s_-]?(?:meter[\s_-]?)?(?:start|initial|first|opening|begin)/iu;

/** The two columns for it; null if there are none. */
export function swapColumns(header: readonly string[], rows: Rows): SwapColumns | null {
  const place = (says: RegExp): number => header.findIndex((heading, column) => says.test(heading) && holdsNumbers(rows, column));
  const [final, start] = [place(saysFinal), place(saysStart)];
  return final < 0 || start < 0 || final === start ? null : { final, start };
}

const holdsNumbers = (rows: Rows, column: number): boolean =>
  ['number', 'serial', 'year', 'month', 'dotted-month', 'empty'].includes(columnContent(rows, column));

const saysSwap =
  /换(?:装|了|上)?(?:新)?[电水气热]?(?:能)?表|更换.{0,3}表|表计更换|[旧原]表(?:拆|止|换)|拆(?:除|下)?[旧原]表|新表(?:装|起|投|底)|(?:meter|device)[\s_-]?(?:swap|exchange|replace|change)|(?:old|new)\s+meter|replaced?\s+(?:the\s+)?meter|z(?:ä|ae)hler(?:wechsel|tausch)/iu;

/** A row's remark about a new meter, in a cell of words; null if it has none. */
export const swapNote = (cells: readonly string[]): string | null =>
  cells.find((cell) => cell.length < 60 && saysSwap.test(cell))?.trim() ?? null;
