import type { Words } from '#kernel/finding.ts';

/** Messages about what titles say about the rows below them, and how codes are composed. */
export const titleWords: Words = {
  'meter-read': {
    zh: '没有一列写明计量点，全部读数按“{text}”属于 {meter}。若不对，请撤销后用 --meter 指明。',
    en: 'No column names the metering point: all readings were taken as those of {meter}, by “{text}”. If that is wrong, undo the import and say --meter.',
  },
  'carriers-across-read': {
    zh: '各列是不同的能源（{columns}），按能源分开读取：电用原编号，其余在编号后加能源名，如 A1-水。若不对，请撤销后用 --value-column 指明一列。',
    en: 'Columns are of several carriers ({columns}) and were read apart: electricity under the code, others with their word behind it, as A1-水. If that is wrong, undo the import and name one column with --value-column.',
  },
  'parts-in-total': {
    zh: '读数取自“{total}”；各费率时段 {columns} 已包含在内，不重复计算。若不对，请撤销后用 --value-column 指明。',
    en: 'Values come from “{total}”; the parts {columns} are contained in it and not counted again. If that is wrong, undo the import and name a column with --value-column.',
  },
  'days-first-by-words': {
    zh: '表头“{text}”的语言按日、月、年书写日期，日期按日在前读取。若不对，请撤销后用 --date-order month-day 重新导入。',
    en: 'The language of the heading “{text}” writes the day before the month, and dates were read so. If that is wrong, undo the import and bring the file with --date-order month-day.',
  },
  'codes-joined': {
    zh: '编号相同的计量点由“{column}”列区分，编号由各列合成，如 {example}。若不对，请撤销后用 --meter-column 指明编号列。',
    en: 'Metering points that are called alike are told apart by “{column}”: their codes are put together of these columns, as {example}. If that is wrong, undo the import and name the column with --meter-column.',
  },
  'sheets-several': {
    zh: '工作簿中有 {count} 张列相同的工作表（{sheets}），各张可能是不同月份或不同建筑的，没有读取，以免只记入第一张。请用 {example} 逐张导入（导入页选工作表）。',
    en: 'The workbook has {count} sheets with the same columns ({sheets}), each of which may be of another month or building. Nothing was read, as the first alone would not be all of it. Import them one by one with {example}, or choose the sheet on the import page.',
  },
  'sheets-beside-open': {
    zh: '工作簿的第一张表是“{read}”，另有 {count} 张列相同、以月份或年份命名的工作表（{beside}）：“{read}”可能是它们的汇总，也可能是要读取的数据，没有读取。请用 --sheet "{read}" 或 {example} 逐张导入（导入页选工作表），不要两者都导入。',
    en: 'The first sheet of the workbook is “{read}”, and {count} others are laid out alike and called after months or years ({beside}): “{read}” may be their sum, or what is meant, so nothing was read. Import it with --sheet "{read}", or the others one by one with {example} (choose the sheet on the import page), and not both.',
  },
  'shifts-open': {
    zh: '“{column}”列把同一天的用量分成了几班（{words}），文件没有写明各班从几点到几点，没有读取。请把各班合成一行，或写明每班的起止时间后再导入；确要按班分成几个计量点的，请用 --meter-column "{code}+{column}"（导入页点选）。',
    en: '“{column}” divides the use of one day into shifts ({words}), and the file does not name their hours, so nothing was read. Add the shifts up to one row, or give the hours of each, and import again; to make a metering point of each shift, say --meter-column "{code}+{column}", or choose it on the import page.',
  },
  'building-read': {
    zh: '各行的楼栋取自上方单独一行、标题、工作表名或文件名（{buildings}），并入房间等的编号。若不对，请撤销后用 --meter-column 指明编号列。',
    en: 'The building of each row is taken from a line of its own, the title, the sheet or the name of the file ({buildings}) and is part of the codes of rooms and the like. If that is wrong, undo the import and name the column with --meter-column.',
  },
  'buildings-contradict': {
    zh: '标题、工作表名和文件名写的楼栋不同（{buildings}），看不出各行属于哪一栋，没有读取。请改正其中之一，或加一列“楼栋”后再导入。',
    en: 'The title, the sheet and the name of the file name different buildings ({buildings}), and nothing shows whose the rows are, so nothing was read. Correct one of them, or add a column of the building, and import again.',
  },
  'building-before': {
    zh: '第 {row} 行在第一个写有楼栋的行之前，看不出属于哪一栋，没有读取。请在这些行上方补写楼栋，或加一列“楼栋”后再导入。',
    en: 'Row {row} stands before the first line that names a building, and nothing shows whose it is, so nothing was read. Write the building above these rows, or add a column of it, and import again.',
  },
  'rooms-open': {
    zh: '各行写有{together}，而“{column}”（如 {building}）已是登记的计量点，每栋只有一行，看不出读数是这个计量点的，还是其中一户（{room}）的，没有读取。请用 --meter-column {column} 或 --meter-column {together} 说明（导入页点选）。',
    en: 'The rows name {together}. “{column}” (as {building}) is a metering point that is there, with one row each, and nothing shows whether the readings are of that or of one room in it ({room}), so nothing was read. Say --meter-column {column} or --meter-column {together}, or choose it on the import page.',
  },
  'building-open': {
    zh: '各行写明{together}，而此前的计量点只按“{column}”编号（如 {before}），没有写楼栋：看不出读数是这些计量点的，还是另一栋同名的（{code}），没有读取。请用 --meter-column {column} 或 --meter-column {together} 说明（导入页点选）。',
    en: 'The rows name {together}, and metering points are there that are called by “{column}” alone (as {before}), without their building: nothing shows whether the readings are of these or of those of another building that are called alike ({code}), so nothing was read. Say --meter-column {column} or --meter-column {together}, or choose it on the import page.',
  },
  'months-contradict': {
    zh: '“{text}”与“{other}”写的月份不同，看不出各行是哪个月的，没有读取。请改正标题、工作表名、文件名或表头中写错的一处后重新导入。',
    en: '“{text}” and “{other}” name different months, and nothing shows which of them the rows are of, so nothing was read. Correct the title, the sheet, the name of the file or the heading, whichever is wrong, and import again.',
  },
  'headings-explained': {
    zh: '各列按标题中的说明改用其名称：{columns}。',
    en: 'Columns are called as the titles explain them: {columns}.',
  },
  'blocks-read': {
    zh: '文件分块书写，每块以“{label}：”一行开头，各块分别属于 {codes}。若不对，请撤销后拆成单独的文件再导入。',
    en: 'The file is written in blocks, each under a line “{label}: …”: their metering points are {codes}. If that is wrong, undo the import and send each block as a file of its own.',
  },
  'days-filled': {
    zh: '“{column}”列只在每天（每期）第一行写了日期，下面各行空着（如“{text}”），按时刻接续取上面的日期。若不对，请撤销，逐行写明日期后重新导入。',
    en: '“{column}” is written in the first row of each day alone and empty below it (as “{text}”): where the clock goes on, rows are of the day above. If that is wrong, undo the import, write the day in each row and import again.',
  },
  'days-empty': {
    zh: '“{column}”列有 {count} 行空着（如“{text}”），而这些行的时刻并不接着上一行，看不出是哪一天，没有读取。请逐行写明日期后重新导入。',
    en: '“{column}” is empty in {count} rows (as “{text}”), and their clock does not go on from the row above: the file does not show which day they are of, so nothing was read. Write the day in each row and import again.',
  },
  'codes-filled': {
    zh: '“{column}”列只在每个计量点的第一行写了编号，下面各行空着（如“{text}”），时间接着上一行的取上面的编号。若不对，请撤销，逐行写明编号后重新导入。',
    en: '“{column}” is filled only in the first row of each metering point and empty below it (as “{text}”): rows whose time follows that of the row above belong to the code above. If that is wrong, undo the import, write the code in each row and import again.',
  },
  'codes-empty': {
    zh: '“{column}”列有 {count} 行空着（如“{text}”），而这些行的时间并不接着上一行，看不出是哪个计量点，没有读取。请逐行写明编号后重新导入。',
    en: '“{column}” is empty in {count} rows (as “{text}”), and their times do not follow that of the row above: the file does not show which metering point they belong to, so nothing was read. Write the code in each row and import again.',
  },
  'financial-year': {
    zh: '“{text}”说的是财年（会计年度）的月份或年份，看不出财年从哪个月开始，没有读取。请改写成日历月份（如 2025-04）或起止日期（如 2025-04-01 至 2026-03-31）后重新导入。',
    en: '“{text}” speaks of months or years of a financial year, and nothing shows in which month it begins, so nothing was read. Write calendar months (2025-04), or first and last days (2025-04-01 to 2026-03-31), and import again.',
  },
  'years-across-read': {
    zh: '表中每行一个月、每列一年（{years}），“{column}”列是月份，按各年各月读取。若不对，请撤销后用 --layout 指明版式重新导入。',
    en: 'Each row is a month and each column a year ({years}), with the months in “{column}”: read month by month of each year. If that is wrong, undo the import and say --layout.',
  },
  'hours-across-read': {
    zh: '表中每行是一天的一个时段（“{column}”列，共 {parts} 段），每列是一天（{from} 至 {to}），按各天各时段读取。若不对，请撤销后用 --layout 指明版式重新导入。',
    en: 'Each row is a part of the day (“{column}”, {parts} of them) and each column a day ({from} to {to}): read part by part of each day. If that is wrong, undo the import and say --layout.',
  },
  'file-period-read': {
    zh: '文件没有时间列，各行按标题、工作表名或文件名写明的 {from} 至 {to} 整段时间读取。若不对，请撤销后用 --time-column 指明时间列。',
    en: 'No column tells a time: the rows were read as the use from {from} to {to}, both included, which a title, the sheet or the file names. If that is wrong, undo the import and name the column with --time-column.',
  },
  'year-turn-open': {
    zh: '月份跨过新年，而“{text}”只写了 {year} 年：可能是 {before}，也可能是 {now}，没有读取。请用 --year（导入页的“年份”）说明第一个月属于哪一年：--year {yearBefore} 或 --year {year}。',
    en: 'The months run over the new year, and “{text}” names {year} alone: they may be {before}, or {now}, so nothing was read. Say the year of the first month with --year (“Year” on the import page): --year {yearBefore} or --year {year}.',
  },
  'year-turn-beside': {
    zh: '各列月份跨过新年，而“{column}”列每行只写了一个年份，看不出哪些月份属于哪一年，没有读取。请在表头的月份前写明年份（如 2024年11月）后重新导入。',
    en: 'The months across run over the new year, and “{column}” names one year for each row, not which months are of which, so nothing was read. Write the year in the headings of the months (2024-11) and import again.',
  },
  'year-turn-read': {
    zh: '没有写年份的月份从 {month} 月起按 {year} 年、跨年后按 {next} 年读取，依据“{text}”。若不对，请撤销，用 --year 说明第一个月的年份后重新导入。',
    en: 'Months without a year were read from month {month} of {year} on, and as those of {next} after the turn of the year, by “{text}”. If that is wrong, undo the import and say the year of the first month with --year.',
  },
  'period-end-open': {
    zh: '“{text}”写明的时段到 {last} 为止，看不出这一天是否包括在内，没有读取。请用 --ends included（包括）或 --ends excluded（不包括，如当天抄表）说明（导入页点选）。',
    en: '“{text}” names a period that ends with {last}, and nothing shows whether that day belongs to it, so nothing was read. Say --ends included, or --ends excluded (as of a meter read on that day), or choose it on the import page.',
  },
  'day-clock-read': {
    zh: '“{column}”的每一天按“{text}”从 {clock} 起算读取，不是从零点。若不对，请撤销，删去这个时刻后重新导入。',
    en: 'Each day in “{column}” was read as of {clock} and not of midnight, by “{text}”. If that is wrong, undo the import, take that clock out of the text and import again.',
  },
  'day-clock-open': {
    zh: '“{text}”说每天 {clock} 抄表，看不出“{column}”为 {cell} 的用量是抄表之前 24 小时的，还是之后 24 小时的，没有读取。请用 --marks end（之前）或 --marks start（之后）说明（导入页的“时间标注于时段的”）。',
    en: '“{text}” says that meters are read at {clock} each day, and nothing shows whether the use of {cell} in “{column}” is that of the 24 hours before the reading or after it, so nothing was read. Say --marks end (before) or --marks start (after), or “The time marks the” on the import page.',
  },
  'gas-day-open': {
    zh: '“{column}”是燃气日，文件没有写明每天几点开始，没有读取。请在表头写明时刻（如 Gas day 06:00）后重新导入；若就是自然日，请用 --time-column "{column}"。',
    en: '“{column}” holds gas days, and the file does not name the clock at which they begin, so nothing was read. Write it in the heading (as Gas day 06:00) and import again; if they are days of the calendar, say --time-column "{column}".',
  },
  'time-of-title': {
    zh: '“{column}”列只写了时刻或日，日期取自标题、工作表名或文件名（{period}）。若不对，请撤销后用 --time-column 指明时间列。',
    en: '“{column}” tells the clock or the day alone; the date was taken from a title, the sheet or the file ({period}). If that is wrong, undo the import and name the column with --time-column.',
  },
};
