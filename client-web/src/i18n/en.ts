// English, complete.

import type { Catalogue } from './fr';

const s = (n: number): string => (n === 1 ? '' : 's');

export const en: Catalogue = {
  name: 'English',
  code: 'en',
  app: 'Tablée',

  common: {
    close: 'Close',
    cancel: 'Cancel',
    save: 'Save',
    back: 'Back',
    retry: 'Try again',
    reload: 'Reload the page',
    loading: 'Loading…',
    language: 'Language',
    help: 'Help (new tab)',
    themes: { device: 'Appearance: as the device', light: 'Appearance: light', dark: 'Appearance: dark' },
    access: 'Accessibility: conforms in part',
    copy: 'Copy',
    copied: 'Copied',
    you: 'you',
    unknownPerson: 'Somebody',
    notLoaded: 'This screen could not be loaded',
    notLoadedHint: 'Check the network, then try again. What you wrote is kept.',
    noWasm:
      'This browser has no WebAssembly: it is too old, or locked down for this page (Lockdown Mode, a rule of your organisation). Allow it, or use another browser.',
    broken: 'The page could not start',
    brokenHint: 'Reload it. If that does not help, this browser may be too old. What you wrote is kept.',
  },

  join: {
    title: 'Take a seat at the table',
    lead: 'The code is shown in the room. A first name is enough: no account, no e-mail.',
    code: 'Workshop code',
    codeHint: 'Six letters or digits, such as ABC-DEF',
    yourName: 'Your first name',
    nameHint: 'It is shown on your notes.',
    go: 'Enter',
    going: 'One moment…',
    invitedAs: {
      join: 'You followed the workshop’s link: only your first name is missing.',
      moderator: 'This link makes you a moderator of the workshop.',
      observer: 'This link invites you to watch the workshop, without writing.',
    },
    otherCode: 'Use another code',
    stay: (who) => `Do not follow this link, stay ${who}`,
    wasHere: (n) =>
      n === 1
        ? 'This device has been in this workshop before. Your notes and dots are waiting.'
        : 'This device has been in this workshop before. Who are you?',
    goOnAs: (who) => `Go on as ${who}`,
    somebodyElse: 'I am somebody else',
    strangeSigns: (signs) =>
      `You typed ${signs}: codes have neither O nor 0, nor I nor 1, nor L. Look again at the screen in the room.`,
    otherServer: (host) => `This link leads to another server: open it (${host}).`,
    codeTooShort: 'The code has six characters. Some are missing.',
    make: 'Prepare a workshop',
    kept: {
      until: (day) => `Your notes and your first name are kept until ${day}.`,
      days: (n) => `Your notes and your first name are kept for ${n} days after the workshop.`,
      open: 'Your notes and your first name are kept until the moderators delete them.',
      responsible: (who) => `Responsible: ${who}.`,
      contact: (who) => `Contact: ${who}.`,
    },
    nameMissing: 'Write your first name, so that the others know you.',
    refused: {
      bad_token: 'Your access is no longer valid. Enter again with the code; what you wrote is kept here.',
      revoked:
        'The moderators have revoked the link you came by. Ask them for the new one; what you wrote is kept here.',
      put_out:
        'A moderator has ended your access. What you wrote is kept here; please talk to the moderators.',
      made_room:
        'You had not written anything yet, and your place was needed. Enter again with the code: there is always room.',
    },
    errors: {
      offline: 'The server does not answer. Check the Wi-Fi, then try again.',
      bad_code: 'There is no such code, or it is no longer valid. Check it on the screen in the room.',
      bad_name: 'This name has signs that are not shown everywhere. Write it in another way.',
      name_unseen: 'Nobody could see this name: it needs at least one letter or digit.',
      name_too_long: 'This name is too long: 40 letters at most.',
      slow_down: 'Too many tries in a row. Wait a few seconds, then try again.',
      full: 'The workshop is full. Please talk to the moderators: they can make room.',
      wrong_name:
        'The server does not know this page’s address. The technical team can mend it (tablee doctor says how).',
      not_ours:
        'It is not Tablée that answers: this Wi-Fi may want you to log in first. Do that, then try again.',
      other: 'That did not work. Try again in a moment.',
    },
  },

  tables: {
    hello: (who) => `Hello ${who}`,
    choose: 'Choose your table',
    chooseHint: 'You can change at any time.',
    watchHint: 'You are watching this workshop, without writing.',
    table: (n) => `Table ${n}`,
    agora: 'The agora',
    agoraHint: 'Propose topics, choose',
    here: (n) => (n === 0 ? 'Nobody yet' : n === 1 ? '1 person here' : `${n} people here`),
    hereUnknown: (connection) =>
      connection === 'offline' || connection === 'empty' ? 'Offline: who is here is not known' : '…',
    places: (n, of) => `${n} of ${of} places taken`,
    away: (n) => `${n} offline`,
    open: 'Sit down here',
    goIn: 'Go in',
    look: 'Watch',
    desk: 'Moderate',
    wall: 'All tables, live',
    rename: 'Change my first name',
    leave: 'Leave the workshop',
    leaveSure: 'Leave the workshop on this device?',
    leaveText: 'Your notes stay on the tables. To come back you will need the code.',
    leaveUnsent: (n) =>
      `${n} change${s(n)} not sent yet: ${n === 1 ? 'it' : 'they'} will be sent when you come back.`,
    stale: 'Offline: this is what this device knew of the workshop.',
    unsent: (n) => `${n} change${s(n)} not sent yet`,
    none: 'The tables are on their way. Meanwhile the agora is open.',
    principles: (list) => `The principles: ${list}`,
    introduction: 'The workshop',
    more: 'Read on',
    less: 'Show less',
  },

  roles: { moderator: 'Moderator', participant: 'Participant', observer: 'Observer' },

  status: {
    saved: 'Everything is saved',
    savedRest: 'Everything else is saved',
    unwritten: 'What you are writing is not on the board yet: shorten the text',
    sending: (n) => `${n} change${s(n)} not sent yet`,
    offline: (since) => `Offline since ${since}: everything is kept on this device`,
    offlineUnsent: (since, n) => `Offline since ${since}: ${n} change${s(n)} kept on this device`,
    notKept: 'Offline, and this device can not keep anything: do not close the page',
    loading: 'Opening the table…',
    connecting: 'Connecting…',
    syncing: 'Catching up…',
    empty: 'Never opened on this device: the first time needs the network',
    readOnly: 'You are watching: read only',
    serverReadOnly: 'The server can not save at the moment: everything is kept on this device',
    notNow: {
      disk: (n) =>
        n === 0
          ? 'The server’s disk is nearly full: what you write waits on this device until there is room. Deleting still works'
          : n === 1
            ? 'The server’s disk is nearly full: 1 change waits on this device and will go out by itself. Deleting still works'
            : `The server’s disk is nearly full: ${n} changes wait on this device and will go out by themselves. Deleting still works`,
      day: (n) =>
        n === 0
          ? 'Nobody writes here at the moment: what you write waits on this device until it goes on'
          : n === 1
            ? 'Nobody writes here at the moment: 1 change waits on this device and will go out by itself'
            : `Nobody writes here at the moment: ${n} changes wait on this device and will go out by themselves`,
    },
    leaseExpired: 'After a long absence this device has taken the table up as it is; everything is saved',
    muchRefused: (n) =>
      `Many changes are refused (see the list); ${n} still wait${n > 1 ? '' : 's'}, the server takes them little by little`,
    filling: (percent) => `Table ${percent} % full`,
    full: 'The table is full: moving and deleting still work. Go on at another table.',
    reload: 'A new version is ready',
    joinAgain: 'Enter with a code',
    refused: (n) => `${n} change${s(n)} refused`,
    way: {
      socket:
        'The server answers, but nothing gets through live: something in the network blocks WebSockets. The technical team can mend it (tablee doctor says how); otherwise try another network.',
      origin:
        'The server answers, but does not know this page’s address: the proxy in front of it changes the name (Host). The technical team can mend it (tablee doctor says how).',
      name: 'The server does not answer under this page’s name. The technical team can let it (tablee doctor says how).',
      not_ours:
        'It is not Tablée that answers: this Wi-Fi may want you to log in first. Do that in the browser.',
    },
    stop: {
      bad_frame: 'An exchange with the server failed. Reload the page: nothing is lost.',
      bad_token: 'Your access is no longer valid. Enter again with the code.',
      revoked: 'The moderators have ended your access. What you wrote is kept on this device.',
      bad_version: 'This page is too old. Reload it: nothing is lost.',
      quarantined:
        'The record of this table is damaged. Tell the person responsible, who can run “tablee doctor”.',
      taken: 'This table goes on in another tab. Reload to take it back here.',
      broken: 'This table could not be opened here. Reload the page: what this device keeps stays.',
    },
  },

  board: {
    canvas: 'The board. N: new note. Tab: next note. Enter: write. Arrows: move.',
    tools: 'Tools',
    newNote: 'New note',
    newNoteShort: 'Note',
    newFrame: 'New frame',
    frame: 'Frame',
    add: 'Add something else',
    penSeen: 'A pen: from now on fingers move the board.',
    draw: 'Draw',
    addShort: 'Add',
    undo: 'Undo what I did',
    undoShort: 'Undo',
    redo: 'Redo what I did',
    redoShort: 'Redo',
    zoomIn: 'Zoom in',
    zoomOut: 'Zoom out',
    fit: 'See everything',
    propositions: 'Propositions',
    list: 'List of notes',
    away: (n) => (n > 1 ? `${n} notes lie farther away` : 'One note lies farther away'),
    elsewhere: 'Nothing here: the notes lie elsewhere',
    goHome: 'Back to the notes',
    people: 'Who is here, and more',
    tables: 'All tables',
    emptyTitle: 'This table waits for its first note',
    emptyHint: 'Touch “Note”, or the board twice where you want it.',
    emptyWatch: 'This table has no note yet.',
    writes: (who) => `${who} is writing`,
    removed: (notes, frames, staying) =>
      frames > 0 && staying > 0
        ? `Frame${s(frames)} deleted. What lay in ${frames === 1 ? 'it' : 'them'} stays.`
        : frames > 0 && notes > 0
          ? `Frame and ${notes} note${s(notes)} deleted`
          : frames > 0
            ? `Frame${s(frames)} deleted`
            : notes === 0
              ? 'Deleted'
              : notes === 1
                ? 'Note deleted'
                : `${notes} notes deleted`,
    bringBack: 'Bring back',
    grouped: (n) => `${n} note${s(n)} grouped`,
    locked: 'Locked by the moderators',
    notThisPhase: 'Not in this phase: see at the top what it is for',
    gone: 'Somebody has just deleted this note',
    full: 'This table is full. Delete what is not needed any more, or go on at another table',
    tooLong:
      'Too long for one note: shorten it, or spread it over several. Nothing of it is on the table yet',
    putAside: 'These words are not on the table. They are kept in the list of refused changes',
    lost: 'The table did not take this note. Its words are kept in the list of refused changes',
    nothingToUndo: 'Nothing of yours to undo',
    nothingToRedo: 'Nothing to redo',
    changedSince: 'This can not be taken back: others have changed it since',
  },

  selection: {
    bar: 'Selection',
    count: (n) => `${n} selected`,
    edit: 'Write',
    title: 'Title',
    describe: 'Describe',
    colour: 'Colour',
    vote: 'Support this: +1',
    voteShort: '+1',
    unvote: 'Take your +1 back',
    myDots: (n) => (n === 0 ? 'No +1 of yours' : `Your +${n}`),
    duplicate: 'Duplicate',
    group: 'Group',
    ungroup: 'Ungroup',
    remove: 'Delete',
    done: 'Done',
    several: 'Several',
    addMore: 'Touch notes to add or to leave out',
  },

  editor: {
    note: 'Text of the note',
    frame: 'Title of the frame',
    notePlaceholder: 'Write…',
    framePlaceholder: 'Title of the frame',
    done: 'Done',
    next: 'Next note',
    newLine: 'New line',
  },

  colours: {
    yellow: 'Yellow',
    orange: 'Orange',
    pink: 'Pink',
    violet: 'Violet',
    blue: 'Blue',
    turquoise: 'Turquoise',
    green: 'Green',
    white: 'White',
  },

  list: {
    title: 'The notes',
    lead: 'In reading order, frame by frame.',
    count: (n) => (n === 0 ? 'No note' : `${n} note${s(n)}`),
    outside: 'Outside of frames',
    untitled: 'Frame without a title',
    empty: 'Empty note',
    picture: (text) => `Picture: ${text || 'without description'}`,
    by: (who) => `by ${who}`,
    writtenBy: (who) => `written by ${who}`,
    votes: (n) => `+${n}`,
  },

  people: {
    here: (n) => `${n} ${n === 1 ? 'person' : 'people'} here`,
    alone: 'Nobody else is here',
    since: (time) => `since ${time}`,
    changes: (n) => (n === 0 ? 'has written nothing' : `${n} change${s(n)}`),
    connected: 'connected',
    filter: 'Who is shown',
    filters: { all: 'All', here: 'Connected', idle: 'Nothing written, away' },
    all: 'Mark all that are shown',
    none: 'Nobody.',
    full: 'All places are taken. People who have written something or are connected have to be put out before others can come in.',
    putOut: 'Put out',
    putOutMany: (n) => `Put out ${n} ${n === 1 ? 'person' : 'people'}`,
    sure: (n, who) => (n === 1 ? `Put ${who} out of the workshop?` : `Put ${n} people out of the workshop?`),
    sureNotes: (n) => `Their notes stay on the tables, with ${n === 1 ? 'their name' : 'their names'}.`,
    sureAccess: (n) =>
      n === 1
        ? 'Their access ends at once, on all their devices.'
        : 'Their access ends at once, on all their devices. Nobody else notices.',
    renew: 'Change the code as well, so that they can not come back by it. Whoever is here stays.',
    wasPutOut: (n, who) => (n === 1 ? `${who} was put out.` : `${n} people were put out.`),
  },

  watch: {
    oldPicture: (since) => `Picture from before ${since}: this table does not answer`,
    title: 'The workshop, live',
    invite: 'Invite',
    people: 'Participants',
    tables: 'Tables',
    replay: 'Replay',
    open: 'Open',
    joinCode: 'Code',
    joinHelp: 'Scan, or type this code at:',
    joinLink: 'Link to take part',
    observerLink: 'Link to watch',
    moderatorLink: 'Moderators’ link: share it among moderators only',
    noLinks: 'The code and the links will be here when the server answers.',
    issue: 'Create',
    revoke: 'Revoke',
    revokeSure: 'Yes, revoke',
    revokeNote: 'People who came in by this link will be put out and need another one. You stay.',
    renew: 'Change',
    renewNote: 'The old code lets nobody in any more; whoever is here stays.',
    qr: 'QR code of the link to take part',
    noPeople: 'Nobody has entered yet.',
    notes: (n) => `${n} note${s(n)}`,
    away: (n) => `${n} of them farther away`,
    localhost:
      'This address works on this device only. To invite people, open the page by the server’s address on the network.',
  },

  replay: {
    day: 'Replay the day',
    title: 'Replay',
    play: 'Play',
    pause: 'Pause',
    speed: 'Speed',
    times: (n) => `${n}×`,
    timeline: 'Timeline',
    stepBack: 'Previous act',
    stepForward: 'Next act',
    start: 'Go to the beginning',
    end: 'Go to the end',
    idleSkipped: 'Pauses are skipped',
    zone: (town, offset) => (town === '' ? `This device’s time (${offset})` : `Times: ${town} (${offset})`),
    clockSaid: (time) => `The server’s clock had run ahead: when this was done it said ${time}.`,
    loading: 'Reading the table’s log…',
    failed: 'The log could not be read.',
    nothing: 'Nothing has happened at this table yet.',
    live: 'See live',
    at: (time) => `At ${time}`,
  },
};
