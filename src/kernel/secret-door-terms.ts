import { category } from './vocabulary.ts';

/** Entry points that accept a link or a secret: the names of a subject `door` in the audit trail. */
export const secretDoorTerms = category({
  'api-key': { zh: '程序接口密钥', en: 'API key' },
  'audit-link': { zh: '能源审计链接', en: 'link to an energy audit' },
  'case-link': { zh: '办件链接', en: 'link to a case' },
  'heat-link': { zh: '用热人链接', en: 'link of a resident' },
  'openadr-token': { zh: 'OpenADR 令牌', en: 'OpenADR token' },
  'retrofit-survey': { zh: '改造调查链接', en: 'link to a retrofit survey' },
  'survey-links': { zh: '问卷链接', en: 'link to a survey' },
});
