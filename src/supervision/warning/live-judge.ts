import type { PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Zone } from '#kernel/zone.ts';
import { nextDue } from './agenda.ts';
import * as store from './episode-store.ts';
import { type Around, aroundSince, movedOf, type Moved, nothingAround } from './moved.ts';
import type { WarningNeeds } from './needs.ts';
import { ruleOf } from './rule/read-rule.ts';
import type { Rule } from './rule/rule.ts';
import * as rules from './rule/rule-store.ts';
import { drawOn, dueTo, resumes, type DrawnOn, type Progress } from './standing.ts';
import type { Subject } from './rule/subject.ts';
import { subjectsOf } from './subjects.ts';
import { tellEvents, type Happened } from './tell.ts';
import type { Episode } from './episodes.ts';

/** The scope of its author. */
export const scopeOf = ({ identity, actor, role, sees }: rules.RuleRow): Scope => ({ identity, actor, role, sees });

/** A pass over the rules that are on; queries on readings are made only once. */
export type Pass = {
  readonly now: number;
  readonly movedSince: (since: number) => Promise<Moved>;
  readonly aroundSince: (since: number) => Promise<Around>;
};

export function passOf(needs: WarningNeeds, now: number): Pass {
  const { readings } = needs;
  const ask = async (since: number): Promise<Moved> => {
    if (since >= readings.standing().last) return nothingMoved;
    const [days, hours] = await Promise.all([readings.movedSince(since), readings.pointsMovedSince(since)]);
    return { days, hours };
  };
  return { now, movedSince: once(ask), aroundSince: once((since) => aroundSince(needs, since)) };
}

/** Memoizes by instant. */
function once<T>(ask: (since: number) => Promise<T>): (since: number) => Promise<T> {
  const asked = new Map<number, Promise<T>>();
  return (since) => {
    const before = asked.get(since) ?? ask(since);
    asked.set(since, before);
    return before;
  };
}

/**
 * Judges a rule that is on: steps that have ended and whose wait is over, and earlier ones whose readings have moved. What it finds,
 * withdraws and notifies is written together.
 * @returns how many episodes were touched, and when the next step is due (ms; Infinity without subjects); null if another program judges it
 */
export async function judgeRule(
  needs: WarningNeeds,
  row: rules.RuleRow,
  pass: Pass,
): Promise<{ readonly happened: number; readonly next: number } | null> {
  const known = needs.readings.now();
  const [scope, rule, from] = [scopeOf(row), ruleOf(row.rule), row.on?.from ?? 0];
  const subjects = await subjectsOf(needs, scope, rule, {}, { received: known, recorded: known });
  return inTransaction(needs.postgres, async (on) => {
    if (!(await rules.lockRule(on, wholeProgram, rule.id))) return null;
    const progress = await rules.progressOf(on, wholeProgram, rule.id);
    const happened: Happened[] = [];
    let next = Infinity;
    for (const [zone, some] of Map.groupBy(subjects, (one) => one.zone)) {
      const stands: Progress = progress.get(zone.name) ?? { judgedTo: from, known: null };
      const judged = await judgeZone(needs, on, { row, rule, scope, zone, subjects: some, from, stands, known, pass });
      happened.push(...judged.happened);
      next = Math.min(next, nextDue(rule, zone, judged.to));
    }
    happened.push(...(await withdrawGone(on, rule, subjects, pass.now)));
    await tellEvents(needs, on, row, rule, happened, pass.now);
    return { happened: happened.length, next };
  });
}

const nothingMoved: Moved = { days: new Map(), hours: new Map() };

type ZoneWork = {
  readonly row: rules.RuleRow;
  readonly rule: Rule;
  readonly scope: Scope;
  readonly zone: Zone;
  readonly subjects: readonly Subject[];
  readonly from: number;
  readonly stands: Progress;
  readonly known: number;
  readonly pass: Pass;
};

async function judgeZone(
  needs: WarningNeeds,
  on: PoolClient,
  work: ZoneWork,
): Promise<{ readonly to: number; readonly happened: readonly Happened[] }> {
  const { rule, scope, zone, subjects, from, stands, known, pass } = work;
  const to = dueTo(rule, zone, stands.judgedTo, Math.floor(pass.now / 1000));
  const [moved, around] =
    stands.known === null
      ? [nothingMoved, nothingAround]
      : await Promise.all([pass.movedSince(stands.known), pass.aroundSince(stands.known)]);
  const groups = resumes(subjects, zone, { judgedTo: stands.judgedTo, from, movedOf: await movedOf(needs, rule, moved, around) });
  if (to === stands.judgedTo) groups.delete(stands.judgedTo);
  const drawn: DrawnOn[] = [];
  const states = await store.rowsAt(on, wholeProgram, rule.id, [...groups.keys()]);
  for (const [start, some] of groups) {
    const without = new Map(some.map((one) => [one.code, one]));
    for await (const one of drawOn(
      needs,
      scope,
      rule,
      { subjects: some, zone, from: start, to, known: { received: known, recorded: known } },
      (subject, at) => states.get(`${subject}\n${at}`),
    )) {
      drawn.push(one);
      without.delete(one.subject.code);
    }
    // nothing is found for a subject that no longer has a series named by the rule
    for (const subject of without.values()) drawn.push({ subject, from: start, found: [], rows: [] });
  }
  const happened = drawn.length === 0 ? [] : await keep(on, work, drawn);
  if (groups.size > 0 || known !== stands.known) await rules.putProgress(on, wholeProgram, rule.id, zone.name, { judgedTo: to, known });
  return { to, happened };
}

/** Reconciles what was found with what is stored. */
async function keep(on: PoolClient, { rule, row, pass }: ZoneWork, drawn: readonly DrawnOn[]): Promise<Happened[]> {
  const first = drawn.reduce((least, one) => Math.min(least, one.from), Infinity);
  const standing = Map.groupBy(await store.standingEpisodes(on, wholeProgram, rule.id, first), ({ subject }) => subject);
  const opened: (store.NewEpisode & { readonly ended: boolean })[] = [];
  const changed: { id: number; found: DrawnOn['found'][number]; was: store.EpisodeRow }[] = [];
  const withdrawn: number[] = [];
  for (const { subject, from, found } of drawn) {
    const kept = (standing.get(subject.code) ?? []).filter(({ settled }) => settled === null || settled > from);
    if (kept.length === 0 && found.length === 0) continue;
    const beside = reconcile(kept, found);
    withdrawn.push(...beside.withdrawn.map(({ id }) => id));
    changed.push(...beside.kept.map(({ kept: was, found: now }) => ({ id: was.id, found: now, was })));
    opened.push(
      ...beside.opened.map((one) => ({
        subject: subject.code,
        building: subject.building?.code ?? null,
        found: one,
        ended: one.end !== null,
      })),
    );
  }
  await store.withdrawEpisodes(on, wholeProgram, withdrawn, pass.now);
  await store.changeEpisodes(on, wholeProgram, row.version, changed, pass.now);
  const ids = await store.addEpisodes(on, wholeProgram, rule, opened, pass.now);
  await store.putRows(
    on,
    wholeProgram,
    rule.id,
    drawn.map(({ subject, from }) => ({ subject: subject.code, from })),
    drawn.flatMap(({ rows }) => rows),
  );
  return [
    ...ids.map((episode): Happened => ({ episode, event: 'opened' })),
    ...ids.flatMap((episode, at): Happened[] => (opened[at]?.ended === true ? [{ episode, event: 'ended' }] : [])),
    ...changed.flatMap(({ id, found, was }): Happened[] =>
      was.state === 'open' && found.end !== null ? [{ episode: id, event: 'ended' }] : [],
    ),
    ...withdrawn.map((episode): Happened => ({ episode, event: 'withdrawn' })),
  ];
}

/** Withdraws open episodes of subjects that the rule no longer covers. */
async function withdrawGone(on: PoolClient, rule: Rule, subjects: readonly Subject[], now: number): Promise<Happened[]> {
  const here = new Set(subjects.map(({ code }) => code));
  const gone = (await store.standingEpisodes(on, wholeProgram, rule.id, Number.MAX_SAFE_INTEGER)).filter(
    ({ subject }) => !here.has(subject),
  );
  await store.withdrawEpisodes(
    on,
    wholeProgram,
    gone.map(({ id }) => id),
    now,
  );
  return gone.map(({ id }) => ({ episode: id, event: 'withdrawn' }));
}

/** A stored episode, as far as needed for finding it again. */
type KeptEpisode = { readonly id: number; readonly begins: number; readonly ends: number | null };

type Reconciled<Kept> = {
  /** Found again and already stored: it keeps its id. */
  readonly kept: readonly { readonly kept: Kept; readonly found: Episode }[];
  readonly opened: readonly Episode[];
  /** Stored but no longer found. */
  readonly withdrawn: readonly Kept[];
};

/** Compares found episodes with the stored ones of one subject: an overlapping one keeps its id, earliest first. */
function reconcile<Kept extends KeptEpisode>(kept: readonly Kept[], found: readonly Episode[]): Reconciled<Kept> {
  const left = kept.toSorted((a, b) => a.begins - b.begins);
  const out = { kept: [] as { kept: Kept; found: Episode }[], opened: [] as Episode[], withdrawn: left };
  for (const one of found.toSorted((a, b) => a.start - b.start)) {
    const at = left.findIndex(({ begins, ends }) => begins < (one.end ?? Infinity) && one.start < (ends ?? Infinity));
    const [same] = at < 0 ? [] : left.splice(at, 1);
    if (same === undefined) out.opened.push(one);
    else out.kept.push({ kept: same, found: one });
  }
  return out;
}
