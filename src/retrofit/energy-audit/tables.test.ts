import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readMeasures } from './tables.ts';

const directory = mkdtempSync(join(tmpdir(), 'yaodong-audit-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

async function unitsFor(carrier: string): Promise<readonly string[]> {
  const path = join(directory, `${carrier}.csv`);
  const head = 'code,finding,system,name,carrier,annualSaving,unit,costYuan,lifeYears,basis';
  writeFileSync(path, `${head}\nC1,,照明,换灯,${carrier},5000,度,,,\n`);
  const refused = await readMeasures({ path, name: 'm.csv' }).catch(
    (error: unknown) => error as { code: string; evidence: { allowed: string[] } },
  );
  expect(refused).toMatchObject({ code: 'audit-cell-one-of', evidence: { row: 2, column: 'unit', text: '度' } });
  return (refused as { evidence: { allowed: string[] } }).evidence.allowed;
}

test('a unit that is none is told with those of its carrier alone', async () => {
  expect(await unitsFor('water')).toEqual(['m3', 'L', '10000m3', 'ft3', 'ccf', 'kcf', 'kgal']);
  expect(await unitsFor('coal')).toEqual(['kg', 't']);
  const electricity = await unitsFor('electricity');
  expect(electricity).toContain('kWh');
  for (const other of ['m3', 't', 'kW']) expect(electricity).not.toContain(other);
});
