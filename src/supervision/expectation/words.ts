import type { Words } from '#kernel/finding.ts';

/** Messages of expected use. */
export const expectationWords: Words = {
  'too-few-days': {
    zh: '{count} 天（{first} 至 {last}）没有期望用量：此前 365 天内同类日中覆盖率不低于 0.98 的不足 5 天。请补齐读数。',
    en: '{count} days ({first} to {last}) have no expected use: fewer than 5 days of their type within the 365 before them have a coverage of at least 0.98. Import the missing readings.',
  },
  'day-temperature-unknown': {
    zh: '{count} 天（{first} 至 {last}）没有日均温（气象站 {station}，至少 20 小时）：相似日改取最近的十个同类日。请导入气象数据。',
    en: '{count} days ({first} to {last}) have no temperature (station {station}, at least 20 hours): the ten latest days of the same type are used instead. Import weather data.',
  },
  'pace-coverage-low': {
    zh: '{carrier}此前 {of} 天中只有 {measured} 天计量完整，低于下限 {floor}，不预计全年；请补齐读数。',
    en: 'Of the {of} days before, {measured} are fully measured for {carrier}, below the minimum of {floor}: the year is not forecast. Import the missing readings.',
  },
  'pace-season-unmeasured': {
    zh: '{carrier}在 {day} 所在的季节（此前一年内 {of} 天）只有 {measured} 天计量完整，低于下限 {floor}，不预计全年。',
    en: 'Of the season of {day}, {measured} of {of} days in the year before are fully measured for {carrier}, below the minimum of {floor}: the year is not forecast.',
  },
  'pace-days-unknown': {
    zh: '{carrier}有 {count} 天（自 {first} 起）无法估计，全年预计因此未知；此前 365 天内可用的日子不足。请补齐读数。',
    en: 'For {carrier}, {count} days (from {first} on) cannot be estimated, so the year is not known: too few of the 365 days before are measured. Import the missing readings.',
  },
};
