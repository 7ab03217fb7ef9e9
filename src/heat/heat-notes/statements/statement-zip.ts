import { Zip, ZipPassThrough } from 'fflate';
import type { StatementFile } from './statement-store.ts';

/** Packed files have a local time without a zone; this one is the same everywhere. */
const packedAt = new Date(1980, 0, 1);

/** Word documents as one zip, in portions: each is already compressed, so they are only stored. */
export async function* statementZip(files: AsyncIterable<StatementFile>): AsyncGenerator<Uint8Array> {
  const pieces: Uint8Array[] = [];
  let failed: Error | null = null;
  const zip = new Zip((error, piece) => {
    if (error !== null) failed = error;
    else pieces.push(piece);
  });
  for await (const { number, bytes } of files) {
    const part = new ZipPassThrough(`${number}.docx`);
    part.mtime = packedAt;
    zip.add(part);
    part.push(bytes, true);
    if (failed !== null) throw failed as Error;
    yield* pieces.splice(0);
  }
  zip.end();
  yield* pieces.splice(0);
}
