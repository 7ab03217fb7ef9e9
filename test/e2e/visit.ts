import type { Cookie, Page, Request } from 'playwright-core';

/** How a user views the console. */
export type View = {
  readonly language?: 'zh' | 'en';
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Another address that leads to the program. */
  readonly at?: string;
};

/**
 * A page, its requests under way, and what it did that it should not: refused by the page's policy, requested from other origins, thrown.
 */
export type Visit = {
  readonly page: Page;
  /** The origin of the console as it is viewed. */
  readonly origin: string;
  readonly underWay: Set<Request>;
  readonly refused: string[];
  readonly outside: string[];
  readonly thrown: string[];
  /** The sessions of this console that were started, by the names of people. */
  sessions: Map<string, Cookie[]>;
  /** What the page shows before anything is opened: nothing, the console as a previous test left it, or what must be reloaded. */
  readonly stands: { is: 'nothing' | 'console' | 'something' };
};
