import { stepReturn } from '#cli/as-read.ts';
import { mark, outsideRegion } from '../scope/outside.ts';
import { billed, settleBills } from './bills.ts';
import type { Step, Walk } from './walk.ts';

const form = `kind: form
id: own-form
version: 1
names: {zh: 年报, en: Of a year}
validFrom: 2020-01-01
period: year
unit: building
fields:
  area: {type: decimal, decimals: 1, unit: m2}
  people: {type: integer}
`;

/** A form of returns, and an owner who is notified of what is missing. */
export async function settleOffices(walk: Walk): Promise<void> {
  const { local } = walk;
  await settleBills(walk);
  await local.return.add({ name: 'own.yaml', text: form });
  await local.access.users.add({ name: `${mark}-owner`, role: 'owner', organisation: `${mark}-ORG` });
  await local.settings.change({ disclosure: { open: true, consent: false, leastArea: 0, leastCoverage: 0, leastBuildings: 3 } });
}

const period = { form: 'own-form', period: '2025' };
const place = { ...period, region: outsideRegion };
const unit = { ...period, unit: billed };
const year = { region: outsideRegion, year: 2025 };
const disclosed = { ...year, buildings: [billed] };
const quota = { kind: 'quota-notice', question: { building: billed, year: 2025 }, indicative: true } as const;
const letter = { kind: 'use-notice', buildings: [billed], year: 2025, indicative: true };
const scored = { id: 'city-counties', ...year };
const issued = ({ answers }: Walk) => ({ number: answers['statement.issue']?.['number'] as string });
const read = async ({ local }: Walk) => ({ ...unit, seen: (await local.return.show(unit)).seen });
const missing = async ({ local }: Walk) => {
  const { rows } = await local.reminder.missing({ kind: 'months' });
  return { keys: rows.filter(({ building }) => building === billed).map(({ key }) => key) };
};

/** What offices issue, request, share out and pass on. */
export const offices: readonly Step[] = [
  ['reminder.preview', missing],
  ['reminder.send', missing],
  ['disclosure.preview', () => disclosed],
  ['disclosure.issue', async ({ local }) => ({ ...disclosed, seen: (await local.disclosure.preview(disclosed)).hash })],
  ['disclosure.withdraw', () => ({ year: 2025, buildings: [billed] })],
  ['disclosure.issueSums', async ({ local }) => ({ ...year, seen: (await local.disclosure.previewSums(year)).hash })],
  ['disclosure.withdrawSums'],
  ['statement.draft', () => quota],
  ['statement.issue', async ({ local }) => ({ ...quota, draft: (await local.statement.draft(quota)).draft })],
  ['/statements/{number}/document', (walk) => `/statements/${issued(walk).number}/document`],
  [
    'statement.issueDifference',
    async (walk) => {
      const file = await walk.send(`meter,2025-03\n${billed},90000\n`);
      await walk.local.readings.importReadings({ file, layout: 'months', unit: 'kWh', carrier: 'electricity' });
      const asked = { follows: issued(walk).number, indicative: true };
      return { ...issued(walk), indicative: true, draft: (await walk.local.statement.draft(asked)).draft };
    },
  ],
  ['statement.withdraw', ({ answers }) => ({ number: answers['statement.issueDifference']?.['number'], reason: '有误' })],
  ['statement.previewSend', () => letter],
  ['statement.send', async ({ local }) => ({ ...letter, seen: (await local.statement.previewSend(letter)).seen })],
  [
    'statement.answer',
    ({ answers }) => ({ number: (answers['statement.send'] as { letters: { number: string }[] }).letters[0]?.number, text: '已核对' }),
  ],
  ['return.open', () => place],
  ['return.importSheet', async ({ send }) => ({ ...period, file: await send(`code,people\n${billed},5\n`) })],
  ['return.fill', async (walk) => ({ ...(await read(walk)), set: { people: '6' } })],
  ['return.submit', read],
  ['return.sendBack', async (walk) => ({ ...(await read(walk)), note: '请核对' })],
  [
    'return.accept',
    async ({ local }) => {
      const { seen } = await stepReturn(local, 'submit', unit);
      return { ...unit, seen };
    },
  ],
  ['return.amend', async (walk) => ({ ...(await read(walk)), set: { people: '7' } })],
  ['return.lock', async ({ local }) => ({ ...place, force: true, seen: (await local.return.status(place)).hash })],
  ['targets.commit'],
  ['targets.split'],
  [
    'assignment.assign',
    async ({ local, outside }) => {
      const { tasks } = await local.assignment.list({ region: outsideRegion });
      const seen = tasks.find(({ id, region }) => id === 'CN/task-quality' && region === outsideRegion)?.assigned?.version;
      return { task: 'CN/task-quality', region: outsideRegion, to: outside.user, seen };
    },
  ],
  ['assignment.report'],
  ['assignment.importReports'],
  ['assessment.issue', async ({ local }) => ({ ...scored, seen: (await local.assessment.run(scored)).hash })],
  ['annualReport.draw'],
  ['annualReport.missing'],
  ['annualReport.issue', async ({ local }) => ({ ...year, seen: (await local.annualReport.draw(year)).hash })],
  [
    'sharing.feeds.add',
    () => ({
      text: `{id: own-feed, dataset: use-month, region: "${outsideRegion}", fields: [value, unit], to: ${mark}-ORG, purpose: 运行, agreement: XY-1, from: 2025-01-01, until: 2099-12-31}`,
    }),
  ],
  ['/feeds/{id}', () => '/feeds/own-feed', ({ world }) => world.secretOf('owner', { organisation: `${mark}-ORG` })],
  ['sharing.feeds.end', () => ({ id: 'own-feed' })],
  [
    'sharing.deliveries.expect',
    () => ({ text: `{supplier: ${mark}-ORG, carrier: electricity, region: "${outsideRegion}", every: month, due: 5}` }),
  ],
];
