import type { Words } from '#kernel/finding.ts';

/** Messages about what the cells of a file contain in addition to its headings, and about what of it was not read. */
export const cellWords: Words = {
  'codes-apart': {
    zh: '计量点编号“{one}”与“{other}”只是写法不同（全角、大小写、空格、连字符、前导零），看不出是一个计量点还是两个，没有读取。是同一个的，请统一写法；确是两个的，请先在台账登记（import meters），再导入。',
    en: 'The codes “{one}” and “{other}” differ only in how they are written (width, case, blanks, dashes, leading zeros), and the file does not show whether they are one metering point or two, so nothing was read. If they are one, write them alike; if they are two, register both first (import meters), then import again.',
  },
  'marks-of-above': {
    zh: '“{column}”列里的“{text}”按上一行的内容读取。',
    en: '“{text}” in “{column}” was read as what stands in the row above.',
  },
  'values-rounded': {
    zh: '“{column}”列的数被表格软件写成了“{text}”，只剩 {figures} 位有效数字，后面的数字已经丢失，没有读取。请把该列设为数值格式（不用科学计数法）后重新导出；示数（表底）按这样的数算不出用量。确实只有这样的数的，用 --value-column 指明这一列，按所写的数读取。',
    en: 'A spreadsheet has written the numbers in “{column}” as “{text}”: only {figures} digits are left, and the others are lost, so nothing was read. Format the column as plain numbers and export it again; of counter readings no use can be told from such numbers. If there are no others, name the column with --value-column, and the numbers are read as they stand.',
  },
  'values-rounded-read': {
    zh: '“{column}”列的数只有 {figures} 位有效数字（如“{text}”），按所写的数读取，不是准确值。',
    en: 'The numbers in “{column}” have only {figures} significant digits (as “{text}”) and were read as they are: they are not exact.',
  },
  'decimals-differ': {
    zh: '您上一份同样表头的文件，小数写法与这份文件里的数字（可能在合计行）不同，没有读取。请用 --decimals 说明这份文件的写法，如 {example}（导入页点选）。',
    en: 'Your last file of the same headings wrote decimals in another way than the numbers of this one do, maybe in its sums, so nothing was read. Say how this file writes them with --decimals, as {example}, or choose it on the import page.',
  },
  'refunds-netted': {
    zh: '{count} 个账期有退补或调整行，各行合为净用量：如计量点 {meter} 第 {rows} 行 {parts}。若不对，请撤销，把每个账期写成一行后重新导入。',
    en: 'Rows of {count} periods are refunds or adjustments and were added to the net use, as {parts} of metering point {meter} (rows {rows}). If that is wrong, undo the import and send one row for each period.',
  },
  'zone-read': {
    zh: '“{column}”列写明了时区，时间按 {zone} 读取。若不对，请撤销后用 --zone 指明。',
    en: '“{column}” names its clock: its times were read as {zone}. If that is wrong, undo the import and say --zone.',
  },
  'multiplier-read': {
    zh: '“{column}”是倍率（{values}），新建的表底计量点按它乘算；已有的计量点以台账的倍率为准。若不对，请改计量点的倍率。',
    en: '“{column}” holds multipliers ({values}): new metering points that count are multiplied by them, and those that are there by what the register of meters says. If that is wrong, set the multiplier of the metering point.',
  },
  'multiplier-differs': {
    zh: '计量点 {meter} 的倍率，文件写明是 {file}，台账是 {ledger}（共 {count} 个计量点不同）：按台账，用量共 {asLedger}；按文件，共 {asFile}。看不出哪一个对，没有读取。台账对的，用 --multiplier ledger（导入页点选）说明；文件对的，先改计量点的倍率（meter edit {meter} --set multiplier={file}，或登记换表），再导入。已乘过倍率的差值列也可用 --value-column 指明，按台账乘算。',
    en: 'Of metering point {meter} the file says the multiplier {file} and the register of meters {ledger} ({count} metering points differ): by the register its use comes to {asLedger}, by the file to {asFile}. Nothing shows which is right, so nothing was read. If the register is, say --multiplier ledger (choose it on the import page); if the file is, set the multiplier first (meter edit {meter} --set multiplier={file}, or record the swap) and import again. A column of differences that is named with --value-column is multiplied by the register alone.',
  },
  'multiplier-not-read': {
    zh: '第 {row} 行的倍率“{value}”读不出来（计量点 {meter}），没有读取。请写成下列之一：{ways}。',
    en: 'The multiplier “{value}” in row {row} (metering point {meter}) cannot be read, so nothing was read. Write it as one of: {ways}.',
  },
  'multiplier-changes': {
    zh: '计量点 {meter} 的倍率在第 {row} 行变为 {value}，此前各行是 {before}，而台账没有登记换表或换互感器，没有读取。请先登记（meter swap {meter}），或改正倍率，再导入。',
    en: 'The multiplier of metering point {meter} is {value} in row {row} and {before} in the rows before, and the register knows of no swap, so nothing was read. Record the swap first (meter swap {meter}), or correct the multiplier, and import again.',
  },
  'multiplier-not-applied': {
    zh: '“{text}”写有倍率（{values}），而读数是用量，按已乘倍率读取。若还没有乘，请撤销，把表头改为“差值”后重新导入，读数按倍率乘算。',
    en: '“{text}” says a multiplier ({values}), and the values are use, which was taken as multiplied already. If it was not, undo the import, head the column “difference” and import again: the values are multiplied then.',
  },
  'multiplier-several': {
    zh: '标题写了几个倍率（{values}，“{text}”），看不出各属于哪个计量点，文件没有读取。请把倍率写成一列，每行写明。',
    en: 'The titles say several multipliers ({values}, “{text}”), and not which metering point each is of, so nothing was read. Give them in a column, row by row.',
  },
  'unit-mixed': {
    zh: '“{column}”列有的数写了单位（{units}），有的没有（如“{text}”），看不出后者的单位，文件没有读取。请为每个数写明单位，或用 --unit（导入页的“单位”）说明。',
    en: 'In “{column}” some figures name a unit ({units}) and others none (as “{text}”), so that theirs is not told, and nothing was read. Name the unit of each, or say --unit (“Unit” on the import page).',
  },
  'difference-multiplied': {
    zh: '“{column}”列各行是两次示数之差，尚未乘倍率，读数按“{multiplier}”列乘算。若不对，请撤销后用 --value-column 指明读数列，则不再乘算。',
    en: 'In “{column}” each row is what two readings differ by, before any multiplier: the values were multiplied by “{multiplier}”. If that is wrong, undo the import and name the column with --value-column, which takes it as it stands.',
  },
  'multiplier-open': {
    zh: '“{column}”列各行等于两次示数之差，而“{multiplier}”列写有倍率（{values}）：看不出用量是否还要乘以倍率，文件没有读取。已是实际用量的，用 --value-column "{column}" 说明；还没有乘的，把表头改为“差值”后重新导入，读数按倍率乘算。',
    en: 'Each row of “{column}” is what two readings differ by, and “{multiplier}” holds multipliers ({values}): the file does not show whether they were applied, so nothing was read. If they were, say --value-column "{column}"; if not, head the column “difference” and import again, and the values are multiplied.',
  },
  'parts-added': {
    zh: '各费率时段没有总列，读数取各列之和：{columns}。若不对，请撤销后用 --value-column 指明一列。',
    en: 'No column adds the parts of the tariff up: the value is their sum, {columns}. If that is wrong, undo the import and name one column with --value-column.',
  },
  'rows-not-energy': {
    zh: '“{column}”列写明各行量的是什么，这些行不是用量，没有读取：{words}。',
    en: '“{column}” says what each row measures; rows of these are no use and were not read: {words}.',
  },
  'values-physical': {
    zh: '“{column}”是{why}，不是用量，不能为“{code}”新建计量点，文件没有读取。请先把“{code}”登记为测点（import points），再导入这个文件，数值即归到该测点；若其中确是用量，请改正表头。',
    en: '“{column}” is of {why} and not of use: no metering point can be made for “{code}”, so nothing was read. Register “{code}” as a point first (import points), then import this file: its values are those of the point. If they are use, correct the heading.',
  },
  'table-below': {
    zh: '第 {row} 行起是另一张表（{columns}），没有读取。请把它另存为一个文件后导入。',
    en: 'From row {row} on stands another table ({columns}), which was not read. Save it as a file of its own and import that.',
  },
  'table-beside': {
    zh: '空列右边是另一张表（{columns}），没有读取。请把它另存为一个文件后导入。',
    en: 'Behind an empty column stands another table ({columns}), which was not read. Save it as a file of its own and import that.',
  },
  'format-scales': {
    zh: '“{column}”列的单元格格式把数值除以 {divided} 显示，而表头没有写明显示的数是什么单位：显示的数是 {unit}，还是原数才是 {unit}，看不出来，没有读取。显示的数就是 {unit} 的，请用 --unit {unit}（导入页的“单位”）说明；原数才是 {unit} 的，请用 --unit 说明大 {divided} 倍的单位，或把格式改为“常规”后重新导入。',
    en: 'The cells of “{column}” show their numbers divided by {divided}, and the heading does not say of which: what is shown may be in {unit}, or the number behind it, so nothing was read. If what is shown is in {unit}, say --unit {unit} (“Unit” on the import page); if the number behind it is, say the unit {divided} times as large, or set the format of the cells to General and import again.',
  },
  'unit-not-known': {
    zh: '“{text}”写的单位“{unit}”不认识，文件没有读取。请把数值换算成 kWh、MWh、GJ、m3、t 等并改写表头；与其中一种只是写法不同的，用 --unit（导入页的“单位”）说明是哪一种。',
    en: 'The unit “{unit}” of “{text}” is not known here, so nothing was read. Convert the values to kWh, MWh, GJ, m3, t or the like and correct the heading; if it is another way of writing one of these, say which with --unit (“Unit” on the import page).',
  },
  'unit-below': {
    zh: '表格下方的附注写的是“{text}”，而读数不是按 {unit} 读的，没有读取。附注说的是全表单位的，请加 --unit {code}（导入页的“单位”）；不是的，请用 --unit 说明单位。',
    en: 'A note below the table says “{text}”, and the values were not read in {unit}, so nothing was kept. If it is the unit of all values, say --unit {code} (“Unit” on the import page); if not, say theirs.',
  },
  'unit-of-meter-open': {
    zh: '文件没有写单位，计量点 {meter} 在台账中以 {unit} 计：按 {unit} 读取共 {asMeter} {base}，按 {other} 读取共 {asOther} {base}；以前的读数也看不出是哪一种，没有读取。请用 --unit {code} 或 --unit {other}（导入页的“单位”）说明。',
    en: 'The file names no unit, and metering point {meter} counts in {unit}: read in {unit} it comes to {asMeter} {base}, in {other} to {asOther} {base}. Earlier readings do not show which, so nothing was read. Say --unit {code} or --unit {other} (“Unit” on the import page).',
  },
  'unit-open': {
    zh: '“{text}”说的是功率，而文件没有写单位：按功率（kW）读取，第一个计量点共 {asPower} kWh；按电量（kWh）读取，共 {asEnergy} kWh。文件看不出是哪一种，没有读取。请用 --unit（导入页的“单位”）说明。',
    en: '“{text}” speaks of a power and the file names no unit: as kW the first metering point comes to {asPower} kWh, as kWh to {asEnergy} kWh. The file does not show which, so nothing was read. Say --unit (“Unit” on the import page).',
  },
};
