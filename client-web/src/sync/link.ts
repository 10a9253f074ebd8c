// When to connect, when to ping, when to give up: the clockwork of one connection, without the connection.
//
// Times are monotonic milliseconds, given by the caller. `tick` is called at `deadline` or later; it says what is to
// be done.
import { stopReason, type StopReason } from './close_code';

export type LinkState =
  | { readonly name: 'resting' }
  | { readonly name: 'waiting'; readonly until: number }
  | { readonly name: 'connecting'; readonly since: number }
  /** Open, Hello sent. */
  | { readonly name: 'greeting'; readonly since: number }
  | { readonly name: 'live'; readonly since: number; heard: number; pinged: number }
  | { readonly name: 'stopped'; readonly reason: StopReason | 'broken' | 'taken' };

export type LinkAct = 'connect' | 'ping' | 'drop' | null;

const pingInterval = 5_000;
/** P16: two missed answers; a little less than 10 s, so that it is noticed within them. */
const silenceMax = 9_500;
const connectMax = 10_000;
/** Welcome may carry a large keyframe over a thin network. */
const welcomeMax = 30_000;
const pauseMin = 400;
const pauseMax = 15_000;
/** A connection that lived so long counts as good: the next pause is short again. */
const goodAfter = 10_000;

export class Link {
  private state_: LinkState = { name: 'resting' };
  private attempts = 0;
  private downSince_: number | null = null;
  private comeBackIn: number | null = null;

  constructor(private readonly random: () => number) {}

  get state(): LinkState {
    return this.state_;
  }

  /** Since when nothing has come from the server; null while connected. */
  get downSince(): number | null {
    return this.downSince_;
  }

  start(now: number): LinkAct {
    if (this.state_.name !== 'resting' && this.state_.name !== 'waiting') return null;
    this.state_ = { name: 'connecting', since: now };
    return 'connect';
  }

  opened(now: number): void {
    this.state_ = { name: 'greeting', since: now };
  }

  welcomed(now: number): void {
    this.downSince_ = null;
    this.state_ = { name: 'live', since: now, heard: now, pinged: now };
  }

  heard(now: number): void {
    if (this.state_.name === 'live') this.state_.heard = now;
  }

  /** The server said that it goes away and when to come back. */
  askedToComeBack(inMs: number): void {
    this.comeBackIn = inMs;
  }

  closed(code: number, now: number): void {
    if (this.state_.name === 'stopped' || this.state_.name === 'resting') return;
    const reason = stopReason(code);
    if (reason) return this.stop(reason, now);
    if (this.state_.name === 'live' && now - this.state_.since >= goodAfter) this.attempts = 0;
    this.downSince_ ??= now;
    this.state_ = { name: 'waiting', until: now + this.pause() };
  }

  stop(reason: StopReason | 'broken' | 'taken', now: number): void {
    this.downSince_ ??= now;
    this.state_ = { name: 'stopped', reason };
  }

  rest(): void {
    this.state_ = { name: 'resting' };
  }

  /** A person or the browser says that now is a good moment. */
  hurry(now: number): LinkAct {
    if (this.state_.name === 'waiting') {
      this.attempts = 0;
      return this.start(now);
    }
    if (this.state_.name !== 'live') return null;
    this.state_.pinged = now;
    return 'ping';
  }

  /** The browser says that the network is gone: believe it unless an answer comes within 3 s. */
  doubt(now: number): LinkAct {
    if (this.state_.name !== 'live') return null;
    this.state_.heard = Math.min(this.state_.heard, now - silenceMax + 3_000);
    this.state_.pinged = now;
    return 'ping';
  }

  /** When `tick` wants to be called; null when only an event can change anything. */
  get deadline(): number | null {
    switch (this.state_.name) {
      case 'waiting':
        return this.state_.until;
      case 'connecting':
        return this.state_.since + connectMax;
      case 'greeting':
        return this.state_.since + welcomeMax;
      case 'live':
        return Math.min(this.state_.heard + silenceMax, this.state_.pinged + pingInterval);
      default:
        return null;
    }
  }

  tick(now: number): LinkAct {
    const deadline = this.deadline;
    if (deadline === null || now < deadline) return null;
    if (this.state_.name === 'waiting') return this.start(now);
    if (this.state_.name !== 'live' || now >= this.state_.heard + silenceMax) return 'drop';
    this.state_.pinged = now;
    return 'ping';
  }

  /** Grows by doubling; half of it is chance, so that forty tablets do not come back at once. */
  private pause(): number {
    const full = Math.min(pauseMax, pauseMin * 2 ** Math.min(this.attempts++, 10));
    const least = this.comeBackIn ?? 0;
    this.comeBackIn = null;
    return least + full / 2 + (full / 2) * this.random();
  }
}
