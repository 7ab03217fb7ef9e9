import type { Words } from '#kernel/finding.ts';

/** The messages about rows that say whether they count. */
export const statusWords: Words = {
  'rows-void': {
    zh: '「{column}」列写明不作数（{words}）的 {count} 行没有读取：第 {rows} 行。若应读取，请改正或删去这一列后重新导入。',
    en: '“{column}” says of {count} rows that they do not count ({words}); they were not read: rows {rows}. If they count, correct or remove the column and import again.',
  },
  'values-void': {
    zh: '「{column}」列写明不作数（{words}）的 {count} 个数值没有读取，按缺测处理：第 {rows} 行。若应读取，请改正或删去这一列后重新导入。',
    en: '“{column}” says of {count} values that they do not count ({words}); they were not read and are missing: rows {rows}. If they count, correct or remove the column and import again.',
  },
  'rows-of-other-charge': {
    zh: '「{column}」列写明 {count} 行不是采暖费（{words}），没有计入：第 {rows} 行。若应计入，用 --ignore "{column}" 不读这一列。',
    en: '“{column}” says of {count} rows that they are no charge for heat ({words}), so they were left out: rows {rows}. If they count, leave that column out with --ignore "{column}".',
  },
  'rows-unpaid': {
    zh: '「{column}」列写明没有缴成或尚未到账（{words}）的 {count} 行没有计为缴费：第 {rows} 行。到账后请重新导入这些行。',
    en: '“{column}” says of {count} payments that they failed or have not arrived yet ({words}); they were not counted as paid: rows {rows}. Import these rows again once the money is there.',
  },
  'status-of-other': {
    zh: '「{column}」列的「{words}」说的不是读数本身，这 {count} 行照常读取：第 {rows} 行。其中不作数的，请从文件中删去后重新导入。',
    en: '“{column}” ({words}) is about something other than the reading, so these {count} rows were read like any other: rows {rows}. Remove those that do not count and import again.',
  },
  'rows-estimated': {
    zh: '「{column}」列写明是估算（{words}）的有 {count} 行，照常读取：第 {rows} 行。实测值到后再导入，即替代估算值。',
    en: '“{column}” says of {count} rows that they are estimates ({words}); they were read like any other: rows {rows}. Import the measured values when they are there; they take their place.',
  },
  'row-void': {
    zh: '第 {row} 行的「{column}」列写明不作数（{text}），文件没有读取。请删去这样的行后重新导入。',
    en: 'In row {row} “{column}” says that the row does not count ({text}), so nothing was read. Remove such rows and import again.',
  },
  'row-gone': {
    zh: '第 {row} 行的「{column}」列写明已不在（{text}），文件没有读取。请删去这样的行后重新导入。',
    en: 'In row {row} “{column}” says that it no longer exists ({text}), so nothing was read. Remove such rows and import again.',
  },
  'row-sum': {
    zh: '第 {row} 行是合计（{text}），不是名单中的一项，文件没有读取。请删去这一行后重新导入。',
    en: 'Row {row} is a total ({text}), not an entry of the list, so nothing was read. Remove it and import again.',
  },
  'rows-gone': {
    zh: '「{column}」列写明已不在用（{words}）的有 {count} 行，照常读取，但何时停止没有读取：第 {rows} 行。请写明停止的日期（停用日期、拆除日期等列，或逐条修改）。',
    en: '“{column}” says that {count} rows are no longer in use ({words}); they were read like any other, without the day on which they ended: rows {rows}. Give that day, in a column of the list or by editing them.',
  },
  'rows-taken-back': {
    zh: '有 {count} 行被另一行整笔冲回（红冲、贷方或负金额），两者都没有计入用量：第 {rows} 行。若应计入，请删去冲回的行后重新导入。',
    en: '{count} rows are taken back whole by another (a reversal, a credit, an amount below zero), so neither counts as use: rows {rows}. If they count, remove the rows that take them back and import again.',
  },
  'status-blank': {
    zh: '「{column}」列多数行写明有效，另有 {count} 行留空，照常读取：第 {rows} 行。不作数的，请从文件中删去后重新导入。',
    en: '“{column}” says of most rows that they count, and nothing of {count} rows, which were read: rows {rows}. Remove those that do not count and import again.',
  },
  'status-unknown': {
    zh: '「{column}」列的「{words}」看不出是否作数，这 {count} 行照常读取：第 {rows} 行。不作数的，请从文件中删去后重新导入。',
    en: 'It is not clear whether “{words}” in “{column}” means that rows count; these {count} rows were read: rows {rows}. Remove those that do not count and import again.',
  },
};
