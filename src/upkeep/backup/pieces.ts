import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The approximate size of a table's piece before packing, so that memory stays bounded. */
export const pieceBytes = 16 << 20;

/** No line of a table is longer: a piece that unpacks to more was not made here. */
const mostBytes = 512 << 20;

const newline = 10;

/** Splits a stream of lines into pieces of whole lines. A last line without a line break gets none. */
export async function* wholeLines(source: AsyncIterable<Uint8Array>, most = pieceBytes): AsyncGenerator<Buffer> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  for await (const bytes of source) {
    waiting.push(bytes);
    length += bytes.length;
    const end = length < most ? -1 : bytes.lastIndexOf(newline);
    if (end < 0) continue;
    const whole = Buffer.concat(waiting);
    const cut = whole.length - bytes.length + end + 1;
    yield whole.subarray(0, cut);
    waiting = [whole.subarray(cut)];
    length = whole.length - cut;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

/** Packs pieces, working ahead while the first is being consumed. */
export async function* packed(pieces: AsyncIterable<Buffer>, ahead = 2): AsyncGenerator<Buffer> {
  const going: Promise<Buffer>[] = [];
  const options = { params: { [constants.ZSTD_c_compressionLevel]: 3, [constants.ZSTD_c_checksumFlag]: 1 } };
  try {
    for await (const piece of pieces) {
      going.push(compress(piece, options));
      if (going.length > ahead) yield (await going.shift()) as Buffer;
    }
    for (let next = going.shift(); next !== undefined; next = going.shift()) yield await next;
  } finally {
    await Promise.allSettled(going);
  }
}

/** The unpacked content of a piece. */
export function unpacked(piece: Uint8Array): Promise<Buffer> {
  return decompress(piece, { maxOutputLength: mostBytes });
}
