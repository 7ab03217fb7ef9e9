import type { Language } from '#kernel/finding.ts';

const key = 'yaodong.language';

let current: Language = chosen();

/** The current language of the page, for requests to the server. */
export function spoken(): Language {
  return current;
}

/** Remembers the language on this machine. */
export function speak(language: Language): void {
  current = language;
  localStorage.setItem(key, language);
}

/** The last choice on this machine, otherwise the first of the browser's languages that we support, otherwise Chinese. */
function chosen(): Language {
  const kept = localStorage.getItem(key);
  if (kept === 'zh' || kept === 'en') return kept;
  const first = navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()).find((tag) => tag === 'zh' || tag === 'en');
  return first === 'en' ? 'en' : 'zh';
}
