import { demoCity } from '../city.ts';
import { CsvFile } from './bytes.ts';
import { counties } from './place.ts';
import { random, type Random } from './random.ts';
import { demoMark } from './rooms.ts';
import type { TrueRetrofit } from './types.ts';

/** Equipment and retrofit projects of the demo: kinds, years, costs and savings are drawn at random, none of them is real. */

/** A building that has equipment or a project. */
export type RenewalBuilding = { readonly code: string; readonly name: string; readonly region: string; readonly area: number };

/** Prefixes of made-up codes. */
export const renewalCodes = { equipment: '示范-SB-', project: '示范-GZ-', verified: '示范-HY-' } as const;

const kinds = [
  { kind: '照明', weight: 22, name: '公共区域照明', metric: 'lm/W', efficiency: [60, 130], power: [1, 30], life: 10 },
  { kind: '外窗', weight: 14, name: '外窗', metric: 'W/(m2·K)', efficiency: [1.8, 5.8], power: null, life: 25 },
  { kind: '外墙屋顶保温', weight: 12, name: '外墙保温', metric: 'W/(m2·K)', efficiency: [0.4, 1.6], power: null, life: 25 },
  { kind: '水泵', weight: 12, name: '循环水泵', metric: '%', efficiency: [55, 82], power: [5, 75], life: 15 },
  { kind: '冷水机组', weight: 9, name: '冷水机组', metric: 'COP', efficiency: [3.4, 6.2], power: [60, 400], life: 20 },
  { kind: '散热器', weight: 9, name: '室内散热器', metric: null, efficiency: null, power: null, life: 20 },
  { kind: '锅炉', weight: 7, name: '热水锅炉', metric: '%', efficiency: [78, 96], power: null, life: 15 },
  { kind: '风机', weight: 6, name: '新风机', metric: '%', efficiency: [50, 80], power: [2, 30], life: 15 },
  { kind: '热泵机组', weight: 5, name: '空气源热泵', metric: 'COP', efficiency: [2, 3.6], power: [10, 90], life: 15 },
  { kind: '变压器', weight: 4, name: '配电变压器', metric: null, efficiency: null, power: null, life: 20 },
] as const;

const equipmentHeader =
  '设备编号,建筑代码,设备类型,名称,数量,输入功率,年运行小时,能效值,能效指标,投用日期,使用寿命,符合产品标准,安全隐患,有维修价值,能效低,重大事故,主要部件严重受损,拆除日期';

/** 是 or 否 with the given probabilities; otherwise empty, which means unknown. */
function yesOrNo(draw: Random, yes: number, known: number): string {
  if (!draw.chance(known)) return '';
  return draw.chance(yes) ? '是' : '否';
}

/** As exactly as it is known: a day, a month, a year, nothing. */
function installedOf(draw: Random): string {
  const [year, month, day] = [draw.whole(1996, 2024), draw.whole(1, 12), draw.whole(1, 28)].map((one) => String(one).padStart(2, '0'));
  const told = draw.next();
  if (told < 0.1) return '';
  return told < 0.35 ? `${year}` : told < 0.6 ? `${year}-${month}` : `${year}-${month}-${day}`;
}

/** One piece of equipment for each building. The same buildings always give the same bytes. */
export function writeEquipment(path: string, buildings: readonly RenewalBuilding[]): void {
  const draw = random(demoCity.seed, 'equipment');
  const file = new CsvFile(path);
  file.row(equipmentHeader.split(','));
  for (const [at, { code }] of buildings.entries()) {
    const { kind, name, metric, efficiency, power, life } = draw.weighed(kinds);
    const between = (ends: readonly [number, number] | null): string => {
      const drawn = draw.next();
      return ends === null ? '' : (ends[0] + (ends[1] - ends[0]) * drawn).toFixed(1);
    };
    const known = draw.chance(0.8);
    const row = [`${renewalCodes.equipment}${String(at + 1).padStart(4, '0')}`, code, kind, `${demoMark.zh}${name}`, draw.whole(1, 6)];
    const measures = [between(power), power === null ? '' : draw.whole(800, 6000), known ? between(efficiency) : '', known ? metric : ''];
    const judged = [yesOrNo(draw, 0.8, 0.6), yesOrNo(draw, 0.08, 0.7), yesOrNo(draw, 0.7, 0.5), yesOrNo(draw, 0.2, 0.4)];
    const rare = [yesOrNo(draw, 0.01, 0.8), yesOrNo(draw, 0.05, 0.7)];
    const removed = draw.chance(0.02) ? '2025-10-15' : '';
    file.row([...row, ...measures, installedOf(draw), draw.chance(0.7) ? life : '', ...judged, ...rare, removed]);
  }
  file.close();
}

/** How many crews of a trade a county has in the demo: not based on any count. */
export const demoCrews = [
  { trade: 'envelope', crews: 2 },
  { trade: 'heating', crews: 1 },
  { trade: 'electrical', crews: 1 },
  { trade: 'hvac', crews: 1 },
] as const;

/** Who pays for packages in the demo, by made-up shares; typed projects have their own funds. */
export const demoFunding = {
  mode: `${demoMark.zh}财政加业主`,
  sources: [
    { source: 'county', share: 0.35 },
    { source: 'owner', rest: true },
  ],
} as const;

/** How many of a hundred projects are in each state when the list is imported; the later states are reached by steps. */
const states = [
  { state: '已摸排', weight: 14, typed: false },
  { state: '已调查', weight: 14, typed: false },
  { state: '已测算', weight: 52, typed: true },
  { state: '已签约', weight: 4, typed: true },
  { state: '施工中', weight: 4, typed: true },
  { state: '已验收', weight: 9, typed: true },
  { state: '已退出', weight: 3, typed: false },
] as const;

/** What is done, in words; yuan, and kgce per year, for a square metre, chosen for the demo: neither prices nor savings were measured. */
const contents = [
  { content: '外墙保温、外窗更换', yuan: [260, 420], kgce: [5, 9], weight: 4 },
  { content: '供热管网平衡、分户计量', yuan: [40, 90], kgce: [2, 4], weight: 3 },
  { content: '照明与监测', yuan: [30, 70], kgce: [1, 2.5], weight: 3 },
  { content: '空调系统更新', yuan: [120, 220], kgce: [2.5, 5], weight: 2 },
] as const;

const projectHeader =
  '项目编号,项目名称,建筑代码,县区,项目状态,改造面积,改造内容,总投资,年节能量,年节能量下限,年节能量上限,中央资金,省级资金,县级资金,业主资金,计划年度,结构安全,具备改造价值,小区,先行项目,标签';

const nameOf = (region: string): string => counties.find(({ code }) => code === region)?.name ?? region;

/** Every n-th building has a project. */
export const buildingsPerProject = 5;

/** Projects of the buildings, county by county; the works of those before `year` are done. Money adds up to the cent, except for a few. */
export function writePool(path: string, buildings: readonly RenewalBuilding[], year: number): void {
  const draw = random(demoCity.seed, 'pool');
  const file = new CsvFile(path);
  file.row(projectHeader.split(','));
  for (const [at, building] of buildings.entries()) {
    const isOfBlock = at % 25 < 2 && at >= states.length;
    // at least one of each
    const { state, typed } = isOfBlock ? states[2] : (states[at] ?? draw.weighed(states));
    const { content, yuan, kgce } = draw.weighed(contents);
    const wan = Math.round(building.area * (yuan[0] + (yuan[1] - yuan[0]) * draw.next())) / 10_000;
    const saving = Math.round(building.area * (kgce[0] + (kgce[1] - kgce[0]) * draw.next()));
    const money = typed ? fundsOf(Math.round(wan * 1e6), draw.chance(0.04)) : ['', '', '', '', ''];
    const safe = draw.chance(0.03) ? '否' : '是';
    const worth = draw.next();
    const done = state === '已验收' ? year - 1 - draw.whole(0, 1) : state === '已签约' || state === '施工中' ? year : '';
    const block = isOfBlock ? `${demoMark.zh}${nameOf(building.region)}第${Math.floor(at / 25)}小区` : '';
    const before = at % 40 === 5 ? `${renewalCodes.project}${String(at).padStart(3, '0')}` : '';
    file.row([
      `${renewalCodes.project}${String(at + 1).padStart(3, '0')}`,
      `${demoMark.zh}${building.name}改造`,
      building.code,
      building.region,
      state,
      building.area,
      `${content}（造价、节能量为演示编造）`,
      money[0],
      typed ? saving : '',
      typed ? Math.round(saving * 0.75) : '',
      typed ? Math.round(saving * 1.25) : '',
      ...money.slice(1),
      done,
      state === '已摸排' ? '' : safe,
      worth < 0.55 ? '是' : worth < 0.65 ? '否' : '',
      block,
      before,
      content.includes('供热') ? '热源侧' : '用户侧',
    ]);
  }
  file.close();
}

/** A retrofit that was done, and the figure of its savings report. */
export type DoneProject = TrueRetrofit & { readonly area: number; readonly figure: string };

export const doneCode = (at: number): string => `${renewalCodes.verified}${String(at + 1).padStart(2, '0')}`;

/** kgce per kWh of electricity (GB/T 2589-2020). */
const kgcePerKwh = 0.1229;

/** Projects that are done: the expected saving is drawn around the true one, the cost is made up. */
export function writeDone(path: string, projects: readonly DoneProject[]): void {
  const draw = random(demoCity.seed, 'done');
  const file = new CsvFile(path);
  file.row('项目编号,项目名称,建筑代码,县区,项目状态,改造面积,改造内容,总投资,年节能量,业主资金,计划年度,结构安全,具备改造价值'.split(','));
  for (const [at, { building, name, region, area, from, kwh }] of projects.entries()) {
    const cost = (area * draw.whole(30, 120)).toFixed(2);
    const saving = Math.round(kwh * kgcePerKwh * (0.8 + 0.5 * draw.next()));
    const content = '照明、空调与自控（造价、预计节能量为演示编造）';
    const row = [doneCode(at), `${demoMark.zh}${name}节能改造`, building, region, '已验收', area, content, cost, saving, cost];
    file.row([...row, from.slice(0, 4), '是', '是']);
  }
  file.close();
}

/** The cost, then central, province, county, owner, in yuan of made-up shares. @param short a part of it is not funded */
function fundsOf(cents: number, short: boolean): string[] {
  const part = (share: number): number => Math.round(cents * share);
  const [central, province, county] = [part(0.2), part(0.15), part(0.35)];
  const owner = cents - central - province - county - (short ? part(0.1) : 0);
  return [cents, central, province, county, owner].map((one) => (one / 100).toFixed(2));
}
