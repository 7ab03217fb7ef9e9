import { inTransaction } from '#platform/imports/imports.ts';
import { headBytes, safeFileName } from '#registry/attachments/facts.ts';
import type { Download } from '#kernel/download.ts';
import type { Explainer } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { can } from '#kernel/rights.ts';
import { organisationOf, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnreadVersion } from '#kernel/seen.ts';
import { today } from '#kernel/today.ts';
import { bringReports, type Brought } from './bring.ts';
import { explainProgress } from './explain.ts';
import { isOfUnit, mayReport, taskInPlace, type DocumentTask, type NewReport, type PlaceTask, type TaskShown } from './found.ts';
import type { AssignmentNeeds } from './needs.ts';
import { personNamed, unitNamed } from './named.ts';
import { assignedOpen, remind, tellAssigned } from './reminders.ts';
import type { TaskState } from './standing.ts';
import * as store from './store.ts';

/** The size limit of a file stored as evidence, bytes. */
const mostBytes = 50_000_000;

export type TasksQuestion = {
  readonly region?: string | undefined;
  readonly document?: string | undefined;
  readonly unit?: string | undefined;
  readonly state?: TaskState | undefined;
  readonly mine?: boolean | undefined;
};

export type NewAssignment = {
  readonly task: string;
  readonly region: string;
  readonly unit?: string | undefined;
  readonly due?: string | undefined;
  readonly to?: string | undefined;
  /** The version that the assigner has read. */
  readonly seen?: number | undefined;
};

/**
 * Assigned tasks of documents: who does which task in a place, by which day, and its progress.
 * @example await createAssignments(needs).assign(scope, { task: 'YC/task-1', region: '140802', to: 'zhang', due: '2026-11-30' })
 */
export function createAssignments(needs: AssignmentNeeds) {
  return {
    list: (scope: Scope, asked: TasksQuestion) => list(needs, scope, asked),
    assign: (scope: Scope, asked: NewAssignment) => assign(needs, scope, asked),
    report: (scope: Scope, asked: NewReport) => report(needs, scope, asked),
    /** Reports from an uploaded table. Throws `no-such-file`, `task-columns-missing`. */
    importReports: (scope: Scope, asked: { readonly file: string; readonly preview?: boolean | undefined }) =>
      importReports(needs, scope, asked),
    /** Notifies of tasks whose day is near, and of overdue ones. */
    remind: () => remind(needs),
    /** Open tasks of the requester: those assigned to them, and overdue ones that they assigned. */
    async waiting(scope: Scope): Promise<{ readonly own: readonly PlaceTask[]; readonly overdue: readonly PlaceTask[] }> {
      const open = await assignedOpen(needs);
      return {
        own: open.filter(({ assignment }) => assignment?.person === scope.identity),
        overdue: open.filter(({ assignment, state }) => assignment?.identity === scope.identity && state === 'overdue'),
      };
    },
    /** A file of a report. Throws `no-such-task-report`, `task-evidence-lost`. */
    evidence: (scope: Scope, id: number, n: number) => openEvidence(needs, scope, id, n),
    /** Checks that every file of a report is where it should be; for the doctor. */
    filesLost: () => filesLost(needs),
    explainers: {
      'task-progress': (scope, figure, question) => explainProgress((of, region) => list(needs, of, { region }), scope, figure, question),
    } satisfies Readonly<Record<string, Explainer>>,
  };
}

export { progressFigure } from './explain.ts';
export type Assignments = ReturnType<typeof createAssignments>;

/** The task with an id. Throws `no-such-task`. */
function taskNamed({ policy }: AssignmentNeeds, id: string): DocumentTask {
  for (const document of policy.library().documents) {
    const task = document.tasks.find((one) => one.id === id);
    if (task !== undefined) return { document, task };
  }
  throw new Problem('not-found', 'no-such-task', { task: id });
}

/** The default place of a question: a bureau's own; null: all, or what concerns an organisation. */
const ownPlace = ({ sees }: Scope): string | null => ('region' in sees ? sees.region : null);

/** Throws `no-such-place`, `no-such-document`. */
async function list(needs: AssignmentNeeds, scope: Scope, asked: TasksQuestion): Promise<TaskShown[]> {
  const region = asked.region ?? ownPlace(scope) ?? undefined;
  if (asked.region !== undefined) await (ownPlace(scope) === null ? needs.place.get(asked.region) : needs.place.seen(scope, asked.region));
  const [held, assigned] = await Promise.all([
    needs.policy.documents({ region }),
    store.assignments(needs.postgres, scope, { region: asked.region }),
  ]);
  const documents = held.filter(({ state }) => state !== 'gone').map(({ document }) => document);
  if (asked.document !== undefined && !needs.policy.library().documents.some(({ head }) => head.code === asked.document))
    throw new Problem('not-found', 'no-such-document', { document: asked.document });
  const found = await taskRows(needs, scope, { documents, assigned, region });
  const told = found
    .filter(({ document }) => asked.document === undefined || document.head.code === asked.document)
    .filter(({ state }) => asked.state === undefined || state === asked.state)
    .filter(({ assignment }) => asked.mine !== true || assignment?.person === scope.identity)
    .filter((one) => asked.unit === undefined || isOfUnit(one, asked.unit));
  return shownTo(needs, scope, told);
}

type Rows = {
  readonly documents: readonly DocumentTask['document'][];
  readonly assigned: readonly store.Assignment[];
  readonly region: string | undefined;
};

/** Every visible assignment, and each task of the place itself, or of its document's place, that is not assigned there. */
async function taskRows(needs: AssignmentNeeds, scope: Scope, { documents, assigned, region }: Rows): Promise<PlaceTask[]> {
  const reports = Map.groupBy(await store.reports(needs.postgres, checkedByCaller, assigned), ({ task, region: of }) => keyOf(task, of));
  const day = today(needs.now());
  const all = needs.policy.library().documents.flatMap((document) => document.tasks.map((task) => ({ document, task })));
  const byTask = Map.groupBy(assigned, ({ task }) => task);
  const here = new Set(documents);
  const isOrganisation = organisationOf(scope.sees) !== null;
  return all.flatMap((of) => {
    const own = byTask.get(of.task.id) ?? [];
    const place = region ?? of.document.head.region;
    const isOpen = !isOrganisation && here.has(of.document) && own.every((one) => one.region !== place);
    return [
      ...(isOpen ? [taskInPlace(of, place, null, [], day)] : []),
      ...own.map((one) => taskInPlace(of, one.region, one, reports.get(keyOf(one.task, one.region)) ?? [], day)),
    ];
  });
}

const keyOf = (task: string, region: string): string => JSON.stringify([task, region]);

async function shownTo(needs: AssignmentNeeds, scope: Scope, tasks: readonly PlaceTask[]): Promise<TaskShown[]> {
  const { all, places, organisations, operators } = await needs.place.sights(scope);
  const units = organisations ?? operators ?? new Set<string>();
  const names = new Map<string, string>();
  for (const { region } of tasks) if (!names.has(region)) names.set(region, await nameOf(needs, region));
  return tasks.map((one) => ({
    ...one,
    regionName: names.get(one.region) ?? one.region,
    mayAssign: can(scope, 'assign-tasks') && (all || places?.has(one.region) === true),
    mayReport: one.assignment !== null && can(scope, 'report-tasks') && mayReport(one.assignment, scope, units),
  }));
}

const nameOf = async ({ place }: AssignmentNeeds, code: string): Promise<string> => (await place.get(code)).name;

/**
 * Throws `no-such-task`, `no-such-place`, `task-not-of-place`, `task-unit-unknown`, `no-such-user`, `task-person-cannot-report`,
 * `seen-missing`, `seen-not-latest`.
 */
async function assign(needs: AssignmentNeeds, scope: Scope, asked: NewAssignment): Promise<TaskShown[]> {
  await needs.place.seen(scope, asked.region);
  const { task, document } = taskNamed(needs, asked.task);
  const regions = await needs.policy.regionsOf(asked.region);
  if (!regions.includes(document.head.region)) throw new Problem('cannot-do', 'task-not-of-place', { task: task.id, place: asked.region });
  const unit = asked.unit === undefined ? null : await unitNamed(needs, scope, asked.unit, task.units);
  const person = asked.to === undefined ? null : await personNamed(needs, scope, asked.to);
  const made = {
    task: task.id,
    region: asked.region,
    unitCode: unit?.code ?? null,
    unit: unit?.name ?? null,
    person: person?.identity ?? null,
    personName: person?.name ?? null,
    due: asked.due ?? null,
  };
  const isNew = await inTransaction(needs.postgres, async (on) => {
    await store.holdTask(on, wholeProgram, made);
    const [last] = await store.assignments(on, scope, { task: made.task, place: made.region });
    if (last !== undefined && saidOf(last) === saidOf(made)) return false;
    refuseUnreadVersion(asked.seen, last && { version: last.id, says: saidOf(last) }, { task: task.id, place: made.region });
    await store.addAssignment(on, scope, made, needs.now());
    return true;
  });
  const detail = { region: made.region, unit: made.unit, to: made.personName, due: made.due };
  if (isNew) await needs.audit(scope, { action: 'task-assign', subject: `task:${task.id}`, region: asked.region, detail });
  const told = await oneOf(needs, scope, { task, document }, asked.region);
  for (const one of isNew ? told : []) await tellAssigned(needs, one);
  return told;
}

const saidOf = ({ unitCode, unit, personName, person, due }: store.NewAssignment): string =>
  [unitCode ?? unit, personName ?? person, due].map((one) => one ?? '—').join(', ');

/** The task in the place in its current state. */
async function oneOf(needs: AssignmentNeeds, scope: Scope, of: DocumentTask, region: string): Promise<TaskShown[]> {
  const [assignment] = await store.assignments(needs.postgres, scope, { task: of.task.id, place: region });
  const reports = assignment === undefined ? [] : await store.reports(needs.postgres, checkedByCaller, [assignment]);
  return shownTo(needs, scope, [taskInPlace(of, region, assignment ?? null, reports, today(needs.now()))]);
}

/** Throws `no-such-task`, `no-such-place`, `task-not-assigned`, `task-not-yours`, `no-such-file`, `attachment-too-large`. */
async function report(needs: AssignmentNeeds, scope: Scope, asked: NewReport): Promise<TaskShown[]> {
  const of = await reportable(needs, scope, asked.task, asked.region);
  const files = await keepFiles(needs, scope, asked.evidence);
  const { task, region, percent, note } = asked;
  const made = { task, region, percent, note, day: today(needs.now()), evidence: files };
  await inTransaction(needs.postgres, (on) => store.addReport(on, scope, made, needs.now())).catch(async (error: unknown) => {
    for (const { spool } of files) await needs.imports.dropKept(spool);
    throw error;
  });
  await needs.audit(scope, { action: 'task-report', subject: `task:${task}`, region, detail: { region, percent, files: files.length } });
  return oneOf(needs, scope, of, asked.region);
}

/** A task that the requester may report on. Throws `no-such-task`, `no-such-place`, `task-not-assigned`, `task-not-yours`. */
async function reportable(needs: AssignmentNeeds, scope: Scope, task: string, region: string): Promise<TaskShown> {
  await needs.place.get(region);
  const [one] = await oneOf(needs, scope, taskNamed(needs, task), region);
  if (one === undefined || one.assignment === null) {
    await needs.place.seen(scope, region);
    throw new Problem('cannot-do', 'task-not-assigned', { task, place: region });
  }
  const { personName, unit } = one.assignment;
  if (!one.mayReport) throw new Problem('not-allowed', 'task-not-yours', { task, place: region, to: personName ?? unit ?? one.regionName });
  return one;
}

async function importReports(
  needs: AssignmentNeeds,
  scope: Scope,
  { file, preview = false }: { readonly file: string; readonly preview?: boolean | undefined },
): Promise<Brought> {
  const upload = await needs.imports.fileOf(scope, file);
  const brought = await bringReports(upload, {
    find: (task, region) => reportable(needs, scope, task, region),
    write: async (one) => (preview ? undefined : report(needs, scope, one)),
  });
  if (!preview) {
    const { rejected, ...counts } = brought;
    const detail = { file: upload.name, ...counts, rejected: rejected.length };
    await needs.audit(scope, { action: 'task-reports-import', subject: 'tasks', region: null, detail });
  }
  return brought;
}

async function keepFiles({ imports }: AssignmentNeeds, scope: Scope, files: readonly string[]): Promise<store.NewReport['evidence']> {
  const kept: (store.EvidenceFile & { readonly spool: string })[] = [];
  try {
    for (const file of files) {
      const { id, name, bytes, sha256 } = await imports.keepFor(scope, file, { as: 'evidence', mostBytes, headBytes });
      kept.push({ n: kept.length + 1, name: safeFileName(name), spool: id, bytes, sha256 });
    }
  } catch (error) {
    for (const { spool } of kept) await imports.dropKept(spool);
    throw error;
  }
  return kept;
}

async function openEvidence({ postgres, imports }: AssignmentNeeds, scope: Scope, report: number, n: number): Promise<Download> {
  const file = await store.evidence(postgres, checkedByCaller, report, n);
  const seen = file === undefined ? [] : await store.assignments(postgres, scope, { task: file.task, place: file.region });
  if (file === undefined || seen.length === 0) throw new Problem('not-found', 'no-such-task-report', { report, file: n });
  const body = await imports.openKept(file.spool);
  if (body === null) throw new Problem('not-found', 'task-evidence-lost', { name: file.name });
  return { name: file.name, type: 'application/octet-stream', body };
}

async function filesLost({ postgres, imports }: AssignmentNeeds): Promise<{ counted: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  let after = { report: 0, n: 0 };
  for (let counted = 0; ;) {
    const rows = await store.filesAfter(postgres, wholeProgram, after, 1000);
    for (const { report: id, name, spool, bytes } of rows)
      if ((await imports.bytesOfKept(spool)) !== bytes)
        findings.push({ code: 'task-evidence-lost', severity: 'error', evidence: { report: id, name } });
    counted += rows.length;
    const last = rows.at(-1);
    if (last === undefined) return { counted, findings };
    after = { report: last.report, n: last.n };
  }
}
