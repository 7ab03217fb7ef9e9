import { labelTerms } from '#kernel/label-terms.ts';
import type { Words } from '#kernel/finding.ts';
import { quantityTerms } from '#kernel/quantity-terms.ts';
import { inSentence, unitTerms, valueWordsOf } from '#kernel/vocabulary.ts';

/** Names of quantities and other things that readings do not contain. */
const quantities: Words = {
  energy: { zh: '能量', en: 'energy' },
  power: inSentence(quantityTerms.power),
  volume: { zh: '体积', en: 'volume' },
  mass: { zh: '质量', en: 'mass' },
  area: { zh: '面积', en: 'area' },
  voltage: { zh: '电压', en: 'voltage' },
  current: { zh: '电流', en: 'current' },
  'apparent-power': { zh: '无功或视在', en: 'reactive or apparent power' },
  'power-factor': { zh: '功率因数', en: 'power factor' },
  money: { zh: '金额或价格', en: 'money or prices' },
  temperature: inSentence(quantityTerms.temperature),
  share: { zh: '比例', en: 'shares' },
  frequency: { zh: '频率', en: 'frequency' },
  flow: inSentence(quantityTerms.flow),
  intensity: { zh: '强度', en: 'intensity' },
  pressure: inSentence(quantityTerms.pressure),
  'coal-equivalent': { zh: '折标煤量', en: 'coal equivalent' },
  emission: { zh: '排放', en: 'emissions' },
  count: { zh: '数量', en: 'numbers' },
  duration: { zh: '时长', en: 'time' },
  length: { zh: '长度', en: 'length' },
  concentration: { zh: '浓度', en: 'concentration' },
  plan: { zh: '计划、预算或往年的数', en: 'plans, budgets or earlier years' },
  'peak-power': { zh: '最大或最小功率', en: 'highest or lowest power' },
  identifier: { zh: '编号或名称', en: 'codes or names' },
  mark: { zh: '状态标志', en: 'marks' },
  sum: { zh: '合计或平均', en: 'sums or means' },
  mean: { zh: '平均用量', en: 'means' },
  pulse: { zh: '脉冲个数', en: 'counts of pulses' },
  derived: { zh: '损耗、节约或差额', en: 'losses, savings or differences' },
  date: { zh: '日期', en: 'dates' },
  weather: labelTerms.weather,
  fact: { zh: '建筑或表的属性', en: 'facts of a building or a meter' },
};

const sources: Words = {
  heading: { zh: '表头', en: 'the heading' },
  row: { zh: '表头下的单位行', en: 'the row of units' },
  title: { zh: '表头上方的标题', en: 'the title' },
  sheet: { zh: '工作表名', en: 'the name of the sheet' },
  file: { zh: '文件名', en: 'the name of the file' },
  option: { zh: '导入时的说明', en: 'what was specified with the import' },
};

function under(names: readonly string[], words: Words): Words {
  return Object.fromEntries(names.flatMap((name) => Object.entries(words).map(([code, said]) => [`${name}=${code}`, said])));
}

/** Messages about the units and columns of files of readings. */
export const readingIntakeWords: Words = {
  ...under(['quantity', 'why'], quantities),
  ...valueWordsOf(['unit', 'otherUnit', 'named', 'meterUnit'], unitTerms),
  // for a row and the point that it refers to: see `kind-differs`
  ...valueWordsOf(['kind', 'meterKind'], {
    register: { zh: '表底（register）', en: 'register readings' },
    interval: { zh: '时段用量（interval）', en: 'interval readings' },
    instant: { zh: '测点的瞬时值', en: 'instant values of a point' },
  }),
  ...under(['source'], sources),
  ...under(['what'], {
    time: { zh: '时间', en: 'time' },
    meter: { zh: '计量点（户号、表号）', en: 'metering point' },
    value: { zh: '用量或示数', en: 'value' },
  }),
  ...under(['written'], {
    month: { zh: '整月', en: 'a month' },
    year: { zh: '整年', en: 'a year' },
    week: { zh: '一周的首日或末日，按整周', en: 'the first or last day of a week' },
    span: { zh: '起止时间', en: 'a start and an end' },
    part: { zh: '日期，时段序号在另一列', en: 'a day, with the number of its part in another column' },
    'month-of': { zh: '月份，年份另有写明', en: 'a month, its year named elsewhere' },
    'day-of': { zh: '月日，年份另有写明', en: 'a day, its year named elsewhere' },
    'dotted-month': { zh: '整月', en: 'a month' },
    'short-month': { zh: '整月，年份只写两位（25 即 2025）', en: 'a month, its year in two digits (25 is 2025)' },
    'month-beside': { zh: '年份，月份在另一列', en: 'a year, with the month in another column' },
  }),
  'time-column-guessed': {
    zh: '时间取自“{column}”列：只有这一列的内容是时间。若不对，请撤销后用 {option} 指明。',
    en: 'The time was taken from “{column}”, the only column that holds times. If that is wrong, undo the import and name the column with {option}.',
  },
  'end-column-guessed': {
    zh: '“{column}”列是每个账期的结束：它的时间都不早于起始列。若不对，请撤销后用 --start-column 与 {option} 指明。',
    en: '“{column}” was taken for the end of each period: it is never before the start. If that is wrong, undo the import and name the columns with --start-column and {option}.',
  },
  'meter-column-guessed': {
    zh: '计量点取自“{column}”列：同一时间的各行由它区分。若不对，请撤销后用 {option} 指明。',
    en: 'The metering point was taken from “{column}”, which tells rows of the same time apart. If that is wrong, undo the import and name the column with {option}.',
  },
  'whole-column-guessed': {
    zh: '读数取自“{column}”列：其余各列是分时段用量（尖、峰、平、谷），已包含在内，不重复计算。若不对，请撤销后用 --value-column 指明。',
    en: 'The values were taken from “{column}”: the other columns are its parts by tariff and are not counted twice. If that is wrong, undo the import and name the column with --value-column.',
  },
  'difference-column-guessed': {
    zh: '读数取自“{column}”列：各行都是本次与上次示数之差（或其倍率倍），即用量。若不对，请撤销后用 --value-column 指明。',
    en: 'The values were taken from “{column}”: in each row it is what two readings of the counter differ by, which is the use. If that is wrong, undo the import and name the column with --value-column.',
  },
  'value-column-guessed': {
    zh: '读数取自“{column}”列：只有这一列可能是用量。若不对，请撤销后用 {option} 指明。',
    en: 'The values were taken from “{column}”, the only column that may hold use. If that is wrong, undo the import and name the column with {option}.',
  },
  'time-written': {
    zh: '“{column}”列写的是{written}，每行的用量属于整个时段。若不对，请撤销后用 --time-column 指明时间列。',
    en: 'In “{column}” a time is {written}, and the use of a row is that of the whole of it. If that is wrong, undo the import and name the column of the time with --time-column.',
  },
  'time-beside': {
    zh: '“{column}”列是日期，时刻取自另一列。若不对，请撤销后用 --time-column 指明时间列。',
    en: '“{column}” holds the day, and another column its clock. If that is wrong, undo the import and name the column of the time with --time-column.',
  },
  'registers-apart': {
    zh: '“{column}”列区分同一计量点的计度器或方向：{registers} 各自成为编号为“计量点-该词”的计量点，互不相加；计量点本身只取“{own}”。若不对，请撤销，去掉该列后重新导入。',
    en: '“{column}” tells registers or directions of one meter apart: {registers} are metering points of their own, called by the meter and that word, and never added; the meter itself is “{own}”. If that is wrong, undo the import and leave the column out.',
  },
  'time-in-columns': {
    zh: '时间由这几列合成：{columns}。若不对，请撤销后用 --time-column 指明时间列。',
    en: 'The time was put together from these columns: {columns}. If that is wrong, undo the import and name the column of the time with --time-column.',
  },
  'times-beside': {
    zh: '“{column}”列是日期，每行开始与结束的时刻取自另外的列。若不对，请撤销后用 --time-column 指明时间列。',
    en: '“{column}” holds the day, and other columns the clocks at which a row begins and ends. If that is wrong, undo the import and name the column of the time with --time-column.',
  },
  'month-year-open': {
    zh: '“{text}”的年份只有两位，可能是 {yearMonth}（年在前），也可能是 {monthYear}（月在前），文件看不出是哪一种，没有读取。请用 --date-order year-month 或 month-day（导入页的“日期顺序”）说明。',
    en: 'The year of “{text}” has two digits: it is {yearMonth} if the year comes first and {monthYear} if the month does; the file does not show which, so nothing was read. Say --date-order year-month or month-day (“Order in dates” on the import page).',
  },
  'month-dotted': {
    zh: '“{column}”列的“{text}”既可能是 1 月也可能是 10 月，其他行也看不出来，文件没有读取。请把月份写成 2025-01、2025-10 这样再导入。',
    en: '“{text}” in “{column}” may be January or October, and no other row tells which, so nothing was read. Write months as 2025-01 and 2025-10.',
  },
  'dotted-months-read': {
    zh: '“{column}”列的月份写成小数（{text}）：{ones}。请核对；不对请撤销，把月份写成 2025-01、2025-10 这样再导入。',
    en: 'The months in “{column}” are written as decimals ({text}): {ones}. Check them; if that is wrong, undo the import and write months as 2025-01 and 2025-10.',
  },
  ...under(['ones'], {
    january: { zh: '“.1”按 1 月读取', en: '“.1” was read as January' },
    october: { zh: '“.1”按 10 月读取', en: '“.1” was read as October' },
    'in-order': { zh: '“.1”按前后各行判断是 1 月还是 10 月', en: '“.1” was read as January or October by the rows around it' },
  }),
  'days-without-month': {
    zh: '各列似为一个月的各日（{header}），而表头、标题、工作表和文件名都没有写明月份，没有读取。请在文件名或标题中写明月份（如 2025-01），或把表头写成 1月1日。',
    en: 'Each column seems to be a day of a month ({header}), and neither header, title, sheet nor file says which month. Nothing was read. Name the month in the file name or a title (2025-01), or write the headings as 1/1.',
  },
  'register-of-periods': {
    zh: '“{column}”是表底（累计示数），而文件只写到整月或时段，看不出何时抄表，没有读取。请用 --value-column 指明用量列，或在旁边补一列“上次示数”（用量取两次之差），或写明每次抄表的日期。',
    en: '“{column}” is what a counter shows, and the file tells whole periods, and not when it was read, so nothing was read. Name a column of use with --value-column, add a column “previous reading” (the use is what the two differ by), or tell the day of each reading.',
  },
  'register-open': {
    zh: '计量点 {meter} 的 {count} 个数值只增不减：若是表底（累计示数），用量共 {register}；若是各时段的用量，共 {interval}。文件看不出是哪一种，没有读取。请用 --kind register 或 --kind interval（导入页的“读数类型”）说明。',
    en: 'The {count} values of metering point {meter} only rise: they come to {register} where they are what a counter shows, and to {interval} where each is a use. The file does not show which, so nothing was read. Say --kind register or --kind interval (“Kind of reading” on the import page).',
  },
  'counter-across': {
    zh: '计量点 {meter} 各列的 {count} 个数值只增不减，似为表底（用量共 {register}），而每列是一个时段，表底没有抄表时刻，没有读取。确为各时段用量（共 {interval}）的，请用 --kind interval（导入页的“读数类型”）；是表底的，请把各列表头改成抄表日期（如 2025-01-31，或 1月底）后加 --kind register 导入。',
    en: 'The {count} values of metering point {meter} across the columns only rise, as those of a counter do (then {register} was used); but each column is a period, and what a counter shows needs an instant. Nothing was read. Where each is the use of its period ({interval} in all) say --kind interval (“Kind of reading” on the import page); else head each column with the day of its reading, as 2025-01-31, and say --kind register.',
  },
  'register-read': {
    zh: '“{column}”是表底（累计示数），新建的计量点按表底计量，用量为前后两次之差。若不对，请撤销后加 --kind interval 重新导入。',
    en: '“{column}” is what a counter shows: new metering points count, and use is the difference of two readings. If that is wrong, undo the import and say --kind interval.',
  },
  'marks-end-read': {
    zh: '“{column}”按每个时段的结束时间读取，用量属于它之前的时段。若不对，请撤销后加 --marks start 重新导入。',
    en: '“{column}” was read as the end of each interval: the use is that of the time before it. If that is wrong, undo the import and say --marks start.',
  },
  'marks-end-shown': {
    zh: '“{column}”从 {first} 到 {last}，是各时段的结束时间，用量属于它之前的时段。若不对，请撤销后加 --marks start 重新导入。',
    en: 'The times in “{column}”, from {first} to {last}, are the ends of intervals: the use is that of the time before. If that is wrong, undo the import and say --marks start.',
  },
  'marks-open': {
    zh: '“{column}”从 {first} 到 {last}，可能是各时段的开始，也可能是结束：按开始，{period} 的用量共 {asStart}；按结束，共 {asEnd}（计量点 {meter}）。文件看不出是哪一种，没有读取。请用 --marks start 或 --marks end（导入页的“时间标注于时段的”）说明。',
    en: 'The times in “{column}”, from {first} to {last}, may be the starts of intervals or their ends: as starts the use of {period} is {asStart}, as ends {asEnd} (metering point {meter}). The file does not show which, so nothing was read. Say --marks start or --marks end (“The time marks the” on the import page).',
  },
  'month-ends-read': {
    zh: '“{column}”都是月末，用量按当月整月读取。若不对，请撤销后加 --marks end 重新导入。',
    en: 'All days in “{column}” are the last of a month: the use is that of the whole month. If that is wrong, undo the import and say --marks end.',
  },
  'codes-rounded': {
    zh: '“{column}”列的编号被表格软件写成了“{text}”，原来的编号已经丢失，文件没有读取。请把该列设为文本格式，填回完整编号后再导入。',
    en: 'A spreadsheet has written the codes in “{column}” as “{text}”, and their digits are lost, so nothing was read. Format the column as text, fill in the whole codes and import again.',
  },
  'day-columns-read': {
    zh: '每行是一天，{columns} 列各是其中 {minutes} 分钟的用量。若这些列各是一个计量点，请撤销后用 --layout wide 重新导入。',
    en: 'Each row is a day, and its {columns} columns are {minutes} minutes each. If they are metering points, undo the import and say --layout wide.',
  },
  'no-day-columns': {
    zh: '没有把一天分成时段的列（00:00 至 23:45、H1 至 H24、1 至 96 等）。现有的列：{header}。',
    en: 'No columns are parts of a day (00:00 to 23:45, H1 to H24, 1 to 96). The columns: {header}.',
  },
  'interval-differs': {
    zh: '每行是一天，{columns} 列各是其中 {minutes} 分钟，与 --interval 不符，文件没有读取。请去掉 --interval，或改正表头。',
    en: 'Each row is a day of {columns} columns, {minutes} minutes each, and --interval says another length, so nothing was read. Leave it out, or correct the headings.',
  },
  'times-several': {
    zh: '有几列都可能是读数的时间：{columns}，文件看不出是哪一列，没有读取。请用 --time-column 指明一列（导入页点选）；两列分别是起止日期的，请用 --start-column 和 --end-column。',
    en: 'Several columns may hold the time: {columns}. The file does not show which, so nothing was read. Name one with --time-column, or choose it on the import page; of a start and an end say --start-column and --end-column.',
  },
  'meter-several': {
    zh: '“{column}”列写了 {count} 个计量点（{codes}），不能用 --meter 都归到一个。请去掉 --meter；没有的计量点可加 --create-meters 新建。',
    en: '“{column}” names {count} metering points ({codes}): --meter cannot make them one. Leave it out; --create-meters makes those that are not there.',
  },
  'is-weather': {
    zh: '这是 EPW 气象文件，不是读数。请用 import weather 导入。',
    en: 'This is an EPW file of weather and holds no readings. Bring it in with import weather.',
  },
  'meter-needed': {
    zh: '看不出读数属于哪个计量点，没有读取。有一列是计量点编号的，请用 --meter-column 指明；整个文件只属于一个计量点的，请用 --meter（导入页的“整个文件的计量点”）给出代码，如 --meter 1001；列名各是一个计量点的，用 --layout wide。现有的列：{header}。',
    en: 'The file does not show whose readings these are, so nothing was read. If a column holds the codes of metering points, name it with --meter-column; if all rows are of one, name it with --meter, as --meter 1001 (“Metering point of the file” on the import page); where each column is one, say --layout wide. The columns: {header}.',
  },
  'year-needed': {
    zh: '文件只写了月份，标题、工作表名和文件名也没有写明年份。请用 --year（导入页的“年份”）说明，如 --year 2025。表头：{header}。',
    en: 'The file names months and no year, and neither do its titles, its sheet or its name. Say it with --year (“Year” on the import page), as --year 2025. Headings: {header}.',
  },
  'year-ambiguous': {
    zh: '“{text}”写了几个年份（{years}），看不出月份属于哪一年。请用 --year（导入页的“年份”）说明。',
    en: '“{text}” names several years ({years}), and it is not clear to which of them its months belong. Say it with --year (“Year” on the import page).',
  },
  'year-read': {
    zh: '没有写年份的月份按 {year} 年读取，依据“{text}”。若不对，请撤销，用 --year 说明后重新导入。',
    en: 'Months without a year were read as those of {year}, by “{text}”. If that is wrong, undo the import and say --year.',
  },
  'unit-read': {
    zh: '单位 {unit} 取自{source}“{text}”，读数按它读取。若不对，请撤销，改正后重新导入。',
    en: 'The unit {unit} was taken from {source}, “{text}”. If that is wrong, undo the import, correct it and import again.',
  },
  'carrier-read': {
    zh: '能源种类按“{text}”定为{carrier}，新建的计量点用它。若不对，请撤销后用 --carrier（导入页的“能源种类”）指明。',
    en: 'The readings are of {carrier}, by “{text}”: new metering points are made so. If that is wrong, undo the import and say --carrier (“Carrier” on the import page).',
  },
  'water-in-tonnes': {
    zh: '水量单位是吨，按 1 吨等于 1 立方米读取。',
    en: 'Water in tonnes was read as cubic metres, at 1 t per m³.',
  },
  'power-read': {
    zh: '{source}“{text}”写明的是功率（{unit}）：每个读数按 {unit} × {interval} 计为用量。请核对它是时段平均功率，时段长度也对。',
    en: '{source} names a power ({unit}, “{text}”): each reading counts as {unit} × {interval} of energy. Check that it is the mean power of its interval, and the length of that.',
  },
  'power-of-periods': {
    zh: '{source}“{text}”写明的是功率（{unit}）：每个读数按 {unit} × 该行时段的长度计为用量。请核对它是时段平均功率。',
    en: '{source} names a power ({unit}, “{text}”): each reading counts as {unit} × the length of its period. Check that it is the mean power of the period.',
  },
  'unit-assumed': {
    zh: '文件没有写明单位，按计量点的单位 {unit} 读取。若不对，请撤销，在表头写明单位，或用 --unit（导入页的“单位”）指明后重新导入。',
    en: 'The file names no unit; it was read in that of the metering points, {unit}. If that is wrong, undo the import, and name the unit in the heading or with --unit (“Unit” on the import page).',
  },
  'columns-not-energy': {
    zh: '这 {count} 列不是用量（{why}），没有当作计量点，也没有读取：{columns}。若其中有用量，请用 --value-column 逐一指明要读的列。',
    en: 'These {count} columns are not of meters ({why}) and were not read: {columns}. If some are, name the columns to be read with --value-column, one by one.',
  },
  'values-left': {
    zh: '这些列也是用量，本次没有读取：{columns}。请用 {example} 另行导入，计量点编号须与本次不同。',
    en: 'These columns are of use too and were not read: {columns}. Import them apart, with {example} and metering points of their own.',
  },
  'parts-left': {
    zh: '只读取了“{column}”；{columns} 是同一用量的其他分时电量，没有计入。要各时段合计，请去掉 {option} 重新预览。',
    en: 'Only “{column}” was read; {columns} are other parts of the same use by tariff, and were not added. For their sum leave {option} out and look at the preview again.',
  },
  'hours-left': {
    zh: '{columns} 列夹在各时段之间，却不是一天中的时段（多半是拨钟时重复的那一小时），没有读取，该小时的用量缺失。请把这一小时单独写成一行，时间带上时差（如 2024-10-27 02:00+01:00）后导入。',
    en: 'Columns {columns} are between the hours of the day but are not one of them (probably the hour that is repeated when clocks go back); they were not read, so that hour is missing. Import it as a row of its own with the offset in its time, such as 2024-10-27 02:00+01:00.',
  },
  'unit-differs-from': {
    zh: '单位前后不一致：“{text}”是 {unit}，“{other}”是 {otherUnit}，文件没有读取。请改正其中之一（--unit 须与文件写明的一致）。',
    en: 'Two units contradict each other, {unit} (“{text}”) and {otherUnit} (“{other}”), so nothing was read. Correct one of them; --unit must say what the file says.',
  },
  'unit-ambiguous': {
    zh: '“{text}”写了几个单位（{units}），看不出读数用哪一个，文件没有读取。请用 --unit（导入页的“单位”）指明其中之一。',
    en: '“{text}” names several units ({units}), and not which of them the values are in, so nothing was read. Name one with --unit (“Unit” on the import page).',
  },
  'unit-not-energy': {
    zh: '“{text}”的单位 {unit} 是{quantity}，不是用量，文件没有读取。请用 --value-column 指明用量所在的列。',
    en: 'The unit {unit} of “{text}” is one of {quantity} and not of use, so nothing was read. Name the column of use with --value-column.',
  },
  'unit-not-readable': {
    zh: '“{text}”的单位 {unit} 不能直接读取，文件没有读取。请先把数值换算成 kWh、MWh、GJ、m3、t 等，改写表头或单位列中的单位后重新导入。',
    en: 'The unit {unit} of “{text}” is not read here, so nothing was read. Convert the values to kWh, MWh, GJ, m3, t or the like, correct the unit in the heading or the column of units and import again.',
  },
  'power-is-peak': {
    zh: '“{text}”是最大或最小功率（{unit}），无法据此计算用量，文件未读取。请用 --value-column 指明时段平均功率或用量的列。',
    en: '“{text}” is a highest or lowest power ({unit}), which does not tell what was used, so nothing was read. Name a column of mean power or of use with --value-column.',
  },
  'power-of-register': {
    zh: '“{text}”是功率（{unit}），累计表底不会是功率。若是每个时段的平均功率，请用 --kind interval，并把计量点的读数类型设为时段用量。',
    en: '“{text}” is a power ({unit}), which a counter does not show. If it is the mean power of each interval, say --kind interval and set the kind of reading of the metering point to intervals.',
  },
  'power-needs-interval': {
    zh: '“{text}”是功率（{unit}），要乘以时段长度才是用量，而文件看不出时段有多长。请用 --interval 说明（15min、30min、1h、1d、1month、1year），或给出起止列。',
    en: '“{text}” is a power ({unit}): it makes use only with the length of its interval, which the file does not show. Say it with --interval (15min, 30min, 1h, 1d, 1month, 1year), or name the columns of start and end.',
  },
  'unit-per-differs': {
    zh: '“{text}”说的是每 {per} 的用量，而时段长度是 {interval}，文件没有读取。请核对 --interval，或改正表头。',
    en: '“{text}” speaks of use in {per}, and the intervals are {interval} long, so nothing was read. Check --interval, or correct the heading.',
  },
  'unit-contradicts': {
    zh: '这一行的单位是 {unit}，而文件的表头或标题写明是 {named}。请改正其中之一。',
    en: 'The unit of this row is {unit}, and the heading or title of the file says {named}. Correct one of them.',
  },
  'unit-of-other-carrier': {
    zh: '单位 {unit} 不能计量 {carrier}，没有新建计量点，文件没有读取。请用 --carrier（导入页的“能源种类”）说明，如 --carrier water，或改正单位。',
    en: '{carrier} is not measured in {unit}, so no metering point was made and nothing was read. Name the carrier with --carrier, as --carrier water (“Carrier” on the import page), or correct the unit.',
  },
};
