import { z } from 'zod';
import type { Numbers } from '#platform/db/migrations.ts';
import { Problem } from '#kernel/problem.ts';

/** The version of the file format. A program reads its own and all earlier ones. */
export const backupFormat = 1;

/** The first entry: identifies the file, so that it can be refused before anything else is read. */
export const headName = 'yaodong.json';
/** The last two: the manifest, and its hash. */
export const manifestName = 'manifest.json';
export const sealName = 'manifest.sha256';

const applied = z.array(z.object({ number: z.number().int(), name: z.string(), digest: z.string() }));

export const headShape = z.object({ yaodong: z.literal('backup'), format: z.number().int(), program: z.string(), made: z.string() });

const tableShape = z.object({
  store: z.enum(['postgres', 'clickhouse']),
  name: z.string().regex(/^\w+$/u),
  columns: z.array(z.string().regex(/^\w+$/u)),
  rows: z.number().int(),
  /** The engine merges rows over time, so their number becomes meaningless. */
  merges: z.boolean(),
});

export const manifestShape = headShape.extend({
  demo: z.boolean(),
  migrations: z.object({ postgres: applied, clickhouse: applied }),
  tables: z.array(tableShape),
  sequences: z.array(z.object({ name: z.string().regex(/^\w+$/u), last: z.number().int() })),
  /** `changed`: when a kept file was written (ms). */
  entries: z.array(z.object({ name: z.string(), bytes: z.number().int(), sha256: z.string(), changed: z.number().optional() })),
});

export type BackupTable = z.infer<typeof tableShape>;
export type Manifest = z.infer<typeof manifestShape>;
export type Entry = Manifest['entries'][number];

/** A summary of a backup's content in a few numbers. */
export type BackupCounts = { readonly tables: number; readonly rows: number; readonly readings: number; readonly files: number };

export function countsOf({ tables, entries }: Pick<Manifest, 'tables' | 'entries'>): BackupCounts {
  return {
    tables: tables.length,
    rows: tables.reduce((sum, table) => sum + table.rows, 0),
    readings: tables.find((table) => table.store === 'clickhouse' && table.name === 'reading')?.rows ?? 0,
    files: entries.filter((entry) => /^(?:files|knowledge)\//u.test(entry.name)).length,
  };
}

/** The name of a table's piece, from 1. */
export function pieceName({ store, name }: Pick<BackupTable, 'store' | 'name'>, number: number): string {
  return `${store}/${name}/${String(number).padStart(6, '0')}.${store === 'postgres' ? 'jsonl' : 'tsv'}.zst`;
}

/** Refuses a backup made by a newer program. @param ours the migrations that this program knows */
export function refuseNewerBackup(manifest: Manifest, ours: Numbers): void {
  const strange = (store: keyof Numbers): boolean => manifest.migrations[store].some(({ number }) => !ours[store].includes(number));
  if (strange('postgres') || strange('clickhouse')) throw new Problem('cannot-do', 'backup-newer', { program: manifest.program });
}

/** The migrations applied to the stores of a backup. */
export function numbersIn(manifest: Manifest): Numbers {
  const numbers = (store: keyof Numbers): number[] => manifest.migrations[store].map(({ number }) => number);
  return { postgres: numbers('postgres'), clickhouse: numbers('clickhouse') };
}

/** The path of the archive's kept file below the data directory; throws `not-a-backup` for a name that leads elsewhere. */
export function placeOfFile(name: string): { readonly room: 'files' | 'knowledge'; readonly path: string } | null {
  const [, room, path] = /^(files|knowledge)\/(.+)$/su.exec(name) ?? [];
  if (room === undefined || path === undefined) return null;
  const parts = path.split('/');
  if (parts.some((part) => part === '' || part === '.' || part === '..' || /[\\\0]/u.test(part)))
    throw new Problem('cannot-do', 'not-a-backup', { entry: name });
  return { room: room as 'files' | 'knowledge', path };
}
