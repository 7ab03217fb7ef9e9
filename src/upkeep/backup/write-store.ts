import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClickHouse } from '#platform/db/clickhouse.ts';
import { programVersion } from '#platform/db/data-directory.ts';
import { formatInstant } from '#kernel/instant.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Cut } from './cut-store.ts';
import { backupFormat, headName, manifestName, pieceName, sealName, type BackupTable, type Entry, type Manifest } from './manifest.ts';
import { packed, wholeLines } from './pieces.ts';
import { clickhouseLines, postgresLines } from './table-store.ts';
import { tarEnd, tarHeader, tarPadding } from './tar.ts';

export type WriteNeeds = { readonly clickhouse: ClickHouse; readonly knowledge: string; readonly demo: boolean; readonly now: number };

/** The progress of the writing, in rows. */
export type OnProgress = (done: number, total: number) => void;

/**
 * The bytes of a backup: a tar of packed pieces of tables and of kept files, then the manifest and its hash. Uses constant memory and
 * adapts to the speed of the consumer.
 * @param onManifest receives the file's manifest once it is complete
 */
export async function* backupBytes(
  cut: Cut,
  needs: WriteNeeds,
  tell: OnProgress,
  onManifest: (manifest: Manifest) => void,
): AsyncGenerator<Uint8Array> {
  const entries: Entry[] = [];
  const mtime = needs.now / 1000;
  async function* whole(name: string, bytes: Uint8Array): AsyncGenerator<Uint8Array> {
    entries.push({ name, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') });
    yield Buffer.concat([tarHeader(name, bytes.length, mtime), bytes, tarPadding(bytes.length)]);
  }
  const head = { yaodong: 'backup', format: backupFormat, program: programVersion, made: formatInstant(mtime) } as const;
  yield* whole(headName, json(head));
  const total = cut.tables.reduce((sum, table) => sum + table.rows, 0);
  let done = 0;
  for (const table of cut.tables) {
    let number = 0;
    for await (const piece of packed(wholeLines(linesOf(cut, needs.clickhouse, table)))) {
      number += 1;
      yield* whole(pieceName(table, number), piece);
    }
    tell((done += table.rows), total);
  }
  for (const [name, path] of await filesOf(cut, needs.knowledge)) yield* file(name, path, entries);
  const { migrations, sequences } = cut;
  const manifest: Manifest = { ...head, demo: needs.demo, migrations, tables: [...cut.tables], sequences, entries: [...entries] };
  const text = json(manifest);
  yield* whole(manifestName, text);
  yield* whole(sealName, Buffer.from(`${createHash('sha256').update(text).digest('hex')}  ${manifestName}\n`));
  yield tarEnd;
  onManifest(manifest);
}

function json(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

function linesOf(cut: Cut, clickhouse: ClickHouse, table: BackupTable): AsyncIterable<Uint8Array> {
  return table.store === 'postgres' ? postgresLines(cut.client, wholeProgram, table) : clickhouseLines(clickhouse, wholeProgram, table);
}

/** Kept files as of that instant, and the city's own knowledge as of now: name in the archive, path. */
async function filesOf(cut: Cut, knowledge: string): Promise<(readonly [string, string])[]> {
  const kept = cut.files.paths.map((path) => [`files/${path}`, join(cut.files.directory, path)] as const);
  const found = await readdir(knowledge, { recursive: true, withFileTypes: true }).catch(() => []);
  const own = found
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => [`knowledge/${path.slice(knowledge.length + 1)}`, path] as const);
  return [...kept, ...own];
}

/** A file in its current state: if it grows while being read, it is cut at its original size. */
async function* file(name: string, path: string, entries: Entry[]): AsyncGenerator<Uint8Array> {
  const { size, mtimeMs } = await stat(path);
  const hash = createHash('sha256');
  yield tarHeader(name, size, mtimeMs / 1000);
  let written = 0;
  if (size > 0) {
    for await (const bytes of createReadStream(path, { end: size - 1, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
      hash.update(bytes);
      written += bytes.length;
      yield bytes;
    }
  }
  if (written !== size) throw new Error(`${name} became shorter while it was read`);
  entries.push({ name, bytes: size, sha256: hash.digest('hex'), changed: mtimeMs });
  yield tarPadding(size);
}
