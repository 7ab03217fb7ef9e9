import type { Words } from '#kernel/finding.ts';

/** Texts of the doctor. */
export const doctorWords: Words = {
  'disk-room-again': {
    zh: '磁盘又有足够的空间：{total} GB 中剩余 {free} GB。',
    en: 'The disk has room again: {free} GB of {total} GB are free.',
  },
  'import-differs': {
    zh: '导入 {import}：登记为“{other}”，而 {store} 中为“{says}”。重新启动程序会自动修复；若仍如此，请从备份恢复。',
    en: 'Import {import} is described as "{other}", but {store} has it as "{says}". A restart repairs this; if it stays so, restore a backup.',
  },
  'migration-missing': {
    zh: '{store} 缺少迁移 {number}。请重新启动程序。',
    en: 'Migration {number} has not run in {store}. Start the program again.',
  },
  'link-broken': {
    zh: '{table} 中有数据属于不存在的 {column} {number}。请从备份恢复，或联系维护者。',
    en: 'Rows of {table} belong to {column} {number}, which is not there. Restore a backup, or ask the maintainers.',
  },
  'readings-orphaned': {
    zh: '有 {count} 个读数不属于任何导入；它们不参与计算。',
    en: '{count} readings belong to no import; they do not count.',
  },
  'months-differ': {
    zh: '按月的合计与日用量不一致。请运行 doctor --mend，或在系统页点“修复”：不一致的日与月会由读数重新计算。',
    en: 'Sums by month are not those of the days. Run doctor --mend, or press Repair on the system page: the days and months that differ are recalculated from the readings.',
  },
  'not-recomputed': {
    zh: '有 {count} 个计量点在变更之后尚未重新计算。重新启动程序会完成。',
    en: '{count} meters were changed and not yet recalculated. A restart finishes this.',
  },
  'disk-low': {
    zh: '磁盘剩余 {free} GB（共 {total} GB）。请扩容，或运行 doctor --compact 释放空间，或把旧备份移走。',
    en: '{free} GB of {total} GB are left on the disk. Enlarge it, free what is superseded with doctor --compact, or move old backups away.',
  },
  'disk-nearly-full': {
    zh: '磁盘只剩 {free} GB（共 {total} GB），导入很快会失败。请立即扩容或清理；已确认的数据不会丢失。',
    en: 'Only {free} GB of {total} GB are left: imports will soon fail. Enlarge the disk or clear it now; nothing acknowledged is lost.',
  },
  'check-not-made': { zh: '检查 {name} 未能进行，原因已记入日志。', en: 'The check {name} could not be made; the log says why.' },
};
