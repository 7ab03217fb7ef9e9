import { createHash } from 'node:crypto';
import { crc32, createDeflateRaw, type DeflateRaw } from 'node:zlib';
import { once } from 'node:events';

/** A file of the archive, packed. */
export type PackedFile = {
  readonly name: string;
  readonly crc: number;
  readonly bytes: number;
  readonly packed: Buffer;
  readonly sha256: string;
};

/**
 * Packs a text that comes in pieces; only the packed bytes are kept in memory.
 * @example const file = await packFile('a/b.xml', async (write) => write('<root/>'))
 */
export async function packFile(name: string, fill: (write: (text: string) => Promise<void>) => Promise<void>): Promise<PackedFile> {
  const deflate = createDeflateRaw({ level: 3, memLevel: 9 });
  const [pieces, hash] = [[] as Buffer[], createHash('sha256')];
  deflate.on('data', (piece: Buffer) => void pieces.push(piece));
  const ended = once(deflate, 'end');
  let [crc, bytes] = [0, 0];
  await fill(async (text) => {
    if (text === '') return;
    const piece = Buffer.from(text);
    crc = crc32(piece, crc);
    bytes += piece.length;
    hash.update(piece);
    await into(deflate, piece);
  });
  deflate.end();
  await ended;
  return { name, crc, bytes, packed: Buffer.concat(pieces), sha256: hash.digest('hex') };
}

async function into(deflate: DeflateRaw, piece: Buffer): Promise<void> {
  if (!deflate.write(piece)) await once(deflate, 'drain');
}

/** 1 January 1980, midnight: an archive of the same files has the same bytes, whenever it is created. */
const dosDay = 0x21;

/** A zip of packed files (APPNOTE 4.3), the same bytes for the same files and note. @param note written behind its directory */
export function zipOf(files: readonly PackedFile[], note: string): Buffer {
  const [parts, directory] = [[] as Buffer[], [] as Buffer[]];
  let offset = 0;
  for (const file of files) {
    const name = Buffer.from(file.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    about(local, 4, file, name.length);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    about(central, 6, file, name.length);
    central.writeUInt32LE(offset, 42);
    parts.push(local, name, file.packed);
    directory.push(central, name);
    offset += local.length + name.length + file.packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(note), 20);
  return Buffer.concat([...parts, listed, end, Buffer.from(note)]);
}

/** The part that both headers of a file share, from the version needed to unpack it on. */
function about(header: Buffer, at: number, { crc, packed, bytes }: PackedFile, nameLength: number): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(0x0800, at + 2);
  header.writeUInt16LE(8, at + 4);
  header.writeUInt16LE(dosDay, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed.length, at + 14);
  header.writeUInt32LE(bytes, at + 18);
  header.writeUInt16LE(nameLength, at + 22);
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
