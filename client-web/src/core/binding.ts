// The calls of the core's module by name (server/core/wasm_*.cpp), bound once.
import { Scratch, type CoreModule } from './module';

export function bind(module: CoreModule) {
  const call = (name: string) => module.call(name);
  return {
    module,
    scratch: new Scratch(module),
    open: call('board_open'),
    close: call('board_close'),
    setLocal: call('board_set_local'),
    load: call('board_load'),
    keyframe: call('board_keyframe'),
    counter: call('board_counter'),
    apply: call('board_apply'),
    changes: call('board_changes'),
    size: call('board_size'),
    object: call('board_object'),
    find: call('board_find'),
    order: call('board_order'),
    text: call('board_text'),
    mark: call('board_mark'),
    behind: call('board_behind'),
    votesBy: call('board_votes_by'),
    votesSpent: call('board_votes_spent'),
    participantOf: call('board_participant_of'),
    ends: call('board_ends'),
    points: call('board_points'),
    blob: call('board_blob'),
    create: call('edit_create'),
    move: call('edit_move'),
    resize: call('edit_resize'),
    number: call('edit_number'),
    alive: call('edit_alive'),
    raise: call('edit_raise'),
    lower: call('edit_lower'),
    between: call('edit_between'),
    vote: call('edit_vote'),
    end: call('edit_end'),
    insert: call('edit_insert'),
    type: call('edit_type'),
    erase: call('edit_erase'),
    replace: call('edit_replace'),
    commit: call('edit_commit'),
    canUndo: call('edit_can_undo'),
    canRedo: call('edit_can_redo'),
    undo: call('edit_undo'),
    redo: call('edit_redo'),
    restamp: call('batch_restamp'),
    hash: call('batch_hash'),
  };
}

export type Bound = ReturnType<typeof bind>;
