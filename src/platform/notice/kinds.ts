import { Problem } from '#kernel/problem.ts';
import type { Evidence, Language } from '#kernel/finding.ts';

/** A kind of notice, as registered by the slice that writes it. Its sentences are words of that slice, by the code of each notice. */
export type NoticeKind = {
  /** `import-ended` */
  readonly kind: string;
  readonly name: Readonly<Record<Language, string>>;
  /** Who gets such notices: the person concerned, or the administrators of the city. */
  readonly audience: 'person' | 'administrators';
  /** Also sent by mail in quiet hours, to those who let urgent kinds pass. */
  readonly urgent: boolean;
  /** Sent by mail unless the person chooses otherwise. */
  readonly mail: boolean;
};

/** The content of a new notice. */
export type NewNotice = {
  readonly kind: string;
  /** Finds the sentence among the words of all slices. */
  readonly code: string;
  readonly evidence: Evidence;
  /** Identifies the subject, so that it is reported once: `import:17`. */
  readonly key: string;
  /** The page of the console that shows it, `/imports/17`. */
  readonly link: string | null;
  /** Identities as in `Scope`, or all administrators. */
  readonly to: readonly string[] | 'administrators';
  /** Targets that it is also posted or mailed to, as set up by administrators; names that do not exist are ignored. */
  readonly targets?: readonly string[];
  /** The payload for those: `{event, at, …}`. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** Also sent to them in their quiet hours. */
  readonly urgent?: boolean;
};

export type NoticeKinds = ReturnType<typeof createNoticeKinds>;

/** The kinds that slices have registered, in that order. */
export function createNoticeKinds() {
  const known = new Map<string, NoticeKind>();
  return {
    add(kind: NoticeKind): void {
      if (known.has(kind.kind)) throw new Error(`two kinds of notices are called ${kind.kind}`);
      known.set(kind.kind, kind);
    },
    /** @throws Error if no slice has registered it: a programming error */
    named(kind: string): NoticeKind {
      const found = known.get(kind);
      if (found === undefined) throw new Error(`no kind of notices is called ${kind}`);
      return found;
    },
    /** The name of a kind; for a kind of an earlier version, its code. */
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
