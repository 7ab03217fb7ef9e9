import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { notifyTerms } from '#supervision/warning/vocabulary.ts';
import type { PageWords } from '../../../i18n/language.tsx';
import { sendingWords } from './sending-words.ts';

const zh = {
  term: wordsIn(notifyTerms, 'zh'),
  own: sendingWords.zh,
  means: '预警规则按名称通知它们：签名推送、邮箱，或按网关模板发送（如短信）。',
  none: '尚无通知对象。',
  way: labels.zh.way,
  ways: { webhook: '签名推送', gateway: '短信等网关', mail: labels.zh.mail },
  mail: labels.zh.mailAddress,
  secretHint: '加密保存，不再显示；地址不变时可留空，沿用原来的',
  templateHint:
    'YAML 或 JSON：method、headers、body，可加 expect（应答中须有的文字）。占位符：{{text}} 中文全文、{{textEn}}、{{event}}、{{rule}}、{{severity}}、{{subject}}、{{building}}、{{start}}、{{at}}、{{link}}、{{delivery}}、{{secret}} 密钥。',
  quietFrom: '安静时段从',
  quietUntil: '安静时段到',
  quietHint: '如 22:00 至 07:00（北京时间），可不填；告警照发，其余到结束时再发',
  add: '保存通知对象',
  bad: '请填写名称和一种方式；安静时段写作 22:00，两头都填且不相同',
  edit: (name: string) => `${labels.zh.change} ${name}`,
  test: (name: string) => `测试 ${name}`,
  remove: (name: string) => `${labels.zh.remove} ${name}`,
  arrived: (name: string) => `已送达 ${name}`,
  between: (from: string, until: string) => `${from} 至 ${until}`,
};

const en: typeof zh = {
  term: wordsIn(notifyTerms, 'en'),
  own: sendingWords.en,
  means: 'Warning rules notify them by name: a signed webhook, a mail address, or a gateway by its template, such as text messages.',
  none: 'There are no recipients yet.',
  way: labels.en.way,
  ways: { webhook: 'Signed webhook', gateway: 'Gateway, such as text messages', mail: labels.en.mail },
  mail: labels.en.mailAddress,
  secretHint: 'Encrypted and never shown again; leave empty to keep it as long as the address does not change',
  templateHint:
    'YAML or JSON: method, headers, body and, where wanted, expect (text that the answer must contain). Placeholders: {{text}} (Chinese), {{textEn}}, {{event}}, {{rule}}, {{severity}}, {{subject}}, {{building}}, {{start}}, {{at}}, {{link}}, {{delivery}}, {{secret}}.',
  quietFrom: 'Quiet from',
  quietUntil: 'Quiet until',
  quietHint: 'Such as 22:00 to 07:00 (Beijing time), or empty; alarms are sent anyway, the rest when quiet hours end',
  add: 'Save',
  bad: 'Enter a name and one way; write quiet hours as 22:00, both ends or neither, and not the same',
  edit: (name) => `${labels.en.change} ${name}`,
  test: (name) => `Test ${name}`,
  remove: (name) => `${labels.en.remove} ${name}`,
  arrived: (name) => `Delivered to ${name}`,
  between: (from, until) => `${from} to ${until}`,
};

export const targetsWords: PageWords<typeof zh> = { zh, en };
