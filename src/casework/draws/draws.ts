import type { OfAll } from '#platform/db/of-all.ts';
import { hash } from 'node:crypto';
import type { PoolClient } from 'pg';
import { canonicalJson } from '#kernel/canonical-json.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller, sameForAll, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Announcement, DrawObject, DrawPlan, Replacement } from './facts.ts';
import { listRows, mostRows, planText } from './list-store.ts';
import { createLoads } from './loads.ts';
import { type ListRow, objectsOf, peopleOf } from './lists.ts';
import type { DrawsNeeds } from './needs.ts';
import { outcomeOf, strataOf, type Replay } from './outcome.ts';
import { readTypedText } from '#platform/typed-text/typed-text.ts';
import { instantOf, namesInText, readPlan } from './plan-file.ts';
import * as store from './store.ts';
import type { DrawRow } from './store.ts';

/** A draw that has been revealed and whose plan begins a case for each object. */
export type BeginningDraw = { readonly draw: string; readonly region: string; readonly procedure: string; readonly replacements: number };

export type { DrawRow } from './store.ts';

/** Uploaded files: the plan (YAML or JSON) and the lists (csv or xlsx). */
export type DrawFiles = { readonly plan: string; readonly objects: string; readonly people?: string | undefined };

/** A plan and objects created by another slice; `name` is the name of the plan in faults. No people are drawn. */
export type DrawList = {
  readonly name: string;
  readonly plan: Omit<DrawPlan, 'people' | 'strataOrder'> & { readonly strataOrder: readonly string[] };
  readonly list: readonly DrawObject[];
};

/** Stores additional data of a draw, in the transaction that announces it. */
export type KeepBeside = (on: PoolClient, draw: string) => Promise<void>;

const sha256 = (text: string): string => hash('sha256', text, 'hex');

/**
 * Random draws that anyone can replay: lists, secret and source of chance are committed to in public before the chance is known.
 * @example await draws.announce(scope, { plan, objects }) // then, once the lottery is drawn: draws.reveal(scope, draw, '03 11 17 …')
 */
export function createDraws(needs: DrawsNeeds) {
  const { postgres, now, audit } = needs;
  const hearers: ((draw: string) => Promise<void>)[] = [];
  const again = createAgain();
  const tell = async (draw: string): Promise<void> => {
    for (const hear of hearers) await hear(draw);
  };

  /** A draw within the scope. Throws `no-such-draw`. */
  async function need(scope: Scope, draw: string): Promise<DrawRow> {
    const row = await store.find(postgres, scope, draw);
    if (row === undefined) throw new Problem('not-found', 'no-such-draw', { draw });
    return row;
  }

  const whole = async (row: DrawRow) => {
    const [text, replacements] = await Promise.all([
      store.textOf(postgres, checkedByCaller, row.draw),
      store.replacementsOf(postgres, checkedByCaller, row.draw),
    ]);
    return { row, text, replacements, result: row.revealed === null ? null : again(row, text, replacements) };
  };

  return {
    /** Checks a plan and its lists; nothing is written. Throws `draw-plan-bad`, `draw-list-bad`, and what reading tables throws. */
    check: async (scope: Scope, given: DrawFiles | DrawList) => {
      const { plan, objects, people, findings } = await gathered(needs, scope, given);
      return { plan, strata: strataOf(plan, objects), people: people.length, findings };
    },

    /** Commits the draw in public. Throws the same as `check`, and `too-late` if the outcome can already be known. */
    announce: (scope: Scope, given: DrawFiles | DrawList, beside?: KeepBeside) => announce(needs, scope, given, beside),

    /** Draws, once, with the public outcome. Throws `too-early`, `already-drawn`. */
    async reveal(scope: Scope, draw: string, outcome: string) {
      const row = await need(scope, draw);
      if (row.revealed !== null) throw new Problem('conflict', 'already-drawn', { draw });
      if (now() < row.knownFrom.getTime()) throw new Problem('cannot-do', 'too-early', { from: row.knownFrom.toISOString() });
      const randomness = outcome.trim();
      const isFirst = await inTransaction(postgres, (on) => store.reveal(on, scope, draw, randomness, new Date(now())));
      if (!isFirst) throw new Problem('conflict', 'already-drawn', { draw });
      await audit(scope, { action: 'draw-reveal', subject: `draw:${draw}`, region: row.region, detail: { randomness } });
      await tell(draw);
      return whole(await need(scope, draw));
    },

    /** Replaces an object, or one of its people, with the next in order. Throws `not-drawn-yet`, `draw-not-in-it`, `draw-reserve-empty`. */
    async replace(scope: Scope, draw: string, asked: Substitution) {
      const row = await need(scope, draw);
      await replace(needs, scope, row, asked);
      await tell(draw);
      return whole(row);
    },

    show: async (scope: Scope, draw: string) => whole(await need(scope, draw)),
    list: (scope: Scope): Promise<OfAll<DrawRow>> => store.list(postgres, scope),

    /**
     * What was published of a draw, open to anyone; a caller who is not signed in gets no echo of the input. Throws `no-published-draw`.
     */
    async published(draw: string) {
      const [row] = (await store.published(postgres, sameForAll, draw)).rows;
      if (row === undefined) throw new Problem('not-found', 'no-published-draw');
      return whole(row);
    },
    /** Registers a listener for draws that were revealed or had a replacement, called after the change is stored. */
    onDrawn: (hear: (draw: string) => Promise<void>): void => void hearers.push(hear),
    /** Draws that have begun cases, or have to. */
    beginning: (scope: Scope): Promise<BeginningDraw[]> => store.beginning(postgres, scope),
    /** The result of a draw, with the objects as announced. Throws `no-such-draw`. */
    async outcome(scope: Scope, draw: string) {
      const { text, result } = await whole(await need(scope, draw));
      const objects = new Map((JSON.parse(text) as Announcement).objects.map((object) => [object.code, object]));
      return (result?.drawn ?? []).map(({ code, people }) => ({ object: objects.get(code) as DrawObject, people }));
    },
    /** How many objects each person got, in each draw within the scope. */
    loads: createLoads(postgres, again),
    publishedList: (): Promise<OfAll<DrawRow>> => store.published(postgres, sameForAll, null),
  };
}

export type Draws = ReturnType<typeof createDraws>;

/** What is to be replaced: an object, or one of its people; and why. */
type Substitution = { readonly object: string; readonly person: string | null; readonly why: string };

async function announce(needs: DrawsNeeds, scope: Scope, given: DrawFiles | DrawList, beside?: KeepBeside) {
  const { plan, objects, people, findings } = await gathered(needs, scope, given);
  const at = needs.now();
  const knownFrom = instantOf(plan.knownFrom) as number;
  if (knownFrom <= at) throw new Problem('cannot-do', 'too-late', { due: new Date(knownFrom).toISOString() });
  const secret = needs.secret();
  const commitment = sha256(secret);
  const year = Number(today(at).slice(0, 4));
  const made = await inTransaction(needs.postgres, async (on) => {
    const number = (await store.countOf(on, wholeProgram, plan.region, year)) + 1;
    const draw = `CC-${plan.region}-${year}-${String(number).padStart(4, '0')}`;
    const text = canonicalJson({ draw, plan, objects, people, commitment } satisfies Announcement);
    const announcement = sha256(text);
    const { name, region, source } = plan;
    const dated = { knownFrom: new Date(knownFrom), announced: new Date(at), year };
    await store.add(on, scope, {
      draw,
      region,
      name,
      source,
      ...dated,
      announcement,
      commitment,
      text,
      secret,
      begins: plan.begin ?? null,
    });
    await beside?.(on, draw);
    return { draw, announcement, commitment, text };
  });
  const { draw, announcement } = made;
  await needs.audit(scope, { action: 'draw-announce', subject: `draw:${draw}`, region: plan.region, detail: { announcement } });
  return { ...made, knownFrom: new Date(knownFrom).toISOString(), strata: strataOf(plan, objects), people: people.length, findings };
}

async function replace({ postgres, now, audit }: DrawsNeeds, scope: Scope, row: DrawRow, asked: Substitution): Promise<void> {
  const { draw, region } = row;
  if (row.revealed === null) throw new Problem('conflict', 'not-drawn-yet', { draw });
  const by = await inTransaction(postgres, async (on) => {
    await store.holdReplacements(on, wholeProgram, draw);
    const [text, before] = await Promise.all([store.textOf(on, checkedByCaller, draw), store.replacementsOf(on, checkedByCaller, draw)]);
    refuseUnknown(drawAgain(row, text, before), asked);
    const next = drawAgain(row, text, [...before, asked]).by.at(-1) ?? null;
    if (next === null) throw new Problem('cannot-do', 'draw-reserve-empty');
    await store.addReplacement(on, scope, draw, { ...asked, by: next, replaced: new Date(now()) });
    return next;
  });
  await audit(scope, { action: 'draw-replace', subject: `draw:${draw}`, region, detail: { ...asked, by } });
}

export type WholeDraw = Awaited<ReturnType<Draws['show']>>;

/** The latest outcomes of this many draws are cached: all visitors of a public page request the same. */
const remembered = 8;

type Again = typeof drawAgain;

/** Replays draws, once for each that was revealed and for each replacement. */
function createAgain(): Again {
  const known = new Map<string, Replay>();
  return (row, text, replacements) => {
    const { secret, randomness } = row.revealed as NonNullable<DrawRow['revealed']>;
    const key = JSON.stringify([row.announcement, secret, randomness, replacements.map(({ object, person }) => [object, person])]);
    const found = known.get(key) ?? drawAgain(row, text, replacements);
    known.delete(key);
    known.set(key, found);
    for (const old of [...known.keys()].slice(0, -remembered)) known.delete(old);
    return found;
  };
}

function drawAgain(row: DrawRow, text: string, replacements: readonly Pick<Replacement, 'object' | 'person'>[]): Replay {
  const { secret, randomness } = row.revealed as NonNullable<DrawRow['revealed']>;
  const announced = JSON.parse(text) as Announcement;
  return outcomeOf({ announced, announcement: row.announcement, secret, randomness }, replacements, sha256);
}

function refuseUnknown(
  { drawn }: ReturnType<typeof outcomeOf>,
  { object, person }: { readonly object: string; readonly person: string | null },
): void {
  const place = drawn.find(({ code }) => code === object);
  if (place === undefined) throw new Problem('not-found', 'draw-not-in-it', { what: object });
  if (person !== null && !place.people.includes(person)) throw new Problem('not-found', 'draw-not-in-it', { what: person });
}

/** A plan with its lists, checked. */
async function gathered(needs: DrawsNeeds, scope: Scope, given: DrawFiles | DrawList) {
  const { place, postgres, knowledge } = needs;
  const { plan, objectRows, peopleRows } = 'list' in given ? listed(given) : await read(needs, scope, given);
  if (!(await store.seesRegion(postgres, scope, plan.region))) throw new Problem('not-found', 'no-such-place', { place: plan.region });
  await place.get(plan.region);
  const knownDay = today(instantOf(plan.knownFrom) as number);
  const objects = objectsOf(await objectRows(), plan);
  const people = plan.people === undefined ? { list: [], findings: [] } : peopleOf(await peopleRows(), plan, knownDay);
  const findings = [...objects.findings, ...people.findings, ...unknownProcedure(knowledge, plan)];
  const faults = findings.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) throw new Problem('bad-input', 'draw-list-bad', { faults: faults.length }, faults.slice(0, 1000));
  return { plan, objects: objects.list, people: people.list, findings };
}

type Given = {
  readonly plan: DrawPlan;
  readonly objectRows: () => Promise<readonly ListRow[]>;
  readonly peopleRows: () => Promise<readonly ListRow[]>;
};

/** Plan and lists from uploaded files. */
async function read({ imports, workers }: DrawsNeeds, scope: Scope, files: DrawFiles): Promise<Given> {
  const planFile = await imports.fileOf(scope, files.plan);
  const text = await planText(planFile);
  const written = await readTypedText(workers, text);
  return {
    plan: readPlan(planFile.name, written, await namesInText(workers, text, written)),
    objectRows: async () => listRows(await imports.fileOf(scope, files.objects), ['code', 'stratum']),
    async peopleRows() {
      if (files.people === undefined) throw new Problem('bad-input', 'draw-people-missing');
      return listRows(await imports.fileOf(scope, files.people), ['code']);
    },
  };
}

/** The same for those created by another slice. Throws `draw-list-empty`, `draw-list-large`. */
function listed({ name, plan, list }: DrawList): Given {
  if (list.length === 0) throw new Problem('bad-input', 'draw-list-empty', { file: name });
  if (list.length > mostRows) throw new Problem('too-large', 'draw-list-large', { file: name, most: mostRows });
  return {
    plan: readPlan(name, { value: plan }, { strata: plan.strataOrder, groups: [] }),
    objectRows: async () => list.map((cells, at) => ({ row: at + 1, cells })),
    peopleRows: async () => [],
  };
}

/** A procedure may be added after the announcement but before the draw: until then only its name is known. */
function unknownProcedure(knowledge: DrawsNeeds['knowledge'], { begin }: DrawPlan): Finding[] {
  if (begin === undefined || knowledge.versions('procedure').some(({ held }) => held.id === begin)) return [];
  return [{ code: 'draw-begin-unknown', severity: 'warning', evidence: { procedure: begin } }];
}
