import type { SheetView } from './sheet-view.ts';

/** The texts above columns, the nearest first: over these alone, and over others too. */
type TitleTexts = { readonly near: readonly string[]; readonly far: readonly string[] };

/** What stands in rows over columns from one to another. @param rows from the lowest up */
export function textsOver(view: SheetView, rows: readonly number[], [left, right]: readonly [number, number]): TitleTexts {
  const [near, far]: [string[], string[]] = [[], []];
  for (const row of rows) {
    for (let column = 0; column < view.width; column += 1) {
      if (view.own(row, column) === '') continue;
      const [start, end] = view.span(row, column);
      if (end < left || start > right) continue;
      (start <= left - 1 && (end > right || start === 0) && left > 0 ? far : near).push(textAt(view, row, column));
    }
  }
  return { near, far };
}

const date = /^(?=.*\d)(?=.*[年月./-])[\d年月日号./:\s-]+$/u;
const label = /[:：]\s*$|(?:日期?|时间|月份?|年月|账期|所属期|人)\s*$/u;
const until = /^(?:-{1,2}|~|〜|～|—+|–|至|到)$/u;

/**
 * A date in a cell of its own together with what stands before it: `制表日期：` and `2025-11-01`, `2025-10-01`, `至` and `2025-10-31`.
 * A date that nothing names stays alone, and says of no month that the table is of it.
 */
function textAt(view: SheetView, row: number, column: number): string {
  const text = view.own(row, column);
  const before = filledBefore(view, row, column);
  if (before < 0 || !date.test(text.normalize('NFKC'))) return text;
  const words = view.own(row, before);
  const first = until.test(words) ? filledBefore(view, row, before) : -1;
  if (first >= 0) return `${textAt(view, row, first)}${words}${text}`;
  return label.test(words) ? `${words.replace(/[:：]\s*$/u, '')}：${text}` : text;
}

function filledBefore(view: SheetView, row: number, column: number): number {
  let at = column - 1;
  while (at >= 0 && view.own(row, at) === '') at -= 1;
  return at;
}
