import type { Words } from '#kernel/finding.ts';

export const drawsWords: Words = {
  'no-published-draw': { zh: '没有公告过这项抽查。请核对编号。', en: 'There is no announced draw with this number. Check it.' },
  'no-such-draw': { zh: '没有编号为 {draw} 的抽查。', en: 'There is no draw {draw}.' },
  'draw-plan-bad': {
    zh: '抽查方案 {file} 有 {faults} 处不合要求，首处是 {field}。方案含 name、region、objects、people、source、knownFrom。',
    en: 'The plan {file} has {faults} faults, the first is {field}. A plan has name, region, objects, people, source, knownFrom.',
  },
  'draw-plan-field': {
    zh: '字段 {field} 缺少、多余或不合要求。比例写作 0.05、1/3 或 5%，时间写作 2026-12-01T21:30+08:00；各专业人数之和不超过 each。',
    en: 'The field {field} is missing, unknown or not valid. A rate is 0.05, 1/3 or 5%, a time 2026-12-01T21:30+08:00; groups add up to no more than each.',
  },
  'draw-list-bad': {
    zh: '名单有 {faults} 处问题；未公布。请按所列各处改正。',
    en: 'The lists have {faults} faults; nothing was announced. Correct them as listed.',
  },
  'draw-columns-missing': {
    zh: '{file} 缺少列：{columns}。',
    en: '{file} lacks the columns {columns}.',
  },
  'draw-list-large': { zh: '{file} 超过 {most} 行。', en: '{file} has more than {most} rows.' },
  'draw-list-empty': { zh: '{file} 没有任何行。', en: '{file} has no rows.' },
  'draw-people-missing': { zh: '方案要抽取人员，请一并给出人员名单。', en: 'The plan draws people: give the list of people as well.' },
  'draw-object-twice': {
    zh: '第 {row} 行：对象 {code} 已在第 {firstRow} 行出现。',
    en: 'Row {row}: the object {code} is already in row {firstRow}.',
  },
  'draw-object-without-code': { zh: '第 {row} 行的对象没有编码。', en: 'Row {row}: the object has no code.' },
  'draw-person-twice': {
    zh: '第 {row} 行：人员 {code} 已在第 {firstRow} 行出现。',
    en: 'Row {row}: the person {code} is already in row {firstRow}.',
  },
  'draw-person-without-code': { zh: '第 {row} 行的人员没有编码。', en: 'Row {row}: the person has no code.' },
  'draw-stratum-unknown': {
    zh: '第 {row} 行：方案中没有分层 {stratum}。',
    en: 'Row {row}: the plan has no rule for the stratum {stratum}.',
  },
  'draw-stratum-empty': { zh: '分层 {stratum} 没有任何对象。', en: 'The stratum {stratum} has no objects.' },
  'draw-group-empty': { zh: '没有人员属于专业 {group}。', en: 'Nobody has the speciality {group}.' },
  'draw-until-unread': {
    zh: '第 {row} 行：人员 {person} 的聘期止“{until}”读不出日期，请写成 2026-12-31。',
    en: 'Row {row}: the end of the term of {person}, “{until}”, is not a recognised date; write it like 2026-12-31.',
  },
  'draw-person-ends': {
    zh: '第 {row} 行：人员 {person} 的聘期于 {until} 止，早于抽取之日。',
    en: 'Row {row}: the term of {person} ends on {until}, before the draw.',
  },
  'draw-begin-unknown': {
    zh: '方案写明抽中后启动流程 {procedure}，但尚无此流程。请在抽取之前加入，否则不会立案。',
    en: 'The plan opens cases of the procedure {procedure} for what is drawn, but there is no such procedure. Add it before the draw, otherwise no cases are opened.',
  },
  'too-late': {
    zh: '须在 {due} 之前进行，现已过期。',
    en: 'This had to be done before {due}, which has passed.',
  },
  'too-early': { zh: '自 {from} 起才能进行，请届时再办理。', en: 'This can be done only from {from} on.' },
  'already-drawn': { zh: '抽查 {draw} 已经抽取，结果不再改变。', en: '{draw} has already been drawn; its result does not change.' },
  'not-drawn-yet': { zh: '抽查 {draw} 尚未抽取，不能递补。', en: '{draw} has not been drawn yet, so nothing can be replaced.' },
  'draw-not-in-it': { zh: '{what} 不在现有抽取结果中。请核对编码。', en: '{what} is not in the result of the draw. Check the code.' },
  'draw-reserve-empty': { zh: '没有可以递补的对象或人员。', en: 'The reserve list is exhausted.' },
  'people-short': {
    zh: '对象 {object} 没有足够的可派人员，未派人。',
    en: 'Too few people are available for {object}; nobody was assigned.',
  },
  'draw-not-verified': {
    zh: '核验不通过：{what} 与按公告重算的不符。请确认两个文件都是原样下载的。',
    en: 'Verification failed: {what} differs from the result recalculated from the announcement. Check that both files are exactly as downloaded.',
  },
  'draw-file-bad': {
    zh: '文件不是抽查的公告或结果（缺 {fields}）。',
    en: 'The file is not the announcement or result of a draw ({fields} missing).',
  },
};
