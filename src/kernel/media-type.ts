/** Nothing but JSON, in the one way to write its letters that is read: two types in one header are none, and no other charset is. */
const json = /^application\/json(?:\s*;\s*charset\s*=\s*(?:utf-8|"utf-8"))?\s*;?\s*$/iu;

/** Whether a Content-Type says JSON and nothing else. */
export const isJson = (type: string | null): boolean => type !== null && json.test(type);
