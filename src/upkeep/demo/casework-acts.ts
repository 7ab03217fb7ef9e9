import { join } from 'node:path';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import type { Happening, PlannedCase } from '../../../test/city/casework.ts';
import {
  expertAccount,
  expertCode,
  inspectorAccount,
  inspectorCode,
  inspectorCount,
  seatedExperts,
} from '../../../test/city/casework-people.ts';
import { applicantAccount, applicantCode, officerOf, projectCode } from './casework-office.ts';
import { sampleFiles } from './casework-samples.ts';
import type { ProgramOutput } from '#cli/command-context.ts';

type Rule = { readonly by?: string | readonly string[]; readonly form?: readonly string[]; readonly optional?: readonly string[] };
type Step = Rule & { readonly from: string | readonly string[]; readonly to: string; readonly evidence?: readonly string[] };

/** The parts of a procedure needed to act by it. */
export type Acted = {
  readonly roles: Readonly<Record<string, { readonly who: string }>>;
  readonly states: Readonly<Record<string, { readonly start?: boolean }>>;
  readonly fields: Readonly<Record<string, { readonly type: string; readonly personal?: boolean }>>;
  readonly evidence: Readonly<Record<string, { readonly types: readonly string[] }>>;
  readonly panels: Readonly<Record<string, { readonly from?: string; readonly size: number }>>;
  readonly transitions: Readonly<Record<string, Step>>;
  readonly reports: Readonly<Record<string, { readonly form?: readonly string[] }>>;
};

export type DemoBuilding = { readonly code: string; readonly region: string; readonly area: number };

/** The current state of a planned case: its number, and who sits on its panels, by account. */
type Live = { readonly code: string; readonly seated: Map<string, string[]>; readonly voted: Map<string, number> };

export type Office = {
  readonly at: ProgramOutput;
  readonly directory: string;
  readonly procedures: ReadonlyMap<string, Acted>;
  readonly buildings: readonly DemoBuilding[];
  readonly live: Map<number, Live>;
  /** Cases for which a step failed: nothing more happens in them. */
  readonly stuck: Map<number, string>;
};

/** Performs one step in a case, on paper, on its day and by its holder. */
export async function happen(office: Office, planned: PlannedCase, one: Happening): Promise<void> {
  if (office.stuck.has(planned.number)) return;
  try {
    if (one.kind === 'begin') await begin(office, planned, one);
    else await actIn(office, planned, one);
  } catch (error) {
    if (!(error instanceof ProblemAnswer)) throw error;
    office.stuck.set(planned.number, `${planned.procedure} ${JSON.stringify(one)}: ${error.message}`);
  }
}

const instantOf = ({ day, minute }: Happening): string =>
  `${day}T${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}:00+08:00`;

async function begin(office: Office, planned: PlannedCase, one: Happening): Promise<void> {
  const procedure = procedureOf(office, planned);
  const start = Object.keys(procedure.states).find((state) => procedure.states[state]?.start === true);
  const first = Object.values(procedure.transitions).filter(({ from }) => [from].flat().includes(start ?? ''));
  const roles = first.flatMap(({ by = [] }) => by).filter((role) => procedure.roles[role]?.who !== 'panel');
  const holder = holderOf(planned, procedure, roles, []);
  const begun = await office.at.client.cases.begin({
    procedure: planned.procedure,
    ...linksOf(office, planned),
    at: instantOf(one),
    for: holder,
  });
  office.live.set(planned.number, { code: begun.case, seated: new Map(), voted: new Map() });
}

const procedureOf = ({ procedures }: Office, { procedure }: PlannedCase): Acted => procedures.get(procedure) as Acted;

/** The subject of a case: a building and the firm that applies for it, a firm, its project, or a place. */
export function linksOf(office: Pick<Office, 'buildings'>, planned: PlannedCase) {
  const { of, organisation, region } = planned;
  if (of === 'region') return { region };
  const firm = { organisation: applicantCode(organisation) };
  if (of === 'organisation') return firm;
  const project = { ...firm, project: projectCode(organisation) };
  if (of === 'project') return project;
  const { code: building = '' } = buildingOf(office, planned) ?? {};
  return of === 'works' ? { ...project, building } : { ...firm, building };
}

/** How many of the largest buildings stand for what projects build. */
const works = 12;

/** The building of a case. */
export function buildingOf({ buildings }: Pick<Office, 'buildings'>, { of, building }: PlannedCase): DemoBuilding | undefined {
  if (of !== 'works') return buildings[building % buildings.length];
  const largest = buildings.toSorted((a, b) => b.area - a.area || (a.code < b.code ? -1 : 1)).slice(0, works);
  return largest[building % largest.length];
}

/** The account that acts: the firm's if allowed, unless the case is about a place alone; otherwise a member of the panel, or an officer. */
function holderOf({ of, organisation }: PlannedCase, { roles }: Acted, by: readonly string[], seated: readonly string[]): string {
  const isFirms = (role: string) => roles[role]?.who === 'applicant';
  const fit = by.filter((role) => of !== 'region' || !isFirms(role));
  const [role = ''] = fit;
  if (isFirms(role)) return applicantAccount(organisation);
  return roles[role]?.who === 'panel' ? (seated[0] ?? '') : officerOf(role);
}

async function actIn(office: Office, planned: PlannedCase, one: Exclude<Happening, { kind: 'begin' }>): Promise<void> {
  const live = office.live.get(planned.number);
  if (live === undefined) return;
  const { cases } = office.at.client;
  const at = { case: live.code, at: instantOf(one) };
  if (one.kind === 'seat') {
    const { people, accounts } = seatsFor(procedureOf(office, planned), planned, one.panel);
    await cases.seat({ ...at, panel: one.panel, people, for: officerOf('clerk') });
    live.seated.set(one.panel, accounts);
  } else if (one.kind === 'vote') {
    const from = one.ballot === 'yes' ? 0 : (live.voted.get(one.panel) ?? 0);
    const { head: seen } = await cases.show({ case: live.code });
    for (const holder of (live.seated.get(one.panel) ?? []).slice(from, from + one.voters))
      await cases.vote({ ...at, panel: one.panel, ballot: one.ballot, for: holder, seen });
    live.voted.set(one.panel, from + one.voters);
  } else await step(office, planned, live, one);
}

/** Who sits on a panel of a case: the next ones in the list, as many as needed. */
function seatsFor({ panels }: Acted, { number }: PlannedCase, panel: string): { people: string[]; accounts: string[] } {
  const { from, size } = panels[panel] ?? { size: 1 };
  const isInspector = from === 'inspector';
  const of = isInspector ? inspectorCount : seatedExperts;
  const numbers = Array.from({ length: size }, (_, seat) => ((number * 5 + seat) % of) + 1);
  return isInspector
    ? { people: numbers.map(inspectorCode), accounts: numbers.map(inspectorAccount) }
    : { people: numbers.map(expertCode), accounts: numbers.map(expertAccount) };
}

/** Replays what happened in an earlier start, so that the next step knows who sits on panels and who has voted. */
export function recall(office: Office, planned: PlannedCase, one: Happening, code: string | undefined): void {
  if (one.kind === 'begin' && code !== undefined) office.live.set(planned.number, { code, seated: new Map(), voted: new Map() });
  const live = office.live.get(planned.number);
  if (one.kind === 'seat') live?.seated.set(one.panel, seatsFor(procedureOf(office, planned), planned, one.panel).accounts);
  if (one.kind === 'vote') live?.voted.set(one.panel, (one.ballot === 'yes' ? 0 : (live.voted.get(one.panel) ?? 0)) + one.voters);
}

async function step(office: Office, planned: PlannedCase, live: Live, one: Extract<Happening, { kind: 'step' }>): Promise<void> {
  const procedure = procedureOf(office, planned);
  const rule = procedure.transitions[one.step];
  const report = procedure.reports[one.step];
  const by = rule === undefined ? Object.keys(procedure.roles).filter((role) => procedure.roles[role]?.who === 'applicant') : rule.by;
  const names = [...(rule?.form ?? report?.form ?? []), ...(rule?.optional ?? [])];
  const given = { ...planned.fields, ...(one.variant === null ? {} : planned.variants[one.variant]) };
  const building = planned.of === 'building' || planned.of === 'works' ? buildingOf(office, planned) : undefined;
  const fields = Object.fromEntries(
    names
      .filter((name) => given[name] !== undefined)
      .map((name) => [name, valueOf(given[name], planned.number, one.day, building?.area ?? 100)]),
  );
  await office.at.client.cases.take({
    case: live.code,
    transition: one.step,
    fields,
    evidence: await evidenceFor(office, procedure, rule?.evidence ?? []),
    reasons: Object.fromEntries(Object.entries(planned.reasons).filter(([field]) => field in fields)),
    note: '示范数据：按规定办理',
    at: instantOf(one),
    for: holderOf(planned, procedure, [by ?? []].flat(), [...live.seated.values()].flat()),
  });
}

/** A value of the plan for a day, a case, and a building of a given area (m2). */
export function valueOf(value: unknown, number: number, day: string, area: number): unknown {
  if (value === 'DAY') return day;
  if (value === 'AREA') return area.toFixed(2);
  if (value === 'UNIT') return (area * 9).toFixed(2);
  if (value === 'KWH') return (area * 60).toFixed(0);
  if (value === 'HEAT') return (area * 0.3).toFixed(1);
  return typeof value === 'string' ? value.replaceAll('*', String(number)) : value;
}

async function evidenceFor({ at, directory }: Office, procedure: Acted, kinds: readonly string[]) {
  const given: { kind: string; file: string }[] = [];
  for (const kind of kinds) {
    const isPhoto = procedure.evidence[kind]?.types[0] !== 'pdf' && procedure.evidence[kind]?.types.includes('png') === true;
    given.push({ kind, file: await at.upload(join(directory, isPhoto ? sampleFiles.photo : sampleFiles.sheet)) });
  }
  return given;
}
