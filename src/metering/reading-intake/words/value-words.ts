import type { Words } from '#kernel/finding.ts';

/** Messages about columns without any evidence that they are use, and about values of something else or of another time. */
export const valueWords: Words = {
  'values-several': {
    zh: '有几列都可能是读数：{columns}，文件看不出要读哪一列，没有读取。请用 --value-column 指明一列，如 {example}（导入页点选）；其余各列可以另行导入为其他计量点。',
    en: 'Several columns may hold the values: {columns}. The file does not show which is meant, so nothing was read. Name one with --value-column, as {example}, or choose it on the import page; others can be imported apart, as metering points of their own.',
  },
  'parts-differ': {
    zh: '“{column}”有 {count} 行不等于各时段之和（{columns}）：第一处 {value}，各时段之和 {sum}。读数取“{column}”；若各时段是对的，请撤销，更正后重新导入。',
    en: 'In {count} rows “{column}” is not the sum of its parts ({columns}): the first is {value}, and its parts come to {sum}. “{column}” was read; if the parts are right, undo the import, correct the file and import again.',
  },
  'net-read': {
    zh: '“{column}”是净值（正向减反向），有增有减，差值按净用量读取，新建的计量点按双向计量。若要正向用量，请撤销后改用正向一列。',
    en: '“{column}” is a net value (what came in less what went out), which falls as well as it rises: what it differs by was read as net use, and new metering points count both ways. If you want what came in, undo the import and bring that column.',
  },
  'net-of-import': {
    zh: '“{column}”是净值（正向减反向），会减少；而计量点 {meter} 在台账中只计正向用量，减少会被当成换表或错误，没有读取。请先改为双向计量（meter edit {meter} --set direction=both），或改用正向一列（--value-column）。',
    en: '“{column}” is a net value (what came in less what went out) and may fall; metering point {meter} counts import alone, so a fall would be taken for a swap or a mistake. Nothing was read. Set its direction first (meter edit {meter} --set direction=both), or name the column of what came in with --value-column.',
  },
  'value-unknown': {
    zh: '“{column}”列是数字，而表头、单位、标题都没有说明它是用量或示数，没有读取。是读数的，请用 --value-column 指明；是表号、户号一类编号的，请用 --meter-column 指明（导入页点选）。',
    en: '“{column}” holds numbers, and neither its heading nor a unit nor a title says that they are use or readings, so nothing was read. If they are, name the column with --value-column; if they are codes of metering points, with --meter-column (or choose on the import page).',
  },
  'columns-unknown': {
    zh: '看不出这些列是不是计量点：{columns}。表头不像编号或地点，也没有写明用量或单位，没有读取。请用 --value-column 列出要读取的各列（用逗号隔开，导入页点选）；是编号的，用 --meter-column 指明。',
    en: 'The file does not show whether these columns are metering points: {columns}. Their headings have the form of no code or place and name no use or unit, so nothing was read. List the columns to be read with --value-column, with commas between (or choose on the import page); if one holds codes, name it with --meter-column.',
  },
  'rows-of-else': {
    zh: '“{column}”列写明各行是“{words}”（{why}），不是用量，没有读取。请换用用量的数据；确是用量的，请改正这一列的内容。',
    en: '“{column}” says that the rows are of “{words}” ({why}) and not of use, so nothing was read. Bring the file of the use; if these are uses, correct that column.',
  },
  'rows-billed': {
    zh: '“{column}”列的各行有的是“{metered}”，有的是“{billed}”，两者相差损耗、公摊等，看不出哪一个是用量，没有读取。请只保留其中一种的行后再导入。',
    en: 'Some rows are of “{metered}” and others of “{billed}” (in “{column}”), which differ by losses, shares of what is common and the like. Nothing shows which is the use, so nothing was read. Keep the rows of one of them and import again.',
  },
  'values-pulses': {
    zh: '“{columns}”是脉冲个数，不是用量，没有读取。请先除以每千瓦时（或每立方米）的脉冲数，换算成用量，在表头写明单位（如 kWh）后再导入。',
    en: '“{columns}” counts pulses, not use, so nothing was read. Divide by the pulses of a kWh (or of a cubic metre), name the unit in the heading (as kWh), and import again.',
  },
  'values-mean': {
    zh: '“{columns}”是平均值，不是各时段的用量，没有读取。请改用各时段的合计用量；只有平均值的，请先乘以天数，改写表头后再导入。',
    en: '“{columns}” is a mean and not the use of each period, so nothing was read. Bring the use of the periods; if there are only means, multiply them by the days, correct the heading and import again.',
  },
  'values-of-else': {
    zh: '没有一列是用量：{columns} 是{why}，没有读取。请补上用量列后再导入；其中确有用量的，请用 --value-column 指明。',
    en: 'No column is of use: {columns} ({why}), so nothing was read. Add a column of use and import again; if one of these is of use, name it with --value-column.',
  },
  'mean-of-period': {
    zh: '“{text}”是每 {per} 的平均用量，而每行的时段约 {days} 天，不是整个时段的用量，没有读取。请改用各时段的合计用量列（--value-column）；只有平均值的，请先乘以天数，改写单位后再导入。',
    en: '“{text}” is the use in {per} on average, and each row is about {days} days long: it is not the use of the period, so nothing was read. Name a column of the use of each period with --value-column; if there are only means, multiply them by the days, correct the unit and import again.',
  },
  'day-before-open': {
    zh: '“{column}”写的是前一日的用量，而行的日期可能是填报日，也可能就是用量所属的日期，没有读取。第一行的用量属于 {before}（前一日）还是 {own}（当日）？请用 --marks end（前一日）或 --marks start（当日）说明（导入页点选）。',
    en: '“{column}” is the use of the day before, and the day of a row may be the day on which it was written down or that of the use, so nothing was read. Is the use of the first row that of {before} (the day before) or of {own}? Say --marks end (the day before) or --marks start (its own day), or choose on the import page.',
  },
  'month-before-open': {
    zh: '“{column}”写的是上个月的用量，而行的月份可能是填报的月份，也可能就是用量所属的月份，没有读取。月份就是用量所属月份的，请用 --value-column 指明这一列（导入页点选）；是填报月份的，请把月份改为用量所属的月份后再导入。',
    en: '“{column}” is the use of the month before, and the month of a row may be that in which it was written down or that of the use, so nothing was read. If the rows name the month of the use, name the column with --value-column (or choose on the import page); if not, write the month of the use into the rows and import again.',
  },
  'power-uneven': {
    zh: '“{text}”是功率（{unit}），各行间隔不一（{least} 至 {most} 分钟），不能都按一个时段长度计成用量，没有读取。请补上每行的结束时间，或导出等间隔的数据；确认每个数值都代表同样长的时段的，请用 --interval 说明。',
    en: '“{text}” is a power ({unit}), and its rows are unevenly apart ({least} to {most} minutes): one length cannot make use of all of them, so nothing was read. Add the end of each row, or export values at even distances; if each stands for the same length of time, say it with --interval.',
  },
  'said-meterColumn': { zh: '计量点编号在“{said}”列', en: 'codes of metering points are in “{said}”' },
  'oil-by-volume': {
    zh: '“{text}”是油，而单位是 {unit}：油按质量（t、kg）计量，每升多重因油品和温度而异，文件没有写明，没有读取。请按送货单或检测报告上的密度换算成 kg 或 t，改写单位后重新导入。',
    en: '“{text}” is of oil, and in {unit}: oil is measured by mass (t, kg), and what a litre weighs depends on the oil and its temperature, which the file does not say, so nothing was read. Convert it to kg or t by the density on the delivery note or the test report, change the unit and import again.',
  },
  'point-share-open': {
    zh: '测点 {point} 的湿度写的是 %，而数值都不大于 1（最大 {value}）：是 {value}% 还是 {share}%，看不出来，没有读取。是 {value}% 的，请加 --unit %（导入页的“单位”）；是 {share}% 的，请加 --unit 1。',
    en: 'The humidity of point {point} comes in per cent, and no value is more than 1 (at most {value}): that may be {value} % or {share} %, so nothing was read. If it is {value} %, say --unit % (“Unit” on the import page); if it is {share} %, say --unit 1.',
  },
};
