import type { Words } from '#kernel/finding.ts';

/** Messages of savings. */
export const savingsWords: Words = {
  'boundary-both': {
    zh: '项目边界请只用一种方式说明：建筑（加能源种类），或计量点（--meter，可用 --minus 减去其他计量点）。',
    en: 'Define the boundary in one way only: a building with its carrier, or metering points (--meter, with --minus for points to subtract).',
  },
  'boundary-carrier': { zh: '请说明建筑 {building} 的能源种类。', en: 'Say which carrier of building {building} is meant.' },
  'season-bad': {
    zh: '{day} 不是一年中的日子；请写成 06-01 这样的月和日。',
    en: '{day} is not a day of the year: write month and day like 06-01.',
  },
  'season-twice': {
    zh: '季节名称 {season} 重复或不可用（between 留给其余日子）。',
    en: 'The season name {season} is a duplicate or reserved (between stands for the other days).',
  },
  'factor-twice': { zh: '影响因素 {factor} 写了两次。', en: 'Factor {factor} is given twice.' },
  'factor-empty': {
    zh: '{file} 中没有影响因素 {factor} 的数值；列名应为 time 和 value。',
    en: '{file} has no values of factor {factor}: its columns are time and value.',
  },
  'periods-overlap': {
    zh: '统计报告期 {from} 至 {to} 与基期 {baseFrom} 至 {baseTo} 重叠；报告期须在基期之外。',
    en: 'The reporting period {from} to {to} overlaps the base period {baseFrom} to {baseTo}: it must lie outside of it.',
  },
  'savings-table-long': { zh: '{file} 多于 {most} 行，请分成几份。', en: '{file} has more than {most} rows: split it.' },
  'savings-cell-bad': {
    zh: '{file} 第 {row} 行的 {column} 列“{text}”不能识别；请改正后再试。',
    en: 'In {file}, row {row}, column {column}, “{text}” is not recognised: correct it and try again.',
  },
  'pool-empty': {
    zh: '{file} 中没有计量点或建筑；列名应为 meter，或 building 和 carrier。',
    en: '{file} lists no metering points or buildings: use the column meter, or building and carrier.',
  },
  'no-such-carrier': {
    zh: '没有名为 {carrier} 的能源种类；可用 {carriers}。',
    en: 'There is no carrier {carrier}; available: {carriers}.',
  },
  'baseline-missing': { zh: '请说明要签发哪一个已锁定的基准（baseline）。', en: 'Say which sealed baseline is to be issued (baseline).' },
  'baseline-without-place': {
    zh: '这个基准的计量点都不在建筑里，没有地区可以编号，不能签发。',
    en: 'None of the metering points of this baseline is in a building, so there is no place to number it by and it cannot be issued.',
  },
  'no-such-baseline': { zh: '没有名为 {baseline} 的已锁定基准。', en: 'There is no sealed baseline {baseline}.' },
  'baseline-broken': {
    zh: '锁定的基准 {baseline} 与其摘要不符；请从备份核对。',
    en: 'The sealed baseline {baseline} no longer matches its hash: check it against a backup.',
  },
  'base-or-baseline': {
    zh: '请给出已锁定基准的名称，或给出边界和基期（--base），二者取一。',
    en: 'Give either the name of a sealed baseline, or a boundary with its base period (--base).',
  },
  'report-unsealed': {
    zh: '节能量报告（Word）只为已锁定的基准出具：请先用 savings lock 锁定，再给出它的名称。',
    en: 'The savings report (Word) is issued only for a sealed baseline: seal it with savings lock first, then give its name.',
  },
  'baseline-insufficient': {
    zh: '数据不足以建立基期模型（{count} 处不满足）；请按下列各条补充后再试，不给出任何数字。',
    en: 'The data are not sufficient for a model of the base period ({count} reasons), so no figures are given: follow the points below and try again.',
  },
  'base-too-short': {
    zh: '基期只有 {days} 天，少于 {least} 天；请把基期放宽到一整年。',
    en: 'The base period has {days} days, fewer than {least}: extend it to a whole year.',
  },
  'base-too-long': {
    zh: '基期有 {days} 天，多于 {most} 天；请只取一整年。',
    en: 'The base period has {days} days, more than {most}: use one whole year only.',
  },
  'too-coarse': {
    zh: '{days} 天（共 {of} 天）的用量由更长的读数分摊得到；请改用账单模型（--model billing），或补充逐日读数。',
    en: 'The use of {days} of {of} days was spread from longer readings: use the billing model (--model billing), or import daily readings.',
  },
  'points-missing': {
    zh: '{of} 天中只有 {points} 天可用（用量覆盖率为 1，气温已知）；至少要有九成。请补充缺失的读数或气象数据。',
    en: 'Only {points} of {of} days can be used (coverage 1, a temperature); at least nine tenths are needed. Import the missing readings or weather data.',
  },
  'weather-not-known-yet': {
    zh: '按 {knownAt} 所知，{days} 天还没有气温：气象站 {station} 的这些数据 {came} 才到齐。不必补充读数，请改用此后的时刻再算。',
    en: 'As known at {knownAt}, {days} days have no temperature: those of station {station} came later, the last at {came}. No readings are missing: calculate again as known at a later time.',
  },
  'spans-missing': {
    zh: '只有 {spans} 个账单（25 至 70 天，其间气温已知）可用，至少要有 {least} 个；请补充账单。',
    en: 'Only {spans} bills (25 to 70 days, with temperatures) can be used, at least {least} are needed: add the missing bills.',
  },
  'month-missing': {
    zh: '这些月份没有一个可用的日子：{months}；请补充读数或气象数据。',
    en: 'These months have no usable day: {months}. Import readings or weather data.',
  },
  'month-thin': {
    zh: '这些月份可用的日子不到九成：{months}。',
    en: 'In these months fewer than nine tenths of the days can be used: {months}.',
  },
  'no-use': {
    zh: '基期没有用量，无法建模；请核对计量点和边界。',
    en: 'Nothing was used in the base period, so no model can be built: check the metering points and the boundary.',
  },
  'negative-use': {
    zh: '{days} 天的用量为负，第一天是 {first}；请核对边界和减去的计量点。',
    en: 'Use is negative on {days} days, first on {first}: check the boundary and the metering points subtracted.',
  },
  'extreme-days': {
    zh: '{days} 天的用量远离其余日子（四分位距的三倍之外）；请核实是否为抄表错误。',
    en: 'On {days} days use is far from all others (beyond three times the interquartile range): check for reading errors.',
  },
  'level-shift': {
    zh: '从 {day} 起残差的平均水平变了 {about}；可能发生了与气温无关的变化，请核实，必要时登记事件。不会自动调整。',
    en: 'From {day} on the mean residual shifted by {about}: something other than the weather may have changed. Check it and add an event if needed; nothing is adjusted automatically.',
  },
  'no-weather-dependence': {
    zh: '用量与气温无关：模型只有基础用量。',
    en: 'Use does not depend on temperature: the model has only base use.',
  },
  'fit-unsolved': {
    zh: '模型无法求解：影响因素之间可能互相决定；请去掉一个。',
    en: 'The model cannot be solved: factors may depend on each other. Leave one out.',
  },
  'too-few-independent-points': {
    zh: '残差前后相关太强，独立样本不足，不给出置信区间。',
    en: 'Residuals are so strongly autocorrelated that too few points are independent, so no interval is given.',
  },
  'temperature-extrapolated': {
    zh: '计入的 {of} 天中有 {days} 天（{percent}%）的气温超出基期的范围，模型在那里没有样本。',
    en: 'On {days} of the {of} days that count ({percent}%) it was colder or warmer than on any day of the base period: the model has no points there.',
  },
  'days-estimated': {
    zh: '计入的日子中有 {days} 天的用量由更长的读数分摊得到。',
    en: 'The use of {days} of the days counted was spread from longer readings.',
  },
  'class-unknown': {
    zh: '{days} 天所属的日类型在基期没有出现，未计入。',
    en: '{days} days belong to day types that the base period does not have, so they do not count.',
  },
  'days-not-counted': {
    zh: '{of} 天中有 {days} 天没有计入（用量不全、没有气温或缺少影响因素）；不按比例放大。',
    en: '{days} of {of} days do not count (incomplete use, no temperature, or a missing factor); nothing is scaled up.',
  },
  'area-changed': {
    zh: '建筑面积从 {beforeM2} m² 变为 {afterM2} m²（{ratio} 倍）；节能量没有为此调整，请登记事件。',
    en: 'The floor area went from {beforeM2} m² to {afterM2} m² (times {ratio}). Savings are not adjusted for it: add an event.',
  },
  'use-changed': {
    zh: '建筑用途自 {date} 起变了；节能量没有为此调整，请登记事件。',
    en: 'The use of the building changed on {date}. Savings are not adjusted for it: add an event.',
  },
  'no-such-savings-portfolio': {
    zh: '没有编号为 {job} 的节能量组合，或尚未算完。',
    en: 'There is no savings portfolio {job}, or it is not finished yet.',
  },
  'independence-assumed': {
    zh: '合计的置信区间把 {boundaries} 个边界的误差视为相互独立。',
    en: 'The interval of the sum takes the errors of {boundaries} boundaries as independent.',
  },
  'portfolio-without-interval': {
    zh: '{boundaries} 个边界没有标准误差，合计不给出置信区间。',
    en: '{boundaries} boundaries have no standard error: the sum has no interval.',
  },
  'job=savings-portfolio': { zh: '计算节能量组合', en: 'Calculating portfolio savings' },
  'comparison-daily': { zh: '只有按日的模型可以与其他建筑对比。', en: 'Only a daily model can be compared with other buildings.' },
  'comparison-few': {
    zh: '清单中用途相同且数据足够的建筑只有 {found} 栋，至少要有五栋。',
    en: 'Only {found} buildings in the list have the same use and enough data; at least five are needed.',
  },
  'pool-left-out': {
    zh: '清单第 {row} 行的 {boundary} 未能建模（{why}），没有参加对比。',
    en: 'Row {row}, {boundary}, could not be modelled ({why}) and is left out of the comparison.',
  },
  'typical-daily': {
    zh: '典型年节能量只用于没有其他影响因素的按日或按账单的基准。',
    en: 'Typical-year savings are available only for daily or billing baselines without other factors.',
  },
  'no-typical-year': {
    zh: '气象站 {station} 没有典型年数据；请先导入（EPW）。',
    en: 'Station {station} has no typical year: import one (EPW) first.',
  },
  'typical-days-missing': {
    zh: '典型年中有 {days} 天无法推算（没有气温或日类型未知），未计入。',
    en: '{days} days of the typical year cannot be predicted (no temperature, or unknown day type) and are not counted.',
  },
};
