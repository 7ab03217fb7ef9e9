import { footerKind } from '#platform/tables/footer-rows.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';

/** The heading of a column with the text of the section line above each row. */
export const sectionHeading = '分段 / section';

const numbering = /^[(（]?(?:[一二三四五六七八九十]{1,3}|[IVX]{1,4}|\d{1,2})\s*[)）.、:：]\s*/u;
const aside = /[([（][^()[\]（）]*[)\]）]\s*$/u;
const begins = /^(?:以下(?:为|是)?|下列|本[期月季年次]度?|当[期月季年]|附\s*[:：]?)/u;
const ends = /(?:用户|住户|户|人员|明细表?|名单|部分|情况|记录|清单|列表|如下|一览表?|类|统计表?)+$/u;

/** Recognizes a section line by its form alone. */
const isLine = /^[【〖[].*[】〗\]]$|[:：]$|(?:用户|住户|明细表?|名单|部分|如下|一览表?|清单|单)$/u;

/**
 * What a line between the rows of a list says about those below it, by its word alone: `二、报停用户（3户）` is 报停; null if a row is not
 * such a line.
 */
export function sectionIn(cells: readonly string[], header: readonly string[]): string | null {
  const [said = '', ...others] = cells.map((cell) => cell.trim()).filter((cell) => cell !== '');
  if (said === '' || others.length > 0 || header.length <= 2 || said.length > 30 || !/\p{L}/u.test(said)) return null;
  const kind = footerKind(cells, header);
  if (kind !== 'part' && (kind !== null || !isLine.test(said))) return null;
  return wordOf(said);
}

function wordOf(line: string): string {
  const bare = line
    .replace(numbering, '')
    .replace(/[:：]\s*$/u, '')
    .replace(/^[【〖[]\s*|\s*[】〗\]]$/gu, '')
    .replace(aside, '')
    .trim();
  const word = bare.replace(begins, '').replace(ends, '').trim();
  return word === '' ? bare : word;
}

/** A table with section lines (一、电表) as one with a column for their text; any other unchanged. */
export function withSections(table: Table): Table {
  const header = [...table.header, sectionHeading];
  async function* rows(): AsyncGenerator<RowBatch> {
    let now = '';
    for await (const batch of table.rows)
      yield batch.map((row) => {
        const section = sectionIn(row.cells, table.header);
        now = section ?? now;
        const isHeader = footerKind(row.cells, table.header) === 'header';
        return { ...row, cells: [...row.cells, section !== null ? '' : isHeader ? sectionHeading : now] };
      });
  }
  return { ...table, header, rows: { [Symbol.asyncIterator]: rows } };
}
