import { Problem } from '#kernel/problem.ts';
import { sniffTimeFormat, parseTime } from '#platform/tables/time.ts';
import { filledCells, type ContentOf } from '../times/column-content.ts';
import { saysRegister } from './heading-places.ts';
import { readNamed, saysUsed } from '../words/use-words.ts';

type Rows = readonly (readonly string[])[];

/** Headings that only say that a period begins: not those of contracts, meters or people. */
const saysBegin =
  /^(?:(?:统计|计费|用电|用能|账单|账期|周期|期间|数据|period|billing|bill|reading|usage?|service|data)[\s_-]*)?(?:起始|起|开始|自|始|start|begin(?:ning)?|from|von|beginn|anfang|début|debut|du|dal?|inizio|desde|inicio|de|van|fra|från|od|początek)[\s_-]*(?:日期|日|时间|时刻|date|day|time|datum|on)?$/iu;
const saysUntil =
  /截[止至]|结束|终止|止|至|抄|读表|(?<![\p{L}])(?:end|ends|ending|to|until|till?|bis|ende|au|fin|al|fine|hasta|tot|eind|slut|do|koniec|read|reading)(?![\p{L}])/iu;

/**
 * A start that is the same in all rows, with changing ends: rows with the use since then, each including those before it. The heading of
 * the changing column may be just the day; then the user is asked about either.
 * @returns null if no column is such a start, and if the rows are counter values
 * @throws Problem `times-several` if the other column may be a time of its own
 */
export function repeatedStart(header: readonly string[], rows: Rows, content: ContentOf): { time: number; end: number } | null {
  const isHeld = (column: number): boolean => {
    const cells = filledCells(rows, column);
    return cells.length > 1 && cells.length === rows.length && new Set(cells).size === 1;
  };
  const isTime = (column: number): boolean => content(column) === 'day' || content(column) === 'time';
  const columns = header.flatMap((heading, column) => (heading.trim() !== '' && isTime(column) ? [column] : []));
  const [start, ...starts] = columns.filter(
    (column) => isHeld(column) && saysBegin.test((header[column] as string).normalize('NFKC').trim()),
  );
  const [end, ...ends] = columns.filter((column) => !isHeld(column));
  if (start === undefined || end === undefined || starts.length > 0 || ends.length > 0 || !isBefore(rows, start, end)) return null;
  if (header.some(saysReadings)) return null;
  if (saysUntil.test((header[end] as string).normalize('NFKC'))) return { time: start, end };
  const [from, to] = [(header[start] as string).trim(), (header[end] as string).trim()];
  throw new Problem('bad-input', 'times-several', {
    columns: `${from}, ${to}`,
    choices: [
      { set: { timeColumn: to }, comesTo: filledCells(rows, end)[0] },
      { set: { startColumn: from, endColumn: to }, comesTo: `${filledCells(rows, start)[0]} – ${filledCells(rows, end)[0]}` },
    ],
  });
}

/** Which of the two columns were not identified by a heading. */
export const guessedOf = (held: { readonly time: number; readonly end: number }, known: number | null, knownEnd: number | null) => [
  ...(known === held.time ? [] : [{ what: 'time', column: held.time } as const]),
  ...(knownEnd === held.end ? [] : [{ what: 'end', column: held.end } as const]),
];

const saysReadings = (heading: string): boolean =>
  !saysUsed(heading) &&
  (saysRegister.test(heading) || readNamed.test(heading.replaceAll(/(?:抄表|读表|reading)[\s_]*(?:日期|日|时间|date|day|time)/giu, '')));

/** Whether no row ends before it begins. */
function isBefore(rows: Rows, start: number, end: number): boolean {
  const { format } = sniffTimeFormat([...filledCells(rows, start), ...filledCells(rows, end)]);
  return rows.every((cells) => {
    const [from, to] = [parseTime(cells[start] ?? '', format), parseTime(cells[end] ?? '', format)];
    return typeof from === 'string' || typeof to === 'string' || from.localSeconds <= to.localSeconds;
  });
}
