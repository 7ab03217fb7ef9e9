import { expect, test } from 'vitest';
import { codesIn } from './codes-in-text.ts';

test('codes are found in a Chinese text, each once', () => {
  expect(codesIn('缺少 hasConditions，见 YQ/bim-other 和YQ 二(一)一；correction-field-missing、place_of_worship、hasConditions')).toEqual([
    'hasConditions',
    'YQ/bim-other',
    'YQ',
    'correction-field-missing',
    'place_of_worship',
  ]);
});

test('units, numbers of standards and codes assigned by users are not reported', () => {
  expect(
    codesIn(
      '120 kWh/m²，5 tCO₂、6 kgCO₂/m²、7 kgCO2，0.3 kgce/kWh，GB/T 2589-2020，GB 55015-2021，B1，GHTJ-140300-2026-0001，2025-01-01，LED、BIM',
    ),
  ).toEqual([]);
});
