import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { visitCondition, type Procedure } from '#platform/knowledge/facts.ts';
import { readProcedureFile } from '#platform/knowledge/facts.ts';
import { today } from '#kernel/today.ts';
import { createWorld, type World } from '../../../test/world.ts';

/** Every shipped procedure goes from its start to each of its ends, over HTTP, with its papers, panels, evidence and waiting. */

const folder = fileURLToPath(new URL('../../../knowledge/procedures', import.meta.url));
const shipped = readdirSync(folder).map((file): Procedure => {
  const read = readProcedureFile(file, readFileSync(join(folder, file), 'utf8'));
  if (read.procedure === null) throw new Error(`${file}: ${JSON.stringify(read.findings)}`);
  return read.procedure;
});

type Step = { readonly name: string; readonly to: string; readonly rule: Procedure['transitions'][string] };

/** The fields that the condition of a step is about. */
function factsOf({ when }: Step['rule']): string[] {
  const facts: string[] = [];
  if (when !== undefined) visitCondition(when, (leaf) => void ('fact' in leaf && facts.push(leaf.fact)));
  return facts;
}

/** The steps that lead to an end by the shortest way on which every condition is about what was given; no place twice with the same. */
function wayTo({ states, transitions }: Procedure, end: string): Step[] | null {
  const start = Object.keys(states).find((state) => states[state]?.start === true) as string;
  const ways: { at: string; steps: Step[]; given: string[] }[] = [{ at: start, steps: [], given: [] }];
  const seen = new Set([start]);
  for (let way = ways.shift(); way !== undefined; way = ways.shift()) {
    if (way.at === end) return way.steps;
    for (const [name, rule] of Object.entries(transitions)) {
      const given = [...new Set([...way.given, ...(rule.form ?? [])])].toSorted();
      const place = [rule.to, ...given].join(' ');
      if (rule.by === undefined || ![rule.from].flat().includes(way.at) || seen.has(place)) continue;
      if (factsOf(rule).some((fact) => !given.includes(fact))) continue;
      seen.add(place);
      ways.push({ at: rule.to, steps: [...way.steps, { name, to: rule.to, rule }], given });
    }
  }
  return null;
}

const onTheDay = Symbol('on the day');

/** The local day, and the next one for a day up to which something lasted. */
const dayOf = (field: string): string =>
  field === 'measuredAt' ? `${today(now)} 00:00` : today(now + (field === 'until' ? 86_400_000 : 0));

/** Codes of standards: a new one for each that is written or re-examined; the latter are in the library. */
let standards = 4;
const codeIn = (procedure: string): string => `3.6.2.1.${(standards += 1) + (procedure === 'standard-review' ? 100 : 0)}`;

/** A row of a table: some value for each column. */
function rowOf(columns: NonNullable<Procedure['fields'][string]['columns']>): Record<string, unknown> {
  const valueOf = ({ type, options }: (typeof columns)[string]): unknown => {
    const [first] = Array.isArray(options) ? options : Object.keys(options ?? {});
    return first ?? (type === 'text' ? '示例' : type === 'building' ? 'B1' : '1');
  };
  return Object.fromEntries(Object.entries(columns).map(([name, column]) => [name, valueOf(column)]));
}

/** Values that the steps of a way require: what their conditions need, otherwise some value of the type. */
function valuesOf({ id, fields }: Procedure, steps: readonly Step[]): Map<string, unknown> {
  const wanted = new Map<string, unknown>();
  for (const { rule } of steps)
    if (rule.when !== undefined)
      visitCondition(rule.when, (leaf) => {
        if (!('fact' in leaf)) return;
        const { test: one } = leaf;
        wanted.set(leaf.fact, 'in' in one ? one.in[0] : (one.atLeast ?? one.atMost));
      });
  for (const [name, rule] of Object.entries(fields)) {
    if (wanted.has(name) || rule.compute !== undefined) continue;
    const options = Array.isArray(rule.options) ? rule.options : Object.keys(rule.options ?? {});
    const byType: Record<string, unknown> = {
      integer: rule.min ?? 1,
      decimal: '100.00',
      money: '50.00',
      bool: true,
      // on the day of the step that gives it
      day: onTheDay,
      choice: options[0],
      choices: options.slice(0, 1),
      table: [rowOf(rule.columns ?? {})],
      region: '140302',
      organisation: 'ORG1',
      building: 'B1',
      'credit-code': '91350100M000100Y43',
      rating: { controlsMet: true, scores: { Q1: 50, Q2: 60, Q3: 50, Q4: 90, Q5: 60 } },
    };
    wanted.set(
      name,
      byType[rule.type] ??
        (rule.pattern === undefined
          ? `示例情况说明一二三四五六${name === 'number' ? standards : ''}`
          : name === 'measuredAt'
            ? onTheDay
            : name === 'code'
              ? codeIn(id)
              : '6222000012345'),
    );
  }
  return wanted;
}

let world: World;
let now = Date.parse('2026-03-02T02:00:00Z');
const secrets = new Map<string, string>();

// oxlint-disable-next-line typescript/no-explicit-any -- answers of many shapes, each matched by what is looked at
async function answerTo(who: string, path: string, body?: unknown): Promise<{ status: number; said: any }> {
  const headers = { authorization: `Bearer ${secrets.get(who) ?? world.app.localKey}`, 'content-type': 'application/json' };
  const answer = await world.ask(`/api${path}`, body === undefined ? { headers } : { method: 'POST', headers, body: JSON.stringify(body) });
  return { status: answer.status, said: await answer.json() };
}

beforeAll(async () => {
  world = await createWorld({ clock: () => now });
  await world.local.place.importOrganisations({ file: await world.upload('o.csv', 'code,name,region\nORG1,第一中学,140302\n') });
  await world.local.project.importProjects({
    file: await world.upload('pr.csv', 'code,name,region,organisation\nP-1,示例项目,140302,ORG1\n'),
  });
  const codes = Array.from({ length: 50 }, (_, at) => `3.6.2.1.${at + 105},地方标准 ${at},地方,现行`);
  await world.local.standards.importStandards({ file: await world.upload('s.csv', `code,name,kind,status\n${codes.join('\n')}\n`) });
  const nine = Array.from({ length: 9 }, (_, at) => at);
  const people = nine.flatMap((at) => [`P${at},专家${at},expert,key:p${at}`, `I${at},检查员${at},inspector,key:i${at}`]).join('\n');
  await world.local.people.importPeople({ file: await world.upload('p.csv', `code,name,kind,user\n${people}\n`) });
  const key = async (name: string, role: 'owner' | 'bureau' | 'viewer', place: object) =>
    secrets.set(name, (await world.local.access.keys.create({ name, role, ...place })).secret);
  await key('owner', 'owner', { organisation: 'ORG1' });
  for (const at of nine) {
    await key(`p${at}`, 'viewer', { region: '150200' });
    await key(`i${at}`, 'bureau', { region: '150200' });
  }
  for (const procedure of shipped)
    for (const [role, { who }] of Object.entries(procedure.roles)) {
      if (who !== 'post') continue;
      const name = `${procedure.id}-${role}`;
      await key(name, 'bureau', { region: '140300' });
      await world.local.people.posts.set({ holder: `key:${name}`, role: `${procedure.id}/${role}`, region: '140300' });
    }
});
afterAll(() => world.stop());

const actorIn = ({ id, roles }: Procedure, { by }: Step['rule']): string => {
  const role = [by ?? []].flat()[0] as string;
  if (roles[role]?.who === 'panel') return role === 'inspector' ? 'i0' : 'p0';
  return roles[role]?.who === 'applicant' ? 'owner' : `${id}-${role}`;
};

/** Who may begin: a holder of a role that leads out of the start and needs no seat yet. */
function beginnerOf(procedure: Procedure): string {
  const { states, transitions, roles } = procedure;
  const leading = Object.values(transitions).filter(({ from }) => [from].flat().some((state) => states[state]?.start === true));
  const role = leading.flatMap(({ by = [] }) => by).find((one) => roles[one]?.who !== 'panel') as string;
  return roles[role]?.who === 'applicant' ? 'owner' : `${procedure.id}-${role}`;
}

/** Seats a panel with as many members as it takes. */
async function seat(code: string, { panels }: Procedure, panel: string, clerk: string): Promise<string[]> {
  const { size = 1, from = 'expert' } = panels[panel] ?? {};
  const people = Array.from({ length: size }, (_, at) => `${from === 'inspector' ? 'I' : 'P'}${at}`);
  expect((await answerTo(clerk, `/cases/${code}/seats`, { panel, people })).said).toMatchObject({ case: code });
  return people;
}

/** Seats a panel and has it vote as a step requires. */
async function voted(code: string, procedure: Procedure, panel: string, ballot: 'yes' | 'no', clerk: string): Promise<void> {
  const people = await seat(code, procedure, panel, clerk);
  const seen = (await answerTo(clerk, `/cases/${code}`)).said.head;
  for (const person of people)
    expect((await answerTo(person.toLowerCase(), `/cases/${code}/votes`, { panel, ballot, seen })).status).toBe(200);
}

let buildings = 0;

async function building(): Promise<string> {
  buildings += 1;
  const code = `B${buildings}`;
  await world.local.registry.importBuildings({
    file: await world.upload('b.csv', `code,name,use,region,organisation\n${code},楼 ${code},school,140302,ORG1\n`),
  });
  return code;
}

const ways = shipped.flatMap((procedure) =>
  Object.entries(procedure.states)
    .filter(([, { end }]) => end === true)
    .map(([end]) => ({ id: procedure.id, end, procedure })),
);

/** The step with a reason for everything that it was asked about. */
const withReasons = <Step extends object>(step: Step, { findings }: { findings: { evidence: { field: string; strength: string } }[] }) => {
  const asked = findings.filter(({ evidence }) => evidence.strength === 'reason').map(({ evidence }) => [evidence.field, '示例理由']);
  return { ...step, reasons: Object.fromEntries(asked) as Record<string, string> };
};

test.each(ways)('$id is walked from its start to $end', async ({ procedure, end }) => {
  const steps = wayTo(procedure, end);
  expect(steps, 'somebody can lead it there').not.toBeNull();
  const values = valuesOf(procedure, steps ?? []);
  const project = procedure.links?.project === 'required' ? { project: 'P-1' } : {};
  const begin = { procedure: procedure.id, organisation: 'ORG1', building: await building(), ...project };
  const asked = await answerTo(beginnerOf(procedure), '/cases', begin);
  const begun =
    asked.said.code === 'reason-missing' ? await answerTo(beginnerOf(procedure), '/cases', withReasons(begin, asked.said)) : asked;
  const code = begun.said.case as string;
  const clerk = Object.entries(procedure.roles).find(([, { who }]) => who === 'post')?.[0] as string;
  for (const [panel, { from }] of Object.entries(procedure.panels))
    if (from === 'inspector') await seat(code, procedure, panel, `${procedure.id}-${clerk}`);
  for (const { name, to, rule } of steps ?? []) {
    for (const [panel, wanted] of Object.entries(rule.panel ?? {}))
      await voted(code, procedure, panel, wanted === 'pass' ? 'yes' : 'no', `${procedure.id}-${clerk}`);
    if (rule.after !== undefined) now += 800 * 86_400_000;
    const actor = actorIn(procedure, rule);
    const evidence = [];
    for (const kind of rule.evidence ?? []) {
      const [type] = procedure.evidence[kind]?.types ?? [];
      const bytes = type === 'jpg' ? new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 0, 0]) : '%PDF-1.7 …';
      evidence.push({ kind, file: await world.upload(`x.${type}`, bytes, secrets.get(actor)) });
    }
    const fields = Object.fromEntries(
      (rule.form ?? []).map((field) => [field, values.get(field) === onTheDay ? dayOf(field) : values.get(field)]),
    );
    const step = { transition: name, fields, evidence, note: '按规定办理' };
    const first = await answerTo(actor, `/cases/${code}/steps`, step);
    const answer =
      first.said.code === 'reason-missing' ? await answerTo(actor, `/cases/${code}/steps`, withReasons(step, first.said)) : first;
    expect(answer.said, `${name}`).toMatchObject({ case: code, state: to });
    if (rule.document === undefined) continue;
    const paper = await world.ask(`/api/cases/${code}/documents/${rule.document}`);
    expect([rule.document, paper.status]).toEqual([rule.document, 200]);
    expect((await paper.arrayBuffer()).byteLength).toBeGreaterThan(4000);
  }
  expect((await answerTo('local', `/cases/${code}`)).said).toMatchObject({ state: end });
  expect((await answerTo('local', `/cases/${code}/record`)).said.valid).toBe(true);
});
