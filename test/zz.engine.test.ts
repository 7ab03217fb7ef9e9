import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ProblemAnswer } from '#client.ts';
import { call, procedures } from './procedures.ts';
import { createOutside } from './scope/outside.ts';
import { probes } from './scope/probes.ts';
import { createWorld } from './world.ts';

test('x', { timeout: 300_000 }, async () => {
  const world = await createWorld({ openadr: 'test' });
  const outside = await createOutside(world);
  let last = (await world.local.access.audit({ limit: 1 })).entries[0]?.id ?? 0;
  const lines: string[] = [];
  for (const { name, path, route, action } of procedures()) {
    if (route.method === 'GET' || action === 'view') continue;
    const send = async (text: string) => world.upload('asked.csv', text);
    const probe = probes[name];
    const said = await (async () => call(world.local, path, await probe?.ask?.(outside, send)))().then(
      (a) => 'ok ' + JSON.stringify(a).slice(0, 100),
      (e: unknown) => (e instanceof ProblemAnswer ? `PROBLEM ${JSON.stringify(e.document).slice(0, 300)}` : `ERR ${String(e)}`),
    );
    const { entries } = await world.local.access.audit({ limit: 50 });
    const fresh = entries.filter(({ id }) => id > last).toReversed();
    last = entries[0]?.id ?? last;
    lines.push(
      `${name} [${action}] ${probe?.ask ? '' : 'NOASK '}${said.startsWith('ok') ? 'ok' : said}\n    ${fresh.map((e) => `${e.action} ${e.subject} @${e.region}`).join(' | ')}`,
    );
  }
  writeFileSync('/tmp/trail.txt', lines.join('\n'));
  await world.stop();
  expect(1).toBe(1);
});
