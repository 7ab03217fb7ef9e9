import { describe, expect, it } from 'vitest';
import { wordsOf } from '#platform/knowledge/facts.ts';
import { coverageOf, coverageOfShipped, receivedText } from './coverage-documents.ts';
import { shippedOnce } from './judge.ts';
import { cleaned } from '#platform/knowledge/draft.ts';

const { documents } = shippedOnce();

describe('the bundled documents', () => {
  it.each(coverageOfShipped().map((one) => [one.code, one] as const))(
    '%s: contains every sentence, in order and marked',
    (_code, coverage) => {
      expect(coverage.unmarked).toEqual([]);
      expect(coverage.foreign).toEqual([]);
      expect(coverage.sentences).toBeGreaterThan(50);
    },
  );

  it.each(documents.map((one) => [one.head.code, one] as const))(
    '%s: every quote appears in the text as it was received',
    (code, document) => {
      const text = cleaned(receivedText(code) ?? '').join('\n');
      const quotes = [...document.rules, ...document.targets, ...document.tasks, ...document.baselines];
      expect(quotes.filter(({ quote }) => wordsOf(text, quote) === null).map(({ id }) => id)).toEqual([]);
    },
  );

  it.each(['YC', 'YQ'])('%s: a retrofit’s gain of 20 % is required of the building, and a target of the city', (code) => {
    const document = documents.find(({ head }) => head.code === code);
    const [rule, target] = [
      document?.rules.find(({ id }) => id === `${code}/gain-20`),
      document?.targets.find(({ id }) => id === `${code}/retrofit-gain`),
    ];
    expect(target).toMatchObject({ comparator: '>=', value: 20, unit: '%', mode: 'state', due: null, clause: '二(三)' });
    expect(target?.quote).toBe('未采取节能措施的公共建筑改造后实现整体能效提升 20%以上');
    expect(rule?.quote).toBe(target?.quote);
  });

  it.each(documents.map((one) => [one.head.code, one] as const))(
    '%s: contains the number in its title, and every unit of a task',
    (code, document) => {
      const text = cleaned(receivedText(code) ?? '').join('\n');
      for (const { units, counties } of document.tasks)
        for (const unit of [...units, ...counties]) expect(wordsOf(text, unit), unit).not.toBeNull();
      if (document.head.number !== null) expect(wordsOf(text, document.head.number)).not.toBeNull();
    },
  );

  it('a sentence that is missing or added is detected', () => {
    const [first] = documents;
    if (first === undefined) throw new Error('no document');
    const text = receivedText(first.head.code) ?? '';
    const [, ...rest] = first.head.text.slice(-20);
    expect(coverageOf({ ...first.head, text: rest }, text).unmarked.length).toBeGreaterThan(0);
    expect(coverageOf({ ...first.head, text: [...first.head.text, { prose: '此句不在文件中。' }] }, text).foreign).toEqual([
      '此句不在文件中。',
    ]);
  });
});
