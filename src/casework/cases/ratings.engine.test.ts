import { unzipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

/** A field of type `rating` is a score file: judged by the standard of its day against the star that the case applies for. */

const procedure = `kind: procedure
id: star
version: 1
status: CITY
source: {document: 测试, clause: '1'}
roles: {clerk: {who: post}}
fields:
  wanted: {type: integer, min: 1, max: 3}
  standard: {type: choice, options: [GB/T 50378, GB/T 50878]}
  score: {type: rating, names: {zh: 自评得分, en: Own rating}}
states: {draft: {start: true, limit: none}, check: {limit: none}, granted: {end: true}}
transitions:
  submit: {from: [draft, check], to: check, by: clerk, form: [wanted, score], optional: [standard]}
  grant: {from: check, to: granted, by: clerk, document: acceptance, effects: [{set: building.greenStar, to: $wanted}]}
`;

const twoStars = {
  controlsMet: true,
  scores: { Q1: 50, Q2: 60, Q3: 50, Q4: 90, Q5: 60 },
  fitOut: true,
  starRequirements: 2,
};

let world: World;
let now = Date.parse('2024-03-01T02:00:00Z');
const secrets = new Map<string, string>();

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(path: string, body?: unknown, who = 'clerk'): Promise<any> {
  const headers = { authorization: `Bearer ${secrets.get(who)}`, 'content-type': 'application/json', 'accept-language': 'zh' };
  const answer = await world.ask(`/api${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  return answer.json();
}

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.procedures.add({ name: 'star.yaml', text: procedure });
  for (const [name, region] of [
    ['clerk', '140300'],
    ['stranger', '150200'],
  ] as const)
    secrets.set(name, (await world.local.access.keys.create({ name, role: 'bureau', region })).secret);
  await world.local.people.posts.set({ holder: 'key:clerk', role: 'star/clerk', region: '140300' });
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,楼,school,140302\n') });
});
afterAll(() => world.stop());

const submitted = async (fields: object) => {
  const { case: code } = await answerTo('/cases', { procedure: 'star', building: 'B1' });
  return answerTo(`/cases/${code}/steps`, { transition: 'submit', fields });
};

test('a score that is enough for the star says so, by standard, stage, day, total and star reached', async () => {
  const { ratings, findings } = await submitted({ wanted: 2, score: twoStars });
  expect(ratings).toMatchObject([
    { field: 'score', name: '自评得分', standard: 'GB/T50378-2019', stage: 'final', date: '2024-03-01', total: 71, grade: 2, star: 2 },
  ]);
  expect(ratings[0].meets).toBe(true);
  expect(findings.filter(({ code }: { code: string }) => code === 'rating-lacks')).toEqual([]);
});

test('what the star lacks is a finding each, with its clause; the step is taken all the same', async () => {
  const { state, ratings, findings } = await submitted({ wanted: 3, score: twoStars });
  expect(state).toBe('check');
  expect(ratings).toMatchObject([{ total: 71, grade: 2, star: 3, meets: false }]);
  const lacking = findings.filter(({ code }: { code: string }) => code === 'rating-lacks');
  expect(lacking.map(({ evidence }: { evidence: { condition: string } }) => evidence.condition)).toContain('rating-total');
  expect(lacking[0].detail).toContain('自评得分：申报 3 星，未达到：');
});

test('prerequisites that nobody stated leave the star undecided', async () => {
  const { ratings, findings } = await submitted({ wanted: 2, score: { scores: twoStars.scores } });
  expect(ratings).toMatchObject([{ grade: null, meets: null }]);
  const open = findings.filter(({ code }: { code: string }) => code === 'rating-undecided');
  expect(open.map(({ evidence }: { evidence: { condition: string } }) => evidence.condition)).toContain('rating-controls');
});

test('a file and a filled sheet are taken by their upload; a case keeps the values, not the file', async () => {
  const json = await world.upload('score.json', JSON.stringify(twoStars), secrets.get('clerk'));
  expect((await submitted({ wanted: 2, score: json })).ratings).toMatchObject([{ total: 71, grade: 2 }]);
  const sheet = await world.ask(`/api/exports/score-sheet?standard=GB%2FT50378-2019&stage=final&file=${json}`, {
    headers: { authorization: `Bearer ${secrets.get('clerk')}` },
  });
  const file = await world.upload('评分表.xlsx', new Uint8Array(await sheet.arrayBuffer()), secrets.get('clerk'));
  expect((await submitted({ wanted: 2, score: file })).ratings).toMatchObject([{ total: 71, grade: 2, meets: true }]);
});

test.each([
  ['points beyond the part', { ...twoStars, scores: { Q1: 500 } }, '超过满分'],
  ['a part that there is not', { scores: { Q9: 1 } }, '没有部分 Q9'],
  ['half a JSON', '{"scores":', '应为评分文件'],
  ['a word', '八十分', '应为评分文件'],
  ['a list', [1], '不能是'],
])('%s is refused at its field, in words, and leaves no event', async (_name, score, why) => {
  const { case: code } = await answerTo('/cases', { procedure: 'star', building: 'B1' });
  const told = await answerTo(`/cases/${code}/steps`, { transition: 'submit', fields: { wanted: 2, score } });
  expect(told.code).toBe('field-bad');
  expect(told.findings).toMatchObject([{ code: 'field-bad', evidence: { field: 'score' } }]);
  expect(told.findings[0].detail).toContain(why);
  expect((await answerTo(`/cases/${code}/record`)).events).toHaveLength(1);
});

test('a standard that is not loaded cannot be judged: it says so, and the office checks by hand', async () => {
  const { ratings, findings } = await submitted({ wanted: 2, standard: 'GB/T 50878', score: '82.5' });
  expect(ratings).toMatchObject([{ standard: null, total: null, meets: null, figure: null }]);
  expect(findings).toContainEqual(expect.objectContaining({ code: 'rating-standard-not-loaded' }));
});

test('the total opens to the points of each part, for who sees the case alone, and stays what it was', async () => {
  const shown = await submitted({ wanted: 2, score: twoStars });
  const figure = encodeURIComponent(shown.ratings[0].figure);
  const told = await answerTo(`/explain/${figure}`);
  expect(told.result.value).toBe(71);
  expect(told.inputs.map(({ name, value }: { name: string; value: number }) => [name, value])).toContainEqual(['Q4', 90]);
  const sum = told.inputs.reduce((all: number, { value }: { value: number | null }) => all + (value ?? 0), 0);
  expect(sum / 10).toBe(71);
  expect((await answerTo(`/explain/${figure}`, undefined, 'stranger')).code).toBe('no-such-case');
  now += 60_000;
  const again = await answerTo(`/cases/${shown.case}/steps`, {
    transition: 'submit',
    fields: { score: { ...twoStars, scores: { ...twoStars.scores, Q5: 50 } } },
  });
  expect(again.ratings).toMatchObject([{ total: 70 }]);
  expect((await answerTo(`/explain/${figure}`)).result.value).toBe(71);
});

test('papers print the total and the star, not the file', async () => {
  const { case: code } = await submitted({ wanted: 2, score: twoStars });
  await answerTo(`/cases/${code}/steps`, { transition: 'grant' });
  const paper = await world.ask(`/api/cases/${code}/documents/acceptance`, { headers: { authorization: `Bearer ${world.app.localKey}` } });
  const bytes = unzipSync(new Uint8Array(await paper.arrayBuffer()))['word/document.xml'] ?? [];
  const text = Buffer.from(bytes)
    .toString()
    .replaceAll(/<[^>]+>/gu, '');
  expect(text).toContain('71 分，二星级，GB/T50378-2019（2024年3月1日）');
  expect(text).not.toContain('controlsMet');
});
