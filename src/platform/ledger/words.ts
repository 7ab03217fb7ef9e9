import type { Words } from '#kernel/finding.ts';

/** The messages of the ledger for all kinds. */
export const ledgerWords: Words = {
  'changed-later': { zh: '{code} 后来又被修改（编号 {changes}）。', en: '{code} was changed later (numbers {changes}).' },
  'nothing-set': { zh: '没有给出要修改的字段。', en: 'No field to set was given.' },
  'ledger-differs': {
    zh: '{kind} {code} 的现状与其变更记录不一致。请从备份恢复，或联系支持。',
    en: '{kind} {code} does not match its recorded changes. Restore a backup, or ask for support.',
  },
  'cleared-without-day': {
    zh: '“{mark}”表示自生效日期起清空该字段，这一行没有生效日期。始终清空的请手工修改。',
    en: 'The mark {mark} clears a field from the day of its row on, and this row has no day. To clear it for all time, edit it by hand.',
  },
  'identity-changes': {
    zh: '{code} 已登记的{field}是“{from}”，文件中是“{to}”：这一行没有导入。代码写错的，请改正代码；确实改变的，请在“标识改变时”选择允许（--on-identity-change accept）后再导入。',
    en: 'The {field} of {code} is {from}, and {to} in the file, so this row was not imported. If the code is wrong, correct it; if it did change, choose to accept such changes (--on-identity-change accept) and import again.',
  },
  'identity-changed': {
    zh: '按要求改变 {count} 处标识：{changes}。',
    en: 'Changes of what identifies things, as asked for ({count}): {changes}.',
  },
  'identity-not-changed': {
    zh: '文件会改变 {count} 处标识，所在的行没有导入：{changes}。',
    en: 'The file would change what identifies things ({count}), so those rows were not imported: {changes}.',
  },
  'identity-edited': {
    zh: '将改变标识：{changes}。代码选错的，请改正；确实改变的，请确认改变标识（--on-identity-change accept），自某日起改变的，写明生效日期。',
    en: 'This changes what identifies it: {changes}. If the wrong code was chosen, correct that; if it did change, confirm it (--on-identity-change accept), or give the day from which it holds.',
  },
  'code-taken': { zh: '代码 {code} 已被使用，请换一个。', en: 'The code {code} is taken; choose another.' },
};
