import type { Say } from '#platform/list-intake/job.ts';
import type { ImportRun } from '#platform/imports/imports.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { carrierUnit, type Carrier } from '#kernel/carrier.ts';
import { textIn } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Answer, Request } from './facts.ts';
import type { EnergyAuditNeeds } from './needs.ts';
import { monthsTable, typedMonths } from './typed-months.ts';

/** The result of accepting an answer: a change or an import that can be undone as usual, or an entry of a building. */
export type Accepted = { readonly change: number | null; readonly run: ImportRun | null };

type Reject = { readonly code: string; readonly evidence: Record<string, unknown> };

type Door = {
  readonly building: string;
  readonly request: Request;
  readonly answer: Answer;
  readonly preview: boolean;
  readonly say: Say;
};

const nothing: Accepted = { change: null, run: null };

/**
 * Passes an answer to the usual entry point for its kind. Throws what that throws; `audit-which-meter`, `audit-nothing-taken`, `file-lost`.
 */
export async function through(needs: EnergyAuditNeeds, scope: Scope, door: Door): Promise<Accepted> {
  const { building, request, answer, preview, say } = door;
  const { kind, field, name } = request;
  if (kind === 'cost') return nothing;
  if (kind === 'fact') {
    if (preview) return nothing;
    return { ...nothing, change: (await needs.registry.editBuilding(scope, building, { [field ?? '']: answer.value })).change };
  }
  if (kind === 'energy') {
    const run = await bills(needs, scope, door);
    return run === null ? nothing : taken(run, say);
  }
  if (kind === 'equipment') {
    const file = await uploadOf(needs, scope, answer);
    return taken(await needs.equipment.importEquipment(scope, { file, preview, set: { building } }, say), say);
  }
  if (preview) return nothing;
  const about = textIn(name, say.language);
  if (answer.file === null) await needs.attachments.note(scope, building, `${about}：${answer.value ?? ''}`);
  else await needs.attachments.attach(scope, building, await uploadOf(needs, scope, answer), about);
  return nothing;
}

/**
 * Previews importing the bills of a file into the only metering point of its carrier, and stores nothing: the names in the file can mean no
 * other. Null if there is none, or several. Throws what the import throws for an unreadable file, `audit-file-lost`.
 */
export async function tryBills(needs: EnergyAuditNeeds, scope: Scope, door: Omit<Door, 'preview'>): Promise<ImportRun | null> {
  const found = await metersOf(needs, scope, door.building, door.request.carrier as Carrier);
  return found.length === 1 ? bills(needs, scope, { ...door, preview: true }) : null;
}

/** Why rows of an import were rejected, each reason once, the first few. */
export function rejectedWhy(run: ImportRun, say: Say): string[] {
  const rejected = run.result?.['rejected'];
  const rows = (Array.isArray(rejected) ? rejected : []) as readonly Reject[];
  return [...new Set(rows.map(({ code, evidence }) => say(code, evidence)))].slice(0, 5);
}

/** An import that took no rows is not an acceptance. */
function taken(run: ImportRun, say: Say): Accepted {
  const result = run.result ?? {};
  const counts = ['accepted', 'repeated', 'revised', 'created', 'updated', 'unchanged'].map((one) => Number(result[one] ?? 0));
  if (counts.some((one) => one > 0)) return { change: null, run };
  const [first] = (Array.isArray(result['rejected']) ? result['rejected'] : []) as readonly Reject[];
  const why = first === undefined ? '' : say(first.code, first.evidence);
  throw new Problem('cannot-do', 'audit-nothing-taken', { import: run.import, rejected: Number(result['rejectedCount'] ?? 0), why });
}

/** Bills as readings: typed months, or a file. Null in a preview if there is no metering point yet. */
async function bills(needs: EnergyAuditNeeds, scope: Scope, { building, request, answer, preview, say }: Door): Promise<ImportRun | null> {
  const carrier = request.carrier as Carrier;
  const found = await metersOf(needs, scope, building, carrier);
  const isTyped = answer.file === null;
  if (found.length > 1 && isTyped) throw new Problem('cannot-do', 'audit-which-meter', { item: request.name, meters: found.join(' ') });
  const meter = found.length > 1 ? undefined : (found[0] ?? `${building}-${carrier}`);
  // without a metering point, readings cannot be previewed
  if (found.length === 0 && preview) return null;
  if (found.length === 0 && meter !== undefined) await addMeter(needs, scope, { building, carrier, meter }, say);
  const file = isTyped
    ? await keepText(needs, scope, 'bills.csv', monthsTable(typedMonths(answer.value ?? ''), meter ?? ''))
    : await uploadOf(needs, scope, answer);
  const typed = isTyped ? ({ kind: 'interval', unit: carrierUnit(carrier) } as const) : {};
  const options = { ...typed, ...(meter !== undefined && !isTyped && { meter }) };
  return needs.readings.importReadings(scope, { file, preview, ...options }, say).catch((error: unknown): never => {
    if (!(error instanceof Problem) || error.code !== 'meter-several') throw error;
    throw new Problem('bad-input', 'audit-bills-several', { ...error.evidence, item: request.name });
  });
}

/** Metering points of a building's carrier that count by themselves. */
async function metersOf({ registry }: EnergyAuditNeeds, scope: Scope, building: string, carrier: Carrier): Promise<string[]> {
  const facts = await registry.meterFacts(scope, { buildings: [building], carrier }, asOfNow);
  return facts.filter((one) => one.parent === null && one.direction !== 'generation' && one.removed === null).map(({ code }) => code);
}

type NewMeter = { readonly building: string; readonly carrier: Carrier; readonly meter: string };

/** Creates a metering point through the import of metering points, so that it can be undone like any other. */
export async function addMeter(needs: EnergyAuditNeeds, scope: Scope, { building, carrier, meter }: NewMeter, say: Say): Promise<void> {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const table = `code,building,carrier,kind\n${quoted(meter)},${quoted(building)},${carrier},interval\n`;
  await needs.registry.importMeters(scope, { file: await keepText(needs, scope, 'meters.csv', table) }, say);
}

/** Stores a text as an upload of the caller. */
export async function keepText({ imports }: Pick<EnergyAuditNeeds, 'imports'>, scope: Scope, name: string, text: string): Promise<string> {
  return (await imports.keepFile(scope, name, new Blob([text]).stream())).file;
}

/** Turns an answer received by a link into an upload of the person who accepts it. Throws `file-lost`. */
async function uploadOf({ imports }: EnergyAuditNeeds, scope: Scope, { file, item }: Answer): Promise<string> {
  const body = file === null ? null : await imports.openKept(file.spool);
  if (file === null || body === null) throw new Problem('not-found', 'audit-file-lost', { item, name: file?.name ?? '' });
  return (await imports.keepFile(scope, file.name, body)).file;
}
