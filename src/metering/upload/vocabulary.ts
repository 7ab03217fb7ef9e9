import { labelTerms } from '#kernel/label-terms.ts';
import { category, type Category } from '#kernel/vocabulary.ts';

/** The states of a day. */
export const parcelStateTerms = category({
  due: { zh: '待上传', en: 'Due' },
  sent: { zh: '已发出', en: 'Sent' },
  received: { zh: '已签收', en: 'Received' },
  refused: { zh: '被退回', en: 'Refused' },
  changed: { zh: '数据有变', en: 'Changed' },
});

/** Words of parcels and receipts. */
export const uploadTerms = category({
  target: { zh: '上传对象', en: 'Target' },
  to: { zh: '上传地址', en: 'Address' },
  centre: { zh: '数据中心代码', en: 'Centre' },
  region: labelTerms.place,
  firstDay: { zh: '自此日起上传', en: 'First day' },
  enabled: { zh: '自动上传', en: 'Automatic upload' },
  parcels: { zh: '每日数据包', en: 'Parcels' },
  receipts: { zh: '数据包回执表', en: 'Receipts of parcels' },
  day: labelTerms.day,
  version: { zh: '版次', en: 'Version' },
  rows: { zh: '小时数据条数', en: 'Rows' },
  accepted: { zh: '新收', en: 'Accepted' },
  revised: { zh: '更正数', en: 'Revised' },
  repeated: { zh: '重复数', en: 'Repeated' },
  withdrawn: { zh: '撤下', en: 'Withdrawn' },
  rejected: { zh: '拒收', en: 'Rejected' },
  receipt: { zh: '回执号', en: 'Receipt' },
  at: { zh: '收件时间', en: 'Received at' },
  by: { zh: '上传方', en: 'From' },
  sha256: { zh: '校验值（SHA-256）', en: 'SHA-256' },
  missing: { zh: '缺日', en: 'Missing days' },
  made: { zh: '数据截至', en: 'As known at' },
  tried: { zh: '最近发送时间', en: 'Last tried' },
  trouble: { zh: '数据包被退回或没有回执', en: 'A parcel was refused or has no receipt' },
  secret: { zh: '对方给的密钥', en: 'Key given by the other side' },
});

export const uploadVocabulary = {
  'parcel-state': parcelStateTerms,
  upload: uploadTerms,
} satisfies Readonly<Record<string, Category>>;
