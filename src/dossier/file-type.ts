const begins = (head: Buffer, ...bytes: readonly number[]): boolean => head.subarray(0, bytes.length).equals(Buffer.from(bytes));

/** What a file begins with, by its type. Nothing that can hold a script a browser would run is among them: HTML, SVG and XML are plain bytes here. */
const kinds: readonly (readonly [type: string, isIt: (head: Buffer) => boolean])[] = [
  ['image/jpeg', (head) => begins(head, 0xff, 0xd8, 0xff)],
  ['image/png', (head) => begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/webp', (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP'],
  ['application/pdf', (head) => head.toString('latin1', 0, 5) === '%PDF-'],
];

/** How many first bytes tell the type. */
export const headBytes = 16;

/** The type under which a file is handed out: by its own first bytes, never by its name or by what its sender says; all others are plain bytes. */
export function safeType(head: Buffer): string {
  return kinds.find(([, isIt]) => isIt(head))?.[0] ?? 'application/octet-stream';
}
