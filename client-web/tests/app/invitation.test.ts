import { afterEach, describe, expect, it, vi } from 'vitest';
import { invitationIn, isInviting, linkElsewhere, takeInvitation } from '../../src/app/invitation';

const secret = 'a2b3c4d5e6f7ghijklmnopqrst';
const join = { kind: 'join', code: secret };

/** sessionStorage and the address as a page that is loaded again finds them. */
function page(hash: string, stores = true) {
  const kept = new Map<string, string>();
  const no = (): never => {
    throw new Error('storage is switched off');
  };
  vi.stubGlobal('sessionStorage', {
    getItem: stores ? (key: string) => kept.get(key) ?? null : no,
    setItem: stores ? (key: string, value: string) => void kept.set(key, value) : no,
    removeItem: (key: string) => void kept.delete(key),
  });
  const location = { hash, pathname: '/', search: '' } as unknown as Location;
  const history = {
    state: null,
    replaceState: () => Object.assign(location, { hash: '' }),
  } as unknown as History;
  return { load: () => takeInvitation(location, history), location };
}

afterEach(() => vi.unstubAllGlobals());

describe('A link that invites', () => {
  it('is read whatever stands around it', () => {
    for (const text of [
      `#j=${secret}`,
      `#J=${secret}`,
      `https://tables.example/#j=${secret}`,
      `Venez\u00a0: https://tables.example/#j=${secret}. À demain`,
      `<https://tables.example/#j=${secret}>`,
      `(tables.example/#j=${secret})`,
      `https://tables.example/#j=${secret}&utm_source=mail`,
      `https://tables.example/#j=${secret}?fbclid=1`,
      `https://tables.example/#j=${secret}#top`,
      `https://tables.example/#j=%20${secret}%0A`,
      `https://tables.example/?utm_source=mail#j=${secret}`,
      `https://tables.example/#j=${secret.slice(0, 15)}\r\n${secret.slice(15)}\n\nBien à vous`,
      `https://tables.example/#j=${secret.slice(0, 15)}=\n${secret.slice(15)}`,
      `https://tables.example/#j=${secret}Cordialement`,
      secret,
      secret.toUpperCase(),
    ]) {
      expect(invitationIn(text), text).toMatchObject({ kind: 'join' });
      expect(invitationIn(text)?.code.toLowerCase(), text).toBe(secret);
    }
    expect(invitationIn('#j=ABC-DEF et à demain, tout le monde')?.code).toBe('ABCDEF');
    expect(invitationIn('#j=ABC-DEF,')).toEqual({ kind: 'join', code: 'ABCDEF' });
    expect(invitationIn('＃ｊ＝ＡＢＣ－ＤＥＦ')).toEqual({ kind: 'join', code: 'ABCDEF' });
    expect(invitationIn(`#M=${secret}`)).toEqual({ ...join, kind: 'moderator' });
    expect(invitationIn(`#o=${secret}`)).toEqual({ ...join, kind: 'observer' });
  });

  it('is none where there is none', () => {
    for (const text of [
      '',
      'ABC-DEF',
      '#j=',
      '#j=%',
      '#/board/00',
      'https://tables.example/',
      '#x=ABC',
      '#j=<b>',
    ]) {
      expect(invitationIn(text), text).toBeNull();
    }
    expect(isInviting('#/board/0123456789abcdef')).toBe(false);
    expect(isInviting('#J=x')).toBe(true);
  });

  it('of another server is told by its name', () => {
    expect(linkElsewhere(`https://other.example/#j=${secret}`, 'tables.example')).toBe('other.example');
    expect(linkElsewhere(`https://tables.example/#j=${secret}`, 'tables.example')).toBeNull();
    expect(linkElsewhere('ABC-DEF', 'tables.example')).toBeNull();
  });

  it('is kept by a reload before the name, and leaves the address', () => {
    const tab = page(`#j=${secret}.`);
    expect(tab.load()).toEqual(join);
    expect(tab.location.hash).toBe('');
    expect(tab.load()).toEqual(join);
  });

  it('stays in the address where nothing is stored', () => {
    const tab = page(`#j=${secret}`, false);
    expect(tab.load()).toEqual(join);
    expect(tab.load()).toEqual(join);
  });
});
