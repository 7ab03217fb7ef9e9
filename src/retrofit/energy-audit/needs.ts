import type { WriteTrail } from '#kernel/trail.ts';
import type { Pool } from 'pg';
import type { Attachments } from '#registry/attachments/attachments.ts';
import type { Benchmarking } from '#supervision/benchmarking/benchmarking.ts';
import type { Equipment } from '#registry/equipment/equipment.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Metering } from '#metering/metering/metering.ts';
import type { Projects } from '#registry/project/project.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Savings } from '#retrofit/savings/savings.ts';

/** What energy audits need of the slices before them. */
export type EnergyAuditNeeds = {
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Pick<Imports, 'fileOf' | 'keepFile' | 'keepFor' | 'openKept' | 'dropKept' | 'bytesOfKept'>;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts' | 'editBuilding' | 'checkFact' | 'importMeters' | 'importBuildings'>;
  readonly project: Pick<Projects, 'add' | 'edit' | 'projects'>;
  readonly equipment: Pick<Equipment, 'list' | 'importEquipment'>;
  readonly attachments: Pick<Attachments, 'entries' | 'attach' | 'note'>;
  readonly readings: Pick<Readings, 'importReadings'>;
  readonly metering: Pick<Metering, 'useOfBuilding' | 'yearUse' | 'knownAt'>;
  readonly benchmarking: Pick<Benchmarking, 'quota'>;
  readonly savings: Pick<Savings, 'profile'>;
  /** An unguessable token. */
  readonly secret: () => string;
  /** Base URL of the console, for links. */
  readonly url: () => string;
  readonly audit: WriteTrail;
};

/** Minimum coverage for a figure of an audit to count (`savings.md` 6). */
export const leastCoverage = 0.98;

/** The building behind a code, as known then. Throws Problem `no-such-building`. */
export async function buildingNamed(
  { registry }: Pick<EnergyAuditNeeds, 'registry'>,
  scope: Scope,
  code: string,
  known: AsOf,
): Promise<BuildingFacts> {
  const [facts] = await registry.buildingFacts(scope, { buildings: [code] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  return facts;
}

/** The floor area on a local day. */
export function areaOn({ floorAreaM2 }: Pick<BuildingFacts, 'floorAreaM2'>, day: string): number | null {
  return floorAreaM2.findLast(({ from }) => from === null || from <= day)?.value ?? null;
}
