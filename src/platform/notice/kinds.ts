import { Problem } from '#kernel/problem.ts';
import type { Evidence, Language } from '#kernel/finding.ts';

/** A kind of notice, as the slice that writes it makes it known. Its sentences are words of that slice, by the code of each notice. */
export type NoticeKind = {
  /** `import-ended` */
  readonly kind: string;
  readonly name: Readonly<Record<Language, string>>;
  /** Who gets such notices: the person whom one concerns, or those who look after the city. */
  readonly audience: 'person' | 'administrators';
  /** Comes by mail in quiet hours too, for those who let urgent kinds pass. */
  readonly urgent: boolean;
  /** Comes by mail until the person says otherwise. */
  readonly mail: boolean;
};

/** What is to be told. */
export type NewNotice = {
  readonly kind: string;
  /** Finds the sentence among the words of all slices. */
  readonly code: string;
  readonly evidence: Evidence;
  /** What it tells of, so that it is told once: `import:17`. */
  readonly key: string;
  /** The page of the console that shows it, `/imports/17`. */
  readonly link: string | null;
  /** Identities as `Scope` has them, or all administrators. */
  readonly to: readonly string[] | 'administrators';
  /** Names that it is posted or mailed to as well, as administrators have set them up; one that there is not gets nothing. */
  readonly targets?: readonly string[];
  /** What those get: `{event, at, …}`. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Goes out to them in their quiet hours too. */
  readonly urgent?: boolean;
};

export type NoticeKinds = ReturnType<typeof createNoticeKinds>;

/** The kinds that slices have made known, in that order. */
export function createNoticeKinds() {
  const known = new Map<string, NoticeKind>();
  return {
    add(kind: NoticeKind): void {
      if (known.has(kind.kind)) throw new Error(`two kinds of notices are called ${kind.kind}`);
      known.set(kind.kind, kind);
    },
    /** @throws Error where no slice has made it known: a fault of the program */
    named(kind: string): NoticeKind {
      const found = known.get(kind);
      if (found === undefined) throw new Error(`no kind of notices is called ${kind}`);
      return found;
    },
    /** The name of a kind; one that an earlier version knew is told by its code. */
    nameOf: (kind: string, language: Language): string => known.get(kind)?.name[language] ?? kind,
    isUrgent: (kind: string): boolean => known.get(kind)?.urgent === true,
    all: (): readonly NoticeKind[] => [...known.values()],
    /** @throws Problem `no-such-notice-kind` */
    check(kinds: readonly string[]): void {
      const unknown = kinds.find((kind) => !known.has(kind));
      if (unknown !== undefined)
        throw new Problem('bad-input', 'no-such-notice-kind', { kind: unknown, kinds: [...known.keys()].join(', ') });
    },
  };
}
