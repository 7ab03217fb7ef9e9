import type { Words } from '#kernel/finding.ts';

/** Messages about what nothing in a file shows, and no option gives. */
export const openWords: Words = {
  'word-in-brackets': {
    zh: '“{column}”括号里的“{word}”可能是单位，也可能不是，文件别处也没有写明单位，没有读取。请用 --unit 说明读数的单位（导入页点选），或改写表头。',
    en: 'The “{word}” in the brackets of “{column}” may be a unit or not, and the file names none elsewhere, so nothing was read. Say the unit of the values with --unit (or choose it on the import page), or correct the heading.',
  },
  'carrier-words-open': {
    zh: '计量点 {meter} 还没有建立，而“{text}”看不出是哪一种能源（热水可以用热，也可以用电；或几处写的不一样），没有读取。请用 --carrier（导入页点选）说明能源种类；一份文件里有几种的，请加一列“能源种类”。',
    en: 'Metering point {meter} is not there yet, and “{text}” does not show of which carrier it is (hot water may be made with heat or electricity, or the words contradict each other), so nothing was read. Say the carrier with --carrier (or choose it on the import page); if the file has several, add a column of the carrier.',
  },
  'carrier-open': {
    zh: '计量点 {meter} 还没有建立，文件的单位 {unit} 可以是几种能源的，看不出是哪一种，没有读取。请用 --carrier（导入页点选）说明能源种类；一份文件里有几种的，请加一列“能源种类”。',
    en: 'Metering point {meter} is not there yet. The unit {unit} of the file may be of several carriers, and nothing shows of which it is, so nothing was read. Say the carrier with --carrier (or choose it on the import page); if the file has several, add a column of the carrier.',
  },
  'clocks-open': {
    zh: '表头是一天中的 {columns} 个钟点，数值可能是每 {hours} 小时的用量，也可能是各钟点抄的表底：作为用量，共 {interval}；作为表底，用了 {register}。文件没有写明，没有读取。请用 --kind interval（用量）或 --kind register（表底）说明（导入页点选）。',
    en: 'The headings are {columns} clock times of a day. The values may be the use of {hours} hours each, which comes to {interval}, or what a counter showed at these times, by which {register} was used. Nothing says which, so nothing was read. Say --kind interval (use) or --kind register (a counter was read), or choose it on the import page.',
  },
  'lengths-open': {
    zh: '“{column}”列写明各行的时长不一，较长时段的第 {row} 行（计量点 {meter}）在文件里没有对应的较短时段，一起读取会重复或漏计，没有读取。请用 --interval 说明读取哪一种时长的行（导入页点选）；其余的行可再导入一次。',
    en: '“{column}” has rows of several lengths, and row {row} (metering point {meter}), of a longer time, has no shorter ones in the file: read together, use would be counted twice or left out, so nothing was read. Say with --interval which rows are to be read (or choose it on the import page); the others can be imported after that.',
  },
  'runs-last-read': {
    zh: '同一计量点、同一时间有几个批次（“{column}”列），读取了最后一个批次；较早批次的 {count} 行没有读取：第 {rows} 行。',
    en: 'Of several runs of the same metering point and time (“{column}”) the last was read; {count} rows of earlier runs were not: rows {rows}.',
  },
  'coarser-rows-left': {
    zh: '“{column}”列有几种时长，读取了最短的（或您指明的）一种；其余 {count} 行没有读取，以免重复计算：第 {rows} 行。',
    en: 'The rows are of several lengths (“{column}”): the shortest, or those that you named, were read. {count} others were not, so that nothing counts twice: rows {rows}.',
  },
  'longer-differs': {
    zh: '没有读取的较长时段中有 {count} 行与其各时段之和不同：第一处为第 {row} 行（计量点 {meter}）写 {value}，各时段之和 {sum}。请核对是否缺少时段。',
    en: 'Of the longer rows that were not read {count} differ from the sum of their parts: the first is row {row} (metering point {meter}), which says {value} where the parts come to {sum}. Check whether some are missing.',
  },
  'carrier-word-unknown': {
    zh: '“{column}”列的“{words}”看不出是哪一种能源或水，没有读取，以免记成用电。请把这些词改成 电、水、燃气、热、冷、蒸汽、油、煤 之一，或删去这些行后再导入；全部是同一种的，用 --carrier 说明。',
    en: 'Nothing shows of which carrier “{words}” in “{column}” is, so nothing was read: it would have become electricity. Write electricity, water, gas, heat, cooling, steam, oil or coal there, or take these rows out, and import again; if all rows are of one carrier, say it with --carrier.',
  },
};
