import { expect, test } from 'vitest';
import { footerKind } from './footer-rows.ts';

const header = ['序号', '建筑名称', '区县', '面积'];

test.each([
  [['合计', '', '', '4.7'], 'sum'],
  [['', '合  计', '', '4.7'], 'sum'],
  [['', '城区小计', '', '2'], 'sum'],
  [['', '办公建筑合计（12栋）', '', '2'], 'sum'],
  [['Total', '', '', '9'], 'sum'],
  ...['旬计', '月计', '年计', '年累计', '本月累计', '本年累计', '年度累计', '累计值', '日均', '月均', '本页小计', '全年合计', '總計'].map(
    (word): [string[], string] => [[word, '', '', '9'], 'sum'],
  ),
  ...['Subtotal', 'Monthly total', 'Running total', 'Median', 'Summe', 'Mittelwert', 'Sous-total'].map((word): [string[], string] => [
    [word, '', '', '9'],
    'sum',
  ]),
  [['上旬', '', '', '9'], 'sum'],
  [['制表人：张三', '', '审核人：李四', ''], 'remark'],
  [['填报日期：2024年12月30日'], 'remark'],
  [['备注：面积为房产证面积'], 'remark'],
  [['注1：见附件'], 'remark'],
  [['一、办公建筑', '', '', ''], 'part'],
  [['序号', '建筑名称', '区县', '面积'], 'header'],
])('%j is not a record', (cells, kind) => {
  expect(footerKind(cells, header)).toBe(kind);
});

test.each([
  [['1', '第一中学', '城区', '1.2']],
  [['2', '总计局大楼', '矿区', '3']],
  [['3', '备注', '城区', '1']],
  [['B-1', '统计局', '城区', '2']],
  [['4', '负责人之家', '城区', '2']],
  [['上旬', 'B-1', '', '9']],
  [['月均大厦', '', '', '9']],
  [['累计大楼', '', '', '9']],
  [['', '', '', '']],
])('%j is one', (cells) => {
  expect(footerKind(cells, header)).toBeNull();
});
