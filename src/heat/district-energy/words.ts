import type { Words } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';

export const districtEnergyWords: Words = {
  'job=district-plan': labelTerms.districtPlan,
  'district-broken': { zh: '区域规划文件不是可读的 JSON 或 YAML：{said}。', en: 'The district file is not valid JSON or YAML: {said}.' },
  'district-bad': {
    zh: '区域规划文件有 {count} 处错误，没有计算；请逐处改正后再试。',
    en: 'The district file has {count} faults, so nothing was calculated: correct each of them.',
  },
  'district-name-unknown': {
    zh: '{path}：规划文件没有这个名称；请核对拼写，不用的请删去。',
    en: '{path}: there is no such name; check the spelling, or leave it out.',
  },
  'district-not-of-kind': {
    zh: '{path}：缺少，或不是所需的类型（{expected}）；每个数都要写明 origin。',
    en: '{path}: is missing or not of the right type ({expected}); each number needs its origin.',
  },
  'district-too-small': { zh: '{path}：太小，至少 {least}。', en: '{path}: is too small, at least {least}.' },
  'district-not-above': { zh: '{path}：须大于 {least}。', en: '{path}: must be above {least}.' },
  'district-too-big': { zh: '{path}：太大，至多 {most}。', en: '{path}: is too large, at most {most}.' },
  'district-not-among': { zh: '{path}：应是 {values} 之一。', en: '{path}: must be one of {values}.' },
  'district-not-allowed': { zh: '{path}：不是可用的值。', en: '{path}: is not a usable value.' },
  'district-plot-which': {
    zh: '{path}：请写 building，或写 use 和 areaM2，不要同时写。',
    en: '{path}: state either building, or use and areaM2.',
  },
  'district-ratio': { zh: '{path}：from 和 ratio 要同时写或都不写。', en: '{path}: state from and ratio together, or neither.' },
  'district-needs-most': {
    zh: '{path}：有 yuanPerYear 的设施要写 mostKw。',
    en: '{path}: a plant with yuanPerYear needs mostKw.',
  },
  'district-code-twice': { zh: '{path}：代码 {value} 已经用过。', en: '{path}: the code {value} is used already.' },
  'district-building-twice': {
    zh: '{path}：建筑 {building} 已是另一个地块，其需求会计入两次。',
    en: '{path}: the building {building} is another plot already, and its demand would count twice.',
  },
  'district-building-unknown': {
    zh: '地块 {plot} 的建筑 {building} 不存在，或不在您的权限内。',
    en: 'The building {building} of plot {plot} does not exist, or you do not have access to it.',
  },
  'district-building-bare': {
    zh: '地块 {plot} 的建筑 {building} 没有单一用途或建筑面积，或已拆除；请先补全，或改写 use 和 areaM2。',
    en: 'The building {building} of plot {plot} has no single use or no floor area, or was demolished: complete its data, or state use and areaM2.',
  },
  'district-no-demand': {
    zh: '没有一项需求可以计算：同类建筑没有实测，也没有指标和负荷曲线；请补充读数，或写 figures 和 profiles。',
    en: 'No demand can be calculated: no such building is measured, and there are no figures with profiles. Add readings, or state figures and profiles.',
  },
  'district-supply-short': {
    zh: '{year} 年分期的{kind}至少缺 {kw} kW：请增加供能设施或提高容量上限。',
    en: 'In the phase of {year}, {kind} lacks {kw} kW: add plants, or raise their greatest capacity.',
  },
  'district-limits-tight': {
    zh: '负荷可以满足，但没有方案能守住全部限额；请放宽费用、碳排放或外购限额。',
    en: 'The loads can be met, but no plan keeps all limits: relax those of cost, carbon or import.',
  },
  'district-no-time': {
    zh: '在给定时间内没有算出方案；请延长时间或减少分期和设施。',
    en: 'No plan was found in the time allowed: allow more, or reduce phases and plants.',
  },
  'no-such-district-plan': { zh: '没有名为“{plan}”的区域能源规划。', en: 'There is no district energy plan called {plan}.' },
  'district-plan-name-taken': {
    zh: '已有名为“{plan}”的区域能源规划；规划保存后不再改动，请换一个名称。',
    en: 'There is a district energy plan called {plan} already, and saved plans cannot be changed: choose another name.',
  },
  'district-plan-of-another': {
    zh: '区域能源规划“{plan}”由 {by} 编制，只有编制人和管理员可以删除。',
    en: 'The district energy plan {plan} was made by {by}: only that person and administrators may delete it.',
  },
  'district-demand-unknown': {
    zh: '{use}的{kind}需求不明：同类建筑没有全年逐时实测，也没有指标和负荷曲线。{count} 个地块的这项需求没有计入规划。',
    en: 'Demand of {use} for {kind} is not known: no such building has a year of hourly readings, and there is no figure with a profile. It is left out for {count} plots.',
  },
  'district-heat-shape-unknown': {
    zh: '供热指标没有采用：缺少供暖期或室内温度的规定，热负荷不能按室外气温逐日折算。请在本地知识中补充供热期，或在规划文件中写 profiles。',
    en: 'The figures for heat were not used: the heating season or the indoor temperature is not known, so the heat load cannot be derived from the weather. Enter the season of the place, or state profiles in the file.',
  },
  'district-heat-shape-unknown@station': {
    zh: '供热指标没有采用：不知道本地区用哪个气象站，热负荷不能按室外气温逐日折算。请导入气象数据并给建筑填写坐标，或在规划文件中写 profiles。',
    en: 'The figures for heat were not used: no weather station is known for this place, so the heat load cannot be derived from the weather. Import weather data and enter the coordinates of buildings, or state profiles in the file.',
  },
  'district-heat-shape-unknown@weather': {
    zh: '供热指标没有采用：气象站在测量年份已知气温的日子不足 95%，也没有典型年，热负荷不能逐日折算。请补充气象数据，或在规划文件中写 profiles。',
    en: 'The figures for heat were not used: the station has temperatures of less than 95 % of the measured year, and no typical year, so the heat load cannot be derived from the weather. Import the missing weather data, or state profiles in the file.',
  },
  'district-demand-not-measured': {
    zh: '{use}的{kind}需求没有实测，按 {source} 计，逐时形状为假定。',
    en: 'Demand of {use} for {kind} is not measured: it follows {source}, and its hours are assumed.',
  },
  'district-one-building': {
    zh: '{use}的{kind}需求只有一栋实测建筑，没有区间和同时系数。',
    en: 'Demand of {use} for {kind} rests on a single measured building: it has no interval and no diversity.',
  },
  'district-cooling-in-electricity': {
    zh: '{use}实测的电包含建筑自有制冷和电采暖，供冷需求没有单独计量；若另列供冷指标，会重复计算。',
    en: 'The measured electricity of {use} includes its own cooling and electric heating, and cooling is not metered by itself: a figure for cooling would count it twice.',
  },
  'district-hours-unknown': {
    zh: '{kind}有月份没有一个小时的实测，没有计入供能方案。',
    en: '{kind} was not measured in any hour of some month, and is left out of the supply plan.',
  },
  'district-typical-days': {
    zh: '费用按 {days} 个典型日求解，是下限；各设施的容量已按实测年逐日逐时核对，每一天的负荷都能满足。',
    en: 'Costs were worked out on {days} typical days and are a minimum. Capacities were checked against every hour of every day of the measured year, and meet all of them.',
  },
  'district-days-short': {
    zh: '求解时间用完：按现在的容量，还有 {days} 天的负荷不能全部满足，最多差 {kw} kW。请延长求解时间重新编制。',
    en: 'Time ran out: with these capacities the load of {days} days cannot be met in full; at worst {kw} kW are lacking. Allow more time and make the plan again.',
  },
  'district-climate-unknown': {
    zh: '本地区的气候分区不明，没有采用其他建筑的实测。',
    en: 'The climate zone of this place is not known, so no other building’s readings were used.',
  },
};
