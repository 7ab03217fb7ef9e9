import type { Language } from '#kernel/finding.ts';
import type { RuralAnswer } from './rural-houses.ts';

/** An answer with the names of its options in one language. */
export type RuralSpoken = ReturnType<typeof inWords>;

export function inWords({ names, retrofit, built, ...rest }: RuralAnswer, language: Language) {
  const nameOf = (field: string, key: string | null): string | null => (key === null ? null : (names[field]?.[key]?.[language] ?? key));
  const named = (field: string, all: RuralAnswer['built']['programmes']) => all.map((one) => ({ ...one, name: nameOf(field, one.key) }));
  return {
    ...rest,
    retrofit: {
      ...retrofit,
      parts: retrofit.parts.map((one) => ({ ...one, name: nameOf('parts', one.key) ?? one.key })),
      heating: retrofit.heating.map((one) => ({
        ...one,
        beforeName: nameOf('heatingBefore', one.before),
        afterName: nameOf('heatingAfter', one.after),
      })),
      effects: { ...retrofit.effects, by: [...retrofit.effects.by] },
    },
    built: {
      ...built,
      programmes: named('programme', built.programmes),
      structures: named('structure', built.structures),
      heating: named('heating', built.heating),
      energy: [...built.energy],
    },
  };
}
