import { expect, test } from 'vitest';
import { regionsOf, shippedLibrary } from '../../test/library.ts';
import type { Paper } from '#docx/docx.ts';
import { planningConditions } from './conditions.ts';
import { conditionsPaper, rulesPaper } from './papers.ts';
import { judge } from './verdict.ts';
import { policyWords } from './words.ts';

const library = shippedLibrary();
const project = { work: 'land', class: 'public', fund: 'government', urban: true, buildingAreaM2: 20_000, centralAirConditioning: true };
const question = { regions: regionsOf('140300'), day: '2026-03-01', project };
const about = { place: '阳泉市', day: '2026-03-01', project, library, words: policyWords };

const texts = ({ blocks }: Paper) => blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block.text]));

test('the planning conditions of a plot in official style: facts, indices by strength with clause and quote, what is open, documents, what was not read', () => {
  const made = conditionsPaper(planningConditions(library, question), about);
  const said = texts(made);
  expect(made.blocks.flatMap((block) => (block.kind === 'heading' && block.level === 1 ? [block.text] : []))).toEqual([
    '一、地块情况',
    '二、指标',
    '三、尚待确定的事项',
    '四、依据文件',
    '五、文件引用而本次未据以核对的规定',
    '六、说明',
  ]);
  expect(said).toContain('（一）应当');
  expect(said).toContain('政府投资');
  expect(said).toContain('1. 绿色建筑等级不低于二星级。');
  const quote = said.find((text) => text.includes('执行二星级及以上标准'));
  expect(quote).toContain('《阳泉市加快推动建筑领域节能降碳工作实施方案》（阳政办发〔2026〕3号）第二（一）1条');
  expect(said.some((text) => text.startsWith('《民用建筑节能条例》'))).toBe(true);
  expect(made.signed).toEqual(['依据日期：2026年3月1日']);
});

test('the list of requirements keeps push apart from duty and shows what has lapsed', () => {
  const said = texts(rulesPaper(judge(library, question), about));
  expect(said.indexOf('（一）应当')).toBeLessThan(said.findIndex((text) => text.endsWith('）推动')));
  expect(said.some((text) => text.includes('期限已过，未见废止'))).toBe(true);
});
