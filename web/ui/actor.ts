import { useWords } from '../i18n/language.tsx';

/** Who did something, as shown to a reader: the program itself and the command line on its machine have no account. */
export function useActor(): (name: string) => string {
  const { actor } = useWords();
  const own: Readonly<Record<string, string>> = actor;
  return (name) => (Object.hasOwn(own, name) ? (own[name] ?? name) : name);
}
