import { open } from 'node:fs/promises';
import { framePlaces, indexBytes, readIndex, tailBytes, type FrameIndex, type FramePlace } from './frame-index.ts';
import type { PackedFrame } from './frame.ts';

/** An open packed file. */
export type PackedFile = {
  readonly index: FrameIndex;
  readonly places: readonly FramePlace[];
  /** Its size on disk, in bytes. */
  readonly size: number;
  /** A frame as stored, numbered from 0. */
  readonly frameAt: (number: number) => Promise<PackedFrame>;
  readonly close: () => Promise<void>;
};

/** Opens a packed file and reads its index. @throws Error with the system's code if it does not exist, RangeError if it is not whole */
export async function openPacked(path: string): Promise<PackedFile> {
  const file = await open(path, 'r');
  const readAt = async (at: number, length: number): Promise<Buffer> => {
    if (at < 0) throw new RangeError('a packed file is shorter than its index says');
    const { buffer, bytesRead } = await file.read(Buffer.allocUnsafe(length), 0, length, at);
    if (bytesRead !== length) throw new RangeError('a packed file is shorter than its index says');
    return buffer;
  };
  try {
    const { size } = await file.stat();
    const length = indexBytes(await readAt(size - tailBytes, tailBytes));
    const index = readIndex(await readAt(size - tailBytes - length, length));
    const places = framePlaces(index);
    const frames = index.frames.reduce((sum, [, packed]) => sum + packed, 0);
    if (frames + length + tailBytes !== size) throw new RangeError('a packed file is longer than its index says');
    return {
      index,
      places,
      size,
      frameAt: async (number) => {
        const [form, packed] = index.frames[number] as FrameIndex['frames'][number];
        return { form, bytes: await readAt((places[number] as FramePlace).at, packed) };
      },
      close: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
}
