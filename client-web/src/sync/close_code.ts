// What a closed connection asks for: to come back, or to stop and say why (PROTOCOL.md, "Close codes").

export type StopReason = 'bad_frame' | 'bad_token' | 'revoked' | 'bad_version' | 'quarantined';

/** The server's store can not take what was sent, or not be read. */
export const storeFailed = 4004;

/** Too much of what was sent was refused: what is left may follow after the pause. */
export const muchRefused = 4007;

/** Null: come back after a pause. */
export function stopReason(code: number): StopReason | null {
  switch (code) {
    case 4102:
      return 'bad_token';
    case 4103:
      return 'revoked';
    case 4104:
      return 'bad_version';
    case 4105:
      return 'quarantined';
    default:
      // 4100, 4101 and whatever a newer server adds to the range: a fault that coming back would repeat.
      return code >= 4100 && code <= 4199 ? 'bad_frame' : null;
  }
}
