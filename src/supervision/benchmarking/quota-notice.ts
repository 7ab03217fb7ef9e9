import type { Clock } from '#kernel/request-context.ts';
import type { Finding, Words } from '#kernel/finding.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { StatementBasis, StatementQuestion } from '#casework/statement/facts.ts';
import { issuedDocument, type StatementKind } from '#casework/statement/statement.ts';
import { wordType } from '#platform/docx/docx.ts';
import type { Benchmarking, QuotaAnswer } from './benchmarking.ts';
import { changesSince } from './public/changes-since.ts';
import { yearDays, yearOf } from './facts.ts';
import { noticeFigures, noticeOutcome } from './quota-notice-content.ts';
import { quotaNoticePaper, type NoticeOutcome } from './quota-notice-paper.ts';

export type QuotaNoticeNeeds = {
  readonly benchmarking: Pick<Benchmarking, 'quota' | 'knownAt'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts' | 'changedSince'>;
  readonly readings: Pick<Readings, 'changedSince'>;
  readonly place: Pick<Place, 'get'>;
  readonly now: Clock;
  /** The words of all slices. */
  readonly words: Words;
  /** The mark on documents of demonstration data. */
  readonly mark: string | undefined;
};

type Question = { readonly building: string; readonly year: number; readonly authority?: string };

/**
 * The notice of a building's year against its quota (用能限额告知书), as a kind of statement. Requested with `{building, year,
 * authority?}`.
 */
export function quotaNotice(needs: QuotaNoticeNeeds): StatementKind {
  return {
    code: 'quota-notice',
    series: 'XEGZ',
    names: { zh: '用能限额告知书', en: 'quota notice' },
    type: wordType,
    ending: 'docx',
    read: readQuestion,
    knownAt: (text) => needs.benchmarking.knownAt(text),
    gather: (scope, question, known) => gather(needs, scope, readQuestion(question), known),
    write: (outcome, head) => {
      const said = outcome as NoticeOutcome;
      return issuedDocument({ ...quotaNoticePaper(said), note: needs.mark }, head, said);
    },
    changes: (scope, question, since) => {
      const { building, year } = readQuestion(question);
      return changesSince(needs, scope, { buildings: [building] }, yearDays(year), since);
    },
  };
}

/** Maximum length of the signatory, in characters. */
const mostOfAuthority = 200;

function readQuestion(question: StatementQuestion | null): Question {
  const { building, year, authority } = question ?? {};
  const asked = Number(year);
  if (typeof building !== 'string' || building === '' || !isKeptYear(asked)) throw new Problem('bad-input', 'quota-notice-question', {});
  if (authority !== undefined && (typeof authority !== 'string' || authority.length > mostOfAuthority))
    throw new Problem('bad-input', 'quota-notice-authority', { most: mostOfAuthority });
  return { building, year: asked, ...(authority !== undefined && authority !== '' && { authority }) };
}

async function gather(
  needs: QuotaNoticeNeeds,
  scope: Scope,
  { building: code, year, authority }: Question,
  known: AsOf,
): Promise<StatementBasis> {
  const [facts] = await needs.registry.buildingFacts(scope, { buildings: [code] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  const answer = await needs.benchmarking.quota(scope, { building: code, year, known });
  const building = yearOf(facts, year);
  const { name: place } = await needs.place.get(building.region);
  return {
    building: building.code,
    region: building.region,
    period: String(year),
    figures: noticeFigures(answer, building, { zone: facts.zone, known, words: needs.words }),
    knowledge: answer.grounds.map(({ id, version, status }) => ({ id, version, status })),
    outcome: { ...noticeOutcome(answer, building, place, needs.words), ...(authority !== undefined && { authority }) },
    indicative: answer.indicative,
    hindrances: blockingReasonsOf(answer, year, needs.now()),
  };
}

/** No notice is issued for an unknown verdict, nor for a year that has not ended. */
function blockingReasonsOf({ verdict, findings, building }: QuotaAnswer, year: number, now: number): Finding[] {
  const open = today(now) <= `${year}-12-31`;
  return [
    ...(open ? [{ code: 'quota-notice-year-open', severity: 'error', evidence: { year } } as const] : []),
    ...(verdict === 'unknown' ? [{ code: 'quota-notice-unknown', severity: 'error', evidence: { building } } as const, ...findings] : []),
  ];
}
