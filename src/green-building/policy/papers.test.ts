import { expect, test } from 'vitest';
import { codesIn } from '../../../test/codes-in-text.ts';
import { regionsOf, shippedLibrary } from '../../../test/library.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { blank } from '#platform/docx/block.ts';
import { check } from './check.ts';
import { checkPaper } from './check-paper.ts';
import { planningConditions } from './conditions.ts';
import { readPaperHead, type PaperHead } from './paper-head.ts';
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

test('project, plot and who signs stand where they were said, and are lines to fill in where they were not', () => {
  const rows = (head?: PaperHead) =>
    conditionsPaper(planningConditions(library, question), { ...about, ...(head && { head }) }).blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.slice(0, 2) : [],
    );
  expect(rows({ projectName: '市政务中心', plotNumber: 'YQ-2026-07' }).slice(0, 2)).toEqual([
    ['项目名称', '市政务中心'],
    ['地块编号', 'YQ-2026-07'],
  ]);
  expect(rows().slice(0, 2)).toEqual([
    ['项目名称', blank],
    ['地块编号', blank],
  ]);
  expect(() => readPaperHead({ projectName: '长'.repeat(201) })).toThrow('paper-head-bad');
});

test('requirements are sentences, a note stands once, buyers are not asked, and no code stands in a paper', () => {
  const retrofit = { work: 'retrofit', class: 'public', urban: true };
  const office = { ...about, project: retrofit };
  const papers = [
    conditionsPaper(planningConditions(library, question), about),
    rulesPaper(judge(library, question), about),
    rulesPaper(judge(library, { ...question, project: retrofit }), office),
    checkPaper(
      check(
        library,
        { ...question, project: { ...project, work: 'new' } },
        { 'green-star': 1, 'energy-standard': '建筑节能降碳强制性标准' },
      ),
      about,
    ),
  ];
  for (const made of papers) expect(texts(made).flatMap(codesIn)).toEqual([]);
  const [conditions = '', , existing = ''] = papers.map((made) => texts(made).join('\n'));
  expect(conditions).toContain('安装太阳能系统。');
  expect(conditions.match(/注：“大型公共建筑”由所给事实推出/gu)).toHaveLength(1);
  expect(conditions).toContain('注：同（一）2的注。');
  expect(existing).not.toContain('以旧换新');
});

test('a design check names each requirement, what the design says, and what follows', () => {
  const asked = { ...question, project: { ...project, work: 'new' } };
  const made = checkPaper(check(library, asked, { 'green-star': 1 }), { ...about, project: asked.project });
  const said = texts(made);
  expect(said.find((text) => text.startsWith('设计方案不符合。'))).toContain('不符合 1 项');
  const at = said.indexOf('绿色建筑等级不低于二星级');
  expect(said.slice(at, at + 5)).toEqual(['绿色建筑等级不低于二星级', '应当', '一星级', '不符合', '《阳泉市实施方案》第二（一）1条']);
});

test('the list of requirements keeps push apart from duty and shows what has lapsed', () => {
  const said = texts(rulesPaper(judge(library, question), about));
  expect(said.indexOf('（一）应当')).toBeLessThan(said.findIndex((text) => text.endsWith('）推动')));
  expect(said.some((text) => text.includes('期限已过，未见废止'))).toBe(true);
});
