import { category } from './vocabulary.ts';

/** Actors without an account. */
export const actorTerms = category({
  local: { zh: '系统（命令行）', en: 'System (command line)' },
  yaodong: { zh: '系统', en: 'System' },
});
