import type { Words } from '#kernel/finding.ts';

export const surveysWords: Words = {
  'no-such-survey': { zh: '没有编号为 {survey} 的问卷。', en: 'There is no survey {survey}.' },
  'no-such-questionnaire': {
    zh: '没有名为 {questionnaire} 的问卷模板。现有：{known}。',
    en: 'There is no questionnaire {questionnaire}. Available: {known}.',
  },
  'survey-exists': { zh: '问卷 {survey} 已经存在。请换一个编号。', en: 'The survey {survey} already exists. Choose another id.' },
  'survey-file-bad': {
    zh: '问卷文件 {file} 有 {faults} 处不合要求，首处是 {field}。问卷含 id、region、k（不小于 5）和 questions。',
    en: 'The survey {file} has {faults} faults, the first is {field}. A survey has id, region, k (5 or more) and questions.',
  },
  'survey-field': {
    zh: '字段 {field} 缺少、多余或不合要求。k 不小于 5；required 为 true 或 false；题型为 choice、scale 或 text；选项至少两个、互不相同，量表的选项为整数。',
    en: 'The field {field} is missing, unknown or not valid. k is 5 or more; required is true or false; a type is choice, scale or text; there are two different options at least, whole numbers for a scale.',
  },
  'survey-without-building': {
    zh: '问卷没有写明建筑，没有可以对照的实测数据。',
    en: 'The survey names no building, so there are no measurements to compare with.',
  },
  'survey-use-not-measured': {
    zh: '{building} 在 {from} 至 {to}（不含）没有实测用能，或不在您的查看范围内。',
    en: '{building} has no measured use from {from} to {to} (not included), or you do not have access to it.',
  },
  'survey-comfort-not-measured': {
    zh: '{building} 没有室内温湿度测点，热舒适未实测，只有用户评价。',
    en: '{building} has no indoor temperature or humidity points: comfort is not measured, and only the ratings of users are known.',
  },
  'survey-closed': {
    zh: '问卷已经结束，不再接受答卷和邀请。',
    en: 'The survey is closed: no more answers or invitations are accepted.',
  },
  'survey-open': {
    zh: '问卷 {survey} 尚未结束；结束之前不显示任何结果。',
    en: 'The survey {survey} is still open; results appear once it is closed.',
  },
  'survey-link-bad': {
    zh: '这个链接无效、已经用过，或问卷已经结束。每个链接只能填答一次；如有疑问请联系发放链接的单位。',
    en: 'This link is not valid: it has been used, or the survey is closed. Each link can be used once; ask the sender for help.',
  },
  'survey-question-unknown': {
    zh: '问卷中没有这个问题。问题有：{known}。',
    en: 'There is no such question in the survey. Questions: {known}.',
  },
  'survey-answer-bad': {
    zh: '问题 {question} 的回答不合要求：请从选项中选一个（{options}），文字不超过 {most} 字。',
    en: 'The answer to {question} is not valid: choose one of its options ({options}), or write at most {most} characters.',
  },
  'survey-answer-missing': { zh: '以下问题必须回答：{missing}。', en: 'These questions must be answered: {missing}.' },
  'survey-answer-empty': { zh: '请至少回答一个问题。', en: 'Answer at least one question.' },
  'survey-people-columns': {
    zh: '{file} 缺少编码（code）或分组（group）一列。',
    en: '{file} lacks the column code or the column group.',
  },
  'survey-people-bad': {
    zh: '{file} 第 {row} 行：编码或分组为空、过长，或编码重复。',
    en: '{file}, row {row}: code or group is empty or too long, or the code is duplicated.',
  },
  'survey-people-large': {
    zh: '名单超过 {most} 人，请分批邀请。',
    en: 'The list has more than {most} people. Invite them in several batches.',
  },
};
