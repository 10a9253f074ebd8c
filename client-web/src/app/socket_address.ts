/** Of a socket of this server; `path` begins with a slash. */
export function socketAddress(path: string): URL {
  const url = new URL(path, location.href);
  url.protocol = url.protocol.replace('http', 'ws');
  url.hash = '';
  return url;
}

export function boardSocket(board: string): URL {
  return socketAddress(`/api/v1/boards/${board}/socket`);
}
