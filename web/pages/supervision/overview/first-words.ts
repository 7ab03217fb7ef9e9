import { labels } from '#kernel/label-terms.ts';

const zh = {
  buildings: { title: labels.zh.importBuildings, detail: '名称、用途、地区和建筑面积。命令行：yaodong import buildings 文件.xlsx' },
  readings: {
    title: labels.zh.importReadings,
    detail: '每月账单或表计读数均可。命令行：yaodong import readings 文件.csv --create-meters',
  },
  people: { title: labels.zh.addPeople, detail: '按地区或单位授权。命令行：yaodong user add 姓名 --role bureau --region 代码' },
};

const en: typeof zh = {
  buildings: {
    title: labels.en.importBuildings,
    detail: 'Name, use, region and floor area. Command line: yaodong import buildings FILE.xlsx',
  },
  readings: {
    title: labels.en.importReadings,
    detail: 'Monthly bills or meter readings. Command line: yaodong import readings FILE.csv --create-meters',
  },
  people: {
    title: labels.en.addPeople,
    detail: 'By region or organisation. Command line: yaodong user add NAME --role bureau --region CODE',
  },
};

/** The first steps for a place without buildings: each step, and the command that does the same. */
export const firstSteps = { zh, en };
