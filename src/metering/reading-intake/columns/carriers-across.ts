import type { Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { unitIn } from '#kernel/unit-words.ts';
import { isSumRow } from '#platform/tables/footer-rows.ts';
import { unitsNamed, withoutUnit } from '#platform/tables/heading-units.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { carrierWord } from '../units/carrier-named.ts';
import { columnContent } from '../times/column-content.ts';
import { known } from '../headings/heading-places.ts';
import { isCalledName, saysBeside } from '../headings/meter-column.ts';
import { meterNamedIn } from '../headings/meter-named.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import type { Sayable } from '../headings/options.ts';
import { topCells } from '../headings/top-cells.ts';
import { namedValues } from './value-column.ts';

type Rows = readonly (readonly string[])[];

/** A column of values of one carrier; `stem`: the rest of its heading besides the carrier, such as its month. */
type Column = { readonly column: number; readonly carrier: Carrier; readonly word: string; readonly stem: string; readonly unit: string };

/**
 * A table whose columns are the carriers of each row (电, 水, 气, each under its own heading or above 用量 and 金额), converted to one row
 * for each carrier: anything other than electricity becomes a metering point of its own (`A1-水`).
 * @returns null if it is not such a table, if a column of use is named or known by its heading, or if nothing says what the rows belong to
 */
export async function carriersAcross(
  table: Table,
  says: Sayable & { readonly carrier?: unknown; readonly unit?: unknown },
): Promise<{ readonly table: Table; readonly says: Pick<Sayable, 'meter' | 'meterColumn'> } | null> {
  if (says.layout !== undefined || says.carrier !== undefined || says.unit !== undefined) return null;
  if (namedValues(table.header, says).length > 0 || known(table.header, 'value', says) !== null) return null;
  if (new Set(table.header.map((heading) => partsOf(heading)?.carrier)).size < 3) return null;
  const rows = await topCells(table);
  const columns = columnsOf(table.header, rows);
  const of = columns === null ? null : whose(table, rows, says, columns);
  if (columns === null || of === null) return null;
  const finding: Finding = {
    code: 'carriers-across-read',
    severity: 'info',
    evidence: { columns: columns.map(({ column }) => (table.header[column] as string).trim()).join(', ') },
  };
  table.findings.push(finding);
  return { table: unfolded(table, columns, of), says: { meter: undefined, meterColumn: undefined } };
}

/** The column that names what each row belongs to, or the name for all of them; null if there is neither. */
function whose(table: Table, rows: Rows, says: Sayable, columns: readonly Column[]): number | string | null {
  if (says.meter !== undefined) return says.meter;
  const asked = says.meterColumn === undefined ? -1 : table.header.findIndex((heading) => heading.trim() === says.meterColumn?.trim());
  if (asked >= 0) return asked;
  const own = known(table.header, 'meter', says);
  if (own !== null) return own;
  const taken = new Set(columns.map(({ column }) => column));
  const named = table.header.flatMap((heading, column) =>
    !taken.has(column) && isCalledName(heading) && !saysBeside.test(heading) && columnContent(rows, column) === 'text' ? [column] : [],
  );
  if (named.length > 0) return named.length === 1 ? (named[0] ?? null) : null;
  return meterNamedIn(table.above ?? [])?.code ?? null;
}

/** The carrier named by one part of a heading alone, and the rest of the heading. @example partsOf('1月 › 水(t)') */
function partsOf(heading: string): Omit<Column, 'column'> | null {
  const parts = heading.split('›').map((part) => part.trim());
  const at = parts.findIndex((part) => isCarrier(bareOf(part)));
  const word = bareOf(parts[at] ?? '');
  const carrier = carrierWord(word);
  if (at < 0 || carrier === null || whyNotEnergy(heading) !== null) return null;
  const unit = parts.map(unitOf).find((one) => one !== '') ?? '';
  const stem = parts.flatMap((part, place) => (place === at ? [] : [withoutUnit(part).trim()])).join(' › ');
  return { carrier, word, stem, unit };
}

/** Without its unit, even an unreadable one. */
const bareOf = (part: string): string =>
  withoutUnit(part)
    .replace(/[(（[][^()（）[\]]*[)）\]]\s*$/u, '')
    .trim();

/** An unreadable unit stays, so that it is refused. */
const unitOf = (part: string): string =>
  unitsNamed(part).find(({ unit }) => unit !== null)?.code ?? /[(（[]([^()（）[\]]+)[)）\]]\s*$/u.exec(part.trim())?.[1]?.trim() ?? '';

const isCarrier = (text: string): boolean =>
  /^(?:用?电力?|市电|用?水|自来水|新水|天然气|燃气|用?气|用?热力?|暖气|用?冷|蒸汽|electric(?:ity|al)?|(?:natural[\s_]?)?gas|water|heat(?:ing)?|cooling|steam|strom|erdgas|wasser)$/iu.test(
    text.trim(),
  );

/** The columns of carriers, if each carrier has one for each stem; null if not. */
function columnsOf(header: readonly string[], rows: Rows): readonly Column[] | null {
  const found = header.flatMap((heading, column) => {
    const parts = partsOf(heading);
    return parts === null || columnContent(rows, column) !== 'number'
      ? []
      : [{ ...parts, unit: unitBelow(rows, column) ?? parts.unit, column }];
  });
  const carriers = Map.groupBy(found, ({ carrier }) => carrier);
  const [first = [], ...others] = carriers.values();
  const stems = (columns: readonly Column[]): string =>
    columns
      .map(({ stem }) => stem)
      .toSorted()
      .join('\n');
  const isOnce = new Set(first.map(({ stem }) => stem)).size === first.length;
  // several stems that are not months would be several values of one time
  const areMonths = first.length === 1 || first.every(({ stem }) => /\d/u.test(stem));
  const areAlike = first.length === 1 ? others.every((one) => one.length === 1) : others.every((one) => stems(one) === stems(first));
  return carriers.size > 1 && isOnce && areMonths && areAlike ? found : null;
}

/** The unit in a row of units under the header; null if there is none. */
function unitBelow(rows: Rows, column: number): string | null {
  const text = (rows[0]?.[column] ?? '').trim();
  return unitIn(text) === null ? null : text;
}

function unfolded(table: Table, columns: readonly Column[], of: number | string): Table {
  const taken = new Set(columns.map(({ column }) => column));
  const kept = table.header.map((_, column) => column).filter((column) => column !== of && !taken.has(column));
  const groups = [...Map.groupBy(columns, ({ carrier }) => carrier).values()];
  const stems = (groups[0] as readonly Column[]).map(({ stem }) => stem);
  const values = stems.length === 1 ? ['value'] : stems;
  const header = [...kept.map((column) => table.header[column] as string), 'meter', 'commodity', ...values, 'unit'];
  async function* rows(): AsyncGenerator<RowBatch> {
    for await (const batch of table.rows)
      yield batch.flatMap(({ row, cells }) => {
        const code = (typeof of === 'string' ? of : (cells[of] ?? '')).trim();
        const beside = kept.map((column) => cells[column] ?? '');
        const isUnits = columns.every(({ column }) => !/^[+-]?\d/u.test((cells[column] ?? '').trim())) && code === '';
        if (isUnits || isSumRow(code)) return [{ row, cells: [...beside, code, '', ...values.map(() => ''), ''] }];
        return groups.map((group) => ({ row, cells: [...beside, ...cellsOf(group, stems, code, cells)] }));
      });
  }
  return { ...table, header, rows: { [Symbol.asyncIterator]: rows } };
}

function cellsOf(group: readonly Column[], stems: readonly string[], code: string, cells: readonly string[]): string[] {
  const [{ carrier, word, unit }] = group as readonly [Column];
  const own = code === '' || carrier === 'electricity' ? code : `${code}-${word}`;
  const values = group.length === 1 ? group : stems.map((stem) => group.find((one) => one.stem === stem) as Column);
  return [own, word, ...values.map(({ column }) => cells[column] ?? ''), unit];
}
