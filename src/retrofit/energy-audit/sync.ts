import type { Say } from '#platform/list-intake/job.ts';
import { readBuildingSync } from '#retrofit/building-sync/read.ts';
import type { SyncBuilding, SyncRead, SyncUse } from '#retrofit/building-sync/facts.ts';
import { amountText } from '#retrofit/building-sync/units.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { addMonths, dayText, parseDay } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { AuditShown } from './facts.ts';
import { keepText } from './accept.ts';
import { monthsTable } from './typed-months.ts';
import type { EnergyAuditNeeds } from './needs.ts';

/** What of an audit goes into BuildingSync: only months with coverage 1. */
export function syncOf({ audit, areaM2, energy, measures }: AuditShown): SyncBuilding {
  return {
    code: audit.building,
    name: audit.buildingName,
    areaM2: areaM2 === null ? null : amountText(areaM2),
    level: audit.level as 1 | 2 | 3,
    uses: energy.flatMap(({ carrier, unit, months }) => {
      const whole = months.filter(({ from, to, value, coverage }) => value !== null && coverage === 1 && isMonth(from, to));
      if (whole.length === 0) return [];
      return [{ carrier, unit, months: whole.map(({ from, value }) => ({ month: from.slice(0, 7), value: amountText(value as number) })) }];
    }),
    measures: measures.map(({ project: _project, payback: _payback, ...one }) => one),
  };
}

const isMonth = (from: string, to: string): boolean => from.endsWith('-01') && dayText(addMonths(parseDay(from) as number, 1)) === to;

/** The result of importing a file; `imports`: their numbers, each of which can be undone. */
export type SyncCame = {
  readonly building: string;
  readonly created: boolean;
  readonly areaM2: string | null;
  readonly series: readonly { readonly carrier: string; readonly unit: string; readonly months: number; readonly meter: string }[];
  readonly measures: number;
  readonly imports: readonly number[];
  readonly findings: readonly Finding[];
};

type SyncGiven = { readonly text: string; readonly set: Readonly<Record<string, string>>; readonly preview: boolean };

/**
 * Imports a file through the usual entry points: the building, its metering points, its readings. Throws `not-buildingsync`,
 * `sync-no-code`, `sync-building-refused`.
 */
export async function bringSync(
  needs: EnergyAuditNeeds,
  scope: Scope,
  { text, set, preview }: SyncGiven,
  say: Say,
): Promise<{ came: SyncCame; read: SyncRead }> {
  const read = readBuildingSync(text);
  const { code: named, ...fields } = set;
  const code = named ?? read.code;
  if (code === null) throw new Problem('bad-input', 'sync-no-code', {});
  const findings = [...read.findings];
  const imports: number[] = [];
  const told = { name: read.name, floorArea: read.areaM2, ...fields };
  const created = await bringBuilding(needs, scope, { code, told, preview, imports }, say);
  const series: SyncCame['series'][number][] = [];
  for (const use of read.uses) {
    const meter = `${code}-${use.carrier}`;
    const others = await otherMeters(needs, scope, { code, use, meter });
    if (others.length > 0)
      findings.push({ code: 'sync-has-meters', severity: 'warning', evidence: { carrier: use.carrier, meters: others.join(' ') } });
    else {
      if (!preview) imports.push(...(await bringUse(needs, scope, { code, use, meter }, say)));
      series.push({ carrier: use.carrier, unit: use.unit, months: use.months.length, meter });
    }
  }
  return { came: { building: code, created, areaM2: read.areaM2, series, measures: 0, imports, findings }, read };
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

async function bringBuilding(
  needs: EnergyAuditNeeds,
  scope: Scope,
  { code, told, preview, imports }: { code: string; told: Readonly<Record<string, string | null>>; preview: boolean; imports: number[] },
  say: Say,
): Promise<boolean> {
  const cells = Object.entries({ code, ...told }).filter((pair): pair is [string, string] => pair[1] !== null);
  const table = `${cells.map(([name]) => quoted(name)).join(',')}\n${cells.map(([, value]) => quoted(value)).join(',')}\n`;
  const file = await keepText(needs, scope, 'building.csv', table);
  const refused = (why: string, kind: 'cannot-do' | 'not-allowed' = 'cannot-do'): Problem =>
    new Problem(kind, 'sync-building-refused', { building: code, why });
  const run = await needs.registry
    .importBuildings(scope, { file, preview, ...(told['floorArea'] !== null && { unit: { floorArea: 'm2' } }) }, say)
    .catch((error: unknown): never => {
      throw error instanceof Problem && error.code === 'columns-missing' ? refused(say(error.code, error.evidence)) : error;
    });
  const result = run.result ?? {};
  const [first] = (Array.isArray(result['rejected']) ? result['rejected'] : []) as { code: string; evidence: Record<string, unknown> }[];
  if (first !== undefined) throw refused(say(first.code, first.evidence), first.code === 'out-of-scope' ? 'not-allowed' : 'cannot-do');
  if (!preview) imports.push(run.import);
  return Number(result['created'] ?? 0) > 0;
}

type UseGiven = { readonly code: string; readonly use: SyncUse; readonly meter: string };

async function otherMeters({ registry }: EnergyAuditNeeds, scope: Scope, { code, use, meter }: UseGiven): Promise<string[]> {
  const facts = await registry.meterFacts(scope, { buildings: [code], carrier: use.carrier }, asOfNow);
  return facts.map((one) => one.code).filter((one) => one !== meter);
}

async function bringUse(needs: EnergyAuditNeeds, scope: Scope, { code, use, meter }: UseGiven, say: Say): Promise<number[]> {
  const point = `code,building,carrier,kind,unit\n${quoted(meter)},${quoted(code)},${use.carrier},interval,${use.unit}\n`;
  const made = await needs.registry.importMeters(scope, { file: await keepText(needs, scope, 'meters.csv', point) }, say);
  const file = await keepText(needs, scope, 'readings.csv', monthsTable(use.months, meter));
  const run = await needs.readings.importReadings(scope, { file, kind: 'interval', unit: use.unit }, say);
  return [made.import, run.import];
}
