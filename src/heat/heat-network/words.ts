import type { Words } from '#kernel/finding.ts';

export const heatNetworkWords: Words = {
  'no-such-substation': {
    zh: '没有代码为 {substation} 的热力站；请用 import substations 导入，或在结算点上填写热力站。',
    en: 'There is no substation {substation}: import it with `import substations`, or enter it on its settlement points.',
  },
  'no-such-room-sample': { zh: '没有室温抽测 {room-sample}。', en: 'There is no room sample {room-sample}.' },
  'substation-has-points': {
    zh: '热力站 {substation} 有热量结算点 {point}。',
    en: 'Substation {substation} feeds settlement points: {point}.',
  },
  'household-unknown': {
    zh: '没有户号为“{value}”的热用户，请先导入热用户。',
    en: 'There is no household "{value}"; import it first.',
  },
  'clock-missing': {
    zh: '“{value}”只有日期，没有测温的时刻；请补上，如 2026-01-15 20:00，或另设一列时刻。',
    en: '“{value}” has a date but no time of measurement: add the time, such as 2026-01-15 20:00, or use a separate column.',
  },
  'room-unit-open': {
    zh: '“{column}”列没有写单位，数值从 {least} 到 {most}，不像以 ℃ 计的室温，没有导入。请在表头写明单位（℉、0.1℃），或用 --unit temperature=0.1°C（°F、0.01°C）；确实是 ℃ 的，用 --unit temperature=°C。',
    en: '“{column}” names no unit, and its values from {least} to {most} do not look like room temperatures in ℃, so nothing was imported. Name the unit in the heading (℉, 0.1℃) or with --unit temperature=0.1°C (°F, 0.01°C); if they are in ℃, say --unit temperature=°C.',
  },
  'room-sample-fixed': {
    zh: '抽测 {code} 的户号和时间不能修改；请撤销后重新导入。',
    en: 'Household and time of the sample {code} cannot be changed: undo it and import it again.',
  },
  'design-not-below-base': {
    zh: '设计气温 {design} °C 应低于基准 {base} °C；请改正其一。',
    en: 'The design temperature, {design} °C, must be below the base, {base} °C: correct one of them.',
  },
  'heat-season-running': {
    zh: '采暖季到 {to} 才结束，只计已经过去的天。',
    en: 'The season runs until {to}: only days that have passed count.',
  },
  'heat-several-climates': {
    zh: '这些结算点用到 {count} 处不同的度日数，参照取结算点最多的一处；可用 --reference 另定。',
    en: 'These settlement points use {count} different degree-day totals; the one used by most points is the reference, and `--reference` sets another.',
  },
  'heat-no-temperature': {
    zh: '没有气温，无法计算度日数；请用 weather import 导入气象站的气温。',
    en: 'No temperature is known, so degree days cannot be calculated: import temperatures of a weather station with `weather import`.',
  },
  'substation-without-points': {
    zh: '这座热力站在这些天没有结算点，没有可平衡的热量；请在结算点上填写热力站。',
    en: 'This substation has no settlement points on these days, so there is nothing to balance: enter the substation on its settlement points.',
  },
  'no-common-days': {
    zh: '没有所有结算点都读数完整的一天；请补录读数，或另选日期。',
    en: 'There is no day on which all settlement points have complete readings: import the readings, or choose other days.',
  },
  'balance-target-zero': {
    zh: '目标热耗为 0（这些天没有供热，或填写的目标为 0），各结算点无从比较；请另选供热的日期，或填写大于 0 的目标。',
    en: 'The target is 0 (no heat was supplied on these days, or 0 was given), so settlement points cannot be compared: choose days with heat, or give a target above 0.',
  },
  'heat-points-unread': {
    zh: '{count} 个结算点没有可用的读数或供热面积：{points}。',
    en: '{count} points have no usable readings or no supplied area: {points}.',
  },
  'heat-points-few-days': {
    zh: '{count} 个结算点读数完整的天数太少，预测的负荷只供参考：{points}（括号内为天数）。',
    en: '{count} points have too few days with complete readings; their forecast load is indicative: {points} (days in brackets).',
  },
};
