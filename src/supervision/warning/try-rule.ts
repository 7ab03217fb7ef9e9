import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import { parseInstant, formatInstant } from '#kernel/instant.ts';
import { isKept, keptDays, keptYears } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { drawEpisodes, freshRow, openEpisode, type Episode } from './episodes.ts';
import { gridOf, judge } from './judge.ts';
import { judgeAsTold } from './live-trial.ts';
import type { Rule } from './rule/rule.ts';
import type { TrialNeeds } from './settled.ts';
import type { Within } from './rule/subject.ts';
import { subjectsOf } from './subjects.ts';

/** Times as entered. `live`: each step as known at its end plus `wait`. */
export type TryQuestion = Within & { readonly from: string; readonly to: string; readonly live?: boolean | undefined };

export type Tried = {
  readonly subjects: number;
  readonly judged: number;
  readonly unknown: number;
  readonly perWeek: number | null;
  readonly episodes: readonly FoundEpisode[];
  readonly findings: readonly Finding[];
};

const week = 7 * 86_400;

/** A clock that skips no hour: a day that does not exist here does not exist anywhere. */
export const worldClock = createZone('UTC') as Zone;

/**
 * Judges a rule on history: how many steps were judged and how many could not be, its episodes and their number per week. Steps that have
 * not ended are left out.
 */
export async function tryRule(needs: TrialNeeds, scope: Scope, rule: Rule, asked: TryQuestion, now: number): Promise<Tried> {
  const known: AsOf = { received: now, recorded: now };
  for (const text of [asked.from, asked.to]) instantOf(text, worldClock);
  const subjects = await subjectsOf(needs, scope, rule, asked, known);
  const total = { judged: 0, unknown: 0, subjects: 0, seconds: 0 };
  const episodes: FoundEpisode[] = [];
  for (const [zone, some] of Map.groupBy(subjects, (one) => one.zone)) {
    const { from, to } = stretchOf(asked, zone);
    const grid = gridOf(rule, zone, from, to, Math.floor(now / 1000));
    total.seconds = Math.max(total.seconds, (grid.edges.at(-1) as number) - from);
    const judged =
      asked.live === true ? judgeAsTold(needs, scope, rule, some, { zone, from, to }, now) : judge(needs, scope, rule, some, grid, known);
    for await (const { subject, asked: meant, ...steps } of judged) {
      total.subjects += 1;
      for (const [step, truth] of steps.truths.entries()) {
        if (truth !== 2) total.judged += 1;
        else if (meant[step] === 1) total.unknown += 1;
      }
      const state = freshRow();
      const ended = drawEpisodes(state, steps, rule);
      const open = openEpisode(state);
      for (const one of open === null ? ended : [...ended, open]) episodes.push(foundEpisode(subject.code, one, rule.stake !== null));
    }
  }
  return {
    subjects: total.subjects,
    judged: total.judged,
    unknown: total.unknown,
    perWeek: total.seconds === 0 ? null : Math.round((episodes.length / (total.seconds / week)) * 100) / 100,
    episodes: episodes.toSorted((a, b) => (a.start === b.start ? order(a.subject, b.subject) : order(a.start, b.start))),
    findings: total.subjects === 0 ? [{ code: 'rule-without-subjects', severity: 'warning', evidence: { rule: rule.id } }] : [],
  };
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function stretchOf(asked: TryQuestion, zone: Zone): { from: number; to: number } {
  const [from, to] = [instantOf(asked.from, zone), instantOf(asked.to, zone)];
  if (to <= from) throw new Problem('bad-input', 'empty-range', { from: dayText(zone.dayOf(from)), to: dayText(zone.dayOf(to)) });
  return { from, to };
}

/** An instant in s UTC. Throws Problem `bad-instant`, `time-not-kept`. */
export function instantOf(text: string, zone: Zone): number {
  const at = parseInstant(text, zone);
  if (at === null) throw new Problem('bad-input', 'bad-instant', { text });
  if (!isKept(at)) throw new Problem('bad-input', 'time-not-kept', { text, first: `${keptYears.first}-01-01`, last: keptDays.last });
  return at;
}

/** An episode in responses: instants in ISO 8601, the stake to 0.0001 of the rule's unit. */
type FoundEpisode = {
  readonly subject: string;
  readonly start: string;
  readonly end: string | null;
  readonly endedBy?: 'no-data';
  readonly last: string;
  readonly steps: number;
  readonly stake: number | null;
  /** The share of its true steps for which the stake is known; null if the rule has none. */
  readonly stakeCoverage: number | null;
};

/** @param hasStake whether its rule defines a stake */
function foundEpisode(subject: string, one: Episode, hasStake: boolean): FoundEpisode {
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
