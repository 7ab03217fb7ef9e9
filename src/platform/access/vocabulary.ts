import { actorTerms } from '#kernel/actor-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category, inSentence } from '#kernel/vocabulary.ts';
import { auditActions } from './audit-actions.ts';

/** The kinds of subject of an audit entry. */
export const auditSubjectTerms = category({
  door: { zh: '链接或密钥入口', en: 'access by link or key' },
  user: { zh: '账户', en: 'account' },
  key: { zh: '密钥', en: 'key' },
  import: { zh: '导入', en: 'import' },
  change: { zh: '修改', en: 'change' },
  building: { zh: '建筑', en: 'building' },
  meter: { zh: '计量点', en: 'metering point' },
  place: { zh: '地区', en: 'place' },
  'missing-data': { zh: '缺报数据', en: 'missing data' },
  knowledge: { zh: '知识文件', en: 'knowledge file' },
  backup: { zh: '备份', en: 'backup' },
  webhook: { zh: '推送', en: 'webhook' },
  'openadr-server': { zh: 'OpenADR 服务连接', en: 'OpenADR server followed' },
  'openadr-client': { zh: 'OpenADR 客户端', en: 'OpenADR client' },
  'openadr-program': { zh: 'OpenADR 项目', en: 'OpenADR program' },
  'openadr-event': { zh: 'OpenADR 事件', en: 'OpenADR event' },
  'openadr-report': { zh: 'OpenADR 报告', en: 'OpenADR report' },
  'openadr-subscription': { zh: 'OpenADR 订阅', en: 'OpenADR subscription' },
  'openadr-ven': { zh: 'OpenADR 终端（VEN）', en: 'OpenADR VEN' },
  'openadr-resource': { zh: 'OpenADR 资源', en: 'OpenADR resource' },
  person: { zh: '人员档案', en: 'person' },
  standard: { zh: '标准', en: 'standard' },
  post: inSentence(labelTerms.posts),
  case: { zh: labelTerms.cases.zh, en: 'case' },
  draw: { zh: labelTerms.draws.zh, en: 'draw' },
  survey: { zh: labelTerms.surveys.zh, en: 'survey' },
  procedure: { zh: labelTerms.procedures.zh, en: 'procedure' },
  warning: { zh: `${labelTerms.warnings.zh}规则`, en: 'warning rule' },
  episode: { zh: labelTerms.warnings.zh, en: 'warning' },
  connection: { zh: labelTerms.connections.zh, en: 'connection' },
  contract: { zh: '节能服务合同', en: 'contract' },
  upload: { zh: '上传目标', en: 'upload target' },
  calendar: { zh: labelTerms.workCalendar.zh, en: 'workday calendar' },
  return: inSentence(labelTerms.statisticalReturns),
  form: { zh: '统计报表制度', en: 'statistical form' },
  baseline: { zh: '节能量基准', en: 'savings baseline' },
  indicator: { zh: '指标', en: 'indicator' },
  assessment: { zh: '考核方案', en: 'assessment scheme' },
  feed: { zh: '数据共享项', en: 'feed' },
  delivery: inSentence(labelTerms.deliveries),
  parcel: inSentence(labelTerms.uploads),
  task: { zh: '分解的任务', en: 'task' },
  target: { zh: '各级目标', en: 'target' },
  job: { zh: '后台运行的任务', en: 'job' },
  notify: { zh: '通知发送设置', en: 'notice settings' },
  retrofit: inSentence(labelTerms.retrofitProjects),
  'retrofit-plan': inSentence(labelTerms.retrofitPlan),
  'retrofit-survey': inSentence(labelTerms.retrofitSurvey),
  resource: inSentence(labelTerms.resources),
  season: inSentence(labelTerms.heatSeason),
  'heat-tariff': { zh: '供热价格', en: 'heat tariff' },
  portfolio: inSentence(labelTerms.portfolio),
  'portfolio-member': { zh: '聚合体成员', en: 'member of a portfolio' },
  event: { zh: labelTerms.responseEvent.zh, en: 'demand response event' },
  bid: { zh: labelTerms.bid.zh, en: 'bid' },
  'heat-account': { zh: '用热人账户', en: 'heat account' },
  memo: { zh: '便签', en: 'memo' },
});

/** What was done, as recorded in the audit trail. */
export const auditActionTerms = auditActions;

export const accessVocabulary = { actor: actorTerms, auditSubject: auditSubjectTerms, auditAction: auditActionTerms } satisfies {
  readonly [name: string]: Category;
};
