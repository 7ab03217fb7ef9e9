/** A request to a path outside the API, with its body complete and within its limit. */
export type MountedRequest = {
  readonly method: string;
  /** Below the prefix, with a leading and no trailing slash: `/programs/7`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly header: (name: string) => string | null;
  readonly text: () => string;
  /** The body as valid JSON. Throws Problem: `not-json`, `text-invalid`, `too-deep`. */
  readonly json: () => unknown;
  /** The client's address. */
  readonly address: string;
};

export type MountedAnswer = {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

/** A separate protocol next to the API, with its own identification of clients and its own problems. */
export type Mount = {
  /** `/openadr3/3.1.0` */
  readonly prefix: string;
  /** The limits of a body. */
  readonly most: { readonly bytes: number; readonly values: number };
  /** Where a secret is exchanged for a token. */
  readonly secret: {
    /** Below the prefix. */
    readonly at: string;
    /** The name of that entry point. */
    readonly door: string;
    /** The client that a request there claims to come from. */
    readonly claimant: (request: MountedRequest) => string | null;
    /** The response to too many wrong secrets: to retry after this many seconds. */
    readonly tooMany: (seconds: number) => MountedAnswer;
  };
  readonly answer: (request: MountedRequest) => Promise<MountedAnswer>;
};
