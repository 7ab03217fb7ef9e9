import type { RetrofitField } from './vocabulary.ts';

/** The states of a retrofit project in their order (`retrofit.md` 4); `withdrawn` may be reached from any. */
export const lifeStates = ['found', 'surveyed', 'estimated', 'planned', 'contracted', 'works', 'accepted', 'verified'] as const;

export type RetrofitState = (typeof lifeStates)[number] | 'withdrawn';

export const retrofitStates: readonly RetrofitState[] = [...lifeStates, 'withdrawn'];

/** Where the money of a project comes from. */
export const fundSources = ['central', 'province', 'city', 'county', 'owner', 'esco'] as const;

export type FundSource = (typeof fundSources)[number];

/** Fields that a project must have to reach a state; for `planned` the plan decides. */
const wanted: Partial<Readonly<Record<RetrofitState, readonly RetrofitField[]>>> = {
  surveyed: ['safe'],
  estimated: ['cost', 'saving'],
  contracted: ['contract', 'cost'],
  accepted: ['area', 'cost'],
  verified: ['savings'],
};

/** The next step of a life: what it requires, and what of it is missing. */
export type NextStep = {
  to: RetrofitState;
  wants: RetrofitField[];
  missing: RetrofitField[];
  /** Reached only by the adoption of a plan. */
  byPlan: boolean;
};

/** The next step; null after the last, and for withdrawn projects. @example nextStep('found', {}) // { to: 'surveyed', … } */
export function nextStep(from: RetrofitState, fields: Readonly<Record<string, unknown>>): NextStep | null {
  const to = from === 'withdrawn' ? undefined : lifeStates[lifeStates.indexOf(from) + 1];
  return to === undefined ? null : { to, wants: [...(wanted[to] ?? [])], missing: needsOf(to, fields), byPlan: to === 'planned' };
}

/** The fields that are missing for a state. @example needsOf('surveyed', {}) // ['safe'] */
export function needsOf(to: RetrofitState, fields: Readonly<Record<string, unknown>>): RetrofitField[] {
  return (wanted[to] ?? []).filter((field) => fields[field] === undefined || fields[field] === null);
}

export type StepWanted = { readonly from: RetrofitState; readonly to: RetrofitState; readonly on: string; readonly last: string | null };

/**
 * Why a project may not take this step; null if it may: a state must be the next one, or `withdrawn`; days never go back; `planned` is
 * reached only by the adoption of a plan.
 * @param last the latest day of the steps before; null if none has a day
 */
export function orderFault({ from, to, on, last }: StepWanted): 'not-next' | 'day-back' | 'plan-alone' | 'withdrawn' | null {
  if (from === 'withdrawn') return 'withdrawn';
  if (last !== null && on < last) return 'day-back';
  if (to === 'withdrawn') return null;
  if (lifeStates.indexOf(to) !== lifeStates.indexOf(from) + 1) return 'not-next';
  return to === 'planned' ? 'plan-alone' : null;
}
