import { Problem } from '#kernel/problem.ts';
import type { ReadAt } from '../zip.ts';

/** The type of a file, by its content; its name says little. */
export type FileFormat = 'csv' | 'csv.gz' | 'xlsx' | 'parquet' | 'geojson' | 'xml';

const compound = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** The first bytes of files that people mistake for tables, and what they are. */
const others: readonly (readonly [RegExp, string])[] = [
  [/^%PDF/u, 'pdf'],
  [/^\ufeff?\s*<(?:!doctype html|html|table|head|meta)/iu, 'html'],
  [/^\ufeff?\s*[{[]\s*["{[\]}\d]/u, 'json'],
  [/^SQLite format 3/u, 'sqlite'],
  [/^\x89HDF/u, 'hdf5'],
  [/^CDF[\x01\x02\x05]/u, 'netcdf'],
  [/^ARROW1/u, 'arrow'],
  [/^\{\\rtf/u, 'rtf'],
  [/^(?:\x89PNG|\xff\xd8\xff|GIF8)/u, 'picture'],
  [/^(?:Rar!|7z\xbc\xaf|BZh|\x28\xb5\x2f\xfd|\xfd7zXZ)/u, 'archive'],
];

/**
 * Detects the type of a file by its first bytes. Throws `not-a-table`, `password-protected`, `old-word` or `old-excel` if it cannot be read
 * here.
 */
export async function formatOf(head: Buffer, readAt: ReadAt): Promise<FileFormat> {
  if (head.length >= 2 && head[0] === 0x1f && head[1] === 0x8b) return 'csv.gz';
  const mark = head.toString('latin1', 0, 4);
  if (mark === 'PK\u0003\u0004' || mark === 'PK\u0005\u0006') return 'xlsx';
  if (mark === 'PAR1') return 'parquet';
  if (head.subarray(0, 8).equals(compound)) throw await compoundProblem(head, readAt);
  const text = head.toString('latin1', 0, 200).replace(/^\xef\xbb\xbf/u, '');
  if (/^\s*\{/u.test(text) && /"type"\s*:\s*"Feature(?:Collection)?"/u.test(head.toString('latin1'))) return 'geojson';
  if (/^\ufeff?\s*<(?:\?xml|(?:\w+:)?feed[\s>])/iu.test(text)) return 'xml';
  const other = others.find(([begins]) => begins.test(text));
  if (other !== undefined) throw new Problem('bad-input', 'not-a-table', { looksLike: other[1] });
  return 'csv';
}

/** A compound file is a workbook from before 2007, or a newer one with a password ([MS-CFB] 2.2, [MS-OFFCRYPTO] 2.3.4.4). */
async function compoundProblem(head: Buffer, readAt: ReadAt): Promise<Problem> {
  if (head.length >= 52) {
    const sector = 1 << Math.min(head.readUInt16LE(30), 12);
    const names = await readAt((head.readUInt32LE(48) + 1) * sector, 4096);
    if (names.includes(Buffer.from('EncryptedPackage', 'utf16le'))) return new Problem('bad-input', 'password-protected');
    if (names.includes(Buffer.from('WordDocument', 'utf16le'))) return new Problem('bad-input', 'old-word');
  }
  return new Problem('bad-input', 'old-excel');
}
