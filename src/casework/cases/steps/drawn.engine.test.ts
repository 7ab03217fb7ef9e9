import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../../test/world.ts';

let world: World;
let now = Date.parse('2026-11-22T04:00:00Z');

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  const organisations = await world.upload('o.csv', 'code,name,region\nU1,甲单位,140302\nU2,乙单位,140302\nU3,丙单位,140303\n');
  await world.local.place.importOrganisations({ file: organisations });
  await world.local.registry.importBuildings({
    file: await world.upload(
      'b.csv',
      'code,name,region,organisation,use,floor_area\nB1,一号楼,140302,U1,office,1000\nB2,二号楼,140303,U3,office,900\n',
    ),
  });
  const people = 'code,name,kind,organisation\nR1,甲,inspector,站\nR2,乙,inspector,站\nR3,丙,inspector,站\n';
  await world.local.people.importPeople({ file: await world.upload('p.csv', people) });
});
afterAll(() => world.stop());

const plan = (begin: string) => `name: 年度检查
region: '140300'
objects: {all: {count: 3}}
people: {each: 2}
source: 福彩双色球 2026-11-29 期
knownFrom: 2026-11-29T21:30+08:00
begin: ${begin}
`;

async function drawnAgain(begin: string, objects: string): Promise<string> {
  now = Date.parse('2026-11-22T04:00:00Z');
  const { draw } = await world.local.draws.announce({
    plan: await world.upload('plan.yaml', plan(begin)),
    objects: await world.upload('objects.csv', `code,name,stratum,organisation\n${objects}`),
    people: await world.upload('people.csv', 'code,name,organisation,groups,recuse\nR1,甲,,,\nR2,乙,,,\nR3,丙,,,\n'),
  });
  now = Date.parse('2026-11-30T02:00:00Z');
  return draw;
}

const reveal = (draw: string) => world.local.draws.reveal({ draw, randomness: '03 11 17 22 28 31 + 09' });

test('each drawn object begins a case, and its people sit on the panel of inspectors', async () => {
  const draw = await drawnAgain('random-inspection', 'B1,一号楼,all,U1\nB2,二号楼,all,\nU2,乙单位,all,\nXX,不知何处,all,\n');
  const { drawn } = await reveal(draw);
  const { objects } = await world.local.cases.drawn({ draw });
  expect(objects.map(({ object }) => object).toSorted()).toEqual(drawn.map(({ code }) => code).toSorted());
  for (const { object, case: code, problem } of objects) {
    if (object === 'XX') {
      expect({ code, problem }).toMatchObject({ code: null, problem: { code: 'draw-object-unknown', evidence: { object: 'XX' } } });
      continue;
    }
    const one = await world.local.cases.show({ case: String(code) });
    const place = { B1: ['140302', 'U1', 'B1'], B2: ['140303', 'U3', 'B2'], U2: ['140302', 'U2', null] }[object];
    expect([one.region, one.organisation, one.building]).toEqual(place);
    expect(one).toMatchObject({ procedure: 'random-inspection', state: 'assigned', origin: { draw, object, gone: false } });
    const people = drawn.find((each) => each.code === object)?.people;
    expect(one.panels[0]?.members.map((member) => member.code)).toEqual(people);
  }
  const listed = await world.local.cases.list({ draw });
  expect(listed.total).toBe(objects.filter((one) => one.case !== null).length);
});

test('who was replaced in a draw gives way in the case, and the case of a replaced object says so', async () => {
  const draw = await drawnAgain('random-inspection', 'B1,一号楼,all,U1\nB2,二号楼,all,\nU2,乙单位,all,\nU1,甲单位,all,\n');
  const { drawn } = await reveal(draw);
  const first = drawn[0] as (typeof drawn)[number];
  const [left = ''] = first.people;
  const after = await world.local.draws.replace({ draw, object: first.code, person: left, why: '出差' });
  const come = after.drawn.find(({ code }) => code === first.code)?.people.find((one) => !first.people.includes(one));
  const cases = async () => new Map((await world.local.cases.drawn({ draw })).objects.map((one) => [one.object, one]));
  const code = String((await cases()).get(first.code)?.case);
  const members = new Map((await world.local.cases.show({ case: code })).panels[0]?.members.map((one) => [one.code, one.recused]));
  expect([members.get(left), members.get(String(come))]).toEqual([true, false]);

  const replaced = await world.local.draws.replace({ draw, object: first.code, why: '已停业' });
  const now4 = await cases();
  expect(now4.get(first.code)).toMatchObject({ case: code, gone: true });
  expect(replaced.drawn.every((one) => now4.get(one.code)?.case !== null)).toBe(true);
  expect(await world.local.cases.show({ case: code })).toMatchObject({
    origin: { gone: true },
    findings: [{ code: 'draw-object-replaced', evidence: { draw, object: first.code } }],
  });
});

test('a procedure that comes after the draw begins its cases within the hour, each once', async () => {
  const draw = await drawnAgain('later-check', 'B1,一号楼,all,U1\nB2,二号楼,all,\nU2,乙单位,all,\n');
  await reveal(draw);
  expect((await world.local.cases.drawn({ draw })).objects.map(({ problem }) => problem?.code)).toEqual(
    Array.from({ length: 3 }, () => 'no-such-procedure'),
  );
  const text = `kind: procedure
id: later-check
version: 1
status: CITY
validFrom: 2026-01-01
source: {document: 示例, clause: 一}
roles: {clerk: {who: post}}
states: {open: {start: true}, done: {end: true}}
transitions: {finish: {from: open, to: done, by: clerk}}
`;
  await world.local.procedures.add({ name: 'later.yaml', text });
  const others = [await drawnAgain('random-inspection', 'U1,甲单位,all,\n'), await drawnAgain('random-inspection', 'U2,乙单位,all,\n')];
  now = Date.parse('2026-11-30T04:00:00Z');
  await Promise.all(others.map(reveal));
  const { objects } = await world.local.cases.drawn({ draw });
  expect(objects.map((one) => String(one.case)).toSorted((a, b) => a.localeCompare(b))).toEqual([
    'later-check-140302-2026-0001',
    'later-check-140302-2026-0002',
    'later-check-140303-2026-0001',
  ]);
});

test('an object that the procedure refuses begins no case and takes no number; the others begin theirs', async () => {
  const text = `kind: procedure
id: standing-check
version: 1
status: CITY
validFrom: 2026-01-01
source: {document: 示例, clause: 一}
must: [{absent: building.demolished}]
roles: {clerk: {who: post}}
states: {open: {start: true}, done: {end: true}}
transitions: {finish: {from: open, to: done, by: clerk}}
`;
  await world.local.procedures.add({ name: 'standing.yaml', text });
  const gone = 'code,name,region,organisation,use,lifeEvents\nB8,八号楼,140302,U1,office,demolished:2020-05-01\n';
  await world.local.registry.importBuildings({ file: await world.upload('gone.csv', gone) });
  const draw = await drawnAgain('standing-check', 'B1,一号楼,all,U1\nB8,八号楼,all,U1\nU2,乙单位,all,\n');
  await reveal(draw);
  const { objects } = await world.local.cases.drawn({ draw });
  const told = Object.fromEntries(objects.map(({ object, case: code, problem }) => [object, problem?.code ?? code]));
  expect(told['B8']).toBe('draw-object-refused');
  expect(new Set([told['B1'], told['U2']])).toEqual(new Set(['standing-check-140302-2026-0001', 'standing-check-140302-2026-0002']));
});
