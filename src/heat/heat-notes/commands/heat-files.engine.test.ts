import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';
import { run } from '#cli/run.ts';
import { createSession } from '#cli/session.ts';

let world: World;
let folder: string;
let clock = Date.parse('2026-03-01T00:00:00Z');

const at = (name: string) => join(folder, name);

async function json(...words: readonly string[]) {
  const [out, err]: [string[], string[]] = [[], []];
  const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
  const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
  await run([...words, '--json'], { ...output, terminal: false, language: 'zh', open: async () => createSession(reached, 'zh') });
  return JSON.parse(out.join('') || err.join('')) as Record<string, unknown>;
}

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  folder = await mkdtemp(join(tmpdir(), 'heat-files-'));
  const { local, upload } = world;
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力公司') });
  await local.registry.importBuildings({
    file: await upload('b.csv', 'code,name,use,region,address\nB1,一号楼,residential,140302,示范路1号'),
  });
  await local.heatBilling.seasons.set({ region: '140300', name: 'J', from: '2026-01-01', to: '2026-01-31', source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: "kind: heat-tariff\nid: t1\nstatus: DEMO\nclasses: {x: {area: '22.00'}}\n" });
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', 'code,building,company,tariff,method\nP1,B1,C1,t1,area') });
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', 'code,point,class,area\nH1,P1,x,100\nH2,P1,x,80') });
  await json('heat', 'close', '--company', 'C1', '--season', 'J');
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

const sha256 = async (file: string): Promise<string> =>
  createHash('sha256')
    .update(await readFile(file))
    .digest('hex');

test('a note is exported as a paper, with the same bytes each time; for a point all of them, one file each', async () => {
  const [one, again] = [
    await json('heat', 'statement', 'C1-J-000001', '--out', at('1.docx')),
    await json('heat', 'statement', 'C1-J-000001', '--out', at('2.docx')),
  ];
  expect(one).toEqual({ file: at('1.docx'), sha256: await sha256(at('1.docx')) });
  expect(again['sha256']).toBe(one['sha256']);
  const { files } = await json('heat', 'statement', '--point', 'P1', '--season', 'J', '--out', at('all'));
  expect(files).toMatchObject([{ number: 'C1-J-000001' }, { number: 'C1-J-000002' }]);
  expect((await readdir(at('all'))).toSorted()).toEqual(['C1-J-000001.docx', 'C1-J-000002.docx']);
  expect(await json('heat', 'statement', 'C1-J-000009', '--out', at('9.docx'))).toMatchObject({ code: 'no-such-note' });
});

test('notes of a building are exported by one job, as files or as one zip, each with a link on request', async () => {
  const { files } = await json('heat', 'statement', '--building', 'B1', '--season', 'J', '--link-days', '30', '--out', at('linked'));
  expect(files).toMatchObject([{ number: 'C1-J-000001' }, { number: 'C1-J-000002' }]);
  const read = async (bytes: Uint8Array) => new TextDecoder().decode(unzipSync(bytes)['word/document.xml']).replaceAll(/<[^>]+>/gu, '');
  const [address = ''] = /http\S+\/heat-link#[0-9a-f]{64}/u.exec(await read(await readFile(at('linked/C1-J-000001.docx')))) ?? [];
  const token = address.slice(address.indexOf('#') + 1);
  expect(await world.local.heatResident.linked.account({ token })).toMatchObject({ account: 'H1', balance: '2200.00' });
  const told = await json('heat', 'statement', '--company', 'C1', '--season', 'J', '--out', at('all.zip'));
  expect(told).toMatchObject({ files: [{ file: at('all.zip'), sha256: await sha256(at('all.zip')) }] });
  const zip = unzipSync(await readFile(at('all.zip')));
  expect(Object.keys(zip)).toEqual(['C1-J-000001.docx', 'C1-J-000002.docx']);
  const text = await read(zip['C1-J-000002.docx'] as Uint8Array);
  for (const part of ['示范路1号', '【示范】', '给一个查看本人热费的链接']) expect(text, part).toContain(part);
  expect(text).not.toContain('/heat-link#');
  expect(await json('heat', 'statement', '--building', 'B9', '--season', 'J', '--out', at('none'))).toMatchObject({
    code: 'no-notes-to-write',
  });
  const { job } = await world.local.heatNotes.statements({ season: 'J', company: 'C1' });
  const other = { headers: { authorization: `Bearer ${await world.secretOf('operator', { operator: 'C1' })}` } };
  expect((await world.ask(`/api/exports/heat-statements?job=${job}`, other)).status).toBe(404);
});

test('notes are exported in the columns of a charging system, by a file that defines them', async () => {
  await writeFile(
    at('columns.yaml'),
    'columns: [{heading: 客户号, field: account}, {heading: 金额, field: total}, {heading: 批次, text: 一}]',
  );
  await json('heat', 'export', '--company', 'C1', '--season', 'J', '--columns', at('columns.yaml'), '--out', at('n.csv'));
  expect(
    (await readFile(at('n.csv'), 'utf8'))
      .replace(/^\uFEFF/u, '')
      .trim()
      .split('\r\n'),
  ).toEqual(['客户号,金额,批次', 'H1,2200.00,一', 'H2,1760.00,一']);
  await writeFile(at('wrong.yaml'), 'columns: [{heading: 姓名, field: name}]');
  expect(
    await json('heat', 'export', '--company', 'C1', '--season', 'J', '--columns', at('wrong.yaml'), '--out', at('w.csv')),
  ).toMatchObject({
    code: 'heat-columns-bad',
  });
});

test('a season is shown, and exported as a paper or a table', async () => {
  for (const name of ['r.docx', 'r.xlsx', 'r.csv']) {
    const told = await json('heat', 'report', '--company', 'C1', '--season', 'J', '--out', at(name));
    expect(told).toMatchObject({ supplied: null, delivered: null, charged: '3960.00', byArea: '3960.00', cheaper: 0, dearer: 0 });
    expect((await readFile(at(name))).length).toBeGreaterThan(50);
  }
  const [heads, row] = (await readFile(at('r.csv'), 'utf8')).trim().split('\n');
  expect(heads).toContain('已开单热费（元）');
  expect(row).toMatch(/^P1,B1,按面积计费,2,180,,,,3960\.00,3960\.00,0,0,0/u);
});
