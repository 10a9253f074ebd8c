// What is saved and what is not, always in words; and what the server refused, with why.

import { useEffect, useState } from 'preact/hooks';
import type { App, Board, Status } from '../../app/model';
import { words } from '../../i18n/language';
import { inEvent } from '../parts/event_time';
import { Icon } from '../parts/icon';
import { useLate } from '../parts/use_late';
import { fullText, obstacleText, statusText } from './status_text';
import type { StatusText } from './status_text';

export const loadTray = () => import('./tray/tray').then((module) => module.Tray);

/** A save that takes less than this is not announced: a line that flickers with each letter is not read. */
const patienceMs = 700;

/** Good news at once, "not yet sent" only when it lasts. */
function useCalm(text: StatusText): StatusText {
  const [shown, setShown] = useState(text);
  useEffect(() => {
    if (text.tone !== 'wait' || shown.tone === 'wait') return setShown(text);
    const timer = setTimeout(() => setShown(text), patienceMs);
    return () => clearTimeout(timer);
  }, [text.tone, text.text]);
  return shown;
}

interface Props {
  readonly app: App;
  readonly board: Board;
  /** Something was asked for and did not come. */
  readonly onLost: () => void;
}

/** A token that a moderator ended is as strange to the board as one that never was: the event knows why. */
function whyEnded({ session }: App, status: Status): Status {
  const { value: why } = session.refusal;
  const ended = session.load.value === 'refused' && (why === 'put_out' || why === 'revoked');
  return ended && status.stop === 'bad_token' ? { ...status, stop: 'revoked' } : status;
}

export function StatusLine({ app, board, onLost }: Props) {
  const t = words.value;
  const status = whyEnded(app, board.status.value);
  const obstacle = obstacleText(status, app.obstacle.value, t.status);
  const now = useCalm(obstacle ?? statusText(status, t.status, inEvent(app)));
  const full = fullText(status, t.status);
  const [tray, setTray] = useState(false);
  const Tray = useLate(tray, loadTray, () => {
    setTray(false);
    onLost();
  });
  return (
    <div class="status-place">
      <div class={`status status--${now.tone}`}>
        <Icon name={now.icon} size={18} />
        <span class="status__text" role="status" aria-live="polite">
          {now.text}
        </span>
        <WayOut app={app} board={board} />
      </div>
      {/* Over the board, not in the strip: what comes and goes must not move the board under a finger. */}
      <div class="status-more">
        {full && (
          <div class={`status status--${full.tone}`} role="status">
            <Icon name={full.tone === 'warn' ? 'warning' : 'list'} size={18} />
            {full.text}
          </div>
        )}
        {status.refused > 0 && (
          <button type="button" class="status status--warn status__refused" onClick={() => setTray(true)}>
            <Icon name="warning" size={18} />
            {t.status.refused(status.refused)}
          </button>
        )}
      </div>
      {Tray && <Tray app={app} board={board} onClose={() => setTray(false)} />}
    </div>
  );
}

/** What a person can do about the state: try again, or load the page anew. */
function WayOut({ app, board }: Omit<Props, 'onLost'>) {
  const t = words.value;
  const { connection, reload, stop, onDevice } = board.status.value;
  const stuck = connection === 'offline' || connection === 'empty';
  const outside = stop === 'revoked' || stop === 'bad_token';
  const helps = reload || (stop !== null && !outside && stop !== 'quarantined');
  return (
    <>
      {stuck && (
        <button type="button" class="status__action" onClick={() => board.retry()}>
          {t.common.retry}
        </button>
      )}
      {outside && (
        <button type="button" class="status__action" onClick={() => app.session.leave()}>
          {t.status.joinAgain}
        </button>
      )}
      {helps && onDevice && (
        <button
          type="button"
          class="status__action"
          title={t.common.reload}
          onClick={() => void app.reload()}
        >
          {reload ? t.status.reload : t.common.reload}
        </button>
      )}
    </>
  );
}
