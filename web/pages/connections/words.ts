import { channelFieldTerms, connectionFieldTerms, connectionStateTerms } from '#gateway/vocabulary.ts';
import { labels } from '#kernel/label-terms.ts';
import { wordsIn } from '#kernel/vocabulary.ts';
import type { PageWords } from '../../i18n/language.tsx';

const termsIn = (language: 'zh' | 'en') => ({
  field: wordsIn(connectionFieldTerms, language),
  channel: wordsIn(channelFieldTerms, language),
  stateNames: wordsIn(connectionStateTerms, language),
});

const zh = {
  ...termsIn('zh'),
  label: {
    code: labels.zh.code,
    state: labels.zh.state,
    address: labels.zh.address,
    host: labels.zh.host,
    port: labels.zh.port,
    remarks: labels.zh.remarks,
    does: labels.zh.does,
    remove: labels.zh.remove,
    whatToDo: labels.zh.whatToDo,
  },
  title: labels.zh.connections,
  below: '设备经连接接入，每个通道绑定到一个计量点或测点。新建的连接处于停用状态。',
  list: '连接列表',
  none: '还没有连接。没有启用的连接时，本机不监听任何端口，也不访问任何设备。',
  never: '尚无数据',
  on: '启用',
  off: '停用',
  offMeans: '停用后不再采集，也不再接收；设备未补传的数据可能丢失。',
  removeMeans: '删除后，设置、密钥和未绑定通道的数据一并删除；已入库的读数不变。',
  facts: '连接情况',
  findings: '问题与处理',
  noFindings: '没有发现问题。',
  noSettings: '没有设置',
  noSecrets: '没有密钥',
  secretsMeans: '只显示名称，内容密封保存，不再显示。',
  noFrame: '还没有报文',
  made: (when: string, who: string) => `${when} 由 ${who} 新建`,
};

const en: typeof zh = {
  ...termsIn('en'),
  label: {
    code: labels.en.code,
    state: labels.en.state,
    address: labels.en.address,
    host: labels.en.host,
    port: labels.en.port,
    remarks: labels.en.remarks,
    does: labels.en.does,
    remove: labels.en.remove,
    whatToDo: labels.en.whatToDo,
  },
  title: labels.en.connections,
  below: 'Devices come in over connections, whose channels are bound to metering points and points. A connection is made off.',
  list: 'All connections',
  none: 'There is no connection yet. While none is on, this machine listens at no port for devices and asks none.',
  never: 'nothing yet',
  on: 'Turn on',
  off: 'Turn off',
  offMeans: 'Nothing is read or taken while it is off; what devices do not send again may be lost.',
  removeMeans: 'Its settings, its secrets and what waits of its unbound channels go; readings that are in stay.',
  facts: 'The connection',
  findings: 'Trouble, and what to do',
  noFindings: 'Nothing is wrong.',
  noSettings: 'no settings',
  noSecrets: 'no secrets',
  secretsMeans: 'By name alone: what they are is kept sealed and never shown.',
  noFrame: 'no frame yet',
  made: (when: string, who: string) => `made ${when} by ${who}`,
};

export const connectionWords: PageWords<typeof zh> = { zh, en };
