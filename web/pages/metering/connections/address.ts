import { wordIn } from '../../../ui/address.ts';

/** The views of a connection. */
export const connectionTabs = ['facts', 'find', 'channels', 'waiting', 'change'] as const;

export const readConnection = (given: Readonly<Record<string, unknown>>) => ({ tab: wordIn(given, 'tab', connectionTabs, 'facts') });
