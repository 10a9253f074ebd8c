// An open agora as its list reads and changes it: topics, and the notes beside them. It follows the board until it is closed.

import { signal } from '@preact/signals';
import type { Board, Changes } from '../../app/model';
import { Kind, type ObjectView } from '../../core/view';
import { noParent, type Item } from '../../scene/item';
import { Layer } from '../../scene/layer';
import { noteRect, nextSpot, freeSpot } from '../../tools/placement';
import { setAlive } from '../../tools/edits';
import * as edits from '../../tools/topic_edits';
import { older, topicsOf, type Arrow, type Card, type Topic } from './topics';

/** What stands on the agora and is no topic: hellos above all. */
export interface Hello {
  readonly handle: number;
  readonly author: number;
  readonly text: string;
}

/** The colour of topics, among the notes: blue. */
const topicColour = 4;
const helloColour = 0;
/** Topics begin here, notes above: both grow to the right. */
const topicsAt = { x: 0, y: 600 };
const notesAt = { x: 0, y: 0 };

export class AgoraBoard {
  /** Oldest first. */
  readonly topics = signal<readonly Topic[]>([]);
  /** Newest first. */
  readonly hellos = signal<readonly Hello[]>([]);
  readonly loaded = signal(false);
  /** Goes up with each change of the board. */
  readonly version = signal(0);
  readonly layer: Layer;
  private readonly connectors = new Set<number>();
  private readonly stop: () => void;

  constructor(
    private readonly board: Board,
    private readonly me: number,
    private readonly people: () => Iterable<number>,
    /** In whose name topics and hellos are made: participant; 0: one's own. */
    private readonly writesFor: () => number,
  ) {
    this.layer = new Layer(board.id, board.document);
    this.stop = board.onChanges((changes) => this.changed(changes));
  }

  close(): void {
    this.stop();
  }

  /** False: the board takes nothing, or is full. */
  propose(question: string, why: string): boolean {
    const text = edits.topicText(question, why);
    const at = this.spot(Kind.topic, topicsAt);
    return this.make((d) => edits.createTopic(d, at, topicColour, text));
  }

  sayHello(text: string): boolean {
    const at = this.spot(Kind.note, notesAt);
    return this.make((d) => edits.createHello(d, at, helloColour, text.trim()));
  }

  private make(act: Parameters<Board['edit']>[0]): boolean {
    return this.board.edit((d) => {
      d.behalf(this.writesFor());
      act(d);
      d.behalf(0);
    });
  }

  /** False: the board does not take it. */
  change(card: Card, question: string, why: string): boolean {
    const text = edits.topicText(question, why);
    if (text === this.board.document.text(card.handle)) return true;
    return this.board.edit((d) => edits.rewrite(d, card.handle, text));
  }

  remove(card: Card): boolean {
    return this.board.edit((d) => setAlive(d, [card.handle], false));
  }

  want(topic: Topic, wanted: boolean): boolean {
    const parts = [topic.head, ...topic.joined].map(({ handle }) => handle);
    return this.board.edit((d) => edits.want(d, parts, this.me, wanted));
  }

  join(topic: Topic, to: Topic): boolean {
    return this.board.edit((d) => edits.joinTopics(d, topic.head.handle, to.head.handle));
  }

  /** `card` stands for itself again; what was joined to it stays with it. */
  part(topic: Topic, card: Card): boolean {
    const leads = topic.arrows.filter(({ from }) => from === card.handle);
    return this.board.edit((d) =>
      edits.partTopics(
        d,
        leads.map(({ handle }) => handle),
      ),
    );
  }

  /** Beside the newest of its kind, else at the place where they begin. */
  private spot(kind: number, begin: { readonly x: number; readonly y: number }) {
    const { scene } = this.layer;
    const { document } = this.board;
    const last = [...scene.all()]
      .filter((item) => item.kind === kind && item.parent === noParent)
      .map((item) => ({ item, ref: document.object(item.handle) }))
      .sort((a, b) => older(b.ref, a.ref))[0];
    return last ? nextSpot(scene, last.item) : freeSpot(scene, noteRect(begin));
  }

  private changed(changes: Changes): void {
    const { document } = this.board;
    if (changes.all) {
      this.layer.rebuilt(changes.renamed);
      this.connectors.clear();
      for (let handle = 0; handle < document.size; handle++) this.note(handle);
      this.loaded.value = true;
    } else {
      this.layer.scene.update(changes.list);
      for (const { handle } of changes.list) this.note(handle);
    }
    this.show();
    this.version.value++;
  }

  private note(handle: number): void {
    if (this.board.document.object(handle).kind === Kind.connector) this.connectors.add(handle);
  }

  private show(): void {
    const items = [...this.layer.scene.all()].filter(({ text }) => text.trim() !== '');
    const cards = items.filter(({ kind }) => kind === Kind.topic).map((item) => this.card(item));
    this.topics.value = topicsOf(cards, this.arrows());
    this.hellos.value = items
      .filter(({ kind }) => kind === Kind.note)
      .map((item) => ({ hello: this.hello(item), ref: this.board.document.object(item.handle) }))
      .sort((a, b) => older(b.ref, a.ref))
      .map(({ hello }) => hello);
  }

  private hello({ handle, author, text }: Item): Hello {
    return { handle, author, text };
  }

  private card({ handle, author, text, votes }: Item): Card {
    const { document } = this.board;
    const { counter, replica }: ObjectView = document.object(handle);
    const wanting = votes === 0 ? [] : [...this.people()].filter((who) => document.votesBy(handle, who) > 0);
    const [question, why] = [edits.questionOf(text), edits.whyOf(text)];
    const name = this.layer.names.of(handle);
    return { handle, name, ref: { counter, replica }, author, question, why, wanting };
  }

  private arrows(): Arrow[] {
    const { document } = this.board;
    return [...this.connectors].flatMap((handle) => {
      if (!document.has(handle) || !document.object(handle).shown) return [];
      const [start, finish] = document.ends(handle);
      return [{ handle, from: start.target, to: finish.target }];
    });
  }
}
