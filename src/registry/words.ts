import type { Words } from '#kernel/finding.ts';

/** What the registry says. */
export const registryWords: Words = {
  'no-such-building': { zh: '没有代码为 {building} 的建筑。', en: 'There is no building with the code {building}.' },
  'unknown-use': { zh: '不认识用途「{value}」。请用 --value use:{value}=代码 说明；可用：{known}。', en: 'Unknown use "{value}". Say --value use:{value}=CODE; known: {known}.' },
  'use-twice': { zh: '用途 {value} 写了两次。', en: 'The use {value} stands there twice.' },
  'unknown-zone': { zh: '不认识时区「{value}」，请写 IANA 名称，如 Asia/Shanghai。', en: 'Unknown time zone "{value}"; write an IANA name such as Asia/Shanghai.' },
  'unknown-life-event': { zh: '不认识生命周期事件「{value}」。可用：{known}。', en: 'Unknown event "{value}". Known: {known}.' },
  'coordinate-alone': { zh: '经度和纬度要么都有，要么都没有。', en: 'Latitude and longitude come together or not at all.' },
  'no-match': { zh: '没有（或不止一栋）建筑的 {scheme} 为「{value}」。', en: 'No building, or more than one, has {scheme} "{value}".' },
  'regions-added': { zh: '文件中有 {count} 个未登记的行政区划代码，已按代码登记：{codes}。请核对，并导入其名称。', en: '{count} region codes of the file were not known and have been added by code: {codes}. Check them and import their names.' },
  'organisations-added': { zh: '文件中有 {count} 个未登记的单位，已登记：{names}。', en: '{count} organisations of the file were not known and have been added: {names}.' },
  'candidates-found': { zh: '有 {count} 栋新建筑可能与已有建筑相同，请查看候选清单。', en: '{count} new buildings may be the same as ones that were there: see the candidates.' },
  'changed-meanwhile': { zh: '{code} 在导入期间被他人修改，请重新导入。', en: '{code} was changed by somebody else during the import. Import again.' },
};
