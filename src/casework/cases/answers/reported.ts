import type { Scope } from '#kernel/scope.ts';
import { briefs } from '../store/clock-store.ts';
import type { Fields, ReportGiven } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { calendarNow, versionOf, zoneOf } from '../open-case.ts';
import { looker } from './reading.ts';
import { reportsOf } from '../rules/reports.ts';
import { type CaseOfBuilding, type CaseStanding, linksAndFields, ofBuildings, standings } from '../store/reported-store.ts';
import { sightFor } from '../steps/who.ts';

export type GivenReport = Pick<ReportGiven, 'period' | 'fields'>;

/** A case with its reports: the last report of each period, oldest first, and the periods still owed. */
export type ReportedCase = {
  readonly case: string;
  readonly region: string;
  readonly organisation: string | null;
  readonly building: string | null;
  readonly fields: Fields;
  readonly reports: readonly GivenReport[];
  readonly owed: readonly string[];
};

export type ReportsQuestion = { readonly procedure: string; readonly report: string; readonly region?: string | undefined };

/** The reports of cases that the caller sees. */
export function createReported(needs: CasesNeeds) {
  return {
    /** The cases of a procedure that name a building and that the caller sees, oldest first. */
    async ofBuildings(
      scope: Scope,
      asked: { readonly procedure: string; readonly region?: string | undefined },
    ): Promise<CaseOfBuilding[]> {
      return ofBuildings(needs.postgres, scope, sightFor(await looker(needs, scope)), asked);
    },
    /** How the cases of a procedure stand that the caller sees, oldest first. */
    async standings(scope: Scope, asked: { readonly procedure: string; readonly region?: string | undefined }): Promise<CaseStanding[]> {
      return standings(needs.postgres, scope, sightFor(await looker(needs, scope)), asked);
    },
    async reported(scope: Scope, { procedure, report, region }: ReportsQuestion): Promise<ReportedCase[]> {
      const sight = sightFor(await looker(needs, scope));
      const asked = { procedure, region };
      const rows = await briefs(needs.postgres, scope, sight, asked);
      const links = new Map((await linksAndFields(needs.postgres, scope, sight, asked)).map((one) => [one.case, one]));
      const [now, calendar] = [Math.floor(needs.now() / 1000), calendarNow(needs)];
      return rows.flatMap((row): ReportedCase[] => {
        const of = links.get(row.case);
        if (of === undefined) return [];
        const version = versionOf(needs, procedure, row.version);
        const all = reportsOf({ procedure: version, zone: zoneOf(version), calendar }, row, now).filter((one) => one.report === report);
        const last = new Map(row.reports.filter((one) => one.report === report).map((one) => [one.period, one]));
        const reports = [...last.values()].toSorted((a, b) => a.period.localeCompare(b.period));
        return [{ ...of, reports, owed: all.filter(({ given }) => !given).map(({ period }) => period) }];
      });
    },
  };
}
