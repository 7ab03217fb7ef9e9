import type { Scope } from '#kernel/scope.ts';
import { briefs } from '../store/clock-store.ts';
import type { Fields, ReportGiven, Standing } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { calendarNow, versionOf, zoneOf } from '../open-case.ts';
import { looker } from './reading.ts';
import { reportsOf } from '../rules/reports.ts';
import { type CaseOfBuilding, type CaseStanding, linksAndFields, ofBuildings, standings } from '../store/reported-store.ts';
import { sightFor } from '../steps/who.ts';

/** The last report of a period, and those that it replaced, in the order in which they were given. */
export type GivenReport = Given & { readonly earlier: readonly Given[] };

type Given = Pick<ReportGiven, 'period' | 'fields' | 'at'>;

/** A case with its reports: one for each period, oldest first, and the periods of which there is none. */
export type ReportedCase = {
  readonly case: string;
  readonly region: string;
  readonly organisation: string | null;
  readonly building: string | null;
  readonly fields: Fields;
  readonly reports: readonly GivenReport[];
  /** Not reported, and owed: now, or when the case left the states in which it reports. */
  readonly owed: readonly string[];
  /** The first period to report on; null if none has passed. */
  readonly first: string | null;
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
        const whileDue = untilItLeft(row, [version.reports[report]?.in ?? []].flat(), now);
        const all = reportsOf({ procedure: version, zone: zoneOf(version), calendar }, { ...row, stays: whileDue.stays }, whileDue.until);
        const due = all.filter((one) => one.report === report);
        const owed = due.filter(({ given }) => !given).map(({ period }) => period);
        return [{ ...of, reports: givenOf(row.reports.filter((one) => one.report === report)), owed, first: due[0]?.period ?? null }];
      });
    },
  };
}

/** The stays of a case up to the last in one of some states, and when that ended: what was owed then and not given stays missing. */
function untilItLeft({ stays }: Pick<Standing, 'stays'>, states: readonly string[], now: number) {
  const last = stays.findLastIndex(({ state }) => states.includes(state));
  return { stays: stays.slice(0, last + 1), until: Math.min(now, stays[last + 1]?.at ?? now) };
}

const givenOf = (reports: readonly ReportGiven[]): GivenReport[] =>
  [...Map.groupBy(reports, ({ period }) => period).values()]
    .map((all): GivenReport => ({ ...(all.at(-1) as ReportGiven), earlier: all.slice(0, -1) }))
    .toSorted((a, b) => a.period.localeCompare(b.period));
