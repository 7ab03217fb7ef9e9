import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import { type TownRole, createTown, type Town } from './town.ts';
import { rounds } from '../rounds.ts';
import { writings } from './writing.ts';

let town: Town;

beforeAll(async () => {
  town = await createTown();
});

afterAll(() => town.world.stop());

type Building = { readonly code: string; readonly region: string | null; readonly organisation: string | null };
type Meter = {
  readonly code: string;
  readonly building: string | null;
  readonly operator: string | null;
  readonly parent: string | null;
  readonly shares: readonly { readonly building: string; readonly share: number }[];
};
type Organisation = { readonly code: string; readonly region: string | null; readonly parent: string | null };

/** The whole town as an administrator sees it, and the use of each building. */
type Stand = {
  readonly buildings: ReadonlyMap<string, Building>;
  readonly meters: ReadonlyMap<string, Meter>;
  readonly organisations: ReadonlyMap<string, Organisation>;
  readonly places: readonly string[];
  readonly uses: ReadonlyMap<string, string>;
};

const byCode = <T extends { readonly code: string }>(things: readonly T[]) => new Map(things.map((one) => [one.code, one]));
const year = { from: '2025-01-01', to: '2026-01-01', step: 'year' } as const;

async function standNow(): Promise<Stand> {
  const { local } = town.world;
  const { buildings } = await local.registry.buildings({ limit: 1000 });
  const uses = buildings.flatMap(({ code }) =>
    (['electricity', 'heat', 'water'] as const).map(async (carrier) => {
      const { total } = await local.metering.useOfBuilding({ building: code, carrier, ...year });
      return [`${code} ${carrier}`, String(total.value)] as const;
    }),
  );
  return {
    buildings: byCode(buildings as unknown as Building[]),
    meters: byCode((await local.registry.meters({ limit: 1000 })).meters),
    organisations: byCode((await local.place.organisations({})).organisations),
    places: (await local.place.list({})).places.map(({ code }) => code),
    uses: new Map(await Promise.all(uses)),
  };
}

/** Whether a requester of the town sees a building, implemented a second time and more simply than in the program. */
function seesBuilding(asker: TownRole, code: string, { buildings, organisations }: Stand): boolean {
  const one = buildings.get(code);
  if (one === undefined || asker === 'operator') return false;
  return asker === 'bureau' ? one.region === '140302' : isOf(one.organisation, 'ORG-A', organisations);
}

function isOf(code: string | null, root: string, organisations: Stand['organisations']): boolean {
  for (let at = code, steps = 0; at !== null && steps < 10; steps += 1) {
    if (at === root) return true;
    at = organisations.get(at)?.parent ?? null;
  }
  return false;
}

function seesMeter(asker: TownRole, code: string, stand: Stand): boolean {
  const one = stand.meters.get(code);
  if (one === undefined) return false;
  if (asker === 'operator') return one.operator === 'SUP-A';
  const named = [...one.shares.map(({ building }) => building), ...(one.building === null ? [] : [one.building])];
  return named.length > 0 && named.every((building) => seesBuilding(asker, building, stand));
}

const seesOrganisation = (asker: TownRole, code: string, { organisations }: Stand) =>
  asker === 'bureau' && organisations.get(code)?.region === '140302';

const told = (stand: Stand) => JSON.stringify(Object.values(stand).map((part) => [...(part as Iterable<unknown>)]));

/** A metering point as seen by others who see none of the requester's buildings: which of these it names is the requester's own matter. */
function fromOutside(asker: TownRole, meter: Meter, stand: Stand): Meter {
  const named = (building: string) => (seesBuilding(asker, building, stand) ? 'own' : building);
  const shares = Object.entries(Object.groupBy(meter.shares, ({ building }) => named(building))).map(([building, parts = []]) => ({
    building,
    share: parts.reduce((sum, { share }) => sum + share, 0),
  }));
  return {
    ...meter,
    building: meter.building === null ? null : named(meter.building),
    shares: shares.toSorted((a, b) => (a.building < b.building ? -1 : 1)),
  };
}

function metersFromOutside(asker: TownRole, stand: Stand): Stand {
  return { ...stand, meters: new Map([...stand.meters].map(([code, meter]) => [code, fromOutside(asker, meter, stand)])) };
}

/** What changed and was, or has become, something that the requester does not see. */
function reachedOutside(asker: TownRole, before: Stand, after: Stand): string[] {
  const changed = <T>(was: ReadonlyMap<string, T>, is: ReadonlyMap<string, T>) =>
    [...new Set([...was.keys(), ...is.keys()])].filter((code) => JSON.stringify(was.get(code)) !== JSON.stringify(is.get(code)));
  const outside = (of: 'buildings' | 'meters' | 'organisations', sees: (asker: TownRole, code: string, stand: Stand) => boolean) =>
    changed<unknown>(metersFromOutside(asker, before)[of], metersFromOutside(asker, after)[of])
      .filter((code) => [before, after].some((stand) => stand[of].has(code) && !sees(asker, code, stand)))
      .map((code) => `${of} ${code}: ${JSON.stringify(before[of].get(code))} -> ${JSON.stringify(after[of].get(code))}`);
  const uses = changed(before.uses, after.uses).filter((name) => {
    const building = name.split(' ')[0] ?? '';
    return before.buildings.has(building) && !mayMove(asker, building, before);
  });
  return [
    ...outside('buildings', seesBuilding),
    ...outside('meters', seesMeter),
    ...outside('organisations', seesOrganisation),
    ...changed(byCode(before.places.map((code) => ({ code }))), byCode(after.places.map((code) => ({ code })))).map(
      (code) => `place ${code}`,
    ),
    ...uses.map((name) => `use of ${name}: ${before.uses.get(name)} -> ${after.uses.get(name)}`),
  ];
}

/** Readings of a meter that a requester sees count wherever an administrator has let it count. */
function mayMove(asker: TownRole, building: string, stand: Stand): boolean {
  if (seesBuilding(asker, building, stand)) return true;
  const mine = [...stand.meters.values()].filter((meter) => reads(asker, meter, stand));
  const counts = (meter: Meter) => meter.building === building || meter.shares.some((share) => share.building === building);
  const parents = mine.flatMap(({ parent }) => (parent === null ? [] : (stand.meters.get(parent) ?? [])));
  return [...mine, ...parents].some(counts);
}

/** Whose readings a requester may import: those of a meter that is theirs in any part, or that they operate. */
function reads(asker: TownRole, meter: Meter, stand: Stand): boolean {
  if (asker === 'operator') return meter.operator === 'SUP-A';
  return [...meter.shares.map(({ building }) => building), meter.building ?? ''].some((code) => seesBuilding(asker, code, stand));
}

/** One town takes all of it, one after the other: earlier writes are part of the current state. */
const lives = { numRuns: rounds(2, 20), endOnFailure: true };

test('no import or edit changes anything that was, or becomes, outside the writer’s scope', { timeout: 300_000 }, async () => {
  let written = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(writings, { minLength: 25, maxLength: 25 }), async (some) => {
      let before = await standNow();
      for (const { asker, what, write } of some) {
        const hands = { client: town.as(asker), upload: (text: string) => town.upload(asker, text) };
        await write(hands).catch((error: unknown) => {
          if (!(error instanceof ProblemAnswer)) throw error;
        });
        const after = await standNow();
        expect(reachedOutside(asker, before, after), `${asker} ${what}`).toEqual([]);
        if (told(after) !== told(before)) written += 1;
        before = after;
      }
    }),
    lives,
  );
  expect(written).toBeGreaterThan(3 * lives.numRuns);
});
