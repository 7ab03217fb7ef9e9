import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let from: World;
let into: World;
beforeAll(async () => {
  [from, into] = [await createWorld(), await createWorld()];
  for (const world of [from, into]) {
    const rows = 'code,name,use,region\nA,甲楼,office,140302\nB,乙楼,office,140303\nC,丙楼,office,140302\n';
    await world.local.registry.importBuildings({ file: await world.upload('b.csv', rows) });
  }
});
afterAll(async () => void (await Promise.all([from.stop(), into.stop()])));

const out = async (world: World, format = 'csv') =>
  Buffer.from(await (await world.ask(`/api/exports/attachments?format=${format}`)).arrayBuffer());
const take = async (world: World, bytes: string | Buffer, options: object = {}, name = 'd.csv') =>
  world.local.attachments.importList({ file: await world.upload(name, bytes), ...options });
const said = async (world: World) =>
  (
    await Promise.all(
      ['A', 'B', 'C'].map(async (building) => {
        const { entries } = await world.local.attachments.entries({ building, takenBack: true, limit: 1000 });
        return entries
          .map(({ kind, text, takenBack, file }) => ({ building, kind, text, takenBack, sha256: file?.sha256 ?? null }))
          .toReversed();
      }),
    )
  ).flat();

const note = fc.record({
  building: fc.constantFrom('A', 'B', 'C'),
  text: fc.oneof(fc.constantFrom('=1+1', "'=x", '两行\n第二行', '"引号", 逗号', '-'), fc.stringMatching(/^[现场查看A,"'=]{1,12}$/u)),
  takenBack: fc.boolean(),
});

test('notes and what is said of files go out as a list and come in again, twice changes nothing, an edited row changes just that', async () => {
  for (const { building, text, takenBack } of fc.sample(note, { numRuns: 40, seed: 9 })) {
    const { id } = await from.local.attachments.note({ building, text });
    if (takenBack) await from.local.attachments.takeBack({ id });
  }
  for (const world of [from, into])
    await world.local.attachments.attach({
      building: 'A',
      file: await world.upload('图纸.txt', 'bytes'),
      about: world === from ? '竣工图' : '',
    });
  const sent = await out(from);
  expect(await take(into, sent, { preview: true })).toMatchObject({ created: 40, updated: 1, rejectedCount: 0 });
  expect(await said(into)).toHaveLength(1);
  const came = await take(into, sent);
  expect(came).toMatchObject({ created: 40, updated: 1, unchanged: 0, rejectedCount: 0 });
  const bySaid = (a: object, b: object): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
  expect((await said(into)).toSorted(bySaid)).toEqual((await said(from)).toSorted(bySaid));
  expect(await take(into, sent)).toMatchObject({ created: 0, updated: 0, unchanged: 41 });
  for (const format of ['csv', 'xlsx', 'parquet'])
    expect(await take(into, await out(into, format), {}, `d.${format}`), format).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 41,
      rejectedCount: 0,
    });

  const before = await said(into);
  const edited = (await out(into)).toString().replace('竣工图', '竣工图（二版）');
  const change = await take(into, edited);
  expect(change).toMatchObject({ created: 0, updated: 1, unchanged: 40 });
  expect((await said(into)).filter((one, at) => one.text !== before[at]?.text)).toEqual([
    expect.objectContaining({ text: '竣工图（二版）' }),
  ]);
  await expect(into.local.imports.undo({ id: came.import })).rejects.toMatchObject({ document: { code: 'undo-refused' } });
  await into.local.imports.undo({ id: change.import });
  expect(await said(into)).toEqual(before);
});

test('an import is taken back whole; rows about nothing that is there come back with why', async () => {
  const came = await take(
    from,
    [
      'building,kind,sha256,text',
      'C,note,,新备注',
      `C,file,${'a'.repeat(64)},没有的文件`,
      'C,note,,',
      'NONE,note,,x',
      'C,note,,\u202e反',
    ].join('\n'),
  );
  expect(came).toMatchObject({ created: 1, rejectedCount: 4 });
  expect(came.rejected?.map(({ row, code }) => [row, code])).toEqual([
    [3, 'attachment-file-absent'],
    [4, 'note-empty'],
    [5, 'out-of-scope'],
    [6, 'bad-text'],
  ]);
  expect((await said(from)).filter(({ text }) => text === '新备注')).toEqual([expect.objectContaining({ takenBack: false })]);
  await from.local.imports.undo({ id: came.import });
  expect((await said(from)).filter(({ text }) => text === '新备注')).toEqual([expect.objectContaining({ takenBack: true })]);
});

test('a list of the whole city changes only what its bringer sees', async () => {
  const { id } = await from.local.attachments.note({ building: 'B', text: '局里写的' });
  const bureau = from.as('bureau', { region: '140303' });
  const secret = await from.secretOf('bureau', { region: '140303' });
  const table = (await out(from)).toString();
  expect(
    (
      await from.ask('/api/exports/attachments', { headers: { authorization: `Bearer ${secret}` } }).then((answer) => answer.text())
    ).includes('局里写的'),
  ).toBe(true);
  const seen = await bureau.attachments.importList({ file: await from.upload('d.csv', table.replace('局里写的', '改了'), secret) });
  expect(seen).toMatchObject({ updated: 1 });
  expect(seen.rejected?.every(({ code }) => code === 'out-of-scope')).toBe(true);
  expect((await from.local.attachments.history({ id })).revisions).toHaveLength(2);
});
