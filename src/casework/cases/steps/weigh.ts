import type { PoolClient } from 'pg';
import { asOfNow } from '#kernel/as-of.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { placeZone, today } from '#kernel/today.ts';
import { absentByCode, type Procedure } from '#platform/knowledge/facts.ts';
import type { Bag } from './given.ts';
import type { CaseDoubt, CaseHead, Fields, FieldValue } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { inForceOn, type OpenCase } from '../open-case.ts';
import { stepsTaken } from '../rules/steps-taken.ts';
import { applies, doubtFinding, doubtsOf, placeIn, totalOf, wholeCase, type Doubt } from '../agreement/must.ts';
import { cellsOf } from '../agreement/columns.ts';
import { partsOf, type Must, type MustKnown } from '../agreement/must-value.ts';
import { holdTotals, isCase, isNumber, totalIn } from '../store/must-store.ts';
import type { Who } from './who.ts';

/** What is weighed: a case with the values that it would have, by whom and when. */
export type Weighed = {
  readonly open: Pick<OpenCase, 'head' | 'procedure' | 'zone' | 'events' | 'began'>;
  readonly who: Pick<Who, 'scope' | 'link'>;
  /** ms */
  readonly at: number;
  readonly fields: Fields;
  /** The fields to look at; `case` is the case as a whole. */
  readonly names: ReadonlySet<string>;
};

/**
 * What does not agree with what the procedure says that it must.
 * @param hold whether a write follows: totals then stay as read until the transaction ends
 */
export async function weigh(needs: CasesNeeds, on: PoolClient, weighed: Weighed, hold: boolean): Promise<Doubt[]> {
  const { procedure } = weighed.open;
  const all = itemsOf(procedure, weighed.names).filter(({ one }) => applies(one, weighed));
  if (all.length === 0) return [];
  if (hold && all.some(({ one }) => one.sum !== undefined)) await holdTotals(on, wholeProgram, procedure.id);
  const found = new Map<string, string | boolean | null>();
  for (const { field, one, at } of all) {
    const looked = await lookedUp(needs, on, weighed, field, one);
    if (looked !== undefined) found.set(placeIn(field, at), looked);
  }
  return doubtsOf(await knownOf(needs, on, weighed, all, found), procedure.must ?? [], weighed.names);
}

type Item = { readonly field: string; readonly one: Must; readonly at: number };

const mustOf = ({ fields, must = [] }: Procedure, field: string): readonly Must[] =>
  field === wholeCase ? must : (fields[field]?.must ?? []);

const itemsOf = (procedure: Procedure, names: ReadonlySet<string>): Item[] =>
  [...names].flatMap((field) => mustOf(procedure, field).map((one, at) => ({ field, one, at })));

/**
 * The fields that a step looks at: those of its form that have a value, and others whose rule names one that it gives.
 * @param form of the step
 * @param given the changed fields
 */
export function namesToWeigh({ fields: rules }: Procedure, form: Iterable<string>, given: Fields, all: Fields): Set<string> {
  const has = (name: string): boolean => (all[name] ?? null) !== null;
  const names = new Set([...form, ...Object.keys(given)].filter(has));
  for (const [field, { must = [] }] of Object.entries(rules))
    if (
      has(field) &&
      must.some((one) => [one.atMost, one.atLeast, one.equals, ...(one.sum?.per ?? [])].some((bound) => String(bound) in given))
    )
      names.add(field);
  return names;
}

async function knownOf(
  needs: CasesNeeds,
  on: PoolClient,
  { open, at, fields }: Weighed,
  all: readonly Item[],
  found: MustKnown['found'],
): Promise<MustKnown> {
  const { head, procedure, zone, began } = open;
  const asks = (kind: string): boolean =>
    all.some(({ one }) => [one.atMost, one.atLeast, one.equals, one.absent].some((name) => isOf(kind, name)));
  const project = asks('project') && head.project !== null ? await projectOf(needs, programScope, head.project) : null;
  const facts = project === null ? [] : needs.knowledge.inForce('fact', { on: today(at, zone), ...asOfNow });
  return {
    procedure,
    fields,
    day: today(at, zone),
    begun: today(Date.parse(began), zone),
    building: asks('building') && head.building !== null ? await needs.registry.building(programScope, head.building, on) : null,
    project: project?.facts ?? null,
    projectFacts: new Map(facts.map(({ fact, names }) => [fact, names])),
    steps: stepsTaken(open),
    procedures: new Map(
      all.flatMap(({ one: { case: other } }) => {
        const named = other === undefined ? undefined : inForceOn(needs, other.procedure, today(at, zone))?.names;
        return other === undefined || named === undefined ? [] : [[other.procedure, named]];
      }),
    ),
    found,
  };
}

const isOf = (kind: string, name: unknown): boolean => typeof name === 'string' && partsOf(name)[0] === kind;

/** What an item depends on outside the case; undefined if nothing. */
async function lookedUp(needs: CasesNeeds, on: PoolClient, weighed: Weighed, field: string, one: Must) {
  if (one.sum !== undefined) return total(on, weighed, field, one.sum);
  if (one.case !== undefined) {
    const links = linksIn(weighed.open.head, one.case.same);
    const { procedure, in: states, atLeast = {} } = one.case;
    const least = Object.entries(atLeast).flatMap(([other, own]) => {
      const value = textIn(weighed.fields[own]);
      return value === null ? [] : [[other, value] as const];
    });
    return links === null ? null : isCase(on, wholeProgram, { procedure, states, links, atLeast: Object.fromEntries(least) });
  }
  const value = weighed.fields[field];
  if (one.exists !== undefined && one.column !== undefined) return lacking(needs, on, weighed, one.exists, cellsOf(value, one.column));
  if (typeof value !== 'string') return undefined;
  if (one.absent === absentByCode) return needs.standards.has(value);
  return one.exists === undefined ? undefined : isThere(needs, on, weighed, one.exists, value);
}

type Existing = NonNullable<Must['exists']>;

/** Those of some codes that do not exist, a line each; true if all do. */
async function lacking(needs: CasesNeeds, on: PoolClient, weighed: Weighed, exists: Existing, codes: readonly string[]) {
  const none: string[] = [];
  for (const code of codes) if (code === '' || !(await isThere(needs, on, weighed, exists, code))) none.push(code);
  return none.length === 0 ? true : none.join('\n');
}

async function isThere(needs: CasesNeeds, on: PoolClient, weighed: Weighed, exists: Existing, code: string): Promise<boolean> {
  if (typeof exists === 'object') return isNumber(on, wholeProgram, exists.of, exists.number, code);
  switch (exists) {
    case 'standard-code':
      return needs.standards.isCode(code);
    case 'standard':
      return needs.standards.has(code);
    case 'building':
      return (await needs.registry.activeVisible(sightOfCase(weighed), [code])).get(code) === true;
    case 'project':
      return (await projectOf(needs, sightOf(weighed), code)) !== null;
  }
}

/** All that lies where the case does. */
const sightOfCase = ({ who, open }: Weighed): Scope => ({ ...who.scope, sees: { region: open.head.region } });

/** What the one who acts sees. A link sees nothing by itself: what it may name lies where its case does. */
const sightOf = (weighed: Weighed): Scope => (weighed.who.link === null ? weighed.who.scope : sightOfCase(weighed));

/** Null if there is none that the scope sees. */
async function projectOf({ projects }: Pick<CasesNeeds, 'projects'>, scope: Scope, code: string) {
  return projects.project(scope, code).catch((error: unknown) => {
    if (error instanceof Problem && error.kind === 'not-found') return null;
    throw error;
  });
}

/** The links of a case by name; null if it lacks one of them. */
function linksIn(head: CaseHead, same: readonly ('building' | 'organisation' | 'project')[]) {
  const links = Object.fromEntries(same.map((link) => [link, head[link]]));
  return Object.values(links).includes(null) ? null : links;
}

const linkNames = new Set(['region', 'building', 'organisation', 'project']);

/** The total over the other cases and this one; null if what it is grouped by is not known. */
async function total(on: PoolClient, { open, fields }: Weighed, field: string, sum: NonNullable<Must['sum']>): Promise<string | null> {
  const { head, procedure, began, zone } = open;
  const named = sum.per.filter((one) => one !== 'year' && !linkNames.has(one));
  const values = named.map((one) => textIn(fields[one]));
  const links = Object.fromEntries(sum.per.filter((one) => linkNames.has(one)).map((link) => [link, head[link as 'region']]));
  if (values.includes(null) || Object.values(links).includes(null as never)) return null;
  const others = await totalIn(on, wholeProgram, {
    procedure: procedure.id,
    but: head.case,
    field,
    states: sum.in,
    links,
    fields: { ...Object.fromEntries(named.map((one, at) => [one, values[at] as string])), ...sum.where },
    year: sum.per.includes('year') ? { year: Number(today(Date.parse(began), zone).slice(0, 4)), zone: procedure.zone ?? placeZone } : null,
  });
  const counts = Object.entries(sum.where ?? {}).every(([one, wanted]) => textIn(fields[one]) === wanted);
  return totalOf(others, counts ? String(fields[field] as string) : '0');
}

const textIn = (value: FieldValue | undefined): string | null =>
  value === undefined || value === null || typeof value === 'object' ? null : String(value);

/**
 * Refuses what is refused, and what lacks a reason; the rest is kept, with the reasons given now or earlier for the same.
 * @param reasons by field; `case` is the case as a whole
 * @param earlier what the case keeps already
 * @throws Problem `must-refused`, `reason-missing`, `reason-not-asked`
 */
export function settledDoubts(doubts: readonly Doubt[], reasons: Bag, earlier: readonly CaseDoubt[]): CaseDoubt[] {
  const findings = doubts.map(doubtFinding);
  const [refused] = doubts.filter((one) => one.else === 'refuse');
  const problem = (code: string, count: number, first: Doubt): Problem =>
    new Problem(
      code === 'must-refused' ? 'cannot-do' : 'bad-input',
      code,
      { count, field: first.field, name: first.evidence['name'] },
      findings,
    );
  if (refused !== undefined) throw problem('must-refused', doubts.filter((one) => one.else === 'refuse').length, refused);
  const kept = doubts.map((one) => withReason(one, reasons, earlier));
  const lacking = kept.filter((one) => one.else === 'reason' && one.reason === undefined);
  if (lacking[0] !== undefined) throw problem('reason-missing', lacking.length, lacking[0]);
  refuseUnasked(doubts, reasons);
  return kept;
}

function refuseUnasked(doubts: readonly Doubt[], reasons: Bag): void {
  const asked = new Set(doubts.filter((one) => one.else === 'reason').map(({ field }) => field));
  for (const field of Object.keys(reasons))
    if (!asked.has(field) && reasonIn(reasons, field) !== undefined) throw new Problem('bad-input', 'reason-not-asked', { field });
}

function reasonIn(reasons: Bag, field: string): string | undefined {
  const reason = Object.hasOwn(reasons, field) ? reasons[field] : undefined;
  return typeof reason === 'string' && reason.trim() !== '' ? reason.trim() : undefined;
}

function withReason(one: Doubt, reasons: Bag, earlier: readonly CaseDoubt[]): CaseDoubt {
  if (one.else !== 'reason') return one;
  const isSame = (other: CaseDoubt): boolean =>
    other.field === one.field && other.code === one.code && canonicalJson(other.evidence) === canonicalJson(one.evidence);
  const reason = reasonIn(reasons, one.field) ?? earlier.findLast((other) => isSame(other) && other.reason !== undefined)?.reason;
  return reason === undefined ? one : { ...one, reason };
}
