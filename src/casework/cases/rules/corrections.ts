import type { CaseEffect, CaseEvent } from '../facts.ts';
import { replay, takenBack } from './replay.ts';

type Step = Extract<CaseEvent, { kind: 'step' }>;
type Correction = Extract<CaseEvent, { kind: 'correct' }>;

/** A step that had effects outside its case, and the corrections of it, in order. */
export type StepWithEffects = { readonly step: Step; readonly corrections: readonly Correction[] };

/** The steps that had effects and were not taken back. */
export function stepsWithEffects(events: readonly CaseEvent[]): StepWithEffects[] {
  const gone = takenBack(events);
  const all = events.filter(({ n }) => !gone.has(n));
  return all.flatMap((step) => {
    if (step.kind !== 'step' || step.effects === undefined) return [];
    return [{ step, corrections: all.flatMap((one) => (one.kind === 'correct' && one.corrects === step.n ? [one] : [])) }];
  });
}

/** The event whose effects stand for a step: its last correction, or the step itself. */
export const standingOf = ({ step, corrections }: StepWithEffects): Step | Correction => corrections.at(-1) ?? step;

/** A step whose effects were withdrawn, and by what. */
export type Withdrawal = { readonly step: Step; readonly by: Correction };

/** Null if a step stands, as it was taken or as it was corrected. */
function withdrawalOf(events: readonly CaseEvent[], step: Step | undefined): Withdrawal | null {
  const of = stepsWithEffects(events).find((one) => one.step.n === step?.n);
  const last = of === undefined ? undefined : standingOf(of);
  return of !== undefined && last?.kind === 'correct' && last.withdraws === true ? { step: of.step, by: last } : null;
}

const lastStep = (events: readonly CaseEvent[], is: (step: Step) => boolean): Step | undefined => {
  const gone = takenBack(events);
  return events.findLast((one): one is Step => one.kind === 'step' && !gone.has(one.n) && is(one));
};

/**
 * The withdrawal of what led a case into a state; null if that stands. A demolition that was none is in no register and no total, though
 * its case stays where it is. A step within the state leads into none.
 */
export const withdrawnInto = (events: readonly CaseEvent[], state: string): Withdrawal | null =>
  withdrawalOf(
    events,
    lastStep(events, ({ from, to }) => to === state && from !== state),
  );

/** The withdrawal of what a case tells the public: of the step that published it, or of what led into the state that is told with it. */
export const publishedWithdrawn = (events: readonly CaseEvent[]): Withdrawal | null =>
  withdrawalOf(
    events,
    lastStep(events, ({ publish }) => publish !== undefined),
  ) ?? withdrawnInto(events, replay(events).state);

const isMoney = (effect: CaseEffect): boolean => 'grant' in effect || 'pay' in effect || 'reclaim' in effect;

/** Money is not corrected: it has steps of its own, which the ledger adds up. */
export const movesMoney = ({ step }: StepWithEffects): boolean => (step.effects ?? []).some(isMoney);
