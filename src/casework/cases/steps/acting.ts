import type { PoolClient } from 'pg';
import { parseInstantMs } from '#kernel/instant.ts';
import { isKept } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { placeZone, today } from '#kernel/today.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import { organisationsAround, regionsAround } from '../store/around-store.ts';
import type { Grounds } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import type { Bag } from './given.ts';
import { takeAutos } from './autos.ts';
import { addEvent, keepCase, lastAt, openCase, type OpenCase } from '../open-case.ts';
import { inNames } from './in-names.ts';
import { takenBack } from '../rules/replay.ts';
import * as store from '../store/store.ts';
import { capacitiesOf, sightFor, type Capacity, type Who, whoNamed, whoOf } from './who.ts';

/** A step on paper: when it was taken, and by whose rights. Administrators only. */
export type OnPaper = { readonly at?: string | undefined; readonly for?: string | undefined };

/** Who made the request, on whose behalf, and when it happened. */
export type Acting = {
  /** The requester. */
  readonly asker: Who;
  /** Whose rights apply: the requester's, or those of the person on whose behalf a step on paper is recorded. */
  readonly who: Who;
  /** ms */
  readonly at: number;
  readonly now: number;
  readonly isPaper: boolean;
};

const china = createZone(placeZone) as Zone;

/** Throws `paper-not-yours`, `bad-instant`, `in-the-future`, `no-such-holder`. */
export async function actingOf(needs: CasesNeeds, asker: Scope | Who, paper: OnPaper): Promise<Acting> {
  const now = needs.now();
  const isPaper = paper.at !== undefined || paper.for !== undefined;
  if ('holder' in asker) {
    if (isPaper) throw new Problem('not-allowed', 'paper-not-yours');
    return { asker, who: asker, at: now, now, isPaper };
  }
  if (isPaper && asker.role !== 'administrator') throw new Problem('not-allowed', 'paper-not-yours');
  const at = paper.at === undefined ? now : parseInstantMs(paper.at, china);
  if (at === null || !isKept(Math.floor(at / 1000))) throw new Problem('bad-input', 'bad-instant', { text: paper.at });
  if (at > now) throw new Problem('cannot-do', 'in-the-future', { at: new Date(at).toISOString() });
  const self = await whoOf(needs, asker, today(at));
  return { asker: self, who: paper.for === undefined ? self : await whoNamed(needs, paper.for, at), at, now, isPaper };
}

/** Who took an event, as the event records it: both are named if one acts for another. */
export function namedIn({ asker, who }: Acting, { role, insteadOf }: Capacity): { by: string; as: string; for?: string } {
  const others = [who.holder === asker.holder ? null : who.holder, insteadOf].filter((name) => name !== null);
  return { by: asker.holder, as: role, ...(others.length === 0 ? {} : { for: others.join(';') }) };
}

/** The roles that the acting person has in a case. */
export async function capacitiesIn(on: PoolClient, { who }: Pick<Acting, 'who'>, open: OpenCase): Promise<Capacity[]> {
  const { region, organisation } = open.head;
  const [regions, organisations] = [
    await regionsAround(on, wholeProgram, [region]),
    await organisationsAround(on, wholeProgram, organisation),
  ];
  const around = { regions: regions.get(region) ?? new Set([region]), organisations };
  return capacitiesOf(who, open.procedure, open.head, around, open.standing.panels);
}

/** A case together with what work on it needs. */
export type AtWork = { readonly on: PoolClient; readonly open: OpenCase; readonly acting: Acting };

/**
 * Works on a case exclusively, after the steps that the program had to take before: what the work adds is stored completely or not at all.
 * Throws `no-such-case`, `changed-meanwhile`, `before-last-event`, and what the work throws.
 */
export async function withCase<T>(
  needs: CasesNeeds,
  acting: Acting,
  code: string,
  seen: string | undefined,
  work: (at: AtWork) => Promise<T>,
): Promise<{ readonly open: OpenCase; readonly result: T }> {
  const worked = await inTransaction(needs.postgres, async (on) => {
    const { asker, at, now, isPaper } = acting;
    const row = await store.find(on, asker.scope, sightFor(asker), code, true);
    if (row === undefined) throw new Problem('not-found', 'no-such-case', { case: code });
    const open = await openCase(on, needs, row);
    if (isPaper) goBackTo(open, acting);
    await takeAutos(on, open, Math.floor(at / 1000), now);
    if (seen !== undefined && seen !== open.events.at(-1)?.hash && !(isPaper && open.fresh.length > 0))
      throw new Problem('conflict', 'changed-meanwhile', { code, head: open.events.at(-1)?.hash });
    const result = await work({ on, open, acting }).catch((error: unknown) => {
      throw inNames(error, open.procedure);
    });
    await takeAutos(on, open, Math.floor(now / 1000), now);
    const kinds = [...new Set(open.fresh.filter(({ by }) => by !== 'program').map(({ kind }) => kind))];
    await keepCase(on, asker.scope, open, now);
    return { open, result, kinds };
  });
  await tellTrail(needs, acting, code, worked);
  return worked;
}

/** The audit trail records that a case was worked on; the details are in the case's own chain. An erasure writes its own entry. */
async function tellTrail(
  { audit }: CasesNeeds,
  { asker }: Acting,
  code: string,
  { open, kinds }: { readonly open: OpenCase; readonly kinds: readonly string[] },
): Promise<void> {
  const told = kinds.filter((kind) => kind !== 'erase');
  if (told.length === 0) return;
  await audit(asker.scope, { action: 'case-act', subject: `case:${code}`, region: open.head.region, detail: { events: told } });
}

/** A step on paper takes back what the program did later. Throws `before-last-event`. */
function goBackTo(open: OpenCase, { asker, at, now }: Acting): void {
  const last = lastAt(open.events, true);
  if (at < last) throw new Problem('conflict', 'before-last-event', { at: new Date(last).toISOString() });
  const gone = takenBack(open.events);
  const later = open.events.filter((one) => one.by === 'program' && !gone.has(one.n) && Date.parse(one.at) > at).toReversed();
  for (const { n } of later) addEvent(open, now, { kind: 'back', at: new Date(at).toISOString(), by: asker.holder, takesBack: n });
}

/** A case to begin: what it is about, and what is known of it. */
export type NewCase = OnPaper & {
  readonly procedure: string;
  readonly organisation?: string | undefined;
  readonly building?: string | undefined;
  readonly region?: string | undefined;
  readonly project?: string | undefined;
  readonly fields?: Bag | undefined;
  /** Why something that does not agree is taken all the same, by field; `case` is the case as a whole. */
  readonly reasons?: Bag | undefined;
  /** What was seen that leads to it. */
  readonly grounds?: Grounds | undefined;
  /** Why it is begun although one is open on the same grounds. */
  readonly another?: string | undefined;
};
