import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { createWorld } from '../world.ts';
test('lists', { timeout: 300_000 }, async () => {
  const world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
  let out = '';
  for (const name of readdirSync('/tmp/lists')) {
    try {
      const came = await (world.local.registry as any).importBuildings({ set: { use: 'office', region: '110105' }, file: await world.upload(name, readFileSync(`/tmp/lists/${name}`)) });
      const b = await (world.local.registry as any).building({ building: name.replace('.csv', '') }).catch((e: any) => ({ err: String(e).slice(0, 80) }));
      out += `${name} ${readFileSync(`/tmp/lists/${name}`, 'utf8').split('\n')[0]} rejected ${came.rejectedCount} ${JSON.stringify(came.rejected?.[0] ?? '').slice(0, 120)} ${came.findings.map((f: any) => f.code).join(' ')} => ${JSON.stringify(b).match(/"floorArea":[^,}]*/)?.[0] ?? JSON.stringify(b).slice(0, 200)} ${JSON.stringify(b).match(/"(?:built|year\w*)":[^,}]*/)?.[0] ?? ''}\n`;
    } catch (e) { out += `${name} ${readFileSync(`/tmp/lists/${name}`, 'utf8').split('\n')[0]} REFUSED ${(e as any).document?.code} ${String((e as any).document?.detail ?? e).slice(0, 100)}\n`; }
  }
  writeFileSync('/tmp/lists.out', out);
  await world.stop();
});
