import { category, type Category } from '#kernel/vocabulary.ts';

/** Fields of channels, as headings in forms, tables and files (`live.md` 1). */
export const channelFieldTerms = category({
  code: { zh: '通道编号', en: 'Code' },
  connection: { zh: '连接', en: 'Connection' },
  channel: { zh: '通道', en: 'Channel' },
  series: { zh: '序列', en: 'Series' },
  scale: { zh: '系数', en: 'Scale' },
  offset: { zh: '偏移', en: 'Offset' },
  unit: { zh: '单位', en: 'Unit' },
});

/** The fields of a connection besides its code. */
export const connectionFieldTerms = category({
  protocol: { zh: '协议', en: 'Protocol' },
  every: { zh: '采集周期', en: 'Polled every' },
  last: { zh: '最近数据', en: 'Last data' },
  readings: { zh: '入库读数', en: 'Readings' },
  repeated: { zh: '重复读数', en: 'Repeated' },
  refused: { zh: '拒收', en: 'Refused' },
  lost: { zh: '未能采集', en: 'Not collected' },
  unbound: { zh: '未绑定', en: 'Unbound' },
  skewSeconds: { zh: '时钟偏差', en: 'Clock skew', unit: 's' },
  settings: { zh: '连接设置', en: 'Settings' },
  secrets: { zh: '已存密钥', en: 'Secrets' },
  raw: { zh: '原始值', en: 'Raw value' },
  frame: { zh: '最近报文', en: 'Last frame' },
  address: { zh: '设备地址', en: 'Address of the device' },
});

export const connectionStateTerms = category({
  off: { zh: '停用中', en: 'Off' },
  listening: { zh: '监听中', en: 'Listening' },
  connected: { zh: '已连接', en: 'Connected' },
  waiting: { zh: '等待中', en: 'Waiting' },
  failed: { zh: '连接失败', en: 'Failed' },
});

export type ConnectionState = keyof typeof connectionStateTerms;

/** Names for connections and channels. */
export const gatewayVocabulary = {
  channelField: channelFieldTerms,
  connectionField: connectionFieldTerms,
  connectionState: connectionStateTerms,
} as const satisfies Readonly<Record<string, Category>>;
