/** A package as described in the lock file or its own package.json. */
export type Locked = {
  readonly name?: string;
  readonly version?: string;
  readonly license?: string | { readonly type?: string };
  readonly licenses?: readonly { readonly type?: string }[];
};

/**
 * Their licence (MPL-2.0) requires that their own files stay open: no obstacle for tools that build or test and of which no file is
 * shipped.
 */
const tools = /^(?:axe-core|lightningcss(?:-[a-z0-9-]+)?)$/u;

export type Licensed = { readonly name: string; readonly version: string; readonly licence: string };

const permissive = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'CC-BY-3.0',
  'CC-BY-4.0',
  'ISC',
  'MIT',
  'MIT-0',
  'OFL-1.1',
  'PSF-2.0',
  'PostgreSQL',
  'Python-2.0',
  'Unlicense',
  'WTFPL',
  'Zlib',
]);

/** Each package once for each version, with its stated licence; if the lock file does not state it, the installed package is read. */
export function licencesOf(packages: Readonly<Record<string, Locked>>, installed: (place: string) => Locked | null): Licensed[] {
  const all = Object.entries(packages)
    .filter(([place]) => place !== '')
    .map(([place, locked]) => ({
      name: locked.name ?? place.slice(place.lastIndexOf('node_modules/') + 'node_modules/'.length),
      version: locked.version ?? '?',
      licence: licenceOf(locked) ?? licenceOf(installed(place)) ?? 'not told',
    }));
  return [...new Map(all.map((one) => [`${one.name} ${one.version}`, one])).values()];
}

function licenceOf(one: Locked | null): string | null {
  if (one === null) return null;
  if (typeof one.license === 'string') return one.license;
  return one.license?.type ?? one.licenses?.map(({ type }) => type ?? '?').join(' OR ') ?? null;
}

/** Those that may not be shipped: no licence is stated, or none of its alternatives is permissive. */
export function refusedOf(all: readonly Licensed[]): Licensed[] {
  return all.filter(({ name, licence }) => !isPermissive(licence) && !(licence === 'MPL-2.0' && tools.test(name)));
}

function isPermissive(licence: string): boolean {
  const bare = licence.replaceAll(/[()]/gu, '');
  return bare.split(/ OR /u).some((choice) => choice.split(/ AND /u).every((one) => permissive.has(one.trim())));
}
