import type { PoolClient } from 'pg';
import { asOfNow } from '#kernel/as-of.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { placeZone, today } from '#kernel/today.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Bag } from './given.ts';
import type { CaseDoubt, CaseHead, Fields } from '../facts.ts';
import type { CasesNeeds } from '../needs.ts';
import { inForceOn } from '../open-case.ts';
import { stepsTaken } from '../rules/steps-taken.ts';
import { applies, doubtFinding, doubtsOf, placeIn, totalOf, type Doubt } from '../agreement/must.ts';
import { wholeCase } from '../agreement/must-wording.ts';
import { cellsOf } from '../agreement/columns.ts';
import { partsOf, textIn, type Bound, type Must, type MustKnown } from '../agreement/must-value.ts';
import { type Agreeing, holdTotals, isAnother, isCase, isOtherwise, totalIn } from '../store/must-store.ts';
import { amongThose, namedThere, namedInColumn, projectOf } from './named-there.ts';
import type { Weighed } from './weighed.ts';

/**
 * What does not agree with what the procedure says that it must.
 * @param hold whether a write follows: totals then stay as read until the transaction ends
 */
export async function weigh(needs: CasesNeeds, on: PoolClient, weighed: Weighed, hold: boolean): Promise<Doubt[]> {
  const { procedure } = weighed.open;
  const all = itemsOf(procedure, weighed.names).filter(({ one }) => applies(one, weighed));
  if (all.length === 0) return [];
  if (hold && all.some(({ one }) => [one.sum, one.only, one.alike].some((group) => group !== undefined)))
    await holdTotals(on, wholeProgram, procedure.id);
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
    if (has(field) && must.some((one) => namedBy(one).some((name) => name !== undefined && name in given))) names.add(field);
  return names;
}

/** The bounds of an item, and the other fields that it looks at. */
const namedBy = ({ atMost, atLeast, equals, sum, only, alike, absent, exists }: Must): readonly (string | undefined)[] => [
  ...boundNames(atMost),
  ...boundNames(atLeast),
  ...boundNames(equals),
  ...(sum?.per ?? []),
  ...(only?.per ?? []),
  ...(alike?.per ?? []),
  typeof absent === 'object' ? absent.but : undefined,
  typeof exists === 'object' && 'survey' in exists ? exists.survey : undefined,
  typeof exists === 'object' && 'season' in exists ? exists.season : undefined,
];

const boundNames = (bound: Bound | undefined): readonly string[] =>
  typeof bound === 'object' ? [...bound.total, ...bound.less] : typeof bound === 'string' ? [bound] : [];

async function knownOf(
  needs: CasesNeeds,
  on: PoolClient,
  { open, at, fields, before }: Weighed,
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
    before,
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
  if (one.only !== undefined) {
    const asked = agreeingWith(weighed, one.only, {});
    return asked === null ? null : isAnother(on, wholeProgram, asked);
  }
  if (one.alike !== undefined) return alike(on, weighed, field, one.alike);
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
  if (one.among !== undefined) return amongThose(needs, weighed.open.head, one.column === undefined ? null : cellsOf(value, one.column));
  if (one.exists !== undefined && one.column !== undefined) return namedInColumn(needs, on, weighed, one, cellsOf(value, one.column));
  return typeof value === 'string' ? namedThere(needs, on, weighed, one, value) : undefined;
}

/** The links of a case by name; null if it lacks one of them. */
function linksIn(head: CaseHead, same: readonly ('building' | 'organisation' | 'project')[]) {
  const links = Object.fromEntries(same.map((link) => [link, head[link]]));
  return Object.values(links).includes(null) ? null : links;
}

const linkNames = new Set(['region', 'building', 'organisation', 'project']);

/** The cases that agree with this one in what a group says; null if that is not known of this one. @param also values of other fields */
function agreeingWith(
  { open, fields }: Weighed,
  { in: states, per }: NonNullable<Must['only']>,
  also: Readonly<Record<string, string>>,
): Agreeing | null {
  const { head, procedure, began, zone } = open;
  const named = per.filter((one) => one !== 'year' && !linkNames.has(one));
  const values = named.map((one) => textIn(fields[one]));
  const links = Object.fromEntries(per.filter((one) => linkNames.has(one)).map((link) => [link, head[link as 'region']]));
  if (values.includes(null) || Object.values(links).includes(null as never)) return null;
  return {
    procedure: procedure.id,
    but: head.case,
    states,
    links,
    fields: { ...Object.fromEntries(named.map((one, at) => [one, values[at] as string])), ...also },
    year: per.includes('year') ? { year: Number(today(Date.parse(began), zone).slice(0, 4)), zone: procedure.zone ?? placeZone } : null,
  };
}

/** The total over the other cases and this one; null if what it is grouped by is not known. */
async function total(on: PoolClient, weighed: Weighed, field: string, sum: NonNullable<Must['sum']>): Promise<string | null> {
  const { fields } = weighed;
  const asked = agreeingWith(weighed, sum, sum.where ?? {});
  if (asked === null) return null;
  const others = await totalIn(on, wholeProgram, field, asked);
  const counts = Object.entries(sum.where ?? {}).every(([one, wanted]) => textIn(fields[one]) === wanted);
  return totalOf(others, counts ? String(fields[field] as string) : '0');
}

/** Whether the other cases have the same value; null if what they are grouped by is not known. */
async function alike(on: PoolClient, weighed: Weighed, field: string, group: NonNullable<Must['alike']>): Promise<boolean | null> {
  const asked = agreeingWith(weighed, group, {});
  const value = textIn(weighed.fields[field]);
  return asked === null || value === null ? null : !(await isOtherwise(on, wholeProgram, { ...asked, field, value }));
}

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
