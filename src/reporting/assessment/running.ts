import { exactOf } from '#kernel/exact-number.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { isCertain } from '#kernel/source-status.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import { statusShown } from '#platform/knowledge/facts.ts';
import type { AssessmentQuestion, AssessmentResult, Measured, SchemeFound, SchemeItem, ScoredItem, ScoredPlace } from './facts.ts';
import { measure } from './measuring.ts';
import type { AssessmentNeeds } from './needs.ts';
import { schemeIn } from './schemes.ts';
import { ranksOf, scoreOf } from './score.ts';

/** Scores and ranks the places directly below a place. Throws `no-such-scheme`, `no-such-place`, `assessment-no-places`. */
export async function assess(needs: AssessmentNeeds, scope: Scope, asked: AssessmentQuestion): Promise<AssessmentResult> {
  const above = await needs.place.seen(scope, asked.region);
  const scheme = schemeIn(needs, asked.id, asked.year, asked.known);
  const children = (await needs.place.places(null)).filter(({ parent }) => parent === asked.region);
  if (children.length === 0) throw new Problem('cannot-do', 'assessment-no-places', { place: asked.region });
  const facts = await factsOf(needs, asked, scheme);
  const scored = await Promise.all(
    children.map(async ({ code, name }) => {
      const items = await itemsOf(needs, scope, { ...asked, region: code }, scheme);
      return { region: code, name, items, ...vetoed(needs, scheme, facts.get(code) ?? new Map(), items, asked.known.recorded) };
    }),
  );
  const ranks = ranksOf(scored.map((one) => ({ region: one.region, total: totalOf(one.items), isLast: one.veto.length > 0 })));
  const rows = scored.map((one): ScoredPlace => {
    const figure = figureId({ kind: 'assessment-total', ...questionOf({ ...asked, region: one.region }) });
    return { ...one, rank: ranks.get(one.region) ?? scored.length, score: totalOf(one.items), figure };
  });
  return {
    scheme,
    region: { code: asked.region, name: above.name },
    year: asked.year,
    known: asked.known,
    ...restsOn(
      scheme,
      scored.flatMap(({ items }) => items),
    ),
    rows: rows.toSorted((a, b) => a.rank - b.rank || (a.region < b.region ? -1 : 1)),
  };
}

/** The items of one place. Throws `no-such-scheme`, `no-such-place`. */
export async function scoredIn(needs: AssessmentNeeds, scope: Scope, asked: AssessmentQuestion) {
  const { name } = await needs.place.seen(scope, asked.region);
  const scheme = schemeIn(needs, asked.id, asked.year, asked.known);
  const items = await itemsOf(needs, scope, asked, scheme);
  return { name, scheme, items, score: totalOf(items) };
}

const totalOf = (items: readonly ScoredItem[]): bigint => items.reduce((so, { score }) => so + score, 0n);

const questionOf = ({ id, region, year, known }: AssessmentQuestion) => ({ scheme: id, region, year, ...known });

async function itemsOf(needs: AssessmentNeeds, scope: Scope, asked: AssessmentQuestion, { items }: SchemeFound): Promise<ScoredItem[]> {
  const { region, year, known } = asked;
  const risen = items.filter(({ mode }) => mode === 'improvement');
  const [now, earlier] = await Promise.all([
    measure(needs, scope, { region, year, known }, items),
    measure(needs, scope, { region, year: year - 1, known }, risen),
  ]);
  return items.map((item, at) => {
    const figure = figureId({ kind: 'assessment-item', item: item.id, ...questionOf(asked) });
    return scored(item, now[at] as Measured, earlier[risen.indexOf(item)] ?? null, figure);
  });
}

function scored(item: SchemeItem, now: Measured, before: Measured | null, figure: string): ScoredItem {
  const isRise = item.mode === 'improvement';
  const value = isRise ? (now.value === null || !before?.value ? null : now.value.sub(before.value)) : now.value;
  const missing: Finding[] =
    value === null ? [{ code: 'assessment-item-missing', severity: 'warning', evidence: { item: item.names ?? item.id } }] : [];
  const told = [...missing, ...now.findings, ...(before?.findings ?? [])];
  const findings = [...new Map(told.map((one) => [JSON.stringify(one), one])).values()];
  return { item, now, before, value, score: scoreOf(item, value), figure, findings };
}

type Facts = Parameters<AssessmentNeeds['policy']['weigh']>[1];

/** The known facts of the places below on the last day of the year, if a veto needs them. */
async function factsOf(
  { returns }: AssessmentNeeds,
  { region, year, known }: AssessmentQuestion,
  { veto }: SchemeFound,
): Promise<ReadonlyMap<string, Facts>> {
  if (veto.length === 0) return new Map();
  const units = await returns.unitsSeen(programScope, {
    form: { unit: 'region' },
    period: { from: `${year}-01-01`, last: `${year}-12-31` },
    known,
    region,
  });
  return new Map(units.map((unit) => [unit.code, unit.known]));
}

function vetoed(
  { policy }: AssessmentNeeds,
  { veto }: SchemeFound,
  facts: Facts,
  items: readonly ScoredItem[],
  recorded: number,
): Pick<ScoredPlace, 'veto' | 'findings'> {
  const values = items.flatMap(({ item, value }) => {
    const number = numberOf(value);
    return number === null ? [] : ([[item.id, number]] as const);
  });
  const known = new Map([...facts, ...values]);
  const weighed = veto.map(({ id, say, when }) => ({ id, say, ...policy.weigh(when, known, recorded) }));
  return {
    veto: weighed.filter(({ truth }) => truth === true).map(({ id }) => id),
    findings: weighed
      .filter(({ truth }) => truth === null)
      .map(({ id, say, needs }) => ({
        code: 'assessment-veto-open',
        severity: 'warning',
        evidence: { veto: say ?? id, needs: needs.join(', ') },
      })),
  };
}

function restsOn({ id, version, status }: SchemeFound, items: readonly ScoredItem[]): Pick<AssessmentResult, 'indicative' | 'knowledge'> {
  const parts = items.flatMap(({ now, before }) => [now, ...(before === null ? [] : [before])]);
  const all = [{ id, version, status }, ...parts.flatMap(({ knowledge }) => knowledge)];
  return {
    indicative: !isCertain(status) || parts.some(({ indicative }) => indicative),
    knowledge: [...new Map(all.map((one) => [`${one.id}@${one.version}`, one])).values()],
  };
}

/** The finding on a scheme that is neither verified nor the city's own. */
export function doubtOf({ status, source }: SchemeFound): Finding[] {
  if (isCertain(status)) return [];
  const evidence = { source: `${source.document} ${source.clause}`, ...statusShown(status) };
  return [{ code: 'assessment-scheme-sample', severity: 'warning', evidence }];
}

/** The maximum score of the whole scheme. */
export const mostOf = ({ items }: Pick<SchemeFound, 'items'>) =>
  items.map(({ weight }) => exactOf(weight)).reduce((so, one) => so.add(one));
