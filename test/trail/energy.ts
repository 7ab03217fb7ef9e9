import { saveEnergy } from '../e2e/town.ts';
import { pngOf } from '../png.ts';
import { hidden, mark, outsideRegion } from '../scope/outside.ts';
import { billed, settleBills } from './bills.ts';
import type { Step, Walk } from './walk.ts';

const building = `${mark}-B`;
const contract = `${mark}-CONTRACT`;
/** The contract created by one step, on the baseline locked by another. */
const agreed = `${mark}-NEW`;
const tariff = `kind: tariff
entries:
  - id: flat
    export: '0.20'
    periods:
      - {name: night, price: '0.30', from: '22:00', to: '08:00'}
      - {name: day, price: '1.00', from: '08:00', to: '22:00'}
`;

/** Its electricity is known by the hour until today. */
const hourly = `${mark}-HOURLY`;

async function settleHours({ local, send }: Walk): Promise<void> {
  await local.registry.importBuildings({ file: await send(`code,name,use,region\n${hourly},楼,office,${outsideRegion}\n`) });
  await local.registry.importMeters({ file: await send(`code,building,carrier,kind\n${hourly},${hourly},electricity,interval\n`) });
  const now = Math.floor(Date.now() / 3_600_000);
  const rows = Array.from({ length: 24 * 40 }, (_, at) => `${new Date((now - 24 * 40 + at) * 3_600_000).toISOString()},${hourly},10`);
  await local.readings.importReadings({ file: await send(`time,meter,value\n${rows.join('\n')}\n`), interval: '1h', marks: 'start' });
}

/** Bills, a year of gas with its weather, prices, and retrofits that may be planned. */
export async function settleEnergy(walk: Walk): Promise<void> {
  await settleBills(walk);
  await settleHours(walk);
  const { local, send } = walk;
  const upload = (name: string, text: string | Uint8Array<ArrayBuffer>) => send(text, name);
  await saveEnergy({ local, upload } as Pick<Walk['world'], 'local' | 'upload'>, { building, meter: `${mark}-GAS` });
  // equipment that does not meet its standard is found
  await local.equipment.importEquipment({ file: await send(`code,building,kind,meetsStandard\n${mark}-BOILER,${billed},boiler,否\n`) });
  await local.knowledge.files.put({ name: 'tariff.yaml', text: tariff, preview: false });
  // a file takes effect a little after it was written
  walk.later(10_000);
  const head = '项目编号,项目名称,建筑代码,县区,项目状态,改造面积,总投资,年节能量,县级资金,业主资金,结构安全';
  const rows = `PLAN-1,外墙改造,${building},${outsideRegion},已测算,5200,1200000,35000,200000,1000000,是`;
  await local.retrofit.importRetrofits({ file: await send(`${head}\n${rows}\n`) });
}

const instrument = { number: 'TH-1', accuracyK: 0.3, verifiedUntil: '2100-01-01' };
const rooms = (client: string, temperature: number) => ({
  measured: { client, at: '2025-07-02T10:00', instrument, rooms: [{ room: '301', temperature }] },
});
const inspected = ({ answers }: Walk) => ({ id: answers['comfort.inspections.inspect']?.['id'] as number });

const audited = ({ answers }: Walk) => ({ audit: answers['energyAudit.open']?.['audit'] as number });
const auditLink = ({ answers }: Walk) => ({ token: answers['energyAudit.link']?.['token'] as string });

const surveyed = ({ answers }: Walk) => ({ token: answers['retrofitSurvey.link']?.['token'] as string });
const survey = ({ answers }: Walk) => ({ survey: answers['retrofitSurvey.link']?.['survey'] as number });

const amended = ({ outside }: Walk) => ({
  code: contract,
  name: hidden,
  type: 'shared',
  owner: outside.organisation,
  provider: outside.organisation,
  from: '2025-01-01',
  to: '2026-01-01',
  period: 'month',
  basis: 'point',
  confidence: 0.9,
  minCoverage: 0.9,
  boundaries: [{ name: hidden, stipulated: [{ item: hidden, count: '1', beforeW: '2', afterW: '1', hours: '1' }] }],
  prices: [{ boundary: hidden, from: '2025-01-01', yuan: '1' }],
  providerShare: [{ from: '2025-01-01', percent: '70' }],
  negative: 'none',
});

const inspections: readonly Step[] = [
  ['comfort.seasons.set', () => ({ region: outsideRegion, heating: '11-01:03-31', cooling: '06-01:08-31', seen: 1 })],
  ['comfort.inspections.inspect', () => ({ building, ...rooms('t-1', 22) })],
  ['comfort.inspections.photo', async (walk) => ({ ...inspected(walk), file: await walk.send(new Uint8Array(pngOf(64, 48)), 'a.png') })],
  [
    '/temperature/photos/{id}/file',
    async (walk) => `/temperature/photos/${(await walk.local.comfort.inspections.get(inspected(walk))).photos[0]?.id}/file`,
  ],
  ['comfort.inspections.notice', (walk) => ({ ...inspected(walk), due: '2100-01-01' })],
  [
    'comfort.inspections.penalty',
    async (walk) => {
      await walk.local.comfort.inspections.recheck({ ...inspected(walk), ...rooms('t-2', 23) });
      return { ...inspected(walk), authority: '城管局', clause: '第三十条', amount: '1000' };
    },
  ],
  ['comfort.inspections.recheck', (walk) => ({ ...inspected(walk), ...rooms('t-3', 27) })],
  [
    'comfort.inspections.close',
    async (walk) => ({ ...inspected(walk), seen: (await walk.local.comfort.inspections.get(inspected(walk))).acts.length }),
  ],
];

/** The hash of the answer to an item. */
const answerOf = async (walk: Walk, item: string) =>
  (await walk.local.energyAudit.show(audited(walk) as never)).requests.find((one) => one.item === item)?.answer?.hash;

const surveyRead = async (walk: Walk) => ({ ...survey(walk), seen: (await walk.local.retrofitSurvey.show(survey(walk) as never)).hash });

const audits: readonly Step[] = [
  ['energyAudit.open', () => ({ building, level: 2, from: '2025-01-01', to: '2026-01-01' })],
  ['energyAudit.link', audited],
  ['energyAudit.linked.show', auditLink],
  [
    'energyAudit.linked.answer',
    async (walk) => {
      const rows = `start,end,meter,value\n2025-01-01,2025-02-01,${mark}-M,1000\n`;
      const file = await walk.sendByLink(auditLink(walk).token, '账单.csv', rows);
      return { ...auditLink(walk), set: { storeys: '12', occupants: '250' }, files: [{ item: 'energy-electricity', file }] };
    },
  ],
  ['energyAudit.linked.preview', (walk) => ({ ...auditLink(walk), item: 'energy-electricity' })],
  ['energyAudit.linked.submit', auditLink],
  ['/energy-audits/{audit}/answers/{item}', (walk) => `/energy-audits/${audited(walk).audit}/answers/energy-electricity`],
  ['energyAudit.accept', async (walk) => ({ ...audited(walk), item: 'storeys', seen: await answerOf(walk, 'storeys') })],
  [
    'energyAudit.return',
    async (walk) => ({ ...audited(walk), item: 'occupants', note: '请写常驻人数', seen: await answerOf(walk, 'occupants') }),
  ],
  [
    'energyAudit.unlink',
    async (walk) => {
      await walk.local.energyAudit.link(audited(walk));
      return audited(walk);
    },
  ],
  ['energyAudit.findings'],
  ['energyAudit.measures'],
  ['energyAudit.importSync'],
];

const contracts: readonly Step[] = [
  ['savings.lock', () => ({ building, carrier: 'gas', from: '2024-01-01', to: '2025-01-01', baseline: 'outside' })],
  [
    '/exports/savings-portfolio',
    async (walk) => {
      const list = `meter,building,carrier\n${mark}-GAS,,\n`;
      const file = await walk.world.upload('list.csv', list, await walk.world.secretOf('bureau', { region: outsideRegion }));
      const base = { from: '2024-01-01', to: '2025-01-01' };
      const { job } = await walk.bureau().savings.portfolio.begin({ base, from: '2025-01-01', to: '2025-02-01', file });
      for await (const { finishedAt } of await walk.bureau().jobs.events({ id: job })) if (finishedAt !== null) break;
      return `/exports/savings-portfolio?job=${job}`;
    },
  ],
  ['contracts.add'],
  [
    'contracts.confirm',
    async ({ local }) => {
      await local.contracts.confirm({ contract: agreed, for: 'owner' });
      return { contract: agreed, for: 'provider' };
    },
  ],
  [
    'contracts.settle',
    async ({ local }) => {
      const asked = { contract: agreed, period: '2025-01-01' };
      return { ...asked, seen: (await local.contracts.settle({ ...asked, preview: true })).hash };
    },
  ],
  [
    'contracts.event',
    async ({ send }) => ({ contract: agreed, boundary: 'x', file: await send('from,to,kind,amount\n2025-01-01,2025-02-01,fixed,1\n') }),
  ],
  ['contracts.dispute', () => ({ contract: agreed, event: 1, for: 'owner', note: '没有' })],
  [
    'contracts.review',
    async ({ local }) => {
      for (const side of ['owner', 'provider'] as const) await local.contracts.confirm({ contract: agreed, event: 1, for: side });
      return { contract: agreed, seen: (await local.contracts.review({ contract: agreed, preview: true })).hash };
    },
  ],
  ['contracts.amend', (walk) => ({ contract, terms: amended(walk), from: '2025-03-01', note: '分享比例' })],
  ['contracts.pay', () => ({ contract, yuan: '1', on: '2026-01-01', note: '电汇', over: true })],
  ['contracts.reverse'],
];

const pooled = { buildings: [billed], year: 2025, twice: true };

const retrofits: readonly Step[] = [
  [
    'retrofit.importRetrofits',
    async ({ send }) => ({ file: await send(`code,name,region,buildings\n${mark}-R2,改造,${outsideRegion},${building}\n`) }),
  ],
  ['retrofit.add'],
  ['retrofit.edit'],
  [
    'retrofit.advance',
    async ({ local }) => {
      const project = `${mark}-RETROFIT`;
      const { version } = await local.retrofit.show({ project });
      return { project, to: 'surveyed', on: '2026-03-01', set: { safe: true }, seen: version };
    },
  ],
  ['retrofit.addFound', () => ({ region: outsideRegion, year: 2025, buildings: [billed] })],
  ['retrofit.poolPreview', () => pooled],
  ['retrofit.pool', async ({ local }) => ({ ...pooled, seen: (await local.retrofit.poolPreview(pooled)).seen })],
  ['retrofitSurvey.link', () => ({ buildings: [building] })],
  ['retrofitSurvey.linked.show', surveyed],
  ['retrofitSurvey.linked.enter', (walk) => ({ ...surveyed(walk), entries: [{ entry: 'entry-0001', building, set: { wallU: 1 } }] })],
  [
    'retrofitSurvey.linked.photo',
    async (walk) => {
      const file = await walk.sendByLink(surveyed(walk).token, 'a.png', new Uint8Array(pngOf(64, 48)));
      return { ...surveyed(walk), entry: 'photo-0001', building, file };
    },
  ],
  [
    '/retrofit-surveys/photos/{id}',
    async (walk) => `/retrofit-surveys/photos/${(await walk.local.retrofitSurvey.show(survey(walk) as never)).photos[0]?.id}`,
  ],
  ['retrofitSurvey.return', async (walk) => ({ ...(await surveyRead(walk)), note: '请补照片' })],
  ['retrofitSurvey.accept', surveyRead],
  ['retrofitEstimate.enter', undefined, ({ person }) => person()],
  ['retrofitEstimate.confirm', () => ({ measure: 'lighting', region: outsideRegion, seen: 1 })],
  ['retrofitEstimate.withdraw'],
  [
    'retrofitPlan.make',
    () => ({ plan: `${mark}-plan`, region: outsideRegion, scenario: '{"years": [2026], "objective": {"savingKgce": 1}}' }),
  ],
  ['/exports/retrofit-plan', () => `/exports/retrofit-plan?plan=${mark}-plan`],
  ['/exports/retrofit-plan-instance', () => `/exports/retrofit-plan-instance?plan=${mark}-plan`],
  ['retrofitPlan.adopt'],
];

/** How buildings are used, inspected, audited, paid for by their savings, and retrofitted. */
export const energy: readonly Step[] = [
  ['occupancy.set'],
  ['commissioning.interval'],
  ['commissioning.add'],
  ['commissioning.remove'],
  ['schedule.keep', () => ({ building: hourly, tariff: 'flat' })],
  ['/exports/schedule', ({ answers }) => `/exports/schedule?number=${String(answers['schedule.keep']?.['number'])}`],
  ['schedule.stand', () => ({ building: hourly, tariff: 'flat' })],
  ...inspections,
  ...audits,
  ...contracts,
  ...retrofits,
];
