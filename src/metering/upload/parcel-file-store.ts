import { open } from 'node:fs/promises';
import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import { parcelFilesIn, type ParcelFiles } from '#platform/tables/parcel.ts';
import { openZip, type Zip } from '#platform/tables/zip.ts';

/** The maximum unpacked size of a parcel; a day of 100,000 buildings with five items is 4 GB. */
const limits = { unpackedBytes: 4096 * 1024 * 1024, ratio: 100, freeBytes: 64 * 1024 * 1024 };

/** Opens a zip as a parcel. Throws `not-a-parcel`, `parcel-name-unsafe`, `too-large-inside`. */
export async function openParcelFile(path: string): Promise<{ zip: Zip; files: ParcelFiles; note: string }> {
  const size = await withFile(path, async (file) => (await file.stat()).size);
  const readAt = (at: number, length: number) =>
    withFile(path, async (file) => {
      const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
      return buffer.subarray(0, bytesRead);
    });
  const head = await readAt(0, 4);
  if (head.toString('latin1') !== 'PK\u0003\u0004') throw new Problem('bad-input', 'not-a-parcel', {});
  const zip = await openZip(readAt, size, limits).catch((cause: unknown) => {
    if (cause instanceof Problem && cause.code === 'xlsx-broken') throw new Problem('bad-input', 'parcel-broken', cause.evidence);
    throw cause;
  });
  const unsafe = zip.names().find((name) => /(?:^|\/)\.\.(?:\/|$)|^\/|^[A-Za-z]:|\0/u.test(name));
  if (unsafe !== undefined) throw new Problem('bad-input', 'parcel-name-unsafe', {});
  const files = parcelFilesIn(zip);
  if (files === null || parseDay(files.day) === null) throw new Problem('bad-input', 'not-a-parcel', {});
  const folder = files.energy.split('/')[0] as string;
  if (zip.size(files.build) === undefined || zip.names().some((name) => !name.startsWith(`${folder}/`)))
    throw new Problem('bad-input', 'not-a-parcel', {});
  const tail = await readAt(Math.max(0, size - 64), 64);
  return { zip, files, note: tail.toString('latin1') };
}

async function withFile<T>(path: string, work: (file: Awaited<ReturnType<typeof open>>) => Promise<T>): Promise<T> {
  const file = await open(path);
  try {
    return await work(file);
  } finally {
    await file.close();
  }
}
