import type { Download } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { fileOf } from './files.ts';
import type { ImportsInternals } from './internals.ts';
import type { ImportRow } from './store.ts';

/** A photo that belongs to an import: its id in the spool, and its type by its first bytes. */
export type Photo = { readonly id: string; readonly name: string; readonly type: string; readonly bytes: number };

const mostBytes = 10_000_000;

/** The first bytes of a file, by its type. No type that can contain a script (SVG) is included. */
const kinds: readonly (readonly [type: string, isIt: (head: Buffer) => boolean])[] = [
  ['image/jpeg', (head) => head.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))],
  ['image/png', (head) => head.subarray(0, 8).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]))],
  ['image/webp', (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP'],
];

/** The types that photos may have. */
export const photoTypes = kinds.map(([type]) => type) as [string, ...string[]];

/** Takes uploads of the requester's own as photos, which are kept as long as the imports are; all are checked before any is kept. */
export async function keepPhotos(internals: ImportsInternals, scope: Scope, files: readonly string[]): Promise<Photo[]> {
  const photos: { from: string; photo: Photo }[] = [];
  for (const one of files) {
    const { id, name, bytes } = await fileOf(internals, scope, one);
    if (bytes > mostBytes) throw new Problem('too-large', 'photo-too-large', { name, mb: mostBytes / 1_000_000 });
    const head = await internals.spool.head(id, 16);
    const type = kinds.find(([, isIt]) => isIt(head))?.[0];
    if (type === undefined) throw new Problem('bad-input', 'not-an-image', { name });
    photos.push({ from: id, photo: { id: `photo-${id}`, name, type, bytes } });
  }
  for (const { from, photo } of photos) await internals.spool.copy(from, photo.id);
  return photos.map(({ photo }) => photo);
}

/** The photos of an import. */
export function photosOf(row: ImportRow): readonly Photo[] {
  const photos = row.options['photos'];
  return Array.isArray(photos) ? (photos as Photo[]) : [];
}

/** One photo of an import, numbered from 1. Its type is the one found in its bytes, never the one claimed by its sender. */
export function openPhoto(internals: ImportsInternals, row: ImportRow, number: number): Download {
  const photo = photosOf(row)[number - 1];
  if (photo === undefined) throw new Problem('not-found', 'no-such-photo', { import: row.id, number });
  return { name: photo.name, type: photo.type, body: internals.spool.stream(photo.id) };
}
