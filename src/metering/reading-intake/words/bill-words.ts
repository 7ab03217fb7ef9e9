import type { Words } from '#kernel/finding.ts';

/** What is told and asked of bill books. */
export const billWords: Words = {
  'not-a-bill-book': {
    zh: '“{file}”里没有找到账单的表头（如 户号、表号、上月表底、本月表底、电量）。其他文件请从“导入”页面上传',
    en: '“{file}” has no heads of bills (account, meter, previous and current reading, use); other files come in on the page “Imports”',
  },
  'bill-book-too-large': {
    zh: '“{file}”作为账单过大：最多 {sheets} 张表，每张表 {rows} 行，共 {mb} MB。请按年份或建筑拆分后上传；按时刻记录的读数请从“导入”页面上传',
    en: '“{file}” is too large for a bill book: at most {sheets} sheets, {rows} rows in each, {mb} MB in all. Split it by year or building; readings by time come in on the page “Imports”',
  },
  'use-differs': {
    zh: '{sheet} {cell}：{meter} 的用量写的是 {written}，按表底 {registers}、倍率 {multiplier} 计算是 {calculated}。请核对后决定以哪个为准',
    en: '{sheet} {cell}: the use of {meter} is written as {written}; by its readings {registers} and multiplier {multiplier} it is {calculated}. Check which is right',
  },
  'bill-parts-differ': {
    zh: '{sheet} {cell}：{meter} 的合计写的是 {written}，各时段相加是 {calculated}',
    en: '{sheet} {cell}: the total of {meter} is written as {written}; its parts add up to {calculated}',
  },
  'bill-total-differs': {
    zh: '{sheet} {cell}：合计写的是 {written}，{rows} 行相加是 {calculated}。合计行不导入',
    en: '{sheet} {cell}: the total is written as {written}; its {rows} rows add up to {calculated}. Total rows do not come in',
  },
  'bill-registers-by-part': {
    zh: '{sheet} {cell}：{meter} 按表底计量，文件只有尖峰平谷各自的表底，没有总表底。请补上总表底，或把该计量点的读数类型改为时段用量',
    en: '{sheet} {cell}: {meter} is a counter, and the file has readings by parts of the tariff only. Add the total reading, or make the metering point one of intervals',
  },
  'bill-use-of-counter': {
    zh: '{sheet} {cell}：{meter} 按表底计量，文件只有用量。请补上表底，或把该计量点的读数类型改为时段用量',
    en: '{sheet} {cell}: {meter} is a counter, and the file has its use only. Add its readings, or make the metering point one of intervals',
  },
  'bill-use-missing': {
    zh: '{sheet} {cell}：{meter} 的这一行没有完整的用量（有的时段是空的，或只有一个表底），没有导入。请补上合计或缺的数；没有用量请写 0',
    en: '{sheet} {cell}: the row of {meter} has no whole use (a part of the tariff is empty, or there is one reading only) and did not come in. Add the total or what is missing; where nothing was used, write 0',
  },
  'bill-use-merged': {
    zh: '{sheet} {cell}：{figure} 写在合并的单元格里，同时属于 {over}，没有导入。请按每一行分开写',
    en: '{sheet} {cell}: {figure} stands in a merged cell of {over} and did not come in. Write it for each row',
  },
  'bill-swap-use-missing': {
    zh: '{sheet} {cell}：这一行写着换表，{meter} 的两个表底不是同一块表的，不能相减，没有导入。请写上用量',
    en: '{sheet} {cell}: the row says that the meter was swapped, so that the use of {meter} is not the difference of its readings: it did not come in. Write the use',
  },
  'bill-loss-unread': {
    zh: '{sheet} {cell}：{meter} 的损耗看不懂，不能按表底计算或核对用量。请改成数字',
    en: '{sheet} {cell}: the losses of {meter} cannot be read, so that its readings do not give the use, nor check it. Write them as numbers',
  },
  'bill-share-left': {
    zh: '{sheet} {cell}：“{heading}”（如 {figure}）是分摊、退补或反向电量，不是该表自己的用量，没有导入',
    en: '{sheet} {cell}: “{heading}” ({figure}) is a share, a correction or what is fed in, not the use of the meter, and did not come in',
  },
  'bill-multiplier-unread': {
    zh: '{sheet} {cell}：{meter} 的倍率看不懂，这一行没有导入。请改成数字',
    en: '{sheet} {cell}: the multiplier of {meter} cannot be read, and its row did not come in. Write it as a number',
  },
  'bill-multiplier-left': {
    zh: '{sheet} {cell}：{meter} 的倍率文件写 {file}，台账是 {ledger}，这一行没有导入。请先改对台账或文件',
    en: '{sheet} {cell}: the file has a multiplier of {file} for {meter}, the ledger {ledger}: its row did not come in. Correct the ledger or the file first',
  },
  'bill-multiplier-ledger': {
    zh: '{sheet} {cell}：{meter} 的倍率文件写 {file}，按台账的 {ledger} 计算',
    en: '{sheet} {cell}: the file has a multiplier of {file} for {meter}; the ledger’s {ledger} counts',
  },
  'bill-unit-unread': {
    zh: '{sheet} {cell}：单位“{unit}”不能换算，{meter} 的这一行没有导入',
    en: '{sheet} {cell}: the unit “{unit}” cannot be converted, and the row of {meter} did not come in',
  },
  'bill-row-twice': {
    zh: '{meter} 同一时段有几行，数值不同（{cells}：{written}），都没有导入。请只留一行，或按表号分开',
    en: '{meter} has several rows for one period that differ ({cells}: {written}); none came in. Keep one, or tell them apart by the number of the meter',
  },
  'bill-sheets-wide': {
    zh: '工作表 {sheets} 超过 {columns} 列，右边的列会读不到，没有导入。请删去无关的列，或分成几张表',
    en: 'The sheets {sheets} have more than {columns} columns, and what is beyond would not be read: nothing came in. Remove columns that are not needed, or split the sheets',
  },
  'bill-days-unread': {
    zh: '{sheet} {cell}：第 {row} 行的起止日期或月份看不懂（“{text}”），{meter} 的这一行没有导入。请写成 2025-10-01 这样的日期或 2025-10 这样的月份，止日要晚于起日',
    en: '{sheet} {cell}: the days or the month of row {row} cannot be read (“{text}”), and the row of {meter} did not come in. Write days as 2025-10-01, the last after the first, or a month as 2025-10',
  },
  'bill-column-differs': {
    zh: '{sheet} {cell}：“{heading}”列写的是 {figure}，而导入的是“{taken}”列（{instead}）。请核对以哪一列为准，把另一列删去',
    en: '{sheet} {cell}: the column “{heading}” has {figure}, but “{taken}” came in ({instead}). Check which is right and remove the other column',
  },
  'bill-column-left': {
    zh: '{sheet} {cell}：“{heading}”列没有读（如 {figure}）。如果它是要导入的表底、用量或日期，请把表头改成 上月表底、本月表底、电量、起始日期、终止日期、月份 之类',
    en: '{sheet} {cell}: the column “{heading}” was not read ({figure}). If it holds readings, use or days to import, head it as previous reading, current reading, use, first or last day, month',
  },
  'bill-read-day-left': {
    zh: '“{sheet}”标题写着“{title}”，而表底按 {from} 和 {to} 导入。如果表底是那天抄的，请加“上次抄表日期”“本次抄表日期”两列',
    en: '“{sheet}” is headed “{title}”, but its readings came in as of {from} and {to}. If they were read on that day, add columns with the days of the previous and the current reading',
  },
  'bill-hidden-read': {
    zh: '“{sheet}”有隐藏的行或列（{places}），其中的账单也读入了。不该导入的请从文件里删去',
    en: '“{sheet}” has hidden rows or columns ({places}), and the bills in them came in too. Remove from the file what should not come in',
  },
  'bill-multiplier-empty': {
    zh: '{sheet} {cell}：{meter} 的倍率是空的，又没有写用量，这一行没有导入。请补上倍率或用量',
    en: '{sheet} {cell}: the multiplier of {meter} is empty and no use is written: its row did not come in. Add the multiplier or the use',
  },
  'bill-multiplier-unchecked': {
    zh: '{sheet} {cell}：{meter} 的倍率“{text}”看不懂，用量按文件写的导入，没有与表底核对。请把倍率改成数字',
    en: '{sheet} {cell}: the multiplier “{text}” of {meter} cannot be read; the use came in as written, without being checked against its readings. Write the multiplier as a number',
  },
  'bill-multiplier-of-ledger': {
    zh: '{sheet} {cell}：文件没有写 {meter} 的倍率，按台账的 {multiplier} 计算。请核对',
    en: '{sheet} {cell}: the file has no multiplier for {meter}; that of the ledger counts, {multiplier}. Check it',
  },
  'bill-multiplier-changes': {
    zh: '{sheet} {cell}：{meter} 的倍率在文件里前后不同（{multipliers}），各行按自己的倍率计算。请核对',
    en: '{sheet} {cell}: the multiplier of {meter} is not the same throughout ({multipliers}); each row counts with its own. Check it',
  },
  'bill-multiplier-differs': {
    zh: '{sheet} {cell}：{meter} 的倍率文件写 {file}，台账是 {ledger}；用量按文件导入。请核对台账',
    en: '{sheet} {cell}: the file has a multiplier of {file} for {meter}, the ledger {ledger}; the use came in as the file has it. Check the ledger',
  },
  'bill-row-repeated': {
    zh: '{meter} 同一时段写了几遍（{cells}：{written}），只导入一次。如果是几块表，请按表号分开',
    en: '{meter} has the same figures several times for one period ({cells}: {written}); they came in once. If these are several meters, tell them apart by their numbers',
  },
  'bill-periods-overlap': {
    zh: '{meter} 的几笔时段重叠（{cells}：{periods}），都没有导入。请只留不重叠的',
    en: 'Periods of {meter} overlap ({cells}: {periods}); none came in. Keep those that do not',
  },
  'bill-registers-differ': {
    zh: '{meter} 在 {day} 有几个不同的表底（{cells}：{written}），涉及的行都没有导入。请改对后再导入',
    en: '{meter} has different readings on {day} ({cells}: {written}); their rows did not come in. Correct the file first',
  },
  'bill-registers-break': {
    zh: '{sheet} {cell}：{meter} 的上月表底写 {begins}，而上一个月止于 {before}（{other}），这一行没有导入。若换过表，请先登记换表',
    en: '{sheet} {cell}: {meter} begins at {begins}, but the month before ended at {before} ({other}): the row did not come in. If the meter was swapped, record the swap first',
  },
  'bill-swap-unrecorded': {
    zh: '{sheet} {cell}：这一行写着换表，而台账中 {meter} 没有换表记录，没有导入。请先登记换表（旧表止数、新表起数）',
    en: '{sheet} {cell}: the row says that the meter was swapped, and the ledger has no swap of {meter}: it did not come in. Record the swap first (last and first value)',
  },
  'bill-meter-unknown': {
    zh: '{sheet} {cell}：台账中没有您能看到的表号或户号 {number}，它的 {bills} 行没有导入。请先在台账登记这块表，或用 --as 说明它是哪个计量点',
    en: '{sheet} {cell}: no metering point that you see has the number {number}; its {bills} bills did not come in. Enter the meter in the ledger, or name its metering point with --as',
  },
  'bill-carrier-differs': {
    zh: '{sheet} {cell}：文件写的是{carrier}，而 {meter} 计量的是{meterCarrier}，没有导入',
    en: '{sheet} {cell}: the file is about {carrier}, but {meter} measures {meterCarrier}: it did not come in',
  },
  'sheets-read': { zh: '读了 {count} 张工作表：{sheets}，共 {bills} 笔', en: '{count} sheets were read: {sheets}; {bills} bills in all' },
  'bill-sheets-left': {
    zh: '这些工作表没有读（不是账单、已隐藏或按说明不导入）：{sheets}',
    en: 'These sheets were not read, as they hold no bills, are hidden or were left out: {sheets}',
  },
  'bill-sheet-unknown': {
    zh: '文件里没有名为“{sheet}”的工作表，只有：{sheets}',
    en: 'The file has no sheet named “{sheet}”, only: {sheets}',
  },
  'bill-notes-left': { zh: '表下的 {count} 条说明没有导入：{notes}', en: '{count} notes were left out: {notes}' },
  'money-left': {
    zh: '金额列（{columns} 列）没有导入：系统记用量和表底，不记电费',
    en: 'Columns of money ({columns}) did not come in: readings and use are kept, amounts of bills are not',
  },
  'bill-formulas-open': {
    zh: '{count} 个公式没有保存结果，按空格处理。请用表格软件打开后另存一次',
    en: '{count} formulas have no stored result and read as empty. Open the file in a spreadsheet and save it again',
  },
  'bill-month-open': { zh: '文件没有写是哪个月的账单。是哪个月？', en: 'The file does not say which month it is of. Which one is it?' },
  'bill-year-open': {
    zh: '看不出文件里的 {month} 月是哪一年。是哪一年？（跨年时，后面的月份依次顺延）',
    en: 'The file does not show in which year month {month} is. Which year is it? (Months after December are in the next.)',
  },
  'bill-period-open': {
    zh: '“{sheet}”第 {row} 行的月份可以有几种读法（{of}）。是哪一段？如果都不是，请在文件里只写用量所属的月份',
    en: 'The months of row {row} in “{sheet}” can be read in several ways ({of}). Which is meant? If none is, name only the months of the use in the file',
  },
  'bill-season-open': {
    zh: '文件写的是采暖季（{years}），没有写起止日期。这个采暖季从哪天到哪天？',
    en: 'The file is of a heating season ({years}) without its days. From which day to which is it?',
  },
  'bill-end-open': {
    zh: '“{sheet}”第 {row} 行的时段是 {first} 至 {last}。最后一天算在内吗？（共 {count} 行这样）',
    en: 'Row {row} of “{sheet}” is of {first} to {last}. Does the last day belong to it? (Rows like this: {count}.)',
  },
  'bill-titles-unclear': {
    zh: '这些工作表的标题各写了几个月份，看不出是哪一段：{sheets}（{of}）。请在每张表的标题里只写用量所属的月份',
    en: 'The titles of these sheets name several months each: {sheets} ({of}). Name only the months of the use in each',
  },
  'bill-years-unclear': {
    zh: '文件里有几组月份看不出是哪一年，且跨年的起点不同（如 {rows}），一个年份答不全。请在各表的月份里写上年份，如 2024-11',
    en: 'Several rows of months do not show their years and pass December from different months ({rows}), so that one year does not answer for all. Write the year with the months, like 2024-11',
  },
  'bill-seasons-unclear': {
    zh: '文件里有几个采暖季，看不出各是哪一年的（如 {rows}）。请在各表标题里写明年份，如 2024-2025采暖季',
    en: 'The file is of several heating seasons whose years are in doubt ({rows}). Name the years in each title, like 2024-2025 heating season',
  },
  'bill-ends-unclear': {
    zh: '几种账单的时段都看不出最后一天算不算在内（如 {rows}），做法可能不同。请把它们分成几个文件分别导入',
    en: 'Bills of several kinds do not show whether the last day of their periods belongs to them ({rows}), and they may differ. Split them into several files',
  },
  'bill-answer-unused': {
    zh: '没有一行账单用得上 {answers}：文件自己已写明，或写的是别的时段。请去掉它再导入，或把文件改对',
    en: 'No bill took {answers}: the file itself says it, or says otherwise. Leave it out, or correct the file',
  },
  'bill-period-unread': {
    zh: '时段 {period} 不对：要写成 2025-10 或 2025-11/2026-03，先早后晚，不超过 12 个月',
    en: 'The period {period} is wrong: write 2025-10 or 2025-11/2026-03, the earlier first, no more than 12 months',
  },
  'bill-season-unread': {
    zh: '采暖季 {season} 不对：要写首日和末日，如 11-15/03-15 或 2024-11-15/2025-03-15',
    en: 'The season {season} is wrong: write its first and last day, like 11-15/03-15 or 2024-11-15/2025-03-15',
  },
  'bill-sheets-without-month': {
    zh: '这些工作表都没有写月份：{sheets}。请把月份写在表名或标题里',
    en: 'These sheets name no month: {sheets}. Put the month into the name of each sheet or its title',
  },
  'bill-building-open': {
    zh: '标题可能指几栋建筑：{names}。是哪一栋？',
    en: 'The title may mean several buildings: {names}. Which one is it?',
  },
  'bill-meter-open': { zh: '文件没有写表号。是哪个计量点的账单？', en: 'The file names no meter. Which metering point is it of?' },
  'bill-meter-of-number-open': { zh: '{sheet} {cell}：{number} 是哪个计量点？', en: '{sheet} {cell}: which metering point is {number}?' },
  'bill-meters-unknown': {
    zh: '台账中没有您能看到的这些表号或户号：{numbers}。请先登记计量点，或在文件标题写明建筑名称',
    en: 'No metering points that you see have these numbers: {numbers}. Enter the meters in the ledger, or name the building in the title of the file',
  },
  'bill-multiplier-open': {
    zh: '{meter} 的倍率文件写 {file}，台账是 {ledger}（共 {count} 处不同）。按哪个算？',
    en: 'The file has a multiplier of {file} for {meter}, the ledger {ledger} ({count} differ). Which one counts?',
  },
  'said-period': { zh: '{said}', en: '{said}' },
  'said-season': { zh: '{said}', en: '{said}' },
  'said-endDay=included': { zh: '算，含最后一天', en: 'it belongs to it' },
  'said-endDay=excluded': { zh: '不算（是抄表日）', en: 'it does not: it is the day of reading' },
  'said-year': { zh: '{said} 年', en: '{said}' },
  'said-leaveSheet': { zh: '不导入工作表“{said}”', en: 'leave the sheet “{said}” out' },
  'said-multiplier=leave': { zh: '先不导入这些表', en: 'leave these meters out' },
};
