import type { Language } from '#kernel/finding.ts';

/** The reader's language: `?lang=`, otherwise the first supported one of `Accept-Language`, otherwise Chinese. */
export function languageOf(request: Request): Language {
  const asked = new URL(request.url).searchParams.get('lang');
  if (asked === 'zh' || asked === 'en') return asked;
  const ranked = (request.headers.get('accept-language') ?? '')
    .split(',')
    .map((part) => {
      const [tag = '', ...rest] = part.trim().toLowerCase().split(';');
      const weight = Number(
        rest
          .find((given) => given.trim().startsWith('q='))
          ?.trim()
          .slice(2) ?? 1,
      );
      return { tag: tag.trim(), weight: Number.isNaN(weight) ? 0 : weight };
    })
    .filter(({ tag, weight }) => weight > 0 && /^(zh|en)(-|$)/u.test(tag))
    .toSorted((a, b) => b.weight - a.weight);
  return ranked[0]?.tag.startsWith('en') === true ? 'en' : 'zh';
}
