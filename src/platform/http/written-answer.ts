import { JsonWriter } from '#kernel/json-writer.ts';
import { WrittenJson } from '#kernel/written.ts';

/** Writes answers with lists that write themselves. */
export function createAnswerWriter() {
  const into = new JsonWriter();
  /** The answer as JSON; null where it has no such list. */
  return function written(answer: unknown): Uint8Array<ArrayBuffer> | null {
    const told = Object.entries(answer ?? {}).filter(([, value]) => value !== undefined);
    if (!told.some(([, value]) => value instanceof WrittenJson)) return null;
    into.clear();
    for (const [at, [name, value]] of told.entries()) {
      into.text(`${at === 0 ? '{' : ','}${JSON.stringify(name)}:`);
      if (value instanceof WrittenJson) value.write(into);
      else into.text(JSON.stringify(value));
    }
    into.text('}');
    return into.written();
  };
}
