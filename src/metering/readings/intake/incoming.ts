import type { Job, Say } from '#platform/list-intake/job.ts';
import { type Fresh, layoutOf, takeIn, type TakenIn } from '#metering/reading-intake/reading-intake.ts';
import { createStaging } from '#metering/reading-intake/staging.ts';
import type { ImportRun, Perform } from '#platform/imports/imports.ts';
import { choicesIn } from '#kernel/choice.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { asOfNow } from '#kernel/as-of.ts';
import { asSettled, lastSaid, nothingSettled, type Sender, type Settled } from './settled.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import { createImportBuffer } from '../compute/import-buffer.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import { createRefused, refusedPieces, type RefusedRows } from './refused.ts';
import { createBuildingsNamed } from './buildings-named.ts';
import { createMeterLookup, saysOf, type MeterLookup, type ReadingsOptions, WrittenFirst } from './reading-options.ts';
import { takeBillBook } from './bill-intake.ts';
import { isBook, type BillOptions } from './bill-options.ts';
import { isBillBook } from './bills.ts';
import { kept, openOf, settleIncoming, type Hold } from './settle-incoming.ts';
import { codesOf, emptyOptions, typedIn, type TypedReading } from './typed.ts';

type ReadingsRequest = ReadingsOptions & { file: string; preview?: boolean | undefined; wait?: boolean | undefined };

type BillsRequest = Omit<BillOptions, 'book'> & {
  file: string;
  preview?: boolean | undefined;
  wait?: boolean | undefined;
  seen?: string | undefined;
};

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

/** How readings come in: from a file, or typed and sent one by one. */
export function createIncoming(internals: ReadingsInternals) {
  const { imports, clock } = internals;
  const perform: Perform = (scope, { options }, job, say) =>
    isBook(options)
      ? takeBillBook(internals, scope, options, inOrder(internals, job))
      : takeSeen(internals, scope, options, inOrder(internals, job), say);
  imports.performs('readings', perform, { agrees: true });
  imports.recognises('bills', isBillBook);
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
    /** Imports a bill book: what it says of its meters becomes readings. @throws Problem as `takeBills` */
    importBills(scope: Scope, { file, preview, wait, ...options }: BillsRequest, say: Say) {
      const ask = { kind: 'readings', file, options: { ...options, book: true }, preview, wait, language: say.language };
      return imports.takeFile(scope, ask);
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

/** Looks up metering points; a text that is no code of one, but the name of one building, stands for that building's own. */
async function lookUpNamed(
  found: MeterLookup,
  buildingsNamed: ReturnType<typeof createBuildingsNamed>,
  fresh: readonly Fresh[],
  kind: Parameters<MeterLookup['lookUp']>[1],
) {
  const codes = fresh.map(({ code }) => code);
  const known = await found.known(codes);
  const named = await buildingsNamed(codes.filter((code) => !known.has(code)));
  if (named.size === 0) return found.lookUp(fresh, kind);
  const meant = fresh.map((one) => ({ ...one, code: named.get(one.code) ?? one.code }));
  const once = [...new Map(meant.map((one) => [one.code, one])).values()];
  const looked = await found.lookUp(once, kind);
  const byCode = new Map(once.map(({ code }, at) => [code, looked[at] as (typeof looked)[number]]));
  return meant.map(({ code }) => byCode.get(code) as (typeof looked)[number]);
}

async function takeAsked({ internals, scope, options, job, say, prepare, sender }: FileRequest, settled: Settled) {
  let last = nothingSettled;
  const began = performance.now();
  const source = job.file as NonNullable<Job['file']>;
  const refused = createRefused();
  const found = createMeterLookup(internals, scope, options, job);
  const buildingsNamed = createBuildingsNamed(internals.registry, scope);
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
          return lookUpNamed(found, buildingsNamed, fresh, kind);
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
