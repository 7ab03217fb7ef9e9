import { promisify } from 'node:util';
import { constants, zstdCompressSync, zstdDecompress, zstdDecompressSync } from 'node:zlib';
import { unbroken } from '#platform/workers/unbroken-worker.ts';
import { turned, turnedBack } from './turn.ts';

/** How a frame is stored in a packed file: as is, packed, or transposed to columns and packed. */
export type FrameForm = 'plain' | 'packed' | 'turned';

export type PackedFrame = { readonly form: FrameForm; readonly bytes: Buffer };

const options = { params: { [constants.ZSTD_c_compressionLevel]: 6, [constants.ZSTD_c_checksumFlag]: 1 } };

/** If packing saves less than a twentieth, the data was already packed. */
const worthIt = 0.95;

const unpackLater = promisify(zstdDecompress);

/** Packs a frame (zstd, level 6, with a checksum). @param delimiter of its lines, one byte; null if it has none */
export function packFrame(bytes: Buffer, delimiter: number | null): PackedFrame {
  const columns = delimiter === null ? null : turned(bytes, delimiter);
  const packed = unbroken(() => zstdCompressSync(columns ?? bytes, options));
  if (packed.length > bytes.length * worthIt) return { form: 'plain', bytes };
  return { form: columns === null ? 'packed' : 'turned', bytes: packed };
}

/** The original frame. @param length of the frame in bytes @throws Error if it is damaged */
export async function unpackFrame({ form, bytes }: PackedFrame, length: number, delimiter: number | null): Promise<Buffer> {
  return form === 'plain' ? bytes : laidBack(form, await unpackLater(bytes, limitOf(length)), length, delimiter);
}

/** The same, synchronous, for use in a separate thread. */
export function unpackFrameSync({ form, bytes }: PackedFrame, length: number, delimiter: number | null): Buffer {
  return form === 'plain'
    ? bytes
    : laidBack(
        form,
        unbroken(() => zstdDecompressSync(bytes, limitOf(length))),
        length,
        delimiter,
      );
}

function limitOf(length: number): { maxOutputLength: number } {
  return { maxOutputLength: length + 64 };
}

function laidBack(form: FrameForm, bytes: Buffer, length: number, delimiter: number | null): Buffer {
  const out = form === 'turned' && delimiter !== null ? turnedBack(bytes, delimiter) : bytes;
  if (out.length !== length) throw new RangeError(`a frame of ${length} bytes came out with ${out.length}`);
  return out;
}
