import { writeFileSync } from 'node:fs';
import { beforeAll, test } from 'vitest';
import { z } from 'zod';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { call, inputOf, procedures } from './procedures.ts';
import { createOutside, inside, outsideRegion, type Outside } from './scope/outside.ts';
import { probes } from './scope/probes.ts';
import { createWorld, type World } from './world.ts';
let world: World;
let outside: Outside;
beforeAll(async () => {
  world = await createWorld();
  outside = await createOutside(world);
});
test('x', async () => {
  const out: string[] = [];
  for (const p of procedures()) {
    if (p.route.method !== 'GET') continue;
    const shape = (inputOf(p.path) as any)?.shape ?? {};
    const base = ((await probes[p.name]?.ask?.(outside, async (t) => t)) ?? {}) as object;
    for (const [n, one] of Object.entries(shape)) {
      if (p.route.path.includes(`{${n}}`)) continue;
      for (const value of n === 'region' ? ['999999', outsideRegion] : ['nonsense-x']) {
        if (!z.safeParse(one as any, value).success) continue;
        const who = value === outsideRegion ? world.as('bureau', { region: inside.region }) : world.local;
        const ans = await call(who, p.path, { ...base, [n]: value }).then(
          (a) => `200 ${JSON.stringify(a)?.slice(0, 100)}`,
          (e) => (e instanceof ProblemAnswer ? `${e.document.status} ${e.document.code}` : String(e)),
        );
        out.push(`${value} ${p.name} ${n} ${p.route.path}: ${ans}`);
      }
    }
  }
  writeFileSync('/tmp/h3-walk.txt', out.join('\n'));
}, 300000);
