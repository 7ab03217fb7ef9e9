import type { Scope } from '#kernel/scope.ts';
import { buildingReport, type BuildingReport } from './building-report.ts';
import type { EnergyReportNeeds } from './needs.ts';
import { readPeriod } from './period.ts';
import { placeReport, type PlaceReport } from './place-report.ts';

/** `period`: `2025` or `2025-11`; `knownAt` as entered; if omitted, as known now. */
type ReportQuestion = { readonly period: string; readonly knownAt?: string | undefined };

/**
 * Monthly and yearly reports of a building and of a place.
 * @example await createEnergyReports(needs).building(scope, { building: 'B001', period: '2025-11' })
 */
export function createEnergyReports(needs: EnergyReportNeeds) {
  const pinned = ({ period, knownAt }: ReportQuestion) => ({ period: readPeriod(period), known: needs.metering.knownAt(knownAt) });
  return {
    /** Throws `no-such-building`, `no-such-month`, `time-not-kept`, `bad-instant`. */
    building: (scope: Scope, asked: ReportQuestion & { readonly building: string }): Promise<BuildingReport> =>
      buildingReport(needs, scope, { building: asked.building, ...pinned(asked) }),
    /** Throws `no-such-place`, `no-such-month`, `time-not-kept`, `bad-instant`. */
    place: (scope: Scope, asked: ReportQuestion & { readonly region: string }): Promise<PlaceReport> =>
      placeReport(needs, scope, { region: asked.region, ...pinned(asked) }),
  };
}

export type EnergyReports = ReturnType<typeof createEnergyReports>;
