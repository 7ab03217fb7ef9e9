import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemAnswer } from '#client.ts';
import { call, procedures } from '../procedures.ts';
import { createOutside, mark, outsideRegion, type Outside } from '../scope/outside.ts';
import type { Send } from '../scope/probe.ts';
import { probes } from '../scope/probes.ts';
import { createWorld, type World } from '../world.ts';
import { nothing, program, said, things } from './table.ts';

let world: World;
let outside: Outside;
let read = 0;

type Entry = { readonly id: number; readonly action: string; readonly subject: string; readonly region: string | null };

beforeAll(async () => {
  world = await createWorld();
  outside = await createOutside(world);
  await world.app.slices.knowledge.put('programmes.yaml', programme, false);
  await world.app.slices.knowledge.put('rules.yaml', rules, false);
  await fresh();
});
afterAll(() => world.stop());

const programme = `kind: programme
entries:
  - id: city-dr
    rule: five-of-five
    step: hour
    pay: {unit: kWh, price: '2.5', floor: '0.5'}
`;
const rules = `kind: baseline-rule
entries:
  - id: five-of-five
    pool: 5
    choose: 5
`;

/** What the trail has that was not read yet, the oldest first. */
async function fresh(): Promise<Entry[]> {
  const { entries } = await world.local.access.audit({ limit: 100 });
  const found = entries.filter(({ id }) => id > read).toReversed();
  read = entries[0]?.id ?? read;
  return found;
}

/** What tells no changing procedure: questions by another method. */
const changing = procedures().filter(({ route, action }) => route.method !== 'GET' && action !== 'view');
const kindOf = ({ subject }: Entry): string => subject.split(':')[0] ?? '';
const namesIn = (text: string) => text.trim().split(/\s+/u);
const kindsOf = (table: Readonly<Record<string, string>>) =>
  Object.entries(table).flatMap(([kind, names]) => namesIn(names).map((name) => [name, kind] as const));
const kinds = new Map([...kindsOf(things), ...kindsOf(said), ...kindsOf(program)]);

/** Where a probe names what nobody has, or what is done already: something that is there. */
const asked: Readonly<Record<string, (outside: Outside, send: Send) => unknown>> = {
  'access.users.add': () => ({ name: `${mark}-clerk`, role: 'bureau', region: outsideRegion }),
  'access.keys.create': () => ({ name: `${mark}-reader`, role: 'auditor', region: outsideRegion }),
  'registry.importMeters': async ({ meter, building }, send) => ({
    file: await send(`code,building,carrier,capacity\n${meter},${building},electricity,5\n`),
  }),
  'registry.editBuildings': ({ building }) => ({ buildings: [building], set: { yearBuilt: 1999 } }),
  'imports.undo': () => ({ id: lastImport }),
  'flexibility.events.add': async ({ portfolio, building }, send) => ({
    ...called,
    portfolio,
    code: `${mark}-E`,
    file: await send(`building,kw\n${building},1\n`),
  }),
  'warning.on': () => ({ rule: rule() }),
  'warning.off': () => ({ rule: rule() }),
  'warning.muteRule': ({ building }) => ({ rule: rule(), building, until: '2999-01-01' }),
  'gateway.set': () => ({ connection: 'X', every: '1h' }),
  'gateway.on': () => ({ connection: 'X' }),
  'gateway.off': () => ({ connection: 'X' }),
  'gateway.bindChannels': ({ meter }) => ({ connection: 'X', channels: [{ channel, series: meter }] }),
  'gateway.unbindChannels': () => ({ connection: 'X', channels: [channel] }),
  'gateway.remove': () => ({ connection: 'X' }),
  'openadr.removeClient': () => ({ name: 'X' }),
  'caseDocuments.stateTemplate': () => ({ procedure: 'green-building-label', document: 'notice', file: null }),
};
const channel = '150200A001/01/1/1';
const called = { programme: 'city-dr', direction: 'down', from: '2026-01-02T10:00', to: '2026-01-02T11:00' };
/** Jobs, which leave it at their end, and questions to which the town has nothing: neither has done anything yet. */
const later = namesIn(`
  backup.make contracts.review disclosure.issue disclosure.withdraw heatNotes.closes.begin retrofit.addFound reminder.send
  retrofitPlan.make`);
/** Files that say what stands already: nothing was touched, and the entry lies with who brought them, who sees all. */
const unchanged = namesIn(`
  place.importPlaces place.importOrganisations energyAudit.importSync heatSupply.importSettlementPoints heatSupply.importHouseholds
  heatInputs.importUnits heatInputs.importPayments heatInputs.importSupplies heatNetwork.importSubstations heatNetwork.importRoomSamples
  meterVerification.importCertificates`);
/** Of what an administrator keeps for the whole city, or of another place. */
const elsewhere = namesIn(`
  warning.add warning.on warning.off gateway.add gateway.set gateway.on gateway.off gateway.remove readings.recordLive
  statement.withdraw assignment.assign tableExport.table`);
let lastImport = 0;
const rule = (): string => kept['warning.add']?.subject.split(':')[1] ?? '';
/** What of connections is taken away comes after what is done with them. */
const order = [...changing].toSorted((a, b) => Number(a.name === 'gateway.remove') - Number(b.name === 'gateway.remove'));
const kept: Record<string, Entry> = {};

test('every changing procedure says what it leaves in the trail, or why it leaves nothing, once', () => {
  const listed = [...kindsOf(things), ...kindsOf(said), ...kindsOf(program)].map(([name]) => name);
  expect([...listed, ...Object.keys(nothing)].toSorted()).toEqual(changing.map(({ name }) => name).toSorted());
});

test(
  'what an administrator does to things of a county leaves an entry, and the auditor of the county reads it',
  { timeout: 120_000 },
  async () => {
    const silent: string[] = [];
    const answered = new Set<string>();
    for (const { name, path } of order) {
      const send = async (text: string) => world.upload('asked.csv', text);
      const input = (await asked[name]?.(outside, send)) ?? (await probes[name]?.ask?.(outside, send));
      const answer = await call(world.local, path, input).catch((error: unknown) => {
        if (error instanceof ProblemAnswer) return null;
        throw error;
      });
      const entries = await fresh();
      if (answer === null) continue;
      answered.add(name);
      const own = entries.find((one) => kindOf(one) === kinds.get(name));
      if (own !== undefined) kept[name] = own;
      else if (kinds.has(name)) silent.push(name);
      if (name.startsWith('equipment.import')) lastImport = (answer as { import: number }).import;
    }
    expect(silent.toSorted()).toEqual(later.toSorted());
    expect(answered.size).toBeGreaterThan(150);
    const ofCounty = await world.as('auditor', { region: outsideRegion }).access.audit({ limit: 1000 });
    const seen = new Set(ofCounty.entries.map(({ id }) => id));
    const others = new Set([...kindsOf(program).map(([name]) => name), ...unchanged, ...elsewhere]);
    const unseen = Object.entries(kept).filter(([name, { id }]) => !seen.has(id) && !others.has(name));
    expect(unseen.map(([name, { subject, region }]) => `${name} ${subject} ${region}`)).toEqual([]);
    const wide = Object.entries(kept).filter(([name, { region }]) => region === null && !others.has(name));
    expect(wide).toEqual([]);
  },
);
