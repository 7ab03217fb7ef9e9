import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.stop());

const data = (name: string): string => readFileSync(new URL(`../../../test/data/buildingsync/${name}`, import.meta.url), 'utf8');
const problem = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'none',
    (trouble: unknown) => (trouble instanceof ProblemAnswer ? trouble.document.code : String(trouble)),
  );

test('a published example comes in with its own units; a bomb is refused whole', async () => {
  const file = await world.upload('example.xml', data('example-smalloffice-level1.xml'));
  expect(await problem(world.local.energyAudit.importSync({ file }))).toBe('sync-no-code');
  expect(await problem(world.local.energyAudit.importSync({ file, set: { code: 'US1' } }))).toBe('sync-building-refused');
  const set = { code: 'US1', region: '140302', use: 'office', zone: 'Asia/Shanghai' };
  const came = await world.local.energyAudit.importSync({ file, set });
  expect(came).toMatchObject({ building: 'US1', areaM2: '510.96672' });
  expect(came.findings.map(({ code }) => code)).toContain('sync-not-taken');
  const use = await world.local.metering.useOfBuilding({
    building: 'US1',
    carrier: 'electricity',
    from: '2019-01-01',
    to: '2019-02-01',
    step: 'month',
  });
  expect(use.total.value).toBe(6792.89);
  const bomb = `<!DOCTYPE a [<!ENTITY a "x">]><BuildingSync xmlns="http://buildingsync.net/schemas/bedes-auc/2019">&a;</BuildingSync>`;
  expect(await problem(world.local.energyAudit.importSync({ file: await world.upload('b.xml', bomb) }))).toBe('not-buildingsync');
});
