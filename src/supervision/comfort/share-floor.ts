import type { AsOf } from '#kernel/as-of.ts';
import { dayText } from '#kernel/day.ts';
import type { ComfortNeeds } from './needs.ts';

/** The coverage below which no share is shown (`knowledge/figure-floors.yaml`), as in force on a day (since 1970-01-01). */
export const shareFloor = ({ knowledge }: Pick<ComfortNeeds, 'knowledge'>, day: number, known: AsOf): number =>
  knowledge.inForce('figure-floor', { on: dayText(day), ...known }).findLast((one) => one.of === 'share')?.coverage ?? 0;
