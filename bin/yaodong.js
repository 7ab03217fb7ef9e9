#!/usr/bin/env node
import { spawn } from 'node:child_process';
import module from 'node:module';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { looksReady, newEnough, nodeEnvironment, ownNode, root } from './installed.js';

// Plain JavaScript for Node 20: finds the Node 26 that npm carried and goes on there.

if (!looksReady()) {
  const { prepare } = await import('./prepare.js');
  const code = prepare();
  if (code !== 0) process.exit(code);
}
if (newEnough()) await run();
else handOver();

async function run() {
  // Handed over by an older Node: when that is killed, we are meant.
  if (process.channel !== undefined && process.env.YAODONG_HANDED === '1') {
    process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
    process.channel.unref();
  }
  delete process.env.YAODONG_HANDED;
  // What was compiled once need not be again: half of the work of a short command. Beside the code and not in a folder that all users
  // share, where another could lay down code for us; where nobody may write there, it is compiled each time.
  module.enableCompileCache(path.join(root, '.cache', 'compiled'));
  const { main } = await import('../src/cli/main.ts');
  process.exitCode = await main(process.argv.slice(2));
}

function handOver() {
  const child = spawn(ownNode(), [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...nodeEnvironment(), YAODONG_HANDED: '1' },
  });
  // A terminal's Ctrl-C reaches both, and we outlive the child's answer to it; sent by a program it reaches us alone.
  const terminal = [process.stdin, process.stdout, process.stderr].some((stream) => stream.isTTY);
  process.on('SIGINT', () => (terminal ? undefined : child.kill('SIGINT')));
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGUSR2']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  });
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
}
