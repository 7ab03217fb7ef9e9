import type { Table } from '#platform/tables/table.ts';
import { columnContent } from '../times/column-content.ts';
import { isEmpty, shown } from './days-above.ts';
import { known, place } from '../headings/heading-places.ts';
import { isCalledCode } from '../headings/meter-column.ts';
import { rewritten, type Plainer, type Rewrite } from './rewritten.ts';
import { registerNamed } from '../units/register-column.ts';
import type { Says } from '../inspection/says.ts';

type Cells = readonly string[];

/** The column of codes, that of the parts, and those that are written once like the codes. */
type Once = { readonly code: number; readonly part: number; readonly beside: readonly number[] };

const looked = 5000;

/**
 * A table whose codes occur once above the rows of the parts of a tariff (总, 峰, 谷), as merged cells do in a csv: adds the code, and the
 * time if it occurs once too, to each row below whose part has not occurred yet.
 * @returns null if no code is omitted like this, or a part occurs twice under one code and time
 */
export async function partsAbove(table: Table, _name: string, says: Says): Promise<Plainer | null> {
  const { header } = table;
  const rows = await partRows(table);
  const once = says.meter === undefined ? onceOf(header, rows, says) : null;
  if (once === null) return null;
  const fill = fillerOf(once);
  const told = rows.map((cells) => fill(cells));
  if (told.includes('twice')) return null;
  const first = rows.find((_, at) => told[at] !== rows[at]) as Cells;
  table.findings.push({
    code: 'codes-filled',
    severity: 'info',
    evidence: { column: (header[once.code] as string).trim(), text: shown(first) },
  });
  const begin = (): Rewrite => {
    const next = fillerOf(once);
    return (cells) => {
      if (isEmpty(cells, once.part)) return cells;
      const found = next(cells);
      return found === 'twice' ? cells : found;
    };
  };
  return { table: rewritten(table, begin), says: {} };
}

/** The first rows; the total of a meter (合计) among them may look like a sum of the page. */
async function partRows(table: Table): Promise<Cells[]> {
  const found: Cells[] = [];
  for await (const batch of table.rows) {
    found.push(...batch.map(({ cells }) => cells));
    if (found.length >= looked) break;
  }
  return found;
}

function onceOf(header: readonly string[], all: readonly Cells[], says: Says): Once | null {
  const part = header.findIndex((_, column) => holdsParts(all, column));
  if (part < 0) return null;
  const rows = all.filter((cells) => !isEmpty(cells, part));
  const named = says.meterColumn === undefined ? known(header, 'meter', says) : place(header, says.meterColumn);
  const columns = named === null ? header.flatMap((heading, column) => (isCalledCode(heading) ? [column] : [])) : [named];
  const code = columns.find((column) => column !== part && standsOnce(rows, column));
  if (code === undefined) return null;
  const isAlike = (column: number): boolean => rows.every((cells) => isEmpty(cells, column) === isEmpty(cells, code));
  const isOfAll = (heading: string, column: number): boolean =>
    !['number', 'empty'].includes(columnContent(rows, column)) || /倍率|变比|multiplier/iu.test(heading);
  const beside = header.flatMap((heading, column) =>
    column !== code && column !== part && isAlike(column) && isOfAll(heading, column) ? [column] : [],
  );
  return { code, part, beside };
}

/** Whether all cells of a column name a register, and some a part of a tariff. */
function holdsParts(rows: readonly Cells[], column: number): boolean {
  const words = new Set(rows.map((cells) => (cells[column] ?? '').trim()));
  words.delete('');
  const named = [...words].map(registerNamed);
  return words.size > 1 && words.size <= 12 && named.every((one) => one !== null) && named.some((one) => one?.isPart === true);
}

function standsOnce(rows: readonly Cells[], column: number): boolean {
  const texts = rows.map((cells) => (cells[column] ?? '').trim());
  const written = texts.filter((text) => text !== '');
  return texts.length > 0 && texts[0] !== '' && texts.includes('') && written.every((text, at) => text !== written[at - 1]);
}

/** Reads rows in order: returns the cells with what is above, or `twice` if their part has occurred already. */
function fillerOf({ code, part, beside }: Once): (cells: Cells) => Cells | 'twice' {
  let above: Cells | null = null;
  let [seen, time] = [new Set<string>(), ''];
  return (cells) => {
    const others = cells.filter((_, at) => at !== code && at !== part && !beside.includes(at));
    const now = others.filter((cell) => /\D/u.test(cell.trim()) && /\d{4}/u.test(cell)).join('\n');
    if (!isEmpty(cells, code)) [above, seen, time] = [cells, new Set(), now];
    else if (now !== time) [seen, time] = [new Set(), now];
    const word = (cells[part] ?? '').trim();
    if (above === null || seen.has(word)) return 'twice';
    seen.add(word);
    const from = above;
    return isEmpty(cells, code) ? cells.map((cell, at) => (at === code || beside.includes(at) ? (from[at] ?? '') : cell)) : cells;
  };
}
