import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { actingOf, capacitiesIn, namedIn, withCase, type AtWork, type OnPaper } from './acting.ts';
import { withReasons } from './called-for.ts';
import { correctableFields } from './correctable-fields.ts';
import { effectsOf } from './effects.ts';
import type { Bag } from './given.ts';
import { fitting, notSamePerson, type Transition } from './step-check.ts';
import { readValues } from './step-values.ts';
import { undoEffects, type Undone } from './undo-effects.ts';
import type { CaseEvent } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { addEvent, type OpenCase } from '../open-case.ts';
import { movesMoney, standingOf, stepsWithEffects, type StepWithEffects } from '../rules/corrections.ts';
import { stepsTaken } from '../rules/steps-taken.ts';
import { queueEffects } from '../store/effect-store.ts';

/** A request to correct a step that had effects. */
export type CorrectionRequest = OnPaper & {
  readonly case: string;
  /** By its name, or by the number of its event. */
  readonly step: string;
  readonly note: string;
  /** The values as corrected. */
  readonly fields?: Bag | undefined;
  readonly reasons?: Bag | undefined;
  /** Instead of values: the effects are undone, and not had anew. */
  readonly withdraw: boolean;
  readonly seen?: string | undefined;
};

/**
 * Corrects a step that had effects outside its case, by those who may take it: the effects are undone as known from now on, and had anew,
 * from the day of the step, by the values as corrected. The state stays. Throws `nothing-to-correct`, `correct-money`, `correct-what`,
 * `not-your-role`, `same-person`, `field-bad`, `must-refused`, `effect-stays`, `undo-refused`.
 */
export async function correctStep(needs: CasesNeeds, scope: Scope, asked: CorrectionRequest): Promise<OpenCase> {
  const acting = await actingOf(needs, scope, asked);
  const { open, result } = await withCase(needs, acting, asked.case, asked.seen, (at) => corrected(needs, at, asked));
  for (const tell of result.told) await tell();
  return open;
}

async function corrected(needs: CasesNeeds, { on, open, acting }: AtWork, asked: CorrectionRequest): Promise<Undone> {
  const { of, rule } = whatToCorrect(open, asked);
  const capacity = await capacityOf({ on, open, acting }, of, rule);
  const undone = await undoEffects(needs, on, asked.case, standingOf(of).n);
  const hasBegun = undone.stays.length > 0 || of.corrections.some(({ stays }) => stays !== undefined);
  const anew = asked.withdraw ? null : await hadAnew(needs, { on, open, acting }, asked, of, { rule, hasBegun });
  const effects = anew?.effects ?? [];
  const event = addEvent(open, acting.now, {
    kind: 'correct',
    at: new Date(acting.at).toISOString(),
    ...namedIn(acting, capacity),
    corrects: of.step.n,
    note: asked.note,
    ...(anew === null ? { withdraws: true } : { fields: anew.fields }),
    ...(anew === null || anew.doubts.length === 0 ? {} : { doubts: anew.doubts }),
    ...(effects.length === 0 ? {} : { effects }),
    ...(undone.stays.length === 0 ? {} : { stays: undone.stays }),
  });
  await queueEffects(on, wholeProgram, { open, n: event.n, effects, day: dayOf(open, of.step) });
  return undone;
}

/** A case that was begun before goes on, and is not begun again. */
const withoutBegun = ({ effects = [], ...rule }: Transition): Transition => ({
  ...rule,
  effects: effects.filter(({ begin }) => begin === undefined),
});

const dayOf = ({ zone }: OpenCase, { at }: Pick<CaseEvent, 'at'>): string => today(Date.parse(at), zone);

/** The step, and its rule in the version that the case uses now. */
function whatToCorrect(open: OpenCase, { case: code, step: named, fields = {}, withdraw }: CorrectionRequest) {
  const of = stepsWithEffects(open.events).findLast(({ step }) => step.transition === named || String(step.n) === named);
  const rule = of === undefined ? undefined : open.procedure.transitions[of.step.transition];
  if (of === undefined || rule === undefined) throw new Problem('not-found', 'nothing-to-correct', { case: code, step: named });
  if (movesMoney(of)) throw new Problem('cannot-do', 'correct-money', { transition: of.step.transition });
  const isGiven = Object.keys(fields).length > 0;
  if (isGiven === withdraw) throw new Problem('bad-input', 'correct-what', { case: code });
  if (withdraw && (standingOf(of).effects ?? []).length === 0)
    throw new Problem('conflict', 'withdrawn-already', { case: code, step: named });
  return { of, rule };
}

async function capacityOf({ on, open, acting }: AtWork, { step }: StepWithEffects, rule: Transition) {
  const { transition } = step;
  const fit = fitting(rule, await capacitiesIn(on, acting, open));
  if (fit.length === 0) throw new Problem('not-allowed', 'not-your-role', { transition, roles: [rule.by ?? []].flat().join(', ') });
  const [capacity] = notSamePerson(rule, acting.who.holder, fit, open.standing);
  if (capacity === undefined) throw new Problem('not-allowed', 'same-person', { transition, taken: [rule.notBy ?? []].flat().join(', ') });
  return capacity;
}

/** The values as corrected, and the effects that they have; what they must agree with is the registry without the effects undone. */
async function hadAnew(
  needs: CasesNeeds,
  at: AtWork,
  { fields: bag, reasons }: CorrectionRequest,
  { step }: StepWithEffects,
  { rule, hasBegun }: { readonly rule: Transition; readonly hasBegun: boolean },
) {
  const { open } = at;
  const allowed = new Set(correctableFields(open.procedure, rule));
  const anew = { ...(hasBegun ? withoutBegun(rule) : rule), note: false };
  const { given, fields, doubts } = await readValues(needs, at, { fields: bag, reasons }, { rule: anew, allowed, looked: [] });
  const effects = effectsOf(anew, { fields, day: dayOf(open, step), steps: stepsTaken(open) });
  return { fields: given.fields, doubts, effects: withReasons(effects, doubts) };
}
