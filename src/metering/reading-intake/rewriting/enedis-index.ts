import type { Finding } from '#kernel/finding.ts';
import { parseDecimal } from '#platform/tables/number.ts';
import type { Table } from '#platform/tables/table.ts';
import { meterNamedFindings, meterNamedIn } from '../headings/meter-named.ts';
import type { Plainer } from './rewritten.ts';
import type { Says } from '../inspection/says.ts';
import { topCells } from '../headings/top-cells.ts';

const part = /^EAS F\d{1,2}$/u;
const ofGrid = /^EAS D\d$/u;

/**
 * The registers of a Linky meter as Enedis exports them: what the parts of the supplier (EAS F1 to F10) and of the grid (EAS D1 to D4) each
 * add up to stands in EAS T, which is read alone.
 * @returns null where it is no such table, the sender names a column, or the parts add up to something else
 */
export async function enedisIndex(table: Table, _name: string, given: Says): Promise<Plainer | null> {
  const header = table.header.map((heading) => heading.trim());
  const total = header.indexOf('EAS T');
  const parts = header.flatMap((heading, column) => (part.test(heading) ? [column] : []));
  if (total < 0 || parts.length === 0 || given.valueColumn !== undefined || given.layout !== undefined) return null;
  const rows = (await topCells(table)).filter((cells) => typeof parseDecimal(cells[total] ?? '') === 'number');
  const amount = (text = ''): number => (text.trim() === '' ? 0 : Number(parseDecimal(text)));
  const adds = rows.every((cells) => parts.reduce((sum, column) => sum + amount(cells[column]), 0) === amount(cells[total]));
  if (rows.length === 0 || !adds) return null;
  const isLeft = (heading: string): boolean => part.test(heading) || ofGrid.test(heading);
  const finding: Finding = {
    code: 'parts-in-total',
    severity: 'info',
    evidence: { total: 'EAS T', columns: header.filter(isLeft).join(', ') },
  };
  table.findings.push(finding);
  const meter = meterNamedIn(table.above ?? []);
  if (given.meter === undefined && meter === null) return null;
  table.findings.push(...(given.meter === undefined ? meterNamedFindings(meter) : []));
  const says = { layout: 'long', valueColumn: 'EAS T', meter: given.meter ?? meter?.code, kind: given.kind ?? 'register' } as const;
  return { table: { ...table, header: header.map((one) => (isLeft(one) ? '' : one)) }, says };
}
