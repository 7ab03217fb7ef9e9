import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { createWorld, type World } from '../../../test/world.ts';
import { createFrameReader } from './codec/bytes.ts';
import { encodeModbus, modbusCutter } from './codec/modbus-frame.ts';
import { device, type FieldDevice } from './play/field-devices.ts';

/** A gateway with four units: 1 and 2 answer, for 3 it reports that there is no answer, at 4 it hangs up. */
const gatewayOfFour = (): Promise<FieldDevice> =>
  device({ host: '127.0.0.1', port: 0 }, (socket) => {
    const read = createFrameReader(modbusCutter);
    socket.on('data', (chunk: Buffer) => {
      for (const cut of read(chunk)) {
        if (!('frame' in cut)) continue;
        const { frame } = cut;
        if (frame.unit === 4) socket.destroy();
        else if (frame.unit === 3) socket.write(encodeModbus({ ...frame, code: frame.code | 0x80, data: Buffer.from([11]) }));
        else socket.write(encodeModbus({ ...frame, data: Buffer.from([2, 0, 7]) }));
      }
    });
  });

let world: World;
let gateway: FieldDevice;
beforeAll(async () => {
  world = await createWorld();
  await world.app.serve();
  gateway = await gatewayOfFour();
  await world.local.registry.importBuildings({ file: await world.upload('b.csv', 'code,name,use,region\nB1,一号楼,office,140302') });
  const meters = [1, 2, 3, 4].map((unit) => `E${unit},B1,electricity,register`);
  await world.local.registry.importMeters({ file: await world.upload('m.csv', ['code,building,carrier,kind', ...meters].join('\n')) });
  await world.local.gateway.add({ code: 'M1', protocol: 'modbus-tcp', port: gateway.port, every: '1s' });
  const rows = [1, 2, 3, 4].map((unit) => `M1,${unit}:holding:0:uint16,E${unit},kWh`);
  await world.local.gateway.importChannels({
    file: await world.upload('c.csv', ['connection,channel,series,unit', ...rows].join('\n')),
  });
});
afterAll(async () => {
  await gateway.stop();
  await world.stop();
});

test('each device of a line that leaves requests unanswered is named, in a test and while it is polled', async () => {
  const { channels, findings } = await world.local.gateway.test({ connection: 'M1' });
  expect(channels.map(({ raw, problem }) => raw ?? problem)).toEqual([7, 7, '没有应答。', expect.stringContaining('连不上')]);
  const told = findings.map(({ code, evidence }) => [code, evidence['device'], evidence['channels']]);
  expect(told).toEqual([
    ['device-silent', '3', 1],
    ['device-silent', '4', 1],
  ]);
  expect(findings[0]?.detail).toMatch(/设备 3 自 .*起没有应答/u);
  await world.local.gateway.on({ connection: 'M1' });
  const shown = () => world.local.gateway.show({ connection: 'M1' });
  await vi.waitFor(async () => expect((await shown()).state).toBe('connected'), { timeout: 20_000, interval: 100 });
  const polled = (await shown()).findings.filter(({ code }) => code === 'device-silent');
  expect(polled.map(({ evidence }) => evidence['device'])).toEqual(['3', '4']);
  const tested = await world.local.gateway.test({ connection: 'M1' });
  expect(tested.findings.map(({ evidence }) => evidence['since'])).toEqual(polled.map(({ evidence }) => evidence['since']));
  await world.local.gateway.off({ connection: 'M1' });
  expect((await shown()).findings.filter(({ code }) => code === 'device-silent')).toEqual([]);
});

test('a silence is counted from the last stored value of its device, also after a restart of the program', async () => {
  const file = await world.upload('r.csv', ['time,meter,value', '2026-01-02 08:00,E3,5', '2026-01-03 09:30,E3,6'].join('\n'));
  await world.local.readings.importReadings({ file, kind: 'register', unit: 'kWh', zone: 'UTC' });
  const since = async (): Promise<unknown[]> => {
    const { findings } = await world.local.gateway.test({ connection: 'M1' });
    return findings.map(({ evidence }) => evidence['since']);
  };
  expect((await since())[0]).toBe('2026-01-03T09:30:00.000Z');
  await world.local.gateway.on({ connection: 'M1' });
  const polled = async () => (await world.local.gateway.show({ connection: 'M1' })).findings.filter(({ code }) => code === 'device-silent');
  await vi.waitFor(async () => expect((await polled())[0]?.evidence['since']).toBe('2026-01-03T09:30:00.000Z'), {
    timeout: 20_000,
    interval: 100,
  });
  await world.local.gateway.off({ connection: 'M1' });
});
