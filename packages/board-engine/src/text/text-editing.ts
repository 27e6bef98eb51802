import { type BoardItem, type ItemId, type TextMark, isContainer } from '@geflecht/board-schema';

import { fitTexts } from '../commands.ts';
import { labelPoint } from '../paint/paint-connectors.ts';
import type { Palette } from '../palette.ts';
import type { Workspace } from '../workspace.ts';
import { FRAME_TITLE_SIZE, type TextBlock, type TextBlocks, isWorded } from './item-text.ts';
import { Marking } from './marking.ts';
import { LINE_HEIGHT } from './measure.ts';
import { bindText } from './text-binding.ts';

/** Around a label, on either side. */
const LABEL_MARGIN = 8;
const LABEL_SIZE = 15;

/** Keys that, with Ctrl or ⌘, set words off. */
const MARK_KEYS: Readonly<Record<string, TextMark>> = { b: 'bold', i: 'italic' };

/** The text field over the item whose words are being written; it follows the item, the view and the size of the words. */
export class TextEditing {
  readonly field: HTMLTextAreaElement;
  readonly #workspace: Workspace;
  readonly #words: TextBlocks;
  readonly #marking: Marking;
  #ink = '';
  #id: ItemId | undefined;
  #release: (() => void) | undefined;

  constructor(options: {
    workspace: Workspace;
    words: TextBlocks;
    layer: HTMLElement;
    placeholder: string;
    left: () => void;
  }) {
    this.#workspace = options.workspace;
    this.#words = options.words;
    const field = options.layer.ownerDocument.createElement('textarea');
    this.field = field;
    field.placeholder = options.placeholder;
    field.setAttribute('aria-label', options.placeholder);
    field.spellcheck = true;
    field.hidden = true;
    Object.assign(field.style, {
      position: 'absolute',
      left: '0',
      top: '0',
      margin: '0',
      padding: '0',
      border: '0',
      outline: 'none',
      background: 'transparent',
      resize: 'none',
      overflow: 'hidden',
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      lineHeight: String(LINE_HEIGHT),
      transformOrigin: '0 0',
      pointerEvents: 'auto',
    });
    field.addEventListener('blur', () => this.stop());
    field.addEventListener('input', () => this.place());
    field.addEventListener('selectionchange', () => this.#tellMarks());
    field.addEventListener('keydown', (event) => {
      // Keys of a composition belong to the input method.
      if (event.isComposing) return;
      event.stopPropagation();
      this.#onKey(event, options.left);
    });
    this.#marking = new Marking(field);
    options.layer.append(field, this.#marking.sheet);
  }

  get editing(): ItemId | undefined {
    return this.#id;
  }

  /** Opens the field over an item, with all its words kept and the caret at their end. */
  start(id: ItemId, palette: Palette): void {
    if (this.#id === id) return;
    this.stop();
    const text = this.#workspace.board.text(id);
    if (!text || !this.#workspace.writable) return;
    this.#id = id;
    this.#workspace.editing = id;
    this.#workspace.select([id]);
    this.#workspace.undo.step();
    this.#release = bindText(this.field, text, (at, letters) => this.#marking.typed(at, letters));
    this.#marking.open(text);
    this.field.hidden = false;
    this.dress(palette);
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(this.field.value.length, this.field.value.length);
    this.#workspace.options.invalidate({ places: this.#workspace.scene.restingBoxes([id]) });
    this.#workspace.events.emit('editing', id);
    this.#tellMarks();
  }

  /** What is set off where the caret stands. */
  marks(): readonly TextMark[] {
    return this.#marking.active();
  }

  /** Sets off what is selected in the field, or what is typed next; one step for undo. */
  toggleMark(mark: TextMark): void {
    this.#workspace.undo.step();
    this.#marking.toggle(mark);
    this.#workspace.undo.step();
    this.place();
    this.#tellMarks();
  }

  /** Closes the field; what was written is already in the document. An empty text item goes away. */
  stop(): void {
    const id = this.#id;
    if (id === undefined) return;
    this.#id = undefined;
    this.#workspace.editing = null;
    this.#release?.();
    this.#release = undefined;
    this.#marking.close();
    this.field.hidden = true;
    const item = this.#workspace.board.get(id);
    if (item?.kind === 'text' && this.#workspace.writable) {
      if (item.text.trim() === '') this.#workspace.board.remove([id]);
      else fitTexts(this.#workspace, [id]);
    }
    this.#workspace.undo.step();
    this.#workspace.options.invalidate({ places: this.#workspace.scene.restingBoxes([id]) });
    this.#workspace.events.emit('editing', null);
  }

  /** Takes on the palette's typeface and the item's colours. */
  dress(palette: Palette): void {
    const item = this.#item();
    if (!item) return;
    const { style } = this.field;
    style.fontFamily = palette.font;
    this.#ink = inkOf(item, palette);
    style.background = item.kind === 'connector' ? palette.paper : 'transparent';
    style.borderRadius = '4px';
    style.whiteSpace = item.kind === 'connector' || item.kind === 'frame' ? 'pre' : 'pre-wrap';
    this.place();
  }

  /** Puts the field where the words are, at their size. Called whenever view, item or words change. */
  place(): void {
    const item = this.#item();
    if (!item) return;
    this.#fit(item);
    this.#marking.show(this.#ink);
  }

  #fit(item: BoardItem): void {
    const { style } = this.field;
    const { zoom } = this.#workspace.camera;
    if (item.kind === 'connector') {
      const path = this.#workspace.scene.path(item.id);
      if (!path) return;
      const middle = this.#workspace.toScreen(labelPoint(path));
      const height = LABEL_SIZE * LINE_HEIGHT;
      const words = this.field.value === '' ? this.field.placeholder : this.field.value;
      const width = (this.#workspace.options.measure()(words, 400) * LABEL_SIZE) / 100 + 2 * LABEL_MARGIN;
      this.#box(middle.x - (width / 2) * zoom, middle.y - (height / 2) * zoom, width, height, 0);
      style.fontSize = `${LABEL_SIZE}px`;
      style.fontWeight = '400';
      style.textAlign = 'center';
      return;
    }
    if (!isWorded(item)) return;
    const box = this.#workspace.scene.box(item.id) ?? item.place;
    const block: TextBlock = this.#words.block(item, box);
    const at = this.#workspace.toScreen(block.box);
    const lead = Math.max(0, block.top - block.box.y);
    const height = Math.max(block.box.h, block.layout.height + lead);
    this.#box(at.x, at.y, block.box.w, height, lead);
    style.fontSize = `${isContainer(item) ? FRAME_TITLE_SIZE : block.layout.size}px`;
    style.fontWeight = String(block.weight);
    style.textAlign = block.align === 'middle' ? 'center' : block.align;
  }

  #box(x: number, y: number, w: number, h: number, lead: number): void {
    const { style } = this.field;
    style.width = `${w}px`;
    style.height = `${h}px`;
    style.paddingTop = `${lead}px`;
    style.boxSizing = 'border-box';
    style.transform = `translate(${x}px, ${y}px) scale(${this.#workspace.camera.zoom})`;
  }

  #item(): BoardItem | undefined {
    return this.#id === undefined ? undefined : this.#workspace.board.get(this.#id);
  }

  #tellMarks(): void {
    if (this.#id !== undefined) this.#workspace.events.emit('marks', this.marks());
  }

  #onKey(event: KeyboardEvent, left: () => void): void {
    const mod = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const mark = key === 'x' && event.shiftKey ? 'strike' : MARK_KEYS[key];
    const kind = this.#item()?.kind;
    const single = kind === 'frame' || kind === 'connector' || kind === 'table';
    const table = kind === 'table' && event.key === 'Tab' && !event.shiftKey ? this.#id : undefined;
    if (event.key === 'Escape' || event.key === 'Tab' || (event.key === 'Enter' && (mod || single))) {
      event.preventDefault();
      this.stop();
      left();
      // After its title come the names of its columns.
      if (table !== undefined) this.#workspace.events.emit('openColumns', { item: table, column: 0 });
    } else if (mod && !event.altKey && mark !== undefined && isMarkable(this.#item())) {
      event.preventDefault();
      this.toggleMark(mark);
    } else if (mod && key === 'z') {
      // The field's own history knows nothing of others' words; the board's does.
      event.preventDefault();
      if (event.shiftKey) this.#workspace.undo.redo();
      else this.#workspace.undo.undo();
    } else if (mod && key === 'y') {
      event.preventDefault();
      this.#workspace.undo.redo();
    }
  }
}

/** Whether parts of an item's words may be set off. */
function isMarkable(item: BoardItem | undefined): boolean {
  return item !== undefined && 'marks' in item;
}

function inkOf(item: BoardItem, palette: Palette): string {
  switch (item.kind) {
    case 'note':
    case 'shape':
      return palette.hues[item.look.color].ink;
    case 'text':
      return item.look.color === 'grey' ? palette.ink : palette.hues[item.look.color].line;
    case 'frame':
    case 'table':
      return palette.inkSecond;
    case 'connector':
    case 'card':
    case 'stroke':
    case 'image':
    case 'stamp':
      return palette.ink;
  }
}
