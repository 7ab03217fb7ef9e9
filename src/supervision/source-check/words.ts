import type { Words } from '#kernel/finding.ts';

export const sourceCheckWords: Words = {
  'no-such-checked-entry': {
    zh: '没有可核对原文的条目 {entry}。请从“待核对标准原文”清单中选取。',
    en: 'There is no entry {entry} that can be checked against a printed text. Choose one from the list of sources to be checked.',
  },
  'no-such-source-check': { zh: '没有编号为 {check} 的核对记录。', en: 'There is no check {check}.' },
  'source-check-entry-changed': {
    zh: '条目 {entry} 已有变化，现在有效的是 {now}。请重新打开，对照新的内容录入。',
    en: '{entry} has changed: {now} is in force now. Open it again and compare with the current values.',
  },
  'source-check-bad': {
    zh: '录入有 {faults} 处不合要求，未提交。请按所列各处改正。',
    en: '{faults} of the values entered are not valid; nothing was saved. Correct what is listed.',
  },
  'source-check-cell-unknown': {
    zh: '该条目没有位置 {cell}。请使用本条目的模板。',
    en: 'The entry has no value {cell}. Use the template of this entry.',
  },
  'source-check-cell-twice': { zh: '位置 {cell} 填写了两次。', en: 'The value {cell} was typed twice.' },
  'source-check-cell-missing': {
    zh: '位置 {cell} 未填写。表格按行核对：一行要么填全，要么都不填；原文未列出的引导值填“无”。',
    en: 'The value {cell} is missing. A row of a table is typed whole or not at all; where no target value is printed, type “none”.',
  },
  'source-check-value-bad': {
    zh: '位置 {cell} 填写的“{text}”不能采用：数值只填数字，不带单位。',
    en: '“{text}” cannot be taken for {cell}: type the number alone, without its unit.',
  },
  'source-check-nothing-typed': { zh: '没有填写任何数值。', en: 'Nothing was typed.' },
  'source-check-file-bad': {
    zh: '无法读取 {file}：须是按本条目模板填好的 csv 或 xlsx 文件（含“位置”“原文数值（请填写）”两列，不超过 1 MB），或每行写“位置: 数值”的 YAML 文件。',
    en: '{file} cannot be read: it must be the template of this entry, filled in (csv or xlsx with the columns cell and printed, at most 1 MB), or YAML of “cell: value”.',
  },
  'source-check-scan-missing': {
    zh: '请附上原文该页的扫描件或照片（PDF、JPG、PNG 或 WebP）。',
    en: 'Attach the page of the printed text as a scan or photograph (PDF, JPG, PNG or WebP).',
  },
  'source-check-scan-type': {
    zh: '{name} 不是 PDF、JPG、PNG 或 WebP，不能作为扫描件。',
    en: '{name} is not a PDF, JPG, PNG or WebP, so it cannot be the scan.',
  },
  'source-check-scan-lost': {
    zh: '核对记录 {check} 的扫描件 {name} 不在存储中。请从备份中取回。',
    en: 'The scan {name} of check {check} is missing. Restore it from a backup.',
  },
  'source-check-waits': {
    zh: '条目 {entry} 已有一份核对待他人确认。请先确认、退回或撤回那一份。',
    en: 'A check of {entry} is already waiting for another person. Confirm, refuse or withdraw that one first.',
  },
  'source-check-ended': {
    zh: '核对记录 {check} 已有结果，不能再办理。请刷新后查看。',
    en: 'Check {check} has already been decided. Refresh to see the result.',
  },
  'source-check-same-person': {
    zh: '这份核对由 {by} 录入，须由另一人确认或退回；同一人的账号和密钥不能代办。',
    en: '{by} entered this; another person has to confirm or refuse it. An account and its own keys count as the same person.',
  },
  'source-check-not-yours': {
    zh: '条目 {entry} 用于您管辖范围以外的建筑，须由管辖全部建筑的主管部门或系统管理员办理。',
    en: '{entry} judges buildings outside your scope. A bureau that answers for all of them, or an administrator, has to decide.',
  },
  'notice-source-check-waits': {
    zh: '{by} 录入了{document} {clause}（{edition}，第 {page} 页）的原文数值，请核对确认。',
    en: '{by} has entered the values of {document} {clause} ({edition}, page {page}). Please compare and confirm them.',
  },
  'notice-source-check-confirmed': {
    zh: '{by} 已确认您录入的 {entry}，自此作为本市条目使用。',
    en: '{by} has confirmed your entry {entry}; from now on it is used as the city’s own.',
  },
  'notice-source-check-refused': {
    zh: '{by} 退回了您录入的 {entry}：{reason}',
    en: '{by} has refused your entry {entry}: {reason}',
  },
  'notice-source-check-withdrawn': {
    zh: '{by} 撤回了您录入的 {entry}：{reason}',
    en: '{by} has withdrawn your entry {entry}: {reason}',
  },
};
