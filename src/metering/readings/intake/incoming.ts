import type { Job, Say } from '#platform/list-intake/job.ts';
import { layoutOf, takeIn, type TakenIn } from '#metering/reading-intake/reading-intake.ts';
import { createStaging } from '#metering/reading-intake/staging.ts';
import type { ImportRun } from '#platform/imports/imports.ts';
import type { Finding } from '#kernel/finding.ts';
import { formatInstant } from '#kernel/instant.ts';
import { sha256 } from '#kernel/hash-chain.ts';
import { choicesIn } from '#kernel/choice.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { asSettled, lastSaid, nothingSettled, settledFindings, type Sender, type Settled } from './settled.ts';
import type { LineFinding } from '#metering/counter-line/counter-line.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { buildingsOf } from '../compute/buildings-of.ts';
import { presentFinding } from '../compute/present-finding.ts';
import { createImportBuffer } from '../compute/import-buffer.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import { createRefused, refusedPieces, type RefusedRows } from './refused.ts';
import type { Recomputed } from '../compute/recompute-touched.ts';
import { createMeterLookup, saysOf, type MeterLookup, type ReadingsOptions, WrittenFirst } from './reading-options.ts';
import { codesOf, emptyOptions, typedIn, type TypedReading } from './typed.ts';

type ReadingsRequest = ReadingsOptions & { file: string; preview?: boolean | undefined; wait?: boolean | undefined };

/** The result of a file of readings. */
export type FileCame = Awaited<ReturnType<typeof takeFile>>;

type BroughtFile = {
  readonly file: string;
  readonly options: ReadingsOptions;
  readonly prepare?: Prepare;
  /** Work to be done before the import is reported as ended; returns its final result. */
  readonly settle?: (result: FileCame, job: Job) => Promise<Record<string, unknown>>;
};

type Prepare = (codes: readonly string[], job: Job) => Promise<void>;

/** The result of the intake, before it is judged. */
type Came = {
  readonly taken: TakenIn | Omit<TakenIn, 'decisions' | 'layout' | 'carried' | 'multiplied'>;
  readonly refused: RefusedRows;
  readonly found: MeterLookup;
  readonly hold: Hold;
  readonly began: number;
  readonly settled?: Settled;
};

type Hold = ReturnType<typeof createImportBuffer>;

const listedFindings = 1000;

/** How readings come in: from a file, or typed and sent one by one. */
export function createIncoming(internals: ReadingsInternals) {
  const { imports, clock } = internals;
  imports.performs('readings', (scope, { options }, job, say) => takeSeen(internals, scope, options, inOrder(internals, job), say), {
    agrees: true,
  });
  return {
    /**
     * Imports an uploaded file.
     * @throws Problem for the options (`saysOf`), for the file (`tables`) and for its columns (`reading-intake`)
     */
    importReadings(scope: Scope, asked: ReadingsRequest, say: Say) {
      const { file, preview, wait, ...options } = asked;
      saysOf(options, scope, clock());
      return imports.takeFile(scope, { kind: 'readings', file, options, preview, wait, language: say.language });
    },
    /**
     * Brings in a file of readings from another slice, as an import of readings like any other.
     * @param prepare receives codes before they are looked up, and may create metering points for them under the import's number
     */
    bring: (scope: Scope, { file, options, prepare, settle }: BroughtFile, say: Say): Promise<ImportRun> =>
      imports.run(scope, { kind: 'readings', file, options: { ...options } }, async (job) => {
        const result = await takeFile(internals, scope, options, inOrder(internals, job), say, prepare);
        return settle === undefined ? result : await settle(result, job);
      }),
    /** The columns and options of a saved profile, as stored. Throws `no-such-profile`, `no-profile-saved`. */
    profile: (scope: Scope, name: string) => imports.mappingOf(scope, 'readings', { profile: name }),
    /** Takes readings typed in or sent by a system; acknowledged when they are durable and visible in every figure. */
    async record(scope: Scope, readings: readonly TypedReading[], photos: readonly string[] = []) {
      const kept = await imports.keepPhotos(scope, photos);
      const ask = { kind: 'readings', file: null, options: { typed: readings.length, ...(kept.length > 0 && { photos: kept }) } };
      return imports.run(scope, ask, (job) => takeTyped(internals, scope, readings, inOrder(internals, job)));
    },
  };
}

/** The same job, received after everything recorded before it, even if the clock was set back meanwhile. */
function inOrder({ committer }: ReadingsInternals, job: Job): Job {
  return { ...job, now: Math.max(job.now, committer.now()) };
}

/**
 * A file whose preview was confirmed is read once, and its result is checked before it becomes visible. Only if metering points would be
 * created or changed for it, which is written first, it is previewed once more.
 */
async function takeSeen(internals: ReadingsInternals, scope: Scope, options: ReadingsOptions, job: Job, say: Say) {
  const { agreed, ...plain } = job;
  try {
    return await takeFile(internals, scope, options, job, say);
  } catch (trouble) {
    if (!(trouble instanceof WrittenFirst) || agreed === undefined) throw trouble;
  }
  agreed(await takeFile(internals, scope, options, { ...plain, preview: true }, say));
  return await takeFile(internals, scope, options, plain, say);
}

async function takeFile(internals: ReadingsInternals, scope: Scope, options: ReadingsOptions, job: Job, say: Say, prepare?: Prepare) {
  const { path, name } = job.file as NonNullable<Job['file']>;
  const sender = { imports: internals.imports, scope, layout: () => layoutOf(path, name, options) };
  const asked: FileRequest = { internals, scope, options, job, say, prepare, sender };
  try {
    return await asSettled(sender, (settled) => takeAsked({ ...asked, options: { ...options, ...settled.options } }, settled));
  } catch (trouble) {
    if (!(job.preview && trouble instanceof Problem && choicesIn(trouble.evidence).length > 0)) throw trouble;
    return openOf(trouble);
  }
}

type FileRequest = {
  readonly sender: Sender;
  readonly internals: ReadingsInternals;
  readonly scope: Scope;
  readonly options: ReadingsOptions;
  readonly job: Job;
  readonly say: Say;
  readonly prepare: Prepare | undefined;
};

/** The preview of a file that leaves something open: the question with its answers, one at a time. */
function openOf({ code, evidence, findings }: Problem) {
  const nothing = { readings: 0, accepted: 0, repeated: 0, revised: 0, missing: 0, rejected: [], rejectedCount: 0, rejectedReasons: [] };
  const open = { code, evidence, choices: choicesIn(evidence) };
  return { ...nothing, meters: 0, from: null, to: null, seconds: 0, findings: [...findings], decisions: [], open: [open] };
}

async function takeAsked({ internals, scope, options, job, say, prepare, sender }: FileRequest, settled: Settled) {
  let last = nothingSettled;
  const began = performance.now();
  const source = job.file as NonNullable<Job['file']>;
  const refused = createRefused();
  const found = createMeterLookup(internals, scope, options, job);
  const hold = createImportBuffer(internals.store, scope, job.id);
  const taken = await kept(internals, job, hold, () =>
    takeIn(
      source.path,
      source.name,
      { ...saysOf(options, scope, job.now), headings: internals.registry.readingHeadings() },
      {
        import: job.id,
        before: new Set(Object.keys(settled.options)),
        known: found.known,
        lookUp: async (fresh, kind) => {
          if (prepare !== undefined) {
            await prepare(
              fresh.map(({ code }) => code),
              job,
            );
            found.forget();
          }
          return found.lookUp(fresh, kind);
        },
        points: found.points,
        atInstants: found.atInstants,
        devices: found.devices,
        carried: async (codes, layout) =>
          (last = await lastOfMeters(internals, { ...sender, layout: async () => layout }, () => found.series(codes))).options,
        earlier: (meters) => earlierSizes(internals, scope, meters),
        multipliedBefore: (codes) => multipliedBefore(internals, scope, codes),
        stage: hold.stage,
        refuse: refused.add,
        progress: (readings) => job.progress(readings),
      },
    ).then((taken) => askLength(taken, refused, job)),
  );
  await withoutEmpty(internals, scope, job, found, { hold, refused });
  if (refused.count() > 0)
    await job.keepRejects(refusedPieces({ ...source, headerRow: options.headerRow, sheet: options.sheet }, refused, say));
  const carried = Object.keys(taken.carried).length > 0;
  const asBefore = carried ? { options: { ...settled.options, ...taken.carried }, from: settled.from ?? last.from } : settled;
  return settleIncoming(internals, scope, job, { taken, refused, found, hold, began, settled: asBefore });
}

/** The options of the sender's last file with these headings, if it brought readings of some of these metering points. */
async function lastOfMeters({ store }: ReadingsInternals, sender: Sender, series: () => Promise<readonly SeriesFacts[]>): Promise<Settled> {
  const last = await lastSaid(sender);
  const { options, from } = last;
  if (from === null || (options.zone === undefined && options.marks === undefined)) return nothingSettled;
  const meters = (await series()).map(({ id }) => id);
  const isOfThese = meters.length > 0 && (await store.cameBy({ scope: sender.scope, meters }, from));
  return isOfThese ? last : nothingSettled;
}

/** The multipliers from the sender's last file that gave some for these metering points. */
async function multipliedBefore({ imports }: ReadingsInternals, scope: Scope, codes: readonly string[]) {
  const last = await imports.lastWithKeys(scope, 'readings', 'multiplied', codes);
  return last === undefined ? null : { import: last.id, times: last.result?.['multiplied'] as Readonly<Record<string, number>> };
}

/** The sizes of the last readings of metering points. */
const earlierSizes = async ({ store, committer }: ReadingsInternals, scope: Scope, meters: readonly number[]) =>
  committer.lock.read(async () => store.sizes({ scope, meters }, committer.visibility.hidden(asOfNow)));

/** Asks for the length of a reading, in a preview of a file that does not show it: otherwise each of its rows would be rejected. */
function askLength(taken: TakenIn, refused: RefusedRows, { preview }: Job): TakenIn {
  const open = preview ? refused.reasons().find(({ code }) => code === 'no-interval') : undefined;
  if (open === undefined) return taken;
  const choices = [...lengthsSaid.map((interval) => ({ set: { interval } })), { set: { kind: 'register' } }];
  throw new Problem('bad-input', 'interval-open', { rows: open.count, choices }, taken.findings);
}

const lengthsSaid = ['15min', '30min', '1h', '1d', '1month', '1year'] as const;

type Outcome = { readonly hold: Hold; readonly refused: RefusedRows };

/** Removes metering points that were created for the file and whose readings were all refused; one without a value stays. */
async function withoutEmpty(
  { registry }: ReadingsInternals,
  scope: Scope,
  job: Job,
  { created, imagined }: MeterLookup,
  { hold, refused }: Outcome,
) {
  const brought = new Set(hold.brought().touched.map(({ meter }) => meter));
  const empty = created.meters.filter(({ id, code }) => !brought.has(id) && refused.meters().has(code)).map(({ id }) => id);
  if (empty.length === 0) return;
  const gone = new Set(job.preview ? empty : await registry.unmakeMeters(scope, empty, job));
  for (const id of gone) imagined.delete(id);
  created.meters = created.meters.filter(({ id }) => !gone.has(id));
}

async function takeTyped(internals: ReadingsInternals, scope: Scope, readings: readonly TypedReading[], job: Job) {
  const began = performance.now();
  const refused = createRefused();
  const found = createMeterLookup(internals, scope, {}, job);
  const hold = createImportBuffer(internals.store, scope, job.id);
  const staging = createStaging(job.id, hold.stage);
  const taken = await kept(internals, job, hold, async () => {
    const codes = codesOf(readings);
    const looked = await found.lookUp(
      codes.map((code) => ({ code, unit: null, carrier: null })),
      null,
    );
    const came = typedIn(readings, emptyOptions(job.now), codes, looked, { admit: staging.add, refuse: refused.add });
    await staging.flush();
    return came;
  });
  return settleIncoming(internals, scope, job, { taken, refused, found, hold, began });
}

/** Runs the first part of an import; on failure nothing is left in the stage. */
async function kept<T>({ committer }: ReadingsInternals, job: Job, hold: Hold, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (trouble) {
    if (hold.isStaged()) await committer.drop(job.id);
    throw trouble;
  }
}

/** Judges what is in the stage and returns the result. */
async function settleIncoming(internals: ReadingsInternals, scope: Scope, job: Job, came: Came) {
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

function resultOf({ taken, refused, found, began, settled: before = nothingSettled }: Came, settled: Recomputed) {
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
