import type { NoticeKind } from '#platform/notice/notice.ts';
import { stateTerms } from '#kernel/state-terms.ts';
import { category } from '#kernel/vocabulary.ts';

export const clientRoleTerms = category({
  bl: { zh: '业务方（BL）', en: 'Business logic (BL)' },
  ven: { zh: '用户端（VEN）', en: 'VEN' },
});

export const deliveryStateTerms = category({
  waiting: stateTerms.waiting,
  delivered: stateTerms.delivered,
  failed: stateTerms.givenUp,
});

/** Terms of the OpenADR server. */
export const openadrTerms = category({
  clientId: { zh: '客户端编号', en: 'Client id' },
  tokenUrl: { zh: '令牌地址（不在该服务自身时）', en: 'Token URL, if on another host' },
  clientSecret: { zh: '客户端密钥（只显示一次）', en: 'Client secret (shown once)' },
  target: { zh: '定向标识', en: 'Target' },
  lastToken: { zh: '最近取得令牌', en: 'Last token' },
});

/** Notifies administrators of webhooks that are no longer sent to. */
export const brokenNotice: NoticeKind = {
  kind: 'openadr-webhook-broken',
  name: { zh: 'OpenADR 推送地址失效', en: 'An OpenADR webhook is broken' },
  audience: 'administrators',
  urgent: false,
  mail: true,
};
