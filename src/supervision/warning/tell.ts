import type { PoolClient } from 'pg';
import { formatInstant } from '#kernel/instant.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import * as store from './episode-store.ts';
import type { WarningNeeds } from './needs.ts';
import { presentEpisode } from './present-episode.ts';
import type { Rule } from './rule/rule.ts';
import * as rules from './rule/rule-store.ts';

/** A second level of escalation is `escalated-2`. */
export type EventName = 'opened' | 'escalated' | `escalated-${number}` | 'ended' | 'withdrawn';

/** What happened to an episode; each is notified once. */
export type Happened = { readonly episode: number; readonly event: EventName; readonly to?: readonly string[] };

/** More of one event of a rule at a time are combined in one notice. */
const manyAtOnce = 20;

/**
 * Records what happened and notifies the rule's targets and its author, except for what is muted.
 * @returns how much of it had not happened yet
 */
export async function tellEvents(
  needs: WarningNeeds,
  on: PoolClient,
  row: rules.RuleRow,
  rule: Rule,
  happened: readonly Happened[],
  now: number,
): Promise<number> {
  let count = 0;
  if (happened.length === 0) return count;
  const ids = [...new Set(happened.map(({ episode }) => episode))];
  const found = new Map(
    (await store.episodes(on, wholeProgram, { buildings: null, ids, offset: 0, limit: ids.length })).map((one) => [one.id, one]),
  );
  const isMuted = await muting(on, rule, now);
  for (const [event, some] of Map.groupBy(happened, (one) => one.event)) {
    const loud = some.filter(({ episode }) => !isMuted(found.get(episode)));
    const fold = loud.length > manyAtOnce;
    const foldKey = `warning:${rule.id}:${event}:${Math.min(...loud.map(({ episode }) => episode))}-${loud.length}-${now}`;
    const keyOf = (episode: number) => (fold ? foldKey : `warning:${episode}:${event}`);
    const silent = new Set(some.filter((one) => !loud.includes(one)).map(({ episode }) => episode));
    const fresh = await store.addEvents(
      on,
      wholeProgram,
      some.map(({ episode }) => ({ episode, event, told: silent.has(episode) ? null : keyOf(episode) })),
      now,
    );
    count += fresh.length;
    const told = fresh.filter((one) => one.told !== null);
    const groups = fold ? [told] : told.map((one) => [one]);
    for (const group of groups) {
      const [first] = group;
      const episode = first === undefined ? undefined : found.get(first.episode);
      if (first === undefined || episode === undefined) continue;
      const to = some.find((one) => one.episode === first.episode)?.to ?? rule.notify;
      await post(needs, on, { row, rule, event: plainEvent(event), key: first.told ?? '', episode, count: group.length, to, now });
    }
  }
  return count;
}

/** The external name: each level of escalation is `escalated`. */
const plainEvent = (event: EventName) => (event.startsWith('escalated') ? 'escalated' : event);

/** Whether notices on an episode are muted now: for itself, its building, or its rule. */
async function muting(on: PoolClient, rule: Rule, now: number): Promise<(one: store.EpisodeRow | undefined) => boolean> {
  const mutes = (await rules.mutedRules(on, wholeProgram, now)).filter((one) => one.rule === rule.id);
  return (one) =>
    (one?.muted !== null && one !== undefined && Date.parse(one.muted.until) > now) ||
    mutes.some(({ building }) => building === '' || building === one?.building);
}

type Posting = {
  readonly row: rules.RuleRow;
  readonly rule: Rule;
  readonly event: string;
  readonly key: string;
  readonly episode: store.EpisodeRow;
  readonly count: number;
  readonly to: readonly string[];
  readonly now: number;
};

async function post(
  { notice, accounts }: WarningNeeds,
  on: PoolClient,
  { row, rule, event, key, episode, count, to, now }: Posting,
): Promise<void> {
  const urgent = rule.severity === 'error';
  const named = (await accounts()).filter(({ name }) => to.includes(name)).map(({ identity }) => identity);
  const evidence = { rule: rule.names, subject: episode.subject, start: formatInstant(episode.begins), ...(count > 1 && { count }) };
  await notice.post(
    {
      kind: urgent ? 'warning-urgent' : 'warning',
      code: `warning-${event}${count > 1 ? '-many' : ''}`,
      evidence,
      key,
      link: count > 1 ? `/warnings?rule=${rule.id}` : `/warnings?episode=${episode.id}`,
      to: [...new Set([row.identity, ...named])],
      targets: to,
      urgent,
      payload: {
        event,
        at: new Date(now).toISOString(),
        episode: presentEpisode(episode, rule),
        ...(count > 1 && { episodes: count }),
      },
    },
    on,
  );
}
