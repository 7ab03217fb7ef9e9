import type { retrofitReasonTerms } from './vocabulary.ts';

/** Why a building is a candidate. */
export type ReasonCode = keyof typeof retrofitReasonTerms;

/** `figure`: the origin of the number that it is based on; `indicative`: based on a number that was not verified. */
export type Reason = { readonly reason: ReasonCode; readonly figure?: string; readonly indicative: boolean };

/** The reasons of one kind, by building. */
export type Reasons = ReadonlyMap<string, Reason>;

/** A building that a retrofit may be due for; `project`: the one in the pool that names it and is not withdrawn. */
export type Candidate = {
  readonly code: string;
  readonly name: string;
  readonly reasons: readonly Reason[];
  readonly project: string | null;
};

/** Buildings with any reason, those with most reasons first, then by code. */
export function candidatesOf(
  buildings: readonly { readonly code: string; readonly name: string }[],
  kinds: readonly Reasons[],
  projects: ReadonlyMap<string, string>,
): Candidate[] {
  return buildings
    .map(({ code, name }) => ({
      code,
      name,
      reasons: kinds.map((kind) => kind.get(code)).filter((one) => one !== undefined),
      project: projects.get(code) ?? null,
    }))
    .filter(({ reasons }) => reasons.length > 0)
    .toSorted((a, b) => b.reasons.length - a.reasons.length || (a.code < b.code ? -1 : 1));
}
