import { Problem } from '#kernel/problem.ts';
import { isSum, isSumRow } from '#platform/tables/footer-rows.ts';
import { unitsNamed, withoutUnit } from '#platform/tables/heading-units.ts';
import type { RowBatch, Table } from '#platform/tables/table.ts';
import { columnContent } from '../times/column-content.ts';
import { meterNamedIn } from '../headings/meter-named.ts';
import { whyNotEnergy } from '../units/not-energy.ts';
import { isCalledName, saysBeside } from '../headings/meter-column.ts';
import { isWordOfUse } from './value-headings.ts';
import type { Registers } from '../units/register-column.ts';
import type { Sayable } from '../headings/options.ts';
import { topCells } from '../headings/top-cells.ts';

type Rows = readonly (readonly string[])[];

/** Purposes of energy, which are the same in every building; and words for the current year. */
const types =
  /照明|插座|空调|动力|特殊|其[他它]|电梯|扶梯|水泵|风机|通风|采暖|供暖|制冷|制热|热水|公共|公区|信息(?:中心|机房)|[本今当]年|[及与和、/+&]|(?<![a-z])(?:lighting|lights?|plugs?|sockets?|plug[\s_]?loads?|small[\s_]?power|hvac|air[\s_-]?con(?:ditioning)?|cooling|heating|ventilation|fans?|pumps?|lifts?|elevators?|equipment|special|others?|misc(?:ellaneous)?|hot[\s_]?water|dhw|common|this[\s_]year|current[\s_]year|and|loads?)(?![a-z])/giu;

/** Energy generated, bought and fed in, in any building. */
const flows =
  /自用|光伏|发电|上网|下网|购电?|储能|充电|放电|市电|余电|(?<![a-z])(?:solar|pv|generation|grid|imports?|exports?)(?![a-z])/giu;

/** Whether a text says what was generated, bought or fed in and nothing about where: `上网电量`, `export_kwh`. */
export function isFlow(text: string): boolean {
  const bare = withoutUnit(text).replaceAll('_', ' ');
  const left = bare.replaceAll(flows, '');
  return left !== bare && isWordOfUse(left);
}

/** Whether a text says what energy is used for and nothing about where: `照明插座用电`, `HVAC`. */
export function isUseType(text: string): boolean {
  const bare = withoutUnit(text).replaceAll('_', ' ');
  const left = bare.replaceAll(types, '');
  return left !== bare && isWordOfUse(left);
}

/**
 * A table whose column headings are purposes of energy, prefixed with the building from an option, a line above or a column, because the
 * files of two buildings have the same headings.
 * @returns null if it is not such a table, or nothing gives the building
 */
export async function typesOfBuilding(
  table: Table,
  says: Sayable,
): Promise<{ readonly table: Table; readonly says: Pick<Sayable, 'meter'> } | null> {
  if (says.valueColumn !== undefined || says.layout !== undefined) return null;
  if (table.header.filter(isUseType).length < 2) return null;
  const rows = await topCells(table);
  const columns = numbersIn(table.header, rows).filter((column) => !isSum(withoutUnit(table.header[column] as string)));
  if (columns.filter((column) => isUseType(table.header[column] as string)).length < 2) return null;
  if (!columns.every((column) => isUseType(table.header[column] as string) || isWordOfUse(withoutUnit(table.header[column] as string))))
    return null;
  const named = says.meter ?? meterNamedIn(table.above ?? [])?.code;
  const building = says.meter === undefined ? buildingColumn(table.header, rows, columns) : null;
  const isSummed = table.header.some((heading) => isSum(withoutUnit(heading)));
  if (building !== null && isSummed) return null;
  if (building !== null) return { table: unfolded(table, building, columns), says: {} };
  if (named === undefined) return null;
  const header = table.header.map((heading, column) => (columns.includes(column) ? `${named.trim()}-${heading.trim()}` : heading));
  return { table: { ...table, header }, says: { meter: undefined } };
}

const numbersIn = (header: readonly string[], rows: Rows): number[] =>
  header.flatMap((heading, column) =>
    heading.trim() !== '' && columnContent(rows, column) === 'number' && whyNotEnergy(heading) === null ? [column] : [],
  );

/** The only column that names buildings; null if there is none, or several are possible. */
function buildingColumn(header: readonly string[], rows: Rows, values: readonly number[]): number | null {
  const named = header.flatMap((heading, column) =>
    !values.includes(column) && isCalledName(heading) && !saysBeside.test(heading) && columnContent(rows, column) === 'text'
      ? [column]
      : [],
  );
  return named.length === 1 ? (named[0] ?? null) : null;
}

function unfolded(table: Table, building: number, columns: readonly number[]): Table {
  const kept = table.header.map((_, column) => column).filter((column) => column !== building && !columns.includes(column));
  const header = [...kept.map((column) => table.header[column] as string), 'meter', 'value', 'unit'];
  async function* rows(): AsyncGenerator<RowBatch> {
    for await (const batch of table.rows)
      yield batch.flatMap(({ row, cells }) => {
        const code = (cells[building] ?? '').trim();
        const beside = kept.map((column) => cells[column] ?? '');
        if (code === '' || isSumRow(code)) return [{ row, cells: [...beside, code, '', ''] }];
        return columns.map((column) => {
          const heading = (table.header[column] as string).trim();
          const unit = unitsNamed(heading).find((one) => one.unit !== null)?.code ?? '';
          return { row, cells: [...beside, `${code}-${withoutUnit(heading)}`, cells[column] ?? '', unit] };
        });
      });
  }
  return { ...table, header, rows: { [Symbol.asyncIterator]: rows } };
}

/** In rows of one metering point or building, the column of the purpose of each; null if there is none. */
function typesColumn(header: readonly string[], rows: Rows, taken: readonly (number | null)[]): number | null {
  const at = header.findIndex((_, column) => !taken.includes(column) && holdsTypes(rows, column));
  return at < 0 ? null : at;
}

/** Whether all cells of a column are purposes of energy. */
function holdsTypes(rows: Rows, column: number): boolean {
  const words = new Set(rows.slice(0, 5000).map((cells) => (cells[column] ?? '').trim()));
  const said = [...words].filter((word) => word !== '' && !isSumRow(word));
  return said.length > 1 && said.length <= 20 && said.every(isUseType);
}

/**
 * If all rows belong to the one metering point that is named, their purpose is added to its code; without a named one it is requested.
 * @throws Problem `meter-needed`
 */
export function typesApart(
  { meter, values }: { readonly meter: number | null; readonly values: readonly number[] },
  header: readonly string[],
  rows: Rows,
  { asked, choices }: { readonly asked: Sayable; readonly choices: readonly object[] },
): Registers {
  if (asked.meterColumn !== undefined) return [];
  if (meter !== null) {
    if (asked.registersTogether !== true) refuseTypes(header, rows, meter, choices);
    return [];
  }
  const column = typesColumn(header, rows, values);
  return column === null ? [] : [{ column, own: null }];
}

/** Throws `meter-needed` if the codes of rows are nothing but purposes of energy, and no other words of the rows say where. */
function refuseTypes(header: readonly string[], rows: Rows, meter: number, choices: readonly object[]): void {
  const says = (column: number): boolean =>
    column !== meter && columnContent(rows, column) === 'text' && !saysBeside.test(header[column] as string);
  if (header.some((_, column) => says(column))) return;
  if (holdsTypes(rows, meter)) throw new Problem('bad-input', 'meter-needed', { header: header.slice(0, 10).join(', '), choices });
}
