import { matchTown } from '../../bench/heat-match-case.ts';
import { tariff } from '../heat-town.ts';
import { mark, outsideRegion } from '../scope/outside.ts';
import type { Step, Walk } from './walk.ts';

const rows =
  (...some: readonly string[]) =>
  async ({ send }: Walk) => ({ file: await send(`${some.join('\n')}\n`) });

const season = '2026-01';
const [point, household, company] = [`${mark}-SETTLED`, `${mark}-HOME`, `${mark}-ORG`];
const town = matchTown({ sources: 3, demands: 5, periods: 4 });
const origin = '示范';
/** A district of which nothing is measured: one plot by a figure, and a grid. */
const district = {
  measuredYear: 2025,
  rate: { value: 0, origin },
  lastYears: { value: 1, origin },
  plots: [{ code: 'P', use: 'office', areaM2: 100, year: 2027, origin }],
  figures: [{ use: 'office', carrier: 'electricity', wattPerM2: 10, origin }],
  profiles: [{ carrier: 'electricity', shares: Array.from({ length: 12 }, () => Array.from({ length: 24 }, () => 1)), origin }],
  supplies: [{ code: 'G', kind: 'grid', carrier: 'electricity', yuanPerKw: 1, years: 1, origin }],
};
const byLink = ({ answers }: Walk) => ({ token: answers['heatResident.links.make']?.['token'] });

/** A heat meter for the household that is imported. */
export const settleHeat = async ({ local, send }: Walk): Promise<void> =>
  void (await local.registry.importMeters({ file: await send(`code,building,carrier\n${mark}-HM,${mark}-B,heat\n`) }));

/** Supply, charges and payments of heat, and what residents see of them. */
export const heat: readonly Step[] = [
  ['heatSupply.importSettlementPoints', rows('code,building,company,tariff,method', `${point}2,${mark}-B,${company},t1,area`)],
  ['heatSupply.importHouseholds', rows('code,point,class,area,meter', `${household}2,${point}2,dwelling,60,${mark}-HM`)],
  ['heatSupply.points.edit'],
  ['heatSupply.households.edit'],
  ['heatInputs.importUnits', rows('household,season,units', `${household},${season},8`)],
  [
    'heatInputs.importPayments',
    rows('account,household,season,paid,yuan,reference', `${household},${household},${season},2026-01-03,7,R-2`),
  ],
  ['heatInputs.importSupplies', rows('supplier,company,meter,price', `S2,${company},${mark}-SUPPLY,2`)],
  ['heatNetwork.importSubstations', rows('code,region,name', `${mark}-S2,${outsideRegion},二号站`)],
  ['heatNetwork.importRoomSamples', rows('household,at,temperature', `${household},2026-01-16 20:00,18`)],
  ['heatNetwork.substations.edit'],
  ['heatBilling.seasons.set', () => ({ region: outsideRegion, name: season, from: '2026-01-01', to: '2026-01-31', source: '通知' })],
  ['heatBilling.tariffs.add', () => ({ name: 't1.yaml', text: tariff('45.00').replace(', station: W1', '') })],
  ['heatBilling.decisions.faulty', () => ({ meter: `${mark}-HM`, from: '2026-01-01', to: '2026-01-02', note: 'x' })],
  ['heatBilling.decisions.cold'],
  ['heatBilling.decisions.substitute', () => ({ code: household, season, gj: '1', note: 'x' })],
  [
    'heatNotes.closes.begin',
    async ({ local }) => {
      const { job } = await local.heatNotes.closes.begin({ season, company, preview: true });
      for await (const { finishedAt } of await local.jobs.events({ id: job })) if (finishedAt !== null) break;
      return { season, company, seen: (await local.heatNotes.closes.show({ job })).hash };
    },
  ],
  ['heatNotes.statements', () => ({ season, company })],
  [
    'heatNotes.purchases.issue',
    async ({ local }) => ({ company, season, seen: (await local.heatNotes.purchases.show({ company, season })).hash }),
  ],
  ['/exports/heat-notes', () => `/exports/heat-notes?season=${season}`],
  ['/exports/heat-report', () => `/exports/heat-report?season=${season}&company=${company}`],
  ['/exports/heat-purchase', () => `/exports/heat-purchase?season=${season}&company=${company}`],
  [
    '/exports/heat-statement',
    async ({ local }) => `/exports/heat-statement?number=${(await local.heatNotes.notes.list({ season })).notes[0]?.number}`,
  ],
  [
    '/exports/heat-statements',
    async (walk) => {
      const { job } = await walk.bureau().heatNotes.statements({ season, company });
      for await (const { finishedAt } of await walk.bureau().jobs.events({ id: job })) if (finishedAt !== null) break;
      return `/exports/heat-statements?job=${job}`;
    },
  ],
  [
    '/exports/heat-comparison',
    async ({ world }) => {
      const own = world.as('operator', { operator: company });
      const { job } = await own.heatNotes.closes.begin({ season, company, preview: true });
      for await (const { finishedAt } of await own.jobs.events({ id: job })) if (finishedAt !== null) break;
      return `/exports/heat-comparison?job=${job}`;
    },
    // a preview is shown to the one who began it
    ({ world }) => world.secretOf('operator', { operator: company }),
  ],
  ['heatResident.links.make'],
  ['heatResident.linked.show', byLink],
  ['heatResident.linked.account', byLink],
  ['heatResident.linked.bill', (walk) => ({ ...byLink(walk), household, season })],
  ['heatResident.linked.change', (walk) => ({ ...byLink(walk), household, season })],
  ['heatResident.linked.object', (walk) => ({ ...byLink(walk), household, season, matter: 'other', text: '面积与房产证不一致' })],
  ['heatResident.links.revoke', ({ answers }) => ({ link: answers['heatResident.links.make']?.['link'] })],
  [
    'heatPlanning.plans.make',
    () => ({
      plan: `${mark}-heat`,
      region: outsideRegion,
      text: JSON.stringify({ ...town, origins: Object.fromEntries(Object.keys(town).map((name) => [name, '示范'])) }),
    }),
  ],
  ['/exports/heat-plan-inputs', () => `/exports/heat-plan-inputs?plan=${mark}-heat`],
  ['heatPlanning.plans.remove'],
  ['districtEnergy.plans.make', () => ({ plan: `${mark}-district`, region: outsideRegion, text: JSON.stringify(district) })],
  ['/exports/district-plan', () => `/exports/district-plan?plan=${mark}-district`],
  ['/exports/district-demand', () => `/exports/district-demand?plan=${mark}-district`],
  ['districtEnergy.plans.remove'],
];
