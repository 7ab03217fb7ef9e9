/**
 * The same request with another address, headers or body. The server's requests are lightweight substitutes that `new Request(request)`
 * rejects, so a full one is built.
 */
export function copyRequest(
  request: Request,
  other: { readonly url?: URL; readonly headers?: Headers; readonly body?: ReadableStream<Uint8Array> | Uint8Array<ArrayBuffer> },
): Request {
  const bodiless = request.method === 'GET' || request.method === 'HEAD';
  const body = bodiless ? null : (other.body ?? request.body);
  return new Request(other.url ?? request.url, {
    method: request.method,
    headers: other.headers ?? request.headers,
    signal: request.signal,
    ...(body === null ? {} : { body, duplex: 'half' }),
  } as RequestInit);
}
