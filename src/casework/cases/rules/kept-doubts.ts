import type { CaseDoubt, CaseEvent } from '../facts.ts';
import { takenBack } from './replay.ts';

/** What a step kept as not agreeing: by event and step, `null` for the beginning. */
export type DoubtOfStep = CaseDoubt & { readonly n: number; readonly at: string; readonly by: string; readonly transition: string | null };

/** What steps and reports of a case kept, in order; those of steps that were taken back are left out. */
export function doubtsKept(events: readonly CaseEvent[]): DoubtOfStep[] {
  const gone = takenBack(events);
  return events.flatMap((event) => {
    if (!('doubts' in event) || event.doubts === undefined || gone.has(event.n)) return [];
    const transition = event.kind === 'step' ? event.transition : event.kind === 'report' ? event.report : null;
    return event.doubts.map((one) => ({ ...one, n: event.n, at: event.at, by: event.by, transition }));
  });
}
