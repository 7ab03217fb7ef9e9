import type { Words } from '#kernel/finding.ts';

/** Messages about running totals since the beginning of each day, month or year. */
export const anewWords: Words = {
  'counted-anew-read': {
    zh: '“{columns}”是{each}重新累计的数，按前后两次之差读取用量，{each}从零算起。若不对，请撤销后用 --kind 说明。',
    en: '“{columns}” restarts {each}: the use was read as what it rose by, from zero {each}. If that is wrong, undo the import and say --kind.',
  },
  'counted-anew-open': {
    zh: '计量点 {meter} 的数值{each}只增不减、又从头开始，似为累计数（用量共 {anew}）；若每行是各自时段的用量，共 {interval}。文件看不出是哪一种，没有读取。是各时段用量的，请用 --kind interval（导入页的“读数类型”）；是累计数的，请把表头改为“当日累计”“本月累计”或“本年累计”再导入。',
    en: 'The values of metering point {meter} only rise and start over {each}, as what is counted does (then {anew} was used); where each is the use of its own interval it is {interval} in all. The file does not show which, so nothing was read. If each is a use, say --kind interval (“Kind of reading” on the import page); else head the column today, MTD or YTD and import again.',
  },
  'counted-anew-falls': {
    zh: '累计数在同一天、月或年内变小（{at}：由 {before} 到 {after}），看不出用量，文件没有读取。请改正这一行，或用 --kind 说明数值是什么。',
    en: 'What is counted falls within its day, month or year (at {at}, from {before} to {after}), so that no use can be told, and nothing was read. Correct that row, or say with --kind what the values are.',
  },
  'cumulative-differs': {
    zh: '“{column}”列是累计数，没有读取；它与“{value}”列有 {count} 处对不上：计量点 {meter} 在 {at} 起的时段用量是 {used}，累计数增加了 {rose}。请核对。',
    en: '“{column}” is a running total and was not read; it does not agree with “{value}” in {count} places: from {at} on metering point {meter} used {used}, and the total rose by {rose}. Check them.',
  },
  'counted-anew-unsorted': {
    zh: '累计数的各行没有按时间先后排列（{at} 处），算不出前后两次之差，文件没有读取。请按计量点和时间排序后重新导入。',
    en: 'The rows of what is counted do not follow each other in time (at {at}), so that what it rose by cannot be told, and nothing was read. Sort them by metering point and time, and import again.',
  },
  'each=start': { zh: '按各行的起始日', en: 'at the day on which its rows begin' },
  'each=day': { zh: '每一天', en: 'each day' },
  'each=month': { zh: '每个月', en: 'each month' },
  'each=year': { zh: '每一年', en: 'each year' },
};
