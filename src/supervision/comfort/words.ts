import type { Words } from '#kernel/finding.ts';

/** Messages of indoor temperature. */
export const comfortWords: Words = {
  'no-temperature-rule': {
    zh: '{day} 没有有效的室内温度控制规定（temperature-rule）。请写入知识文件。',
    en: 'No indoor temperature rule is in force on {day} (knowledge: temperature-rule). Add one to the knowledge files.',
  },
  'control-coverage-low': {
    zh: '{count} 处室温的覆盖率低于下限 {floor}（最低 {coverage}），只给出小时数，不给出占比。请补齐测点的读数。',
    en: 'In {count} places the coverage of room temperature is below the minimum of {floor} (lowest {coverage}), so hours are shown but no share. Import the missing readings of their points.',
  },
  'season-not-set': {
    zh: '{region} 未设定供暖期和供冷期，无法判定室温。请管理员在“室温监管”中设定，或用 temperature season 设定。',
    en: 'The heating and cooling seasons of {region} are not set, so no temperature can be judged. An administrator sets them under “Indoor temperature” or with temperature season.',
  },
  'no-zone-air': {
    zh: '建筑 {building} 没有标明室内空气的温度测点，无法判定室温。请登记室内温度测点，标签写法见 point edit --help。',
    en: 'Building {building} has no temperature point tagged zone-air, so no temperature can be judged. Register the points of its rooms; see point edit --help for tags.',
  },
  'no-indoor-points': {
    zh: '建筑 {building} 没有室内测点（温度、湿度、二氧化碳、细颗粒物）。请登记室内测点。',
    en: 'Building {building} has no points in rooms (temperature, humidity, carbon dioxide, fine particles). Register them.',
  },
  'running-unknown': {
    zh: '{count} 个测点（{points}）没有供暖供冷设备的运行数据，全部小时都作判定。请登记标签为 running 的状态测点。',
    en: '{count} points ({points}) have no data on when heating or cooling ran, so all hours are judged. Register state points tagged running.',
  },
  'occupancy-not-set': {
    zh: '{count} 栋建筑没有设定使用时间，全部小时都作判定。请设定使用时间。',
    en: '{count} buildings have no occupied time set, so all their hours are judged. Set it.',
  },
  'season-days-bad': {
    zh: '“{value}”不是起止日期，请写成 11-15:03-15（月-日，首尾两日都算）。',
    en: '"{value}" is not a period; write 11-15:03-15 (month-day, first and last day included).',
  },
  'seasons-overlap': {
    zh: '供暖期 {heating} 与供冷期 {cooling} 有重叠的日子。',
    en: 'The heating season {heating} and the cooling season {cooling} have days in common.',
  },
  'tolerance-bad': {
    zh: '允差须在 0 至 {most} K 之间，现为 {value}。',
    en: 'The tolerance is between 0 and {most} K; here it is {value}.',
  },
  'building-not-ruled': {
    zh: '建筑 {building} 不适用公共建筑室温控制规定（居住、工业、医院建筑，或已登记豁免）。',
    en: 'The indoor temperature rule does not apply to building {building}: it is a dwelling, factory or hospital, or it is exempt.',
  },
  'measurement-not-read': {
    zh: '检查记录有 {count} 处错误，未保存。请按下列提示修改后重新提交。',
    en: 'The record has {count} errors and was not saved. Correct what is listed and send it again.',
  },
  'measurement-not-object': {
    zh: '检查记录须是一个 JSON 对象，含 client、at、instrument、rooms。',
    en: 'A record is a JSON object with client, at, instrument and rooms.',
  },
  'measurement-text-bad': {
    zh: '{field}：须填写且不超长；现为：{value}。',
    en: '{field}: must be filled in and not too long; it is {value}.',
  },
  'measurement-time-bad': {
    zh: '{field}：不是时间，请写成 2026-07-01T10:00；现为：{value}。',
    en: '{field}: not a time; write 2026-07-01T10:00. It is {value}.',
  },
  'measurement-time-later': { zh: '{field}：检查时间 {value} 晚于现在。', en: '{field}: {value} is later than now.' },
  'measurement-object-bad': { zh: '{field}：须是对象；现为：{value}。', en: '{field}: must be an object; it is {value}.' },
  'measurement-number-bad': {
    zh: '{field}：须是合理的数（室温 −40 至 70 ℃，仪器精度 0 至 5 K）；现为：{value}。',
    en: '{field}: must be a plausible number (rooms −40 to 70 °C, accuracy 0 to 5 K); it is {value}.',
  },
  'measurement-day-bad': {
    zh: '{field}：不是日期，请写成 2026-12-31；现为：{value}。',
    en: '{field}: not a day; write 2026-12-31. It is {value}.',
  },
  'measurement-rooms-bad': {
    zh: 'rooms：须有 1 至 1000 个房间；现为：{value}。',
    en: 'rooms: 1 to 1,000 rooms are needed; it is {value}.',
  },
  'measurement-room-twice': { zh: '{field}：房间“{value}”出现两次。', en: '{field}: room "{value}" is duplicated.' },
  'no-such-inspection': { zh: '没有编号为 {inspection} 的室温检查。', en: 'There is no inspection of temperature {inspection}.' },
  'photo-not-picture': {
    zh: '“{name}”不是 JPEG 或 PNG 图片，或文件不完整，未保存。请重新拍照或另选一张。',
    en: '"{name}" is not a JPEG or PNG picture, or is incomplete, and was not saved. Take it again or choose another.',
  },
  'photos-too-many': {
    zh: '一次测量最多附 {most} 张照片，“{name}”未保存。',
    en: 'A measurement takes {most} photos at most; "{name}" was not saved.',
  },
  'photo-room-unknown': {
    zh: '这次测量没有房间“{room}”，照片未保存。请写测量过的房间，或不写房间。',
    en: 'There is no room "{room}" in this measurement: the photo was not saved. Name a room that was measured, or none.',
  },
  'photo-measurement-unknown': {
    zh: '室温检查 {inspection} 中没有该设备记录（client），照片未保存。',
    en: 'Inspection {inspection} has no measurement of this client: the photo was not saved.',
  },
  'no-such-temperature-photo': {
    zh: '没有编号为 {photo} 的室温检查照片。',
    en: 'There is no photo {photo} of an inspection of temperature.',
  },
  'inspection-photo-lost': {
    zh: '室温检查 {inspection} 的照片“{name}”在数据目录中找不到，或大小不符。请从备份恢复数据目录中的 files。',
    en: 'The photo "{name}" of inspection {inspection} is not in the data directory, or has a different size. Restore the directory "files" from a backup.',
  },
  'inspection-closed': {
    zh: '室温检查 {inspection} 已办结，不能再处理。',
    en: 'Inspection {inspection} is closed; nothing more can be done in it.',
  },
  'inspection-not-outside': {
    zh: '室温检查 {inspection} 最近一次测量未超出规定，不能责令改正或处罚。',
    en: 'The last measurement of inspection {inspection} is within the rule: nothing can be ordered or penalised.',
  },
  'inspection-not-ordered': {
    zh: '室温检查 {inspection} 尚未下达责令改正通知，不能处罚。',
    en: 'Inspection {inspection} has no order to correct it yet: there can be no penalty.',
  },
  'inspection-outside': {
    zh: '室温检查 {inspection} 最近一次测量仍超出规定，不能办结；请复查。',
    en: 'The last measurement of inspection {inspection} is still outside the rule: measure again before it is closed.',
  },
  'inspection-without-order': {
    zh: '室温检查 {inspection} 尚未责令改正，没有整改通知书可以导出。',
    en: 'No correction was ordered in inspection {inspection} yet, so there is no order to export.',
  },
  'control-file-too-long': {
    zh: '{count} 栋建筑超出一个工作簿的行数，请按下级地区分别导出。',
    en: '{count} buildings are too many for one workbook: export the subordinate regions one by one.',
  },
  'due-past': {
    zh: '改正期限 {due} 早于今天 {today}。请改填今天或以后的日期。',
    en: 'The due day {due} is before today, {today}. Give today or a later day.',
  },
};
