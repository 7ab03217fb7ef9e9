const begins = (head: Buffer, ...bytes: readonly number[]): boolean => head.subarray(0, bytes.length).equals(Buffer.from(bytes));

/**
 * The first bytes of files, by type. Nothing that could contain a script that browsers run is included: HTML, SVG and XML are served as
 * plain bytes.
 */
const kinds: readonly (readonly [type: string, isIt: (head: Buffer) => boolean])[] = [
  ['image/jpeg', (head) => begins(head, 0xff, 0xd8, 0xff)],
  ['image/png', (head) => begins(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/webp', (head) => head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP'],
  ['application/pdf', (head) => head.toString('latin1', 0, 5) === '%PDF-'],
];

/** The types under which files are served. */
export const safeTypes = ['application/octet-stream', ...kinds.map(([type]) => type)] as const satisfies readonly string[];

/** How many leading bytes determine the type. */
export const headBytes = 16;

/**
 * The type under which a file is served: by its own first bytes, never by its name or what its sender states; all others are plain bytes.
 */
export function safeType(head: Buffer): string {
  return kinds.find(([, isIt]) => isIt(head))?.[0] ?? 'application/octet-stream';
}

const isZip = (head: Buffer) => begins(head, 0x50, 0x4b);
const isOldOffice = (head: Buffer) => begins(head, 0xd0, 0xcf, 0x11, 0xe0);
const isText = (head: Buffer) => head.length > 0 && (!head.includes(0) || begins(head, 0xff, 0xfe) || begins(head, 0xfe, 0xff));
const is = (type: string) => (head: Buffer) => safeType(head) === type;
const signed = (text: string) => (head: Buffer) => head.toString('latin1', 0, text.length) === text;

/** How files begin, by the extensions commonly attached to buildings. */
const endings: Readonly<Record<string, (head: Buffer) => boolean>> = {
  ...named('jpg jpeg', is('image/jpeg')),
  ...named('png', is('image/png')),
  ...named('webp', is('image/webp')),
  ...named('pdf', is('application/pdf')),
  ...named('gif', signed('GIF8')),
  ...named('bmp', signed('BM')),
  ...named('dwg', signed('AC1')),
  ...named('zip docx xlsx pptx ofd', isZip),
  ...named('doc xls ppt', isOldOffice),
  // WPS writes both formats under these extensions
  ...named('wps et dps', (head) => isOldOffice(head) || isZip(head)),
  ...named('rar', signed('Rar!')),
  ...named('7z', signed('7z')),
  ...named('gz', (head) => begins(head, 0x1f, 0x8b)),
  ...named('txt csv md json geojson xml svg html', isText),
};

function named(names: string, isIt: (head: Buffer) => boolean): Record<string, (head: Buffer) => boolean> {
  return Object.fromEntries(names.split(' ').map((name) => [name, isIt]));
}

/**
 * The extension of a name, if the file does not begin as files with that extension do; null if it does, or if the extension is not known.
 */
export function wrongEnding(name: string, head: Buffer): string | null {
  const ending = /\.(?<ending>[a-z0-9]{1,8})$/iu.exec(name)?.groups?.['ending']?.toLowerCase() ?? '';
  return Object.hasOwn(endings, ending) && endings[ending]?.(head) === false ? ending : null;
}
