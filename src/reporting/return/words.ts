import type { Words } from '#kernel/finding.ts';
import { formPeriodTerms, returnStateTerms } from './vocabulary.ts';

/** Messages of forms and returns. */
export const returnWords: Words = {
  'form-invalid': {
    zh: '报表文件有 {faults} 处错误，首处在第 {line} 行第 {column} 列；请逐处改正后再试。',
    en: 'The form file has {faults} faults, the first in line {line}, column {column}: correct each and try again.',
  },
  'form-other-kind': {
    zh: '{file} 不是报表文件（kind 为 {kind}）。请在首行写 kind: form。',
    en: '{file} is not a form file (its kind is {kind}). Begin it with `kind: form`.',
  },
  'form-name-unknown': {
    zh: '{file} 第 {line} 行第 {column} 列：不认识名称 {name}。请改正名称。',
    en: '{file} line {line}, column {column}: the name {name} is not known. Correct it.',
  },
  'form-none-accepted': {
    zh: '报表“{reportName}”在 {year} 年没有审核通过的填报表，“{name}”没有汇总数。',
    en: 'No return on the form “{reportName}” was accepted for {year}: there is no total of {name}.',
  },
  'no-such-form': { zh: '没有报表 {form}；可用 form list 查看现有报表。', en: 'There is no form {form}: see `form list`.' },
  'form-not-in-force': {
    zh: '报表 {form} 在 {period} 期末尚未或不再施行。',
    en: 'The form {form} is not in force on the last day of {period}.',
  },
  'return-period-bad': {
    zh: '“{period}”不是报表 {form}（{every}）的报告期；写法：2025、2025-H1、2025-Q3、2025-07。',
    en: '“{period}” is not a period of the form {form} ({every}); write periods as 2025, 2025-H1, 2025-Q3, 2025-07.',
  },
  ...Object.fromEntries(Object.entries(formPeriodTerms).map(([every, { zh, en }]) => [`every=${every}`, { zh, en: en.toLowerCase() }])),
  ...Object.fromEntries(Object.entries(returnStateTerms).map(([state, { zh, en }]) => [`state=${state}`, { zh, en: en.toLowerCase() }])),
  'no-such-return': {
    zh: '{unit} 在 {period} 没有这一报表的填报表；请先布置这一期（return open）。',
    en: 'There is no return of {unit} on this form for {period}: open the period with `return open` first.',
  },
  'no-returns-opened': {
    zh: '报表 {form} {period} 没有可导出的填报表；请先用 return open 布置。',
    en: 'There are no returns on {form} for {period} to export: open them with `return open` first.',
  },
  'return-sheet-columns': {
    zh: '{file} 缺少列：{columns}。请用导出的报表表格填写。',
    en: '{file} lacks the columns {columns}: fill in the exported sheet.',
  },
  'return-column-twice': { zh: '{file} 中“{column}”列重复；请只留一列。', en: '{file} has the column {column} twice: keep one.' },
  'return-column-unit': {
    zh: '{file} 的列“{column}”单位与报表不符，应为 {unit}；请换算后改正表头。',
    en: 'The column {column} of {file} is not in the unit of the form, {unit}: convert it and correct the heading.',
  },
  'return-columns-unknown': { zh: '未读取的列：{columns}。', en: 'Columns that are not in the form were not read: {columns}.' },
  'return-sheet-long': {
    zh: '报表 {file} 多于 {most} 行，请拆分后分次导入。',
    en: '{file} has more than {most} rows: split it and import each part.',
  },
  'return-row-twice': {
    zh: '{unit} 在表中出现两次；只采用了第一行。',
    en: '{unit} appears twice in the sheet: only its first row was used.',
  },
  'return-other-period': {
    zh: '这一行是 {period} 的，导入的是 {asked}；请按报告期分开导入。',
    en: 'This row is for {period}, but the import is for {asked}: import each period separately.',
  },
  'return-cell-changed': {
    zh: '{field} 在导出后已由他人改为 {value}，未覆盖；请核对后重新导出再填。',
    en: 'Somebody else has changed {field} to {value} since the export, so it was not overwritten: check it, export again and fill it in.',
  },
  'notice-return-due': {
    zh: '{reportName} {period} 须在 {due} 前报送，还有 {count} 份未报；请填报。',
    en: '{reportName} for {period} is due on {due}, and {count} returns have not been submitted: fill them in and submit them.',
  },
  'notice-return-late': {
    zh: '{reportName} {period} 的期限 {due} 已过，还有 {count} 份未报；请尽快填报。',
    en: '{reportName} for {period} was due on {due}, and {count} returns have not been submitted: submit them as soon as possible.',
  },
  'not-open': {
    zh: '{unitName} 的报表 “{reportName}” {period} 状态为“{state}”，不能填写或报送；需退回后再改。',
    en: 'The return of {unitName} on “{reportName}” for {period} is {state} and cannot be filled or submitted: have it returned first.',
  },
  'not-submitted': {
    zh: '{unitName} 的报表 “{reportName}” {period} 状态为“{state}”，尚未报送，不能审核或退回。',
    en: 'The return of {unitName} on “{reportName}” for {period} is {state}, not submitted: there is nothing to accept or return.',
  },
  'not-accepted': {
    zh: '{unitName} 的报表 “{reportName}” {period} 状态为“{state}”；审核通过或报告期锁定后才能修订。',
    en: 'The return of {unitName} on “{reportName}” for {period} is {state}: it can be amended only once it has been accepted or the period has been locked.',
  },
  'return-locked': {
    zh: '报表 “{reportName}” {period} 已锁定，{unitName} 只能提交修订（return amend）。',
    en: 'The period {period} of “{reportName}” is locked; {unitName} can only submit an amendment (`return amend`).',
  },
  'not-complete': {
    zh: '报表 “{reportName}” {period} 的 {of} 份中有 {open} 份未审核通过，不能锁定；确需锁定请加 --force。',
    en: '{open} of {of} returns on “{reportName}” for {period} have not been accepted, so the period was not locked; use --force to lock it anyway.',
  },
  'check-failed': {
    zh: '{unitName} 的报表 “{reportName}” {period} 有 {count} 项校验不通过，不能报送：{said}。已填的内容都在。',
    en: 'The return of {unitName} on “{reportName}” for {period} fails {count} checks: {said}. Nothing that was filled in is lost.',
  },
  'check-not-held': { zh: '校验不通过：{said}', en: 'A check failed: {said}' },
  'return-judged-above': {
    zh: '{unit} 自己的报表由上级审核，不能自审。',
    en: 'A place’s own return is reviewed by the authority above it; {unit} cannot review it.',
  },
  'differs-from-measured': {
    zh: '“{name}”填报 {filled}，与预填的计量值 {measured} 相差超过 1%；请核对或说明。',
    en: '{name} was filled in as {filled}, more than 1 % off the measured {measured}: check it, or say why.',
  },
  'return-not-measured': {
    zh: '“{name}”没有计量或台账数据可预填。',
    en: 'There is no metered or registered value of {name} to prefill: fill it in.',
  },
  'return-opened-before': {
    zh: '{reportName}（{period}）的填报率按 {of} 家计，其中 {count} 家是此前开表的，按现有登记已不需填报。请核对这些对象的登记；登记无误的，其报表仍计入填报率。',
    en: 'The share of returns accepted of {reportName} ({period}) is based on {of} units. For {count} of them the return was opened earlier, and by the current registration they no longer have to report. Check their registration; if it is right, their returns still count.',
  },
  'return-partly-measured': {
    zh: '“{name}”的预填值只覆盖了 {coverage} 的时段或表计；请核对后补足。',
    en: 'The prefilled value of {name} covers only {coverage} of the time or the meters: check it and complete it.',
  },
  'return-value-missing': {
    zh: '{of} 份已审核报表中有 {count} 份没有“{name}”的数值（或没有面积），未计入。',
    en: '{count} of {of} accepted returns have no value of {name} (or no floor area) and are not counted.',
  },
  'return-who-open': {
    zh: '{of} 个填报单元中有 {count} 个因缺少 {needs} 无法判断是否应报，未布置；请补全。',
    en: '{count} of {of} units cannot be judged without {needs}, so no returns were opened for them: fill these in.',
  },
  'return-unit-without-place': {
    zh: '{count} 个填报单元没有所在地区，未布置；请补全地区。',
    en: '{count} units have no place, so no returns were opened for them: fill in their region.',
  },
  'return-period-goes-on': {
    zh: '报告期 {period} 到 {last} 才结束，预填的只是至今的数。',
    en: 'The period {period} ends on {last}: the prefilled values cover only the time so far.',
  },
};
