import { asOf } from '#kernel/as-of.ts';
import { mapInTurns } from '#kernel/in-turns.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { briefs } from '../store/clock-store.ts';
import type { Fields, ReportGiven, Standing } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { versionOf, zoneOf } from '../open-case.ts';
import { looker } from './looker.ts';
import { replay } from '../rules/replay.ts';
import { reportsOf } from '../rules/reports.ts';
import { casesThen } from '../store/entered-store.ts';
import { type CaseOfBuilding, type CaseStanding, linksAndFields, ofBuildings, standings } from '../store/reported-store.ts';
import type { CasesFilter } from '../store/list-store.ts';
import type { Sight } from '../store/sight-store.ts';
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

/** `knownAt`: as known at an instant; now if none is given. */
export type ReportsQuestion = {
  readonly procedure: string;
  readonly report: string;
  readonly region?: string | undefined;
  readonly knownAt?: string | undefined;
};

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
    /** How the cases of a procedure stand that the caller sees, oldest first: all of them at once. */
    async standings(
      scope: Scope,
      asked: Pick<CasesFilter, 'region' | 'state' | 'isOpen'> & { readonly procedure: string },
    ): Promise<CaseStanding[]> {
      return standings(needs.postgres, scope, sightFor(await looker(needs, scope)), asked);
    },
    /** Throws `bad-instant`. */
    async reported(scope: Scope, { report, knownAt, ...asked }: ReportsQuestion): Promise<ReportedCase[]> {
      const sight = sightFor(await looker(needs, scope));
      const all = knownAt === undefined ? await casesNow(needs, scope, sight, asked) : await casesAt(needs, scope, sight, asked, knownAt);
      const [until, calendar] = [untilOf(needs, knownAt), needs.workdays.known(programScope, knownAt)];
      return all.map(({ version, stays, reports, ...of }): ReportedCase => {
        const procedure = versionOf(needs, asked.procedure, version);
        const whileDue = untilItLeft({ stays }, [procedure.reports[report]?.in ?? []].flat(), until);
        const timed = { procedure, zone: zoneOf(procedure), calendar };
        const due = reportsOf(timed, { stays: whileDue.stays, reports }, whileDue.until).filter((one) => one.report === report);
        const owed = due.filter(({ given }) => !given).map(({ period }) => period);
        return { ...of, reports: givenOf(reports.filter((one) => one.report === report)), owed, first: due[0]?.period ?? null };
      });
    },
  };
}

type OfCases = Omit<ReportsQuestion, 'report' | 'knownAt'>;

/** A case with what it was asked to report, and did. */
type Reporting = Omit<ReportedCase, 'reports' | 'owed' | 'first'> & Pick<Standing, 'version' | 'stays' | 'reports'>;

async function casesNow({ postgres }: CasesNeeds, scope: Scope, sight: Sight, asked: OfCases): Promise<Reporting[]> {
  const rows = await briefs(postgres, scope, sight, asked);
  const links = new Map((await linksAndFields(postgres, scope, sight, asked)).map((one) => [one.case, one]));
  return rows.flatMap(({ case: code, version, stays, reports }) => {
    const of = links.get(code);
    return of === undefined ? [] : [{ ...of, version, stays, reports }];
  });
}

/** As they were known then. */
async function casesAt(needs: CasesNeeds, scope: Scope, sight: Sight, asked: OfCases, knownAt: string): Promise<Reporting[]> {
  const { received: recorded } = asOf(needs.now(), knownAt);
  const all = await casesThen(needs.postgres, scope, sight, { ...asked, recorded });
  return mapInTurns(all, ({ events, project: _project, ...of }) => {
    const { version, stays, reports, fields } = replay(events);
    return { ...of, version, stays, reports, fields };
  });
}

/** Until when reports were owed, s UTC. */
const untilOf = ({ now }: CasesNeeds, knownAt: string | undefined): number =>
  Math.floor(Math.min(asOf(now(), knownAt).received, now()) / 1000);

/** The stays of a case up to the last in one of some states, and when that ended: what was owed then and not given stays missing. */
function untilItLeft({ stays }: Pick<Standing, 'stays'>, states: readonly string[], now: number) {
  const last = stays.findLastIndex(({ state }) => states.includes(state));
  return { stays: stays.slice(0, last + 1), until: Math.min(now, stays[last + 1]?.at ?? now) };
}

const givenOf = (reports: readonly ReportGiven[]): GivenReport[] =>
  [...Map.groupBy(reports, ({ period }) => period).values()]
    .map((all): GivenReport => ({ ...(all.at(-1) as ReportGiven), earlier: all.slice(0, -1) }))
    .toSorted((a, b) => a.period.localeCompare(b.period));
