import { dictionary } from '@zxcvbn-ts/language-common';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isGuessable } from './guessable.ts';

const common = new Set(dictionary['passwords-common']);
const words = ['zhangwei', 'yaodong', '窑洞', 'energy.example.cn'];

test.each([
  'qwertyuiop',
  '1234567890',
  'QwertyUiop',
  'Password2024!',
  '!!manchester99',
  '1111111111111',
  'abababababab',
  'zhangwei12345',
  'ZhangWei@2026',
  'yaodong-2026',
  '窑洞窑洞窑洞2026',
  'ｐａｓｓｗｏｒｄ123',
])('%s is easily guessed', (password) => {
  expect(isGuessable(password, common, words)).toBe(true);
});

test.each([
  'correct horse battery staple',
  'yaodong keeps seven lamps lit',
  '山西的冬天要早点供暖',
  'k7-fjq2-mmxw-9vbt',
  'a password of my own',
])('%s is not easily guessed', (password) => {
  expect(isGuessable(password, common, words)).toBe(false);
});

test('no common password passes, in any case and with any digits around it', () => {
  const some = [...common].filter((one) => /^\p{L}{3,}$/u.test(one));
  fc.assert(
    fc.property(fc.constantFrom(...some), fc.stringMatching(/^\d{0,4}[!.@#]{0,2}$/u), fc.boolean(), (word, around, large) => {
      expect(isGuessable(`${around}${large ? word.toUpperCase() : word}${around}`, common, [])).toBe(true);
    }),
  );
});
