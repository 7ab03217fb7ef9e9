import { implement } from '@orpc/server';
import type { RequestContext } from '#kernel/request-context.ts';
import { fill, tell, type Finding, type Language, type Words } from '#kernel/finding.ts';
import type { Benchmarking, QuotaAnswer } from './benchmarking.ts';
import { benchmarkingContract } from './contract.ts';
import { buildingRoutes } from './building-routes.ts';
import type { Correction } from './corrections.ts';
import { isByCity } from './facts.ts';
import { afterEach, type QuotaPart } from './quota.ts';
import { champions, over } from './lists-contract.ts';

/** @param words those of all slices: an explanation contains findings of earlier slices too */
export function benchmarkingRoutes(benchmarking: Benchmarking, words: Words) {
  const os = implement(benchmarkingContract).$context<RequestContext>();
  const said = (code: string, evidence: Finding['evidence'], language: Language) =>
    fill(words[code]?.[language] ?? code, evidence, language, words);
  const toldAll = (findings: readonly Finding[], language: Language) =>
    findings.map((one) => ({ ...tell(one, words, language), evidence: { ...one.evidence } }));
  return os.router({
    rank: os.rank.handler(async ({ input, context }) => {
      const { carrier, knownAt, reason, excludedLimit, excludedOffset = 0, ...asked } = input;
      const answer = await benchmarking.rank(context.scope, { ...asked, measure: carrier, known: benchmarking.knownAt(knownAt) });
      const meant = reason === undefined ? answer.excluded : answer.excluded.filter((one) => one.reason === reason);
      const excluded = meant.slice(excludedOffset, excludedLimit === undefined ? undefined : excludedOffset + excludedLimit);
      return {
        unit: answer.unit,
        year: asked.year,
        carrier,
        count: answer.count,
        buildings: answer.buildings.map(presentRank),
        excluded: excluded.map(({ code, name, reason: why, evidence }) => ({
          code,
          name,
          reason: why,
          detail: said(`excluded-${why}`, evidence, context.language),
        })),
        reasons: reasonsOf(answer.excluded),
        findings: toldAll(answer.findings, context.language),
      };
    }),
    peers: os.peers.handler(async ({ input, context }) => {
      const { region, year, carrier, use, knownAt } = input;
      const { unit, uses, excluded } = await benchmarking.peers(context.scope, {
        region,
        year,
        measure: carrier,
        use,
        known: benchmarking.knownAt(knownAt),
      });
      return { unit, uses, excluded };
    }),
    ...buildingRoutes(benchmarking, words),
    ...listsRoutes(benchmarking),
    quota: os.quota.handler(async ({ input, context }) => {
      const { building, year, knownAt } = input;
      const answer = await benchmarking.quota(context.scope, { building, year, known: benchmarking.knownAt(knownAt) });
      const tellWhy = ({ symbol, why }: Correction) => {
        const field = words[`field-${why.field}`]?.[context.language] ?? why.field;
        return said('correction-why', { symbol, ...why, field, value: Number(why.value.toPrecision(4)) }, context.language);
      };
      return { ...presentQuota(answer, tellWhy), findings: toldAll(answer.findings, context.language) };
    }),
  });
}

/** How many buildings each reason excludes from the ranking, most common first. */
function reasonsOf(excluded: readonly { readonly reason: string }[]): { reason: string; count: number }[] {
  const groups = [...Map.groupBy(excluded, ({ reason }) => reason)];
  return groups
    .map(([reason, list]) => ({ reason, count: list.length }))
    .toSorted((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}

/** A verdict in responses: the first part represents the whole if there are several. */
function presentQuota(answer: QuotaAnswer, tellWhy: (one: Correction) => string) {
  const [first] = answer.parts;
  return {
    ...(first ? judged(first, tellWhy) : nothing),
    verdict: answer.verdict,
    building: answer.building,
    year: answer.year,
    coverage: first?.use?.coverage ?? 0,
    indicative: answer.indicative,
    byCity: isByCity(answer),
    figure: answer.figure,
    parts: answer.parts.map((part) => ({
      ...judged(part, tellWhy),
      carrier: part.carrier,
      use: part.use && { value: part.use.value, unit: part.use.unit, coverage: part.use.coverage },
    })),
  };
}

const nothing = {
  corrects: 'measured' as const,
  before: null,
  measured: null,
  corrected: null,
  constraint: null,
  leading: null,
  unit: null,
  corrections: [],
  source: null,
};

function judged(part: QuotaPart, why: (one: Correction) => string) {
  const { measured, corrected, constraint, leading, unit, verdict, source, corrects, before } = part;
  const after = afterEach(part);
  const corrections = part.corrections.map((one, at) => ({
    name: one.symbol,
    factor: one.factor,
    why: why(one),
    clause: `${one.ground.document} ${one.ground.clause}`,
    status: one.ground.status,
    after: after[at] ?? null,
  }));
  return {
    corrects,
    before,
    measured,
    corrected,
    constraint,
    leading,
    unit,
    verdict,
    corrections,
    source: { document: source.document, clause: source.clause, status: source.status },
  };
}

/** The best buildings, and those over quota. */
function listsRoutes(benchmarking: Benchmarking) {
  const os = implement({ champions, over }).$context<RequestContext>();
  return {
    champions: os.champions.handler(async ({ input, context }) => {
      const { carrier, knownAt, each, ...asked } = input;
      const question = { ...asked, measure: carrier, known: benchmarking.knownAt(knownAt) };
      const { unit, uses } = await benchmarking.champions(context.scope, question, each);
      return { unit, uses: uses.map(({ buildings, ...one }) => ({ ...one, buildings: buildings.map(presentRank) })) };
    }),
    over: os.over.handler(({ input: { knownAt, ...asked }, context }) =>
      benchmarking.over(context.scope, { ...asked, known: benchmarking.knownAt(knownAt) }),
    ),
  };
}

/** A ranked building in responses. */
function presentRank<T extends { readonly floorAreaM2: number }>({ floorAreaM2, ...one }: T) {
  return { ...one, floorArea: floorAreaM2 };
}
