/** Only JSON, in the one charset that is read: a header with two types is invalid, and so is any other charset. */
const json = /^application\/json(?:\s*;\s*charset\s*=\s*(?:utf-8|"utf-8"))?\s*;?\s*$/iu;

/** Whether a Content-Type is JSON and nothing else. */
export const isJson = (type: string | null): boolean => type !== null && json.test(type);
