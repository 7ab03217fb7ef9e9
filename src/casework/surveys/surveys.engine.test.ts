import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let folder: string;
beforeAll(async () => {
  world = await createWorld();
  folder = await mkdtemp(join(tmpdir(), 'survey-'));
});
afterAll(async () => {
  await world.stop();
  await rm(folder, { recursive: true });
});

const file = (id: string, more = '') => `id: ${id}
region: '140300'
k: 5
questions:
  - {id: warm, type: scale, title: 冬季室温, options: [1, 2, 3, 4, 5]}
  - {id: noise, type: choice, options: [安静, 吵]}
  - {id: say, type: text}
${more}`;
const make = async (id: string) => world.local.surveys.create({ file: await world.upload('s.yaml', file(id)) });
const people = (groups: Readonly<Record<string, number>>) =>
  [
    'code,group',
    ...Object.entries(groups).flatMap(([group, count]) => Array.from({ length: count }, (_, at) => `${group}${at},${group}`)),
  ].join('\n');
const invite = async (survey: string, groups: Readonly<Record<string, number>>) =>
  (await world.local.surveys.invite({ survey, file: await world.upload('p.csv', people(groups)) })).links;
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
/** As a caller who is not signed in. */
const stranger = async (path: 'open' | 'answer', body: object) => {
  const init = { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
  const answer = await world.app.fetch(new Request(`http://localhost/api/survey-links/${path}`, init));
  return { status: answer.status, body: (await answer.json()) as { code?: string; questions?: unknown[]; accepted?: boolean } };
};

describe('a survey', () => {
  test('is answered by link, once each, by who is not signed in; nothing is told before it is closed', async () => {
    await make('S1');
    const links = await invite('S1', { A: 8, B: 3, C: 6 });
    expect(links).toHaveLength(17);
    const opened = await stranger('open', { link: links[0]?.link });
    expect(opened.body.questions).toHaveLength(3);
    for (const [at, { code, link }] of links.entries()) {
      if (code === 'A7' || code === 'C5') continue;
      const set = { warm: String((at % 5) + 1), ...(at % 2 === 0 && { noise: '安静' }), ...(code.startsWith('A') && { say: `意见${at}` }) };
      expect((await stranger('answer', { link, set })).body).toEqual({ accepted: true });
    }
    const again = await stranger('answer', { link: links[0]?.link, set: { warm: '1' } });
    expect(again).toMatchObject({ status: 404, body: { code: 'survey-link-bad' } });
    expect(await problem(world.local.surveys.results({ survey: 'S1' }))).toBe('survey-open');
    await world.local.surveys.close({ survey: 'S1' });
    expect((await stranger('open', { link: links.find(({ code }) => code === 'A7')?.link })).body.code).toBe('survey-link-bad');
    const told = await world.local.surveys.results({ survey: 'S1' });
    expect(told.groups.map(({ group, invited, answered, hidden }) => [group, invited, answered, hidden])).toEqual([
      ['A', 8, 7, false],
      ['B', 3, null, true],
      ['C', 6, null, true],
    ]);
    expect(told).toMatchObject({ invited: 17, answered: 15 });
    expect(told.groups[0]?.questions[0]).toEqual({ id: 'warm', n: 7, mean: 2.57, counts: { 1: 2, 2: 2, 3: 1, 4: 1, 5: 1 } });
    expect(told.groups[1]?.questions).toEqual([]);
    expect(told.questions[2]?.words.toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6].map((at) => `意见${at}`));
  });

  test('takes no answer that is not one of its own, and the link stays good', async () => {
    await make('S2');
    const [one] = await invite('S2', { A: 1 });
    const link = one?.link;
    expect((await stranger('answer', { link, set: { warm: '9' } })).body.code).toBe('survey-answer-bad');
    expect((await stranger('answer', { link, set: { secret: 'x' } })).body.code).toBe('survey-question-unknown');
    expect((await stranger('answer', { link, set: { say: '  ' } })).body.code).toBe('survey-answer-empty');
    expect((await stranger('answer', { link: 'http://x/public/survey#nothing', set: { warm: '1' } })).body.code).toBe('survey-link-bad');
    expect((await stranger('answer', { link, set: { warm: '3' } })).status).toBe(200);
  });

  test('double-clicked is one answer', async () => {
    await make('S3');
    const [one] = await invite('S3', { A: 1 });
    const told = await Promise.all(Array.from({ length: 6 }, () => stranger('answer', { link: one?.link, set: { warm: '3' } })));
    expect(told.map(({ status }) => String(status)).toSorted()).toEqual(['200', '404', '404', '404', '404', '404']);
  });

  test('gives nobody two links, and none once it is closed', async () => {
    await make('S4');
    await invite('S4', { A: 2 });
    const again = await world.local.surveys.invite({ survey: 'S4', file: await world.upload('p.csv', people({ A: 3 })) });
    expect([again.links.map(({ code }) => code), again.already]).toEqual([['A2'], 2]);
    const twice = await world.upload('p.csv', 'code,group\nx,A\nx,B\n');
    expect(await problem(world.local.surveys.invite({ survey: 'S4', file: twice }))).toBe('survey-people-bad');
    await world.local.surveys.close({ survey: 'S4' });
    expect(await problem(world.local.surveys.invite({ survey: 'S4', file: await world.upload('p.csv', people({ B: 1 })) }))).toBe(
      'survey-closed',
    );
    expect(await problem(world.local.surveys.close({ survey: 'S4' }))).toBe('survey-closed');
    expect(await problem(make('S4'))).toBe('survey-exists');
  });

  test('with fewer than five as its threshold, twice the same question, or a scale of words is refused', async () => {
    const refused = async (text: string) => problem(world.local.surveys.create({ file: await world.upload('s.yaml', text) }));
    for (const text of [
      file('X').replace('k: 5', 'k: 4'),
      file('X', '  - {id: warm, type: text}\n'),
      file('X', '  - {id: cold, type: scale, options: [冷, 热]}\n'),
      file('X', '  - {id: one, type: choice, options: [a]}\n'),
      file('X', 'secret: 1\n'),
      'id: [',
    ])
      expect(await refused(text), text).toBe('survey-file-bad');
    expect(await refused(file('X', 'building: nothing\n'))).toBe('no-such-building');
  });
});

test('the store never says whose an answer is: no link is left of who answered, no time and no person stands beside an answer', async () => {
  await make('S5');
  const links = await invite('S5', { A: 6 });
  for (const { link } of links.slice(0, 5)) await stranger('answer', { link, set: { warm: '2' } });
  const { postgres } = world.stores;
  const tables = await postgres.query<{ table_name: string; column_name: string }>(
    `SELECT table_name, column_name FROM information_schema.columns WHERE table_name LIKE 'survey\\_%' ORDER BY 1, 2`,
  );
  expect(
    Object.fromEntries(
      Object.entries(Object.groupBy(tables.rows, (row) => row.table_name)).map(([name, some]) => [
        name,
        some?.map((row) => row.column_name),
      ]),
    ),
  ).toEqual({
    survey_answer: ['answers', 'group_code', 'id', 'survey'],
    survey_link: ['group_code', 'hash', 'survey'],
    survey_person: ['code', 'group_code', 'survey'],
  });
  const left = await postgres.query<{ hash: string }>(`SELECT hash FROM survey_link WHERE survey = 'S5'`);
  expect(left.rows).toHaveLength(1);
  const everything = JSON.stringify(
    (await postgres.query(`SELECT to_jsonb(l) FROM survey_link l UNION ALL SELECT to_jsonb(a) FROM survey_answer a`)).rows,
  );
  for (const { code, link } of links) {
    expect(everything).not.toContain(`"${code}"`);
    expect(everything).not.toContain(link.split('#')[1]);
  }
  const trail = await postgres.query<{ all: string }>(`SELECT coalesce(string_agg(to_jsonb(t)::text, ' '), '') AS all FROM access_audit t`);
  for (const { link } of links) expect(trail.rows[0]?.all).not.toContain(link.split('#')[1]);
});

test('a bureau sees the surveys of its place, others do not learn that there are any', async () => {
  expect((await world.as('bureau', { region: '140300' }).surveys.list({})).surveys.map(({ survey }) => survey)).toContain('S1');
  for (const other of [world.as('bureau', { region: '150000' }), world.as('owner', { organisation: '甲' })]) {
    expect((await other.surveys.list({})).surveys).toEqual([]);
    expect(await problem(other.surveys.results({ survey: 'S1' }))).toBe('no-such-survey');
  }
  const secret = await world.secretOf('bureau', { region: '150000' });
  const foreign = await world.upload('s.yaml', file('S9'), secret);
  expect(await problem(world.as('bureau', { region: '150000' }).surveys.create({ file: foreign }))).toBe('no-such-place');
});

test('by the command line: links to a file, answers, closing, results', async () => {
  const { run } = await import('../../cli/run.ts');
  const { createSession } = await import('../../cli/session.ts');
  const json = async (...words: readonly string[]): Promise<Record<string, unknown>> => {
    const [out, err]: [string[], string[]] = [[], []];
    const reached = { url: 'http://localhost', key: world.app.localKey, fetch: world.app.fetch, stop: async () => undefined };
    const output = { out: (text: string) => void out.push(text), err: (text: string) => void err.push(text) };
    const code = await run([...words, '--json'], {
      ...output,
      terminal: false,
      language: 'zh',
      open: async () => createSession(reached, 'zh'),
    });
    return JSON.parse(code === 0 ? out.join('') : err.join('')) as Record<string, unknown>;
  };
  const at = (name: string) => join(folder, name);
  await writeFile(
    at('s.json'),
    JSON.stringify({ id: 'CLI', region: '140300', k: 5, questions: [{ id: 'warm', type: 'scale', options: [1, 2, 3] }] }),
  );
  await writeFile(at('p.csv'), people({ A: 6 }));
  expect(await json('survey', 'new', at('s.json'))).toMatchObject({ survey: 'CLI', state: 'open', k: 5 });
  expect(await json('survey', 'invite', 'CLI', '--people', at('p.csv'), '--out', at('l.csv'))).toMatchObject({ invited: 6, already: 0 });
  const [head, ...lines] = (await readFile(at('l.csv'), 'utf8')).trim().split('\n');
  expect(head).toBe('code,link');
  for (const line of lines)
    expect(await json('survey', 'answer', '--link', line.split(',')[1] ?? '', '--set', 'warm=2')).toEqual({ accepted: true });
  expect(await json('survey', 'results', 'CLI')).toMatchObject({ code: 'survey-open' });
  expect(await json('survey', 'close', 'CLI')).toMatchObject({ state: 'closed' });
  expect(await json('survey', 'results', 'CLI')).toMatchObject({
    invited: 6,
    answered: 6,
    groups: [
      { group: 'A', invited: 6, answered: 6, hidden: false, questions: [{ id: 'warm', n: 6, mean: 2, counts: { 1: 0, 2: 6, 3: 0 } }] },
    ],
  });
});

describe('beside the results of a closed survey', () => {
  type Answer = { measured: { uses: Record<string, unknown>[] } | null; findings: { code: string; evidence: object }[]; code?: string };
  const results = async (survey: string, query = '', secret = world.app.localKey) => {
    const answer = await world.ask(`/api/surveys/${survey}/results?${query}`, { headers: { authorization: `Bearer ${secret}` } });
    return (await answer.json()) as Answer & Record<string, unknown>;
  };

  test('stands what its building used, with coverage and a figure that opens; comfort that nobody measures is said to be so', async () => {
    const buildings = 'code,name,use,region,floorArea\nB9,九号楼,office,140302,1000\n';
    await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
    const readings = 'time,meter,value\n2025-01-01 00:00,B9,1.5\n2025-01-01 01:00,B9,2.5\n';
    await world.local.readings.importReadings({ file: await world.upload('r.csv', readings), interval: '1h', createMeters: true } as never);
    await world.local.surveys.create({ file: await world.upload('s.yaml', file('S9', 'building: B9\n')) });
    const links = await invite('S9', { A: 5, B: 3 });
    for (const { link } of links) await stranger('answer', { link, set: { warm: '4' } });
    await world.local.surveys.close({ survey: 'S9' });

    const told = await results('S9', 'from=2025-01-01&to=2025-01-02');
    const figure = expect.any(String) as string;
    const use = { carrier: 'electricity', unit: 'kWh', value: 4, coverage: 0.083333, figure };
    expect(told.measured).toEqual({ building: 'B9', from: '2025-01-01', to: '2025-01-02', uses: [use], comfort: null });
    expect(told.findings).toMatchObject([{ code: 'survey-comfort-not-measured', evidence: { building: 'B9' } }]);
    const opened = await world.ask(`/api/explain/${String(told.measured?.uses[0]?.['figure'])}`);
    expect(opened.status).toBe(200);
    // five and three: the three are hidden, and the five with them
    expect(told['groups']).toMatchObject([
      { group: 'A', answered: null, hidden: true },
      { group: 'B', answered: null, hidden: true },
    ]);
  });

  test('the period is that of the survey where none is asked for, and what was not measured is no zero', async () => {
    const told = await results('S9');
    expect(told.measured?.uses).toMatchObject([{ carrier: 'electricity', value: null, coverage: 0, figure: null }]);
    expect(told.findings.map(({ code }) => code)).toEqual(['survey-use-not-measured', 'survey-comfort-not-measured']);
    expect((await results('S9', 'from=2025-01-02&to=2025-01-01')).code).toBe('days-reversed');
    expect((await results('S9', 'from=2025-13-01&to=2026-01-01')).code).toBe('date-bad');
    const without = await results('S1');
    expect([without.measured, without.findings.map(({ code }) => code)]).toEqual([null, ['survey-without-building']]);
    const { secret } = await world.local.access.keys.create({ name: 'elsewhere', role: 'bureau', region: '150200' });
    expect((await results('S9', '', secret)).code).toBe('no-such-survey');
  });
});

test('a survey asks the users of a standard with the questions of a questionnaire, and is found by the standard', async () => {
  const row = '体系编码,标准编号,名称,类型,状态,发布日期\n3.6.1.0.12,DBJ04/T1-2020,示例标准,地方,现行,2020-05-06\n';
  await world.local.standards.importStandards({ file: await world.upload('s.csv', row) });
  const { questionnaires } = await world.local.surveys.questionnaires();
  expect(questionnaires).toMatchObject([{ id: 'questionnaire/standard', about: 'standard', status: 'RECALLED' }]);
  const asked = { questionnaire: 'questionnaire/standard', id: 'PG-1', region: '140300', standard: '3.6.1.0.12' };
  const made = await world.local.surveys.createFrom(asked);
  expect(made).toMatchObject({ survey: 'PG-1', standard: '3.6.1.0.12', building: null, k: 5, state: 'open' });
  expect(made.questions.map(({ id, options }) => [id, options.length])).toEqual([
    ['use', 4],
    ['sound', 5],
    ['fit', 5],
    ['technical', 5],
    ['effect', 5],
    ['outcome', 3],
    ['faults', 0],
  ]);
  expect((await world.local.surveys.list({ standard: '3.6.1.0.12' })).surveys.map(({ survey }) => survey)).toEqual(['PG-1']);
  expect(await problem(world.local.surveys.list({ standard: '3.6.1.0.13' }))).toBe('no-such-standard');
  expect(await problem(world.local.surveys.createFrom({ ...asked, id: 'PG-2', standard: '3.6.1.0.99' }))).toBe('no-such-standard');
  expect(await problem(world.local.surveys.createFrom({ ...asked, id: 'PG-2', questionnaire: 'none' }))).toBe('no-such-questionnaire');
  expect(await problem(world.local.surveys.createFrom(asked))).toBe('survey-exists');
  const typed = await world.upload('s.yaml', file('PG-3', 'standard: 3.6.1.0.12\n'));
  expect(await world.local.surveys.create({ file: typed })).toMatchObject({ standard: '3.6.1.0.12' });
});
