import type { Words } from '#kernel/finding.ts';

/** Words for what nothing in a file shows, and nobody has said. */
export const openWords: Words = {
  'zone-as-before': {
    zh: '您上一份同样表头的文件按 {said} 的时间读取，那是另外的计量点；这份文件的计量点都是新的，看不出时间是 {said} 的还是 {usual} 的，没有读取。请用 --zone 说明（导入页点选）。',
    en: 'Your last file of the same headings was read in the time of {said}, and was of other metering points. Those of this file are new, and nothing shows whether their times are of {said} or {usual}, so nothing was read. Say it with --zone, or choose it on the import page.',
  },
  'marks-as-before': {
    zh: '您上一份同样表头的文件，时间标注于时段的结束，那是另外的计量点；这份文件的计量点都是新的，看不出时间标注的是开始还是结束，没有读取。请用 --marks start 或 --marks end 说明（导入页点选）。',
    en: 'In your last file of the same headings times marked the ends of intervals, and it was of other metering points. Those of this file are new, and nothing shows what their times mark, so nothing was read. Say --marks start or --marks end, or choose it on the import page.',
  },
  'word-in-brackets': {
    zh: '「{column}」括号里的「{word}」可能是单位，也可能不是，文件别处也没有写明单位，没有读取。请用 --unit 说明读数的单位（导入页点选），或改写表头。',
    en: 'The “{word}” in the brackets of “{column}” may be a unit or not, and the file names none elsewhere, so nothing was read. Say the unit of the values with --unit (or choose it on the import page), or correct the heading.',
  },
  'carrier-open': {
    zh: '计量点 {meter} 还没有建立，文件的单位 {unit} 可以是几种能源的，看不出是哪一种，没有读取。请用 --carrier（导入页点选）说明能源种类；一份文件里有几种的，请加一列「能源种类」。',
    en: 'Metering point {meter} is not there yet. The unit {unit} of the file may be of several carriers, and nothing shows of which it is, so nothing was read. Say the carrier with --carrier (or choose it on the import page); if the file has several, add a column of the carrier.',
  },
};
