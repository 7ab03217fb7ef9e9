import { type Cut, type Cutter, longestFrame } from './bytes.ts';
import { kermit, xmodem } from './crc.ts';

/** The four layouts in which collectors frame their messages (`standards.md` 1.1). */
export type Dialect = 'A' | 'B' | 'C' | 'D';

/** `instruction`: A and B; `type`: the type byte of C. `check`: which of the two the sender calculates; the answer uses the same. */
export type CollectorFrame = {
  readonly dialect: Dialect;
  readonly instruction: number | null;
  readonly type: number | null;
  readonly check: 'xmodem' | 'kermit' | null;
  readonly payload: Buffer;
};

const ends = { A: [0x68681616, 0x55aa55aa], B: [0x55aa55aa, 0x68681616] } as const;
const around = 14;

/** Cuts collectors' frames of all four dialects off a stream; the first bytes determine the dialect. */
export const collectorCutter: Cutter<CollectorFrame> = (bytes) => {
  if (bytes.length < 4) return { need: 4 };
  const head = bytes.readUInt32BE(0);
  if (head === ends.A[0]) return cutFramed('A', bytes);
  if (head === ends.B[0]) return cutFramed('B', bytes);
  return head >>> 16 === 0x1f1f ? cutTyped(bytes) : cutPlain(bytes);
};

function bad(code: string, bytes: Buffer, used: number, fatal = false): { cut: Cut<never>; used: number } {
  return { cut: { bad: { code, bytes: Buffer.from(bytes.subarray(0, Math.min(used, 4096))), fatal } }, used };
}

function cutFramed(dialect: 'A' | 'B', bytes: Buffer): ReturnType<Cutter<CollectorFrame>> {
  if (bytes.length < 12) return { need: 12 };
  const length = bytes.readUInt32LE(4);
  if (length > longestFrame) return bad('frame-too-long', bytes, bytes.length, true);
  if (length < 4) return bad('frame-length', bytes, nextHead(bytes));
  const whole = length + around;
  if (bytes.length < whole) return { need: whole };
  if (bytes.readUInt32BE(whole - 4) !== ends[dialect][1]) return bad('frame-tail', bytes, nextHead(bytes));
  const check = checkOf(bytes.subarray(8, whole - 6), bytes.subarray(whole - 6, whole - 4));
  if (check === null) return bad('frame-check', bytes, whole);
  const payload = bytes.subarray(12, whole - 6);
  return { cut: { frame: { dialect, instruction: bytes.readUInt32LE(8), type: null, check, payload } }, used: whole };
}

function checkOf(over: Buffer, given: Buffer): 'xmodem' | 'kermit' | null {
  const low = given.readUInt16LE(0);
  if (xmodem(over) === low) return 'xmodem';
  return kermit(over) === given.readUInt16BE(0) ? 'kermit' : null;
}

/** Where, after the first four bytes, the next frame of A or B may begin. */
function nextHead(bytes: Buffer): number {
  const found = [ends.A[0], ends.B[0]].map((head) => {
    const mark = Buffer.alloc(4);
    mark.writeUInt32BE(head);
    const at = bytes.indexOf(mark, 4);
    return at < 0 ? bytes.length : at;
  });
  return Math.min(...found);
}

function cutTyped(bytes: Buffer): ReturnType<Cutter<CollectorFrame>> {
  if (bytes.length < 7) return { need: 7 };
  const length = bytes.readUInt32BE(3);
  if (length > longestFrame) return bad('frame-too-long', bytes, bytes.length, true);
  if (bytes.length < 7 + length) return { need: 7 + length };
  const frame = { dialect: 'C', instruction: null, type: bytes[2] as number, check: null, payload: bytes.subarray(7, 7 + length) } as const;
  return { cut: { frame }, used: 7 + length };
}

function cutPlain(bytes: Buffer): ReturnType<Cutter<CollectorFrame>> {
  const length = bytes.readUInt32BE(0);
  if (length > longestFrame) return bad('frame-too-long', bytes, bytes.length, true);
  if (length === 0) return bad('frame-length', bytes, 4);
  if (bytes.length < 4 + length) return { need: 4 + length };
  const frame = { dialect: 'D', instruction: null, type: null, check: null, payload: bytes.subarray(4, 4 + length) } as const;
  return { cut: { frame }, used: 4 + length };
}

/** The bytes of a frame; the reverse of `collectorCutter`. */
export function encodeCollectorFrame({ dialect, instruction, type, check, payload }: CollectorFrame): Buffer {
  if (dialect === 'D') {
    const head = Buffer.alloc(4);
    head.writeUInt32BE(payload.length);
    return Buffer.concat([head, payload]);
  }
  if (dialect === 'C') {
    const head = Buffer.from([0x1f, 0x1f, type ?? 0, 0, 0, 0, 0]);
    head.writeUInt32BE(payload.length, 3);
    return Buffer.concat([head, payload]);
  }
  const bytes = Buffer.alloc(payload.length + 4 + around);
  bytes.writeUInt32BE(ends[dialect][0], 0);
  bytes.writeUInt32LE(payload.length + 4, 4);
  bytes.writeUInt32LE(instruction ?? 0, 8);
  payload.copy(bytes, 12);
  const over = bytes.subarray(8, 12 + payload.length);
  if (check === 'kermit') bytes.writeUInt16BE(kermit(over), 12 + payload.length);
  else bytes.writeUInt16LE(xmodem(over), 12 + payload.length);
  bytes.writeUInt32BE(ends[dialect][1], 14 + payload.length);
  return bytes;
}
