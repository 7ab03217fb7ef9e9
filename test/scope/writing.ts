import fc from 'fast-check';
import type { Client } from '#client.ts';
import type { TownRole } from './town.ts';

/** One attempt to write something: an imported file, or an edit by hand. */
export type Writing = { readonly asker: TownRole; readonly what: string; readonly write: (own: Hands) => Promise<unknown> };

/** What a requester writes with: their calls, and a way to upload a file. */
export type Hands = { readonly client: Client; readonly upload: (text: string) => Promise<string> };

/** What a requester names: more often their own than what belongs to others, to no one or is new, so that much of it is accepted. */
const mostlyOwn = (own: readonly string[], others: readonly string[]) =>
  fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...own) }, { weight: 2, arbitrary: fc.constantFrom(...others) });

const own = {
  bureau: { buildings: ['A-1', 'A-2', 'C-1'], meters: ['MA-1', 'MA-2', 'MC-1'], organisations: ['ORG-A', 'ORG-A2'], regions: ['140302'] },
  owner: {
    buildings: ['A-1', 'A-2'],
    meters: ['MA-1', 'MA-2'],
    organisations: ['ORG-A', 'ORG-A2', '甲单位'],
    regions: ['140302', '140303'],
  },
  operator: { buildings: ['A-1'], meters: ['MA-1', 'MA-2', 'MAB', 'MBA'], organisations: ['SUP-A'], regions: ['140302'] },
} as const satisfies Record<TownRole, object>;

/** The possible values of each column and code in what a requester writes, whoever owns them. */
function wordsOf(asker: TownRole) {
  const building = mostlyOwn(own[asker].buildings, ['B-1', 'B-2', 'NEW-B', 'NONE']);
  const meter = mostlyOwn(own[asker].meters, ['MB-1', 'MB-2', 'MAB', 'MBA', 'MBH', 'NEW-M', 'NONE']);
  const organisation = mostlyOwn(own[asker].organisations, ['ORG-B', 'SUP-A', 'SUP-B', '乙单位', 'NEW-O', 'NONE']);
  const region = mostlyOwn(own[asker].regions, ['140300', '140303', '150200', '140399']);
  const columns = {
    buildings: {
      name: fc.constant('楼'),
      use: fc.constant('office'),
      region,
      developmentZone: fc.constantFrom('GX', 'ZX'),
      organisation,
      floorArea: fc.constantFrom('1', '999'),
    },
    meters: {
      building,
      carrier: fc.constantFrom('electricity', 'water', 'heat'),
      kind: fc.constantFrom('interval', 'register'),
      parent: meter,
      shares: fc.tuple(building, building).map(([one, other]) => (one === other ? `${one}:1` : `${one}:0.5;${other}:0.5`)),
      operator: organisation,
      multiplier: fc.constantFrom('2', '3'),
    },
    organisations: { name: fc.constantFrom('别名', '乙单位'), region, parent: organisation },
  };
  return { codes: { buildings: building, meters: meter, organisations: organisation }, columns };
}

type Words = ReturnType<typeof wordsOf>;
type Table = keyof Words['columns'];
/** Columns that are always given, because rows without them are refused. */
const always = { buildings: ['name', 'use', 'region'], meters: ['building'], organisations: ['name', 'region'] } as const;

/** Some fields of one thing. */
function fieldsOf({ columns }: Words, table: Table, least: readonly string[]): fc.Arbitrary<Record<string, string>> {
  const all = columns[table] as Record<string, fc.Arbitrary<string>>;
  const free = Object.keys(all).filter((name) => !least.includes(name));
  return fc
    .subarray(free, { minLength: least.length === 0 ? 1 : 0, maxLength: Math.min(2, free.length) })
    .chain((names) => fc.record(Object.fromEntries([...least, ...names].map((name) => [name, all[name] ?? fc.constant('')]))));
}

/** A table of one to three rows; every row has all columns, as in files. */
function tableOf(words: Words, table: Table): fc.Arbitrary<string> {
  const row = fc.tuple(words.codes[table], fieldsOf(words, table, always[table]));
  return fc.array(row, { minLength: 1, maxLength: 3 }).map((rows) => {
    const names = [...new Set(rows.flatMap(([, fields]) => Object.keys(fields)))];
    const lines = rows.map(([code, fields]) => [code, ...names.map((name) => fields[name] ?? '')].join(','));
    return [['code', ...names].join(','), ...lines, ''].join('\n');
  });
}

function byFile(words: Words, table: Table): fc.Arbitrary<Omit<Writing, 'asker'>> {
  return tableOf(words, table).map((text) => ({
    what: `${table}: ${text}`,
    write: async ({ client, upload }) => {
      const file = await upload(text);
      const asked = { file, onIdentityChange: 'accept' } as const;
      if (table === 'buildings') return client.registry.importBuildings(asked);
      return table === 'meters' ? client.registry.importMeters(asked) : client.place.importOrganisations(asked);
    },
  }));
}

function hand<T>(name: string, values: fc.Arbitrary<T>, write: (client: Client, value: T) => Promise<unknown>) {
  return values.map((value) => ({ what: `${name} ${JSON.stringify(value)}`, write: ({ client }: Hands) => write(client, value) }));
}

function byHand(words: Words) {
  const { buildings: building, meters: meter } = words.codes;
  const some = fc.uniqueArray(building, { minLength: 1, maxLength: 3 });
  const facts = fieldsOf(words, 'buildings', []);
  return fc.oneof(
    hand('edit', fc.tuple(building, facts), (client, [code, set]) => client.registry.editBuilding({ building: code, set })),
    hand('edit many', fc.tuple(some, facts), (client, [buildings, set]) => client.registry.editBuildings({ buildings, set })),
    hand('edit meter', fc.tuple(meter, fieldsOf(words, 'meters', [])), (client, [code, set]) =>
      client.registry.editMeter({ meter: code, set }),
    ),
    hand('swap', meter, (client, code) => client.registry.swapMeter({ meter: code, at: '2025-03-01', oldFinal: 5, newStart: 0 })),
    hand('merge', fc.tuple(building, building), (client, [code, into]) => client.registry.merge({ building: code, into })),
    hand('unmerge', building, (client, code) => client.registry.unmerge({ building: code })),
    hand('record', meter, (client, code) =>
      client.readings.record({ readings: [{ meter: code, time: '2025-06-01', end: '2025-06-02', value: 77 }] }),
    ),
  );
}

function readings({ codes }: Words): fc.Arbitrary<Omit<Writing, 'asker'>> {
  return fc.array(codes.meters, { minLength: 1, maxLength: 3 }).map((named) => ({
    what: `readings of ${named.join()}`,
    write: async ({ client, upload }) => {
      const file = await upload(`time,meter,value\n${named.map((code, day) => `2025-07-0${day + 1},${code},900\n`).join('')}`);
      return client.readings.importReadings({ file, interval: '1d' });
    },
  }));
}

/** Whatever can be written by requesters who see a part of the town, each naming things of their own, of others, and of no one. */
export const writings: fc.Arbitrary<Writing> = fc.constantFrom<TownRole>('bureau', 'owner', 'operator').chain((asker) => {
  const words = wordsOf(asker);
  const tables = (['buildings', 'meters', 'organisations'] as const).map((table) => byFile(words, table));
  return fc.oneof(...tables, byHand(words), byHand(words), readings(words)).map((writing) => ({ asker, ...writing }));
});
