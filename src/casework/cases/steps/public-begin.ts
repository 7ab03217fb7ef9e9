import type { PoolClient } from 'pg';
import { inTransaction } from '#platform/imports/imports.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, publicScope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Acting } from './acting.ts';
import type { NewCase } from './acting.ts';
import { newCase, newHead, startOf } from './begin-case.ts';
import type { CaseHead } from '../facts.ts';
import { sha256 } from '../rules/hash.ts';
import { addLink } from '../store/link-store.ts';
import type { CasesNeeds } from '../needs.ts';
import { takeAutos } from './autos.ts';
import { addEvent, calendarNow, inForceOn, keepCase, zoneOf } from '../open-case.ts';
import { fieldMissing } from './step-check.ts';
import { takeStep } from './steps.ts';
import { wholeCase } from '../agreement/must-wording.ts';
import { settledDoubts, weigh } from './weigh.ts';
import { regionsOf, seenRegions } from '../store/around-store.ts';
import { whoOfLink } from './who.ts';

/** What a person without an account submits. */
export type HandedIn = Pick<NewCase, 'procedure' | 'region' | 'building' | 'organisation' | 'fields' | 'reasons'> & {
  readonly note?: string | undefined;
};

/** How often the public may begin cases from one address. */
const pace = { what: 'case', most: 5, windowMs: 3_600_000 };

/** How often somebody without an account may name from one address what is not there: nobody finds out by trying who lives where. */
const guesses = { what: 'case-guess', most: 20, windowMs: 3_600_000 };

/** What is not for everyone to know of. */
const guessed = new Set<unknown>(['household', 'season']);

const isGuess = (error: unknown): boolean =>
  error instanceof Problem && error.findings.some(({ code, evidence }) => code === 'must-exist' && guessed.has(evidence['about']));

const receiptDays = 365;

/** The first step of a procedure that the public may begin, and the role it is taken in; null if it may not. */
export function openStep(procedure: Procedure): { readonly transition: string; readonly role: string } | null {
  const start = startOf(procedure);
  const applicant = Object.entries(procedure.roles).find(([, { who }]) => who === 'applicant')?.[0];
  for (const [transition, { from, by = [], open }] of Object.entries(procedure.transitions)) {
    if (![from].flat().includes(start)) continue;
    const roles = [by].flat();
    if (open === true) return { transition, role: applicant ?? roles[0] ?? 'applicant' };
    if (procedure.open === true && applicant !== undefined && roles.includes(applicant)) return { transition, role: applicant };
  }
  return null;
}

/**
 * Begins a case for a person without an account, and takes its first step: the answer contains the token of a link that shows its progress.
 * Throws `no-open-procedure`, `too-many-requests`, `form-incomplete`, `field-bad`.
 * @param address where the request comes from
 */
export const handInVerb = (needs: CasesNeeds) => async (asked: HandedIn, address: string) => {
  const now = needs.now();
  const procedure = inForceOn(needs, asked.procedure, today(now));
  const first = procedure === undefined ? null : openStep(procedure);
  if (procedure === undefined || first === null) throw new Problem('not-found', 'no-open-procedure');
  const { scope, ...made } = await needs.access
    .paced({ address, ...pace, now }, () => inTransaction(needs.postgres, (on) => handIn(needs, on, { procedure, first, asked, now })))
    .catch(async (error: unknown) => {
      if (isGuess(error)) await needs.access.paced({ address, ...guesses, now }, () => Promise.resolve());
      throw error;
    });
  const { case: code, region } = made.open.head;
  await needs.audit(scope, { action: 'case-new', subject: `case:${code}`, region, detail: { procedure: procedure.id } });
  return made;
};

/** What the public may begin today. */
export function openProcedures({ knowledge, now }: Pick<CasesNeeds, 'knowledge' | 'now'>) {
  const all = knowledge.inForce('procedure', { on: today(now()), ...asOfNow }) as readonly Procedure[];
  return all.flatMap((procedure) => {
    const first = openStep(procedure);
    return first === null ? [] : [{ procedure, transition: first.transition }];
  });
}

/** At most this many districts are offered; no city has a longer list. */
const mostRegions = 400;

/** The places that contain no other: the districts of the city. */
export async function openRegions({ place }: Pick<CasesNeeds, 'place'>): Promise<{ code: string; name: string }[]> {
  const all = await place.places(null);
  const parents = new Set(all.map(({ parent }) => parent));
  return all
    .filter(({ code }) => !parents.has(code))
    .map(({ code, name }) => ({ code, name }))
    .toSorted((a, b) => (a.code < b.code ? -1 : 1))
    .slice(0, mostRegions);
}

type Handing = {
  readonly procedure: Procedure;
  readonly first: { readonly transition: string; readonly role: string };
  readonly asked: HandedIn;
  readonly now: number;
};

async function handIn(needs: CasesNeeds, on: PoolClient, { procedure, first, asked, now }: Handing) {
  const links = await linksNamed(on, procedure, asked);
  const head = await newHead(on, procedure.id, links, today(now, zoneOf(procedure)).slice(0, 4));
  const token = needs.secret();
  const link = {
    case: head.case,
    role: first.role,
    person: null,
    expires: new Date(now + receiptDays * 86_400_000),
    receipt: true,
  };
  const id = await addLink(on, publicScope, { ...link, hash: sha256(token), made: new Date(now) });
  const who = whoOfLink({ ...link, id });
  const acting: Acting = { asker: who, who, at: now, now, isPaper: false };
  const open = newCase(head, procedure, calendarNow(needs), new Date(now).toISOString());
  const state = startOf(procedure);
  const at = new Date(now).toISOString();
  const { fields, note, reasons: { [wholeCase]: reason, ...reasons } = {} } = asked;
  const whole = await weigh(needs, on, { open, who, at: now, fields: {}, names: new Set([wholeCase]) }, true);
  const doubts = settledDoubts(whole, reason === undefined ? {} : { [wholeCase]: reason }, []);
  const told = doubts.length === 0 ? {} : { doubts };
  addEvent(open, now, { kind: 'begin', at, by: who.holder, as: first.role, version: procedure.version, state, ...ofHead(head), ...told });
  const step = { case: head.case, transition: first.transition, fields, note, reasons };
  await takeStep(needs, { on, open, acting }, step, { groupsOf: () => [], as: { role: first.role, insteadOf: null } });
  await takeAutos(on, open, Math.floor(now / 1000), now);
  await keepCase(on, who.scope, open, now);
  return { open, token, expires: link.expires.toISOString(), scope: who.scope };
}

const ofHead = ({ case: _code, ...rest }: CaseHead): Omit<CaseHead, 'case'> => rest;

/** What a public submission is about: it must exist, and one of the links must determine the region. */
async function linksNamed(on: PoolClient, { links = {} }: Procedure, asked: HandedIn): Promise<Omit<CaseHead, 'case' | 'procedure'>> {
  const { building = null, organisation = null, region = null } = asked;
  const found = {
    building: building === null ? null : (await regionsOf(on, wholeProgram, 'building', [building])).get(building),
    organisation: organisation === null ? null : (await regionsOf(on, wholeProgram, 'organisation', [organisation])).get(organisation),
    region: region === null ? null : (await seenRegions(on, programScope, [region])).has(region) ? region : undefined,
  };
  const of = found.building ?? found.organisation ?? found.region ?? null;
  const missing: string[] = (['organisation', 'building', 'region'] as const).filter(
    (name) =>
      found[name] === undefined || (links[name] === 'required' && (asked[name] ?? null) === null) || (name === 'region' && of === null),
  );
  if (links.project === 'required') missing.push('project');
  if (of === null || missing.length > 0)
    throw new Problem('bad-input', 'form-incomplete', { count: missing.length, field: missing[0] }, missing.map(fieldMissing));
  return { region: of, organisation, building, project: null };
}
