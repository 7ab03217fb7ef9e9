import { headingTerms } from '#kernel/heading-terms.ts';
import { category } from '#kernel/vocabulary.ts';
import type { StrategyKind } from '#platform/knowledge/facts.ts';

/** Kinds of strategies. */
export const strategyKindTerms = category<StrategyKind>({
  'outside-hours': { zh: '非使用时段运行', en: 'Running outside occupied time' },
  'heating-and-cooling': { zh: '同时供冷供热', en: 'Heating and cooling at once' },
  'start-time': { zh: '开机过早或过晚', en: 'Start too early or too late' },
  'supply-temperature': { zh: '供水温度未随气候调节', en: 'Supply temperature not following the weather' },
  'chilled-supply': { zh: '冷冻水温度未随负荷或气候调节', en: 'Chilled water not following load or weather' },
  'parallel-plant': { zh: '并联设备台数与次序', en: 'Number and order of parallel units' },
  lights: { zh: '照明未关', en: 'Lights left on' },
  lifts: { zh: '电梯群控待机', en: 'Lift group on standby' },
});

export const strategyStateTerms = category({
  found: { zh: '已发现', en: 'Found' },
  none: { zh: '未发现', en: 'Not found' },
  unknown: { zh: '数据不足，未能判断', en: 'Insufficient data' },
});

export const strategyTerms = category({
  strategy: { zh: '运行策略', en: 'Strategy' },
  strategies: { zh: '从历史数据发现的运行策略', en: 'Strategies found in the history' },
  subject: headingTerms.what,
  wouldHaveSaved: { zh: '本可节约', en: 'Would have saved' },
  useJudged: { zh: '判定时间内用量', en: 'Use in the hours judged' },
  hours: { zh: '涉及小时', en: 'Hours affected' },
  valued: { zh: '其中可计量', en: 'Of which with a known saving' },
  judged: { zh: '可判定小时', en: 'Hours judged' },
  yuan: { zh: '按单价或分时电价折合（元）', en: 'In yuan' },
  kgco2: { zh: '折合二氧化碳', en: 'In carbon dioxide' },
  takenFrom: { zh: '依据的策略', en: 'Based on the strategy' },
  prices: { zh: '单价（元），如 electricity=0.62,heat=35', en: 'Prices in yuan, such as electricity=0.62,heat=35' },
  tariff: { zh: '分时电价，按各时段折合', en: 'Time-of-use tariff, to convert to yuan by period' },
  periodPrice: { zh: '电价（元每千瓦时）', en: 'Yuan per kWh' },
  unchanged: { zh: '本可不用', en: 'Not needed' },
});

/** Measured figures that strategies rest on; the name of a piece of equipment may follow. */
export const strategyFactTerms = category({
  powerOff: { zh: '停机功率', en: 'Power when off' },
  lowLevel: { zh: '夜间低位用电', en: 'Level at night' },
  occupiedLevel: { zh: '使用时段用电', en: 'Level of occupied hours' },
  mornings: { zh: '早晨数', en: 'Mornings' },
  earlyMornings: { zh: '开机过早的早晨', en: 'Mornings with an early start' },
  lateMornings: { zh: '开门时室温未达到的早晨', en: 'Mornings with rooms not in range by opening' },
  lateAsAdvised: { zh: '按建议开机会未达到的早晨', en: 'Mornings that would be late with the advised start' },
  supplySlope: { zh: '供水温度随室外变化', en: 'Supply by outdoor temperature' },
  roomLimit: { zh: '室温上限', en: 'Room temperature limit' },
  humidityLimit: { zh: '湿度上限', en: 'Humidity limit' },
  chilledByWeather: { zh: '冷冻水供水温度随室外变化', en: 'Chilled supply by outdoor temperature' },
  chilledByLoad: { zh: '冷冻水供水温度自零负荷至满负荷变化', en: 'Chilled supply from no load to full load' },
  chilledVaried: { zh: '冷冻水供水温度变化幅度', en: 'Range of chilled supply temperature' },
  inputAtSupply: { zh: '最常见负荷和气温下单位冷量的输入', en: 'Input per unit of cooling at usual load and weather' },
  unitsRan: { zh: '平均运行台数', en: 'Mean number of units running' },
  unitsBest: { zh: '平均最省台数', en: 'Mean optimal number of units' },
  specificInput: { zh: '单位输出的输入', en: 'Input per output' },
  leastStandby: { zh: '最低待机', en: 'Lowest standby' },
  standby: { zh: '待机功率', en: 'Standby power' },
  standbyLevel: { zh: '待机用电', en: 'Standby level' },
  standbyShare: { zh: '待机占用电', en: 'Standby share of use' },
  peakHour: { zh: '最大小时用电', en: 'Highest hourly use' },
  regenerated: { zh: '回馈电量', en: 'Fed back' },
  trips: { zh: '运行次数', en: 'Trips' },
  tariffPeriod: { zh: '所在电价时段', en: 'Tariff period' },
  tariffYuan: { zh: '按各时段电价折合', en: 'In yuan, by tariff period' },
});

/** What each kind is found and counted by. */
export const strategyFormulaTerms = category<StrategyKind>({
  'outside-hours': {
    zh: 'Σ 非使用时段各小时（开门前留给启动的小时除外）的（功率 − 停机功率）× 小时；只有表计时，功率换为用电，停机功率换为未开小时的均值',
    en: 'Σ (power − power when off) × hours, over hours outside occupied time except those needed for the start; with a meter only: use less the mean of the hours when off',
  },
  'heating-and-cooling': {
    zh: 'Σ 同时供冷供热的每一刻钟 min(供热功率, 供冷功率) × 0.25 h，为又被冷却掉的热量；同量的冷也可不用',
    en: 'Σ min(heating power, cooling power) × 0.25 h, over quarter hours with both: heat that is cooled away again; the same amount of cooling is saved too',
  },
  'start-time': {
    zh: 'Σ 过早的早晨自开机至建议开机的用电 − 开机前一小时用电折到同样时长；建议只由该日以前的相似早晨得出',
    en: 'Σ over early mornings of use from the start to the advised start, less use in the hour before the start over the same length; the advised start comes only from similar mornings before that day',
  },
  'supply-temperature': {
    zh: 'Σ 供热量 ×（室温 − 上限）÷（室温 − 室外温度），在供水温度不随室外变化、室温高于上限的小时',
    en: 'Σ heat × (room − limit) ÷ (room − outdoors), over hours with rooms above the limit where supply does not follow the weather',
  },
  'chilled-supply': {
    zh: 'Σ 供冷量 ×（本供水温度的单位冷量输入 − 室温、湿度仍在上限内的最高供水温度的单位冷量输入），两者均为该机组此前同负荷、同气温的实测均值；只计室温和湿度低于上限的小时，供水温度随负荷或室外变化的不计；水泵、风机的变化不计',
    en: 'Σ cooling × (input per unit of cooling at the actual supply temperature − at the highest supply temperature that keeps rooms within their limits), both as measured on earlier days of this chiller at similar load and weather; only hours with rooms below their limits where supply follows neither load nor weather. Changes of pumps and fans are not counted',
  },
  'parallel-plant': {
    zh: 'Σ（按各台实测曲线的输入 − 最省组合按同一负荷率分担同样输出的输入）× 小时；曲线只由该日以前的小时得出',
    en: 'Σ (input by the measured curves of the units − input of the best choice sharing the same output at one load ratio) × hours; curves come only from hours of earlier days',
  },
  lights: {
    zh: 'Σ 非使用时段仍开启的各小时（用电 − 未开小时的均值）',
    en: 'Σ (use − mean of the hours when off), over hours outside occupied time with lights on',
  },
  lifts: {
    zh: 'Σ 静止小时（功率 − 同组实测最低待机）× 小时；只有表计时，为非使用时段不超过待机水平的用电减最低待机',
    en: 'Σ (power − lowest standby measured in the group) × hours without movement; with a meter only: use up to the standby level outside occupied time, less the lowest standby',
  },
});

/** What to take as an action, as the form proposes it. */
export const strategyActionTerms = category<StrategyKind>({
  'outside-hours': { zh: '改为随使用时间运行', en: 'Run only in occupied time' },
  'heating-and-cooling': { zh: '错开供冷与供热的控制区间', en: 'Heating and cooling no longer overlap' },
  'start-time': { zh: '按建议时间开机', en: 'Start as advised' },
  'supply-temperature': { zh: '供水温度改为随室外温度调节', en: 'Supply temperature follows the weather' },
  'chilled-supply': { zh: '冷冻水温度改为随负荷和室外温度调节', en: 'Chilled water follows load and weather' },
  'parallel-plant': { zh: '按实测曲线调整运行台数和次序', en: 'Number and order of units by their measured curves' },
  lights: { zh: '照明改为随使用时间关闭', en: 'Switch lights off outside occupied time' },
  lifts: { zh: '闲时电梯转入低功耗待机', en: 'Idle lifts go to low standby' },
});

/** The programme of commissioning of a place. */
export const programmeTerms = category({
  programme: { zh: '运行调适制度执行情况', en: 'Commissioning programme' },
  unstated: { zh: '未设定间隔', en: 'No interval' },
  actionsOfYear: { zh: '当年措施', en: 'Actions in the year' },
  buildingsDone: { zh: '当年做过的建筑', en: 'Buildings commissioned' },
  buildingsDue: { zh: '到期未做的建筑', en: 'Buildings due' },
  buildingsStated: { zh: '设定间隔的建筑', en: 'Buildings with an interval' },
  programmeNone: {
    zh: '这一年没有登记措施，也没有设定间隔的建筑。',
    en: 'There are no actions in this year and no buildings with an interval.',
  },
});
