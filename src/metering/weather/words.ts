import type { Words } from '#kernel/finding.ts';

export const weatherWords: Words = {
  'not-epw': {
    zh: '这不是 EPW 文件：第 {line} 行应为 LOCATION 行或逐时数据，见到的是“{found}”。csv 文件请用 --format csv。',
    en: 'This is not an EPW file: line {line} should be the LOCATION line or hourly data, found "{found}". For csv say --format csv.',
  },
  'epw-has-columns': {
    zh: 'EPW 文件各列的含义是固定的，用不上 {option}。请去掉它；若是 csv 文件，请用 --format csv。',
    en: 'An EPW file has fixed columns, so {option} does not apply. Leave it out; if the file is a csv, say --format csv.',
  },
  'no-weather': {
    zh: '文件 {file} 没有一个可用的数值（{rejected} 处被拒）。请核对列名和时间格式。',
    en: 'The file {file} has no usable value ({rejected} rejected). Check the column names and the format of the times.',
  },
  'no-such-station': {
    zh: '没有代码为 {station} 的气象站。请先导入它的数据。',
    en: 'There is no weather station with the code {station}. Import its data first.',
  },
  'station-out-of-scope': {
    zh: '气象站 {station} 不归您的地区管理，不能写入。可另用一个站代码，或请管理员移交（命令行：import weather --region 代码）。',
    en: 'The station {station} is kept by another place or by the administrator, so you cannot write to it. Use a code of your own, or ask the administrator to hand it over (import weather --region CODE).',
  },
  'column-missing': { zh: '文件没有“{column}”列；有的列：{columns}。', en: 'The file has no column "{column}"; it has: {columns}.' },
  'weather-columns-left': {
    zh: '这些列不是所记录的气象要素，没有读取：{columns}。若是，请用 --column 要素=列名 指明。',
    en: 'These columns match no weather variable and were not read: {columns}. If one does, say --column VARIABLE=COLUMN.',
  },
  'weather-unit-unknown': {
    zh: '列“{heading}”写的单位“{unit}”不认识，数值会错，文件没有读取。请换算成 {own}，或写成 ℃、℉、K、hPa、km/h、mph、节、MJ/m² 等常用单位；不是单位的，请从表头中去掉。',
    en: 'The column “{heading}” names the unit “{unit}”, which is not known, so its values would be wrong; nothing was read. Convert it to {own}, or name a usual unit (℃, ℉, K, hPa, km/h, mph, knots, MJ/m²); if it is no unit, remove it from the heading.',
  },
  'weather-days': {
    zh: '“{column}”列只有日期，没有时刻：每行是一天的值，而气象按小时记录，写成零点会错，文件没有读取。请导入逐时（或每日数次）的观测，时刻写在时间里或另设一列（时、时次）。',
    en: '“{column}” holds days without a clock: each row is of a whole day, while weather is kept by the hour, and midnight would be wrong; nothing was read. Import observations by the hour (or several a day), with the clock in the time or in a column of its own (hour).',
  },
  'weather-share-open': {
    zh: '列“{heading}”写的是 %，而数值都不大于 1（最大 {value}），像是小数，文件没有读取。是小数的，请把表头的单位改为 (0-1)；确是百分数的，请在各格的数后写上 %，再导入。',
    en: 'The column “{heading}” says per cent, and no value is more than 1 (at most {value}), as of shares; nothing was read. If they are shares, write (0-1) in the heading in place of %; if they are per cent, write % behind each number, and import again.',
  },
  'weather-unit-open': {
    zh: '列“{heading}”没有写单位，数值从 {least} 到 {most}，不会是 {own}，文件没有读取。请在表头写明单位，如 ℉、K、0.1℃、hPa。',
    en: 'The column “{heading}” names no unit, and its values from {least} to {most} cannot be in {own}; nothing was read. Name the unit in the heading, as ℉, K, 0.1℃, hPa.',
  },
  'weather-unit-shown': {
    zh: '列“{heading}”没有写单位；按其数值只能是 {unit}，已换算。',
    en: 'The column “{heading}” names no unit; by its values it can only be {unit}, and was converted.',
  },
  'weather-clock-unknown': {
    zh: '“{heading}”写的“{clock}”不知道是哪里的时间，文件没有读取。请用 --zone 说明时区，如 Asia/Shanghai 或 UTC；若是与 UTC 固定相差的地方时，如 UTC+8，用 Etc/GMT-8。',
    en: 'The clock “{clock}” in “{heading}” is not known, so nothing was read. Say the time zone with --zone, as Asia/Shanghai or UTC; for a fixed offset from UTC, such as UTC+8, say Etc/GMT-8.',
  },
  'variable-unknown': {
    zh: '没有名为 {variable} 的气象要素；可用：{variables}。',
    en: 'There is no variable {variable}; known are: {variables}.',
  },
  'variable-needed': {
    zh: '请说明至少一个气象要素所在的列，例如 --column temperature=C。可用：{variables}。文件的列：{columns}。',
    en: 'Say the column of at least one variable, such as --column temperature=C. Known are: {variables}. The columns: {columns}.',
  },
  'time-column-needed': {
    zh: '看不出时间在哪一列，请用 --time-column 说明。现有的列：{columns}。',
    en: 'It is not clear which column holds the time. Name it with --time-column. The columns: {columns}.',
  },
  'weather-zone-assumed': {
    zh: '文件没有写明时区，时间按 {zone} 读取。若不对，请撤销后用 --zone（导入页的“时区”）说明。',
    en: 'The file names no time zone, so its times were read as those of {zone}. If that is wrong, undo the import and say --zone (“Time zone” on the import page).',
  },
  'weather-times-doubled': {
    zh: '第 {rows} 行是同一时刻（{at}），数值却不同（{variable}：{values}），看不出以哪个为准，文件没有读取。请删去不作数的行；若是几个站，请按站分开导入；若是时区或上午、下午写在别处，请写进时间列。',
    en: 'Rows {rows} are of the same time ({at}) with different values ({variable}: {values}), and nothing shows which holds, so nothing was read. Remove the rows that do not count; import several stations one by one; if a zone or AM and PM stand elsewhere, write them into the times.',
  },
  'weather-flags-open': {
    zh: '“{column}”列用数字（{flags}）表示质量，各家含义不同，看不出哪些不作数，文件没有读取。请把不作数的改写为“错误”或删去这些行；若都作数，请删去这一列。',
    en: '“{column}” gives the quality of values as numbers ({flags}), which mean different things to different services, so nothing was read. Write “bad” where a value does not count, or remove these rows; if all count, remove the column.',
  },
  'station-needed': {
    zh: '文件“{file}”没有写明气象站，请用 --station 说明，如 --station 53782。',
    en: 'The file {file} does not say which station it is of. Say it with --station, as --station 53782.',
  },
  'stations-several': {
    zh: '文件里有 {count} 个气象站（{stations}）。请用 --station 说明读取哪一个（每站导入一次）。',
    en: 'The file is of {count} stations ({stations}). Say with --station which of them to read, once for each.',
  },
  'zone-unknown': {
    zh: '没有名为 {zone} 的时区；请用 IANA 名称，如 Asia/Shanghai。',
    en: 'There is no time zone {zone}; use an IANA name such as Asia/Shanghai.',
  },
  'zone-needed': {
    zh: '文件的时区偏移为 {offsetHours} 小时，请用 --zone 说明时区名称。',
    en: 'The file is {offsetHours} hours from UTC: say its time zone with --zone.',
  },
  'days-needed': {
    zh: '请给出起止日期（如 2025-01-01 至 2026-01-01，止日不含，至多一百年）；收到的是 {from} 至 {to}。',
    en: 'Give a first day and the day after the last (2025-01-01 to 2026-01-01, at most a hundred years); got {from} to {to}.',
  },
  'station-without-place': {
    zh: '气象站 {station} 没有坐标，不能被选为最近的站。导入该站的 EPW 文件即可补上。',
    en: 'The station {station} has no coordinates and cannot be chosen as the nearest. An EPW file of that station brings them.',
  },
  'no-station': {
    zh: '没有可用于建筑 {building} 的气象站（有逐时气温的站 {stations} 个，但位置不明）。请导入气温，或补录建筑与气象站的经纬度。',
    en: 'There is no weather station for {building} (of {stations} with hourly temperatures none has a known place). Import temperatures, or fill in the coordinates of building and station.',
  },
  'station-without-radiation': {
    zh: '气象站 {station} 没有太阳总辐射数据。请导入含总辐射的数据（EPW，或 csv 的 globalRadiation 列），或另选一站。',
    en: 'The station {station} has no global radiation. Import some (EPW, or a csv column globalRadiation), or name another station.',
  },
  'no-radiation': {
    zh: '定不出用哪个气象站的太阳辐射（有总辐射的站 {stations} 个）。请用 --station 说明，或导入总辐射、补录建筑与气象站的经纬度。',
    en: 'It is not clear which station’s radiation to use (of {stations} stations with global radiation). Name one with --station, import radiation, or fill in the coordinates of building and stations.',
  },
  'station-assumed': {
    zh: '建筑 {building} 或气象站 {station} 没有经纬度，气象数据取自仅有的这一个站。',
    en: '{building} or the station {station} has no coordinates; the weather is that of the only station there is.',
  },
  'place-needed': { zh: '请给出建筑代码，或经度和纬度。', en: 'Give a building, or latitude and longitude.' },
  'building-without-place': {
    zh: '建筑 {building} 没有经纬度，无法找最近的气象站。请补录经度和纬度。',
    en: '{building} has no coordinates, so no nearest station can be found. Fill in its latitude and longitude.',
  },
  'leap-day-left-out': {
    zh: '典型年不含 2 月 29 日，已略去 {hours} 小时。',
    en: 'A typical year has no 29 February; {hours} hours were left out.',
  },
  'year-incomplete': { zh: '典型年只有 {hours} 小时，应为 8,760 小时。', en: 'The typical year has {hours} hours instead of 8,760.' },
  'value-impossible': {
    zh: '数值“{found}”超出该要素可能的范围。请核对单位。',
    en: 'The value "{found}" is beyond what this variable can be. Check its unit.',
  },
  'time-unreadable': { zh: '“{found}”不是可识别的时间。', en: '"{found}" is not a time that can be read.' },
  'no-such-series': { zh: '没有“{series}”这类数据，可用：{allowed}。', en: 'There is no series "{series}"; there are {allowed}.' },
  'time-missing': { zh: '此行没有时间。', en: 'This row has no time.' },
  'time-skipped': {
    zh: '当地没有“{found}”这一时刻（夏令时跳过）；文件可能不随夏令时。',
    en: 'There is no local time "{found}" (skipped by summer time); the file may not follow it.',
  },
};
