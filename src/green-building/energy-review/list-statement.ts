import type { Clock } from '#kernel/request-context.ts';
import { tell, type Finding, type Words } from '#kernel/finding.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { percentOf } from '#kernel/percent.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { isVerified } from '#kernel/source-status.ts';
import { today } from '#kernel/today.ts';
import type { Place } from '#platform/place/place.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Readings } from '#metering/readings/readings.ts';
import { changesSince } from '#supervision/benchmarking/public/changes-since.ts';
import { dayOfJudgement } from '#supervision/benchmarking/public/known-rules.ts';
import { countedInTotal } from '#supervision/benchmarking/public/intensity.ts';
import type { Cause, KnowledgeVersion, StatementBasis, StatementFigure, StatementQuestion } from '#casework/statement/facts.ts';
import { issuedDocument, type StatementKind } from '#casework/statement/statement.ts';
import { wordType } from '#platform/docx/docx.ts';
import { namesFor } from './downloads.ts';
import type { EnergyReviews } from './energy-review.ts';
import { listPaper, type ListOutcome } from './list-paper.ts';
import type { OwedRow } from './owed.ts';
import { dutyTerms, energyReviewTerms, outcomeTerms, owedVerdictTerms, reviewStateTerms, wayTerms } from './vocabulary.ts';

export type ListStatementNeeds = {
  readonly reviews: EnergyReviews;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts' | 'changedSince'>;
  readonly readings: Pick<Readings, 'changedSince'>;
  readonly place: Pick<Place, 'get' | 'places' | 'organisation'>;
  readonly knowledge: Pick<Knowledge, 'find'>;
  readonly now: Clock;
  /** The words of all slices. */
  readonly words: Words;
  /** The mark on documents of demonstration data. */
  readonly mark: string | undefined;
};

type Question = { readonly region: string; readonly year: number; readonly authority?: string };

/** Maximum length of the signatory, in characters. */
const mostOfAuthority = 200;

/** The yearly list of energy reviews (节能审查年度清单), as a kind of statement. Requested with `{region, year, authority?}`. */
export function listStatement(needs: ListStatementNeeds): StatementKind {
  return {
    code: 'energy-review-list',
    series: 'JNSC',
    names: { zh: energyReviewTerms.list.zh, en: 'yearly list of energy reviews' },
    type: wordType,
    ending: 'docx',
    read: readQuestion,
    knownAt: (text) => needs.reviews.knownAt(text),
    gather: (scope, question, known) => gather(needs, scope, readQuestion(question), known),
    write: (outcome, head) => {
      const said = outcome as ListOutcome;
      return issuedDocument({ ...listPaper(said), note: needs.mark }, head, said);
    },
    changes: (scope, question, since) => {
      const { region, year } = readQuestion(question);
      return changesSince(needs, scope, { region }, { from: `${year}-01-01`, to: `${year + 1}-01-01` }, since);
    },
  };
}

function readQuestion(question: StatementQuestion | null): Question {
  const { region, year, authority } = question ?? {};
  const asked = Number(year);
  const isSigned = authority === undefined || (typeof authority === 'string' && authority.length <= mostOfAuthority);
  if (typeof region !== 'string' || region === '' || !isKeptYear(asked) || !isSigned)
    throw new Problem('bad-input', 'energy-review-list-question', {});
  return { region, year: asked, ...(typeof authority === 'string' && authority !== '' && { authority }) };
}

async function gather(
  needs: ListStatementNeeds,
  scope: Scope,
  { region, year, authority }: Question,
  known: AsOf,
): Promise<StatementBasis> {
  const { reviews, place, words, now } = needs;
  const [list, owed, compared] = await Promise.all([
    reviews.list(scope, { region, year }),
    reviews.owed(scope, { region, year, known }),
    reviews.compared(scope, { region, known }),
  ]);
  const nameOf = await namesFor(
    place,
    [...list.rows, ...owed.rows].map(({ organisation }) => organisation),
  );
  const firm = (code: string | null): string => (code === null ? '' : nameOf('organisation', code));
  const knowledge = knowledgeOf(needs, year, known);
  const indicative = knowledge.some(({ status }) => !isVerified(status));
  const { rows, stateNames, ...sums } = list;
  const outcome: ListOutcome = {
    place: (await place.get(region)).name,
    year,
    ...sums,
    rows: rows.map((one) => ({
      number: one.number ?? one.case,
      decidedOn: one.decidedOn,
      outcome: outcomeTerms[one.outcome].zh,
      subject: one.subject ?? one.project ?? one.case,
      organisation: firm(one.organisation),
      kwh: one.kwh,
      tce: one.tce,
      tceEqual: one.tceEqual,
      conditions: one.conditions ?? '',
      state: stateNames.get(one.state)?.zh ?? one.state,
    })),
    owed: owed.rows.map((one) => owedLine(one, firm)),
    compared: compared.whole,
    remarks: [...owed.findings, ...compared.findings].map((one) => tell(one, words, 'zh').detail),
    indicative,
    ...(authority !== undefined && { authority }),
  };
  return {
    building: null,
    region,
    period: String(year),
    figures: figuresOf(outcome),
    knowledge,
    outcome,
    indicative,
    hindrances: today(now()) <= `${year}-12-31` ? [yearOpen(year)] : [],
  };
}

const yearOpen = (year: number): Finding => ({ code: 'energy-review-list-year-open', severity: 'error', evidence: { year: String(year) } });

function owedLine(one: OwedRow, firm: (code: string | null) => string): ListOutcome['owed'][number] {
  const shown = one.known.find(({ way }) => one.decided.includes(way)) ?? one.known.find(({ likely }) => likely);
  return {
    name: `${one.name}（${one.code}）`,
    organisation: firm(one.organisation),
    duty: dutyTerms[one.duty].zh,
    decided: one.decided.length === 0 ? owedVerdictTerms.open.zh : one.decided.map((way) => wayTerms[way].zh).join('、'),
    kwh: shown?.kwh ?? null,
    tce: shown?.tce ?? null,
    review: reviewStateTerms[one.review?.state ?? 'none'].zh,
  };
}

/** The coefficients and the year that the list rests on. */
function knowledgeOf({ knowledge }: ListStatementNeeds, year: number, known: AsOf): KnowledgeVersion[] {
  const ids = [...countedInTotal.map((carrier) => `standard-coal/${carrier}`), 'energy-review/since'];
  return ids.flatMap((id) => {
    const found = knowledge.find('coefficient', id, { on: dayOfJudgement(year), ...known });
    return found === null ? [] : [{ id: found.id, version: found.version, status: found.status }];
  });
}

const onAll: readonly Cause[] = ['readings', 'decision', 'facts', 'knowledge'];

function figuresOf({ passed, refused, accepted, kwh, tce, tceEqual, owed, compared }: ListOutcome): StatementFigure[] {
  const one = (code: string, name: StatementFigure['name'], value: number | null, unit: string): StatementFigure => ({
    code,
    name,
    value,
    unit,
    restsOn: onAll,
  });
  return [
    one('passed', { zh: '通过审查的件数', en: 'reviews passed' }, passed, ''),
    one('refused', { zh: '未通过审查的件数', en: 'reviews refused' }, refused, ''),
    one('accepted', { zh: '节能验收合格的件数', en: 'energy acceptances' }, accepted, ''),
    one('kwh', { zh: '通过审查的年用电量', en: 'electricity of those passed' }, kwh, 'kWh'),
    one('tce', { zh: '通过审查的年综合能耗（当量值）', en: 'energy of those passed, equivalent value' }, tce, 'tce'),
    one('tce-equal', { zh: '通过审查的年综合能耗（等价值）', en: 'energy of those passed, equal value' }, tceEqual, 'tce'),
    one('owed', { zh: '应审未审的项目和建筑数', en: 'review required, not done' }, owed.length, ''),
    one('compared', { zh: '审查值与实测可比的栋（项）数', en: 'compared with meters' }, compared.compared, ''),
    one(
      'over',
      { zh: '实测较审查值高出的比例', en: 'metered above reviewed' },
      compared.over === null ? null : percentOf(compared.over),
      '%',
    ),
  ];
}
