import { type Lies } from '#kernel/trail.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { parseInstantMs } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import * as store from './episode-store.ts';
import type { WarningNeeds } from './needs.ts';
import { presentEpisode } from './present-episode.ts';
import { ruleOf } from './rule/read-rule.ts';
import { muteRule, newestRules } from './rule/rule-store.ts';

const china = createZone('Asia/Shanghai') as Zone;

export type ListQuestion = {
  readonly building?: string | undefined;
  readonly rule?: string | undefined;
  readonly state?: store.EpisodeState | undefined;
  readonly severity?: string | undefined;
  readonly acknowledged?: boolean | undefined;
  readonly offset?: number | undefined;
  readonly limit?: number | undefined;
};

/** Queries on episodes within a scope. */
function reading({ postgres, registry, notice }: WarningNeeds) {
  /** The buildings whose episodes a scope sees; null: all. */
  const buildings = async (scope: Scope, building?: string): Promise<readonly string[] | null> => {
    if (building !== undefined) return (await registry.buildingFacts(scope, { buildings: [building] }, asOfNow)).map(({ code }) => code);
    if ('all' in scope.sees) return null;
    return (await registry.buildingFacts(scope, {}, asOfNow)).map(({ code }) => code);
  };
  const present = async (scope: Scope, rows: readonly store.EpisodeRow[]) => {
    const ids = rows.map(({ id }) => id);
    const codes = [...new Set(rows.flatMap(({ building }) => building ?? []))];
    const [rules, events, named] = await Promise.all([
      newestRules(postgres, checkedByCaller),
      store.eventsOf(postgres, checkedByCaller, ids),
      codes.length === 0 ? [] : registry.buildingFacts(scope, { buildings: codes }, asOfNow),
    ]);
    const nameOf = new Map(named.map(({ code, name }) => [code, name]));
    const sent = Map.groupBy(await notice.sentOf([...new Set(events.flatMap(({ told }) => told ?? []))]), ({ key }) => key);
    const byId = new Map(rules.map((row) => [row.id, ruleOf(row.rule)]));
    const byEpisode = Map.groupBy(events, ({ episode }) => episode);
    return rows.map((row) => {
      const own = byEpisode.get(row.id) ?? [];
      return {
        ...presentEpisode(row, byId.get(row.rule)),
        buildingName: nameOf.get(row.building ?? '') ?? null,
        events: own.map(({ event, at, told }) => ({ event, at: at.toISOString(), muted: told === null })),
        deliveries: own.flatMap(({ event, told }) =>
          (told === null ? [] : (sent.get(told) ?? [])).map(({ to, state, attempts, at }) => ({
            event,
            to,
            state,
            attempts,
            at: at.toISOString(),
          })),
        ),
      };
    });
  };
  const get = async (scope: Scope, id: number) => {
    const [row] = await store.episodes(postgres, checkedByCaller, { buildings: await buildings(scope), ids: [id], offset: 0, limit: 1 });
    if (row === undefined) throw new Problem('not-found', 'no-such-episode', { episode: id });
    return row;
  };
  const episode = async (scope: Scope, id: number) => {
    const [shown] = await present(scope, [await get(scope, id)]);
    if (shown === undefined) throw new Problem('not-found', 'no-such-episode', { episode: id });
    return shown;
  };
  return { buildings, present, get, episode };
}

/** What people say about an episode. */
type AnswerKind = 'acknowledged' | 'muted' | 'feedback';

/** What rules found, and people's answers. @param ownRule finds a rule that the scope sees */
export function inboxVerbs(needs: WarningNeeds, ownRule: (scope: Scope, id: string) => Promise<unknown>) {
  const { postgres, now, audit, registry } = needs;
  const { buildings, present, get, episode } = reading(needs);
  const say = async (scope: Scope, id: number, part: AnswerKind, note: string | undefined, more: object = {}) => {
    const { building } = await get(scope, id);
    await store.sayOf(postgres, checkedByCaller, id, part, {
      by: scope.actor,
      at: new Date(now()).toISOString(),
      note: note ?? null,
      ...more,
    });
    await audit(scope, { action: `warning-${part}`, subject: `episode:${id}`, detail: { building, ...more } });
    return episode(scope, id);
  };
  return {
    /** Where an episode belongs: to its building; to the whole program if it has none. */
    async lies(id: string): Promise<Lies> {
      const [found] = await store.episodes(postgres, wholeProgram, { ids: [Number(id)], buildings: null, offset: 0, limit: 1 });
      return found && { where: [found.building === null ? null : `building:${found.building}`] };
    },
    /** Episodes that a scope sees, last begun first. */
    async list(scope: Scope, { building, offset = 0, limit = 100, ...asked }: ListQuestion) {
      const filter = { ...asked, buildings: await buildings(scope, building), offset, limit };
      const [rows, total] = await Promise.all([
        store.episodes(postgres, checkedByCaller, filter),
        store.countEpisodes(postgres, checkedByCaller, filter),
      ]);
      return { episodes: await present(scope, rows), total };
    },
    /** How many episodes that a scope sees are open in a place. */
    async openIn(scope: Scope, region: string): Promise<number> {
      const counts = await store.openByBuilding(postgres, checkedByCaller);
      const codes = counts.flatMap(({ building }) => building ?? []);
      if (codes.length === 0) return 0;
      const here = new Set((await registry.buildingFacts(scope, { buildings: codes, region }, asOfNow)).map(({ code }) => code));
      return counts.reduce((sum, { building, open }) => sum + (building !== null && here.has(building) ? open : 0), 0);
    },
    episode,
    row: get,
    acknowledge: (scope: Scope, id: number, note?: string) => say(scope, id, 'acknowledged', note),
    feedback: (scope: Scope, id: number, as: 'real' | 'false', note?: string) => say(scope, id, 'feedback', note, { as }),
    /** Throws Problem `bad-instant`. */
    mute: (scope: Scope, id: number, until: string, note?: string) =>
      say(scope, id, 'muted', note, { until: new Date(untilMs(until)).toISOString() }),
    /**
     * Mutes a rule for a while: for one building that the requester sees, or for all. Throws Problem `bad-instant`, `no-such-rule`,
     * `no-such-building`.
     */
    async muteRule(scope: Scope, given: { rule: string; building?: string | undefined; until: string; note?: string | undefined }) {
      const until = untilMs(given.until);
      await ownRule(scope, given.rule);
      if (given.building !== undefined && (await buildings(scope, given.building))?.length === 0)
        throw new Problem('not-found', 'no-such-building', { building: given.building });
      if (given.building === undefined && !('all' in scope.sees))
        throw new Problem('not-allowed', 'mute-needs-building', { rule: given.rule });
      await muteRule(postgres, scope, { rule: given.rule, building: given.building ?? '', until, note: given.note ?? null }, now());
      await audit(scope, {
        action: 'warning-muted',
        subject: `warning:${given.rule}`,
        region: given.building === undefined ? null : { where: [`building:${given.building}`] },
        detail: { building: given.building ?? null, until },
      });
      return { rule: given.rule, building: given.building ?? null, until: new Date(until).toISOString() };
    },
  };
}

function untilMs(text: string): number {
  const until = parseInstantMs(text, china);
  if (until === null) throw new Problem('bad-input', 'bad-instant', { text });
  return until;
}
