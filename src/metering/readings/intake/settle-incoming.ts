import type { Job } from '#platform/list-intake/job.ts';
import type { TakenIn } from '#metering/reading-intake/reading-intake.ts';
import { choicesIn } from '#kernel/choice.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import type { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { LineFinding } from '#metering/counter-line/counter-line.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { buildingsOf } from '../compute/buildings-of.ts';
import { presentFinding } from '../compute/present-finding.ts';
import type { createImportBuffer } from '../compute/import-buffer.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import type { Recomputed } from '../compute/recompute-touched.ts';
import type { MeterLookup } from './reading-options.ts';
import type { RefusedRows } from './refused.ts';
import { nothingSettled, settledFindings, type Settled } from './settled.ts';

const listedFindings = 1000;

/** The result of the intake, before it is judged. */
export type Came = {
  readonly taken: TakenIn | Omit<TakenIn, 'decisions' | 'layout' | 'carried' | 'multiplied'>;
  readonly refused: RefusedRows;
  readonly found: MeterLookup;
  readonly hold: Hold;
  readonly began: number;
  readonly settled?: Settled;
  /** What the result says of its file beside readings. */
  readonly beside?: Readonly<Record<string, unknown>>;
};

export type Hold = ReturnType<typeof createImportBuffer>;

/** The preview of a file that leaves something open: the question with its answers, one at a time. */
export function openOf({ code, evidence, findings }: Problem) {
  const nothing = { readings: 0, accepted: 0, repeated: 0, revised: 0, missing: 0, rejected: [], rejectedCount: 0, rejectedReasons: [] };
  const open = { code, evidence, choices: choicesIn(evidence) };
  return { ...nothing, meters: 0, from: null, to: null, seconds: 0, findings: [...findings], decisions: [], open: [open] };
}

/** Runs the first part of an import; on failure nothing is left in the stage. */
export async function kept<T>({ committer }: ReadingsInternals, job: Job, hold: Hold, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (trouble) {
    if (hold.isStaged()) await committer.drop(job.id);
    throw trouble;
  }
}

/** Judges what is in the stage and returns the result. */
export async function settleIncoming(internals: ReadingsInternals, scope: Scope, job: Job, came: Came) {
  const { committer } = internals;
  const { readings } = came.taken.counts;
  const brought = came.hold.brought(new Set(came.found.created.meters.map(({ id }) => id)));
  if (job.preview) {
    const told = resultOf(came, await imagining(internals, came, () => committer.previewImport(job.id, brought)));
    return { ...told, rests: restsOf(came.found) };
  }
  const settled = await committer.commitImport(
    job.id,
    brought,
    () => job.progress(readings),
    (so) => {
      const told = resultOf(came, so);
      job.agreed?.({ ...told, rests: restsOf(came.found) });
      return told;
    },
  );
  const region = buildingsOf(brought.touched.flatMap(({ meter }) => came.found.byId.get(meter) ?? []));
  await internals.access.audit(scope, { action: 'import', subject: `import:${job.id}`, region, detail: { kind: 'readings', readings } });
  return resultOf(came, settled);
}

/** Hash of the current metering points that a preview depends on, and of those that it would create, without the numbers of the latter. */
const restsOf = ({ byId, imagined }: MeterLookup): string =>
  sha256(
    JSON.stringify(
      [...byId.values()].map((one) => (imagined.has(one.id) ? { ...one, id: null } : one)).toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    ),
  );

/** Runs work while the preview's metering points, which the import would create, are known. */
async function imagining<T>({ imagined }: ReadingsInternals, { found }: Came, work: () => Promise<T>): Promise<T> {
  for (const [id, meter] of found.imagined) imagined.set(id, meter);
  try {
    return await work();
  } finally {
    for (const id of found.imagined.keys()) imagined.delete(id);
  }
}

function resultOf({ taken, refused, found, began, beside, settled: before = nothingSettled }: Came, settled: Recomputed) {
  const { counts } = taken;
  return {
    readings: counts.readings,
    ...settled.counts,
    missing: counts.missing,
    rejected: refused.list(),
    rejectedCount: refused.count(),
    rejectedReasons: refused.reasons(),
    meters: settled.meters,
    from: counts.first === Infinity ? null : formatInstant(counts.first),
    to: counts.last === -Infinity ? null : formatInstant(counts.last),
    seconds: Math.round(performance.now() - began) / 1000,
    ...beside,
    ...('decisions' in taken && { decisions: taken.decisions, layout: taken.layout, settled: before.options, ...multipliedOf(taken) }),
    findings: [
      ...settledFindings(before),
      ...taken.findings.filter((one) => concerns(one, found)).map((one) => escalateSeverity(one, found)),
      ...createdFindings(found),
      ...lineFindings(settled.findings, found.byId),
    ],
  };
}

/** The multipliers that a file gave, if any, for the sender's later files that omit them. */
const multipliedOf = ({ multiplied }: TakenIn) => (Object.keys(multiplied).length > 0 ? { multiplied } : {});

/** Findings on new metering points are reported only if some were created. */
function concerns({ code }: Finding, { created }: MeterLookup): boolean {
  return created.meters.length > 0 || !['carrier-read', 'register-read'].includes(code);
}

/** An unnamed unit is that of the metering points: if these were only created for the file, theirs was not named either. */
function escalateSeverity(found: Finding, { created }: MeterLookup): Finding {
  return found.code === 'unit-assumed' && created.meters.length > 0 ? { ...found, severity: 'warning' } : found;
}

function createdFindings({ created }: MeterLookup): Finding[] {
  const findings: Finding[] = [];
  const { meters, byUnit } = created;
  for (const [carrier, text] of byUnit) findings.push({ code: 'carrier-read', severity: 'info', evidence: { carrier, text } });
  const alone = meters.filter(({ building }) => building === null).map(({ code }) => code);
  if (meters.length > 0) findings.push({ code: 'meters-created', severity: 'info', evidence: { meters: meters.length } });
  if (alone.length > 0) {
    const some = alone.slice(0, 20).join(', ');
    findings.push({ code: 'meter-without-building', severity: 'warning', evidence: { meters: alone.length, some } });
  }
  return findings;
}

const weight = { error: 0, warning: 1, info: 2 } as const;

/** Findings of the line in an import's answer: the first thousand, by severity. */
function lineFindings(found: readonly { meter: number; found: LineFinding }[], byId: ReadonlyMap<number, SeriesFacts>): Finding[] {
  return found
    .toSorted((a, b) => weight[a.found.severity] - weight[b.found.severity])
    .slice(0, listedFindings)
    .map(({ meter, found: one }) => presentFinding(one, byId.get(meter)?.code ?? String(meter)));
}
