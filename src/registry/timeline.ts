import type { State } from './ledger.ts';
import type { LifeEvent } from './life.ts';

/** Something in a building's life, on a local day. */
export type LifePoint = {
  readonly day: string;
  readonly kind: string;
  readonly field?: string;
  readonly value?: unknown;
  readonly note?: string;
};

/** The life of a building: its dated events, when it was built, and its fields that changed in the course of it. */
export function timelineOf(state: State): LifePoint[] {
  const points: LifePoint[] = ((state.fields['lifeEvents'] as readonly LifeEvent[] | undefined) ?? []).map(({ kind, day, note }) => ({
    kind,
    day,
    ...(note !== undefined && { note }),
  }));
  const built = state.fields['yearBuilt'];
  if (typeof built === 'number' && !points.some((point) => point.kind === 'delivered'))
    points.push({ day: `${String(built).padStart(4, '0')}-01-01`, kind: 'built' });
  for (const [field, line] of Object.entries(state.dated)) {
    for (const { from, value } of line) if (from !== null) points.push({ day: from, kind: 'changed', field, value });
  }
  return points.toSorted((a, b) => a.day.localeCompare(b.day));
}
