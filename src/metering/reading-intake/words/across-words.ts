import type { Words } from '#kernel/finding.ts';

/** Messages about tables that are converted to rows of readings, and about use that is the difference of two columns. */
export const acrossWords: Words = {
  'readings-subtracted': {
    zh: '表中没有用量列，用量取“{now}”减“{before}”。若不对，请撤销后用 --value-column 指明用量列。',
    en: 'No column holds the use: it was taken as “{now}” less “{before}”. If that is wrong, undo the import and name the column of use with --value-column.',
  },
  'readings-subtracted-times': {
    zh: '表中没有用量列，用量取“{now}”减“{before}”，再乘以“{multiplier}”。若不对，请撤销后用 --value-column 指明用量列。',
    en: 'No column holds the use: it was taken as “{now}” less “{before}”, multiplied by “{multiplier}”. If that is wrong, undo the import and name the column of use with --value-column.',
  },
  'swaps-read': {
    zh: '换表的行按“{final}”和“{start}”分段计算：旧表走到“{final}”，新表从“{start}”起。若不对，请撤销后用 --value-column 指明用量列。',
    en: 'In rows in which the meter was changed the use is what the old one ran to “{final}” and the new one from “{start}”. If that is wrong, undo the import and name the column of use with --value-column.',
  },
  'swap-open': {
    zh: '计量点 {meter} 有一行写着“{text}”，示数由 {before} 到 {now}：两个示数属于旧表和新表，差值不是用量，没有读取。请在这一行另加“旧表止码”“新表起码”两列，或把旧表、新表分写成两行，再导入。',
    en: 'A row of metering point {meter} says “{text}”, and its readings go from {before} to {now}: they are of two meters, and what they differ by is no use, so nothing was read. Add the columns “old meter final” and “new meter start” for that row, or give each meter a row of its own, and import again.',
  },
  'clock-end-open': {
    zh: '“{column}”是每行的结束时刻，而“{text}”排在同一天其他时刻之后，看不出是当天的开始还是结束，没有读取。当天结束的请写成 24:00 或次日的日期，再导入。',
    en: '“{column}” is the time at which each row ends, and “{text}” comes after the other times of that day: it may be the beginning of the day or its end, so nothing was read. If it is the end, write 24:00 or the date of the next day, and import again.',
  },
  'swap-in-row': {
    zh: '计量点 {meter} 在 {at} 的一行写着“{text}”，而台账没有登记这次换表，示数前后属于两块表，没有读取。请先登记：{command}（--at 是这一行的时间，换表时刻另有记录的请改；没有的计量点先新建），再导入。',
    en: 'A row of metering point {meter} at {at} says “{text}”, and the register of meters has no swap then: the readings before and after it are of two meters, so nothing was read. Record it first: {command} (--at is the time of that row; write the time of the swap where you know it; create the metering point if there is none), and import again.',
  },
  'swap-unrecorded': {
    zh: '计量点 {meter} 在 {at} 的一行写着“{text}”，而台账没有登记这次换表，示数前后属于两块表，没有读取。请先登记：meter swap {meter} --at 换表时间 --old-final 旧表止码 --new-start 新表起码（没有的计量点先新建），再导入。',
    en: 'A row of metering point {meter} at {at} says “{text}”, and the register of meters knows of no swap then: the readings before and behind it are of two meters, so nothing was read. Record it first, meter swap {meter} --at TIME --old-final READING --new-start READING (make the metering point where there is none), and import again.',
  },
  'between-open': {
    zh: '“{before}”“{now}”可能是表底，也可能是两期各自的用量：若是表底，用量共 {difference}；若“{now}”就是用量，共 {use}。文件看不出是哪一种，没有读取。是用量的，用 --value-column "{now}" 说明；是表底的，请把表头改为“上次示数”“本次示数”后重新导入。',
    en: '“{before}” and “{now}” may be what counters showed, or the use of either period: as readings the use comes to {difference}, as use “{now}” comes to {use}. The file does not show which, so nothing was read. If it is use, say --value-column "{now}"; if readings, head the columns “previous reading” and “current reading” and import again.',
  },
  'time-nowhere': {
    zh: '文件没有时间列，标题、工作表名和文件名也没有写明账期，看不出读数属于哪一段时间，没有读取。请在标题或文件名中写明（如 2025年6月，或 2025-06-01至2025-06-30），或加一列日期后重新导入。现有的列：{header}。',
    en: 'No column tells a time, and neither titles, sheet nor file name say which period the rows are of, so nothing was read. Name it in a title or the file name (2025-06, or 2025-06-01 to 2025-06-30), or add a column of dates, and import again. The columns: {header}.',
  },
  'instants-across-read': {
    zh: '各列是 {count} 次抄表的表底（{first} 至 {last}），按每次抄表一个读数读取；月底、年底按次日零时。若各列是一段时间的用量，请撤销后加 --kind interval 重新导入。',
    en: 'The columns hold what counters showed at {count} instants, {first} to {last}: each was read as a reading of its own; the end of a month or year is the midnight behind it. If the columns hold use, undo the import and say --kind interval.',
  },
  'weekdays-across-read': {
    zh: '各列是一周的各天，按日期逐日读取，第一周从 {day} 开始（周次列：{column}）。若不对，请撤销，把表头写成日期后重新导入。',
    en: 'The columns are the days of a week and were read day by day; the first week begins on {day} (column of weeks: {column}). If that is wrong, undo the import and write dates as headings.',
  },
};
