// Times of an event, written alike wherever they stand on a screen.
import type { App } from '../../app/model';
import { moment } from '../../i18n/zoned_time';

/** Writes times as those of the event. */
export function inEvent(app: App): (time: number) => string {
  const timeZone = app.session.event.value?.timeZone ?? '';
  return (time) => moment(time, timeZone);
}
