import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// For working on the program: the server begins anew when its sources change, and the console beside it shows each change at once.

const root = fileURLToPath(new URL('..', import.meta.url));
const data = process.argv[2] ?? './data/dev';
const children = [
  spawn(process.execPath, ['--watch-path=src', '--watch-preserve-output', 'bin/yaodong.js', 'serve', '--data', data], {
    cwd: root,
    stdio: 'inherit',
  }),
  spawn(process.execPath, ['node_modules/vite/bin/vite.js'], { cwd: root, stdio: 'inherit' }),
];
for (const child of children) child.on('exit', (code) => process.exit(code ?? 1));
process.on('exit', () => children.forEach((child) => child.kill()));
