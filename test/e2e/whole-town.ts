import { issueStatement } from '#cli/as-read.ts';
import { disclose } from '../disclose.ts';
import type { Console } from './console.ts';
import { chargeHeat } from './heat-town.ts';
import { permit } from './permit.ts';
import {
  agreeContract,
  base2024,
  commissionEquipment,
  heatRooms,
  measurePoints,
  measureRooms,
  planRetrofits,
  poolRetrofits,
  saveEnergy,
  settleTown,
  shareWithOthers,
} from './town.ts';

const register = 'meter,time,value\nR1,2025-03-01T00:00:00+08:00,500\nR1,2025-03-02T00:00:00+08:00,700\nR1,2025-03-03T00:00:00+08:00,90\n';

/** A town with content on every page of the console. */
export async function settleWholeTown(shown: Console): Promise<void> {
  const { world } = shown;
  await settleTown(world);
  const meters = 'code,building,carrier,kind,unit\nR1,B4,electricity,register,kWh\n';
  await world.local.registry.importMeters({ file: await world.upload('meters.csv', meters) });
  await world.local.readings.importReadings({ file: await world.upload('register.csv', register), kind: 'register' });
  await world.local.settings.change({ disclosure: { open: true, leastArea: 1000, leastCoverage: 0.95 } });
  const projects =
    'code,name,region,work,class,buildings,initiatedOn,constructionOn\nP1,一中改造,140302,retrofit,public,B2,2025-03-01,2025-09-01\n';
  const equipment =
    'code,building,kind,name,capacity,installed,unsafe,removed\nCH1,B1,chiller,1号冷机,1055,2008,是,\nBO1,B2,boiler,,,2012-05,,2024-11-15\n';
  const organisations = 'code,name,kind,region,uscc\nU1,市机关事务中心,国家机关,140302,\nU2,第一中学,事业单位,140302,\n';
  await world.local.place.importOrganisations({ file: await world.upload('organisations.csv', organisations) });
  await world.local.project.importProjects({ file: await world.upload('projects.csv', projects) });
  await world.local.equipment.importEquipment({ file: await world.upload('equipment.csv', equipment) });
  const resource = 'code,building,kind,kw,name,tilt\nPV1,B1,pv,120,南屋面光伏,30\n';
  await world.local.resources.importResources({ file: await world.upload('resources.csv', resource) });
  await poolRetrofits(world);
  await planRetrofits(world);
  const people = 'code,name,kind,region,groups,from,until,recuse\nE1,示例甲,expert,140300,暖通,2026-01-01,2026-12-31,U1\n';
  await world.local.people.importPeople({ file: await world.upload('people.csv', people) });
  await world.local.people.training.importFile({ file: await world.upload('t.csv', 'person,day,course,hours\nE1,2026-01-05,宣贯,8\n') });
  await world.local.access.keys.create({ name: 'desk', role: 'bureau', region: '140300' });
  await world.local.people.posts.set({ holder: 'key:desk', role: 'green-building-label/clerk', region: '140300' });
  const standards =
    'code,number,name,kind,status,issued,reviewed,replaces\n3.6.1.0.1,GB/T 50378-2019,绿色建筑评价标准,national,issued,2019-03-13,,\n3.6.1.0.2,示范-2,示范标准,local,issued,,,示范-2\n';
  await world.local.standards.importStandards({ file: await world.upload('standards.csv', standards) });
  const catalogue = 'code,name,list,document,clause,from,until\nJ-1,粘土实心砖,prohibited,示范目录,二,2020-01-01,\n';
  await world.local.catalogues.importCatalogue({ file: await world.upload('catalogue.csv', catalogue) });
  const survey =
    'id: Q1\nname: 室温问卷\nregion: "140300"\nbuilding: B1\nquestions: [{id: warm, type: scale, title: 冬季室温}, {id: say, type: text, title: 意见}]\n';
  await world.local.surveys.create({ file: await world.upload('survey.yaml', survey) });
  await world.local.surveys.close({ survey: 'Q1' });
  const draw = 'name: 节能抽查\nregion: "140300"\nobjects: {大型: {rate: 1/2}}\nsource: 福彩双色球\nknownFrom: 2099-01-01T21:30+08:00\n';
  const drawn = 'code,name,stratum\nB1,一号楼,大型\nB2,二号楼,大型\n';
  await world.local.draws.announce({ plan: await world.upload('plan.yaml', draw), objects: await world.upload('o.csv', drawn) });
  await world.local.procedures.add({ name: 'permit.yaml', text: permit });
  await shown.account('clerk', 'bureau', { region: '140300' });
  await world.local.people.posts.set({ holder: 'clerk', role: 'permit/clerk', region: '140300' });
  await world.local.cases.begin({ procedure: 'permit', organisation: 'U1', for: 'clerk' });
  const project = { work: 'land', class: 'public', fund: 'government', urban: true };
  await issueStatement(world.local, { kind: 'planning-conditions', question: { region: '140300', date: '2026-03-01', project } });
  await measureRooms(world);
  await measurePoints(world);
  await heatRooms(world);
  await chargeHeat(world);
  await commissionEquipment(world);
  await saveEnergy(world);
  await world.local.savings.lock({ ...base2024, baseline: 'BASE-1' });
  await world.local.energyAudit.open({ building: 'B1', level: 2, from: '2024-01-01', to: '2025-01-01' });
  await agreeContract(world, 'BASE-1');
  await world.local.return.open({ form: 'civil-building-energy', period: '2025', region: '140300' });
  await shareWithOthers(world);
  await disclose(world.local, { region: '140300', year: 2025, buildings: ['B1'], consent: '来函' });
}
