// Sends one picture to the server, and says how far it is. (fetch does not know how much of a body is out.)

export interface Uploaded {
  readonly blob: string;
}

/** Why it is not there. `again`: worth another try by itself, after so many ms. */
export interface NotSent {
  readonly code: string;
  readonly again: number | null;
}

const timeoutMs = 65_000;
/** After no answer, and after one that says to wait without saying how long. */
const pauseMs = 3_000;

/** What the server's answer means. */
export function judge(status: number, text: string, retryAfter: string | null): Uploaded | NotSent {
  let said: { blob?: unknown; error?: { code?: unknown } } = {};
  try {
    said = (JSON.parse(text) as typeof said | null) ?? {};
  } catch {
    // A proxy's page: said below.
  }
  if (status === 201 && typeof said.blob === 'string' && /^[0-9a-f]{64}$/.test(said.blob)) {
    return { blob: said.blob };
  }
  const code = typeof said.error?.code === 'string' ? said.error.code : 'not_ours';
  const passes = status === 429 || (status >= 500 && code !== 'disk_full') || code === 'not_ours';
  const wait = 1000 * (Number(retryAfter) || 0) || pauseMs;
  return { code, again: passes ? wait : null };
}

export interface Sending {
  readonly board: string;
  readonly token: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly type: string;
  /** From 0 to 1. */
  readonly progress: (share: number) => void;
  readonly signal: AbortSignal;
}

export function upload({
  board,
  token,
  bytes,
  type,
  progress,
  signal,
}: Sending): Promise<Uploaded | NotSent> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open('POST', `/api/v1/boards/${board}/blobs`);
    request.setRequestHeader('Authorization', `Bearer ${token}`);
    request.setRequestHeader('Content-Type', type);
    request.timeout = timeoutMs;
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    const lost = (): void => resolve({ code: 'unreachable', again: pauseMs });
    request.onerror = request.ontimeout = request.onabort = lost;
    request.onload = () =>
      resolve(judge(request.status, request.responseText, request.getResponseHeader('Retry-After')));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(bytes);
  });
}
