import type { Paper } from '#platform/docx/docx.ts';
import { chartsDrawn } from '#platform/docx/charts.ts';
import type { Flexibility } from '#flexibility/flexibility/flexibility.ts';
import { dayText } from '#kernel/day.ts';
import { tell, type Words } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { createZone } from '#kernel/zone.ts';
import type { Place } from '#platform/place/place.ts';
import type { Portfolio } from '#registry/portfolio/portfolio.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { IssueShown, Settlement } from '#flexibility/settlement/settlement.ts';
import type { OfficeTable } from '#platform/tables/file.ts';
import type { Workers } from '#platform/workers/workers.ts';
import { curveDrawing } from './curve-drawing.ts';
import { differencePaper } from './difference-paper.ts';
import type { PaperFacts } from './facts.ts';
import { mostProven, proofPaper, type ProvenMember } from './proof-paper.ts';
import { differenceSheets, proofSheets, statementSheets } from './sheets.ts';
import { statementPaper } from './statement-paper.ts';

export type SettlementPapersNeeds = {
  readonly flexibility: Pick<Flexibility, 'programme' | 'rule' | 'baselineOfFigure'>;
  readonly settlement: Pick<Settlement, 'show' | 'grounds'>;
  readonly portfolio: Pick<Portfolio, 'facts'>;
  readonly registry: Pick<Registry, 'buildingFacts'>;
  readonly place: Pick<Place, 'organisations'>;
  readonly workers: Pick<Workers, 'run'>;
  readonly words: Words;
};

/** Which issue of an event (default: its last), for which single building, and against which issue (default: the one before). */
export type PaperQuestion = {
  readonly event: string;
  readonly issue?: number | undefined;
  readonly building?: string | undefined;
  readonly against?: number | undefined;
};

export type PaperMade = { readonly issue: number; readonly paper: Paper };
export type SheetsMade = { readonly issue: number; readonly sheets: readonly OfficeTable[] };

/**
 * The papers about an issue of an event: its statement, the proof of what members responded, the difference from another issue; each
 * limited to what its reader may see of the issue, as a paper or as sheets.
 * @example await papers.statement(scope, { event: 'E1' }) // { issue: 2, paper: { title: '需求响应结算单', … } }
 */
export function createSettlementPapers(needs: SettlementPapersNeeds) {
  return {
    /** Throws `no-such-response-event`, `event-not-settled`, `no-such-issue`, `not-a-member`. */
    async statement(scope: Scope, ask: PaperQuestion): Promise<PaperMade> {
      const facts = await factsOf(needs, scope, ask);
      return { issue: facts.issue.issue, paper: statementPaper(facts, findingsOf(needs, facts)) };
    },
    async statementSheets(scope: Scope, ask: PaperQuestion): Promise<SheetsMade> {
      const facts = await factsOf(needs, scope, ask);
      return { issue: facts.issue.issue, sheets: statementSheets(facts, findingsOf(needs, facts)) };
    },
    /** Throws as `statement` does. */
    async proof(scope: Scope, ask: PaperQuestion): Promise<PaperMade> {
      const facts = await factsOf(needs, scope, ask);
      const proven = await provenMembers(needs, scope, facts, mostProven);
      const { pictures, notes } = await curves(needs, proven);
      return { issue: facts.issue.issue, paper: proofPaper(facts, proven, pictures, notes) };
    },
    async proofSheets(scope: Scope, ask: PaperQuestion): Promise<SheetsMade> {
      const facts = await factsOf(needs, scope, ask);
      return { issue: facts.issue.issue, sheets: proofSheets(facts, await provenMembers(needs, scope, facts, Infinity)) };
    },
    /** Throws as `statement` does, and `no-issue-before`. */
    async difference(scope: Scope, ask: PaperQuestion): Promise<PaperMade> {
      const facts = withBefore(await factsOf(needs, scope, ask));
      return { issue: facts.issue.issue, paper: differencePaper(facts) };
    },
    async differenceSheets(scope: Scope, ask: PaperQuestion): Promise<SheetsMade> {
      const facts = withBefore(await factsOf(needs, scope, ask));
      return { issue: facts.issue.issue, sheets: differenceSheets(facts) };
    },
  };
}

export type SettlementPapers = ReturnType<typeof createSettlementPapers>;

async function factsOf(needs: SettlementPapersNeeds, scope: Scope, { event: code, issue: number, building, against }: PaperQuestion) {
  const grounds = await needs.settlement.grounds(scope, code, number);
  const { event, known } = grounds;
  const previous = against ?? grounds.issue - 1;
  if (against !== undefined && against >= grounds.issue)
    throw new Problem('bad-input', 'issue-not-before', { issue: grounds.issue, against });
  const [issue, before, portfolio] = await Promise.all([
    needs.settlement.show(scope, code, { issue: grounds.issue }),
    previous < 1 ? null : needs.settlement.show(scope, code, { issue: previous }),
    needs.portfolio.facts(programScope, event.portfolio, known),
  ]);
  const own = (shown: IssueShown): IssueShown =>
    building === undefined ? shown : { ...shown, members: shown.members.filter((one) => one.building === building) };
  if (own(issue).members.length === 0)
    throw new Problem('bad-input', 'not-a-member', { building: building ?? '', portfolio: event.portfolio });
  const day = dayText(createZone(event.zone)?.dayOf(event.starts) ?? 0);
  const programme = needs.flexibility.programme(event.programme, day, known);
  return {
    ...grounds,
    issue: own(issue),
    before: before === null ? null : own(before),
    portfolio: { code: event.portfolio, name: portfolio.name },
    aggregator: await organisationName(needs, portfolio.organisation, new Date(known.received).toISOString()),
    programme,
    rule: needs.flexibility.rule(programme.rule ?? '', day, known),
    names: await namesOf(needs, issue, known),
    isPart: building !== undefined || scope.role === 'owner',
  } satisfies PaperFacts;
}

/** Its name when the issue was made. */
async function organisationName({ place }: SettlementPapersNeeds, code: string, knownAt: string): Promise<string | null> {
  const [found] = await place.organisations(programScope, { codes: [code], limit: 1, knownAt });
  return found?.name ?? null;
}

/** Names of the members of an issue: anyone who sees a member's line may see its name. */
async function namesOf({ registry }: SettlementPapersNeeds, { members }: IssueShown, known: { received: number; recorded: number }) {
  const buildings = members.map(({ building }) => building);
  const facts = await registry.buildingFacts(programScope, { buildings }, known);
  return new Map(facts.map(({ code, name }) => [code, name ?? code]));
}

function findingsOf({ words }: SettlementPapersNeeds, { issue }: PaperFacts): string[] {
  const own = new Set(issue.members.map(({ building }) => building));
  return issue.findings
    .filter(({ evidence: { building } }) => typeof building !== 'string' || own.has(building))
    .map((one) => tell(one, words, 'zh').detail);
}

function withBefore(facts: PaperFacts): PaperFacts & { readonly before: IssueShown } {
  const { issue, before } = facts;
  if (before === null) throw new Problem('cannot-do', 'no-issue-before', { event: issue.event, issue: issue.issue });
  return { ...facts, before };
}

/** The first members with their baselines as the issue knew them. */
async function provenMembers(
  { flexibility }: SettlementPapersNeeds,
  scope: Scope,
  facts: PaperFacts,
  most: number,
): Promise<ProvenMember[]> {
  const proven: ProvenMember[] = [];
  for (const line of facts.issue.members.slice(0, most)) {
    const figure = facts.baselines.get(line.building);
    const isIn = line.status !== 'out' && figure !== undefined;
    proven.push({ line, baseline: isIn ? await flexibility.baselineOfFigure(scope, figure).catch(noMore) : null });
  }
  return proven;
}

/** The building is no longer visible because its membership was undone; its line of the issue still counts. */
function noMore(problem: unknown): null {
  if (problem instanceof Problem && problem.code === 'no-such-building') return null;
  throw problem;
}

/** The curves of the members in their order; if one cannot be drawn, a note says why. */
async function curves({ workers }: SettlementPapersNeeds, proven: readonly ProvenMember[]) {
  const drawn = proven.flatMap(({ baseline }) => (baseline === null ? [] : [curveDrawing(baseline)]));
  const { pictures: made, trouble } = await chartsDrawn(workers, drawn);
  let at = 0;
  const pictures = proven.map(({ baseline }) => (baseline === null ? null : (made[at++] ?? null)));
  return { pictures, notes: trouble === null ? [] : [`本机不能绘图（${trouble}），曲线以各步数值代替。`] };
}
