import type { Words } from '#kernel/finding.ts';

/** The names of file types that are not tables. */
const looks: Words = {
  'looksLike=pdf': { zh: 'PDF', en: 'PDF' },
  'looksLike=html': { zh: '网页（HTML）', en: 'a web page (HTML)' },
  'looksLike=xml': { zh: 'XML', en: 'XML' },
  'looksLike=json': { zh: 'JSON', en: 'JSON' },
  'looksLike=doc': { zh: 'Word 文档（doc）', en: 'a Word document (doc)' },
  'looksLike=docx': { zh: 'Word 文档（docx）', en: 'a Word document (docx)' },
  'looksLike=pptx': { zh: '演示文稿（pptx）', en: 'a presentation (pptx)' },
  'looksLike=xlsb': { zh: 'Excel 二进制工作簿（xlsb）', en: 'an Excel binary workbook (xlsb)' },
  'looksLike=ods': { zh: 'OpenDocument 表格（ods）', en: 'an OpenDocument spreadsheet (ods)' },
  'looksLike=rtf': { zh: 'RTF 文档', en: 'an RTF document' },
  'looksLike=picture': { zh: '图片', en: 'a picture' },
  'looksLike=archive': { zh: '压缩包（rar、7z 等），请先解压', en: 'an archive (rar, 7z or the like): unpack it first' },
  'looksLike=zip': { zh: '压缩包（zip），里面没有 csv 或 xml', en: 'an archive (zip) without csv or xml' },
  'looksLike=sqlite': { zh: 'SQLite 数据库', en: 'an SQLite database' },
  'looksLike=hdf5': { zh: 'HDF5', en: 'HDF5' },
  'looksLike=netcdf': { zh: 'NetCDF', en: 'NetCDF' },
  'looksLike=arrow': { zh: 'Arrow（Feather）', en: 'Arrow (Feather)' },
};

/** Errors in a file, a cell or a column, and what to do about them. */
export const tablesWords: Words = {
  'file-not-found': {
    zh: '找不到文件，或无权读取（{why}）。请检查路径。',
    en: 'The file is not there or may not be read ({why}). Check the path.',
  },
  'not-a-table': {
    zh: '这个文件不是可以读取的表格（看起来是 {looksLike}）。请另存为 xlsx、csv 或 Parquet 后再导入。',
    en: 'This file is not a table that can be read (it looks like {looksLike}). Save it as xlsx, csv or Parquet and import that.',
  },
  ...looks,
  'format-not-read': {
    zh: '这是 {format} 文件，本程序不读取这种格式。请向提供方索取 csv 或 xlsx（每行一个读数：表号、时间、数值），或先用其软件转换。',
    en: 'This is a {format} file, which this program does not read. Ask the sender for csv or xlsx (a reading in each row: meter, time, value), or convert it with their program first.',
  },
  'format=mscons': { zh: 'EDIFACT MSCONS（欧洲电网计量报文）', en: 'EDIFACT MSCONS (metering messages of European grids)' },
  'format=edifact': { zh: 'EDIFACT 报文', en: 'EDIFACT messages' },
  'format=cmep': { zh: 'CMEP（加州计量交换协议）', en: 'CMEP (California Metering Exchange Protocol)' },
  'format=x12': { zh: 'ANSI X12 报文（如 867）', en: 'ANSI X12 messages (as 867)' },
  'zip-several': {
    zh: '压缩包里有几个表格：{files}。请解压后逐个导入。',
    en: 'Several files in the archive are tables: {files}. Unpack it and import them one by one.',
  },
  'nem-broken': {
    zh: '第 {row} 行不是 NEM12/NEM13 的记录：“{text}”。请重新取得文件。',
    en: 'Row {row} is not a record of NEM12 or NEM13: “{text}”. Fetch the file again.',
  },
  'espi-without-readings': {
    zh: '这个 Green Button 文件没有读数（IntervalReading），只有账户或账单信息。请下载带用量明细的文件。',
    en: 'This Green Button file holds no readings (IntervalReading), only accounts or bills. Download the file with usage data.',
  },
  'xml-broken': {
    zh: 'XML 文件不完整或已损坏（{why}）。请重新下载。',
    en: 'The XML is cut off or damaged ({why}). Download it again.',
  },
  'parcel-row-incomplete': {
    zh: '第 {row} 行缺少建筑、分项或起止时间。请由上传方重新生成数据包。',
    en: 'Row {row} lacks its building, item, beginning or end. Ask the sender to regenerate the package.',
  },
  'channels-skipped': {
    zh: '{count} 个通道不是用量，没有读取：{channels}。',
    en: '{count} channels are not energy use and were not read: {channels}.',
  },
  'geojson-unreadable': {
    zh: '这个 GeoJSON 文件不完整或不是要素集合（FeatureCollection）。请重新导出。',
    en: 'This GeoJSON is incomplete, or is not a collection of features. Export it again.',
  },
  'geojson-too-large': {
    zh: 'GeoJSON 文件超过 {mb} MB。请分成几个文件，或另存为 csv。',
    en: 'The GeoJSON is larger than {mb} MB. Cut it into several files, or save it as csv.',
  },
  'geojson-too-many-properties': {
    zh: 'GeoJSON 各要素的不同属性超过 {most} 个，不能作为表格读取。请只保留需要的属性。',
    en: 'The features of this GeoJSON have more than {most} different properties, too many for a table. Keep those that are needed.',
  },
  'geojson-system': {
    zh: 'GeoJSON 的坐标系是 {system}，只能读取 WGS 84（EPSG:4326）或 CGCS2000（EPSG:4490）的经纬度。请转换后再导入。',
    en: 'The coordinates of this GeoJSON are in {system}; only longitude and latitude in WGS 84 (EPSG:4326) or CGCS2000 (EPSG:4490) are read. Convert it first.',
  },
  'outline-middle': {
    zh: '{rows} 个要素是轮廓而不是点，取其外接矩形的中点为经纬度。',
    en: '{rows} features are outlines and not points: the middle of the box around each is taken as its place.',
  },
  'no-such-format': { zh: '没有 {format} 格式。可用：{formats}。', en: 'There is no format {format}. Known: {formats}.' },
  'parquet-broken': {
    zh: '这个 Parquet 文件不完整或已损坏（{reason}）。请重新生成或重新取得文件。',
    en: 'This Parquet file is cut off or damaged ({reason}). Write or fetch it again.',
  },
  'parquet-nested': {
    zh: 'Parquet 列 {column} 带有内部结构（列表或记录），不能作为表格读取。请展开或去掉该列。',
    en: 'The Parquet column {column} is nested (a list or a record) and cannot be read as a table column. Flatten it or leave it out.',
  },
  'parquet-codec': {
    zh: 'Parquet 文件用 {codec} 压缩，本程序不能读取。请改用以下之一：{codecs}。',
    en: 'The Parquet file is packed with {codec}, which is not read here. Use one of {codecs}.',
  },
  'parquet-group-too-large': {
    zh: 'Parquet 文件的一个行组有 {rows} 行，太大，无法在有限内存中读取。请以较小的行组重新写出（最多 {most} 行，一般为 100 万行以内）。',
    en: 'A row group of the Parquet file has {rows} rows: too large for bounded memory. Write it with smaller ones (at most {most} rows, usually a million or less).',
  },
  'not-csv': { zh: '这里需要 csv 文件，而这个文件是 {looksLike}。', en: 'A csv file is needed here; this one is {looksLike}.' },
  'old-excel': {
    zh: '这是旧版 Excel（xls）文件。请在 Excel 或 WPS 中另存为 xlsx 后再导入。',
    en: 'This is an old Excel (xls) file. Save it as xlsx and import that.',
  },
  'old-word': {
    zh: '这是旧版 Word（doc）文件，不能直接导入。请把其中的表格复制到 Excel 或 WPS 表格，另存为 xlsx 后再导入。',
    en: 'This is an old Word (doc) file. Copy its table into a spreadsheet, save that as xlsx and import it.',
  },
  'password-protected': {
    zh: '文件设有密码（加密的 xlsx 等 Office 文件或 zip），不能读取。请在 Excel 或 WPS 中取消密码并另存为 xlsx（压缩包请先解压），再导入。',
    en: 'The file is protected by a password (an encrypted xlsx or other Office file, or a zip) and cannot be read. Open it, remove the password, save it as xlsx (unpack a zip first) and import that.',
  },
  'truncated-gzip': {
    zh: '压缩文件不完整，传输或保存时可能中断。请重新取得文件。',
    en: 'The compressed file is cut off, perhaps in transfer. Fetch it again.',
  },
  'broken-gzip': { zh: '压缩文件已损坏。请重新取得文件。', en: 'The compressed file is damaged. Fetch it again.' },
  'too-large-inside': {
    zh: '文件解压后超过允许的 {allowedMb} MB，未读取。若数据确实如此之多，请分成几个文件，或改用 csv。',
    en: 'Unpacked, the file is larger than the {allowedMb} MB allowed, and was not read. If there is that much data, split it into several files or use csv.',
  },
  'xlsx-broken': {
    zh: 'xlsx 文件已损坏（{why}）。请在 Excel 或 WPS 中打开并重新保存后再导入。',
    en: 'The xlsx file is damaged ({why}). Open it in Excel or WPS, save it again and import that.',
  },
  'no-header': {
    zh: '没有找到表头。第一行应当是各列的名称，而不是数据。',
    en: 'There is no header. The first row must hold the names of the columns, not data.',
  },
  'header-row-unused': {
    zh: '{format} 文件自带列名，用不上“表头在第几行”（--header-row）。请去掉它。',
    en: 'A {format} file already names its columns, so --header-row does not apply. Leave it out.',
  },
  'header-found': {
    zh: '表头取自第 {rows} 行，其上方作为标题：{columns}。若不对，请在导入页的“表头在第几行”填写（命令行：--header-row 行号）。',
    en: 'The header was found in row {rows}, the rows above it were taken as titles: {columns}. If that is wrong, give the row as “header row” on the import page (on the command line: --header-row ROW).',
  },
  'unreadable-encoding': {
    zh: '文字编码无法识别：既不是完好的 UTF-8、带 BOM 的 UTF-16，也不是 GB18030 或 Windows-1252。请另存为 UTF-8 后再导入。',
    en: 'The text is neither sound UTF-8, nor UTF-16 with a byte order mark, nor GB18030, nor Windows-1252. Save it as UTF-8 and import that.',
  },
  'encoding-guessed': {
    zh: '文件中汉字或带重音的字母太少，无法确定文字编码，按 {encoding} 读取。若文字显示不对，请另存为带 BOM 的 UTF-8 后再导入。',
    en: 'The file holds too few characters to tell its encoding; it was read as {encoding}. If the text looks wrong, save it as UTF-8 with a byte order mark and import that.',
  },
  'broken-quotes': {
    zh: '第 {row} 行的引号不成对，之后的内容无法可靠读取。请更正引号后再导入。',
    en: 'The quotes in row {row} do not match, and nothing after them can be read reliably. Correct them and import the file again.',
  },
  'row-too-long': {
    zh: '第 {row} 行太长，这可能不是表格。请检查文件的换行。',
    en: 'Row {row} is too long; this may not be a table. Check the line ends of the file.',
  },
  'sheets-beside': {
    zh: '读取的是工作表“{read}”；工作簿里另有一组列相同、以月份或年份命名的工作表：{beside}，没有读取。',
    en: 'The sheet “{read}” was read; the workbook has others that are laid out alike and called after months or years: {beside}. They were not read.',
  },
  'rows-hidden': {
    zh: '工作表有 {count} 行是隐藏或被筛选掉的（第一处在第 {first} 行），与其他行一样读取。不该读取的，请撤销，删去这些行后重新导入。',
    en: '{count} rows of the sheet are hidden or filtered out, the first of them row {first}; they were read like others. If they should not be, undo the import, delete them and import again.',
  },
  'columns-hidden': {
    zh: '工作表有隐藏的列：{columns}。它们与其他列一样看待。',
    en: 'The sheet has hidden columns: {columns}. They were treated like others.',
  },
  'sheets-alike': {
    zh: '只读取了工作表“{read}”；{alike} 的列与它相同，没有读取：一次导入只读一张，各张可能写的是不同月份或不同建筑。请再用 {example} 逐张导入（导入页选工作表）。',
    en: 'Only the sheet “{read}” was read. The columns of {alike} are the same, but an import reads one sheet, as each may be of another month or building. Import them one by one with {example}, or choose the sheet on the import page.',
  },
  'other-sheets': {
    zh: '本次读取工作表“{read}”。另有工作表：{ignored}；每个工作表按各自的表头读取，请逐个选择后导入（命令行用 --sheet 名称）。',
    en: 'The sheet "{read}" is read. There are also: {ignored}. Each is read by its own heading: choose them one by one (on the command line --sheet NAME).',
  },
  'formulas-uncalculated': {
    zh: '{count} 个单元格是公式，但文件里没有存计算结果（如 {first}），按空格处理。请用表格软件打开并保存一次，再导入。',
    en: '{count} cells are formulas without a stored result (such as {first}); they are read as empty. Open the file in a spreadsheet, save it, and import it again.',
  },
  'formula-uncalculated': {
    zh: '单元格 {cell} 是公式，但文件里没有存计算结果，不能当作空格。请用表格软件打开并保存一次，再交上来。',
    en: 'The cell {cell} is a formula without a stored result, which cannot be taken as empty. Open the file in a spreadsheet, save it, and submit it again.',
  },
  'sheets-skipped': {
    zh: '已跳过没有数据表的工作表（封面、说明或空表）：{sheets}。',
    en: 'Sheets without a table (covers, notes, empty sheets) were skipped: {sheets}.',
  },
  'no-such-sheet': {
    zh: '文件中没有工作表“{sheet}”。现有工作表：{sheets}。',
    en: 'The file has no sheet "{sheet}". It has: {sheets}.',
  },
  'sheet-unused': {
    zh: '只有 xlsx 文件有工作表，此文件不能指定工作表“{sheet}”。',
    en: 'Only an xlsx has sheets; "{sheet}" cannot be named for this file.',
  },
  'heading-twice': {
    zh: '列名“{heading}”在表头中出现了不止一次（第 {places} 列）。要读取的列不能重名：请改名，使每个列名只出现一次，再导入。',
    en: 'The heading "{heading}" appears more than once (columns {places}), so it is not clear which is meant. Give each column its own heading and import the file again.',
  },
  'unit-beside': {
    zh: '第 {row} 行超出表头的单元格写有单位“{unit}”，而该列没有列名，看不出数值的单位，文件没有读取。请为这一列补上列名“单位”，再导入。',
    en: 'Row {row} has the unit “{unit}” in a column without a heading, so the unit of its values is not clear, and nothing was read. Give that column the heading “unit” and import again.',
  },
  'cells-beyond-header': {
    zh: '有 {rows} 行的数据超出表头（首次在第 {firstRow} 行），超出部分未读取。请为这些列补上列名，或检查分隔符。',
    en: '{rows} rows hold more cells than the header (the first is row {firstRow}); those cells were not read. Give them headings, or check the delimiter.',
  },
  'row-longer': {
    zh: '这一行有 {cells} 格，而表头只有 {columns} 列，看不出各格属于哪一列：{text}。带千位分隔符或小数逗号的数请加引号（"1,234.5"）或去掉逗号，也可另存为以分号分隔的文件；确是多出的列，请补上列名。',
    en: 'This row has {cells} cells and the header {columns}, so it is not clear which cell belongs to which heading: {text}. Quote numbers with a comma ("1,234.5") or write them without it, or save the file with semicolons between the cells; if it is a column of its own, give it a heading.',
  },
  'rows-longer-left': {
    zh: '有 {rows} 行的单元格比表头多（首次在第 {firstRow} 行），看不出各格属于哪一列，这些行没有读取。请检查数值里的逗号（加引号或去掉），或为多出的列补上列名。',
    en: '{rows} rows hold more cells than the header (the first is row {firstRow}), so it is not clear which cell belongs to which heading; they were not read. Check commas within numbers (quote them or leave them out), or give the further columns headings.',
  },
  'rows-longer': {
    zh: '各行（共 {rows} 行）都比表头多出单元格：第 {row} 行有 {cells} 格，表头只有 {columns} 列（{text}），看不出各格属于哪一列，文件没有读取。带千位分隔符或小数逗号的数请加引号（"1,234.5"）或去掉逗号，也可另存为以分号分隔的文件；表头缺列名的，请补上。',
    en: 'All rows ({rows}) hold more cells than the header: row {row} has {cells}, the header {columns} ({text}), so it is not clear which cell belongs to which heading, and nothing was read. Quote numbers with a comma ("1,234.5") or write them without it, or save the file with semicolons between the cells; if the header lacks a heading, add it.',
  },
  'decimal-comma': {
    zh: '文件中的小数用逗号书写（如 12,5），已按小数读取；“1.234”按 1234 读取。',
    en: 'Decimals are written with a comma in this file (as 12,5) and were read so; “1.234” is 1234.',
  },
  'decimals-open': {
    zh: '“{text}”可读作 {withComma}（逗号后为小数），也可读作 {withPoint}，文件看不出是哪一种，没有读取。请用 --decimals comma 或 --decimals point（导入页的“小数点”）说明。',
    en: '“{text}” is {withComma} where decimals are written with a comma, else {withPoint}; the file does not show which, so nothing was read. Say --decimals comma or --decimals point (“Decimal mark” on the import page).',
  },
  'date-order-open': {
    zh: '“{text}”可能是 {dayMonth}（日在前），也可能是 {monthDay}（月在前），文件看不出是哪一种，没有读取。请用 --date-order day-month 或 --date-order month-day（导入页的“日期顺序”）说明。',
    en: '“{text}” is {dayMonth} where days come first, else {monthDay}; the file does not show which, so nothing was read. Say --date-order day-month or --date-order month-day (“Order in dates” on the import page).',
  },
  'dates-half-turned': {
    zh: '同一列中有“{text}”，也有“{other}”：前者的日都不超过 12，后者都超过 12。很可能是电子表格把能识别的日期换了月、日，没有读取。请把整列改成 2025-01-31 这样的写法；若确实没有错，请用 --date-order（导入页的“日期顺序”）说明后者的顺序。',
    en: 'One column has “{text}” and “{other}”: no day of the first kind is after the 12th, every day of the second is. A spreadsheet probably swapped day and month where it could, so nothing was read. Write the whole column as 2025-01-31; if it is right as it is, give the order of the second kind with --date-order (“Order in dates” on the import page).',
  },
  'date-year-open': {
    zh: '“{text}”的年份只有两位，可能是 {dayMonth}（日、月、年）、{monthDay}（月、日、年）或 {yearMonth}（年、月、日），文件看不出是哪一种，没有读取。请用 --date-order day-month、month-day 或 year-month（导入页的“日期顺序”）说明。',
    en: 'The year of “{text}” has two digits: it is {dayMonth} as day, month, year, {monthDay} as month, day, year and {yearMonth} as year, month, day; the file does not show which, so nothing was read. Say --date-order day-month, month-day or year-month (“Order in dates” on the import page).',
  },
  'date-order-guessed': {
    zh: '日期如 01/02/2011 的月、日顺序无法判断，按月在前读取。若是日在前，请改用 2011-02-01 这样的写法。',
    en: 'Nothing tells whether 01/02/2011 begins with the month or the day; it was read as month first. If days come first, write 2011-02-01 instead.',
  },
  'date-order-mixed': {
    zh: '同一列中有的日期月在前（{monthFirst} 个），有的日在前（{dayFirst} 个）。按多数读取，请检查该列。',
    en: 'In one column some dates begin with the month ({monthFirst}) and some with the day ({dayFirst}). The majority was followed; check the column.',
  },
  'clock-of-place': {
    zh: '时间后面的“{text}”是几个时区共用的名称，按计量点当地时间读取。若不对，请撤销后用 --zone（导入页的“时区”）指明。',
    en: '“{text}” behind the times is the name of several zones: they were read on the local clock of the metering points. If that is wrong, undo the import and say --zone.',
  },
  'short-years': {
    zh: '日期中的年份只有两位数字，按 20 世纪 70 年代以后的年份读取（17 即 2017，70 至 99 即 19xx）。请核对，最好改用四位年份。',
    en: 'Years are written with two digits and were read as 1970 to 2069 (17 is 2017). Check the dates; years of four digits are safer.',
  },
  'too-many-rows-for-xlsx': {
    zh: 'xlsx 最多容纳 {most} 行。请导出为 csv，或缩小范围。',
    en: 'An xlsx holds at most {most} rows. Export as csv, or export less.',
  },
  'text-too-long-for-xlsx': {
    zh: '第 {row} 行有一个单元格超过 xlsx 允许的 {most} 个字符。请导出为 csv。',
    en: 'A cell in row {row} is longer than the {most} characters that an xlsx allows. Export as csv.',
  },
  'columns-not-read': {
    zh: '{file} 有不读取的列：{columns}，文件没有读取。请删去这些列，或改成可读取的列名：{known}。',
    en: '{file} has columns that are not read: {columns}. Nothing was taken in. Remove them, or call them by a name that is read: {known}.',
  },
  'not-a-multiplier': {
    zh: '“{value}”读不出倍率。请写成下列之一：{ways}。',
    en: '"{value}" cannot be read as a multiplier. Write it as one of: {ways}.',
  },
  'not-a-number': { zh: '“{text}”不是数字。', en: '"{text}" is not a number.' },
  'comma-in-number': {
    zh: '“{text}”中的逗号可能是千位分隔，也可能是小数点。请写成不带逗号的数字，如 1250 或 1.25。',
    en: '"{text}" has a comma, which may separate thousands or decimals. Write a plain number, such as 1250 or 1.25.',
  },
  infinite: { zh: '“{text}”不是有限的数字。', en: '"{text}" is not a finite number.' },
  'too-big': {
    zh: '“{text}”太大，无法精确保存。请检查单位和小数点。',
    en: '"{text}" is too large to be kept exactly. Check the unit and the decimal point.',
  },
  'not-a-time': {
    zh: '“{text}”不是能识别的时间。请写成 2025-01-31 08:15。',
    en: '"{text}" is not a time that can be read. Write 2025-01-31 08:15.',
  },
  'no-such-day': { zh: '“{text}”这一天不存在。', en: 'There is no such day as "{text}".' },
  'no-such-hour': { zh: '“{text}”中的时刻或时区不存在。', en: 'There is no such hour or zone as in "{text}".' },
  'too-many-columns': {
    zh: '文件有 {columns} 列，最多 {most} 列。请把计量点分到几个文件，或改为每行一个读数的格式。',
    en: 'The file has {columns} columns; at most {most} are allowed. Spread the meters over several files, or write one reading a row.',
  },
};
