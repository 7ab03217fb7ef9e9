import type { CaseEffect, CaseEvent } from '../facts.ts';
import { takenBack } from './replay.ts';

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

const isMoney = (effect: CaseEffect): boolean => 'grant' in effect || 'pay' in effect || 'reclaim' in effect;

/** Money is not corrected: it has steps of its own, which the ledger adds up. */
export const movesMoney = ({ step }: StepWithEffects): boolean => (step.effects ?? []).some(isMoney);
