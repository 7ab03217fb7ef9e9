import { formatInstant } from '#kernel/instant.ts';
import type { Episode } from './episodes.ts';

/** An episode as answers tell it: instants in ISO 8601, the stake to 0.0001 of the rule's unit. */
export type FoundEpisode = {
  readonly subject: string;
  readonly start: string;
  readonly end: string | null;
  readonly endedBy?: 'no-data';
  readonly last: string;
  readonly steps: number;
  readonly stake: number | null;
  /** The share of its true steps of which the stake is known; null where the rule has none. */
  readonly stakeCoverage: number | null;
};

/** @param hasStake whether its rule tells what is at stake */
export function foundEpisode(subject: string, one: Episode, hasStake: boolean): FoundEpisode {
  const { start, end, endedBy, last, steps, stakeSteps, stake } = one;
  return {
    subject,
    start: formatInstant(start),
    end: end === null ? null : formatInstant(end),
    ...(endedBy !== null && { endedBy }),
    last: formatInstant(last),
    steps,
    stake: !hasStake || stakeSteps === 0 ? null : Math.round(stake * 1e4) / 1e4,
    stakeCoverage: hasStake ? Math.round((stakeSteps / steps) * 1e4) / 1e4 : null,
  };
}
