import { expect, test } from 'vitest';
import { fitted, jpegName } from './photo-size.ts';

test('a photo is drawn with 1,600 dots on its longer side, in its proportions, and never larger than it is', () => {
  expect(fitted(4000, 3000)).toEqual({ width: 1600, height: 1200 });
  expect(fitted(3000, 4000)).toEqual({ width: 1200, height: 1600 });
  expect(fitted(800, 600)).toEqual({ width: 800, height: 600 });
  expect(fitted(20_000, 1)).toEqual({ width: 1600, height: 1 });
});

test('the ending of its name says what it is now', () => {
  expect(['IMG_1.HEIC', '三楼.大厅.png', 'photo'].map(jpegName)).toEqual(['IMG_1.jpg', '三楼.大厅.jpg', 'photo.jpg']);
});
