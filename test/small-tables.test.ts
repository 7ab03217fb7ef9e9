import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readCommitments } from '#flexibility/flexibility/commitments.ts';
import { listRows } from '#casework/draws/list-store.ts';
import { readPeople } from '#casework/surveys/people-list.ts';
import { openTable } from '#platform/tables/tables.ts';
import { readStipulated } from '#retrofit/contracts/stipulated-table.ts';
import { readFindings, readMeasures } from '#retrofit/energy-audit/tables.ts';
import { readEvents, readFactor, readPool } from '#retrofit/savings/model/tables.ts';

/** Small tables that are read by fixed headings: an unknown column is refused by its name, and never ignored. */
const folder = mkdtempSync(path.join(tmpdir(), 'yaodong-small-'));
afterAll(() => rmSync(folder, { recursive: true }));

const upload = (header: string, row: string) => {
  const place = path.join(folder, 'small.csv');
  writeFileSync(place, `${header}\n${row}\n`);
  return { path: place, name: 'small.csv' };
};

type File = ReturnType<typeof upload>;
const readers: readonly (readonly [string, (file: File) => Promise<unknown>, header: string, row: string])[] = [
  ['findings of an audit', readFindings, 'code,system,text,severity', 'F1,照明,坏,一般'],
  ['measures of an audit', readMeasures, 'code,system,name,carrier,annualSaving', 'M1,照明,换灯,电,100'],
  ['events of savings', readEvents, 'from,to,kind', '2025-01-01,2025-02-01,exclude'],
  ['values of a factor', (file) => readFactor('f', file), 'time,value', '2025-01-01,5'],
  ['stipulated equipment', readStipulated, 'item,count,beforeW,afterW,hours', '灯,10,40,18,8'],
  ['commitments', async (file) => readCommitments(await openTable(file.path), file.name), 'building,kw', 'B1,5'],
];

/** Lists that only name things: no figure is lost, whatever else they say about each. */
const namings: typeof readers = [
  ['a pool', (file) => readPool(file, 10), 'meter', 'M1'],
  ['people of a survey', readPeople, 'code,group', 'P1,A'],
  ['lists of a draw', (file) => listRows(file, ['code']), 'code,name', 'D1,甲'],
];

test.each(namings)('%s may contain further columns', async (_, read, header, row) => {
  await expect(read(upload(`${header},职称`, `${row},高工`))).resolves.toEqual(await read(upload(header, row)));
});

describe.each(readers)('%s', (_, read, header, row) => {
  test('an unread column is refused by name', async () => {
    await expect(read(upload(`${header},年节约量`, `${row},999`))).rejects.toMatchObject({
      code: 'columns-not-read',
      evidence: { file: 'small.csv', columns: '年节约量' },
    });
  });

  test('a column of row numbers is allowed', async () => {
    await expect(read(upload(`序号,${header}`, `1,${row}`))).resolves.toBeDefined();
  });
});
