import type { Cookie, Page, Request } from 'playwright-core';

/** How somebody looks at the console. */
export type View = {
  readonly language?: 'zh' | 'en';
  readonly dark?: boolean;
  readonly width?: number;
  readonly height?: number;
  /** Another address that leads to the program. */
  readonly at?: string;
};

/** A page, what it is asking, and what it did that it should not: refused by the page's policy, asked of others, thrown. */
export type Visit = {
  readonly page: Page;
  /** Of the console, as it is looked at. */
  readonly origin: string;
  readonly underWay: Set<Request>;
  readonly refused: string[];
  readonly outside: string[];
  readonly thrown: string[];
  /** The sessions of this console that were begun, by the names of people. */
  sessions: Map<string, Cookie[]>;
  /** What the page shows before anything is opened: nothing, the console as somebody had it, or what must be loaded anew. */
  readonly stands: { is: 'nothing' | 'console' | 'something' };
};
