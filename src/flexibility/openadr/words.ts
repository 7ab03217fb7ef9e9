import type { Words } from '#kernel/finding.ts';

/** Texts of the OpenADR server. Clients get them in English, as the schema of its problems requires. */
export const openadrWords: Words = {
  'openadr-no-token': { zh: '缺少有效的令牌。', en: 'A valid bearer token is needed.' },
  'openadr-role-may-not': { zh: '{role} 无权进行此操作。', en: 'A client of the role {role} may not do this.' },
  'openadr-no-such-object': { zh: '没有编号为 {id} 的 {type}。', en: 'There is no {type} with the id {id}.' },
  'openadr-no-mqtt': { zh: '不提供 MQTT 推送。', en: 'Notifications over MQTT are not offered.' },
  'openadr-query-invalid': { zh: '查询参数有误：{what}', en: 'The query parameters are not valid: {what}' },
  'openadr-body-invalid': { zh: '内容不符合 OpenADR 3.1.0：{what}', en: 'The body does not fit OpenADR 3.1.0: {what}' },
  'openadr-unknown-reference': { zh: '{field} 所指的 {id} 不存在。', en: '{field} refers to {id}, which does not exist.' },
  'openadr-name-taken': { zh: '该 {type} 的名称或客户端已被占用。', en: 'The name or client of this {type} is taken.' },
  'openadr-webhook': {
    zh: '推送地址 {address} 不可用：须为公网的 https 地址。',
    en: 'The callback URL {address} cannot be used: it must be https and lead to no private or reserved address.',
  },
  'openadr-webhook-silent': {
    zh: '推送地址 {address} 没有正确回应校验请求（echo）。',
    en: 'The callback URL {address} did not answer the challenge with the value of echo.',
  },
  'openadr-webhooks-many': { zh: '一个订阅最多 {most} 个推送地址。', en: 'A subscription has at most {most} callback URLs.' },
  'openadr-usage-invalid': {
    zh: '{resource} 第 {interval} 个时段的 USAGE 不是一个非负的数。',
    en: 'The USAGE of {resource} in interval {interval} is not one number of 0 or more.',
  },
  'openadr-usage-refused': {
    zh: '{resource} 第 {interval} 个时段的 USAGE 不能作为读数接收：{why}',
    en: 'The USAGE of {resource} in interval {interval} cannot be taken: {why}',
  },
  'openadr-usage-future': {
    zh: '{resource} 的 USAGE 时间在未来一天以后，不予接收。',
    en: 'The USAGE of {resource} is more than a day in the future and is not accepted.',
  },
  'openadr-client-name-taken': { zh: '已有名为 {name} 的 OpenADR 客户端。', en: 'There is an OpenADR client called {name} already.' },
  'no-such-openadr-client': { zh: '没有名为 {name} 的 OpenADR 客户端。', en: 'There is no OpenADR client called {name}.' },
  'openadr-client-gone': { zh: '订阅的客户端已删除。', en: 'The client of the subscription was deleted.' },
  'openadr-vtn-address': {
    zh: 'OpenADR 服务地址 {url} 不可用：须为 https（本机除外），且不能是链路本地、组播等特殊地址。',
    en: 'The address {url} cannot be used: an OpenADR server must be reached by https (or http on this machine), and not at a link-local or other special address.',
  },
  'openadr-vtn-away': {
    zh: '连接不上 OpenADR 服务 {url}，稍后会再试。请在服务器上检查该地址能否访问。',
    en: 'The OpenADR server {url} cannot be reached and will be tried again later. Check on the server whether the address can be reached.',
  },
  'openadr-vtn-token-host': {
    zh: 'OpenADR 服务 {url} 要求把密钥交给 {host} 换取令牌，没有照办。确属对方的地址时，请在连接中写明令牌地址（--token-url）。',
    en: 'The OpenADR server {url} asks for the secret to be sent to {host} for a token, which was not done. If that host belongs to them, enter the token URL in the connection (--token-url).',
  },
  'openadr-vtn-refuses': { zh: 'OpenADR 服务 {url} 的 {at} 返回 {status}。', en: 'The OpenADR server {url} answered {status} at {at}.' },
  'openadr-ven-missing': {
    zh: 'OpenADR 服务 {url} 上没有本系统的 VEN（{method} /vens 返回 {status}），只能取到不限对象的事件；请与对方核对。',
    en: 'The OpenADR server {url} has no VEN for this system ({method} /vens returned {status}), so only events without targets are received. Check with its operator.',
  },
  'no-such-openadr-connection': { zh: '没有名为 {name} 的 OpenADR 服务连接。', en: 'There is no OpenADR connection named {name}.' },
  'openadr-event-unread': {
    zh: '事件没有给出可执行的功率（DISPATCH_SETPOINT_RELATIVE）和时段。',
    en: 'The event gives no usable power (DISPATCH_SETPOINT_RELATIVE) and period.',
  },
  'openadr-test-host': {
    zh: '--openadr-test 的令牌人人皆知，只能在本机使用，不能监听 {host}。',
    en: 'The tokens of --openadr-test are public, so it can be used only on this machine and cannot listen on {host}.',
  },
  'openadr-test-demo': { zh: '--openadr-test 不能与示范城市同时使用。', en: '--openadr-test cannot be used together with the demo city.' },
  'notice-openadr-webhook-broken': {
    zh: 'OpenADR 客户端 {client} 在 {host} 的推送地址长时间没有应答，已停止推送。请联系对方；对方重新提交订阅后恢复。',
    en: 'The webhook of the OpenADR client {client} at {host} has not answered for a long time, so sending was stopped. Contact the client; sending resumes when it submits its subscription again.',
  },
};
