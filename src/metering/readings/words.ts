import { labelTerms } from '#kernel/label-terms.ts';
import type { Words } from '#kernel/finding.ts';

/** Messages about what may be wrong or doubtful in readings, and what to do. */
export const readingsWords = {
  'tile-findings': labelTerms.openFindings,
  'tile-findings-means': {
    zh: '读数中等待有人判定的疑点；判定之前，其中一部分不计入用量。',
    en: 'Doubtful readings that await a decision; some of them do not count until then.',
  },
  'register-jump-capacity': {
    zh: '{series} 的读数 {at} 由 {from} 跳到 {value} {unit}，{seconds} 秒内相当于平均 {kw} kW，超过容量 {capacity} kW 的 1.2 倍。读数已入库，请对照表计显示值；有误的，用正确值重发同一时刻。',
    en: '{series} jumped from {from} to {value} {unit} at {at}: {kw} kW on average over {seconds} s, more than 1.2 times its capacity of {capacity} kW. It is kept. Compare it with the display of the meter; if it is wrong, send the right value for the same instant.',
  },
  'register-jump-dial': {
    zh: '{series} 的读数 {at} 由 {from} 跳到 {value} {unit}，{seconds} 秒内走过半个表盘以上。读数已入库，请对照表计显示值；有误的，用正确值重发同一时刻。',
    en: '{series} jumped from {from} to {value} {unit} at {at}, more than half of its dial in {seconds} s. It is kept. Compare it with the display of the meter; if it is wrong, send the right value for the same instant.',
  },
  'register-jump-pace': {
    zh: '{series} 的读数 {at} 由 {from} 跳到 {value} {unit}，{seconds} 秒内比此前通常快一千倍以上。读数已入库，请对照表计显示值；有误的，用正确值重发同一时刻。',
    en: '{series} jumped from {from} to {value} {unit} at {at}: within {seconds} s it rose more than a thousand times faster than it usually does. It is kept. Compare it with the display of the meter; if it is wrong, send the right value for the same instant.',
  },
  'row-read-otherwise': {
    zh: '文件“{file}”是按较早版本的读法导入的，读数、时间和所属导入仍以当时入库的为准；现在的读法不同，无法指到写有它的那一行。可下载原文件核对，或撤销后重新导入。',
    en: '“{file}” was imported by an earlier version: the reading, its time and its import are as recorded then. Today the file would be read differently, so the row cannot be identified. Download it to compare, or undo the import and import it again.',
  },
  'row-not-found': {
    zh: '按现在的计量点资料重读文件“{file}”，没有找到写有该读数的行。计量点可能已改过编号或时区；可下载原文件核对。',
    en: 'Read once more with the metering points as they are now, “{file}” has no row with this reading. The code or the zone may have changed since; download the file as it came to compare.',
  },
  'meter-gone-meanwhile': {
    zh: '导入期间，其中的计量点被撤销了，未导入任何内容。请重新导入。',
    en: 'A metering point of the file was undone during the import, so nothing was imported. Import it again.',
  },
  'unknown-point': {
    zh: '没有编号为 {meter} 的测点，这一行不是用量，不新建计量点。请先导入测点（import points），再导入这些行。',
    en: 'There is no point {meter}; this row is not use, so no metering point is created. Import the points first (import points), then import these rows again.',
  },
  'unknown-meter': {
    zh: '没有编号为 {meter} 的计量点。先导入计量点，或加上 --create-meters（新建）后重新导入这些行。',
    en: 'There is no metering point {meter}. Import the meters first, or send these rows again with --create-meters.',
  },
  'kind-differs': {
    zh: '计量点 {meter} 登记的是{meterKind}，这一行按{kind}读取，两者不同，没有导入。文件里其实是{meterKind}的，导入时用“读数类型”（--kind）说明；登记有误的，更正计量点的读数类型；两种读数都有的，请建两个计量点。',
    en: 'Metering point {meter} takes {meterKind}, and this row was read as {kind}: it was not imported. If the file does hold {meterKind}, say so by --kind (“Kind of reading” on the import page); if the point is registered wrongly, correct its kind of reading; two kinds of reading are two metering points.',
  },
  'kind-of-points': {
    zh: '文件里都是测点，测点只有瞬时值，没有时段用量，因此没有导入。请去掉 --kind interval（导入页的“读数类型”）后重新导入。',
    en: 'The file contains only points, which have instantaneous values and no use of an interval, so nothing was imported. Leave out --kind interval (“Kind of reading” on the import page) and import again.',
  },
  'carrier-differs': {
    zh: '文件说明是 {carrier}，而计量点 {meter} 计的是 {meterCarrier}。请用另外的计量点编号，或去掉 --carrier。',
    en: 'The file is said to be of {carrier}, and metering point {meter} measures {meterCarrier}. Use another code, or leave out --carrier.',
  },
  'unit-of-carrier': {
    zh: '读数的单位 {unit} 不是 {meterCarrier} 的计量单位，而计量点 {meter} 计的是 {meterCarrier}。请换用正确的计量点编号；确是 {meterCarrier} 的，请用 --carrier（导入页的“能源种类”）说明。',
    en: 'Readings in {unit} are not of {meterCarrier}, and metering point {meter} measures {meterCarrier}. Use the code of the right metering point; if they are of {meterCarrier} indeed, say so with --carrier (“Carrier” on the import page).',
  },
  'unit-differs': {
    zh: '单位 {unit} 与计量点 {meter} 的单位 {meterUnit} 不是同一种量。请检查单位。',
    en: 'The unit {unit} does not measure what metering point {meter} ({meterUnit}) measures. Check the unit.',
  },
  'carrier-of-point': {
    zh: '{meter} 是测点，不计能源。请去掉 --carrier，或把它的数值放在另一个文件。',
    en: '{meter} is a point and measures no energy. Leave out --carrier, or put its values into another file.',
  },
  'message-too-large': {
    zh: '一条消息有 {readings} 个读数，最多 {most} 个。请分成几条发送。',
    en: 'The message holds {readings} readings, and {most} at most go into one. Send them in several.',
  },
  'live-queue-full': {
    zh: '实时读数来得太快：{waiting} 个还在等待写入。这条消息没有收下，请 {seconds} 秒后重发。',
    en: 'Live readings arrive faster than they can be stored: {waiting} are waiting. This message was not accepted; send it again in {seconds} seconds.',
  },
  ending: {
    zh: '程序正在停止，这条消息没有收下，请 {seconds} 秒后重发。',
    en: 'The program is stopping and did not accept this message. Send it again in {seconds} seconds.',
  },
  'no-meter': { zh: '这一行没有计量点编号。', en: 'This row names no metering point.' },
  'no-time': { zh: '这一行没有时间。', en: 'This row has no time.' },
  'no-such-local-time': {
    zh: '时区 {zone} 在这一天拨快时钟，没有这个当地时间。文件可能没有按夏令时记录：请用 --zone 指明固定时差的时区，或在时间后写明时差。',
    en: 'In {zone} the clock was put forward over this time, so it did not exist. The file may not follow summer time: name a zone without it (--zone), or write the offset.',
  },
  negative: {
    zh: '计量点 {meter} 只计单方向，读数 {value} 是负的。若是退补，请与原用量一行放在同一文件、写同一账期，两行合为净用量，或只填更正后的总量；若是双向表，请把 direction 设为 both。',
    en: 'Metering point {meter} counts one way only and {value} is negative. If it is a refund, send it in one file with the row of its period that it is taken off, or send the net use alone; if the meter counts both ways, set its direction to both.',
  },
  'refund-unclear': {
    zh: '计量点 {meter} 同一账期有退补，又有几行用量（{values}），无法判断哪一行是原用量。请把这一账期合为一行净用量后重新导入。',
    en: 'Metering point {meter} has a refund and several rows of use in one period ({values}), and nothing tells which is the use. Send the period as one row with its net use.',
  },
  'refund-refused': {
    zh: '计量点 {meter} 同一账期各行（{values}）合计 {sum}，不能采用：见这一账期第一行的原因。',
    en: 'The rows of one period of metering point {meter} ({values}) come to {sum}, which cannot be taken; the first of them says why.',
  },
  'beyond-digits': {
    zh: '表底 {value} 超过了计量点 {meter} 的 {digits} 位。请检查读数或位数。',
    en: 'The reading {value} does not fit the {digits} digits of {meter}. Check the reading or the digits.',
  },
  'over-10-gw': {
    zh: '这个时段的功率约 {kw} kW，超过 1000 万千瓦，不可能。请检查单位。',
    en: 'This would be about {kw} kW, more than 10 GW: impossible. Check the unit.',
  },
  'before-1970': { zh: '时间早于 1970 年。', en: 'The time is before 1970.' },
  'in-the-future': { zh: '时间在未来，不能接收。', en: 'The time is in the future.' },
  'no-interval': {
    zh: '不知道一个读数代表多长时间。请用 {option} 说明（15min、30min、1h、1d、1month、1year），或给出起止列。',
    en: 'It is not said how long one reading lasts. Say it with {option} (15min, 30min, 1h, 1d, 1month, 1year), or name the columns of start and end.',
  },
  'period-backwards': { zh: '结束时间不晚于开始时间。', en: 'The period ends before it begins.' },
  'unknown-unit': {
    zh: '“{text}”不是能读取的单位。可用：kWh（千瓦时、度）MWh 万千瓦时 GJ MJ kcal m3（立方米）万立方米 L kg t kBtu therm ccf kcf kgal，时段的功率 kW MW。',
    en: '“{text}” is not a known unit. Use kWh MWh GWh GJ MJ kcal m3 L kg t kBtu MMBtu therm ccf kcf kgal, or for the power of an interval W kW MW.',
  },
  'bad-received': {
    zh: 'received 须写成带时区的时刻，如 2026-01-05T08:00:00Z。',
    en: 'received must be an instant with its zone, such as 2026-01-05T08:00:00Z.',
  },
  'unknown-zone': {
    zh: '没有名为 {zone} 的时区。请写 IANA 名称，如 Asia/Shanghai。',
    en: 'There is no time zone {zone}. Give an IANA name such as Asia/Shanghai.',
  },
  'bad-instant': {
    zh: '无法识别时间“{text}”。请写成 2026-03-01 或 2026-03-01T00:00:00Z。',
    en: 'The time {text} cannot be read. Write 2026-03-01 or 2026-03-01T00:00:00Z.',
  },
  'received-later': { zh: '收到时间 {received} 在将来。', en: 'The time of receipt {received} is in the future.' },
  'back-date': { zh: '只有管理员可以说明读数更早就已收到。', en: 'Only an administrator may say that readings were received earlier.' },
  'option-unused': {
    zh: '选项 {option}（{name}）在“{layout}”布局里用不上，文件没有读取。请去掉它；若布局不对，请用 --layout（layout）指明。',
    en: 'The option {option} ({name}) is of no use in the layout {layout}, so nothing was read. Leave it out; if the layout is another, name it with --layout (layout).',
  },
  'layout=long': { zh: '长表：每行一个读数', en: 'long (a reading in each row)' },
  'layout=wide': { zh: '宽表：每列一个计量点', en: 'wide (a metering point in each column)' },
  'layout=months': { zh: '每月一列', en: 'months (a month in each column)' },
  'option-for-register': {
    zh: '表底（register）是一个时刻的示数，没有时段，用不上 {option}（{name}）。请去掉它；若是时段用量，请用 --kind interval。',
    en: 'A register is read at an instant and has no interval: {option} ({name}) is of no use. Leave it out; if these are uses of intervals, say --kind interval.',
  },
  'options-clash': {
    zh: '{option} 与 {other} 说的是同一件事，只能用一个。请去掉其中之一。',
    en: '{option} and {other} say the same thing in two ways. Leave one of them out.',
  },
  'option-alone': {
    zh: '{option} 要与 {needs} 一起用；只有一个时间列时请用 {instead}。',
    en: '{option} needs {needs} beside it; a single column of times is named with {instead}.',
  },
  'values-in-long': {
    zh: '长表每行一个读数，只能有一个读数列，却给了几个：{columns}。若每列是一个计量点，请用 --layout wide。',
    en: 'In the long layout a row is one reading, with one column of values; several were named: {columns}. If each is a metering point, say --layout wide.',
  },
  'column-unknown': {
    zh: '看不出哪一列是{what}，没有读取。请用 {option} 指明，如 {example}（导入页在“各列对应的字段”中选择）。现有的列：{header}。',
    en: 'Which column is the {what} cannot be told, so nothing was read. Name it with {option}, as {example} (on the import page under “Which column is which field”). The columns: {header}.',
  },
  'no-month-columns': {
    zh: '没有一列的表头是月份，没有读取。请把表头写成 2025-01、2025年1月，或用 --year（导入页的“年份”）说明 1月、2月 是哪一年。现有的列：{header}。',
    en: 'No column is headed by a month, so nothing was read. Write 2025-01 or Jan 2025, or say the year of Jan, Feb with --year (“Year” on the import page). The columns: {header}.',
  },
  'year-differs': {
    zh: '表头已写明年份（{heading}），与 --year {year} 不符，文件没有读取。请去掉 --year，或改正表头。',
    en: 'The headings say the year themselves ({heading}), and not {year}, so nothing was read. Leave --year out, or correct the headings.',
  },
  'month-not-read': {
    zh: '“{heading}”列夹在各月之间，有数字，却看不出是哪个月，文件没有读取。请把月份写成 2025-01 这样再导入；不是用量的列请删除。',
    en: '“{heading}” stands among the months and holds numbers, but names no month that is known, so nothing was read. Write months as 2025-01, or remove the column if it is no use.',
  },
  'month-twice': {
    zh: '同一个月有几列（如“{heading}”），看不出哪一列是用量，没有读取。请只留每月的用量列，或把用量列的表头写明“用量”后重新导入。',
    en: 'Several columns are of one month, as “{heading}”, and not which of them is the use, so nothing was read. Leave one column of use for each month, or head it “use”, and import again.',
  },
  'no-meter-columns': {
    zh: '除时间列外没有可读的用量列，没有读取。请用 --value-column 指明要读的列。现有的列：{header}。',
    en: 'No column beside the time may be of use, so nothing was read. Name the columns to be read with --value-column. The columns: {header}.',
  },
  'end-day-included': {
    zh: '各账期在下一账期开始的前一天结束，因此结束日算在账期之内。不对的话，请撤销后加 --ends excluded（选项 ends）重新导入。',
    en: 'The periods end on the day before the next one begins, so the end day is counted in. If that is wrong, undo and import again with --ends excluded (option ends).',
  },
  'end-included': {
    zh: '各时段在下一时段开始前 {seconds} 秒结束，因此所写的结束时间算在时段之内，时段补足到下一时段开始。不对的话，请撤销后加 --ends excluded（选项 ends）重新导入。',
    en: 'The intervals end {seconds} s before the next one begins, so what is named as their end belongs to them, and they reach to where the next one begins. If that is wrong, undo and import again with --ends excluded (option ends).',
  },
  'end-day-mostly-included': {
    zh: '账期是否包含截止日，文件前后不一致：{apart} 处下一账期从截止日次日起，{joined} 处从截止日当日起，{overlapping} 处账期重叠。已按多数计入账期。请核对；如有误，请撤销后加 --ends excluded 重新导入。',
    en: 'The file is inconsistent on whether end days belong to their periods: {apart} times the next begins on the day after, {joined} times on that day, {overlapping} times before. They were counted in, as most are. Please check; if that is wrong, undo and import again with --ends excluded (option ends).',
  },
  'end-day-mixed': {
    zh: '账期是否包含截止日，文件前后不一致：{apart} 处下一账期从截止日次日起，{joined} 处从截止日当日起，{overlapping} 处账期重叠。未计入账期，部分账期之间因此缺一天。请核对；如应计入，请撤销后加 --ends included 重新导入。',
    en: 'The file is inconsistent on whether end days belong to their periods: {apart} times the next begins on the day after, {joined} times on that day, {overlapping} times before. They were not counted in, so a day may be missing between some. Please check; if they belong to their periods, undo and import again with --ends included (option ends).',
  },
  'end-day-unsure': {
    zh: '每个计量点没有前后相接的账期，看不出结束日算不算在账期之内；算在内时各账期正好是整月。没有算在内，每个账期可能少一天。如果应当算在内，请撤销后加 --ends included（选项 ends）重新导入。',
    en: 'No periods of a meter follow each other, so the file does not show whether end days belong to them; with them they would be whole months. They were not counted in, so each may be a day short. If they belong to their periods, undo and import again with --ends included (option ends).',
  },
  'ends-of-none': {
    zh: '--ends 说的是账期的截止列，但没有这样的列。请去掉 --ends，或用 --start-column 和 --end-column 指出账期的两列。',
    en: '--ends speaks of the ends of periods, and no column holds any. Leave --ends out, or name the columns of the periods by --start-column and --end-column.',
  },
  'local-time-twice': {
    zh: '{times} 个当地时间处于夏令时结束时重复的一小时内。同一时间出现多次的，按行的先后区分早晚；只出现一次的，按较早的时刻。如有误，请在时间中写明时区偏移，如 +01:00。',
    en: '{times} local times lie in the hour that the clock repeats. Where one appears several times they are told apart by the order of the rows: oldest first, the first is the earlier; newest first, the last is. One that appears once is taken as the earlier. If that is wrong, write the offset into the times (such as +01:00).',
  },
  'values-merged': {
    zh: '有 {cells} 个读数单元格是多行合并的（首个在第 {firstRow} 行）：其数值属于这些行的合计，没有计入任何一行。请拆分后分别填写。',
    en: '{cells} cells of readings are merged over several rows (the first in row {firstRow}): the value is that of all of them, so none of them was given it. Write the value of each.',
  },
  'columns-without-numbers': {
    zh: '这 {count} 列（或表号）里没有一个数字，没有当作计量点，也没有新建：{columns}。如果它们是读数，请检查文件。',
    en: 'There is no number in these {count} columns (or under these codes); they were not taken as meters, and none was made: {columns}. If they are readings, look into the file.',
  },
  'interval-guessed': {
    zh: '没有说明时段长度，按文件里最常见的间隔 {interval} 处理。请核对；不对就撤销后用 --interval 重新导入。',
    en: 'The length of an interval was not said; the commonest distance in the file, {interval}, was taken. If that is wrong, undo and import again with --interval.',
  },
  'meters-created': { zh: '新建了 {meters} 个计量点。', en: '{meters} metering points were made.' },
  'meter-without-building': {
    zh: '{meters} 个新计量点没有同编号的建筑，暂不计入任何建筑：{some}。请给它们指定建筑。',
    en: '{meters} new metering points have no building of the same code and count for none yet: {some}. Give them their building.',
  },
  'register-fell': {
    zh: '计量点 {meter} 的表底从 {before} 降到 {after} {unit}，这一段没有用量。请判定为表底翻转、表底清零或确认无效。',
    en: 'The register of {meter} fell from {before} to {after} {unit}; no use is counted for this period. Decide: rollover, reset or wrong.',
  },
  'rolled-over': {
    zh: '计量点 {meter} 的表底从 {before} 翻转到 {after} {unit}，已按翻转计算。',
    en: 'The register of {meter} rolled over from {before} to {after} {unit}; it is counted as a rollover.',
  },
  dropout: {
    zh: '计量点 {meter} 有 {readings} 个读数短时跌落又恢复（零读数），已剔除，未计入。若数据无误，请判为“确认有效”。',
    en: '{readings} readings of {meter} dropped and came back within a day; they are set aside. If they are real, confirm them.',
  },
  spike: {
    zh: '计量点 {meter} 有 {readings} 个读数突增后回落，已剔除，未计入。若数据无误，请判为“确认有效”。',
    en: '{readings} readings of {meter} jumped up and fell back within a day; they are set aside. If they are real, confirm them.',
  },
  contradiction: {
    zh: '计量点 {meter} 在 {from} 同时收到不同的值，均未计入。本条的值为 {value} {unit}：正确的判为“以此为准”，错误的判为“确认无效”。',
    en: 'Different values for {meter} at {from} were received together; none counts. This one is {value} {unit}: decide whether it is the right one or wrong.',
  },
  implausible: {
    zh: '测点 {meter} 在 {from} 的值为 {value} {unit}，超出合理范围（下限 {low}，上限 {high}），在判定前不计入。属实请判为“确认有效”，错误的判为“确认无效”。',
    en: 'Point {meter} shows {value} {unit} at {from}, outside the plausible range ({low} to {high}); it does not count until it is decided whether it is real or wrong.',
  },
  'over-capacity': {
    zh: '计量点 {meter} {hours} 小时用了 {use} {unit}，超过容量 {capacityKw} kW 的 1.2 倍，暂不计。若数据无误，请判为“确认有效”。',
    en: '{meter} would have used {use} {unit} in {hours} h, more than 1.2 times its capacity of {capacityKw} kW; it does not count. If it is real, confirm it.',
  },
  'over-power': {
    zh: '计量点 {meter} 两次表底之间 {hours} 小时用了 {use} {unit}，功率超过 1000 万千瓦，暂不计。',
    en: 'Between two registers of {meter} lie {use} {unit} in {hours} h, more than 10 GW; the span does not count.',
  },
  outlier: {
    zh: '这一天用了 {use}，是平常最高日 {ordinary} 的三倍以上。仍计入；若有误，判为“确认无效”。',
    en: 'This day used {use}, more than three times the highest ordinary day of {ordinary}. It counts; if it is wrong, mark it as wrong.',
  },
  stuck: {
    zh: '连续 {days} 天每天用量都是 {use}，表计读数可能停滞。仍计入；若有误，判为“确认无效”。',
    en: 'The same use of {use} on {days} days in a row: the meter may be stuck. It counts; if it is wrong, mark it as wrong.',
  },
  'has-readings': {
    zh: '计量点 {meter} 有读数。请先撤销这些读数的导入。',
    en: 'Metering point {meter} has readings. Undo their import first.',
  },
  'known-of-one': {
    zh: '某日所知的疑点只能按一栋建筑或一个计量点查询；请给出其中之一。',
    en: 'Findings as known at an earlier time can be queried only for one building or metering point; name one.',
  },
  'no-such-finding': {
    zh: '没有疑点 {finding}。数据可能已更正，请刷新列表。',
    en: 'There is no finding {finding}. The data may have been corrected since: look at the list again.',
  },
  'decision-without-finding': {
    zh: '{count} 条判定所指的疑点现在不存在（第 {rows} 行）：判定已保留，相应读数导入后生效。请核对计量点和时段。',
    en: '{count} decisions are about findings that are not there now (rows {rows}): they are kept and take effect once the readings are imported. Check metering points and periods.',
  },
  'word-does-not-fit': {
    zh: '疑点 {code} 不能判为 {as}。可以判为：{allowed}。',
    en: 'A finding {code} cannot be decided as {as}. It can be: {allowed}.',
  },
  'decision-stands': {
    zh: '编号 {decision} 的判定（{finding}：{as}）依据这次导入的读数。请先撤销该判定。',
    en: 'Decision {decision} ({finding}: {as}) rests on readings of this import. Undo the decision first.',
  },
  'no-such-meter': {
    zh: '没有编号为 {meter} 的计量点，或不在您的权限范围内。',
    en: 'There is no metering point {meter}, or you do not have access to it.',
  },
} as const satisfies Words;
