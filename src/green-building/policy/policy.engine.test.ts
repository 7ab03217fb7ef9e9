import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.UTC(2026, 2, 1, 12) });
});

afterAll(() => world.stop());

const project = { work: 'new', class: 'public', urban: true, fund: 'government', buildingAreaM2: 20_000, centralAirConditioning: true };
const refused = (code: string) => expect.objectContaining({ document: expect.objectContaining({ code }) as unknown });

const asViewer = async () => ({ headers: { authorization: `Bearer ${await world.secretOf('viewer', { all: true })}` } });

const asBody = async (body: string) => {
  const { headers } = await asViewer();
  return { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body };
};

describe('rules over HTTP', () => {
  it('answers with words for its findings, in the language of the reader', async () => {
    const told = await world.as('viewer', { all: true }, 'en').policy.rules({ region: '140303', project });
    expect(told.requirements).toContainEqual(
      expect.objectContaining({ item: 'green-star', comparator: '>=', value: 2, strength: 'must', document: 'YQ', clause: '二(一)一' }),
    );
    expect(told.findings.find(({ code }) => code === 'fact-derived')?.detail).toContain('“large public building” was derived as yes');
    expect(told.notLoaded.map(({ title }) => title)).toContain('民用建筑节能条例');
    expect(told.documents.at(-1)).toMatchObject({ code: 'YQ', state: 'holds', issued: '2026-01-15' });
  });

  it('compares, checks, sets conditions and reviews', async () => {
    const asked = { region: '140300', project };
    const compared = await world.local.policy.compare({ first: asked, second: { ...asked, project: { ...project, fund: 'private' } } });
    expect(compared.removed.map(({ rule }) => rule)).toContain('YQ/ultra-low-public');
    const checked = await world.local.policy.check({ ...asked, design: { 'green-star': 1 } });
    expect(checked.verdict).toBe('fails');
    const { conditions } = await world.local.policy.conditions({ region: '140300', project: { ...project, work: 'land' } });
    expect(conditions[0]?.text).toEqual({ zh: '绿色建筑等级不低于二星级', en: 'green-building star (0 basic) at least two stars' });
    const reviewed = await world.local.policy.review({ use: { electricity: 5_000_000 }, region: '140300' });
    expect([reviewed.needsReview, reviewed.tce.equivalent, reviewed.kwh]).toEqual([true, 614.5, 5_000_000]);
    expect(reviewed.why).toContain('《阳泉市实施方案》第二（二）条');
  });

  it('lists documents, their text, targets, tasks, items and facts', async () => {
    const { documents } = await world.local.policy.documents({ region: '140800', date: '2026-03-01' });
    expect(documents.find(({ code }) => code === 'YC')).toMatchObject({ number: '运政办发〔2025〕6号', targets: 4, state: 'holds' });
    const { passages } = await world.local.policy.text({ code: 'YC' });
    expect(passages.find(({ clause }) => clause === '二(二)')?.text).toBe('（二）全面发展绿色建筑');
    const { targets } = await world.local.policy.targets({ document: 'YQ' });
    expect(targets.map(({ id, value, unit, due }) => [id, value, unit, due])).toEqual([
      ['YQ/green-standard', 100, '%', null],
      ['YQ/star-share', 30, '%', null],
      ['YQ/prefab-share', 40, '%', 2030],
      ['YQ/retrofit-gain', 20, '%', null],
      ['YQ/renewable-rate', 8, '%', null],
    ]);
    const { tasks } = await world.local.policy.tasks({ document: 'YC' });
    expect(tasks.find(({ clause }) => clause === '二(二)')).toMatchObject({
      units: ['市住建局'],
      counties: ['各县（市、区）政府', '运城开发区管委会'],
    });
    expect(tasks.filter(({ clause }) => clause === '三').map(({ title }) => title)).toEqual([
      '抓好组织实施',
      '落实落细各项重点任务',
      '加大宣传力度',
    ]);
    const ofYangquan = await world.local.policy.tasks({ document: 'YQ' });
    const clauseOf = (title: string) => ofYangquan.tasks.find((task) => task.title === title)?.clause;
    expect([clauseOf('全面开展绿色建筑创建行动'), clauseOf('加大宣传引导')]).toEqual(['二(一)', '四(三)']);
    const { items, facts } = await world.local.policy.items();
    expect(items.find(({ item }) => item === 'energy-standard')?.values).toContain('建筑节能降碳强制性标准');
    expect(items.find(({ item }) => item === 'green-star')?.rules).toContain('YQ/star-2');
    expect(facts.find(({ fact }) => fact === 'largePublic')).toMatchObject({ derived: true, open: false });
  });

  it('draws a subject together: what the documents of a place set and assign of districts, and where they stand', async () => {
    const { topics } = await world.local.policy.items();
    expect(topics.map(({ topic }) => topic)).toEqual(['low-energy', 'district', 'rural']);
    const here = await world.local.policy.topic({ topic: 'district', region: '150100', date: '2026-03-01' });
    expect(here.tasks.map(({ id }) => id)).toContain('NM/task-eco-district');
    expect(here.tasks.map(({ document }) => document)).not.toContain('YQ');
    expect(here.documents.map(({ code, state }) => [code, state])).toEqual([
      ['CN', 'ended'],
      ['NM', 'ended'],
    ]);
    const yangquan = await world.local.policy.topic({ topic: 'district', region: '140300' });
    expect(yangquan.tasks.find(({ id }) => id === 'YQ/task-green-zone')).toMatchObject({ clause: '二(一)三', counties: ['高新区'] });
    expect(yangquan.baselines.map(({ id }) => id)).toEqual(['SX/base-zones']);
    await expect(world.local.policy.topic({ topic: 'nothing' })).rejects.toEqual(refused('no-such-topic'));
  });

  it('names a fact as the reader calls it, in findings and problems', async () => {
    const told = await world.local.policy.rules({ region: '140300', project: { use: 'school', class: 'residential' } });
    expect(told.findings.find(({ code }) => code === 'facts-contradict')?.detail).toContain('“用途”为 学校，而“建筑类别”为 居住建筑');
    const bad = await world.ask('/api/policy/rules', await asBody('{"region":"140300","project":{"heightM":-1}}'));
    expect(((await bad.json()) as { detail: string }).detail).toContain('“建筑高度”');
  });

  it('gives its answers along as Word documents', async () => {
    const query = new URLSearchParams({ region: '140300', date: '2026-03-01', project: JSON.stringify({ ...project, work: 'land' }) });
    const told = await world.ask(`/api/exports/planning-conditions?${query.toString()}`, await asViewer());
    expect(told.headers.get('content-type')).toContain('wordprocessingml');
    expect(Buffer.from(await told.arrayBuffer()).toString('latin1', 0, 2)).toBe('PK');
    expect((await world.ask(`/api/exports/rules?${query.toString()}`, await asViewer())).status).toBe(200);
    expect((await world.ask('/api/exports/rules?region=140300&project=%7B', await asViewer())).status).toBe(400);
    expect(
      (await world.ask(`/api/exports/design-check?${query.toString()}&design=%7B%22green-star%22%3A1%7D`, await asViewer())).status,
    ).toBe(200);
    expect((await world.ask(`/api/exports/design-check?${query.toString()}&design=1`, await asViewer())).status).toBe(400);
    expect((await world.ask(`/api/exports/rules?${query.toString()}&plotNumber=${'x'.repeat(101)}`, await asViewer())).status).toBe(400);
  });

  it('asks for what decides most, and says what each requirement is in words', async () => {
    const told = await world.local.policy.rules({ region: '140300', project: {} });
    expect(told.asks[0]?.fact).toBe('work');
    const more = await world.local.policy.rules({ region: '140300', project });
    expect(more.strictest[0]?.text.zh).toBeTruthy();
    expect(more.asks.map(({ fact }) => fact)).not.toContain('hasConditions');
  });

  it.each(['[]', '[1]', 'null', '5', '"work"', 'true'])('a project that is %s is no project, and the problem says so', async (said) => {
    for (const path of ['rules', 'check', 'conditions']) {
      const body = `{"region":"140300","project":${said}${path === 'check' ? ',"design":{}' : ''}}`;
      const told = await world.ask(`/api/policy/${path}`, await asBody(body));
      expect([path, told.status, ((await told.json()) as { code: string }).code]).toEqual([path, 400, 'facts-bad']);
    }
  });

  it.each(['[]', 'null', '5'])('a design or a use that is %s is refused by name', async (said) => {
    const design = await world.ask('/api/policy/check', await asBody(`{"region":"140300","project":{},"design":${said}}`));
    expect(((await design.json()) as { code: string }).code).toBe('design-bad');
    const use = await world.ask('/api/policy/review', await asBody(`{"use":${said}}`));
    expect(((await use.json()) as { code: string }).code).toBe('use-bad');
    const score = await world.ask('/api/rating/rate', await asBody(`{"stage":"pre","input":${said}}`));
    expect(((await score.json()) as { code: string }).code).toBe('rating-input-bad');
  });

  it('a name of the language itself is no fact', async () => {
    const told = await world.ask('/api/policy/rules', await asBody('{"region":"140300","project":{"__proto__":{"work":"new"}}}'));
    expect(((await told.json()) as { code: string }).code).toBe('fact-unknown');
  });

  it.each([
    [{ region: '999999', project }, 'no-such-place'],
    [{ region: '140300', date: '2026-02-30', project }, 'date-bad'],
    [{ region: '140300', date: '1999-01-01', project }, 'policy-date-before'],
    [{ region: '140300', project: { colour: 'red' } }, 'fact-unknown'],
  ])('%o is refused with a problem that names it', async (asked, code) => {
    await expect(world.local.policy.rules(asked)).rejects.toEqual(refused(code));
  });
});

const own = `kind: policy
code: QX
version: 1
status: CITY
number: 平政发〔2026〕9号
title: 平定县绿色建筑办法
issuer: 平定县人民政府
issued: '2026-01-01'
region: '140321'
changes:
  - {what: amends, document: YQ, from: '2026-02-01', rules: [star-2]}
text:
  - at: 一
    say: 新建公共建筑应当达到三星级。
    rules:
      - {id: star, item: green-star, atLeast: 3, strength: must, word: 应当, quote: 新建公共建筑应当达到三星级, when: [新建建筑, 公共建筑]}
`;

describe('a document of the city’s own', () => {
  const codes = async () => (await world.local.policy.documents({ region: '140321' })).documents.map(({ code }) => code);

  it.each([
    ['a place that is none', own.replace("'140321'", "'140399'"), 9],
    ['an item that is none', own.replace('green-star', 'grey-star'), 16],
    ['a case that is none', own.replace('公共建筑]', '公建]'), 16],
    ['a quotation that is not in its text', own.replace('quote: 新建公共建筑应当', 'quote: 新建公共建筑必须'), 16],
    ['the code of another document', own.replace('code: QX', 'code: YQ'), 1],
    ['what is no YAML', own.replace('text:', 'text: ['), expect.any(Number)],
  ])('with %s is refused at its line, and nothing of it is taken', async (_, text, line) => {
    const told = await world.local.knowledge.files.put({ name: 'pingding.yaml', text }).catch((error: unknown) => error);
    expect(told).toMatchObject({
      document: { findings: expect.arrayContaining([expect.objectContaining({ evidence: expect.objectContaining({ line }) })]) },
    });
    expect(await codes()).not.toContain('QX');
  });
});
