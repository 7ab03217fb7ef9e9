import { labelTerms } from '#kernel/label-terms.ts';
import type { Words } from '#kernel/finding.ts';

/** The messages of imports. */
export const importsWords: Words = {
  'imports-full': {
    zh: '已有 {running} 个导入在进行。请在其中一些完成后（约 {seconds} 秒）再试。',
    en: '{running} imports are already running. Try again in about {seconds} seconds.',
  },
  'unit-of-list-below': {
    zh: '表格最后的附注写明了单位（{text}），而前面的行已按各列自己的单位读过，没有导入。请把它移到表头上方，或写进表头，再导入。',
    en: 'A note at the end of the table states a unit ({text}), after rows that were read in the units of their columns, so nothing was imported. Move it above the header or into a heading, and import again.',
  },
  'not-an-image': {
    zh: '“{name}”不是 JPEG、PNG 或 WebP 图片。请换一张照片。',
    en: '"{name}" is not a JPEG, PNG or WebP image. Choose another photo.',
  },
  'photo-too-large': {
    zh: '照片“{name}”超过 {mb} MB。请缩小后重试。',
    en: 'The photo "{name}" is larger than {mb} MB. Make it smaller and try again.',
  },
  'attachment-too-large': {
    zh: '文件“{name}”有 {mb} MB，建筑的附件每个最多 {most} MB。请压缩、缩小，或分成几个文件后再试。',
    en: 'The file "{name}" has {mb} MB; a file kept with a building may have {most} MB. Compress it, make it smaller, or split it, and try again.',
  },
  'no-such-photo': { zh: '导入 {import} 没有第 {number} 张照片。', en: 'Import {import} has no photo number {number}.' },
  'empty-file': { zh: '文件“{name}”是空的。请检查后重新上传。', en: 'The file "{name}" is empty. Check it and upload it again.' },
  'file-too-large': { zh: '文件“{name}”超过 {mb} MB。', en: 'The file "{name}" is larger than {mb} MB.' },
  'no-such-file': {
    zh: '没有这个上传文件（{file}）：可能已过期。请重新上传。',
    en: 'There is no such upload ({file}); it may have expired. Upload it again.',
  },
  'no-such-import': { zh: '没有编号为 {import} 的导入或修改。', en: 'There is no import or change with number {import}.' },
  'no-source': {
    zh: '{import} 不是由文件导入的（手工修改或逐条上报），没有文件可下载。',
    en: '{import} came without a file (by hand, or message by message): there is none to download.',
  },
  'source-not-kept': {
    zh: '导入 {import} 的文件“{name}”没有保存：早先的版本在一天后删除文件。',
    en: 'The file "{name}" of import {import} was not kept: earlier versions deleted files after a day.',
  },
  'source-removed': {
    zh: '导入 {import} 的文件“{name}”已按设置的保存年限于 {at} 删除；它带来的数据仍在。',
    en: 'The file "{name}" of import {import} was deleted at {at}, as set for how long files are kept; the data imported from it are still there.',
  },
  'source-lost': {
    zh: '导入 {import} 的文件“{name}”无法读取。请运行 yaodong doctor 检查，并从备份恢复。',
    en: 'The file "{name}" of import {import} cannot be read. Run doctor, and restore a backup.',
  },
  'source-no-table': {
    zh: '文件“{name}”不是表格，不能逐行查看；可以下载原文件。',
    en: 'The file "{name}" is not a table, so its rows cannot be shown; download the original file.',
  },
  'source-missing': {
    zh: '导入 {import} 的文件“{name}”应当保存着，但找不到。请从备份恢复。',
    en: 'The file "{name}" of import {import} should be there but was not found. Restore a backup.',
  },
  'source-broken': {
    zh: '导入 {import} 的文件“{name}”与收到时不同。请从备份恢复。',
    en: 'The file "{name}" of import {import} differs from what was received. Restore a backup.',
  },
  'no-rejects': { zh: '导入 {import} 没有被拒绝的行可下载。', en: 'Import {import} has no rejected rows to download.' },
  'nothing-to-undo': {
    zh: '导入 {import} 处于“{state}”状态，没有可撤销的内容。',
    en: 'Import {import} is "{state}": there is nothing to undo.',
  },
  'kind-cannot-be-undone': { zh: '这种修改（{kind}）不能撤销。', en: 'A change of this kind ({kind}) cannot be undone.' },
  'undo-refused': {
    zh: '不能撤销 {import}：后来的工作以它为基础，见所列原因。请先撤销那些工作。',
    en: 'Import {import} cannot be undone: later work depends on it, as listed. Undo that first.',
  },
  'no-such-kind': { zh: '没有这种导入（{kind}）。可用：{kinds}。', en: 'There is no import of the kind {kind}. Known: {kinds}.' },
  'import-waits-again': {
    zh: '程序在导入过程中停止，未写入任何内容。服务启动后会自动重新导入。',
    en: 'The program ended during this import and nothing was imported. It restarts automatically when the server runs.',
  },
  'import-begun-again': {
    zh: '程序在导入过程中停止，未写入任何内容；已自动重新导入，编号为 {again}。',
    en: 'The program ended during this import and nothing was imported. It was restarted automatically as import {again}.',
  },
  'import-cancelled': { zh: '导入已取消，未写入任何内容。', en: 'The import was cancelled; nothing was imported.' },
  interrupted: {
    zh: '程序在导入过程中停止，未写入任何内容。请重新导入。',
    en: 'The program ended during this import and nothing was imported. Import the file again.',
  },
  'no-such-column': {
    zh: '文件里没有名为“{column}”的列。文件的列：{columns}。',
    en: 'The file has no column "{column}". Its columns: {columns}.',
  },
  'no-such-field': { zh: '没有名为“{field}”的字段。可用字段：{fields}。', en: 'There is no field "{field}". Known fields: {fields}.' },
  'no-such-unit': { zh: '字段 {field} 不能用单位 {unit}。可用：{units}。', en: 'Field {field} cannot be read in {unit}. Known: {units}.' },
  'unit-not-of-field': {
    zh: '列“{text}”写的单位是 {unit}，而字段 {field} 只能用：{units}，文件没有读取。请换算后改正表头，或不读取这一列。',
    en: 'The column “{text}” names the unit {unit}, and the field {field} can be in {units} only, so nothing was read. Convert the values and correct the heading, or leave the column out.',
  },
  'format-of-list-scales': {
    zh: '“{column}”列的单元格格式把数值除以 {divided} 显示，而表头没有写明显示的数是什么单位，文件没有读取。请用 --unit {field}=单位（导入页的“单位”，可用：{units}）说明显示的数是什么单位，或把格式改为“常规”后重新导入。',
    en: 'The cells of “{column}” show their numbers divided by {divided}, and the heading does not say in which unit that is, so nothing was read. Say the unit of what is shown with --unit {field}=UNIT (“Unit” on the import page; one of: {units}), or set the format of the cells to General and import again.',
  },
  'share-open': {
    zh: '列“{column}”的表头写的是 %，而各格都不大于 1，如 {value}：是 {value}% 还是 {share}%，看不出来，文件没有读取。是 {value}% 的，请加 --unit {field}=%（导入页的“单位”）；是 {share}% 的，请加 --unit {field}=1。',
    en: 'The heading “{column}” says per cent, and no cell is more than 1, as {value}: that may be {value} % or {share} %, so nothing was read. If it is {value} %, say --unit {field}=% (“Unit” on the import page); if it is {share} %, say --unit {field}=1.',
  },
  'code-rounded': {
    zh: '“{value}”是被软件当作数字改写过的编号，原来的写法（位数、前导零）已看不出。请把该列设为文本，重新填写编号。',
    en: '“{value}” is a code that a spreadsheet stored as a number: digits or leading zeros are lost. Format the column as text and enter the code.',
  },
  'codes-cut': {
    zh: '“{column}”列的编号超过 15 位，而第 16 位起都是 0（{codes}）：表格软件只保留数字的前 15 位，原编号已不全，没有导入。请把该列设为文本，重新填写编号。',
    en: 'The codes in “{column}” have more than 15 digits and end in zeros from the 16th on ({codes}): a spreadsheet keeps only 15 digits of a number, so the codes are lost, and nothing was imported. Format the column as text and enter the codes again.',
  },
  'codes-alike': {
    zh: '有 {count} 组编码只是写法不同（前导零、全角、大小写、空格、小数点），按不同的对象导入：{codes}。若是同一个，请撤销，统一写法后重新导入。',
    en: '{count} codes differ from others only in how they are written (leading zeros, width, case, spaces, decimals) and were read as different things: {codes}. If they are the same, undo the import, write them alike and import again.',
  },
  'refunds-left': {
    zh: '“{column}”列写有退还的金额，而缴费记录每行只记一笔，没有导入。请把退费另写一行（类型：退费，凭证号另编），或用 --ignore "{column}" 不读这一列。',
    en: '“{column}” holds amounts that were given back, and a row of payments is one payment, so nothing was imported. Give each refund a row of its own (type: refund, with its own reference), or leave the column out with --ignore "{column}".',
  },
  'refund-open': {
    zh: '“{column}”列有 {rows} 行写着“{words}”，看不出这些行本身是退费，还是这笔缴费已退，没有导入。是退费的，用 --column kind="{column}"；已退的，用 --ignore "{column}"，这些行不计。',
    en: '“{column}” says “{words}” in {rows} rows, and nothing shows whether these rows are refunds or payments that were given back, so nothing was imported. For refunds say --column kind="{column}"; for payments given back --ignore "{column}", and these rows do not count.',
  },
  'sides-open': {
    zh: '“{column}”列有“{first}”也有“{second}”：银行对账单的贷是收入，企业账的借是收入，看不出哪一种是退费，没有导入。请用 --column kind="{column}" --value \'kind:{first}=payment\' --value \'kind:{second}=refund\' 说明（或两者对调）；若都是缴费，用 --ignore "{column}"。',
    en: '“{column}” says “{first}” and “{second}”: on a statement of a bank credit came in, in the books of a company debit did, and nothing shows which rows are refunds, so nothing was imported. Say --column kind="{column}" --value \'kind:{first}=payment\' --value \'kind:{second}=refund\' (or the other way round); if all are payments, --ignore "{column}".',
  },
  'charges-left': {
    zh: '“{column}”列写有采暖费以外的金额，看不出缴费金额是否包含它，没有导入。请用 --column yuan=列名 指明采暖费的金额列；金额列本来就只是采暖费的，用 --ignore "{column}"。',
    en: '“{column}” holds amounts of a charge that is not for heat, and nothing shows whether the amount paid includes them, so nothing was imported. Name the column of what was paid for heat with --column yuan=COLUMN; if the amounts are for heat alone, leave this one out with --ignore "{column}".',
  },
  'refund-title-open': {
    zh: '“{text}”像是退费的清单，而各行没有写明是缴费还是退费，没有导入。都是退费的，用 --set kind=refund；都是缴费的，用 --set kind=payment。',
    en: '“{text}” seems to head a list of refunds, and the rows do not say which they are, so nothing was imported. If all are refunds, say --set kind=refund; if all are payments, --set kind=payment.',
  },
  'row-open': {
    zh: "“{column}”列有 {rows} 行写着“{words}”，看不出这些行是否计入，没有导入。请逐个说明：不计入用 --value 'row:{word}=left'，计入用 --value 'row:{word}=counts'；这一列与是否计入无关的，用 --ignore \"{column}\"。",
    en: "“{column}” says “{words}” in {rows} rows, and nothing shows whether these rows count, so nothing was imported. State it for each text: --value 'row:{word}=left' leaves its rows out, --value 'row:{word}=counts' takes them; if the column has nothing to do with it, --ignore \"{column}\".",
  },
  'said-open': {
    zh: '“{column}”列有 {rows} 行写着“{words}”，看不出这些行的{fieldName}，没有导入。请逐个说明，如 --value \'{field}:{word}={first}\'（可用：{known}）；这一列与此无关的，用 --ignore "{column}"。',
    en: '“{column}” says “{words}” in {rows} rows, and it is not clear what that means for the {fieldName} of these rows, so nothing was imported. State it for each text, such as --value \'{field}:{word}={first}\' (known: {known}); if the column has nothing to do with it, --ignore "{column}".',
  },
  'row-word-missing': {
    zh: '--value row 说的“{word}”在没有读取的列里都没有，用不上。请照文件里的写法填写，或去掉它。',
    en: 'No column that is not read says “{word}”, so --value row has no use for it. Write it as the file does, or leave it out.',
  },
  'rows-apart': {
    zh: '第 {rows} 行读出的内容相同（{code}），只在没有读取的列上不同（{columns}），可能是两个，没有导入。是不同的，用 --column {field}="{joined}" 把两列合为一个编号；确是同一个的，用 --ignore 列名 不读这些列。',
    en: 'Rows {rows} come to the same ({code}) and differ only in columns that are not read ({columns}), so they may be two, and nothing was imported. If they are two, join both columns to one code with --column {field}="{joined}"; if they are one, leave these columns out with --ignore COLUMN.',
  },
  'list-clock-unknown': {
    zh: '时间列“{heading}”写的“{clock}”不知道是哪里的时间，文件没有读取。请换成当地时间，或写明与 UTC 的时差，如 UTC+8。',
    en: 'The clock “{clock}” of the column of times “{heading}” is not known, so nothing was read. Use local time, or give the difference from UTC, as UTC+8.',
  },
  'field-unit-assumed': {
    zh: '这些列没有写明单位，按括号中的单位读取：{columns}。若不对，请撤销，在表头写明单位，或用 --unit 字段=单位（字段：{fields}；导入页的“单位”）指明后重新导入。',
    en: 'These columns name no unit and were read in the one in brackets: {columns}. If that is wrong, undo the import, and name the unit in the heading or with --unit FIELD=UNIT (fields: {fields}; “Unit” on the import page).',
  },
  'list-date-order-open': {
    zh: '“{text}”可能是 {dayMonth}（日在前），也可能是 {monthDay}（月在前），文件看不出是哪一种，没有导入。请用 --date-order day-month 或 --date-order month-day（导入页的“日期顺序”）说明。',
    en: '“{text}” is {dayMonth} where days come first, else {monthDay}; the file does not show which, so nothing was imported. Say --date-order day-month or --date-order month-day (“Order in dates” on the import page).',
  },
  'date-order-unused': {
    zh: '这个文件没有年份写在最后的日期，--date-order（“日期顺序”）用不上。请去掉它。',
    en: 'No date of this file has its year last, so --date-order (“Order in dates”) has no use. Leave it out.',
  },
  'decimals-unused': {
    zh: '这个文件没有数值列，--decimals（“小数点”）用不上。请去掉它。',
    en: 'No column of this file holds numbers, so --decimals (“Decimal mark”) has no use. Leave it out.',
  },
  'option-without-field': {
    zh: '{option} 说的是字段 {field}，但这个文件里没有列或固定值对应它，所以用不上。请用 --column {field}=列名 指明那一列，或去掉 {option}。',
    en: '{option} names the field {field}, but no column of this file is read into it. Name its column with --column {field}=COLUMN, or leave {option} out.',
  },
  'field-twice': {
    zh: '字段 {field} 说了两次（列与固定值，或中英文两个名字）。请只说一次。',
    en: 'The field {field} is named twice (as a column and as a fixed value, or by two of its names). Name it once.',
  },
  'no-such-profile': {
    zh: '没有名为“{profile}”的导入方案。已有的方案：{profiles}',
    en: 'There is no import profile "{profile}". Saved profiles: {profiles}',
  },
  'no-profile-saved': {
    zh: '没有名为“{profile}”的导入方案：此类文件还没有保存过方案。',
    en: 'There is no import profile "{profile}": none is saved for this kind of file.',
  },
  'columns-missing': {
    zh: '缺少必填字段的列：{fields}。请在导入页指定列或填固定值（命令行：--column 字段=列名 或 --set 字段=值）。文件的列：{columns}。',
    en: 'No column for the required fields {fields}. Name one or give a fixed value on the import page (on the command line: --column FIELD=COLUMN or --set FIELD=VALUE). Columns of the file: {columns}.',
  },
  'column-like-field': {
    zh: '文件没有“{fieldName}”列，“{column}”与它不一定相同，看不出能否代替，没有导入。可以代替的，用 --column {field}="{column}"（导入页为该列选“{fieldName}”）；不能的，用 --ignore "{column}"。',
    en: 'The file has no column of the field {fieldName}, and “{column}” is not the same by itself, so nothing was imported. If it stands for it, say --column {field}="{column}" (choose the field on the import page); if not, --ignore "{column}".',
  },
  'columns-guessed': {
    zh: '以下 {count} 列按台账常用表头认定：{columns}。若不对，请在导入页改选，或用 --column 字段=列名 指明；不读某一列用 --ignore 列名。',
    en: 'These {count} columns were matched to fields by common headings: {columns}. If one is wrong, choose another on the import page, or say --column FIELD=COLUMN; --ignore COLUMN leaves one out.',
  },
  'rows-skipped': {
    zh: '{count} 行是合计、填表人、备注等，不是记录，已跳过：第 {rows} 行。',
    en: '{count} rows are totals, remarks or the like and were skipped: {rows}.',
  },
  'values-unread': {
    zh: '列“{column}”有 {count} 个单元格无法识别，按未知处理，该行其余内容已读取：{values}（第 {rows} 行）。',
    en: 'In the column “{column}” {count} cells could not be read and count as unknown, the rest of their rows was read: {values} (rows {rows}).',
  },
  'amounts-merged': {
    zh: '列“{column}”有 {count} 个单元格是多行合并的，其数值属于这些行的合计，没有计入任何一行：{values}（第 {rows} 行）。请拆分后分别填写。',
    en: 'In the column “{column}” {count} cells are merged over several rows: the amount is that of all of them, so none of them was given it: {values} (rows {rows}). Write the amount of each.',
  },
  'readings-left': {
    zh: '“{columns}”似为读数，文件中另有时间列，而本次导入的数据类型不含读数：这些数值不会导入。要导入读数，请将数据类型改为“读数”。',
    en: '“{columns}” looks like readings, with a column of times beside it, but this kind of import takes no readings: these values are not imported. To import them, choose readings as the kind of data.',
  },
  'dates-ignored': {
    zh: '“{columns}”写有起止日期，此类清单没有对应的字段，未读取：读入的内容不分日期。请核对是否需要按日期分开登记。',
    en: '“{columns}” give days of validity, for which this kind of list has no field; they were not read, and what was read holds whatever the day. Check whether it has to be recorded by its days.',
  },
  'dates-ignored-from': {
    zh: '“{columns}”写有起止日期，未读取：读入的内容不分日期。若各行自该日起生效，请撤销后用 --column from={column}（导入页把该列选为“起”）重新导入。',
    en: '“{columns}” give days of validity and were not read: what was read holds whatever the day. If each row holds from that day on, undo the import and say --column from={column} (choose the column as “from” on the import page).',
  },
  'status-day-open': {
    zh: '“{columns}”写有状态起止的日期，看不出各行是否自该日起生效，文件没有读取。各行自该日起生效的，用 --column from={column}（导入页把该列选为“起”）说明；不需要的，用 --ignore {column}（导入页选“不读取”）。',
    en: '“{columns}” give the day from which a state holds, and nothing shows whether each row holds from that day on, so nothing was read. If it does, say --column from={column} (choose the column as “from” on the import page); if the day is not needed, --ignore {column} (“not read” on the page).',
  },
  'columns-ignored': { zh: '这些列没有对应的字段，未读取：{columns}。', en: 'These columns match no field and were not read: {columns}.' },
  'too-long': { zh: '文字过长（最多 {max} 个字符）。', en: 'The text is too long (at most {max} characters).' },
  'bad-text': {
    zh: '含有看不见的控制字符、改变书写方向的字符或无效字符，请删去。',
    en: 'The text contains control characters, characters that change the text direction, or invalid characters. Remove them.',
  },
  'not-whole': { zh: '“{value}”不是整数。', en: '"{value}" is not a whole number.' },
  'out-of-range': { zh: '{field} 的值 {value} 超出 {min} 至 {max}。', en: '{value} is outside {min} to {max} for {field}.' },
  'bad-day': { zh: '“{value}”不是日期，应写作 2026-03-01。', en: '"{value}" is not a day; write 2026-03-01.' },
  'not-yes-or-no': { zh: '“{value}”应为 是 或 否。', en: '"{value}" should be yes or no.' },
  'unknown-value': {
    zh: "{field} 不认识“{value}”。可用：{known}；或在导入页为它选一个（命令行：--value '{field}:{value}=代码'）。",
    en: 'Unknown {field} "{value}". Known: {known}; or choose what it means on the import page (on the command line: --value \'{field}:{value}=CODE\').',
  },
  missing: { zh: '缺少必填项：{field}。', en: 'The required {field} is missing.' },
  'code-twice': {
    zh: '代码 {code} 在文件中出现多次（第 {rows} 行）而内容不同，均未导入。请只保留一行。',
    en: 'The code {code} appears more than once (rows {rows}) with different values; none was imported. Keep one of them.',
  },
  'out-of-scope': { zh: '{code} 不存在，或不在您的管辖范围内。', en: '{code} does not exist, or lies outside what you may change.' },
};

/** The names of coded values in sentences. */
export const importsValues: Words = {
  'job=import': labelTerms.import,
  'job=import-preview': { zh: '导入预览', en: 'Import preview' },
};
