import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 1000) });
  const buildings = 'code,name,use,region\nB1,一号楼,office,140302\nB2,二号楼,office,140302\n';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
});
afterAll(() => world.stop());

const today = '2026-03-01';
const codes = ['E1', 'E2'] as const;
const fields = ['building', 'name', 'capacity'] as const;
const day = fc.constantFrom('', '2024-06-01', '2027-01-01');
const set = fc.record(
  { building: fc.constantFrom('B1', 'B2'), name: fc.constantFrom('甲', '乙'), capacity: fc.constantFrom('1', '2') },
  { requiredKeys: [] },
);

/** What people do: import a file, edit, create by hand, undo any change so far. */
const action = fc.oneof(
  { weight: 3, arbitrary: fc.record({ what: fc.constant('file'), code: fc.constantFrom(...codes), from: day, set, take: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('edit'), code: fc.constantFrom(...codes), from: day, set }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('add'), code: fc.constantFrom(...codes), set }) },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('undo'), pick: fc.nat() }) },
);

type Action = typeof action extends fc.Arbitrary<infer T> ? T : never;
type Done = { readonly made: number[]; readonly run: string };

/** Performs the action, as far as it is allowed; returns nothing, the effect shows in the current state. */
async function act(one: Action, { made, run }: Done): Promise<void> {
  const { equipment, imports } = world.local;
  if ('pick' in one) {
    const id = made[one.pick % Math.max(made.length, 1)];
    if (id !== undefined) await imports.undo({ id });
  } else if (one.what === 'file') await bring(one as FileAction, { made, run });
  else if (one.what === 'add')
    made.push((await equipment.add({ code: run + one.code, set: { building: 'B1', kind: 'fan', ...one.set } })).change);
  else {
    const from = 'from' in one && one.from !== '' ? { from: one.from } : {};
    const { change } = await equipment.edit({ equipment: [run + one.code], set: one.set, ...from });
    if (change !== null) made.push(change);
  }
}

type FileAction = Extract<Action, { take: boolean }>;

/** A row valid for all time creates a missing entity; one from a day on comes after such a row. */
async function bring({ code, from, set: given, take }: FileAction, { made, run }: Done): Promise<void> {
  const row = (at: string, { building = '', name = '', capacity = '' }) => `${run + code},${building},fan,${name},${capacity},${at}`;
  const first = from === '' ? [row('', { building: 'B1', ...given })] : [row('', { building: 'B1' }), row(from, given)];
  const file = await world.upload('e.csv', ['code,building,kind,name,capacity,from', ...first].join('\n'));
  made.push((await world.local.equipment.importEquipment({ file, onConflict: take ? 'take' : 'keep' })).import);
}

const unlessRefused = (asked: Promise<unknown>): Promise<unknown> => asked.catch(passRefusal);

/** Only a reported problem is a refusal. */
function passRefusal(error: unknown): void {
  if ((error as { document?: object }).document === undefined) throw error;
}

type Snapshot = { readonly code: string; readonly dated: unknown; readonly fields: readonly unknown[] };

/** All equipment of a run, current or as known. */
async function seen(run: string, known: { knownAt?: string } = {}): Promise<Snapshot[]> {
  const { equipment } = await world.local.equipment.list({ search: run, ...known });
  return Promise.all(
    equipment.map(async ({ code }) => {
      const one = await world.local.equipment.get({ equipment: code, ...known });
      return { code, dated: one.dated, fields: fields.map((field) => one[field]) };
    }),
  );
}

/** The result of one history by the rule: the last value of the latest day that has come, since it was last set for all time. */
async function ruled(code: string): Promise<unknown[]> {
  const { changes } = await world.local.equipment.history({ equipment: code });
  return fields.map((field) => {
    const setting = changes.filter((one) => one.field === field && one.undone === null).toReversed();
    const since = setting.slice(
      Math.max(
        setting.findLastIndex(({ validFrom }) => validFrom === null),
        0,
      ),
    );
    const counting = since.filter(({ validFrom }) => validFrom === null || validFrom <= today);
    return counting.toSorted((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 0)).at(-1)?.to ?? null;
  });
}

test('after any imports, edits and undos in any order, the state is the fold of what is left, and no past instant changes', async () => {
  let runs = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 10 }), async (actions) => {
      const run = `R${(runs += 1)}-`;
      const made: number[] = [];
      const moments: { knownAt: string; stood: readonly Snapshot[] }[] = [];
      for (const one of actions) {
        await unlessRefused(act(one, { made, run }));
        const stood = await seen(run);
        for (const { code, fields: values } of stood) expect(await ruled(code)).toEqual(values);
        moments.push({ knownAt: new Date((clock += 1000)).toISOString(), stood });
      }
      for (const { knownAt, stood } of moments) expect(await seen(run, { knownAt })).toEqual(stood);
    }),
    { numRuns: 5 },
  );
  const { checks } = await world.local.doctor.examine();
  expect(checks.find(({ name }) => name === 'equipment')?.findings).toEqual([]);
});
