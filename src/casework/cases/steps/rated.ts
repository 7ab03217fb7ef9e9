import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Acting } from './acting.ts';
import type { Fields, SealedEvent } from '../facts.ts';
import type { GivenBy, ReadRating } from './given.ts';
import type { CasesNeeds, RatingJudged, RatingOf } from '../needs.ts';
import type { OpenCase, StandingCase } from '../open-case.ts';
import { takenBack } from '../rules/replay.ts';

/** A score of a case, judged: `figure` opens the calculation of its total. */
export type Rated = Omit<RatingJudged, 'findings'> & {
  readonly field: string;
  /** The star applied for. */
  readonly star: number | null;
  readonly figure: string | null;
};

/** What the values of a form are read by. */
export function givenBy(
  needs: CasesNeeds,
  { procedure, zone, head }: Pick<StandingCase, 'procedure' | 'zone'> & { readonly head: { readonly region: string } },
  { asker, at, now }: Pick<Acting, 'at' | 'now'> & { readonly asker: { readonly scope: Scope } },
): GivenBy {
  const rating: ReadRating = async (value, all) => {
    const judge = needs.rating();
    if (judge === null) return { value: typeof value === 'string' ? value : JSON.stringify(value) };
    const of = { ...appliedFor(procedure, all), region: head.region, date: today(at, zone), recorded: now };
    const read = await judge.read(asker.scope, value, of);
    return 'why' in read ? { reason: 'not-a-rating', why: read.why } : { value: read.text };
  };
  const day = { on: today(at, zone), recorded: now };
  return { secret: needs.secret, rating, coefficientOf: (id) => needs.knowledge.find('coefficient', id, day)?.value ?? null };
}

/** The star goes to the building by an effect, otherwise it is in a field `star`; the standard is in a field `standard`. */
function appliedFor(procedure: Procedure, values: Readonly<Record<string, unknown>>): Pick<RatingOf, 'star' | 'standard'> {
  const star = Number(values[starField(procedure)] ?? Number.NaN);
  const standard = values['standard'];
  return {
    star: Number.isInteger(star) && star > 0 ? star : null,
    standard: typeof standard === 'string' && standard.trim() !== '' ? standard : null,
  };
}

function starField({ transitions }: Procedure): string {
  const set = Object.values(transitions)
    .flatMap(({ effects = [] }) => effects as readonly Readonly<Record<string, unknown>>[])
    .find((effect) => effect['set'] === 'building.greenStar' && typeof effect['to'] === 'string' && effect['to'].startsWith('$'));
  return set === undefined ? 'star' : String(set['to']).slice(1);
}

/** The scores of a case against the star applied for, by the rules of the day on which each was given, as known then. */
export function ratingsOf(
  needs: Pick<CasesNeeds, 'rating'>,
  open: Pick<OpenCase, 'head' | 'procedure' | 'standing' | 'events' | 'zone'>,
): { readonly ratings: readonly Rated[]; readonly findings: readonly Finding[] } {
  const judge = needs.rating();
  const fields =
    judge === null ? [] : Object.keys(open.procedure.fields).filter((field) => open.procedure.fields[field]?.type === 'rating');
  const ratings: Rated[] = [];
  const findings: Finding[] = [];
  for (const field of fields) {
    const found = givenIn(open, field);
    if (found === null || judge === null) continue;
    const { findings: doubts, ...judged } = judge.judge(found.text, found.of);
    const { star, recorded } = found.of;
    const question = { kind: 'rating', case: open.head.case, field, n: found.n, star: star ?? 0, received: recorded, recorded };
    ratings.push({ field, star, ...judged, figure: judged.standard === null ? null : figureId(question) });
    const name = open.procedure.fields[field]?.names ?? field;
    findings.push(...doubts.map((one) => ({ ...one, evidence: { ...one.evidence, of: field, name } })));
  }
  return { ratings, findings };
}

/** The score in a field, by the event that gave it. */
export function givenIn(
  { head, procedure, standing, events, zone }: Pick<OpenCase, 'head' | 'procedure' | 'standing' | 'events' | 'zone'>,
  field: string,
): { readonly n: number; readonly text: string; readonly of: RatingOf } | null {
  const text = standing.fields[field];
  const gone = takenBack(events);
  const event = events.findLast((one) => !gone.has(one.n) && fieldsGiven(one)[field] !== undefined);
  if (typeof text !== 'string' || event === undefined) return null;
  const recorded = Date.parse(event.recorded);
  const of = { ...appliedFor(procedure, standing.fields), region: head.region, date: today(Date.parse(event.at), zone), recorded };
  return { n: event.n, text, of };
}

const fieldsGiven = (event: SealedEvent): Fields => ('fields' in event && event.kind !== 'erase' ? (event.fields ?? {}) : {});
