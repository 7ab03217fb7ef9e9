import { runJob } from '../job.ts';
import { figureId, readFigure, type FigureQuestion } from '#kernel/figure.ts';
import type { World } from '../world.ts';
import { createShared } from './outside-shared.ts';
import { issueStatement, settleContract } from '#cli/as-read.ts';

/** Part of every code outside; requesters may name it. */
export const mark = 'ZZOUT';

/** Replaces {@link mark} in requests for things that do not exist. */
export const markOfNobody = 'ZZNIL';

/** Part of every name outside, and never sent by requesters: an answer that contains it has shown what the requester may not see. */
export const hidden = 'ZZHIDDEN';

/** The region of the requesters, and one that is not theirs. */
export const inside = { region: '140300', organisation: 'IN-ORG', operator: 'IN-OP', building: 'IN-B' } as const;
export const outsideRegion = '150200';

/** Where it is created: in a world of tests, or in a program that is called over HTTP. */
type Place = Pick<World, 'local' | 'upload'> & Partial<Pick<World, 'app'>>;

/** The ids of what there is outside. */
export type Outside = Awaited<ReturnType<typeof createOutside>>;

/** One of everything that no requester may see, created by an administrator. */
export async function createOutside(world: Place) {
  const { local } = world;
  const organisation = `${mark}-ORG`;
  const table = `code,name,region\n${organisation},${hidden} owner,${outsideRegion}\n`;
  const { import: imported } = await local.place.importOrganisations({ file: await world.upload(`${mark}.csv`, table) });
  const file = await world.upload(`${mark}.csv`, table);
  const buildings = await createBuildings(world);
  const inspection = await createInspection(world);
  const { id: commissioning } = await local.commissioning.add({
    building: `${mark}-B`,
    on: '2025-03-01',
    action: hidden,
    carrier: 'electricity',
  });
  const { audit: energyAudit } = await local.energyAudit.open({
    building: `${mark}-B`,
    level: 1,
    from: '2025-01-01',
    to: '2026-01-01',
  });
  const taskReport = await createTaskReport(world);
  const projects = await createProject(world);
  const equipment = await createEquipment(world);
  const portfolios = await createPortfolio(world);
  const points = await createPoints(world);
  const { retrofitsTable } = await createRetrofit(world);
  const heat = await createHeat(world);
  const people = await createPeople(world);
  const cases = await createCase(world);
  const profile = await local.imports.profiles.save({
    kind: 'organisations',
    name: `${mark}-profile`,
    header: [`${hidden} code`],
    mapping: {},
  });
  const view = await local.registry.views.save({ name: `${mark}-view`, address: `search=${hidden}` });
  const job = await jobOf(world);
  const { id: webhook } = await local.notice.webhooks.add({ name: `${mark}-hook`, address: 'http://127.0.0.1:9/', kinds: ['job-ended'] });
  const notice = await noticeOf(world);
  await local.upload.target({ code: `${mark}-target`, to: 'http://127.0.0.1:9/', centre: '150200', region: outsideRegion, enabled: false });
  await local.access.users.add({ name: `${mark}-user`, role: 'bureau', region: outsideRegion });
  await local.access.keys.create({ name: `${mark}-key`, role: 'auditor', region: outsideRegion });
  await local.people.posts.set({ holder: `${mark}-user`, role: 'green-building-label/clerk', region: outsideRegion });
  const readings = await createReadings(world);
  const { id: memo } = await local.figures.memos.save({ figure: readings.figure, note: hidden });
  const certificates = await createCertificate(world, readings.meter);
  const contract = await createContract(world);
  await createShared(world, { mark, hidden, region: outsideRegion });
  const named = { user: `${mark}-user`, key: `${mark}-key`, backup: `${mark}.yaodong` };
  const { number: statement } = await issueStatement(local, {
    kind: 'planning-conditions',
    question: { region: '140800', date: '2026-03-01', project: { work: 'land', class: 'public', fund: 'government', urban: true } },
    indicative: true,
  });
  return {
    statement,
    organisation,
    imported,
    file,
    profile: profile.id,
    view: view.id,
    memo,
    job,
    webhook,
    notice,
    ...named,
    ...buildings,
    inspection,
    commissioning,
    contract,
    energyAudit,
    taskReport,
    ...projects,
    retrofitsTable,
    ...equipment,
    ...portfolios,
    ...points,
    ...heat,
    ...people,
    ...cases,
    ...readings,
    ...certificates,
  };
}

/** What does not exist: each id has the same shape as the one outside, so that the two differ only in whether they exist. */
export function nowhereLike(outside: Outside): Outside {
  const likeIt = (value: string | number) => (typeof value === 'number' ? value + 1_000_000 : nobodys(value));
  const all = Object.fromEntries(Object.entries(outside).map(([name, value]) => [name, likeIt(value)])) as Outside;
  return { ...all, figure: figureId(JSON.parse(nobodys(JSON.stringify(readFigure(outside.figure)))) as FigureQuestion) };
}

/** Codes get another mark, generated ids another last digit. */
function nobodys(value: string): string {
  return value.includes(mark) ? value.replaceAll(mark, markOfNobody) : value.replace(/[0-9a-f]$/u, (digit) => (digit === '0' ? '1' : '0'));
}

/** A task of a document in the place outside, with a report and its file. */
async function createTaskReport({ local, upload }: Place): Promise<number> {
  const task = { task: 'CN/task-quality', region: outsideRegion };
  await local.assignment.assign({ ...task, due: '2025-01-01' });
  const evidence = [await upload(`${hidden}.txt`, hidden)];
  const { tasks } = await local.assignment.report({ ...task, percent: 10, note: hidden, evidence });
  return tasks[0]?.reports[0]?.report ?? 0;
}

/** A job of another account; for a program in another process there is none. */
async function jobOf({ app }: Place): Promise<string> {
  if (app === undefined) return 'none';
  const local = { identity: 'local', actor: 'local', role: 'administrator', sees: { all: true } } as const;
  const job = await runJob(app.slices.jobs, local, `${mark}-job`, async () => 1);
  await job.result;
  return job.id;
}

/** A notice to another account; for a program in another process there is none. */
async function noticeOf({ app, local }: Place): Promise<number> {
  if (app === undefined) return 1;
  const about = { kind: 'job-ended', code: 'notice-job-cut-short', evidence: { job: hidden }, link: null };
  await app.slices.notice.post({ ...about, key: `${mark}-notice`, to: ['local'] });
  return (await local.notice.list({ limit: 1 })).notices[0]?.id ?? 1;
}

/** One building outside and one inside, and the file of the one outside, to be sent again by requesters who may not. */
async function createBuildings(world: Place) {
  const header = 'code,name,use,region,organisation,floorArea';
  const building = `${mark}-B`;
  const out = `${building},${hidden} house,office,${outsideRegion},${mark}-ORG,1000`;
  const own = `${inside.building},own house,office,${inside.region},${inside.organisation},1000`;
  const all = await world.upload('buildings.csv', `${header}\n${out}\n${own}\n`);
  await world.local.registry.importBuildings({ file: all });
  const kept = await world.upload(`${hidden}.txt`, hidden);
  const { id: entry } = await world.local.attachments.attach({ building, file: kept, about: hidden });
  return { building, entry, buildingsTable: `${header}\n${out.replace(hidden, 'other').replace('1000', '2000')}\n` };
}

/** An inspection of temperature in the building outside. */
async function createInspection({ local }: Place): Promise<number> {
  await local.comfort.seasons.set({ region: outsideRegion, heating: '10-15:04-15', cooling: '06-01:08-31' });
  const instrument = { number: hidden, accuracyK: 0.3, verifiedUntil: '2100-01-01' };
  const measured = { client: `${mark}-1`, at: '2025-07-01T10:00', instrument, rooms: [{ room: hidden, temperature: 22 }] };
  return (await local.comfort.inspections.inspect({ building: `${mark}-B`, measured })).id;
}

/** A project outside, and its file, to be sent again by requesters who may not. */
async function createProject(world: Place) {
  const project = `${mark}-PROJECT`;
  const table = (name: string) => `code,name,region,organisation\n${project},${name},${outsideRegion},${mark}-ORG\n`;
  await world.local.project.importProjects({ file: await world.upload('projects.csv', table(`${hidden} project`)) });
  const question = { input: { note: hidden } };
  const { id: draft } = await world.local.draft.add({ kind: 'prefab', title: `${mark} draft`, project, question });
  return { project, draft, projectsTable: table('other') };
}

/** Equipment and a resource of the building outside, and their files, to be sent again by requesters who may not. */
async function createEquipment(world: Place) {
  const equipment = `${mark}-EQUIPMENT`;
  const table = (name: string) => `code,building,kind,name\n${equipment},${mark}-B,chiller,${name}\n`;
  await world.local.equipment.importEquipment({ file: await world.upload('equipment.csv', table(`${hidden} chiller`)) });
  const resource = `${mark}-RESOURCE`;
  const resources = (name: string) => `code,building,kind,kw,name\n${resource},${mark}-B,pv,10,${name}\n`;
  await world.local.resources.importResources({ file: await world.upload('resources.csv', resources(`${hidden} roof`)) });
  return { equipment, equipmentTable: table('other'), resource, resourcesTable: resources('other') };
}

/** A portfolio outside with the building as its member, and its file, to be sent again by requesters who may not. */
async function createPortfolio(world: Place) {
  const portfolio = `${mark}-V`;
  await world.local.portfolio.add({ code: portfolio, name: `${hidden} portfolio`, organisation: `${mark}-ORG` });
  await world.local.portfolio.invite({ portfolio, building: `${mark}-B` });
  const table = (share: string) => `portfolio,building,from,share,consent\n${portfolio},${mark}-B,2026-01-01,${share},${hidden}\n`;
  await world.local.portfolio.importMembers({ file: await world.upload('members.csv', table('0.5')) });
  return { portfolio, membersTable: table('0.4').replace(hidden, 'other') };
}

/** A retrofit project of the building outside, and its file, to be sent again by requesters who may not. */
async function createRetrofit(world: Place) {
  const table = (name: string) => `code,name,region,buildings\n${mark}-RETROFIT,${name},${outsideRegion},${mark}-B\n`;
  await world.local.retrofit.importRetrofits({ file: await world.upload('retrofits.csv', table(`${hidden} retrofit`)) });
  return { retrofitsTable: table('other') };
}

/** A settlement point in the building outside with a household behind it, and the files of both. */
async function createHeat(world: Place) {
  const [settlementPoint, household] = [`${mark}-SETTLED`, `${mark}-HOME`];
  const settlementPointsTable = `code,building,company,tariff,method\n${settlementPoint},${mark}-B,${mark}-ORG,t1,area\n`;
  await world.local.heatSupply.importSettlementPoints({ file: await world.upload('settled.csv', settlementPointsTable) });
  const householdsTable = `code,point,class,area,name,room\n${household},${settlementPoint},dwelling,80,${hidden},${hidden}\n`;
  await world.local.heatSupply.importHouseholds({ file: await world.upload('homes.csv', householdsTable) });
  const substation = `${mark}-SUBSTATION`;
  const substationsTable = `code,region,name\n${substation},${outsideRegion},${hidden}\n`;
  await world.local.heatNetwork.importSubstations({ file: await world.upload('substations.csv', substationsTable) });
  await world.local.heatSupply.points.edit({ points: [settlementPoint], set: { substation } });
  const roomSamplesTable = `household,at,temperature\n${household},2026-01-15 20:00,17.5\n`;
  await world.local.heatNetwork.importRoomSamples({ file: await world.upload('samples.csv', roomSamplesTable) });
  const roomSample = `${household} 2026-01-15T20:00:00+08:00`;
  const network = { substation, substationsTable, roomSample, roomSamplesTable };
  const heatUnitsTable = `household,season,units\n${household},${mark},7\n`;
  await world.local.heatInputs.importUnits({ file: await world.upload('units.csv', heatUnitsTable) });
  const suppliesTable = `supplier,company,meter,price\n${hidden},${mark}-ORG,${mark}-SUPPLY,1\n`;
  await world.local.registry.importMeters({
    file: await world.upload('supply.csv', `code,building,carrier\n${mark}-SUPPLY,${mark}-B,heat\n`),
  });
  await world.local.heatInputs.importSupplies({ file: await world.upload('supplies.csv', suppliesTable) });
  const paymentsTable = `account,household,season,paid,yuan,reference\n${household},${household},${mark},2025-11-03,7,${mark}-PAID\n`;
  await world.local.heatInputs.importPayments({ file: await world.upload('payments.csv', paymentsTable) });
  return { settlementPoint, settlementPointsTable, household, householdsTable, heatUnitsTable, paymentsTable, suppliesTable, ...network };
}

/** A certificate of the metering point outside, and its file, to be sent again by requesters who may not. */
async function createCertificate(world: Place, meter: string) {
  const certificate = `${mark}-CERTIFICATE`;
  const certificatesTable = `certificate,meter,kind,verified,result\n${certificate},${meter},periodic,2024-01-05,pass\n`;
  await world.local.meterVerification.importCertificates({ file: await world.upload('certificates.csv', certificatesTable) });
  // a draw is public: a requester who may not see its meters still sees that it was announced
  const sample = { name: 'a sample', region: outsideRegion, rate: '1', source: 'a source', knownFrom: '2099-01-01T00:00:00Z' };
  const { draw: meterSample } = await world.local.meterVerification.announceSample(sample);
  return { certificate, certificatesTable, meterSample };
}

/** A point of the building outside, and its file, to be sent again by requesters who may not. */
async function createPoints(world: Place) {
  const point = `${mark}-POINT`;
  const table = (name: string) => `code,quantity,building,name\n${point},temperature,${mark}-B,${name}\n`;
  await world.local.point.importPoints({ file: await world.upload('points.csv', table(`${hidden} room`)) });
  return { point, pointsTable: table('other') };
}

/** An expert of a region outside, and the file of experts, to be sent again by requesters who may not. */
async function createPeople(world: Place) {
  const person = `${mark}-PERSON`;
  const table = (name: string) => `code,name,kind,region\n${person},${name},expert,${outsideRegion}\n`;
  await world.local.people.importPeople({ file: await world.upload('people.csv', table(`${hidden} expert`)) });
  const trainingTable = `person,day,course,hours\n${person},2026-01-05,other,4\n`;
  await world.local.people.training.importFile({ file: await world.upload('training.csv', trainingTable.replace('other', hidden)) });
  return { person, peopleTable: table('other'), trainingTable };
}

/** A case outside in the review state: with a value that no requester may see. */
async function createCase(world: Place) {
  const code = `${mark}-CASE`;
  const table = `case,region,organisation,building,state,field:grounds,entered:draft,entered:review\n${code},${outsideRegion},${mark}-ORG,${mark}-B,review,${hidden},2026-03-02,2026-03-09\n`;
  await world.local.cases.importCases({ file: await world.upload('cases.csv', table), procedure: 'green-building-label' });
  return { case: code };
}

/** A contract of the owner outside, on agreed equipment. */
async function createContract({ local }: Place): Promise<string> {
  const code = `${mark}-CONTRACT`;
  const organisation = `${mark}-ORG`;
  const terms = {
    code,
    name: hidden,
    type: 'shared',
    owner: organisation,
    provider: organisation,
    from: '2025-01-01',
    to: '2026-01-01',
    period: 'month',
    basis: 'point',
    confidence: 0.9,
    minCoverage: 0.9,
    boundaries: [{ name: hidden, stipulated: [{ item: hidden, count: '1', beforeW: '2', afterW: '1', hours: '1' }] }],
    prices: [{ boundary: hidden, from: '2025-01-01', yuan: '1' }],
    providerShare: [{ from: '2025-01-01', percent: '80' }],
    negative: 'none',
  };
  await local.contracts.add({ terms });
  for (const side of ['owner', 'provider'] as const) await local.contracts.confirm({ contract: code, for: side });
  await settleContract(local, { contract: code, period: '2025-01-01' });
  return code;
}

/** A metering point outside with readings, a finding about them, a figure of them, and a file of more. */
async function createReadings({ local, upload }: Place) {
  const meter = `${mark}-M`;
  await local.registry.importMeters({ file: await upload('meters.csv', `code,building,kind\n${meter},${mark}-B,register\n`) });
  const table = (value: number) => `time,meter,value\n2025-01-01 00:00,${meter},5000\n2025-01-02 00:00,${meter},${value}\n`;
  const came = await local.readings.importReadings({ file: await upload('readings.csv', table(7)) });
  const { findings } = await local.readings.findings({ meter });
  const use = await local.metering.useOfBuilding({
    building: `${mark}-B`,
    carrier: 'electricity',
    from: '2025-01-01',
    to: '2025-01-03',
    step: 'day',
  });
  const metersTable = `code,building,carrier,capacity\n${meter},${inside.building},electricity,5\n`;
  return {
    meter,
    metersTable,
    finding: findings[0]?.id ?? '',
    figure: use.total.figure ?? '',
    readingsTable: table(9000),
    readingsImport: came.import,
  };
}
