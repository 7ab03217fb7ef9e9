import type { Words } from '#kernel/finding.ts';
import { labelTerms } from '#kernel/label-terms.ts';

/** Names for coded values in these sentences. */
export const uploadValues: Words = {
  'job=upload': labelTerms.uploads,
};

export const uploadWords: Words = {
  'no-such-upload-target': { zh: '没有上传对象 {target}。', en: 'There is no upload target {target}.' },
  'no-such-parcel': { zh: '{day} 没有第 {version} 版数据包。', en: '{day} has no version {version} of a parcel.' },
  'upload-way': {
    zh: '上传地址须以 http://、https:// 或 file: 开头，或为 collector://主机:端口，且不含用户名和密码。',
    en: 'The address must begin with http://, https:// or file:, or be collector://HOST:PORT, without a name or password.',
  },
  'upload-folder': {
    zh: '该目录不存在，或不是绝对路径。请先建立目录。',
    en: 'There is no such directory, or its path is not absolute. Make the directory first.',
  },
  'upload-centre': { zh: '数据中心代码须为 6 位数字。', en: 'The code of a centre has six digits.' },
  'parcel-day-not-over': { zh: '{day} 还没有过完，过完后再上传。', en: '{day} is not over yet: send it when it is.' },
  'not-a-parcel': {
    zh: '这不是数据包：应为 zip，内有文件夹“中心代码+日期”，其中有 Build.xml 和 Energy.xml 两个文件。',
    en: 'This is not a parcel: it must be a zip with one folder, named by centre and day, that contains Build.xml and Energy.xml.',
  },
  'parcel-broken': { zh: '数据包已损坏（{why}）。请重新发送。', en: 'The parcel is damaged ({why}). Send it again.' },
  'parcel-name-unsafe': {
    zh: '数据包内有指向别处的文件名，未读取。',
    en: 'The parcel holds a name that leads elsewhere. Nothing was read.',
  },
  'parcel-other-day': {
    zh: '第 {row} 条不属于 {day}。一个数据包只含一天。',
    en: 'Row {row} is not of {day}. A parcel holds one day.',
  },
  'parcel-older': {
    zh: '{centre} {day} 已收到第 {latest} 版，第 {version} 版已过时。',
    en: 'Version {latest} of {centre} {day} has already been received: version {version} is out of date.',
  },
  'parcel-differs': {
    zh: '{centre} {day} 第 {version} 版已收到，内容不同。有更正请发新版次。',
    en: 'Version {version} of {centre} {day} has already been received with other content. Send corrections as a new version.',
  },
  'centre-of-another': {
    zh: '数据中心代码 {centre} 已由其他地区使用。请核对代码和密钥。',
    en: 'The centre {centre} belongs to another region. Check code and key.',
  },
  'parcel-not-finished': { zh: '数据包还没有处理完，请稍后重发。', en: 'The parcel is not finished yet. Send it again shortly.' },
  'later-parcel-stands': {
    zh: '之后的第 {version} 版（导入 {import}）仍有效，请先撤销它。',
    en: 'Version {version} (import {import}) came later and is still in force. Undo that first.',
  },
  'row-withdrawn': { zh: '上传方已撤下此小时的数据。', en: 'The sender has withdrawn this hour.' },
  'parcel-coefficient': {
    zh: '当量值采用 {coefficient}（第 {version} 版）：{value} {unit}，状态 {status}。',
    en: 'Equivalents use {coefficient} (version {version}): {value} {unit}, {status}.',
  },
  'parcel-without-coefficient': {
    zh: '没有可用的系数 {coefficient}，{carrier}的当量值留空。',
    en: 'No coefficient {coefficient} is available: the equivalent of {carrier} is left empty.',
  },
  'parcel-answered': {
    zh: '对方回答 {status} {problem}：{detail}',
    en: 'The other side answered {status} {problem}: {detail}',
  },
  'parcel-unreachable': { zh: '连不上对方，将自动重试。', en: 'The other side was not reached; it will be retried.' },
  'parcel-not-let-in': {
    zh: '对方没有接通，或身份认证未通过，将自动重试。请核对地址和密钥。',
    en: 'The other side was not reached or did not let us in; it is tried again. Check address and key.',
  },
  'parcel-not-acknowledged': {
    zh: '{messages} 条报文中对方确认了 {kept} 条，将自动重试。',
    en: '{kept} of {messages} messages were acknowledged; it is tried again.',
  },
  'parcel-receipt-unread': {
    zh: '对方的回答不是回执，将自动重试。请核对上传地址。',
    en: 'The answer was no receipt; it is tried again. Check the address.',
  },
  'parcel-receipt-differs': {
    zh: '回执的校验值 {sha256} 与发出的不符，将自动重试。',
    en: 'The receipt is of {sha256}, not of what was sent; it is tried again.',
  },
  'notice-parcel-refused': {
    zh: '发往 {target} 的 {day} 数据包（第 {version} 版）被对方退回，不再自动发送。请查看原因，更正后再发送。',
    en: 'The parcel of {day} to {target}, version {version}, was refused and will not be sent again automatically. See the reason, correct it, and send it again.',
  },
  'notice-parcels-refused': {
    zh: '发往 {target} 的 {count} 天数据包（{day} 至 {last}）被对方退回，不再自动发送。请查看原因，更正后再发送。',
    en: '{count} parcels to {target} ({day} to {last}) were refused and will not be sent again automatically. See the reasons, correct them, and send them again.',
  },
  'notice-parcel-waiting': {
    zh: '发往 {target} 的 {day} 数据包（第 {version} 版）一天内没有收到回执，仍在自动重试。请核对对方是否可达。',
    en: 'The parcel of {day} to {target}, version {version}, has had no receipt for a day; it is still tried. Check whether the other side answers.',
  },
  'notice-parcels-waiting': {
    zh: '发往 {target} 的 {count} 天数据包（{day} 至 {last}）一天内没有收到回执，仍在自动重试。请核对对方是否可达。',
    en: '{count} parcels to {target} ({day} to {last}) have had no receipt for a day; they are still tried. Check whether the other side answers.',
  },
  'parcel-folder': {
    zh: '写不进目录 {folder}（{reason}），将自动重试。',
    en: 'The directory {folder} cannot be written ({reason}); it is tried again.',
  },
};
