import type { Finding } from '#kernel/finding.ts';
import { criteriaOf, type Criteria, type Ground } from './criteria.ts';
import type { YearOfBuilding } from './facts.ts';
import type { Lookup } from './criteria.ts';
import { pickRow, type QuotaRow, type QuotaTable } from './tables.ts';

/** The limits in force for one building, before corrections, in the table's unit. */
export type Limits = {
  readonly constraint: number | null;
  readonly leading: number | null;
  /** True if they are (or would be) the area-weighted mean of several uses. */
  readonly blended: boolean;
  /** The table; with the status of the matching row, if that has its own. */
  readonly ground: Ground;
  readonly grounds: readonly Ground[];
  readonly findings: readonly Finding[];
};

/** The limits from a table; for a building with several uses the mean of their limits, weighted by area. */
export function limitsOf(
  building: YearOfBuilding,
  table: QuotaTable,
  criteria: Criteria,
  within: readonly string[],
  lookup: Lookup,
): Limits {
  if (building.parts.length > 1 && table.per === 'm2') return blend(building, table, within, lookup);
  const { row, findings } = rowFor(building, table, criteria);
  const ground = groundFor(table, row, lookup);
  if (row === null) return { ...nothing, ground, findings };
  return { constraint: row.constraint, leading: row.leading, blended: false, ground, grounds: [], findings };
}

const nothing: Omit<Limits, 'ground'> = { constraint: null, leading: null, blended: false, grounds: [], findings: [] };

/**
 * The row of a table for one building. If it is not stated whether it belongs to a state organ, it is assumed not to, which is a finding.
 */
function rowFor(building: YearOfBuilding, table: QuotaTable, { values }: Criteria): { row: QuotaRow | null; findings: Finding[] } {
  const picked = pickRow(table, values);
  if ('row' in picked) return { row: picked.row, findings: [] };
  const missing = 'missing' in picked ? picked.missing : null;
  if (!missing?.includes('stateOrgan')) return { row: null, findings: [noRow(building, table, missing)] };
  const assumed: Finding = { code: 'state-organ-assumed', severity: 'info', evidence: { building: building.code } };
  const again = pickRow(table, { ...values, stateOrgan: false });
  if ('row' in again) return { row: again.row, findings: [assumed] };
  return { row: null, findings: [noRow(building, table, 'missing' in again ? again.missing : null)] };
}

/** The field of the building that provides a criterion of a row. */
function fieldFor(criterion: string): string {
  return { type: 'airConditioning', thermal: 'climateZone' }[criterion] ?? criterion;
}

function noRow(building: YearOfBuilding, table: QuotaTable, missing: readonly string[] | null): Finding {
  const evidence = { building: building.code, table: table.id, clause: table.source.clause };
  if (missing === null) return { code: 'quota-row-missing', severity: 'error', evidence };
  return { code: 'quota-field-missing', severity: 'error', evidence: { ...evidence, fields: missing.map(fieldFor).join(', ') } };
}

/** A building of several uses is judged by the area-weighted mean of their limits, if the standard defines it so. */
function blend(building: YearOfBuilding, table: QuotaTable, within: readonly string[], lookup: Lookup): Limits {
  const ground = lookup.ground(table);
  const noBlend = (found: Finding): Limits => ({ ...nothing, blended: true, ground, findings: [found] });
  let [area, constraint, leading] = [0, 0, 0 as number | null];
  const method = lookup.severalUses;
  if (method === undefined || method.method === 'none')
    return noBlend({ code: 'limits-not-blended', severity: 'error', evidence: { building: building.code } });
  const grounds: Ground[] = [lookup.ground(method)];
  for (const part of building.parts) {
    const family = lookup.use(part.use)?.family;
    const own = family
      ? lookup.tables(family, within).find(({ carrier, unit }) => carrier === table.carrier && unit === table.unit)
      : undefined;
    if (!own) return noBlend({ code: 'quota-table-missing', severity: 'error', evidence: { use: part.use, family: family ?? part.use } });
    if (part.areaM2 === null)
      return noBlend({ code: 'part-area-missing', severity: 'error', evidence: { building: building.code, use: part.use } });
    const { row, findings } = rowFor(building, own, criteriaOf(building, part.use, within, lookup));
    if (row === null) return { ...nothing, blended: true, ground, findings };
    area += part.areaM2;
    constraint += row.constraint * part.areaM2;
    leading = leading === null || row.leading === null ? null : leading + row.leading * part.areaM2;
    grounds.push(groundFor(own, row, lookup));
  }
  if (area <= 0) return noBlend({ code: 'quota-area-missing', severity: 'error', evidence: { building: building.code } });
  const uses = building.parts.map(({ use }) => use).join(', ');
  const found: Finding = { code: 'limits-blended', severity: 'warning', evidence: { building: building.code, uses } };
  return {
    constraint: constraint / area,
    leading: leading === null ? null : leading / area,
    blended: true,
    ground,
    grounds,
    findings: [found],
  };
}

function groundFor(table: QuotaTable, row: QuotaRow | null, lookup: Lookup): Ground {
  const ground = lookup.ground(table);
  if (row?.status === undefined) return ground;
  const { confirmed: _ofTheOthers, ...own } = ground;
  return { ...own, status: row.status };
}
