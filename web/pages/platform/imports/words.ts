import type { PageWords } from '../../../i18n/language.tsx';
import { en } from './words-en.ts';
import { zh } from './words-zh.ts';

export const importWords: PageWords<typeof zh> = { zh, en };
