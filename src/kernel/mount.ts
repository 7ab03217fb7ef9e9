/** A request to an address outside the API, its body whole and within its limit. */
export type MountedRequest = {
  readonly method: string;
  /** Below the prefix, with its slash and none at the end: `/programs/7`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | null;
  readonly text: () => string;
  /** The body as JSON, sound. Throws Problem: `not-json`, `text-invalid`, `too-deep`. */
  readonly json: () => unknown;
  /** The address that it comes from. */
  readonly address: string;
};

export type MountedAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A protocol of its own beside the API: who asks is told by itself, and so are its problems. */
export type Mount = {
  /** `/openadr3/3.1.0` */
  readonly prefix: string;
  /** The most that a body may hold. */
  readonly most: { readonly bytes: number; readonly values: number };
  /** Where a secret is given for a token. */
  readonly secret: {
    /** Below the prefix. */
    readonly at: string;
    /** What that door is called. */
    readonly door: string;
    /** Who a request there says that it is of. */
    readonly claimant: (request: MountedRequest) => string | null;
    /** What is told of too many wrong ones: to come back in so many seconds. */
    readonly tooMany: (seconds: number) => MountedAnswer;
  };
  readonly answer: (request: MountedRequest) => Promise<MountedAnswer>;
};
