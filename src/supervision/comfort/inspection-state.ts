import { Problem } from '#kernel/problem.ts';
import type { ActKept, Inspection, InspectionAct, InspectionState, JudgedMeasurement, LaterAct } from './facts.ts';

const stateAfter: Readonly<Record<InspectionAct['kind'], InspectionState>> = {
  inspect: 'measured',
  notice: 'ordered',
  recheck: 'rechecked',
  penalty: 'penalised',
  close: 'closed',
};

/** The state of an inspection after its acts; the first is `inspect`. */
export function inspectionOf({ id, building, acts, photos }: Pick<Inspection, 'id' | 'building' | 'acts' | 'photos'>): Inspection {
  const last = lastMeasurement(acts);
  const order = acts.findLast(({ kind }) => kind === 'notice');
  return {
    id,
    building,
    state: stateAfter[(acts.at(-1) as ActKept).kind],
    verdict: last.verdict,
    season: last.season,
    due: order?.kind === 'notice' ? order.detail.due : null,
    acts,
    photos,
  };
}

function lastMeasurement(acts: readonly ActKept[]): JudgedMeasurement {
  const found = acts.findLast((one) => one.kind === 'inspect' || one.kind === 'recheck');
  return found?.detail as JudgedMeasurement;
}

/**
 * Whether an act may follow: an order and a penalty if the last measurement is outside, a penalty only after an order, a closing only if it
 * is not outside; nothing after a closing. Throws `inspection-closed`, `inspection-not-outside`, `inspection-not-ordered`,
 * `inspection-outside`.
 */
export function needAllowed({ id, state, verdict, acts }: Inspection, kind: LaterAct['kind']): void {
  const refuse = (code: string): never => {
    throw new Problem('conflict', code, { inspection: id, act: kind });
  };
  if (state === 'closed') refuse('inspection-closed');
  if ((kind === 'notice' || kind === 'penalty') && verdict !== 'outside') refuse('inspection-not-outside');
  if (kind === 'penalty' && !acts.some((one) => one.kind === 'notice')) refuse('inspection-not-ordered');
  if (kind === 'close' && verdict === 'outside') refuse('inspection-outside');
}
