import type { Words } from '#kernel/finding.ts';

export const sharingWords: Words = {
  'sharing-file-invalid': {
    zh: '文件 {file} 有 {count} 处错误，没有写入；请逐处改正后再试。',
    en: 'The file {file} has {count} faults, so nothing was written: correct each of them.',
  },
  'sharing-file-broken': {
    zh: '第 {line} 行第 {column} 列：YAML 或 JSON 写法有误：{said}。',
    en: 'Line {line}, column {column}: this is not valid YAML or JSON: {said}.',
  },
  'sharing-file-empty': { zh: '文件里没有内容。', en: 'The file is empty.' },
  'sharing-field-bad': { zh: '第 {line} 行第 {column} 列，{field}：{said}', en: 'Line {line}, column {column}, {field}: {said}' },
  'sharing-entry-bad': { zh: '第 {line} 行第 {column} 列：{said}', en: 'Line {line}, column {column}: {said}' },
  'sharing-field-unknown': {
    zh: '第 {line} 行第 {column} 列：不认识 {field} 这一项。',
    en: 'Line {line}, column {column}: {field} is not known here.',
  },
  'sharing-place-unknown': {
    zh: '第 {line} 行第 {column} 列：没有地区 {place}。',
    en: 'Line {line}, column {column}: there is no place {place}.',
  },
  'sharing-organisation-unknown': {
    zh: '第 {line} 行第 {column} 列：没有单位 {organisation}，请先导入单位。',
    en: 'Line {line}, column {column}: there is no organisation {organisation}. Import it first.',
  },
  'notice-feed-changed': {
    zh: '共享项 {feed} 有新数据，请凭新标记取用。',
    en: 'The feed {feed} has new data: request them with the new token.',
  },
  'feed-webhook-unknown': {
    zh: '第 {line} 行第 {column} 列：没有名为 {name} 的通知对象，请先用 notify add 设定。',
    en: 'Line {line}, column {column}: there is no notification target {name}. Add it with notify add first.',
  },
  'no-such-feed': { zh: '没有共享项 {feed}。', en: 'There is no feed {feed}.' },
  'feed-exists': {
    zh: '共享项 {feed} 已存在。共享项不能修改：请终止它，再用新代码另立。',
    en: 'The feed {feed} already exists. A feed cannot be changed: end it and add another under a new code.',
  },
  'agreement-over': {
    zh: '共享项 {feed} 现在不能取用：{state}。协议写明自 {from} 起至 {until} 止。需要时请与数据主管部门联系。',
    en: 'The feed {feed} is not available now: {state}. Its agreement runs from {from} to {until}. Contact the authority if you need it.',
  },
  'feed-not-open': {
    zh: '共享项 {feed} 的接收单位现在取用会被拒绝：{state}。协议写明自 {from} 起至 {until} 止，所列是协议期间内取用可得的内容。',
    en: 'The receiver of the feed {feed} is refused now: {state}. Its agreement runs from {from} to {until}; the rows show what it would get in that time.',
  },
  'feed-yields-nothing': {
    zh: '共享项 {feed} 现在给不出任何数据：还没有数据，或者没有一整日、整月或整年落在数据期间（{from} 至 {until}）内。数据期间不合适的，请终止它，再用新代码另立，写明 dataFrom 和 dataUntil。',
    en: 'The feed {feed} yields nothing now: there are no data yet, or no whole day, month or year lies within the data period ({from} to {until}). If that is wrong, end the feed and add another under a new code with dataFrom and dataUntil.',
  },
  'feed-format': { zh: '没有格式 {format}，可用：{formats}。', en: 'There is no format {format}; there are {formats}.' },
  'feed-token-unknown': {
    zh: '此标记不属于共享项 {feed}。请不带 since 重新取全量。',
    en: 'This token does not belong to the feed {feed}. Omit since to get the whole answer.',
  },
  'delivery-none-expected': {
    zh: '没有约定由谁报送 {month} 的数据；请用 delivery expect 约定。',
    en: 'No supplier is expected to deliver data for {month}. Define this with delivery expect.',
  },
};
