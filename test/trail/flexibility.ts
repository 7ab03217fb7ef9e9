import { openAdrPath } from '#flexibility/openadr/facts.ts';
import { mark, outsideRegion } from '../scope/outside.ts';
import type { Step, Walk } from './walk.ts';

const programme = `kind: programme
entries:
  - id: city-dr
    rule: five-of-five
    step: hour
    pay: {unit: kWh, price: '2.5', floor: '0.5'}
`;
const rules = `kind: baseline-rule
entries:
  - id: five-of-five
    pool: 5
    choose: 5
`;
/** An hour of the day that is this many days from today. */
const hour = (days: number, at: number) => {
  const day = new Date(Date.now() + (days * 24 + 8) * 3_600_000).toISOString().slice(0, 10);
  return { from: `${day}T${at}:00`, to: `${day}T${at + 1}:00` };
};
const dayOf = (days: number): string => hour(days, 10).from.slice(0, 10);
const called = { programme: 'city-dr', direction: 'down' };
/** The member has only one meter, which is read by the hour. */
const [portfolio, building] = [`${mark}-V`, `${mark}-FLEX`];

/** A programme that pays, an hour of a building that counts, and load that can be shed. */
export async function settleFlexibility({ world, local, send, later }: Walk): Promise<void> {
  await world.app.slices.knowledge.put('programmes.yaml', programme, false);
  await world.app.slices.knowledge.put('rules.yaml', rules, false);
  // a file takes effect a little after it was written
  later(10_000);
  await local.registry.importBuildings({
    file: await send(`code,name,use,region,organisation\n${building},楼,office,${outsideRegion},${mark}-ORG\n`),
  });
  await local.registry.importMeters({ file: await send(`code,building,carrier,kind\n${mark}-HOURS,${building},electricity,interval\n`) });
  const now = Math.floor(Date.now() / 3_600_000);
  const rows = Array.from({ length: 24 * 40 }, (_, at) => `${new Date((now - 24 * 40 + at) * 3_600_000).toISOString()},${mark}-HOURS,10`);
  await local.readings.importReadings({ file: await send(`time,meter,value\n${rows.join('\n')}\n`), interval: '1h', marks: 'start' });
  await local.resources.importResources({
    file: await send(`资源代码,建筑代码,类型,功率,可削减比例\n${mark}-SHED,${building},shed,100,0.5\n`),
  });
}

const event = async ({ send }: Walk, code: string) => ({
  ...called,
  ...hour(-5, 10),
  portfolio,
  code,
  file: await send(`building,kw\n${building},1\n`),
});

/** Portfolios, and what they are called to do. */
export const flexibility: readonly Step[] = [
  [
    'portfolio.importMembers',
    async ({ send }) => ({ file: await send(`portfolio,building,from,share,consent\n${portfolio},${building},2026-01-01,0.5,签字\n`) }),
  ],
  ['portfolio.add'],
  ['portfolio.invite'],
  ['portfolio.join', () => ({ portfolio, building, from: dayOf(1), share: '0.5', consent: '签字', price: '0.3' })],
  ['flexibility.events.add', (walk) => event(walk, `${mark}-E`)],
  ['flexibility.events.answer', () => ({ event: `${mark}-E`, building, answer: 'in' })],
  [
    'settlement.settle',
    async ({ local }) => ({ event: `${mark}-E`, seen: (await local.settlement.settle({ event: `${mark}-E`, preview: true })).hash }),
  ],
  ['/exports/event-statement', () => `/exports/event-statement?event=${mark}-E`],
  ['/exports/event-proof', () => `/exports/event-proof?event=${mark}-E`],
  [
    '/exports/event-difference',
    async ({ local, send }) => {
      const rows = `time,meter,value\n${hour(-5, 10).from},${mark}-HOURS,9\n`;
      await local.readings.importReadings({ file: await send(rows), interval: '1h', marks: 'start' });
      const { hash } = await local.settlement.settle({ event: `${mark}-E`, preview: true });
      await local.settlement.settle({ event: `${mark}-E`, seen: hash });
      return `/exports/event-difference?event=${mark}-E`;
    },
  ],
  [
    '/exports/solar-stop-notice',
    async ({ local, send }) => {
      await local.resources.importResources({ file: await send(`code,building,kind,kw\n${mark}-ROOF,${building},pv,10\n`) });
      await local.solarSafety.check({ resource: `${mark}-ROOF`, item: 'shutdown', result: 'fail', on: '2026-03-01' });
      return `/exports/solar-stop-notice?resource=${mark}-ROOF&on=2026-03-01`;
    },
  ],
  [
    'flexibility.events.cancel',
    async (walk) => {
      await walk.local.flexibility.events.add({ ...(await event(walk, `${mark}-E2`)), ...hour(-5, 12) } as never);
      return { event: `${mark}-E2` };
    },
  ],
  [
    'flexibility.reminders.send',
    async (walk) => {
      const { local } = walk;
      await local.access.users.add({ name: `${mark}-asked`, role: 'owner', organisation: `${mark}-ORG` });
      await local.flexibility.events.add({ ...(await event(walk, `${mark}-E3`)), ...hour(2, 12) } as never);
      return { event: `${mark}-E3` };
    },
  ],
  ['bids.add', () => ({ ...called, ...hour(1, 10), portfolio })],
  ['openadr.addClient'],
  ['openadr.removeClient', () => ({ name: 'X' })],
  [
    'openadr.connect',
    async ({ world }) => {
      const url = `${(await world.app.serve()).url}${openAdrPath}`;
      return { name: 'own', url, clientId: 'ven_client', clientSecret: '999', portfolio, programme: 'city-dr' };
    },
  ],
  [
    'openadr.poll',
    async ({ local }) => {
      // the first poll registers us there, and "there" is this program
      await local.openadr.poll({ name: 'own' });
      return { name: 'own' };
    },
  ],
  ['openadr.disconnect', () => ({ name: 'own' })],
];
