/**
 * The first bytes of files, by the extensions that a procedure names. Anything that can hold a script is accepted as plain text and served
 * as plain bytes.
 */
const begins: Readonly<Record<string, readonly (readonly [offset: number, bytes: string])[]>> = {
  pdf: [[0, '%PDF-']],
  jpg: [[0, '\u00ff\u00d8\u00ff']],
  png: [[0, '\u0089PNG\r\n\u001a\n']],
  webp: [
    [0, 'RIFF'],
    [8, 'WEBP'],
  ],
  docx: [[0, 'PK\u0003\u0004']],
  xlsx: [[0, 'PK\u0003\u0004']],
  zip: [[0, 'PK\u0003\u0004']],
  ofd: [[0, 'PK\u0003\u0004']],
  doc: [[0, '\u00d0\u00cf\u0011\u00e0']],
  xls: [[0, '\u00d0\u00cf\u0011\u00e0']],
  dwg: [[0, 'AC1']],
};

const sameAs: Readonly<Record<string, string>> = { jpeg: 'jpg' };
const texts = new Set(['csv', 'txt', 'json', 'md']);

const isType = (type: string, head: string): boolean => {
  if (texts.has(type)) return head.length > 0 && !head.includes('\u0000') && !Object.values(begins).some((marks) => fits(marks, head));
  const marks = begins[type];
  return marks !== undefined && fits(marks, head);
};

const fits = (marks: readonly (readonly [number, string])[], head: string): boolean =>
  marks.every(([offset, bytes]) => head.slice(offset, offset + bytes.length) === bytes);

/**
 * Why a file is none of the types that a procedure accepts: its extension is not among them, or its first bytes do not match its extension;
 * null if it is one.
 * @param head its first 16 bytes
 */
export function typeFault(types: readonly string[], name: string, head: Buffer): 'type-not-taken' | 'type-not-true' | null {
  const taken = types.map((type) => sameAs[type.toLowerCase()] ?? type.toLowerCase());
  const ending = /\.(?<ending>[a-z0-9]{1,8})$/iu.exec(name)?.groups?.['ending']?.toLowerCase() ?? '';
  const type = sameAs[ending] ?? ending;
  if (!taken.includes(type)) return 'type-not-taken';
  return isType(type, head.toString('latin1')) ? null : 'type-not-true';
}
