import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { programScope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { inTransaction } from '#imports/imports.ts';
import { actingOf, capacitiesIn, namedIn, withCase, type Acting, type AtWork, type OnPaper } from './acting.ts';
import { organisationsAround, regionsAround, thereAre } from './around-store.ts';
import { effectsOf } from './effects.ts';
import { type EffectRow, queueEffects } from './effect-store.ts';
import { keepEvidence, type EvidenceGiven } from './evidence.ts';
import { addEvidence, addPersonal, type EvidenceRow } from './evidence-store.ts';
import type { CaseHead, EvidenceFile, Fields, Standing } from './facts.ts';
import { type Bag, readGiven, refuseBad } from './given.ts';
import { bookMoney } from './money-store.ts';
import type { CasesNeeds } from './needs.ts';
import { addEvent, calendarNow, inForceOn, keepCase, takeAutos, zoneOf, type OpenCase } from './open-case.ts';
import { numbersFor } from './numbers.ts';
import {
  fieldMissing,
  fitting,
  notSamePerson,
  refuseMissing,
  refuseUntimely,
  refuseWithoutEvidence,
  type Transition,
} from './step-check.ts';
import * as store from './store.ts';
import { capacitiesOf, type Capacity, type Who } from './who.ts';

export type NewCase = OnPaper & {
  readonly procedure: string;
  readonly organisation?: string | undefined;
  readonly building?: string | undefined;
  readonly region?: string | undefined;
  readonly fields?: Bag | undefined;
};

export type StepRequest = OnPaper & {
  readonly case: string;
  readonly transition: string;
  readonly fields?: Bag | undefined;
  readonly evidence?: readonly EvidenceGiven[] | undefined;
  readonly note?: string | undefined;
  readonly seen?: string | undefined;
};

/** Beginning cases and taking their steps. */
export function createSteps(needs: CasesNeeds, groupsOf: (people: readonly string[]) => Promise<(person: string) => readonly string[]>) {
  return {
    /**
     * Begins a case on the version in force that day. Throws `no-such-procedure`, `not-your-role`, `form-incomplete`, `field-bad`,
     * `in-the-future`, `paper-not-yours`.
     */
    async begin(scope: Scope, asked: NewCase): Promise<string> {
      const acting = await actingOf(needs, scope, asked);
      const code = await inTransaction(needs.postgres, (on) => beginCase(needs, on, acting, asked));
      await needs.audit(scope, { action: 'case-new', subject: `case:${code}`, detail: { procedure: asked.procedure } });
      return code;
    },

    /** Begins the case that a step of another one calls for, on the same building and organisation. */
    beginFor: ({ case: from, building, organisation, region }: EffectRow, procedure: string): Promise<string> =>
      inTransaction(needs.postgres, (on) => beginBy(needs, on, { procedure, building, organisation, region, from })),

    /** Takes a step; all that it says and does is kept, or nothing. Throws the problems of `casework.md` in their order. */
    async take(asker: Scope | Who, asked: StepRequest): Promise<OpenCase> {
      const acting = await actingOf(needs, asker, asked);
      const { open } = await withCase(needs, acting, asked.case, asked.seen, async (at) => {
        const members = Object.values(at.open.standing.panels).flatMap(({ seated }) => seated);
        await takeStep(needs, at, asked, await groupsOf(members));
      });
      return open;
    },
  };
}

async function takeStep(
  needs: CasesNeeds,
  { on, open, acting }: AtWork,
  asked: StepRequest,
  groupsOf: (person: string) => readonly string[],
): Promise<void> {
  const { transition: name } = asked;
  const { procedure, standing } = open;
  const rule = procedure.transitions[name];
  const capacities = await capacitiesIn(on, acting, open);
  if (rule === undefined) throw new Problem('conflict', 'transition-not-here', { transition: name, state: standing.state });
  const capacity = capacityFor(rule, name, capacities, acting, standing);
  const allowed = new Set([...(rule.form ?? []), ...(rule.optional ?? [])]);
  const given = await readGiven(on, procedure, standing, asked.fields ?? {}, allowed, needs.secret);
  const personal = { ...standing.personal, ...Object.fromEntries(given.personal.map(({ field, hash }) => [field, hash])) };
  const fields = { ...standing.fields, ...given.fields };
  refuseMissing(rule, { fields, personal }, asked.note, badFields(given.findings));
  refuseBad(given.findings);
  const kinds = [...standing.evidence, ...(asked.evidence ?? [])].map(({ kind }) => kind);
  refuseWithoutEvidence(rule, new Set(kinds));
  refuseUntimely(open, name, rule, fields, Math.floor(acting.at / 1000), groupsOf);
  const files = await keepEvidence(needs.imports, acting.asker.scope, procedure.evidence, asked.evidence ?? [], standing.evidence);
  try {
    await writeStep(
      { on, open, acting },
      { name, rule, capacity, note: asked.note, fields: given.fields, all: fields, files, personal: given.personal },
    );
  } catch (error) {
    for (const { spool } of files) await needs.imports.dropKept(spool);
    throw error;
  }
}

const badFields = (findings: readonly Finding[]): Set<string> => new Set(findings.map(({ evidence }) => String(evidence['field'])));

/** In which role a step is taken. Throws `not-your-role`, `transition-not-here`, `same-person`, in this order. */
function capacityFor(rule: Transition, name: string, capacities: readonly Capacity[], acting: Acting, standing: Standing): Capacity {
  const fit = fitting(rule, capacities);
  if (fit.length === 0) throw new Problem('not-allowed', 'not-your-role', { transition: name, roles: [rule.by ?? []].flat().join(', ') });
  if (![rule.from].flat().includes(standing.state))
    throw new Problem('conflict', 'transition-not-here', { transition: name, state: standing.state });
  const [capacity] = notSamePerson(rule, acting.who.holder, fit, standing);
  if (capacity === undefined)
    throw new Problem('not-allowed', 'same-person', { transition: name, taken: [rule.notBy ?? []].flat().join(', ') });
  return capacity;
}

type StepToWrite = {
  readonly name: string;
  readonly rule: Transition;
  readonly capacity: Capacity;
  readonly note: string | undefined;
  /** What changes, and all that the case has then. */
  readonly fields: Fields;
  readonly all: Fields;
  readonly files: readonly EvidenceRow[];
  readonly personal: readonly { readonly field: string; readonly hash: string; readonly salt: string; readonly value: string }[];
};

async function writeStep({ on, open, acting }: AtWork, step: StepToWrite): Promise<void> {
  const { name, rule, fields, all, files, personal } = step;
  const day = today(acting.at, open.zone);
  const numbers = await numbersFor(on, acting.asker.scope, open, rule, all, day);
  const effects = effectsOf(rule, all);
  const note = step.note?.trim() ?? '';
  const event = addEvent(open, acting.now, {
    kind: 'step',
    at: new Date(acting.at).toISOString(),
    ...namedIn(acting, step.capacity),
    transition: name,
    from: open.standing.state,
    to: rule.to,
    ...(note === '' ? {} : { note }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(personal.length === 0 ? {} : { personal: Object.fromEntries(personal.map(({ field, hash }) => [field, hash])) }),
    ...(files.length === 0 ? {} : { evidence: files.map(inRecord) }),
    ...(numbers === null ? {} : { numbers }),
    ...(rule.extends === undefined ? {} : { extends: rule.extends }),
    ...(rule.publish === undefined ? {} : { publish: rule.publish.fields }),
    ...(rule.document === undefined ? {} : { document: rule.document }),
    ...(effects.length === 0 ? {} : { effects }),
  });
  await addEvidence(on, acting.asker.scope, open.head.case, files);
  await addPersonal(on, acting.asker.scope, open.head.case, personal);
  await bookMoney(on, acting.asker.scope, { open, n: event.n, effects, year: Number(day.slice(0, 4)) });
  await queueEffects(on, acting.asker.scope, { open, n: event.n, effects, day });
}

const inRecord = ({ n, kind, name, sha256 }: EvidenceRow): EvidenceFile => ({ n, kind, name, sha256 });

async function beginCase(needs: CasesNeeds, on: Parameters<typeof readGiven>[0], acting: Acting, asked: NewCase): Promise<string> {
  const procedure = inForceOn(needs, asked.procedure, today(acting.at));
  if (procedure === undefined) throw new Problem('not-found', 'no-such-procedure', { procedure: asked.procedure });
  const zone = zoneOf(procedure);
  const links = await linksOf(needs, on, acting, procedure, asked);
  const start = startOf(procedure);
  const leading = Object.values(procedure.transitions).filter(({ from }) => [from].flat().includes(start));
  const around = {
    regions: (await regionsAround(on, programScope, [links.region])).get(links.region) ?? new Set([links.region]),
    organisations: await organisationsAround(on, programScope, links.organisation),
  };
  const capacity = leading
    .flatMap((rule) => fitting(rule, capacitiesOf(acting.who, procedure, { procedure: asked.procedure }, around, {})))
    .at(0);
  if (capacity === undefined)
    throw new Problem('not-allowed', 'not-your-role', { transition: '—', roles: leading.flatMap(({ by = [] }) => by).join(', ') });
  const allowed = new Set(leading.flatMap(({ form = [], optional = [] }) => [...form, ...optional]));
  const given = await readGiven(on, procedure, { fields: {} }, asked.fields ?? {}, allowed, needs.secret);
  refuseBad(given.findings);
  const head = await newHead(on, acting.asker.scope, asked.procedure, links, today(acting.at, zone).slice(0, 4));
  const at = new Date(acting.at).toISOString();
  const open = newCase(head, procedure, calendarNow(needs), at);
  const personal = Object.fromEntries(given.personal.map(({ field, hash }) => [field, hash]));
  addEvent(open, acting.now, {
    kind: 'begin',
    at,
    ...namedIn(acting, capacity),
    procedure: head.procedure,
    version: procedure.version,
    region: links.region,
    organisation: links.organisation,
    building: links.building,
    state: start,
    ...(Object.keys(given.fields).length === 0 ? {} : { fields: given.fields }),
    ...(given.personal.length === 0 ? {} : { personal }),
  });
  await addPersonal(on, acting.asker.scope, head.case, given.personal);
  takeAutos(open, Math.floor(acting.now / 1000), acting.now);
  await keepCase(on, acting.asker.scope, open, acting.now);
  return head.case;
}

/** The next case of a procedure, region and year. */
async function newHead(
  on: Parameters<typeof readGiven>[0],
  scope: Scope,
  procedure: string,
  links: Omit<CaseHead, 'case' | 'procedure'>,
  year: string,
): Promise<CaseHead> {
  const seq = await store.nextNumber(on, scope, 'case', `${procedure}/${links.region}/${year}`);
  return { case: `${procedure}-${links.region}-${year}-${String(seq).padStart(4, '0')}`, procedure, ...links };
}

type Begun = Omit<CaseHead, 'case'> & { readonly from: string };

async function beginBy(needs: CasesNeeds, on: Parameters<typeof readGiven>[0], { from, ...asked }: Begun): Promise<string> {
  const now = needs.now();
  const procedure = inForceOn(needs, asked.procedure, today(now));
  if (procedure === undefined) throw new Problem('not-found', 'no-such-procedure', { procedure: asked.procedure });
  const { region, organisation, building } = asked;
  const year = today(now, zoneOf(procedure)).slice(0, 4);
  const head = await newHead(on, programScope, asked.procedure, { region, organisation, building }, year);
  const at = new Date(now).toISOString();
  const open = newCase(head, procedure, calendarNow(needs), at);
  const state = startOf(procedure);
  addEvent(open, now, { kind: 'begin', at, by: 'program', note: from, version: procedure.version, state, ...asked });
  await keepCase(on, programScope, open, now);
  return head.case;
}

const startOf = ({ states }: OpenCase['procedure']): string =>
  Object.entries(states).find(([, { start }]) => start === true)?.[0] as string;

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

/** What a case is of: its region is that of the building, else of the organisation, else the one given. */
async function linksOf(
  { registry, place }: CasesNeeds,
  on: Parameters<typeof readGiven>[0],
  { who, asker }: Acting,
  { links = {} }: OpenCase['procedure'],
  asked: NewCase,
): Promise<Pick<CaseHead, 'region' | 'organisation' | 'building'>> {
  const { sees, role } = who.scope;
  const own = role === 'owner' && 'organisation' in sees ? sees.organisation : null;
  const organisation = asked.organisation ?? own;
  const building = asked.building === undefined ? null : await registry.building(asker.scope, asked.building);
  const known = organisation === null ? null : await place.organisation(asker.scope, organisation);
  const region = building?.region ?? known?.region ?? asked.region ?? null;
  const missing = [
    ...(links.organisation === 'required' && known === null ? ['organisation'] : []),
    ...(links.building === 'required' && building === null ? ['building'] : []),
    ...(region === null ? ['region'] : []),
  ];
  if (region === null || missing.length > 0)
    throw new Problem('bad-input', 'form-incomplete', { count: missing.length, field: missing[0] }, missing.map(fieldMissing));
  if ((await thereAre(on, programScope, 'region', [region])).size === 0) throw new Problem('not-found', 'no-such-place', { place: region });
  return { region, organisation: known?.code ?? null, building: building?.code ?? null };
}
