import type { App } from '#main.ts';

/**
 * A person at a browser: keeps cookies, sends the console's own Origin, has a language.
 * @param from another address, if the program trusts 127.0.0.1 as its proxy
 */
export function visitor(app: App, language = 'zh', from?: string) {
  const cookies = new Map<string, string>();
  async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await app.fetch(
      new Request(`http://localhost${path}`, {
        method,
        headers: {
          origin: 'http://localhost',
          'accept-language': language,
          ...(from === undefined ? {} : { 'x-forwarded-for': from }),
          ...(cookie === '' ? {} : { cookie }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
    );
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/u.exec(set) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return answer;
  }
  return {
    cookies,
    get: (path: string, headers?: Record<string, string>) => send('GET', path, undefined, headers),
    post: (path: string, body: unknown, headers?: Record<string, string>) => send('POST', path, body, headers),
    signIn: (username: string, password: string) => send('POST', '/api/auth/sign-in/username', { username, password }),
  };
}

/** The body of an answer, together with its status. */
export async function bodyOf(answer: Response): Promise<Record<string, unknown> & { status: number }> {
  return { ...((await answer.json()) as Record<string, unknown>), status: answer.status };
}
