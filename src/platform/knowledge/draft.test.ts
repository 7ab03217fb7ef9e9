import { describe, expect, it } from 'vitest';
import { cleaned, draftPolicy, tidied } from './draft.ts';
import { readKnowledge } from './read.ts';

const scan = `某市人民政府办公室文件

二、重点任务

（一）全面发展绿色建筑

城镇新建建筑全面执行绿色建筑标准，公共建筑执行一星级及以上
— 6 —
标准，提升星级绿色建筑比例。推广'绿色'建材。

（二）其他。一是甲。二是乙。
`;

describe('the first draft of a document', () => {
  it('joins what the page broke, drops page numbers, and distinguishes clauses from headings', () => {
    expect(cleaned(scan)).toContain("城镇新建建筑全面执行绿色建筑标准，公共建筑执行一星级及以上标准，提升星级绿色建筑比例。推广'绿色'建材。");
    const draft = draftPolicy(scan);
    expect([...draft.matchAll(/- at: (.*)/gu)].map((found) => found[1])).toEqual(['二', '二(一)', '二(二)', '二(二)一', '二(二)二']);
    expect(draft).toContain("  - prose: '推广''绿色''建材。'");
  });

  it('is a valid file except for its head, and says the same when tidied', () => {
    const headed = draftPolicy(scan)
      .replace('title: ""', 'title: 试')
      .replace('issuer: ""', 'issuer: 试')
      .replace('issued: ""', "issued: '2026'")
      .replace('region: ""', "region: '330100'");
    const text = (file: string) => readKnowledge('XX.yaml', file).entries.flatMap(({ held }) => ('text' in held ? held.text.map(({ prose }) => prose?.trim()) : []));
    expect(readKnowledge('XX.yaml', headed).faults).toEqual([]);
    expect(text(tidied(headed)).join('\n')).toBe(text(headed).join('\n'));
    expect(text(tidied(headed)).length).toBeLessThan(text(headed).length);
  });
});
