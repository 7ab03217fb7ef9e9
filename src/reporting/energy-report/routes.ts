import { implement } from '@orpc/server';
import type { Words } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { energyReportContract } from './contract.ts';
import type { EnergyReports } from './energy-report.ts';
import { presentBuilding, presentPlace } from './present.ts';

/** @param words those of all slices */
export function energyReportRoutes(reports: EnergyReports, words: Words) {
  const os = implement(energyReportContract).$context<RequestContext>();
  return os.router({
    building: os.building.handler(async ({ input, context }) =>
      presentBuilding(await reports.building(context.scope, input), words, context.language),
    ),
    place: os.place.handler(async ({ input, context }) => presentPlace(await reports.place(context.scope, input), words, context.language)),
  });
}
