import type { Say } from './output.ts';

/** A day of the week, 1 Monday to 7 Sunday. */
export function weekdayIn(say: Say, weekday: number): string {
  return say(`周${'一二三四五六日'[weekday - 1] ?? ''}`, ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'][weekday - 1] ?? '');
}
