import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { dialCollector } from './lines/collector-caller.ts';
import { freePort } from '../../../test/free-port.ts';
import { story } from '../../../test/story.ts';
import { createWorld, type World } from '../../../test/world.ts';

let world: World;
let clock = Date.parse('2026-03-01T00:20:00Z');
const key = '0102030405060708090a0b0c0d0e0f10';
const secret = { aes: key, md5: 'geheim' };
const keyed = { key: Buffer.from(key, 'hex'), secret: 'geheim' };
let port: number;

beforeAll(async () => {
  world = await createWorld({ clock: () => (clock += 10) });
  await world.app.serve();
  port = await freePort();
  const buildings = 'code,name,use,region\n140302A001,一号楼,office,140302\nB2,二号楼,office,140303';
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', buildings) });
  const meters = 'code,building,carrier,kind\nM1,140302A001,electricity,register\nM2,B2,electricity,register';
  await world.local.registry.importMeters({ file: await world.upload('m.csv', meters) });
  await world.local.gateway.add({ code: 'K1', protocol: 'collector', port, secret });
  await bind(['K1,140302A001/01/1/1,M1,1,0,kWh']);
});
afterAll(() => world.stop());

const bind = async (rows: readonly string[], client = world.local, upload = world.app.localKey) =>
  client.gateway.importChannels({
    file: await world.upload('c.csv', ['连接,通道,序列,系数,偏移,单位', ...rows].join('\n'), upload),
  });
const use = async (meter: string, from: string, to: string) =>
  (await world.local.metering.useOfMeter({ meter, from, to, step: 'hour' })).total.value;
const problem = async (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'no problem',
    (error: { document?: { code: string } }) => error.document?.code ?? 'unforeseen',
  );
const shown = () => world.local.gateway.show({ connection: 'K1' });

story('a connection for collectors', (step) => {
  step('is created disabled, shows no secret, and does not listen until it is enabled', async () => {
    const made = await shown();
    expect(made).toMatchObject({ state: 'off', secrets: ['aes', 'md5'], settings: {} });
    expect(JSON.stringify(await world.local.gateway.list())).not.toContain(key);
    const { socket } = await dialCollector({ port });
    expect(socket.destroyed).toBe(true);
    expect((await world.local.gateway.on({ connection: 'K1' })).state).toBe('listening');
  });

  step('acknowledges a report once the meter’s use can be queried, with its instruction number, sequence and number', async () => {
    const collector = await dialCollector({ port, ...keyed });
    expect((await shown()).state).toBe('connected');
    const first = await collector.report([['1', '100.5']], { sequence: '00000007', time: '20260301070000' }, 0x42);
    expect(first).toMatchObject({
      frame: { dialect: 'A', instruction: 0x42 },
      message: { type: 'report_ack', body: { operation: 'report_ack', sequence: '00000007' } },
    });
    const more = { operation: 'continuous', total: '2', current: '2', time: '20260301080000' } as const;
    expect(await collector.report([['1', '103']], more)).toMatchObject({ message: { type: 'continuous_ack', body: { current: '2' } } });
    expect(await use('M1', '2026-03-01T07:00', '2026-03-01T08:00')).toBe(2.5);
    await collector.close();
  });

  step('accepts the same bytes once, even after a correction', async () => {
    const collector = await dialCollector({ port, ...keyed });
    const late = { time: '20260301080000', sequence: '9' };
    await collector.report([['1', '104']], late);
    expect(await use('M1', '2026-03-01T07:00', '2026-03-01T08:00')).toBe(3.5);
    await world.local.readings.recordLive({ readings: [{ meter: 'M1', time: '2026-03-01T08:00:00', value: 105 }] });
    expect(await collector.report([['1', '104']], late)).toMatchObject({ message: { type: 'report_ack' } });
    expect(await use('M1', '2026-03-01T07:00', '2026-03-01T08:00')).toBe(4.5);
    expect((await shown()).repeated).toBe(1);
    await collector.close();
  });

  step('accepts no value if the meter’s status is neither 0 nor 192, and acknowledges what it refuses', async () => {
    const collector = await dialCollector({ port, ...keyed });
    const bad = await collector.report([['1', '999', '1']], { time: '20260301081000', sequence: '10' });
    expect(bad).toMatchObject({ message: { type: 'report_ack' } });
    for (const time of ['20260401000000', '20990101000000'])
      expect(await collector.report([['1', '106']], { time, sequence: '11' })).toMatchObject({ message: { type: 'report_ack' } });
    expect(await use('M1', '2026-03-01T07:00', '2026-03-01T09:00')).toBe(4.5);
    const told = (await shown()).findings.map(({ code }) => code);
    expect(told).toEqual(expect.arrayContaining(['value-refused', 'time-refused']));
    await collector.close();
  });

  step('stores what is not bound, and imports it in order once it is bound', async () => {
    const collector = await dialCollector({ port, ...keyed });
    await collector.report([['2', '10000']], { time: '20260301060000', sequence: '20' });
    await collector.report([['2', '12000']], { time: '20260301070000', sequence: '21' });
    await collector.report([['2', '13000']], { time: '20260301070000', sequence: '22' });
    expect((await shown()).unbound).toBe(3);
    const { unbound } = await world.local.gateway.channels({ connection: 'K1' });
    expect(unbound).toMatchObject([{ channel: '140302A001/01/2/1', count: 3, value: '13000' }]);
    expect(await bind(['K1,140302A001/01/2/1,M2,0.001,0,kWh'])).toMatchObject({ created: 1, rejectedCount: 0 });
    await collector.report([['2', '14000']], { time: '20260301080000', sequence: '23' });
    expect(await use('M2', '2026-03-01T06:00', '2026-03-01T08:00')).toBe(4);
    expect((await shown()).unbound).toBe(0);
    await collector.close();
  });

  step('disconnects clients without the secret, and blocks an identity that failed three times', async () => {
    clock += 3_600_000;
    for (let times = 0; times < 3; times++) {
      const stranger = await dialCollector({ port, key: keyed.key, secret: 'falsch' });
      expect(await stranger.heard()).toBeNull();
    }
    const barred = await dialCollector({ port, ...keyed });
    expect(await barred.report([['1', '107']])).toBeNull();
    const codes = (await shown()).findings.map(({ evidence }) => evidence['why']);
    expect(codes).toContain('identity-held-off');
    clock += 3_600_000;
    const again = await dialCollector({ port, ...keyed });
    expect(await again.report([['1', '107']], { time: '20260301090000', sequence: '30' })).toMatchObject({
      message: { type: 'report_ack' },
    });
    await again.close();
  });

  step('does not answer once it is disabled again', async () => {
    expect((await world.local.gateway.off({ connection: 'K1' })).state).toBe('off');
    expect((await dialCollector({ port })).socket.destroyed).toBe(true);
  });
});

describe('collectors that register their meters', () => {
  test('create them in the building of their code, with the item of their coding', async () => {
    const other = await freePort();
    await world.local.gateway.add({ code: 'K2', protocol: 'collector', port: other, set: { create: 'yes', building: '140302A001' } });
    await world.local.gateway.on({ connection: 'K2' });
    const collector = await dialCollector({ port: other, dialect: 'D', gateway: '02' });
    await collector.report([['7', '1']], { time: '20260301060000' });
    await collector.report([['7', '3']], { time: '20260301070000' });
    expect(await use('140302A001-02-7-1', '2026-03-01T06:00', '2026-03-01T07:00')).toBe(2);
    const { meters } = await world.local.registry.meters({ building: '140302A001' });
    expect(meters.find(({ code }) => code === '140302A001-02-7-1')).toMatchObject({ item: '01A00', carrier: 'electricity' });
    const stranger = await dialCollector({ port: other, dialect: 'D', building: '140302A009' });
    const answered = stranger.report([['7', '1']], { time: '20260301060000' });
    // it is processed no later than what comes after it, and would be answered no later
    expect(await collector.report([['7', '4']], { time: '20260301080000' })).not.toBeNull();
    await stranger.close();
    expect(await answered).toBeNull();
    expect((await world.local.registry.meters({})).meters.filter(({ code }) => code.startsWith('140302A009'))).toEqual([]);
  });
});

describe('connections and channels are refused', () => {
  const add = (given: Parameters<typeof world.local.gateway.add>[0]) => problem(world.local.gateway.add(given));
  test('with advice on what to do', async () => {
    expect(await add({ code: 'K1', protocol: 'collector' })).toBe('code-taken');
    expect(await add({ code: 'X', protocol: 'telnet' })).toBe('no-such-protocol');
    expect(await add({ code: 'X', protocol: 'collector', host: '0.0.0.0' })).toBe('open-door');
    expect(await add({ code: 'X', protocol: 'collector', set: { order: 'x' } })).toBe('setting-bad');
    expect(await add({ code: 'X', protocol: 'collector', set: { allow: '10.0.0.0/99' } })).toBe('setting-bad');
    expect(await add({ code: 'X', protocol: 'collector', set: { colour: 'red' } })).toBe('setting-unknown');
    expect(await add({ code: 'X', protocol: 'collector', secret: { aes: 'short' } })).toBe('secret-bad');
    expect(await add({ code: 'X', protocol: 'collector', every: '0s' })).toBe('every-bad');
    expect(await problem(world.local.gateway.on({ connection: 'none' }))).toBe('no-such-connection');
    const rows = ['K9,140302A001/01/1/1,M1,1,0,', 'K1,no,M1,1,0,', 'K1,140302A001/01/3/1,M9,1,0,', 'K1,140302A001/01/4/1,M1,1,0,m3'];
    const { rejected } = await bind(rows);
    expect(rejected?.map(({ code }) => code)).toEqual(['no-such-connection', 'unknown-channel', 'unknown-series', 'unit-of-other-series']);
  });
  test('to a bureau for anything outside its region', async () => {
    const bureau = world.as('bureau', { region: '140303' });
    const upload = await world.secretOf('bureau', { region: '140303' });
    const meter = await world.upload('m3.csv', 'code,building,carrier,kind\nM3,B2,electricity,register');
    await world.local.registry.importMeters({ file: meter });
    const { rejected } = await bind(['K1,140302A001/01/5/1,M1,1,0,', 'K1,140302A001/01/6/1,M3,0.001,0,kWh'], bureau, upload);
    expect(rejected?.map(({ code }) => code)).toEqual(['out-of-scope']);
    // the other meter of the place may be bound too
    const bound = (await bureau.gateway.channels({})).channels.map(({ series }) => series);
    expect(bound.filter((series) => series !== 'M2')).toEqual(['M3']);
    expect(await problem(bureau.gateway.add({ code: 'X', protocol: 'collector' }))).toBe('role-may-not');
  });
});
