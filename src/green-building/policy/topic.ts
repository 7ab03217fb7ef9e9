import { Problem } from '#kernel/problem.ts';
import type { EntryOf } from '#platform/knowledge/facts.ts';
import type { Baseline, Document, Library, Target, Task } from './library.ts';
import type { Standing } from './standing.ts';

export type TopicAnswer = {
  readonly topic: EntryOf<'topic'>;
  readonly targets: readonly Target[];
  readonly baselines: readonly Baseline[];
  readonly tasks: readonly Task[];
  /** The state of each document on the day: what an ended one sets is marked as such. */
  readonly documents: readonly StandingDocument[];
};

type StandingDocument = { readonly document: Document; readonly state: Standing['state'] };

/** Throws Problem `no-such-topic`. */
export function topicNamed(name: string, { topics }: Pick<Library, 'topics'>): EntryOf<'topic'> {
  const found = topics.get(name);
  if (found === undefined) throw new Problem('not-found', 'no-such-topic', { topic: name, topics: [...topics.keys()].join(', ') });
  return found;
}

/** What these documents set and assign on a subject, in the subject's order. Rules are about projects and are in a project's verdict. */
export function topicOf(topic: EntryOf<'topic'>, held: readonly StandingDocument[]): TopicAnswer {
  const documents = held.map(({ document }) => document);
  const named = <T extends { readonly id: string }>(ids: readonly string[], read: (document: Document) => readonly T[]): T[] => {
    const there = new Map(documents.flatMap((document) => read(document).map((one) => [one.id, one] as const)));
    return ids.flatMap((id) => there.get(id) ?? []);
  };
  const found = {
    targets: named(topic.targets, ({ targets }) => targets),
    baselines: named(topic.baselines, ({ baselines }) => baselines),
    tasks: named(topic.tasks, ({ tasks }) => tasks),
  };
  const codes = new Set(Object.values(found).flatMap((list) => list.map(({ document }) => document)));
  return { topic, ...found, documents: held.filter(({ document }) => codes.has(document.head.code)) };
}
