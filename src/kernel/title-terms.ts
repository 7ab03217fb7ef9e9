import { category } from './vocabulary.ts';

/** The titles of the console's pages; links to them and texts about them use the same. */
export const pageTitleTerms = category({
  target: { zh: '目标', en: 'Target' },
  city: { zh: '城市', en: 'City' },
  data: { zh: '数据', en: 'Data' },
  settings: { zh: '设置', en: 'Settings' },
  energyRetrofit: { zh: '节能改造', en: 'Retrofit' },
  districtPlan: { zh: '区域能源规划', en: 'District energy plan' },
  toDo: { zh: '待办', en: 'To do' },
  draws: { zh: '双随机抽查', en: 'Random draws' },
  cases: { zh: '办件', en: 'Cases' },
  caseMoney: { zh: '补助资金', en: 'Grants and payments' },
  people: { zh: '专家和检查员', en: 'Experts and inspectors' },
  posts: { zh: '岗位', en: 'Posts' },
  howTo: { zh: '操作指引', en: 'How to' },
  savings: { zh: '节能量', en: 'Savings' },
  contracts: { zh: '合同能源管理', en: 'Savings contracts' },
  indoorTemperature: { zh: '室温监管', en: 'Indoor temperature' },
  workCalendar: { zh: '工作日历', en: 'Workday calendar' },
  procedures: { zh: '办事流程', en: 'Procedures' },
  energyReport: { zh: '用能报告', en: 'Energy report' },
  statementsReceived: { zh: '收到的函件', en: 'Notices from the office' },
  statementAnswers: { zh: '业主答复', en: 'Answers of owners' },
  dataReminders: { zh: '数据催报', en: 'Data reminders' },
  greenRating: { zh: '绿色建筑评价', en: 'Green-building rating' },
  energyDisclosure: { zh: '能耗公示', en: 'Disclosure' },
  powerSchedule: { zh: '运行计划', en: 'Power schedule' },
  heatClose: { zh: '采暖季结算', en: 'Close of a heating season' },
  heatSeasonsAndTariffs: { zh: '采暖季与热价', en: 'Heating seasons and tariffs' },
  baselineTest: { zh: '基线规则试算', en: 'Baseline rules tried' },
  capabilityByHour: { zh: '可调能力', en: 'Capability by hour' },
});

/** What the menu calls the home page of a role whose home is not the overview: its first screen. */
export const homeTerms = category({
  owner: { zh: '我的建筑', en: 'My buildings' },
  operator: { zh: '本采暖季', en: 'This heating season' },
  aggregator: { zh: '下一次响应', en: 'Next event' },
});
