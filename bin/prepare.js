import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { consoleIsOld, installed, linkNode, linkPostgres, missingEngines, newEnough, nodeEnvironment, ownNode, root } from './installed.js';

// Run by npm before start, test and check; plain JavaScript for Node 20. Standard output belongs to the command: we speak on the other.

/** Installs what is missing, links what npm left out, builds the console. Returns an exit code. */
export function prepare({ tests = false } = {}) {
  if (!installed()) {
    say('正在安装依赖,约需一分钟……', 'Installing the dependencies, about a minute ...');
    const code = npmCi();
    if (code !== 0) return code;
  }
  linkNode();
  linkPostgres();
  if (!newEnough() && ownNode() === null) {
    say(
      `此平台(${process.platform}-${process.arch})需要自行安装 Node 26。`,
      `On this platform (${process.platform}-${process.arch}) Node 26 must be installed first.`,
    );
    return 1;
  }
  tellOfEngines();
  return tests || !consoleIsOld() ? 0 : buildConsole();
}

function npmCi() {
  const npm = process.env.npm_execpath;
  const args = ['ci', '--no-audit', '--no-fund', '--loglevel=error', '--progress=true'];
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const script = npm !== undefined && /\.c?js$/u.test(npm) && existsSync(npm);
  const done = script
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (done.error !== undefined) say('未找到 npm,请先安装。', 'npm was not found; install it first.');
  return done.status ?? 1;
}

function tellOfEngines() {
  const missing = missingEngines();
  if (missing !== null && missing.length === 0) return;
  if (process.env.DATABASE_URL !== undefined && process.env.CLICKHOUSE_URL !== undefined) return;
  say(
    '此平台没有随程序提供的数据库:请设置 DATABASE_URL(PostgreSQL)和 CLICKHOUSE_URL(ClickHouse)。',
    'There are no databases carried along for this platform: set DATABASE_URL (PostgreSQL) and CLICKHOUSE_URL (ClickHouse).',
  );
}

function buildConsole() {
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(vite)) return 0;
  say('正在构建控制台……', 'Building the console ...');
  const node = newEnough() ? process.execPath : ownNode();
  return spawnSync(node, [vite, 'build', '--logLevel', 'warn'], { cwd: root, stdio: ['ignore', 2, 2], env: nodeEnvironment() }).status ?? 1;
}

function say(zh, en) {
  process.stderr.write(`${zh} ${en}\n`);
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = prepare({ tests: process.argv.includes('--tests') });
}
