import type { Finding } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { inTurn, sweep } from './files.ts';
import type { ImportsInternals } from './internals.ts';
import * as uploads from './upload-store.ts';
import type { WaitingRow } from './upload-store.ts';

const hour = 3_600_000;
/** A file that was read again but not imported again is packed after this time. */
const quietMs = hour;
const afterImportMs = 1000;
const together = 50;

/** How imported files are kept: packed with lower priority than all other work, deleted according to the setting, checked by the doctor. */
export function keepingVerbs(internals: ImportsInternals) {
  const upkeep = createUpkeep(internals);
  return {
    /** Packs waiting files, and deletes those no longer kept; waits until that is done. */
    packFiles: upkeep.run,
    /** Does the same a moment after each import. @returns a function that stops it; a file being packed is then as it was before */
    watchFiles(): () => Promise<void> {
      let soon: NodeJS.Timeout | undefined;
      internals.cameIn = () => {
        clearTimeout(soon);
        soon = setTimeout(upkeep.start, afterImportMs).unref();
      };
      return async () => {
        clearTimeout(soon);
        await upkeep.end();
      };
    },
    /** Checks that every file that should exist is whole. @param deep unpacks all of each; otherwise one frame of each */
    lostSources: (_: Scope, deep: boolean) => lostSources(internals, deep),
    /** Bytes of all kept files: originals, packed files, rejected rows, photos, files of buildings. */
    bytesOfFiles: () => internals.spool.bytesOfAll(),
    /** Sets for how many years files are kept: null means forever. */
    keptAsLongAs: (years: () => Promise<number | null>) => {
      internals.keptYears = years;
    },
  };
}

/** One run at a time; a caller meanwhile waits for a run that starts after its call. */
function createUpkeep(internals: ImportsInternals) {
  const ending = new AbortController();
  let going: Promise<void> | null = null;
  let next: Promise<void> | null = null;
  const once = async (): Promise<void> => {
    await packWaiting(internals, ending.signal);
    if (!ending.signal.aborted) await letGo(internals);
  };
  const run = (): Promise<void> => {
    if (going !== null) return (next ??= going.catch(() => undefined).then(run));
    next = null;
    going = once().finally(() => (going = null));
    return going;
  };
  return {
    run,
    start: () => void run().catch((error: unknown) => (ending.signal.aborted ? undefined : internals.report(error))),
    async end(): Promise<void> {
      ending.abort();
      await internals.archive.stop();
      await going?.catch(() => undefined);
    },
  };
}

/** Packs files one after another. One that cannot be packed is reported, and tried again by the next program. */
async function packWaiting(internals: ImportsInternals, ending: AbortSignal): Promise<void> {
  for (;;) {
    const waiting = await uploads.waitingUploads(
      internals.postgres,
      wholeProgram,
      internals.now() - quietMs,
      together + internals.unpackable.size,
    );
    const rows = waiting.filter(({ id }) => !internals.unpackable.has(id));
    if (rows.length === 0) return;
    for (const row of rows) {
      if (ending.aborted) return;
      await packOne(internals, row).catch((error: unknown) => {
        if (ending.aborted) return;
        internals.unpackable.add(row.id);
        internals.report(error);
      });
    }
  }
}

async function packOne(internals: ImportsInternals, row: WaitingRow): Promise<void> {
  const { postgres, spool, archive, now } = internals;
  const path = spool.pathOf(row.id);
  const headerRow = row.header_row === null ? undefined : Number(row.header_row);
  const bytes = await archive.pack({ path, bytes: Number(row.bytes), sha256: row.sha256, headerRow });
  await inTurn(internals, row.id, async () => {
    if (await uploads.markPacked(postgres, wholeProgram, row, bytes, now())) await spool.remove([row.id]);
    else internals.unpackable.add(row.id);
  });
}

/** Deletes the files of imports that are older than the setting allows, and unreferenced packed files. */
async function letGo(internals: ImportsInternals): Promise<void> {
  const { postgres, spool, archive, now } = internals;
  await sweep(internals);
  const years = await internals.keptYears();
  if (years !== null) {
    const before = new Date(now());
    before.setUTCFullYear(before.getUTCFullYear() - years);
    const gone = await uploads.outlived(postgres, wholeProgram, before.getTime());
    const ids = gone.map(({ id }) => id);
    await uploads.markRemoved(postgres, wholeProgram, ids, now());
    await spool.remove(ids);
    if (ids.length > 0)
      await internals.audit(programScope, {
        action: 'files-remove',
        subject: 'imports',
        region: null,
        detail: { files: ids.length, years },
      });
  }
  const there = await archive.hashes();
  const kept = await uploads.stillKept(postgres, wholeProgram, there);
  for (const hash of there) if (!kept.has(hash)) await archive.remove(hash);
}

/** Problems with the files that imports have read. */
async function lostSources(
  { postgres, spool, archive }: ImportsInternals,
  deep: boolean,
): Promise<{ counted: number; findings: Finding[] }> {
  const findings: Finding[] = [];
  let counted = 0;
  for (let after = '', rows = null; rows === null || rows.length > 0; after = rows.at(-1)?.id ?? '') {
    rows = await uploads.keptUploads(postgres, wholeProgram, after, 500);
    for (const row of rows) {
      const bytes = Number(row.bytes);
      const asItCame = row.packed === null && (await spool.bytesOf(row.id)) === bytes;
      const standing = asItCame ? 'whole' : await archive.standing(row.sha256, bytes, deep);
      if (standing === 'whole') continue;
      findings.push({ code: `source-${standing}`, severity: 'error', evidence: { import: row.import, name: row.name } });
    }
    counted += rows.length;
  }
  return { counted, findings };
}
