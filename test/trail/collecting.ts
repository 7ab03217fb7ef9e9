import { pngOf } from '../png.ts';
import { mark, outsideRegion } from '../scope/outside.ts';
import type { Step, Walk } from './walk.ts';

const [building, meter, register] = [`${mark}-HOURLY`, `${mark}-HOURS`, `${mark}-M`];
const day = '2025-03-03';
const hours = (value: number): string =>
  Array.from({ length: 24 }, (_, at) => `${day} ${String(at).padStart(2, '0')}:00,${meter},${value}`).join('\n');
const rule = (id: string) => ({
  id,
  version: 1,
  names: { zh: '日用量' },
  subject: 'meter',
  of: { code: meter },
  step: 'day',
  inputs: { used: { use: true } },
  when: { gt: ['used', 1] },
  notify: ['desk'],
});
const bureau = (walk: Walk) => walk.bureau();
const channel = `${outsideRegion}A001/01/1/1`;
const episode = async ({ local }: Walk) => ({ id: (await local.warning.list({ rule: 'own' })).episodes[0]?.id });
/** The bureau's own rule, in its county. */
const own = () => ({ rule: 'own' });

/** A meter that is read by the hour, and a program that accepts parcels. */
export async function settleCollecting({ local, send }: Walk): Promise<void> {
  await local.registry.importBuildings({ file: await send(`code,name,use,region\n${building},楼,office,${outsideRegion}\n`) });
  await local.registry.importMeters({ file: await send(`code,building,carrier,kind\n${meter},${building},electricity,interval\n`) });
  await local.readings.importReadings({ file: await send(`time,meter,value\n${hours(10)}\n`), interval: '1h' });
}

const intake: readonly Step[] = [
  [
    'weather.importWeather',
    async ({ send }) => ({
      file: await send('time,temperature\n2025-01-01T00:00:00Z,1\n'),
      station: 'W9',
      format: 'csv',
      zone: 'Asia/Shanghai',
    }),
  ],
  ['readings.importReadings', async ({ send }) => ({ file: await send(`time,meter,value\n${hours(11)}\n`), interval: '1h' })],
  ['readings.importBills', async ({ send }) => ({ file: await send(`2025年6月电费\n表号,上月表底,本月表底\n${register},20,30\n`) })],
  ['readings.record'],
  [
    '/imports/{id}/photos/{number}',
    async (walk) => {
      const photo = await walk.world.upload('表.png', pngOf(64, 48), await walk.world.secretOf('bureau', { region: outsideRegion }));
      const readings = [{ meter: register, time: '2025-01-05', value: 10 }];
      return `/imports/${(await walk.bureau().readings.record({ readings, photos: [photo] })).import}/photos/1`;
    },
  ],
  ['readings.recordLive', () => ({ interval: '1d', readings: [{ meter: register, time: '2025-01-04', value: 9 }] })],
  ['readings.decide'],
  ['readings.importDecisions'],
  ['metering.typing.sheet'],
  ['metering.typing.check'],
];

const parcels: readonly Step[] = [
  [
    'upload.target',
    async ({ world }) => ({
      code: 'own',
      // nothing listens there: the parcel waits
      to: 'http://127.0.0.1:9/',
      centre: outsideRegion,
      region: outsideRegion,
      secret: await world.secretOf('bureau', { region: outsideRegion }),
    }),
  ],
  ['upload.change', () => ({ target: 'own', enabled: true })],
  ['upload.run', () => ({ target: 'own', day })],
  ['/upload/targets/{target}/parcels/{day}/{version}/file', () => `/upload/targets/own/parcels/${day}/1/file`],
  [
    'upload.receive',
    async ({ world, send }) => {
      const parcel = await (await world.ask(`/api/upload/targets/own/parcels/${day}/1/file`)).arrayBuffer();
      return { file: await send(new Uint8Array(parcel), 'parcel.zip') };
    },
  ],
  ['upload.remove', () => ({ target: 'own' })],
];

const warnings: readonly Step[] = [
  ['warning.add', () => ({ rule: JSON.stringify(rule('own')) }), bureau],
  ['warning.on', () => ({ rule: 'own', from: day }), bureau],
  [
    'warning.acknowledge',
    async (walk) => {
      await walk.world.app.slices.warning.judgeAll();
      return episode(walk);
    },
  ],
  ['warning.mute', async (walk) => ({ ...(await episode(walk)), until: '2099-01-01' })],
  ['warning.feedback', async (walk) => ({ ...(await episode(walk)), as: 'real' })],
  ['warning.muteRule', () => ({ rule: 'own', building, until: '2099-01-01' }), bureau],
  ['warning.off', own, bureau],
  ['warning.notify.add'],
  ['warning.notify.test'],
  ['warning.notify.remove'],
];

const connections: readonly Step[] = [
  ['gateway.add'],
  ['gateway.bindChannels', () => ({ connection: 'X', channels: [{ channel, series: meter }] })],
  [
    'gateway.importChannels',
    async ({ send }) => ({ file: await send(`connection,channel,series\nX,${outsideRegion}A001/01/1/2,${register}\n`) }),
  ],
  ['gateway.set', () => ({ connection: 'X', every: '1h' })],
  ['gateway.on', () => ({ connection: 'X' })],
  ['gateway.off', () => ({ connection: 'X' })],
  ['gateway.test', () => ({ connection: 'X' })],
  ['gateway.unbindChannels', () => ({ connection: 'X', channels: [channel] })],
  ['gateway.remove', () => ({ connection: 'X' })],
  [
    'gateway.discover',
    async ({ local }) => {
      await local.gateway.add({ code: 'Y', protocol: 'dlt645', port: 9 });
      return { connection: 'Y', address: '1' };
    },
  ],
];

/** What is received and sent by machine, and the warnings when it does not look right. */
export const collecting: readonly Step[] = [...intake, ...parcels, ...warnings, ...connections];
