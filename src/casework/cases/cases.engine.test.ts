import { afterAll, beforeAll, expect, test } from 'vitest';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { firstBroken } from './public/verify.ts';

let world: World;
let now = Date.parse('2026-03-02T02:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.procedures.add({ name: 'grant.yaml', text: procedure });
  await org('ORG1', '140302');
  await org('ORG2', '140402');
  for (const [holder, role] of [
    ['clerk', 'clerk'],
    ['chief', 'chief'],
  ] as const) {
    for (const [name, region] of [
      [holder, '140300'],
      [`far-${holder}`, '140400'],
    ] as const) {
      await key(name, 'bureau', { region });
      await world.local.people.posts.set({ holder: `key:${name}`, role: `label/${role}`, region });
    }
  }
  await key('owner', 'owner', { organisation: 'ORG1' });
  await key('far-owner', 'owner', { organisation: 'ORG2' });
  await key('elsewhere', 'bureau', { region: '150200' });
  await key('viewer', 'viewer', { region: '140300' });
});
afterAll(() => world.stop());

const procedure = `kind: procedure
id: label
version: 1
status: CITY
source: {document: 示例, clause: 一}
links: {organisation: required, building: optional}
roles: {applicant: {who: applicant}, clerk: {who: post}, chief: {who: post}, expert: {who: panel}}
fields:
  star: {type: integer, min: 1, max: 3}
  area: {type: decimal, decimals: 2}
  rate: {type: money}
  sum: {type: money, compute: {multiply: [area, rate]}}
  contact: {type: text, personal: true}
evidence: {report: {types: [pdf], most: 3}}
panels: {experts: {from: expert, size: 3, groups: {hvac: 1}, quorum: 2, pass: {atLeast: 2/3, of: votes}}}
numbers: {certificate: {pattern: 'NO.04-{star}-P-{year}-{seq}', per: [year]}}
states: {draft: {start: true}, check: {}, review: {limit: none}, notice: {}, granted: {end: true}, lapsed: {end: true}}
limits: {check: {in: [check], workdays: 5}, notice: {in: [notice], workdays: 7}, filing: {in: [draft], days: 30}}
transitions:
  submit: {from: draft, to: check, by: applicant, form: [star, area], optional: [contact, rate], evidence: [report]}
  lapse: {from: draft, to: lapsed, auto: filing}
  accept: {from: check, to: review, by: clerk, when: {star: {atMost: 2}}}
  pass: {from: review, to: notice, by: clerk, panel: {experts: pass}, publish: {fields: [star, area]}}
  grant: {from: notice, to: granted, by: [chief, clerk], notBy: [accept], after: notice, number: certificate}
`;

const secrets = new Map<string, string>();

async function key(name: string, role: 'bureau' | 'owner' | 'viewer', place: { region?: string; organisation?: string }): Promise<void> {
  const made = await world.local.access.keys.create({ name, role, ...place });
  secrets.set(name, made.secret);
}

async function org(code: string, region: string): Promise<void> {
  const file = await world.upload('o.csv', `code,name,region\n${code},单位 ${code},${region}\n`);
  await world.local.place.importOrganisations({ file });
}

/** Sends a request with one of the keys. */
// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(who: string, path: string, body?: unknown): Promise<{ status: number; said: any }> {
  const secret = secrets.get(who) ?? world.app.localKey;
  const headers = { authorization: `Bearer ${secret}`, 'content-type': 'application/json' };
  const init = body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) };
  const answer = await world.ask(`/api${path}`, init);
  return { status: answer.status, said: await answer.json() };
}

const pdf = (who: string, name = 'r.pdf', text = '%PDF-1.7 …') => world.upload(name, text, secrets.get(who));
const day = (text: string, time = '10:00') => (now = Date.parse(`${text}T${time}:00+08:00`));

story('a case from its beginning to its number, its record and what is counted of it', (chapter) => {
  let code = '';

  chapter('an owner begins a case of its own organisation, and what is missing is told by field, then by file', async () => {
    day('2026-03-02');
    const begun = await answerTo('owner', '/cases', { procedure: 'label' });
    expect(begun).toMatchObject({
      status: 200,
      said: { case: 'label-140302-2026-0001', state: 'draft', region: '140302', organisation: 'ORG1' },
    });
    code = begun.said.case;
    expect(begun.said.may).toEqual([{ transition: 'submit', as: 'applicant', insteadOf: null }]);
    expect(await answerTo('owner', `/cases/${code}/steps`, { transition: 'submit', fields: { star: '2' } })).toMatchObject({
      status: 400,
      said: { code: 'form-incomplete', findings: [{ code: 'field-missing', evidence: { field: 'area' } }] },
    });
    const wrong = { star: '7', area: '1.234', contact: '张三 13800000000' };
    expect(await answerTo('owner', `/cases/${code}/steps`, { transition: 'submit', fields: wrong })).toMatchObject({
      status: 400,
      said: { code: 'field-bad', findings: [{ evidence: { field: 'star' } }, { evidence: { field: 'area' } }] },
    });
    expect(await answerTo('owner', `/cases/${code}/steps`, { transition: 'submit', fields: { star: '2', area: '1.50' } })).toMatchObject({
      said: { code: 'evidence-missing' },
    });
    const exe = await pdf('owner', 'report.pdf', 'MZ…');
    const bad = { transition: 'submit', fields: { star: 2, area: '1.50' }, evidence: [{ kind: 'report', file: exe }] };
    expect(await answerTo('owner', `/cases/${code}/steps`, bad)).toMatchObject({
      status: 400,
      said: { code: 'evidence-bad', evidence: { name: 'report.pdf', reason: 'type-not-true' } },
    });
    expect((await answerTo('owner', `/cases/${code}/record`)).said.events).toHaveLength(1);
  });

  chapter('who has no role is refused, and who does not see the case does not learn of it', async () => {
    expect(await answerTo('clerk', `/cases/${code}/steps`, { transition: 'submit' })).toMatchObject({
      status: 403,
      said: { code: 'not-your-role' },
    });
    expect(await answerTo('clerk', `/cases/${code}/steps`, { transition: 'accept' })).toMatchObject({
      status: 409,
      said: { code: 'transition-not-here' },
    });
    for (const path of [`/cases/${code}`, `/cases/${code}/record`])
      expect(await answerTo('elsewhere', path)).toMatchObject({ status: 404, said: { code: 'no-such-case' } });
    expect((await answerTo('elsewhere', '/cases')).said).toEqual({ cases: [], total: 0 });
    expect((await answerTo('clerk', '/cases?procedure=label')).said.total).toBe(1);
    expect(await answerTo('elsewhere', '/cases', { procedure: 'label', organisation: 'ORG1' })).toMatchObject({ status: 404 });
  });

  chapter('a step is taken once, from what was seen; personal values stand in no record and are shown to no viewer', async () => {
    const seen = (await answerTo('owner', `/cases/${code}`)).said.head;
    const given = { transition: 'submit', fields: { star: '2', area: '1.50', rate: '20.01', contact: '张三' }, seen };
    const step = { ...given, evidence: [{ kind: 'report', file: await pdf('owner') }] };
    const [one, other] = await Promise.all([
      answerTo('owner', `/cases/${code}/steps`, step),
      answerTo('owner', `/cases/${code}/steps`, step),
    ]);
    expect([one.status, other.status].toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect([one, other].find(({ status }) => status === 409)?.said.code).toBe('changed-meanwhile');
    const shown = (await answerTo('owner', `/cases/${code}`)).said;
    expect(shown).toMatchObject({
      state: 'check',
      fields: { star: 2, area: '1.50', sum: '30.02', contact: '张三' },
      evidence: [{ n: 1, kind: 'report', name: 'r.pdf' }],
      limits: [
        { id: 'check', running: true, of: 5, unit: 'workdays', used: 0, left: 5, due: '2026-03-09', overdue: false, indicative: false },
        {},
        {},
      ],
    });
    expect(JSON.stringify((await answerTo('owner', `/cases/${code}/record`)).said)).not.toContain('张三');
    const asViewer = (await answerTo('viewer', `/cases/${code}`)).said;
    expect(asViewer).toMatchObject({ state: 'check', evidence: [] });
    expect(JSON.stringify(asViewer)).not.toContain('张三');
    expect((await world.ask(`/api/cases/${code}/evidence/1`)).status).toBe(200);
  });

  chapter('the clock counts worked days, what waits is on the to-do list, and overdue stays', async () => {
    const todo = async (who: string) => (await answerTo(who, '/cases-todo')).said;
    expect(await todo('clerk')).toMatchObject({
      total: 1,
      items: [{ case: code, state: 'check', limit: 'check', due: '2026-03-09', transitions: ['accept'], as: 'clerk', insteadOf: null }],
      states: [{ state: 'check', count: 1 }],
    });
    expect(await todo('chief')).toEqual({ items: [], total: 0, states: [] });
    day('2026-03-09', '23:59');
    expect((await answerTo('clerk', `/cases/${code}`)).said.limits[0]).toMatchObject({
      used: 5,
      left: 0,
      due: '2026-03-09',
      overdue: false,
    });
    expect((await answerTo('clerk', '/cases?overdue=true')).said.total).toBe(0);
    day('2026-03-10', '00:00');
    expect((await answerTo('clerk', `/cases/${code}`)).said.limits[0]).toMatchObject({
      used: 6,
      left: -1,
      due: '2026-03-09',
      overdue: true,
    });
    expect((await answerTo('clerk', '/cases?overdue=true')).said).toMatchObject({ total: 1, cases: [{ case: code, overdue: true }] });
  });

  chapter('a panel wants its seats, its groups and its quorum, and nobody with an interest sits on it', async () => {
    const people = `编码,姓名,类别,单位,专业,聘期止,回避,账户
P1,甲,专家,,hvac,,,key:p1
P2,乙,专家,,,,,key:p2
P3,丙,专家,ORG1,,,,
P4,丁,专家,,,2026-03-01,,
P5,戊,专家,,,,${code},
P6,己,专家,,,,,\n`;
    await world.local.people.importPeople({ file: await world.upload('p.csv', people) });
    await answerTo('clerk', `/cases/${code}/steps`, { transition: 'accept' });
    const seat = (...codes: string[]) => answerTo('clerk', `/cases/${code}/seats`, { panel: 'experts', people: codes });
    const pass = () => answerTo('clerk', `/cases/${code}/steps`, { transition: 'pass' });
    expect(await pass()).toMatchObject({ status: 422, said: { code: 'panel-short' } });
    for (const conflicted of ['P3', 'P5'])
      expect(await seat(conflicted)).toMatchObject({ status: 422, said: { code: 'conflict-of-interest' } });
    expect(await seat('P4')).toMatchObject({ status: 422, said: { code: 'person-not-in-force' } });
    expect(await seat('P9')).toMatchObject({ status: 404, said: { code: 'no-such-person' } });
    expect(await seat('P1', 'P2', 'P6')).toMatchObject({ status: 200 });
    expect(await pass()).toMatchObject({ status: 422, said: { code: 'quorum-not-met', evidence: { quorum: 2, outstanding: 3 } } });
    await key('p1', 'viewer', { region: '150200' });
    await key('p2', 'viewer', { region: '150200' });
    const seen = (await answerTo('clerk', `/cases/${code}`)).said.head;
    const vote = (who: string, ballot: string) => answerTo(who, `/cases/${code}/votes`, { panel: 'experts', ballot, seen });
    expect(await vote('clerk', 'yes')).toMatchObject({ status: 403, said: { code: 'not-your-role' } });
    expect((await answerTo('p1', '/cases-todo')).said).toMatchObject({
      total: 1,
      items: [{ case: code, votes: ['experts'], as: 'expert' }],
    });
    await vote('p2', 'no');
    expect((await answerTo('p1', `/cases/${code}`)).said.panels[0]).toMatchObject({ yes: null, no: null, result: 'open' });
    await vote('p1', 'yes');
    expect((await answerTo('p1', `/cases/${code}`)).said.panels[0]).toMatchObject({ yes: 1, no: 1, abstain: 0, result: 'fail' });
    expect(await pass()).toMatchObject({ status: 422, said: { code: 'panel-result' } });
    await vote('p2', 'abstain');
    expect(await pass()).toMatchObject({ status: 200, said: { state: 'notice' } });
  });

  chapter('a notice is published, the next step waits for its end, another person takes it, and numbers have no gap', async () => {
    const published = await world.ask('/api/public/cases', { headers: { cookie: '' } });
    expect(await published.json()).toMatchObject({ total: 1, cases: [{ case: code, fields: { star: 2, area: '1.50' } }] });
    const grant = (who: string) => answerTo(who, `/cases/${code}/steps`, { transition: 'grant' });
    expect(await grant('chief')).toMatchObject({
      status: 422,
      said: { code: 'too-early', evidence: { from: '2026-03-20T00:00:00+08:00' } },
    });
    expect((await answerTo('chief', `/cases/${code}`)).said.may).toEqual([]);
    day('2026-03-20', '00:00');
    expect(await grant('clerk')).toMatchObject({ status: 403, said: { code: 'same-person' } });
    expect(await grant('chief')).toMatchObject({
      status: 200,
      said: { state: 'granted', numbers: { certificate: 'NO.04-2-P-2026-1' }, ended: '2026-03-19T16:00:00.000Z' },
    });
    expect(await grant('chief')).toMatchObject({ status: 409, said: { code: 'transition-not-here' } });
    expect((await answerTo('clerk', '/cases?overdue=true')).said.total).toBe(1);
  });

  chapter('the record holds by itself, and a changed word in it is found; what a case was known to be on a day can be had', async () => {
    const { events, head, valid } = (await answerTo('clerk', `/cases/${code}/record`)).said;
    expect(valid).toBe(true);
    expect(firstBroken({ case: code, events, head })).toBeNull();
    const changed = structuredClone(events);
    changed[2].fields = { star: 3 };
    expect(firstBroken({ case: code, events: changed, head })).toBe(3);
    await expect(world.stores.postgres.query("UPDATE case_event SET text = ''")).rejects.toThrow('never changed');
    expect((await answerTo('clerk', `/cases/${code}?knownAt=2026-03-05`)).said).toMatchObject({
      state: 'check',
      limits: [{ used: 3, due: '2026-03-09' }, {}, {}],
    });
    expect((await answerTo('clerk', `/cases/${code}?knownAt=2026-03-01`)).status).toBe(404);
  });

  chapter('the statistics count what began, ended and stood', async () => {
    const told = (await answerTo('clerk', '/cases-statistics?procedure=label&from=2026-03-01&to=2026-04-01')).said;
    expect(told).toMatchObject({ begun: 1, ended: 1, open: 0, overdue: 0 });
    expect(told.states.find(({ state }: { state: string }) => state === 'check')).toMatchObject({ stays: 1, median: 6, p90: 6, max: 6 });
    expect(told.limits).toMatchObject([
      { id: 'check', kept: 0, missed: 1 },
      { id: 'notice', kept: 1, missed: 0 },
      { id: 'filing', kept: 1, missed: 0 },
    ]);
  });

  chapter('a chain that was broken by hand in the store is told by the full check, with case and event', async () => {
    expect((await world.app.slices.cases.examine()).findings).toEqual([]);
    const { postgres } = world.stores;
    await postgres.query('ALTER TABLE case_event DISABLE TRIGGER case_event_stays');
    await postgres.query(`UPDATE case_event SET text = replace(text, '"area":"1.50"', '"area":"9.50"') WHERE code = $1`, [code]);
    expect(await world.app.slices.cases.examine()).toMatchObject({
      findings: [{ code: 'case-broken', evidence: { case: code, event: 2 } }],
    });
  });

  chapter('a step of the program gives its number and does its effects, like any other', async () => {
    const text = `kind: procedure
id: filed
version: 1
status: CITY
validFrom: 2026-01-01
source: {document: 示例, clause: 一}
roles: {clerk: {who: post}}
links: {organisation: required}
fields: {credit: {type: choice, options: [A, B]}}
numbers: {file: {pattern: 'F-{year}-{seq}', per: [year]}}
states: {open: {start: true}, wait: {}, filed: {end: true}}
limits: {wait: {in: [wait], days: 3}}
transitions:
  hand: {from: open, to: wait, by: clerk, form: [credit]}
  file: {from: wait, to: filed, auto: wait, number: file, effects: [{credit: $credit}]}
`;
    day('2026-03-02');
    await world.local.procedures.add({ name: 'filed.yaml', text });
    await world.local.people.posts.set({ holder: 'key:far-clerk', role: 'filed/clerk', region: '140400' });
    const begun = (await answerTo('far-clerk', '/cases', { procedure: 'filed', organisation: 'ORG2' })).said;
    await answerTo('far-clerk', `/cases/${begun.case}/steps`, { transition: 'hand', fields: { credit: 'B' } });
    day('2026-03-20');
    await world.app.slices.cases.passTime();
    expect((await answerTo('far-clerk', `/cases/${begun.case}`)).said).toMatchObject({ state: 'filed', numbers: { file: 'F-2026-1' } });
    expect((await answerTo('far-clerk', '/credit?organisation=ORG2')).said).toMatchObject({
      organisations: [{ organisation: 'ORG2', credit: 'B', case: begun.case, day: '2026-03-06' }],
    });
  });
});

// the cases below belong to another city, so that those of the story are alone in theirs

story('a step of the program, one on paper before it, and one of a stand-in', (chapter) => {
  let other = '';

  chapter('the program takes its step at the first instant after the limit; a step on paper comes before it', async () => {
    day('2026-04-01');
    const begun = await answerTo('far-owner', '/cases', { procedure: 'label' });
    other = begun.said.case;
    expect(begun.said.limits[2]).toMatchObject({ id: 'filing', due: '2026-05-06', of: 30, unit: 'days' });
    day('2026-05-08');
    expect((await answerTo('far-owner', `/cases/${other}`)).said).toMatchObject({ state: 'lapsed', ended: '2026-05-06T16:00:00.000Z' });
    const submit = { transition: 'submit', fields: { star: '1', area: '2' }, evidence: [{ kind: 'report', file: await pdf('local') }] };
    expect(await answerTo('far-owner', `/cases/${other}/steps`, { ...submit, at: '2026-04-20' })).toMatchObject({
      status: 403,
      said: { code: 'paper-not-yours' },
    });
    expect(await answerTo('local', `/cases/${other}/steps`, { ...submit, at: '2026-06-20', for: 'key:far-owner' })).toMatchObject({
      said: { code: 'in-the-future' },
    });
    expect(await answerTo('local', `/cases/${other}/steps`, { ...submit, at: '2026-03-20', for: 'key:far-owner' })).toMatchObject({
      said: { code: 'before-last-event' },
    });
    expect(await answerTo('local', `/cases/${other}/steps`, { ...submit, at: '2026-04-20T09:00+08:00' })).toMatchObject({
      said: { code: 'not-your-role' },
    });
    const paper = await answerTo('local', `/cases/${other}/steps`, { ...submit, at: '2026-04-20T09:00+08:00', for: 'key:far-owner' });
    expect(paper).toMatchObject({ status: 200, said: { state: 'check', limits: [{ overdue: true }, {}, {}] } });
    const { events } = (await answerTo('far-clerk', `/cases/${other}/record`)).said;
    expect(events.map(({ kind, by }: { kind: string; by: string }) => [kind, by])).toEqual([
      ['begin', 'key:far-owner'],
      ['step', 'program'],
      ['back', 'local'],
      ['step', 'local'],
    ]);
    expect(events[3]).toMatchObject({ by: 'local', for: 'key:far-owner', at: '2026-04-20T01:00:00.000Z' });
  });

  chapter('who stands in for another has its post, and the rule of four eyes looks at both', async () => {
    await key('deputy', 'bureau', { region: '140400' });
    await world.local.people.posts.set({ holder: 'key:deputy', role: 'label/clerk', region: '140400', insteadOf: 'key:far-clerk' });
    const todo = (await answerTo('deputy', '/cases-todo')).said;
    const items = todo.items.filter((item: { case: string }) => item.case === other);
    expect(items).toMatchObject([{ as: 'clerk', insteadOf: 'key:far-clerk', overdue: true }]);
    const one = other;
    const taken = await answerTo('deputy', `/cases/${one}/steps`, { transition: 'accept' });
    expect(taken.said.state).toBe('review');
    expect((await answerTo('local', `/cases/${one}/record`)).said.events.at(-1)).toMatchObject({
      by: 'key:deputy',
      for: 'key:far-clerk',
      as: 'clerk',
    });
    expect(await answerTo('far-clerk', `/cases/${one}/back`, { note: '误办' })).toMatchObject({
      status: 403,
      said: { code: 'not-your-step' },
    });
    expect(await answerTo('deputy', `/cases/${one}/back`, { note: '误办' })).toMatchObject({ status: 200, said: { state: 'check' } });
  });
});

test('a link acts in one role of one case until it ends, and its token is kept nowhere', async () => {
  const begun = (await answerTo('far-owner', '/cases', { procedure: 'label' })).said.case;
  const link = (await answerTo('far-clerk', `/cases/${begun}/links`, { role: 'applicant', days: 2 })).said;
  const shown = await answerTo('nobody', '/public/case-link', { token: link.token });
  expect(shown.said).toMatchObject({ case: begun, may: [{ transition: 'submit', as: 'applicant' }] });
  expect(await answerTo('nobody', '/public/case-link/steps', { token: link.token, transition: 'accept' })).toMatchObject({ status: 403 });
  const { rows } = await world.stores.postgres.query<{ text: string }>('SELECT row_to_json(case_link)::text AS text FROM case_link');
  expect(JSON.stringify(rows)).not.toContain(link.token);
  now += 2 * 86_400_000;
  expect(await answerTo('nobody', '/public/case-link', { token: link.token })).toMatchObject({
    status: 404,
    said: { code: 'link-not-valid' },
  });
});

test('the to-do counts what it lists, whether a state alone tells that a case waits or the case had to be weighed', async () => {
  day('2026-04-07');
  for (let at = 0; at < 6; at += 1) {
    const one = (await answerTo('far-owner', '/cases', { procedure: 'label' })).said.case as string;
    const report = [{ kind: 'report', file: await pdf('far-owner') }];
    if (at > 1)
      await answerTo('far-owner', `/cases/${one}/steps`, {
        transition: 'submit',
        fields: { star: at > 3 ? 3 : 1, area: '5' },
        evidence: report,
      });
    if (at === 3) await answerTo('far-clerk', `/cases/${one}/steps`, { transition: 'accept' });
  }
  for (const who of ['far-clerk', 'far-owner', 'far-chief']) {
    const all = (await answerTo(who, '/cases-todo?limit=1000')).said;
    expect(all.items.length).toBe(all.total);
    const states = Map.groupBy<string, { case: string; state: string }>(all.items, ({ state }) => state);
    const counts = Object.fromEntries([...states].map(([state, items]) => [state, new Set(items.map((item) => item.case)).size]));
    expect(Object.fromEntries(all.states.map((one: { state: string; count: number }) => [one.state, one.count]))).toEqual(counts);
    const open = (await answerTo(who, '/cases?open=true&limit=1000')).said.cases as { case: string }[];
    const waiting = [];
    for (const { case: one } of open) {
      const { may } = (await answerTo(who, `/cases/${one}`)).said;
      for (const as of new Set<string>(may.map((step: { as: string }) => step.as))) waiting.push(`${one} ${as}`);
    }
    const told = all.items.map((item: { case: string; as: string }) => `${item.case} ${item.as}`);
    expect(told.toSorted()).toEqual(waiting.toSorted());
    const pages = [];
    for (let offset = 0; offset < all.total; offset += 2)
      pages.push(...(await answerTo(who, `/cases-todo?limit=2&offset=${offset}`)).said.items);
    expect(pages).toEqual(all.items);
  }
});
