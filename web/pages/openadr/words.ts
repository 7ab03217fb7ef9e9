import { flexibilityTerms } from '#flexibility/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import { pageTerms } from '#search/vocabulary.ts';
import { clientRoleTerms, deliveryStateTerms, openadrTerms } from '#openadr/vocabulary.ts';
import type { PageWords } from '../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  term: wordsIn(openadrTerms, language),
  roles: wordsIn(clientRoleTerms, language),
  states: wordsIn(deliveryStateTerms, language),
  label: {
    name: labelTerms.name[language],
    role: labelTerms.role[language],
    does: labelTerms.does[language],
    remove: labelTerms.remove[language],
    state: labelTerms.state[language],
    remarks: labelTerms.remarks[language],
    host: labelTerms.host[language],
    began: labelTerms.began[language],
  },
});

const zh = {
  ...termsIn('zh'),
  title: pageTerms.openadr.zh,
  modes: {
    off: '服务未开启：用 serve --openadr 启动程序后，客户端可经此接入。',
    on: '服务已开启，客户端的接入地址：',
    test: '服务已开启，并接受人人皆知的测试令牌（仅限本机）：',
  },
  clients: '可接入的客户端',
  add: '新建接入客户端',
  submit: '新建客户端',
  nameMissing: '请填写客户端名称。',
  done: (name: string) => `已新建 ${name}。密钥只在此刻显示，请立即交给对方。`,
  removeMeans: '删除后其令牌立即失效；它提交过的内容保留。',
  noClients: '还没有客户端。',
  made: '新建时间',
  never: '尚未取得',
  connections: '所跟随的服务',
  noConnections: '没有跟随别处的服务；用 openadr connect 命令跟随。',
  portfolio: flexibilityTerms.portfolio.zh,
  programme: flexibilityTerms.programme.zh,
  polled: '最近查询',
  vens: '用户端（VEN）登记',
  noVens: '还没有用户端登记。',
  targets: openadrTerms.target.zh,
  resources: '登记资源数',
  events: '最近事件',
  noEvents: '还没有事件。',
  event: '事件名称',
  program: '响应项目（program）',
  ends: '事件结束时刻',
  open: '没有限定',
  reports: '收到报告',
  deliveries: '最近推送',
  noDeliveries: '还没有推送。',
  subscriber: '订阅方',
  operation: '推送对象与动作',
  tries: '已试次数',
  broken: '推送地址已停用',
};

const en: typeof zh = {
  ...termsIn('en'),
  title: pageTerms.openadr.en,
  modes: {
    off: 'The server is off: start the program by serve --openadr, and clients can come in here.',
    on: 'The server is on. Clients come in at',
    test: 'The server is on, and takes tokens for tests that everybody knows (this machine only):',
  },
  clients: 'OpenADR clients',
  add: 'Make an OpenADR client',
  submit: 'Make the client',
  nameMissing: 'Say what the client is called.',
  done: (name) => `${name} was made. Its secret is shown now and never again: hand it over at once.`,
  removeMeans: 'Its tokens open nothing any more; what it has stated stays.',
  noClients: 'There is no client yet.',
  made: 'Made',
  never: 'Never',
  connections: 'Followed servers',
  noConnections: 'No server elsewhere is followed; openadr connect follows one.',
  portfolio: flexibilityTerms.portfolio.en,
  programme: flexibilityTerms.programme.en,
  polled: 'Last poll',
  vens: 'Registered VENs',
  noVens: 'No VEN is registered yet.',
  targets: 'Targets',
  resources: 'Resources',
  events: 'Latest events',
  noEvents: 'There is no event yet.',
  event: 'Event',
  program: 'Program',
  ends: 'Ends',
  open: 'Open',
  reports: 'Reports',
  deliveries: 'Latest notifications',
  noDeliveries: 'Nothing was sent yet.',
  subscriber: 'Subscriber',
  operation: 'Content',
  tries: 'Tries',
  broken: 'The webhook is broken',
};

export const openadrPageWords: PageWords<typeof zh> = { zh, en };
