import { Problem } from '#kernel/problem.ts';

/** Entries of a tar archive (POSIX.1-2001, pax), as `tar` reads and writes them. */

const block = 512;
const largestOctal = 0o77_777_777_777;

/** What precedes the bytes of an entry: its header, preceded by a pax header if the name is long or not ASCII. */
export function tarHeader(name: string, size: number, mtimeSeconds: number): Buffer {
  const plain = /^[\x20-\x7e]{1,100}$/u.test(name);
  if (plain && size <= largestOctal) return headerBlock(name, size, mtimeSeconds, '0');
  const record = Buffer.from(paxRecord('path', name) + paxRecord('size', String(size)));
  const short = plain ? name : name.replaceAll(/[^\x20-\x7e]/gu, '_').slice(-100);
  return Buffer.concat([
    headerBlock('pax', record.length, mtimeSeconds, 'x'),
    record,
    tarPadding(record.length),
    headerBlock(short, Math.min(size, largestOctal), mtimeSeconds, '0'),
  ]);
}

/** The padding of an entry's last block. */
export function tarPadding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block);
}

/** Two empty blocks end an archive. */
export const tarEnd = Buffer.alloc(2 * block);

/** An entry: its bytes are at offset `at` in the file. */
export type TarEntry = { readonly name: string; readonly at: number; readonly size: number };

/**
 * The entries of an archive in order.
 * @param readAt the bytes at an offset in the file, fewer at its end
 * @throws Problem `backup-cut-off` if it ends too early, `not-a-backup` if it is not such an archive
 */
export async function* tarEntries(readAt: (at: number, length: number) => Promise<Buffer>, length: number): AsyncGenerator<TarEntry> {
  let pax: { path?: string; size?: number } = {};
  for (let at = 0; ;) {
    const header = await readAt(at, block);
    if (header.length < block) throw new Problem('cannot-do', at === 0 ? 'not-a-backup' : 'backup-cut-off');
    if (header.every((byte) => byte === 0)) return;
    const found = parseHeader(header);
    const size = pax.size ?? found.size;
    const entry = { name: pax.path ?? found.name, at: at + block, size };
    at += block + size + tarPadding(size).length;
    if (entry.at + size > length) throw new Problem('cannot-do', 'backup-cut-off');
    if (found.type === 'x') {
      pax = parsePax((await readAt(entry.at, Math.min(found.size, 1 << 20))).toString('utf8'));
    } else {
      pax = {};
      yield entry;
    }
  }
}

function headerBlock(name: string, size: number, mtimeSeconds: number, type: '0' | 'x'): Buffer {
  const header = Buffer.alloc(block);
  header.write(name, 0, 100, 'latin1');
  header.write('0000600\0', 100, 'latin1');
  header.write('0000000\x000000000\0', 108, 'latin1');
  header.write(`${size.toString(8).padStart(11, '0')}\0`, 124, 'latin1');
  header.write(`${Math.floor(mtimeSeconds).toString(8).padStart(11, '0')}\0`, 136, 'latin1');
  header.write(type, 156, 'latin1');
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148, 'latin1');
  return header;
}

/** The sum of all bytes, with those of the sum itself counted as blanks. */
function checksum(header: Buffer): number {
  let sum = 8 * 32;
  for (const [at, byte] of header.entries()) if (at < 148 || at >= 156) sum += byte;
  return sum;
}

function parseHeader(header: Buffer): { name: string; size: number; type: string } {
  const text = (from: number, to: number): string => header.toString('latin1', from, to).replace(/\0.*$/su, '').trim();
  if (text(257, 262) !== 'ustar' || Number.parseInt(text(148, 156), 8) !== checksum(header)) throw new Problem('cannot-do', 'not-a-backup');
  return { name: text(0, 100), size: Number.parseInt(text(124, 136), 8), type: text(156, 157) };
}

/** `length key=value\n`, where the length is in bytes and includes itself. */
function paxRecord(key: string, value: string): string {
  const rest = ` ${key}=${value}\n`;
  let length = Buffer.byteLength(rest) + 1;
  while (String(length).length + Buffer.byteLength(rest) !== length) length = String(length).length + Buffer.byteLength(rest);
  return `${length}${rest}`;
}

function parsePax(text: string): { path?: string; size?: number } {
  const path = /(?:^|\n)\d+ path=([^\n]*)\n/u.exec(text)?.[1];
  const size = /(?:^|\n)\d+ size=(\d+)\n/u.exec(text)?.[1];
  return { ...(path === undefined ? {} : { path }), ...(size === undefined ? {} : { size: Number(size) }) };
}
