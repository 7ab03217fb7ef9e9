import { Readable } from 'node:stream';
import { implement } from '@orpc/server';
import { z } from 'zod';
import { sayIn } from '#platform/imports/public/present-result.ts';
import { languageAsked, type DownloadRoute } from '#kernel/download.ts';
import { type Finding, type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { today } from '#kernel/today.ts';
import { xlsxType } from '#platform/tables/file.ts';
import { xlsxPieces, type Cell } from '#platform/tables/write.ts';
import { uploadContract } from './contract.ts';
import { daysOf } from './days.ts';
import type { DayShown } from './out.ts';
import type { Parcel, ReceiptRow, Target } from './store.ts';
import type { Upload } from './upload.ts';
import { uploadTerms } from './vocabulary.ts';

/** The contract of parcels. @param words the words of all slices */
export function uploadRoutes(upload: Upload, words: Words) {
  const on = implement(uploadContract).$context<RequestContext>();
  const spoken = (days: readonly DayShown[], language: Language) => ({ parcels: days.map((one) => dayTold(one, words, language)) });
  return on.router({
    targets: on.targets.handler(async ({ context }) => ({ targets: (await upload.targets(context.scope)).map(targetTold) })),
    target: on.target.handler(async ({ input, context }) => targetTold(await upload.putTarget(context.scope, input))),
    change: on.change.handler(async ({ input, context }) =>
      targetTold(await upload.switchTarget(context.scope, input.target, input.enabled)),
    ),
    remove: on.remove.handler(async ({ input, context }) => {
      await upload.removeTarget(context.scope, input.target);
      return { removed: input.target };
    }),
    run: on.run.handler(async ({ input, context: { scope, language } }) =>
      spoken(await upload.run(scope, input.target, input.day), language),
    ),
    status: on.status.handler(async ({ input, context: { scope, language } }) =>
      spoken(await upload.status(scope, input.target, input.from, input.to), language),
    ),
    versions: on.versions.handler(async ({ input, context: { scope, language } }) => {
      const parcels = await upload.versions(scope, input.target, input.day);
      return spoken(
        parcels.map((parcel) => ({ day: parcel.day, state: parcel.state, parcel })),
        language,
      );
    }),
    changes: on.changes.handler(async ({ input, context: { scope } }) => {
      const all = await upload.changes(scope, input.target, input.day, input.version);
      const number = (text: string | null): number | null => (text === null ? null : Number(text));
      const changes = all.slice(0, input.limit).map((one) => ({ ...one, before: number(one.before), after: number(one.after) }));
      return { changes, total: all.length };
    }),
    receive: on.receive.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...answer } = await upload.receive(scope, input, sayIn(words, language));
      return { ...answer, findings: findings.map((one) => tellPlain(one, words, language)) };
    }),
    received: on.received.handler(async ({ input, context: { scope, now } }) => {
      const rows = await upload.received(scope, input.from, input.to);
      return { parcels: rows.map(receivedTold), missing: missingOf(rows, input, today(now)) };
    }),
  });
}

const targetTold = ({ code, destination, centre, region, enabled, firstDay, changed }: Target) => ({
  code,
  centre,
  region,
  enabled,
  firstDay,
  to: destination,
  changedAt: changed.toISOString(),
});

function dayTold({ day, state, parcel }: DayShown, words: Words, language: Language) {
  const told = (found: Finding) => tellPlain(found, words, language);
  if (parcel === null) return { day, state, ...nothing, attempts: 0, reason: null, findings: [] };
  const { version, rows, sha256, receipt, known, tried, attempts, reason, findings }: Parcel = parcel;
  return {
    day,
    state,
    version,
    rows,
    sha256,
    attempts,
    receipt: receipt?.receipt ?? null,
    counts: receipt !== null && 'accepted' in receipt ? countsOf(receipt) : null,
    knownAt: known.toISOString(),
    tried: tried?.toISOString() ?? null,
    reason: reason === null ? null : told({ ...reason, severity: state === 'refused' ? 'error' : 'warning' }),
    findings: findings.map(told),
  };
}

const nothing = { version: null, rows: null, sha256: null, receipt: null, counts: null, knownAt: null, tried: null } as const;

type Counts = ReceiptRow['counts'];
const countsOf = ({ rows, accepted, revised, repeated, withdrawn, rejected }: Counts): Counts => ({
  rows,
  accepted,
  revised,
  repeated,
  withdrawn,
  rejected,
});

const receivedTold = ({ receipt, centre, day, version, sha256, import: id, actor, at, counts, undone }: ReceiptRow) => ({
  receipt,
  centre,
  day,
  version,
  sha256,
  import: id,
  undone,
  ...countsOf(counts),
  by: actor,
  at: at.toISOString(),
});

/** Days between the first and the last requested for which nothing was received, for each centre that sent anything. */
function missingOf(rows: readonly ReceiptRow[], { from, to }: { readonly from: string; readonly to: string }, now: string) {
  const days = daysOf(from, to).filter((day) => day < now);
  return [...Map.groupBy(rows, ({ centre }) => centre)].map(([centre, own]) => {
    const came = new Set(own.map(({ day }) => day));
    return { centre, days: days.filter((day) => !came.has(day)) };
  });
}

const columns = [
  'centre',
  'day',
  'version',
  'rows',
  'accepted',
  'revised',
  'repeated',
  'withdrawn',
  'rejected',
  'receipt',
  'at',
  'by',
  'sha256',
] as const;

/** Receipts as a workbook, and parcels as they were sent. @param mark of the demo city */
export function uploadDownloads(upload: Upload, mark: string | undefined): DownloadRoute[] {
  const day = z.string().min(1).max(20);
  const stream = (pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>) =>
    Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;
  return [
    {
      path: '/exports/upload-receipts',
      action: 'see-parcels',
      summary: 'Receipts of parcels that came from other centres as a workbook',
      parameters: {
        from: { about: 'the first day', shape: day },
        to: { about: 'until this day, which is not included', shape: day },
        language: languageAsked,
      },
      types: [xlsxType],
      open: async ({ scope, language: readers }, { from = '', to = '', language = readers }) => {
        const rows = await upload.received(scope, from, to);
        const spoken = language === 'en' ? 'en' : 'zh';
        const header = columns.map((name) => uploadTerms[name][spoken]);
        const cells = rows.map((row): Cell[] => {
          const told = receivedTold(row);
          return columns.map((name) => told[name]);
        });
        const title = uploadTerms.receipts[spoken];
        const pieces = xlsxPieces(header, cells, { sheet: title, ...(mark !== undefined && { note: mark }) });
        return { name: `${title}-${from}-${to}.xlsx`, type: xlsxType, body: stream(pieces) };
      },
    },
    {
      path: '/upload/targets/{target}/parcels/{day}/{version}/file',
      action: 'see-parcels',
      summary: 'A version of a day as it was sent',
      parameters: {
        target: { about: 'the target', shape: z.string().min(1).max(60) },
        day: { about: 'the day', shape: day },
        version: { about: 'the version', shape: z.coerce.number().int().min(1) },
      },
      types: ['application/zip'],
      open: async ({ scope }, { target = '', day: of = '', version = '' }) => {
        const { name, bytes } = await upload.zip(scope, target, of, Number(version));
        return { name, type: 'application/zip', body: stream([bytes]) };
      },
    },
  ];
}
