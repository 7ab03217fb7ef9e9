import { expect, it } from 'vitest';
import { sentenceParts } from './sentence-parts.ts';

it('a figure opens where its number stands; the year of a sentence is none', () => {
  expect(sentenceParts('2025年用电 12,000 千瓦时，占 41.3%。', [say(12_000, 'a'), say(41.26, 'b')])).toEqual([
    { text: '2025年用电 ', figure: null },
    { text: '12,000', figure: 'a' },
    { text: ' 千瓦时，占 ', figure: null },
    { text: '41.3', figure: 'b' },
    { text: '%。', figure: null },
  ]);
});

it('the pieces say the sentence again, whatever is found in it', () => {
  for (const figures of [[], [say(null, 'x')], [say(7, 'x')], [say(2025, null), say(3, 'y')]]) {
    const text = 'In 2025: 3 of 4.';
    expect(
      sentenceParts(text, figures)
        .map((one) => one.text)
        .join(''),
    ).toBe(text);
  }
});

function say(value: number | null, figure: string | null) {
  return { value, figure };
}
