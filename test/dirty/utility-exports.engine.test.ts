import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createWorld, type World } from '../world.ts';
import { createBringing } from './bringing.ts';

/** What customers download from utilities, by the columns of each: read as is, without any option. */
let world: World;
const { bring, used } = createBringing(() => world);

beforeAll(async () => {
  world = await createWorld({ clock: () => Date.parse('2026-03-01T00:00:00Z') });
});

afterAll(() => world.stop());

const two = (number: number): string => String(number).padStart(2, '0');
const carrierOf = async (meter: string) => (await world.local.registry.meter({ meter })).carrier;
const account = (code: string) => ['Name,JOHN DOE', 'Address,"1 Main St, X"', `Account Number,${code}`, 'Service,Service 1', ''];
const greenButton = 'TYPE,DATE,START TIME,END TIME';

describe('Smart Meter Texas', () => {
  test('quarter hours', async () => {
    const quarter = (at: number): string => `${two(Math.floor(at / 4))}:${two((at % 4) * 15)}`;
    const head = 'ESIID,USAGE_DATE,REVISION_DATE,USAGE_START_TIME,USAGE_END_TIME,USAGE_KWH,ESTIMATED_ACTUAL,CONSUMPTION_SURPLUSGENERATION';
    const row = (at: number) =>
      `'10443720000000001,05/06/2025,05/07/2025 07:40:29, ${quarter(at)}, ${quarter(at + 1)},0.${100 + ((at * 7) % 30)},A,Consumption`;
    await bring([head, ...[0, 1, 2, 3].map(row)]);
    expect((await used('10443720000000001', '2025-05-06', '2025-05-07')).total).toBeCloseTo(0.442, 6);
  });

  test('days, between two counter readings', async () => {
    const days = [
      [1, 1000, 1010],
      [2, 1010, 1023],
      [3, 1023, 1030],
    ] as const;
    const rows = days.map(([day, from, to]) => `'10443720000000002,05/0${day}/2025,05/07/2025 07:40:29,${from},${to},${to - from}`);
    await bring(['ESIID,USAGE_DATE,REVISION_DATE,START_READING,END_READING,USAGE_KWH', ...rows]);
    expect((await used('10443720000000002', '2025-05-01', '2025-05-04', 'day')).steps).toEqual([10, 13, 7]);
  });
});

describe('Green Button of American utilities', () => {
  test('hours, month before day', async () => {
    const rows = [0, 1, 2].map((hour) => `Electric usage,7/2/2025,${hour}:00,${hour}:59,0.${[30, 25, 40][hour]},$0.12 ,`);
    await bring([...account('GB1'), `${greenButton},USAGE (kWh),COST,NOTES`, ...rows]);
    expect((await used('GB1', '2025-07-02', '2025-07-03', 'day')).steps).toEqual([0.95]);
  });

  test('units in a column', async () => {
    const rows = [0, 1, 2].map((hour) => `Electric usage,2025-01-15,0${hour}:00,0${hour}:59,0.${[30, 25, 40][hour]},kWh,$0.12,`);
    await bring([...account('GB2'), `${greenButton},USAGE,UNITS,COST,NOTES`, ...rows]);
    expect((await used('GB2', '2025-01-15', '2025-01-16', 'day')).steps).toEqual([0.95]);
  });

  test('gas is gas', async () => {
    const rows = [1, 2, 3].map((day) => `Natural gas usage,2025-10-1${day},00:00,23:59,1.${[5, 2, 4][day - 1]},$2.7,`);
    await bring([...account('GB3'), `${greenButton},USAGE (therms),COST,NOTES`, ...rows]);
    expect(await carrierOf('GB3')).toBe('gas');
    expect((await used('GB3', '2025-10-11', '2025-10-14')).total).toBeCloseTo(4.1 * 29.3071, 2);
  });

  test('bills: the amount paid names no metering point', async () => {
    const rows = ['Electric billing,2025-01-01,2025-01-31,900,$90,', 'Electric billing,2025-02-01,2025-02-28,800,$80,'];
    await bring([...account('GB4'), 'TYPE,START DATE,END DATE,USAGE (kWh),COST,NOTES', ...rows]);
    expect((await used('GB4', '2025-01-01', '2025-03-01')).steps).toEqual([900, 800]);
    const euros = ['2025-01,310,€ 90', '2025-02,280,€ 80'];
    await bring(['Account Number,GB5', 'Month,kWh,Amount', ...euros]);
    expect((await used('GB5', '2025-01-01', '2025-03-01')).steps).toEqual([310, 280]);
  });
});

describe('Enedis', () => {
  const facts = (code: string, what: string, unit: string) => [
    'Identifiant PRM;Type de donnees;Date de debut;Date de fin;Grandeur physique;Grandeur metier;Etape metier;Unite',
    `${code};${what};05/01/2025;06/01/2025;Energie active;Consommation;Comptage Brut;${unit}`,
  ];

  test('a load curve in watts', async () => {
    const rows = ['00:30', '01:00', '01:30', '02:00'].map((clock, at) => `2025-01-05T${clock}:00+01:00;${[1200, 800, 600, 700][at]}`);
    await bring([...facts('12345678901234', 'Courbe de charge', 'W'), '', 'Horodate;Valeur', ...rows]);
    expect((await used('12345678901234', '2025-01-05', '2025-01-06')).total).toBe(1.65);
  });

  test('the same as one table, with its watts in a column', async () => {
    const head =
      'Date de la mesure;Heure de la mesure;Valeur;Statut de la mesure;PRM;Type de données;Date de début;Date de fin;Grandeur métier;Grandeur physique;Statut demandé;Unité;Pas en minutes';
    const row = (clock: string, at: number) =>
      `05/01/2025;${clock}:00;${[1200, 800, 600, 700][at]};R;12345678901237;Courbe de charge;05/01/2025;06/01/2025;Consommation;Energie active;Brut;W;30`;
    await bring([head, ...['00:30', '01:00', '01:30', '02:00'].map(row)]);
    expect((await used('12345678901237', '2025-01-05', '2025-01-06')).total).toBe(1.65);
  });

  test('the registers of each day: only their sum', async () => {
    const head =
      'Horodate;Type de releve;EAS F1;EAS F2;EAS F3;EAS F4;EAS F5;EAS F6;EAS F7;EAS F8;EAS F9;EAS F10;EAS D1;EAS D2;EAS D3;EAS D4;EAS T';
    const row = (day: number) =>
      `2024-09-${two(day + 1)}T00:00:00+02:00;Arrêté quotidien;${1000 + day * 100};${2000 + day * 50};3000;4000;;;;;;;${4000 + day * 100};${6000 + day * 50};;;${10_000 + day * 150}`;
    await bring([...facts('12345678901235', 'Index', 'Wh'), '', head, ...Array.from({ length: 12 }, (_, day) => row(day))]);
    expect((await used('12345678901235', '2024-09-02', '2024-09-12')).total).toBe(1.5);
  });
});

test('Fluvius: registers and directions separately', async () => {
  const head =
    'Van (datum);Van (tijdstip);Tot (datum);Tot (tijdstip);EAN-code;Meter;Metertype;Register;Volume;Eenheid;Validatiestatus;Omschrijving';
  const rows = [1, 2, 3].flatMap((day) =>
    [
      ['Afname Dag', `5,${[3, 1, 2][day - 1]}`],
      ['Injectie Dag', `1,${[5, 1, 4][day - 1]}`],
    ].map(
      ([register, value]) =>
        `0${day}-09-2025;00:00:00;0${day + 1}-09-2025;00:00:00;="541448820050357910";1SAG3200193142;Digitale meter;${register};${value};kWh;Uitgelezen;`,
    ),
  );
  await bring([head, ...rows]);
  expect((await used('1SAG3200193142-Afname Dag', '2025-09-01', '2025-09-04', 'day')).steps).toEqual([5.3, 5.1, 5.2]);
});

test('Octopus and E.ON', async () => {
  const half = (at: number): string => `2025-01-15T0${Math.floor(at / 2)}:${at % 2 === 0 ? '00' : '30'}:00Z`;
  const row = (at: number) => `0.${[25, 31, 20, 28][at]}, 4.1, 0.78, ${half(at)}, ${half(at + 1)}`;
  await bring(['Consumption (kwh), Estimated Cost Inc. Tax (p), Standing Charge Inc. Tax (p), Start, End', ...[0, 1, 2, 3].map(row)], {
    meter: 'OCT',
  });
  expect((await used('OCT', '2025-01-15', '2025-01-17')).total).toBe(1.04);
  const readings = ['31.12.2024;1000', '31.01.2025;1450', '28.02.2025;1800'].map((one) => one.split(';'));
  const rows = readings.map(([day, shown]) => `1EON001;${shown};kWh;${day};Turnus`);
  await bring(['Zählernummer;Zählerstand;Einheit;Ablesedatum;Ablesegrund', ...rows]);
  expect((await used('1EON001', '2024-12-31', '2025-02-28')).total).toBe(800);
});
