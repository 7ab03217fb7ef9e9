import { formatInstant } from '#kernel/instant.ts';
import type { EpisodeRow } from './episode-store.ts';
import type { Rule } from './rule/rule.ts';

/** An episode in responses and webhooks. */
export function presentEpisode(row: EpisodeRow, rule: Pick<Rule, 'names' | 'stake'> | undefined) {
  const { id, rule: code, version, subject, building, begins, ends, endedBy, last, steps, state, severity } = row;
  const hasStake = rule?.stake !== null && rule !== undefined;
  return {
    id,
    rule: code,
    version,
    names: rule?.names ?? { zh: code, en: code },
    severity,
    state,
    subject,
    building,
    start: formatInstant(begins),
    end: ends === null ? null : formatInstant(ends),
    ...(endedBy !== null && { endedBy }),
    last: formatInstant(last),
    steps,
    stake: !hasStake || row.stakeSteps === 0 ? null : Math.round(row.stake * 1e4) / 1e4,
    stakeUnit: rule?.stake?.unit ?? null,
    stakeCoverage: hasStake ? Math.round((row.stakeSteps / steps) * 1e4) / 1e4 : null,
    acknowledged: row.acknowledged,
    muted: row.muted,
    feedback: row.feedback,
  };
}
