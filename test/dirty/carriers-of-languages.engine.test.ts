import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** The carrier of readings in words of other languages: kWh of heat, cooling and gas are not electricity. */
let world: World;
beforeAll(async () => void (world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') })));
afterAll(() => world.stop());

const { bring, told } = createBringing(() => world);
const carrierOf = async (meter: string) => (await world.local.registry.meter({ meter })).carrier;
const rows = (heading: string, meter: string): string[] => [
  `月份,表号,${heading}`,
  `2025-01,${meter},5`,
  `2025-02,${meter},6`,
  `2025-03,${meter},4`,
];
let made = 0;
const next = (): string => `C${(made += 1)}`;

const heat =
  'Wärmeverbrauch (kWh)|Waermeverbrauch kWh|Fernwärme kWh|Heizung (kWh)|Chauffage (kWh)|Consommation de chaleur kWh|Varmeforbrug kWh|Fjernvarme (kWh)|Fjärrvärme kWh|Warmte kWh|Riscaldamento kWh|Calefacción (kWh)|Aquecimento kWh|Ogrzewanie kWh|Zużycie ciepła kWh|Vytápění (kWh)|Távhő kWh|Încălzire kWh|Kaukolämpö kWh|Thermal energy (kWh)|kWh_th|kWhth|熱量(kWh)|난방 (kWh)|用熱量(kWh)|热计量(kWh)';
const gas =
  'Gasverbrauch (kWh)|Gaszähler kWh|Gaz naturel kWh|Plyn (kWh)|Gasverbruik kWh|Gasforbrug (kWh)|Gás natural kWh|Zużycie gazu kWh|Földgáz kWh|都市ガス(m3)|가스 (m3)|瓦斯(m3)';
const cooling = 'Kälte (kWh)|Fernkälte kWh|Froid (kWh)|Fjernkøling kWh|Fjärrkyla kWh|Koude kWh|Chłód kWh|冷水(kWh)|냉방 (kWh)';
const electricity =
  'Stromverbrauch kWh|Électricité (kWh)|Strom Wärmepumpe kWh|Wärmepumpe kWh|Elforbrug kWh|用電量(kWh)|電力量(kWh)|전력 (kWh)|Verbrauch (kWh)|电采暖用电量(kWh)|kWh_el|Chauffage électrique kWh';
const water = '冷水(m3)|Wasserverbrauch (m3)|Warmwasser (m3)|Eau (m3)|Acqua m3|水道(m3)|热水用量(m3)';

test.each(
  Object.entries({ heat, gas, cooling, electricity, water, steam: '蒸気(t)|Dampf (t)|Vapeur (t)' }).flatMap(([carrier, headings]) =>
    headings.split('|').map((heading) => [heading, carrier] as const),
  ),
)('%s is %s', async (heading, carrier) => {
  const meter = next();
  await bring(rows(heading, meter));
  expect(await carrierOf(meter)).toBe(carrier);
});

test.each(['热水(kWh)', 'Warmwasser kWh', 'Hot water (kWh)', 'Eau chaude (kWh)'])(
  '%s may be heat or electricity: the import asks',
  async (heading) => {
    const meter = next();
    expect(await told(rows(heading, meter))).toMatchObject({
      code: 'carrier-words-open',
      evidence: { choices: [{ set: { carrier: 'heat' } }, { set: { carrier: 'electricity' } }] },
    });
    await bring(rows(heading, meter), { carrier: 'electricity' });
    expect(await carrierOf(meter)).toBe('electricity');
  },
);

describe('outside the cells', () => {
  test.each([
    ['a title', ['Fernwärmeabrechnung 2025,,'], 'a.csv', 'heat'],
    ['a title in Chinese', ['热计量表抄表记录,,'], 'a.csv', 'heat'],
    ['the name of the file', [], 'Gasverbrauch_2025.csv', 'gas'],
  ] as const)('%s names the carrier', async (_, above, name, carrier) => {
    const meter = next();
    await bring([...above, ...rows('kWh', meter)], { name });
    expect(await carrierOf(meter)).toBe(carrier);
  });

  test('a title and a name that contradict each other raise a question', async () => {
    const file = ['Fernwärmeabrechnung 2025,,', ...rows('kWh', next())];
    expect(await told(file, { name: 'Gasverbrauch_2025.csv' })).toMatchObject({ code: 'carrier-words-open' });
  });

  test('a heat supplier may use electricity', async () => {
    const meter = next();
    await bring(['XX热力公司换热站,,', ...rows('用电量(kWh)', meter)]);
    expect(await carrierOf(meter)).toBe('electricity');
  });

  test.each([
    ['Energieträger', 'Fernwärme', 'heat'],
    ['Energy type', 'Gas', 'gas'],
    ['Fuel', 'Gas', 'gas'],
    ['Medium', 'Wärme', 'heat'],
    ['Énergie', 'Chaleur', 'heat'],
  ])('a column of carriers: %s', async (heading, word, carrier) => {
    const meter = next();
    await bring([`Monat,Zähler,${heading},kWh`, `2025-01,${meter},${word},5`, `2025-02,${meter},${word},6`]);
    expect(await carrierOf(meter)).toBe(carrier);
  });
});
