import type { Words } from '#kernel/finding.ts';

/** Texts of backup and restore. */
export const backupWords: Words = {
  'backup-going-on': {
    zh: '正在制作另一份备份。请等它完成后再试。',
    en: 'Another backup is being made. Try again when it is done.',
  },
  'backup-no-instant': {
    zh: '导入持续进行，未能取得备份时点。请稍后再试。',
    en: 'Imports were running without a pause, so no backup could be taken. Try again shortly.',
  },
  'backup-no-room': {
    zh: '磁盘空间不足（{reason}），备份没有完成，未完成的文件已删除。请清理磁盘或改换位置后再试。',
    en: 'The disk is full ({reason}): the backup was not finished and the incomplete file was removed. Free some space, or write it elsewhere.',
  },
  'backup-not-made': {
    zh: '备份失败（{reason}），未完成的文件已删除。原因已记入日志。',
    en: 'The backup failed ({reason}) and the incomplete file was removed. See the log for details.',
  },
  'upgrade-copy-going-on': {
    zh: '新版本要先更改数据库。更改之前，正在把备份写入 {file}……',
    en: 'This version changes the stores. Before that a backup is written to {file} ...',
  },
  'upgrade-copy-no-room': {
    zh: '升级数据库之前要先在 {directory} 写一份备份，但磁盘空间不足，因此没有升级，数据未作任何改动。请清理磁盘；若已有自己的备份，可设置 {setting} 跳过。',
    en: 'Before the stores are upgraded a backup is written to {directory}, and the disk has too little space for it: nothing was upgraded and nothing was changed. Free some space; or, if you have backups of your own, set {setting} to leave it out.',
  },
  'upgrade-copy-failed': {
    zh: '升级数据库之前要先在 {directory} 写一份备份，但没有成功（{reason}），因此没有升级，数据未作任何改动。请排除原因；若已有自己的备份，可设置 {setting} 跳过。',
    en: 'Before the stores are upgraded a backup is written to {directory}, and it failed ({reason}): nothing was upgraded and nothing was changed. Fix the cause; or, if you have backups of your own, set {setting} to leave it out.',
  },
  'backup-broken-off': {
    zh: '程序在备份途中停止，未完成的文件已删除。',
    en: 'The program ended during this backup; the incomplete file was removed.',
  },
  'no-such-backup': { zh: '没有名为 {name} 的备份。', en: 'There is no backup {name}.' },
  'backup-not-read': { zh: '无法读取备份文件 {file}（{reason}）。', en: 'The backup {file} cannot be read ({reason}).' },
  'not-a-backup': {
    zh: '这不是窑洞的备份文件，或它的内容不可信。没有写入任何数据。',
    en: 'This is not a Yaodong backup, or it cannot be verified. Nothing was written.',
  },
  'backup-newer': {
    zh: '备份由更新的版本（{program}）制作，本版本不能恢复它。请使用该版本或更新的版本。',
    en: 'The backup was made by a newer version ({program}); this one cannot restore it. Use that version or a newer one.',
  },
  'backup-cut-off': {
    zh: '备份文件不完整：它在中途结束。请重新复制，或使用另一份备份。没有写入任何数据。',
    en: 'The backup file is incomplete. Copy it again, or use another one. Nothing was written.',
  },
  'backup-damaged': {
    zh: '备份文件已损坏：{entry} 的内容与其校验值不符。请使用另一份备份。没有写入任何数据。',
    en: 'The backup is damaged: {entry} does not match its hash. Use another one. Nothing was written.',
  },
  'restore-not-empty': {
    zh: '目录 {data} 不是空的。请恢复到一个新的目录。',
    en: 'The directory {data} is not empty. Restore into a new one.',
  },
  'restore-count': {
    zh: '恢复失败：表 {table} 应有 {expected} 行，写入了 {came} 行。目录已清除。',
    en: 'The restore failed: table {table} should have {expected} rows and got {came}. The directory was removed.',
  },
  'restore-no-room': {
    zh: '磁盘空间不足，恢复没有完成，新目录已清除。',
    en: 'The disk is full: the restore was not finished, and the new directory was removed.',
  },
  'backup-file-lost': {
    zh: '备份 {name} 应有 {bytes} 字节，现在为 {size}。它已不能使用，请另作一份。',
    en: 'Backup {name} should have {bytes} bytes and has {size}. It can no longer be used; make another one.',
  },
  'backup-last-failed': {
    zh: '最近一次备份（{at}）失败：{reason}。请在“系统”页查看原因并重新备份。',
    en: 'The last backup ({at}) failed: {reason}. See why on the system page, and make one again.',
  },
  'backup-overdue': {
    zh: '按计划应在 {due} 备份，至今没有成功。',
    en: 'A backup was due at {due} and has not been made.',
  },
  'backup-not-scheduled': {
    zh: '没有设置自动备份（最近一次：{last}）。可在“城市设置”中设置。',
    en: 'No backups are scheduled (the last one: {last}). The city settings schedule them.',
  },
};
