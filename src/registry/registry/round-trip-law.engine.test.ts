import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { valueOn } from '#platform/ledger/fold.ts';
import { createWorld, type World } from '../../../test/world.ts';

let from: World;
let into: World;
let clock = Date.parse('2026-03-01T00:00:00Z');
beforeAll(async () => {
  [from, into] = [await createWorld({ clock: () => (clock += 1000) }), await createWorld({ clock: () => clock })];
});
afterAll(async () => void (await Promise.all([from.stop(), into.stop()])));

const days = ['2024-06-01', '2025-01-01', '2027-01-01'] as const;
/** Texts that a person enters; empty clears. */
const values = {
  name: ['一号楼', '老楼'],
  floorArea: ['1000', '2500.5', ''],
  organisation: ['甲单位', '乙单位', ''],
  address: ['桃北路1号', ''],
  yearBuilt: ['1998', ''],
  stateOrgan: ['是', '否', ''],
  use: ['office', 'hotel'],
  uses: ['office:800;shop:200', ''],
  lifeEvents: ['立项:2019-05-01', ''],
  'code:户号': ['77', '78', ''],
} as const;
const places = [{ latitude: '37.86', longitude: '113.58' }, { latitude: '', longitude: '' }, { latitude: '37.87' }, { longitude: '' }];

const set = fc
  .record(
    {
      ...Object.fromEntries(Object.entries(values).map(([field, texts]) => [field, fc.constantFrom(...texts)])),
      place: fc.constantFrom(...places),
    } as Record<string, fc.Arbitrary<unknown>>,
    { requiredKeys: [] },
  )
  .map(({ place, ...texts }) => ({ ...texts, ...(place as object | undefined) }) as Record<string, string>);

/** A manual edit of one building, throughout or from a day on. */
const edit = fc.record({ set, day: fc.constantFrom(undefined, ...days) });

const rows = async (world: World, building: string) =>
  (await world.stores.postgres.query<{ fields: object; dated: object }>('SELECT fields, dated FROM building WHERE code = $1', [building]))
    .rows;

/** What is known about a building on each day. */
async function known(world: World, building: string) {
  return (await rows(world, building)).map(({ fields, dated }) => ({
    days: [null, ...days].map((day) =>
      ['region', 'latitude', 'longitude', ...Object.keys(values)].map((field) =>
        valueOn({ fields: { ...fields }, dated: { ...dated }, setBy: {}, byHand: [] }, field, day),
      ),
    ),
  }));
}

type Done = { readonly world: World; readonly change: number };

/** Imports and edits a building; adds to `done` what can be undone. */
async function live(
  code: string,
  edits: readonly { readonly set: Record<string, string>; readonly day: string | undefined }[],
  done: Done[],
) {
  const file = await from.upload('b.csv', `code,name,use,region\n${code},楼,office,140302`);
  done.push({ world: from, change: (await from.local.registry.importBuildings({ file })).import });
  for (const { set: sets, day } of edits) {
    if (Object.keys(sets).length === 0) continue;
    const edited = from.local.registry.editBuilding({ building: code, set: sets, ...(day && { from: day }) });
    const change = await edited.then(({ change: made }) => made, passRefusal);
    if (change !== null) done.push({ world: from, change });
  }
}

/** A coordinate alone is refused; any other error is rethrown. */
function passRefusal(error: unknown): null {
  if ((error as { document?: { code: string } }).document?.code !== 'coordinate-alone') throw error;
  return null;
}

test('whatever is set and cleared from whichever day on, what is exported gives the same of every day in an empty city, and changes nothing at home', async () => {
  let runs = 0;
  const formats = ['csv', 'xlsx', 'parquet', 'geojson'] as const;
  await fc.assert(
    fc.asyncProperty(fc.array(edit, { minLength: 2, maxLength: 8 }), async (edits) => {
      const code = `R${(runs += 1)}`;
      const format = formats[runs % formats.length] as string;
      const done: Done[] = [];
      try {
        await live(code, edits, done);
        const file = new Uint8Array(await (await from.ask(`/api/exports/buildings?format=${format}`)).arrayBuffer());
        for (const world of [into, from]) {
          const brought = await world.local.registry.importBuildings({ file: await world.upload(`b.${format}`, file) });
          done.push({ world, change: brought.import });
          expect(brought).toMatchObject({ created: world === into ? 1 : 0, updated: 0, rejected: [] });
        }
        expect(await known(into, code)).toEqual(await known(from, code));
      } finally {
        for (const { world, change } of done.toReversed()) await world.local.imports.undo({ id: change });
      }
    }),
    { numRuns: 6 },
  );
});
