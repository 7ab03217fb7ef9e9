import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { namedIn, type Acting, type NewCase } from './acting.ts';
import { organisationsAround, regionsAround, thereAre } from '../store/around-store.ts';
import { addPersonal } from '../store/evidence-store.ts';
import type { CaseHead, Standing } from '../facts.ts';
import { type About, firstValues } from './first-values.ts';
import { readGiven, refuseBad } from './given.ts';
import { givenBy } from './rated.ts';
import type { CasesNeeds } from '../needs.ts';
import { takeAutos } from './autos.ts';
import { addEvent, calendarNow, inForceOn, keepCase, zoneOf, type OpenCase } from '../open-case.ts';
import { fieldMissing, fitting } from './step-check.ts';
import { wholeCase } from '../agreement/must-wording.ts';
import { inNames } from './in-names.ts';
import { namesToWeigh, settledDoubts, weigh } from './weigh.ts';
import * as store from '../store/store.ts';
import { groundsBeside } from './grounds.ts';
import { capacitiesOf } from './who.ts';

/**
 * Begins a case on the version in force that day. Throws `no-such-procedure`, `not-your-role`, `form-incomplete`, `field-bad`,
 * `must-refused`, `reason-missing`, `case-open-same`, `case-open-none`.
 */
export async function beginCase(needs: CasesNeeds, on: PoolClient, acting: Acting, asked: NewCase): Promise<string> {
  const procedure = inForceOn(needs, asked.procedure, today(acting.at));
  if (procedure === undefined) throw new Problem('not-found', 'no-such-procedure', { procedure: asked.procedure });
  const zone = zoneOf(procedure);
  const { links, about } = await linksOf(needs, on, acting, procedure, asked);
  const start = startOf(procedure);
  const leading = Object.values(procedure.transitions).filter(({ from }) => [from].flat().includes(start));
  const around = {
    regions: (await regionsAround(on, wholeProgram, [links.region])).get(links.region) ?? new Set([links.region]),
    organisations: await organisationsAround(on, wholeProgram, links.organisation),
  };
  const capacity = leading
    .flatMap((rule) => fitting(rule, capacitiesOf(acting.who, procedure, { procedure: asked.procedure }, around, {})))
    .at(0);
  if (capacity === undefined)
    throw inNames(
      new Problem('not-allowed', 'not-your-role', { transition: '—', roles: leading.flatMap(({ by = [] }) => by).join(', ') }),
      procedure,
    );
  const allowed = new Set(leading.flatMap(({ form = [], optional = [] }) => [...form, ...optional]));
  const by = givenBy(needs, { procedure, zone, head: { region: links.region } }, acting);
  const given = await readGiven(on, procedure, { fields: {} }, { ...firstValues(procedure, allowed, about), ...asked.fields }, allowed, by);
  refuseBad(given.findings);
  const head = await newHead(on, asked.procedure, links, today(acting.at, zone).slice(0, 4));
  const grounds = await groundsBeside(on, acting, asked, links.building);
  const at = new Date(acting.at).toISOString();
  const open = newCase(head, procedure, calendarNow(needs), at);
  const personal = Object.fromEntries(given.personal.map(({ field, hash }) => [field, hash]));
  const names = namesToWeigh(procedure, [], given.fields, given.fields).add(wholeCase);
  const doubts = settledDoubts(
    await weigh(needs, on, { open, who: acting.who, at: acting.at, fields: given.fields, names }, true),
    asked.reasons ?? {},
    [],
  );
  addEvent(open, acting.now, {
    kind: 'begin',
    at,
    ...namedIn(acting, capacity),
    procedure: head.procedure,
    version: procedure.version,
    region: links.region,
    organisation: links.organisation,
    building: links.building,
    project: links.project,
    state: start,
    ...(grounds === undefined ? {} : { grounds }),
    ...(Object.keys(given.fields).length === 0 ? {} : { fields: given.fields }),
    ...(given.personal.length === 0 ? {} : { personal }),
    ...(doubts.length === 0 ? {} : { doubts }),
  });
  await addPersonal(on, checkedByCaller, head.case, given.personal);
  await takeAutos(on, open, Math.floor(acting.now / 1000), acting.now);
  await keepCase(on, acting.asker.scope, open, acting.now);
  return head.case;
}

/** The head of the next case of a procedure, region and year. */
export async function newHead(
  on: PoolClient,
  procedure: string,
  links: Omit<CaseHead, 'case' | 'procedure'>,
  year: string,
): Promise<CaseHead> {
  const seq = await store.nextNumber(on, wholeProgram, 'case', `${procedure}/${links.region}/${year}`);
  return { case: `${procedure}-${links.region}-${year}-${String(seq).padStart(4, '0')}`, procedure, ...links };
}

/** The initial state of a procedure. */
export const startOf = ({ states }: OpenCase['procedure']): string =>
  Object.entries(states).find(([, { start }]) => start === true)?.[0] as string;

/** A case without events yet. */
export function newCase(head: CaseHead, procedure: OpenCase['procedure'], calendar: OpenCase['calendar'], began: string): OpenCase {
  return {
    head,
    began,
    procedure,
    zone: zoneOf(procedure),
    calendar,
    events: [],
    fresh: [],
    // replaced by the first event
    standing: undefined as unknown as Standing,
    import: null,
  };
}

export const ownerOf = (building: Readonly<Record<string, unknown>> | null): string | null =>
  typeof building?.['organisation'] === 'string' ? building['organisation'] : null;

/**
 * What a case is about, and what is known of that: its region is that of the building, otherwise of the organisation, otherwise the one
 * given.
 */
async function linksOf(
  { registry, place, projects }: CasesNeeds,
  on: PoolClient,
  { who, asker }: Acting,
  procedure: OpenCase['procedure'],
  asked: NewCase,
): Promise<{ readonly links: Pick<CaseHead, 'region' | 'organisation' | 'building' | 'project'>; readonly about: About }> {
  const { sees, role } = who.scope;
  const own = role === 'owner' && 'organisation' in sees ? sees.organisation : null;
  const building = asked.building === undefined ? null : await registry.building(asker.scope, asked.building);
  const project = asked.project === undefined ? null : await projects.project(asker.scope, asked.project);
  const organisation = asked.organisation ?? own ?? ownerOf(building) ?? project?.organisation ?? null;
  const known = organisation === null ? null : await place.organisation(asker.scope, organisation);
  const region = building?.region ?? project?.region ?? known?.region ?? asked.region ?? null;
  const missing = linksLacking(procedure, {
    organisation: known?.code ?? null,
    building: building?.code ?? null,
    project: project?.code ?? null,
  });
  if (region === null || missing.length > 0) throw incomplete([...missing, ...(region === null ? ['region'] : [])], procedure);
  if ((await thereAre(on, wholeProgram, 'region', [region])).size === 0) throw new Problem('not-found', 'no-such-place', { place: region });
  return {
    links: { region, organisation: known?.code ?? null, building: building?.code ?? null, project: project?.code ?? null },
    about: { building, project: project === null ? null : { name: project.name, address: project.address, ...project.facts } },
  };
}

/** The links that a procedure requires and a case lacks. */
export const linksLacking = (
  { links = {} }: Pick<OpenCase['procedure'], 'links'>,
  has: Pick<CaseHead, 'organisation' | 'building' | 'project'>,
): ('organisation' | 'building' | 'project')[] =>
  (['organisation', 'building', 'project'] as const).filter((link) => links[link] === 'required' && has[link] === null);

export const incomplete = (missing: readonly string[], procedure: OpenCase['procedure']): unknown =>
  inNames(new Problem('bad-input', 'form-incomplete', { count: missing.length, field: missing[0] }, missing.map(fieldMissing)), procedure);
