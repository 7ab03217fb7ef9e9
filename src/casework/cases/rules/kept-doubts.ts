import type { CaseDoubt, CaseEvent } from '../facts.ts';
import { takenBack } from './replay.ts';

/** What a step kept as not agreeing: by event and step, `null` for the beginning. */
export type DoubtOfStep = CaseDoubt & { readonly n: number; readonly at: string; readonly by: string; readonly transition: string | null };

/** What steps and reports of a case kept, in order; those of steps that were taken back are left out. */
export function doubtsKept(events: readonly CaseEvent[]): DoubtOfStep[] {
  const gone = takenBack(events);
  return events.flatMap((event) => {
    if (!('doubts' in event) || event.doubts === undefined || gone.has(event.n)) return [];
    const transition = stepOf(events, event);
    return event.doubts.map((one) => ({ ...one, n: event.n, at: event.at, by: event.by, transition }));
  });
}

/** The step or report that an event is of; null for the beginning. */
function stepOf(events: readonly CaseEvent[], event: CaseEvent): string | null {
  const step = event.kind === 'correct' ? (events.find(({ n }) => n === event.corrects) ?? event) : event;
  return step.kind === 'step' ? step.transition : step.kind === 'report' ? step.report : null;
}

/** What still does not agree: of each field what was kept when it was last given, or last looked at. */
export function doubtsStanding(events: readonly CaseEvent[]): DoubtOfStep[] {
  const gone = takenBack(events);
  const last = new Map<string, number>();
  for (const event of events) {
    if (gone.has(event.n)) continue;
    const looked = 'doubts' in event ? (event.doubts ?? []).map(({ field }) => field) : [];
    const given = 'fields' in event && !Array.isArray(event.fields) ? Object.keys(event.fields ?? {}) : [];
    for (const field of [...looked, ...given]) last.set(field, event.n);
  }
  return doubtsKept(events).filter(({ field, n }) => last.get(field) === n);
}
