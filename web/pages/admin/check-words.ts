type Names = Readonly<Record<string, string>>;

/** What the full check looks at, by the name of each look. */
export const checkNames: { readonly zh: Names; readonly en: Names } = {
  zh: {
    disk: '磁盘空间',
    postgres: '台账库可用',
    clickhouse: '读数库可用',
    migrations: '数据库结构为最新',
    'imports-of-readings': '读数导入记录一致',
    'imports-of-weather': '气象导入记录一致',
    'meters-of-readings': '读数都属于已登记的计量点',
    'meters-of-days': '日用量都属于已登记的计量点',
    'stations-of-weather': '气象数据都属于已登记的站点',
    readings: '读数都属于某次导入',
    months: '按月的合计等于日用量之和',
    redrawn: '变更后的计量点都已重算',
    'files-of-imports': '导入的文件都原样保存着',
    statements: '签发文件的链完整，文件未被改动',
    'second-factors': '两步验证都能用现在的密钥打开',
  },
  en: {
    disk: 'Room on the disk',
    postgres: 'The registry answers',
    clickhouse: 'The readings answer',
    migrations: 'The stores are as this version wants them',
    'imports-of-readings': 'Imports of readings agree',
    'imports-of-weather': 'Imports of weather agree',
    'meters-of-readings': 'Every reading has its meter',
    'meters-of-days': 'Every day of use has its meter',
    'stations-of-weather': 'All weather has its station',
    readings: 'Every reading has its import',
    months: 'Sums by month are those of the days',
    redrawn: 'Changed meters are drawn anew',
    'files-of-imports': 'Files of imports are as they came',
    statements: 'The chain of issued statements holds',
    'second-factors': 'Second factors open with the secret that there is',
  },
};
