import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dayText, parseDay } from '#kernel/day.ts';
import { createWorld, type World } from '../../../test/world.ts';
import { cjt188Gateway } from './play/field-devices.ts';
import { closedSeason } from '../../../test/closed-season.ts';

let world: World;
let clock = Date.parse('2026-01-30T02:00:00Z');

const tariff = `kind: heat-tariff
id: t1
validFrom: 2025-10-01
status: DEMO
classes: {dwelling: {area: '22.00', basic: '6.60', metered: '45.00', per: GJ}}
`;

/** The register at the first instant of each day of January up to the 30th: a tenth of a GJ a day. */
const register = (): string => {
  const first = parseDay('2026-01-01') ?? 0;
  const rows = Array.from({ length: 30 }, (_, at) => `M1,${dayText(first + at)} 00:00:00,${(at / 10).toFixed(1)}`);
  return ['meter,time,value', ...rows].join('\n');
};

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 10) });
  const { local, upload } = world;
  await world.app.serve();
  await local.place.importOrganisations({ file: await upload('o.csv', 'code,name\nC1,示范热力公司') });
  await local.registry.importBuildings({ file: await upload('b.csv', 'code,name,use,region\nB1,一号楼,dwelling,140302') });
  await local.registry.importMeters({ file: await upload('m.csv', 'code,building,carrier,kind,unit\nM1,B1,heat,register,GJ') });
  const points = '结算点,建筑,供热企业,热价,计量方法\nP1,B1,C1,t1,household\n';
  await local.heatSupply.importSettlementPoints({ file: await upload('p.csv', points) });
  const households = '户号,结算点,类别,收费面积,户表,用热人编号\nH1,P1,dwelling,100,M1,A1\n';
  await local.heatSupply.importHouseholds({ file: await upload('h.csv', households) });
  await local.heatBilling.seasons.set({ region: '140300', name: '2026-01', from: '2026-01-01', to: '2026-01-31', source: '示范通知' });
  await local.heatBilling.tariffs.add({ name: 't.yaml', text: tariff });
  const made = await local.readings.importReadings({ file: await upload('r.csv', register()), carrier: 'heat', unit: 'GJ' });
  expect(made).toMatchObject({ accepted: 30, rejectedCount: 0 });
});
afterAll(() => world.stop());

/** The result of a close: what it issued, and which households are held. */
async function closed() {
  const job = await closedSeason(world.local, { season: '2026-01', company: 'C1' });
  const { issued, held } = await world.local.heatNotes.closes.show({ job });
  return { issued: issued.map(({ number, kind, total }) => [number, kind, total]), held: held.map(({ code }) => code) };
}

const bill = (more: object = {}) => world.local.heatBilling.bill({ household: 'H1', season: '2026-01', ...more });

test('a bill that waits for the last reading of its season gets it when the meter answers over CJ/T 188 after the close', async () => {
  clock = Date.parse('2026-01-31T02:00:00Z');
  expect((await bill()).held).toBe('readings-missing');
  expect(await closed()).toEqual({ issued: [], held: ['readings-missing'] });
  const before = new Date(clock).toISOString();
  const gateway = await cjt188Gateway(() => ({ heat: 3.05, volume: 10, supply: 45, return: 30 }));
  await world.local.gateway.add({ code: 'C1', protocol: 'cjt188', port: gateway.port, every: '1s', set: {} });
  const channels = 'connection,channel,series,unit\nC1,20:00000040314132:heat,M1,\n';
  await world.local.gateway.importChannels({ file: await world.upload('c.csv', channels) });
  await world.local.gateway.on({ connection: 'C1' });
  const readings = async () => (await world.local.gateway.show({ connection: 'C1' })).readings;
  await vi.waitFor(async () => expect(await readings()).toBeGreaterThanOrEqual(1), { timeout: 20_000, interval: 100 });
  await world.local.gateway.off({ connection: 'C1' });
  await gateway.stop();
  const told = await bill();
  expect(told.held).toBeNull();
  // from the 30th on 0.15 GJ in 34 hours: 24 of them belong to the season
  expect(told.accounts).toMatchObject([{ account: 'A1', quantity: 3.0059, substituted: 0, lines: { metered: '135.27', basic: '660.00' } }]);
  expect((await bill({ knownAt: before })).held).toBe('readings-missing');
  expect(await closed()).toEqual({ issued: [['C1-2026-01-000001', 'bill', '795.27']], held: [] });
  expect(await closed()).toEqual({ issued: [], held: [] });
});
